// What would be loaded with a file: its interpreter, what it needs, filters and audits, and what those need.
//
// The search is glibc's or musl's, inside a sysroot and without LD_LIBRARY_PATH. Nothing is run: the
// dynamic tables are read, and folders are searched as the loader would.
#ifndef INGOT_ELFCHECK_LOADSET_H
#define INGOT_ELFCHECK_LOADSET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/elf.h"
#include "elfcheck/fault.h"
#include "elfcheck/input.h"
#include "elfcheck/ldconf.h"
#include "elfcheck/libc.h"

struct arena;

// Bounds on one set, so that no file can make it work for ever.
enum { LOADSET_OBJECTS = 500, LOADSET_NEEDS = 20000, LOADSET_OPENS = 100000, TRIED_MOST = 100 };
#define LOADSET_NONE UINT32_MAX

// How an object asks for another.
enum need_kind { NEED_INTERP, NEED_NEEDED, NEED_FILTER, NEED_AUXILIARY, NEED_AUDIT, NEED_DEPAUDIT };

// Why something was found where it was.
enum via {
    VIA_NONE,
    VIA_PATH,    // the name is a path
    VIA_RPATH,   // of object `via_object`
    VIA_RUNPATH, // of the one that asks
    VIA_CONF,    // /etc/ld.so.conf, or musl's path file
    VIA_DEFAULT, // the loader's own folders
};

struct tried {
    const struct tried *next;
    const char *path;
    int error;       // an errno value
    const char *why; // NULL: the error says it
};

struct need {
    struct need *next;
    enum need_kind kind;
    struct span name;
    uint32_t object; // LOADSET_NONE: missing
    enum via via;
    uint32_t via_object;
    bool first;                               // this need brought the object in
    const struct tried *tried;                // of a missing one
    const struct tried *faster, **faster_end; // in glibc-hwcaps: where the CPU is that good
};

struct object {
    const char *root, *path; // it lies at `path` inside `root`
    struct span soname, bytes;
    struct span called; // the name by which it was asked for first; empty for what was given
    struct input_id id;
    struct elf elf;
    struct dynamic dynamic;
    bool has_dynamic;
    struct faults faults;
    uint32_t loader; // who asked for it first; LOADSET_NONE for what was given
    struct need *needs;
    uint64_t flags, flags_1;
    bool apart; // audits live in a namespace of their own
};

struct loadset {
    struct arena *arena;
    const char *root;
    enum libc libc; // found out by the first file
    uint32_t count, walked;
    struct object *object[LOADSET_OBJECTS];
    uint64_t needs, opens, missing; // `missing` counts what makes a load fail
    bool exhausted;                 // a bound was reached: there may be more
    struct folders conf, defaults;
    const char *conf_file;
};

// Starts a set with the files of `sysroot`. False, with errno, when that is no folder.
bool loadset_start(struct loadset *set, struct arena *arena, const char *sysroot, enum libc libc);

// Adds the ELF file at `path` and all that it needs; `*index` is its place. Gives 0, an errno value, or
// ENOEXEC when it is not an ELF file with segments.
int loadset_add(struct loadset *set, const char *path, uint32_t *index);

// Closes all files; false when one became shorter meanwhile.
bool loadset_end(struct loadset *set);

// The objects that symbols of `from` and of what it brought in are looked up in, in this order: itself,
// then breadth-first what is needed, each filter before the object it filters. Gives how many.
uint32_t loadset_scope(const struct loadset *set, uint32_t from, uint32_t scope[LOADSET_OBJECTS]);

// What an object is called: its soname, or the last part of its path.
struct span loadset_name(const struct object *object);

// True when `name` is the object's soname or path, or the last part of its path.
bool loadset_named(const struct object *object, struct span name);

// True when the loader takes the object for the one called `name`: glibc compares with its soname and with
// what it was asked for as (_dl_name_match_p).
bool loadset_goes_by(const struct loadset *set, const struct object *object, struct span name);

// True when the object, of a set for musl, is musl itself: loader and libc are one file.
bool loadset_is_musl(const struct object *object);

// Why what a need asks for was found: "runpath", "default path" and so on; of the arena.
const char *loadset_how(const struct loadset *set, const struct need *need);

const char *need_kind_name(enum need_kind kind);

#endif
