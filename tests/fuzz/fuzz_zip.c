// Fuzzes a wheel: its zip file, RECORD and metadata, what is inflated out of it, the ELF files inside, the checks, the
// report in each of its forms.
#include "elfcheck/wheel.h"

#include "elfcheck/shared_set.h"
#include "fuzz.h"

static const char name[] =
    "demo-1.0-1-py2.py3.cp313-none.cp313-any.manylinux_2_17_x86_64.musllinux_1_1_aarch64.whl";

// As main.c does: what was unpacked is gone before the report is printed.
static void check_entry(struct wheel *wheel, const struct wheel_entry *entry,
                        struct shared_set *shared, struct arena *arena, struct report *report)
{
    struct gather gather = fuzz_gather(arena, NULL);
    struct facts facts;

    if (!span_starts(entry->bytes, "\177ELF"))
        return;
    facts_gather(entry->bytes, &gather, &facts);
    wheel_elf(wheel, entry->name, &facts);
    shared_set_add(shared, entry->name, &facts);
    report->member = entry->name;
    fuzz_check((struct subject){.facts = &facts}, profile_row(PROFILE_ANY), facts.kind, report);
    report->member = (struct span){NULL, 0};
}

static void check_entries(struct wheel *wheel, struct shared_set *shared, struct report *report)
{
    struct wheel_entry entry;
    bool more = true;

    while (more) {
        struct arena unpacked;

        arena_init(&unpacked, fuzz_no_memory);
        more = wheel_next(wheel, &unpacked, &entry);
        if (more)
            check_entry(wheel, &entry, shared, &unpacked, report);
        arena_free(&unpacked);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *out = fopen("/dev/null", "w");
    struct report report;
    struct shared_set shared;
    struct wheel *wheel;
    struct arena arena;

    if (!out)
        abort();
    arena_init(&arena, fuzz_no_memory);
    report_start(&report, &arena, name);
    report.kind = KIND_WHEEL;
    report.profile = PROFILE_WHEEL;
    wheel = arena_array(&arena, 1, sizeof *wheel);
    wheel_open(span_of(data, size), span_text(name), ZIP_SIZE_MOST, &arena, wheel);
    report.members = wheel->zip.count;
    shared_set_start(&shared, fuzz_no_memory, 1);
    check_entries(wheel, &shared, &report);
    shared_set_finish(&shared);
    fuzz_check((struct subject){.wheel = wheel, .shared = &shared}, profile_row(PROFILE_WHEEL),
               KIND_WHEEL, &report);
    fuzz_print(&report, out);
    shared_set_free(&shared);
    arena_free(&arena);
    fclose(out);
    return 0;
}
