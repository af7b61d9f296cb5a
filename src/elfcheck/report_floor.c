// Writes the floor of one file, as text or JSON.
#include "elfcheck/report_floor.h"

#include <inttypes.h>
#include <string.h>

#include "base/json.h"
#include "elfcheck/facts.h"
#include "elfcheck/floor.h"
#include "elfcheck/machine.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"

// What comes before the number: "GLIBC_" of "GLIBC_2.17". All of a name without a number.
static struct span prefix_of(struct span version)
{
    struct version_number ignored;
    struct span prefix = version;

    for (uint64_t i = 0; i < version.len; i++)
        if (version.at[i] == '_' && version_read(span_from(version, i + 1), &ignored)) {
            span_sub(version, 0, i + 1, &prefix);
            break;
        }
    return prefix;
}

// True when no other version of the same family and library is higher, nor the same and before it.
static bool is_highest(const struct version_facts *versions, uint64_t index)
{
    const struct wanted_facts *one = &versions->wanted[index];
    struct span prefix = prefix_of(one->version);
    struct version_number version = {{0}}, other = {{0}};

    version_read(span_from(one->version, prefix.len), &version);
    for (uint64_t i = 0; i < versions->count; i++) {
        const struct wanted_facts *rival = &versions->wanted[i];
        int order;

        if (i == index || !span_same(rival->library, one->library) ||
            !span_same(prefix_of(rival->version), prefix))
            continue;
        other = (struct version_number){{0}};
        version_read(span_from(rival->version, prefix.len), &other);
        order = version_order(&other, &version);
        if (order > 0 || (order == 0 && i < index))
            return false;
    }
    return true;
}

void report_floor(const char *file, const struct facts *facts, FILE *out)
{
    struct floor_tag tag;

    floor_tag_of(facts, &tag);
    report_escape(span_text(file), out);
    fprintf(out, ": %s: ", tag.tag);
    report_escape(span_text(tag.cause), out);
    putc('\n', out);
    for (uint64_t i = 0; i < facts->versions.count; i++) {
        const struct wanted_facts *wanted = &facts->versions.wanted[i];

        if (!is_highest(&facts->versions, i))
            continue;
        fputs("  ", out);
        report_escape(wanted->library, out);
        putc(' ', out);
        report_escape(wanted->version, out);
        fprintf(out, "%s: ", wanted->weak ? " (weak)" : "");
        report_escape(
            span_text(wanted->users.count > 0 ? sentence_of(&wanted->users).text : "no symbol"),
            out);
        putc('\n', out);
    }
}

static void put_wanted(struct json *json, const struct wanted_facts *wanted)
{
    json_object(json);
    json_key(json, "library");
    json_span(json, wanted->library);
    json_key(json, "version");
    json_span(json, wanted->version);
    json_key(json, "weak");
    json_bool(json, wanted->weak);
    json_key(json, "symbols");
    json_uint(json, wanted->users.count);
    json_key(json, "first");
    json_array(json);
    for (uint64_t i = 0; i < wanted->users.count && i < SAMPLES; i++)
        json_span(json, wanted->users.name[i]);
    json_close(json);
    json_close(json);
}

void report_floor_json(const char *file, const struct facts *facts, FILE *out)
{
    struct floor_tag tag;
    struct json json;

    floor_tag_of(facts, &tag);
    json_start(&json, out);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, file);
    json_key(&json, "kind");
    json_text(&json, kind_name(facts->kind));
    json_key(&json, "machine");
    json_text(&json, facts->machine ? facts->machine->name : "unknown");
    json_key(&json, "tag");
    json_text(&json, tag.tag);
    json_key(&json, "cause");
    json_text(&json, tag.cause);
    json_key(&json, "highest");
    json_array(&json);
    for (uint64_t i = 0; i < facts->versions.count; i++)
        if (is_highest(&facts->versions, i))
            put_wanted(&json, &facts->versions.wanted[i]);
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}
