// Prints one change a line, and the first few names of what came or went below it.
#include "elfcheck/print_diff.h"

#include <inttypes.h>

#include "base/json.h"
#include "elfcheck/diff.h"
#include "elfcheck/report.h"

static void print_names(const char *mark, const struct names *names, FILE *out)
{
    for (uint64_t i = 0; i < names->count && i < SAMPLES; i++) {
        fprintf(out, "    %s ", mark);
        report_escape(names->name[i], out);
        fputc('\n', out);
    }
    if (names->count > SAMPLES)
        fprintf(out, "    %s and %" PRIu64 " more\n", mark, names->count - SAMPLES);
}

static void print_hex(struct span bytes, FILE *out)
{
    for (uint64_t i = 0; i < bytes.len && i < 20; i++)
        fprintf(out, "%02x", bytes.at[i]);
    if (bytes.len == 0)
        fputs("none", out);
}

static void print_text(struct span text, FILE *out)
{
    if (text.len == 0)
        fputs("none", out);
    report_escape(text, out);
}

static void print_change(const struct change *change, FILE *out)
{
    static const char *const yes[] = {"no", "yes"};

    fprintf(out, "  %-7s%s: ", change->worse ? "worse" : "", change->what);
    switch (change->kind) {
    case CHANGE_SET:
        fprintf(out, "%" PRIu64 " added, %" PRIu64 " removed", change->added.count,
                change->removed.count);
        if (change->raised.count > 0)
            fputs(", some above all that were wanted", out);
        break;
    case CHANGE_TEXT:
        print_text(change->old_text, out);
        fputs(" -> ", out);
        print_text(change->new_text, out);
        break;
    case CHANGE_FLAG:
        fprintf(out, "%s -> %s", yes[change->old_value], yes[change->new_value]);
        break;
    case CHANGE_SIZE:
        fprintf(out, "%" PRIu64 " -> %" PRIu64, change->old_value, change->new_value);
        break;
    case CHANGE_BUILD:
        print_hex(change->old_text, out);
        fputs(" -> ", out);
        print_hex(change->new_text, out);
        break;
    }
    fputc('\n', out);
    print_names("+", &change->added, out);
    print_names("-", &change->removed, out);
}

void diff_print(const char *old, const char *new, const struct diff *diff, FILE *out)
{
    report_escape(span_text(old), out);
    fputs(" -> ", out);
    report_escape(span_text(new), out);
    fputs(diff->count == 0 ? ": the same promises, and sizes\n"
          : diff->worse    ? ": a promise got worse\n"
                           : ": no promise got worse\n",
          out);
    for (unsigned i = 0; i < diff->count; i++)
        print_change(&diff->change[i], out);
}

static void put_names(struct json *json, const char *key, const struct names *names)
{
    json_key(json, key);
    json_object(json);
    json_key(json, "count");
    json_uint(json, names->count);
    json_key(json, "first");
    json_array(json);
    for (uint64_t i = 0; i < names->count && i < SAMPLES; i++)
        json_span(json, names->name[i]);
    json_close(json);
    json_close(json);
}

static void put_pair(struct json *json, const struct change *change)
{
    char hex[2][41] = {"", ""};
    struct span id[2] = {change->old_text, change->new_text};

    for (unsigned side = 0; side < 2; side++) {
        json_key(json, side == 0 ? "old" : "new");
        if (change->kind == CHANGE_TEXT)
            json_span(json, id[side]);
        else if (change->kind == CHANGE_FLAG)
            json_bool(json, side == 0 ? change->old_value : change->new_value);
        else if (change->kind == CHANGE_SIZE)
            json_uint(json, side == 0 ? change->old_value : change->new_value);
        for (uint64_t i = 0; change->kind == CHANGE_BUILD && i < id[side].len && i < 20; i++)
            snprintf(hex[side] + 2 * i, 3, "%02x", id[side].at[i]);
        if (change->kind == CHANGE_BUILD)
            json_text(json, hex[side]);
    }
}

void diff_print_json(const char *old, const char *new, const struct diff *diff, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    json_key(&json, "old");
    json_text(&json, old);
    json_key(&json, "new");
    json_text(&json, new);
    json_key(&json, "worse");
    json_bool(&json, diff->worse);
    json_key(&json, "changes");
    json_array(&json);
    for (unsigned i = 0; i < diff->count; i++) {
        const struct change *change = &diff->change[i];

        json_object(&json);
        json_key(&json, "id");
        json_text(&json, change->key);
        json_key(&json, "worse");
        json_bool(&json, change->worse);
        if (change->kind == CHANGE_SET) {
            put_names(&json, "added", &change->added);
            put_names(&json, "removed", &change->removed);
            put_names(&json, "raised", &change->raised);
        } else {
            put_pair(&json, change);
        }
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}
