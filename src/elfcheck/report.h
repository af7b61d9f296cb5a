// Collects the findings about one file, then prints them as text or JSON.
#ifndef INGOT_ELFCHECK_REPORT_H
#define INGOT_ELFCHECK_REPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/span.h"
#include "elfcheck/check.h"

struct arena;
struct json;
struct waivers;

// One place where a promise is broken. Bytes as the file has them: printing escapes them.
struct place {
    struct span member; // of an archive; empty elsewhere
    struct span symbol; // what it is about: a symbol, library or path; may be empty
    struct span detail; // a sentence
};

// All findings of one check with one severity.
struct finding {
    struct finding *next;
    const struct check *check;
    enum severity severity;
    uint64_t count; // of places; the first `kept` are kept
    unsigned kept;
    struct place place[SAMPLES];
};

struct report {
    struct arena *arena; // of the texts
    const char *file;
    enum kind kind;
    const char *machine; // NULL when unknown
    enum profile profile;
    uint64_t members;   // of an archive
    struct span member; // the one that is being looked at
    uint64_t count[SEVERITY_COUNT];
    bool malformed;
    const struct waivers *waivers; // NULL: none
    uint64_t waived;               // places that they took: neither kept nor counted
    struct finding *findings;      // in the order of the first place of each
};

void report_start(struct report *report, struct arena *arena, const char *file);

// Adds a place to the findings of `check`; the format gives its detail. `symbol` may be empty.
void report_add(struct report *report, const struct check *check, struct span symbol,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

// The same with another severity than the check's own.
void report_add_as(struct report *report, const struct check *check, enum severity severity,
                   struct span symbol, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// Counts the rest of a list of which only SAMPLES were kept, and already added: total - SAMPLES more.
void report_rest(struct report *report, const struct check *check, uint64_t total);

// Adds each name of a sample, with text before and after it, and counts the rest.
void report_add_names(struct report *report, const struct check *check, const char *before,
                      const struct names *names, const char *after);

// How text is to look.
struct style {
    bool color;
    bool quiet; // only warnings and errors, and nothing at all about a clean file
};

void report_print(const struct report *report, const struct style *style, FILE *out);

// One line: an object that describes the file and its findings.
void report_print_json(const struct report *report, FILE *out);

// Writes bytes so that a terminal cannot be told anything by them: control bytes and what is not UTF-8
// appear as \xNN.
void report_escape(struct span bytes, FILE *out);

// Writes words in lines of at most 96 columns; each line but the first begins with `indent` blanks.
void report_wrap(const char *words, unsigned column, unsigned indent, FILE *out);

#endif
