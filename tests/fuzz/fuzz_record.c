// Fuzzes the small texts of a wheel: one input is its RECORD, its WHEEL and METADATA, its file name and a tag.
#include "elfcheck/record.h"
#include "elfcheck/tag.h"
#include "elfcheck/wheelmeta.h"

#include "fuzz.h"

static void expect(bool good)
{
    if (!good)
        abort();
}

static void read_record(struct span text, struct arena *arena)
{
    struct record record = {.text = text, .arena = arena};
    struct record_row row;
    uint64_t line = 0;

    while (record_next(&record, &row)) {
        expect(row.line > line && row.line <= text.len + 1);
        line = row.line;
        expect(row.broken || row.path.len + row.hash.len + row.size.len <= text.len);
        if (!row.broken && row.path.len > 0)
            expect(!record_hash_true(row.hash, row.path) || record_hashed(row.hash));
    }
}

static void read_headers(struct span text)
{
    struct meta meta = {text, 0};
    struct span key, value, last = {NULL, 0};

    while (meta_next(&meta, &key, &value)) {
        expect(key.len + value.len < text.len);
        expect(meta_same_project(value, value) && meta_same_version(value, value));
        expect(meta_same_project(last, value) == meta_same_project(value, last));
        expect(meta_same_version(last, value) == meta_same_version(value, last));
        last = value;
    }
    meta_get(text, "Wheel-Version", &value);
}

static void read_name(struct span text)
{
    struct wheel_name name;
    struct platform platform;
    const char *problem;
    unsigned at[3];

    platform_of(text, &platform);
    expect(tag_of_module(text).len < text.len || text.len == 0);
    if (!wheel_name_parse(text, &name, &problem)) {
        expect(problem[0] != '\0');
        return;
    }
    for (unsigned i = 0; i < name.platform.count; i++) {
        platform_of(name.platform.part[i], &platform);
        expect(tag_index(&name.platform, name.platform.part[i]) <= i);
    }
    if (tag_of_line(&name, text, at))
        expect(at[0] < name.python.count && at[1] < name.abi.count && at[2] < name.platform.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = span_of(data, size);
    struct arena arena;

    arena_init(&arena, fuzz_no_memory);
    read_record(text, &arena);
    read_headers(text);
    read_name(text);
    arena_free(&arena);
    return 0;
}
