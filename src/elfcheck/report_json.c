// Prints a report as one line of JSON. Members may be added to it later, none change their meaning.
#include "base/json.h"
#include "elfcheck/report.h"
#include "elfcheck/report_format.h"

static void print_place(struct json *json, const struct place *place)
{
    json_object(json);
    if (place->member.len > 0) {
        json_key(json, "member");
        json_span(json, place->member);
    }
    if (place->symbol.len > 0) {
        json_key(json, "symbol");
        json_span(json, place->symbol);
    }
    json_key(json, "detail");
    json_span(json, place->detail);
    json_close(json);
}

static void print_finding(struct json *json, const struct finding *finding)
{
    json_object(json);
    json_key(json, "id");
    json_text(json, finding->check->id);
    json_key(json, "severity");
    json_text(json, severity_name(finding->severity));
    json_key(json, "count");
    json_uint(json, finding->count);
    json_key(json, "places");
    json_array(json);
    for (uint64_t i = 0; i < finding->kept; i++)
        print_place(json, &finding->place[i]);
    json_close(json);
    json_key(json, "why");
    json_text(json, finding->check->why);
    json_key(json, "mend");
    json_text(json, finding->check->mend);
    json_close(json);
}

static void print_counts(struct json *json, const struct report *report)
{
    static const char *const keys[SEVERITY_COUNT] = {"infos", "warnings", "errors"};

    for (int severity = SEVERITY_ERROR; severity >= 0; severity--) {
        json_key(json, keys[severity]);
        json_uint(json, report->count[severity]);
    }
}

void report_print_json(const struct report *report, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, report->file);
    json_key(&json, "kind");
    json_text(&json, kind_name(report->kind));
    if (report->machine) {
        json_key(&json, "machine");
        json_text(&json, report->machine);
    }
    if (report->kind == KIND_ARCHIVE || report->kind == KIND_WHEEL) {
        json_key(&json, "members");
        json_uint(&json, report->members);
    }
    json_key(&json, "profile");
    json_text(&json, profile_row(report->profile)->name);
    json_key(&json, "malformed");
    json_bool(&json, report->malformed);
    print_counts(&json, report);
    if (report->waived > 0) {
        json_key(&json, "waived");
        json_uint(&json, report->waived);
    }
    json_key(&json, "findings");
    json_array(&json);
    for (const struct finding *f = report->findings; f; f = f->next)
        print_finding(&json, f);
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}

static void print_file(struct run *run, const struct report *report)
{
    report_print_json(report, run->out);
}

const struct format format_json = {"json", NULL, print_file, NULL, NULL};
