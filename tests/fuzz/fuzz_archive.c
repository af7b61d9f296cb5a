// Fuzzes an ar archive: its own facts, those of each member, every check of every profile, the report in each of its
// forms; and a link line of it and itself.
#include "elfcheck/archive_set.h"
#include "elfcheck/facts_archive.h"

#include "fuzz.h"

// Any number does for the key of the name tables; that it is always the same lets a crash happen again.
enum { SECRET = 0x5eed };

static void check_members(const struct archive_facts *archive, const struct profile_row *profile,
                          struct report *report)
{
    for (uint64_t i = 0; i < archive->member_count; i++) {
        struct arena arena;
        struct gather gather = fuzz_gather(&arena, &archive->defined);
        struct facts facts;

        arena_init(&arena, fuzz_no_memory);
        facts_gather(archive->members[i].data, &gather, &facts);
        report->member = archive->members[i].name;
        fuzz_check((struct subject){.facts = &facts, .archive = archive}, profile, facts.kind,
                   report);
        arena_free(&arena);
    }
}

static void check(const struct archive_facts *archive, struct arena *arena, FILE *out)
{
    unsigned count;
    const struct profile_row *profiles = profile_rows(&count);

    for (unsigned i = 0; i < count; i++) {
        struct report report;

        report_start(&report, arena, "input");
        report.kind = KIND_ARCHIVE;
        report.profile = profiles[i].profile;
        report.members = archive->member_count;
        fuzz_check((struct subject){.archive = archive}, &profiles[i], KIND_ARCHIVE, &report);
        check_members(archive, &profiles[i], &report);
        fuzz_print(&report, out);
    }
}

static void inspect(const struct archive_facts *archive, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    inspect_archive(&json, archive);
    json_close(&json);
    if (!json_finish(&json))
        abort();
}

static void put_in_line(const uint8_t *data, size_t size)
{
    struct archive_set set;

    archive_set_start(&set, fuzz_no_memory, SECRET);
    archive_set_add(&set, "one", span_of(data, size));
    archive_set_add(&set, "other", span_of(data, size));
    archive_set_finish(&set);
    archive_set_free(&set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *out = fopen("/dev/null", "w");
    struct archive_facts archive;
    struct arena arena;

    if (!out)
        abort();
    arena_init(&arena, fuzz_no_memory);
    facts_of_archive(span_of(data, size), &arena, SECRET, &archive);
    inspect(&archive, out);
    check(&archive, &arena, out);
    arena_free(&arena);
    put_in_line(data, size);
    fclose(out);
    return 0;
}
