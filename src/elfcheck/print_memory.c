// One table of columns makes the rows and the JSON of `elfcheck memory`.
#include "elfcheck/print_memory.h"

#include <inttypes.h>

#include "base/json.h"
#include "elfcheck/facts_memory.h"
#include "elfcheck/report.h"

static uint64_t pages(const struct memory_facts *memory)
{
    return memory->dirty_pages;
}

static uint64_t dirty(const struct memory_facts *memory)
{
    return memory->dirty_pages * memory->page;
}

static uint64_t shareable(const struct memory_facts *memory)
{
    return memory->shareable_pages * memory->page;
}

static uint64_t relro(const struct memory_facts *memory)
{
    return memory->relro_bytes;
}

static uint64_t ceiling(const struct memory_facts *memory)
{
    return memory->writable_pages * memory->page;
}

static uint64_t tables(const struct memory_facts *memory)
{
    return memory->table_bytes;
}

static uint64_t saves(const struct memory_facts *memory)
{
    return memory->relr_saves;
}

static const struct column {
    const char *key, *head;
    int width;
    uint64_t unit; // that people are shown it in; JSON has bytes
    uint64_t (*get)(const struct memory_facts *memory);
} columns[] = {
    {"dirty_pages", "pages", 6, 1, pages},
    {"dirty_bytes", "dirty K", 8, 1024, dirty},
    {"writable_bytes", "ceiling K", 10, 1024, ceiling},
    {"shareable_bytes", "shared K", 9, 1024, shareable},
    {"relro_bytes", "relro K", 8, 1024, relro},
    {"reloc_table_bytes", "tables", 8, 1, tables},
    {"relr_saves_bytes", "RELR -", 8, 1, saves},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

void memory_print_head(FILE *out)
{
    for (unsigned i = 0; i < COLUMNS; i++)
        fprintf(out, " %*s", columns[i].width - 1, columns[i].head);
    for (int kind = 0; kind < MEMORY_RELOCS; kind++)
        fprintf(out, " %9s", memory_reloc_name((enum reloc_kind)kind));
    fputs("  file\n", out);
}

static void print_row(const struct memory_facts *memory, FILE *out)
{
    for (unsigned i = 0; i < COLUMNS; i++)
        fprintf(out, " %*" PRIu64, columns[i].width - 1,
                columns[i].get(memory) / columns[i].unit +
                    (columns[i].get(memory) % columns[i].unit > 0));
    for (int kind = 0; kind < MEMORY_RELOCS; kind++)
        fprintf(out, " %9" PRIu64, memory->relocs[kind]);
    fputs(memory->exact ? "  " : " <", out);
}

void memory_print(const char *file, const struct memory_facts *memory, FILE *out)
{
    print_row(memory, out);
    report_escape(span_text(file), out);
    fputc('\n', out);
}

void memory_print_sum(uint64_t files, const struct memory_facts *sum, FILE *out)
{
    print_row(sum, out);
    fprintf(out, "sum of %" PRIu64 "\n", files);
    fprintf(out,
            "if merged into one: about %" PRIu64
            " dirty pages when it can be loaded anywhere, "
            "%" PRIu64 " at a fixed address\n",
            memory_merged(sum), memory_merged_fixed(sum));
}

static void put_uint(struct json *json, const char *key, uint64_t value)
{
    json_key(json, key);
    json_uint(json, value);
}

static void put_memory(struct json *json, const struct memory_facts *memory)
{
    put_uint(json, "page_bytes", memory->page);
    for (unsigned i = 0; i < COLUMNS; i++)
        put_uint(json, columns[i].key, columns[i].get(memory));
    json_key(json, "exact");
    json_bool(json, memory->exact);
    json_key(json, "relocations");
    json_object(json);
    for (int kind = 0; kind < MEMORY_RELOCS; kind++)
        put_uint(json, memory_reloc_name((enum reloc_kind)kind), memory->relocs[kind]);
    json_close(json);
}

void memory_print_json(const char *file, const char *kind, const struct memory_facts *memory,
                       FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, file);
    json_key(&json, "kind");
    json_text(&json, kind);
    put_memory(&json, memory);
    json_close(&json);
    json_finish(&json);
}

void memory_print_sum_json(uint64_t files, const struct memory_facts *sum, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    put_uint(&json, "files", files);
    put_memory(&json, sum);
    put_uint(&json, "merged_dirty_pages", memory_merged(sum));
    put_uint(&json, "merged_fixed_dirty_pages", memory_merged_fixed(sum));
    json_close(&json);
    json_finish(&json);
}
