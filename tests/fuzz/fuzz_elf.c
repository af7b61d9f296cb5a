// Fuzzes one ELF object of any kind: facts, every check of every profile, the report in each of its forms.
#include "fuzz.h"

static void check(const struct facts *facts, struct arena *arena, FILE *out)
{
    unsigned count;
    const struct profile_row *profiles = profile_rows(&count);

    for (unsigned i = 0; i < count; i++) {
        struct report report;

        report_start(&report, arena, "input");
        report.kind = facts->kind;
        report.profile = profiles[i].profile;
        fuzz_check((struct subject){.facts = facts}, &profiles[i], facts->kind, &report);
        fuzz_print(&report, out);
    }
}

static void inspect(const struct facts *facts, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    inspect_object(&json, facts);
    json_close(&json);
    if (!json_finish(&json))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *out = fopen("/dev/null", "w");
    struct arena arena;
    struct gather gather = fuzz_gather(&arena, NULL);
    struct facts facts;

    if (!out)
        abort();
    arena_init(&arena, fuzz_no_memory);
    facts_gather(span_of(data, size), &gather, &facts);
    inspect(&facts, out);
    check(&facts, &arena, out);
    arena_free(&arena);
    fclose(out);
    return 0;
}
