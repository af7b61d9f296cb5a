// Prints SARIF 2.1.0 (OASIS): one document a run, its rules from the catalogue, a result a place.
#include <stdio.h>

#include "base/text.h"
#include "elfcheck/catalogue.h"
#include "elfcheck/report_format.h"

static const char *level_of(enum severity severity)
{
    static const char *const levels[SEVERITY_COUNT] = {"note", "warning", "error"};

    return levels[severity];
}

static void pair(struct json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

// A message object, which SARIF has wherever it has text for people.
static void message(struct json *json, const char *key, struct span text)
{
    json_key(json, key);
    json_object(json);
    json_key(json, "text");
    json_span(json, text);
    json_close(json);
}

static void print_rule(struct run *run, const struct check *check)
{
    struct json *json = &run->document;
    struct text help;

    text_init(&help, run->arena);
    text_format(&help, "%s %s", check->why, check->mend);
    json_object(json);
    pair(json, "id", check->id);
    message(json, "shortDescription", span_text(check->what));
    message(json, "fullDescription", span_text(check->why));
    message(json, "help", span_of(help.at, help.len));
    json_key(json, "defaultConfiguration");
    json_object(json);
    pair(json, "level", level_of(check->severity));
    json_close(json);
    json_close(json);
}

static void print_tool(struct run *run)
{
    struct json *json = &run->document;
    const struct check *check;

    json_key(json, "tool");
    json_object(json);
    json_key(json, "driver");
    json_object(json);
    pair(json, "name", "elfcheck");
    pair(json, "version", ELFCHECK_VERSION);
    json_key(json, "rules");
    json_array(json);
    for (unsigned i = 0; (check = check_at(i)) != NULL; i++)
        print_rule(run, check);
    json_close(json);
    json_close(json);
    json_close(json);
}

static void begin(struct run *run)
{
    struct json *json = &run->document;

    json_start(json, run->out);
    json_object(json);
    pair(json, "$schema",
         "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
         "sarif-schema-2.1.0.json");
    pair(json, "version", "2.1.0");
    json_key(json, "runs");
    json_array(json);
    json_object(json);
    print_tool(run);
    json_key(json, "results");
    json_array(json);
}

// The URI of a path (RFC 3986): all but unreserved bytes and '/' as %NN, so that a name of any bytes
// is kept, and a ':' in the first part is no scheme.
static struct span uri_of(struct arena *arena, const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    struct text uri;

    text_init(&uri, arena);
    text_str(&uri, *path == '/' ? "file://" : "");
    for (; *path; path++)
        if (span_find(span_of(plain, sizeof plain - 1), span_of(path, 1), &(uint64_t){0}))
            text_add(&uri, path, 1);
        else
            text_format(&uri, "%%%02X", (unsigned char)*path);
    return span_of(uri.at, uri.len);
}

static void print_logical(struct json *json, struct span name, const char *kind)
{
    if (name.len == 0)
        return;
    json_object(json);
    json_key(json, "name");
    json_span(json, name);
    pair(json, "kind", kind);
    json_close(json);
}

// `place` may be NULL: the file as a whole.
static void print_locations(struct json *json, struct span uri, const struct place *place)
{
    json_key(json, "locations");
    json_array(json);
    json_object(json);
    json_key(json, "physicalLocation");
    json_object(json);
    json_key(json, "artifactLocation");
    json_object(json);
    json_key(json, "uri");
    json_span(json, uri);
    json_close(json);
    json_close(json);
    if (place && place->member.len + place->symbol.len > 0) {
        json_key(json, "logicalLocations");
        json_array(json);
        print_logical(json, place->member, "member");
        print_logical(json, place->symbol, "symbol");
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

static void begin_result(struct json *json, const struct finding *finding)
{
    json_object(json);
    pair(json, "ruleId", finding->check->id);
    json_key(json, "ruleIndex");
    json_uint(json, check_index(finding->check->id));
    pair(json, "level", level_of(finding->severity));
}

// The places that were counted and not kept are one result that says how many there are.
static void print_rest(struct json *json, const struct finding *finding, struct span uri)
{
    char text[64];
    unsigned long long rest = finding->count - finding->kept;

    if (rest == 0)
        return;
    snprintf(text, sizeof text, "%llu more places like these", rest);
    begin_result(json, finding);
    message(json, "message", span_text(text));
    print_locations(json, uri, NULL);
    json_key(json, "occurrenceCount");
    json_uint(json, rest);
    json_close(json);
}

static void print_file(struct run *run, const struct report *report)
{
    struct json *json = &run->document;
    struct span uri = uri_of(report->arena, report->file);

    for (const struct finding *f = report->findings; f; f = f->next) {
        for (uint64_t i = 0; i < f->kept; i++) {
            begin_result(json, f);
            message(json, "message", f->place[i].detail);
            print_locations(json, uri, &f->place[i]);
            json_close(json);
        }
        print_rest(json, f, uri);
    }
}

static void print_unread(struct run *run, const struct unread *unread)
{
    struct json *json = &run->document;

    json_object(json);
    pair(json, "level", "error");
    message(json, "message", span_text(unread->why));
    print_locations(json, uri_of(run->arena, unread->file), NULL);
    json_close(json);
}

static void end(struct run *run)
{
    struct json *json = &run->document;

    json_close(json);
    json_key(json, "invocations");
    json_array(json);
    json_object(json);
    json_key(json, "executionSuccessful");
    json_bool(json, run->unreads == 0);
    json_key(json, "toolExecutionNotifications");
    json_array(json);
    for (const struct unread *unread = run->unread; unread; unread = unread->next)
        print_unread(run, unread);
    while (json->depth > 0)
        json_close(json);
    json_finish(json);
}

const struct format format_sarif = {"sarif", begin, print_file, NULL, end};
