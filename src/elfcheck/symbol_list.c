// Lists dynamic symbols: found through the dynamic table, so that stripped sections hide none.
#include "elfcheck/symbol_list.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/json.h"
#include "elfcheck/constants.h"
#include "elfcheck/exports.h"
#include "elfcheck/hash.h"
#include "elfcheck/loadset.h"
#include "elfcheck/report.h"

struct row {
    struct symbol symbol;
    const struct symbol_version *version;
    bool hidden, undefined;
};

static const char *binding_name(uint8_t binding)
{
    return binding == STB_WEAK ? "weak" : binding == STB_GNU_UNIQUE ? "unique" : "global";
}

static const char *type_name(uint8_t type)
{
    static const char *const names[16] = {
        [STT_NOTYPE] = "notype", [STT_OBJECT] = "object", [STT_FUNC] = "func",
        [STT_COMMON] = "common", [STT_TLS] = "tls",       [STT_GNU_IFUNC] = "ifunc",
    };

    return names[type & 15] ? names[type & 15] : "other";
}

static void print_row(const struct row *row)
{
    report_escape(row->symbol.name, stdout);
    if (row->version) {
        fputs(row->hidden || row->undefined ? "@" : "@@", stdout);
        report_escape(row->version->name, stdout);
    }
    printf(" %s %s %" PRIu64 "%s\n", binding_name(row->symbol.binding), type_name(row->symbol.type),
           row->symbol.size, row->undefined ? " undefined" : "");
}

static void put_row(struct json *json, const struct row *row)
{
    json_object(json);
    json_key(json, "name");
    json_span(json, row->symbol.name);
    if (row->version) {
        json_key(json, "version");
        json_span(json, row->version->name);
    }
    json_key(json, "binding");
    json_text(json, binding_name(row->symbol.binding));
    json_key(json, "type");
    json_text(json, type_name(row->symbol.type));
    json_key(json, "size");
    json_uint(json, row->symbol.size);
    json_key(json, "undefined");
    json_bool(json, row->undefined);
    json_close(json);
}

// Prints each symbol that is wanted, to `json` when it is there.
static void each_symbol(const struct loadset *set, bool exported, bool undefined, struct json *json)
{
    const struct object *object = set->object[0];
    struct faults ignored = {0};
    struct exports exports;
    struct row row;
    uint64_t count;

    if (!object->has_dynamic)
        return;
    exports_open(&object->dynamic, set->arena, &exports);
    count = hash_symbol_count(&object->dynamic, &ignored);
    for (uint64_t i = 1; i < count && symbol_names_sane(&exports.symbols) &&
                         symbol_get(&exports.symbols, i, &row.symbol, NULL);
         i++) {
        row.undefined = symbol_undefined(&row.symbol);
        row.version = exports_version(&exports, i, &row.hidden);
        if (row.symbol.binding == STB_LOCAL || row.symbol.name.len == 0 ||
            row.symbol.visibility == STV_HIDDEN || row.symbol.visibility == STV_INTERNAL ||
            (exported != undefined && row.undefined != undefined))
            continue;
        if (json)
            put_row(json, &row);
        else
            print_row(&row);
    }
}

void symbol_list_print(const struct loadset *set, bool exported, bool undefined)
{
    each_symbol(set, exported, undefined, NULL);
}

void symbol_list_print_json(const struct loadset *set, const char *file, bool exported,
                            bool undefined)
{
    struct json json;

    json_start(&json, stdout);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, file);
    json_key(&json, "symbols");
    json_array(&json);
    each_symbol(set, exported, undefined, &json);
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}
