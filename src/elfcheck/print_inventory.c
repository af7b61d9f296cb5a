// A line a library for people, one object a file for programs.
#include "elfcheck/print_inventory.h"

#include "base/json.h"
#include "elfcheck/inventory.h"
#include "elfcheck/report.h"

void inventory_print(const char *file, const struct inventory *inventory, FILE *out)
{
    report_escape(span_text(file), out);
    fprintf(out, ": %u libraries known by their strings\n", inventory->count);
    for (unsigned i = 0; i < inventory->count; i++) {
        const struct library_found *found = &inventory->found[i];

        fprintf(out, "  %-10s ", found->name);
        report_escape(found->version.len > 0 ? found->version : span_text("(version not told)"),
                      out);
        fprintf(out, "  %s\n", found->licence);
    }
}

void inventory_print_json(const char *file, const struct inventory *inventory, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, file);
    json_key(&json, "libraries");
    json_array(&json);
    for (unsigned i = 0; i < inventory->count; i++) {
        const struct library_found *found = &inventory->found[i];

        json_object(&json);
        json_key(&json, "name");
        json_text(&json, found->name);
        json_key(&json, "version");
        json_span(&json, found->version);
        json_key(&json, "licence");
        json_text(&json, found->licence);
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}
