// Prints the platform tag that a wheel deserves.
#include <stdio.h>

#include "base/json.h"
#include "elfcheck/report.h"
#include "elfcheck/report_floor.h"
#include "elfcheck/wheel_floor.h"

enum { TAG_BYTES = 64 };

// Writes the tag to `tag`, and gives its cause.
static const char *tag_of(const struct wheel_floor *floor, char tag[TAG_BYTES])
{
    if (!floor->arch) {
        snprintf(tag, TAG_BYTES, "any");
        return "no ELF file is in it";
    }
    if (floor->none) {
        snprintf(tag, TAG_BYTES, "linux_%s", floor->arch);
        return "a file wants what no policy lets it take: wheel-tag-needs says which";
    }
    if (floor->musl) {
        snprintf(tag, TAG_BYTES, "musllinux_1_2_%s", floor->arch);
        return "it is linked with musl, which writes no versions";
    }
    snprintf(tag, TAG_BYTES, "manylinux_2_%u_%s", floor->minor, floor->arch);
    return floor->member.len > 0 ? "set by" : "no file wants more";
}

void report_wheel_floor(const char *file, const struct wheel_floor *floor, FILE *out)
{
    char tag[TAG_BYTES];
    const char *cause = tag_of(floor, tag);

    report_escape(span_text(file), out);
    fprintf(out, ": %s: %s", tag, cause);
    if (floor->member.len > 0) {
        putc(' ', out);
        report_escape(floor->member, out);
    }
    putc('\n', out);
}

void report_wheel_floor_json(const char *file, const struct wheel_floor *floor, FILE *out)
{
    char tag[TAG_BYTES];
    const char *cause = tag_of(floor, tag);
    struct json json;

    json_start(&json, out);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, file);
    json_key(&json, "kind");
    json_text(&json, "wheel");
    json_key(&json, "tag");
    json_text(&json, tag);
    json_key(&json, "cause");
    json_text(&json, cause);
    json_key(&json, "member");
    json_span(&json, floor->member);
    json_close(&json);
    json_finish(&json);
}
