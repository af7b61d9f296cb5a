// Prints the answers; chains of needs from the file down to who asks.
#include "elfcheck/print_why.h"

#include <inttypes.h>

#include "base/json.h"
#include "elfcheck/report.h"
#include "elfcheck/why.h"

enum { SYMBOLS_SHOWN = 10 };

// Writes who brought the object in, from the first on: "a -> b -> c".
static void print_chain(const struct loadset *set, uint32_t index, FILE *out)
{
    uint32_t chain[LOADSET_OBJECTS], count = 0;

    for (; index != LOADSET_NONE && count < LOADSET_OBJECTS; index = set->object[index]->loader)
        chain[count++] = index;
    while (count > 0) {
        report_escape(loadset_name(set->object[chain[--count]]), out);
        if (count > 0)
            fputs(" -> ", out);
    }
}

static void print_provider(const struct why *why, const struct answer *answer, FILE *out)
{
    if (answer->provider == LOADSET_NONE) {
        fputs(answer->weak ? " => nobody has it: 0, as it is weak" : " => not found", out);
        return;
    }
    fputs(" => ", out);
    report_escape(span_text(why->set->object[answer->provider]->path), out);
}

static void print_symbol(const struct answer *answer, FILE *out)
{
    report_escape(answer->symbol, out);
    if (answer->version.len > 0 && answer->about == ANSWER_SYMBOL) {
        putc('@', out);
        report_escape(answer->version, out);
    }
}

static void print_how(const struct why *why, const struct need *need, FILE *out)
{
    bool found = need->object != LOADSET_NONE, needed = need->kind == NEED_NEEDED;

    if (!found && needed)
        return;
    fprintf(out, " [%s%s", needed ? "" : need_kind_name(need->kind), found && !needed ? ", " : "");
    if (found)
        report_escape(span_text(loadset_how(why->set, need)), out);
    putc(']', out);
}

static void print_answer(const struct why *why, const struct answer *answer, FILE *out)
{
    fputs("  ", out);
    print_chain(why->set, answer->asker, out);
    if (answer->about == ANSWER_LIBRARY) {
        fputs(" -> ", out);
        report_escape(answer->need->name, out);
        print_provider(why, answer, out);
        print_how(why, answer->need, out);
    } else if (answer->symbol.len > 0) {
        fputs(": ", out);
        print_symbol(answer, out);
        print_provider(why, answer, out);
    } else {
        fputs(": wants it of ", out);
        report_escape(answer->library, out);
        fputs(", for no symbol", out);
    }
    putc('\n', out);
}

// libc.so.6 wants GLIBC_2.2.5 for hundreds of symbols: JSON has them all.
static void print_rest(const struct why *why, uint32_t asker, uint64_t count, FILE *out)
{
    fputs("  ", out);
    print_chain(why->set, asker, out);
    fprintf(out, ": and %" PRIu64 " more symbols\n", count);
}

void why_print(const struct why *why, const char *file, FILE *out)
{
    uint32_t asker = LOADSET_NONE;
    uint64_t same = 0;

    report_escape(span_text(file), out);
    fputs(": ", out);
    report_escape(span_text(why->name), out);
    fputs(why->count == 0 ? ": nothing that is loaded asks for it\n" : ":\n", out);
    for (const struct answer *answer = why->answers; answer; answer = answer->next) {
        same = answer->about == ANSWER_VERSION && answer->asker == asker ? same + 1 : 0;
        asker = answer->asker;
        if (same < SYMBOLS_SHOWN)
            print_answer(why, answer, out);
        else if (!answer->next || answer->next->asker != asker)
            print_rest(why, asker, same + 1 - SYMBOLS_SHOWN, out);
    }
    if (why->count > why->kept)
        fprintf(out, "  and %" PRIu64 " more\n", why->count - why->kept);
    if (why->exhausted)
        fputs("  too much to look up: there may be more\n", out);
}

static void put_span(struct json *json, const char *key, struct span value)
{
    if (value.len == 0)
        return;
    json_key(json, key);
    json_span(json, value);
}

static void put_answer(struct json *json, const struct why *why, const struct answer *answer)
{
    static const char *const abouts[] = {"library", "symbol", "version"};
    const struct loadset *set = why->set;

    json_object(json);
    put_span(json, "about", span_text(abouts[answer->about]));
    put_span(json, "asker", span_text(set->object[answer->asker]->path));
    if (answer->need) {
        put_span(json, "need", answer->need->name);
        put_span(json, "kind", span_text(need_kind_name(answer->need->kind)));
        put_span(json, "found", span_text(loadset_how(set, answer->need)));
    }
    put_span(json, "symbol", answer->symbol);
    put_span(json, "version", answer->version);
    put_span(json, "library", answer->library);
    if (answer->provider != LOADSET_NONE)
        put_span(json, "provider", span_text(set->object[answer->provider]->path));
    json_key(json, "weak");
    json_bool(json, answer->weak);
    json_close(json);
}

void why_print_json(const struct why *why, const char *file, FILE *out)
{
    struct json json;

    json_start(&json, out);
    json_object(&json);
    put_span(&json, "file", span_text(file));
    put_span(&json, "name", span_text(why->name));
    json_key(&json, "count");
    json_uint(&json, why->count);
    json_key(&json, "complete");
    json_bool(&json, !why->exhausted && why->count == why->kept);
    json_key(&json, "answers");
    json_array(&json);
    for (const struct answer *answer = why->answers; answer; answer = answer->next)
        put_answer(&json, why, answer);
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}
