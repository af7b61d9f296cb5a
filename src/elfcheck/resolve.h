// Would every relocation of a set find its symbol? Facts only: check_resolve.c judges.
#ifndef INGOT_ELFCHECK_RESOLVE_H
#define INGOT_ELFCHECK_RESOLVE_H

#include "elfcheck/exports.h"
#include "elfcheck/loadset.h"

// Lookups are bounded: chain steps and relocations, and how much of a long list is kept.
enum { RESOLVE_KEPT = 1000, NEAR_MOST = 20, TLS_SURPLUS = 1664, TLS_TCB_ALIGN = 64 };
#define RESOLVE_BUDGET 200000000u

// One relocation, or one symbol asked for by several, and what it binds to.
struct binding {
    uint32_t asker, provider; // LOADSET_NONE: nobody has it
    uint32_t type;            // of the relocation
    uint64_t offset;
    bool weak;
    struct span symbol;
    const struct symbol_version *version; // NULL: none
};

typedef void visit_binding(void *context, const struct binding *binding);

// What a loader would complain of.
struct complaint {
    struct complaint *next;
    enum {
        COMPLAINT_SYMBOL,
        COMPLAINT_VERSION,
        COMPLAINT_LIBRARY,
        COMPLAINT_TLS,
        COMPLAINT_REFUSED
    } about;
    uint32_t asker;
    struct span name, version; // the symbol, version or library
    bool weak;                 // of a symbol: it is 0 then, no error
    const char *message;       // as ld.so says it
    const char *near;          // of a symbol: who has one of nearly that name; or NULL
};

struct resolution {
    const struct loadset *set;
    struct complaint *complaints, **end; // in the order found
    uint64_t kept, count, weak;          // `count` has no weak ones
    uint64_t symbols;                    // looked up
    uint64_t static_tls;                 // bytes that the files newly loaded want
    uint64_t python;                     // names of Python's that the interpreter offers; counted
                                         // when one is missing
    bool exhausted, interpreter;
    bool fixed; // the interpreter is static: it loads nothing
};

// Resolves everything that `file` brings into the set. `interpreter` is the place of the program that
// loads it, LOADSET_NONE when it is started itself or that is not known. `visit` (may be NULL) is told
// of each symbol that an object asks for, once.
void resolve_run(const struct loadset *set, uint32_t file, uint32_t interpreter,
                 visit_binding *visit, void *context, struct resolution *resolution);

#endif
