// Looks for each row of a table of signs. A sign is a string of a library's own code, never one that its
// headers put into programs which use it; where only such a one has the version, a second one must be there.
// An object or archive may instead define a symbol that is a library's own.
#include "elfcheck/inventory.h"

#include <stddef.h>

#include "elfcheck/archive.h"
#include "elfcheck/check.h"
#include "elfcheck/facts.h"
#include "elfcheck/inventory_symbols.h"
#include "elfcheck/inventory_text.h"
#include "elfcheck/strings.h"

enum version_place {
    NOWHERE,
    AFTER,     // behind the version text
    BEFORE,    // the string before it
    INSIDE,    // the version text is a string's begin and ends in the version's; a date follows
    SOURCE_ID, // SQLite's: date, time and hash
    ALONE,     // the only string of that pattern which is a version and nothing else
};

// Each sign was seen in the library's own archive (store/, or Debian's), and in no program of Debian that
// loads the library instead (tests/elfcheck-inventory.t). What is ALONE is there whenever the sign is:
// zlib's callers hand their ZLIB_VERSION over (inflateInit), SQL's sqlite_version() returns SQLite's. Its
// pattern is of 3.30 (2019) and later: below are Python's and OpenSSL's too.
static const struct library_sign {
    const char *name, *licence;
    const char *sign;    // of its code, as strings_sign takes it; NULL: none is known
    const char *version; // beside which its version stands
    enum version_place place;
    const char *symbol; // that its archive defines, beside the version where it has any; NULL: none
} signs[] = {
    {"cpython", "Python-2.0", "%.80s (%.80s) %.80s", "%.80s (%.80s) %.80s", BEFORE, NULL},
    {"openssl", "Apache-2.0", "crypto/evp/evp_enc.c", "OpenSSL 3", INSIDE, "OPENSSL_version_major"},
    {"openssl", "OpenSSL", "crypto/evp/evp_enc.c", "OpenSSL 1", INSIDE, NULL},
    {"zlib", "Zlib", "invalid bit\1 length repeat", "flate ", AFTER, "zlibVersion"},
    {"zlib", "Zlib", "invalid bit\1 length repeat", "1.[23].*", ALONE, NULL},
    {"bzip2", "bzip2-1.0.6", "bzip2/libbzip2:\1 internal error number", "1.0.", INSIDE, NULL},
    {"sqlite", "blessing", "sqlite_autoindex\1_%s_%d", "3.[3-9][0-9].*", ALONE,
     "sqlite3_libversion"},
    {"sqlite", "blessing", "sqlite_autoindex\1_%s_%d", "20", SOURCE_ID, NULL},
    {"expat", "MIT", "expat_", "expat_", AFTER, NULL},
    {"libffi", "MIT", "LIBFFI\1_TMPDIR", NULL, NOWHERE, "ffi_get_version"},
    {"ncurses", "X11-distribute-modifications-variant", "TERMINFO\1_DIRS", "ncurses ", AFTER, NULL},
    {"libedit", "BSD-3-Clause", "EditLine\1 wrapper", NULL, NOWHERE, NULL},
    {"readline", "GPL-3.0-or-later", "bracketed\1-paste-begin", NULL, NOWHERE, "rl_gnu_readline_p"},
    {"gdbm", "GPL-3.0-or-later", "Malformed bucket\1 hash entry", "GDBM version ", AFTER, NULL},
    {"libuuid", "BSD-3-Clause", "/var/lib/libuuid\1/clock.txt", NULL, NOWHERE, NULL},
    {"mpdecimal", "BSD-2-Clause", "mpd_setminalloc:\1 ignoring request", NULL, NOWHERE,
     "mpd_version"},
    // The encoder's table lzma_rc_prices: nothing else of liblzma is text.
    {"xz", "0BSD", "\200\147\133\1\124\116\111\105\102\77\75\72\70\66\64\63\61\60\56\55\54", NULL,
     NOWHERE, "lzma_version_string"},
    {"zstd", "BSD-3-Clause OR GPL-2.0-only", "Frame index\1 is too large", NULL, NOWHERE,
     "ZSTD_versionString"},
    {"libsodium", "ISC", "sodium\1/core.c", NULL, NOWHERE, "sodium_version_string"},
    {"libzmq", "LGPL-3.0-or-later WITH LGPL-3.0-linking-exception",
     "Operation cannot\1 be accomplished in current state", NULL, NOWHERE, NULL},
    {"mimalloc", "MIT", "mimalloc:\1 warning: ", NULL, NOWHERE, NULL},
    {"libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1",
     "terminate called\1 after throwing an instance of '", NULL, NOWHERE, NULL},
    // Its unwinder. The arithmetic has no string, and other compilers' libraries have its names.
    {"libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1", NULL, NULL, NOWHERE,
     "__register_frame_info_table_bases"},
    {"musl", "MIT", "-0X+0X 0X\001-0x+0x 0x", NULL, NOWHERE, "__libc_version"},
    {"glibc", "LGPL-2.1-or-later", "GNU C\1 Library (", "stable release version ", AFTER, NULL},
};

enum { SIGNS = sizeof signs / sizeof *signs };

_Static_assert((int)SIGNS <= (int)LIBRARIES_MOST, "an inventory has room for all");

// What is looked through: the parts of a file, no longer all together than the file.
enum { PARTS_MOST = 64 };

struct parts {
    struct span part[PARTS_MOST];
    unsigned count;
};

// The whole string that ends just before `at`, past its NUL.
static struct span version_before(struct span part, uint64_t at)
{
    uint64_t end = at, start;
    struct span version;

    while (end > 0 && at - end < 8 && part.at[end - 1] == 0)
        end--;
    for (start = end; start > 0 && end - start < 40 && part.at[start - 1] != 0; start--)
        continue;
    version = text_version(span_from(part, start));
    return version.len == end - start ? version : (struct span){NULL, 0};
}

// The shape of "2026-07-24 19:02:57 ": 0 stands for any digit.
static struct span source_id_of(struct span rest)
{
    static const char shape[] = "0000-00-00 00:00:00 ";
    struct span id = {NULL, 0};
    uint64_t at = 0, len = sizeof shape - 1;

    for (; at < len; at++)
        if (shape[at] == '0' ? !text_digit(rest, at) : at >= rest.len || rest.at[at] != shape[at])
            return id;
    while (text_digit(rest, at) || text_letter(rest, at))
        at++;
    if (at - len >= 40 && at - len <= 64)
        span_sub(rest, 0, at, &id);
    return id;
}

// The version of "OpenSSL 3.5.7 9 Jun 2026" or "1.0.8, 13-Jul-2019" at `at`: a whole string, so that a
// sentence which speaks of a version is not taken for it. (In an object other bytes than a NUL may come before.)
static struct span dated_version(struct span part, uint64_t at, struct span text)
{
    uint64_t skip = text.len, after;
    struct span version, none = {NULL, 0};

    if (at > 0 && part.at[at - 1] >= ' ' && part.at[at - 1] <= '~')
        return none;
    while (skip > 0 && (text_digit(text, skip - 1) || text.at[skip - 1] == '.'))
        skip--;
    version = text_version(span_from(part, at + skip));
    after = at + skip + version.len;
    after += after < part.len && part.at[after] == ',';
    return after < part.len && part.at[after] == ' ' && text_digit(part, after + 1) ? version
                                                                                    : none;
}

// The version that stands beside a hit at `at` of the row's version text.
static struct span version_at(const struct library_sign *sign, struct span part, uint64_t at)
{
    uint64_t len = span_text(sign->version).len;

    switch (sign->place) {
    case AFTER: return text_version(span_from(part, at + len));
    case BEFORE: return version_before(part, at);
    case SOURCE_ID: return source_id_of(span_from(part, at));
    case INSIDE: return dated_version(part, at, span_text(sign->version));
    default: return (struct span){NULL, 0};
    }
}

static bool has_sign(const struct parts *parts, const char *sign)
{
    char room[SIGN_MOST];
    struct span text = strings_sign(sign ? sign : "", room);
    uint64_t at;

    for (unsigned i = 0; sign && i < parts->count; i++)
        if (span_find(parts->part[i], text, &at))
            return true;
    return false;
}

// The version as the only string of its kind; the interpreter's own, always the first row's, aside.
static struct span version_alone(const struct parts *parts, const struct library_sign *sign,
                                 const struct inventory *inventory)
{
    struct lone_version lone = {.several = false};
    struct span other = {NULL, 0};

    if (inventory->count > 0 && span_is(span_text(inventory->found[0].name), signs[0].name))
        other = inventory->found[0].version;
    for (unsigned i = 0; i < parts->count; i++)
        lone_version_find(parts->part[i], sign->version, other, &lone);
    return lone_version_told(&lone);
}

static struct span version_beside(const struct parts *parts, const struct library_sign *sign)
{
    struct span version = {NULL, 0};

    for (unsigned i = 0; sign->version && i < parts->count; i++) {
        struct span part = parts->part[i];
        uint64_t from = 0, at;

        while (version.len == 0 &&
               span_find(span_from(part, from), span_text(sign->version), &at)) {
            version = version_at(sign, part, from + at);
            from += at + 1;
        }
    }
    return version;
}

// A sign that is the version text too, or a row for some versions alone, says nothing without one.
static bool needs_version(const struct library_sign *sign)
{
    return sign->version &&
           (span_is(span_text(sign->version), sign->sign) ||
            (sign->place == INSIDE && span_starts(span_text(sign->version), "Open")));
}

// Adds a library, or to the row before, which may be about the same one, the version that it lacks.
static void add(struct inventory *inventory, const struct library_sign *sign, struct span version)
{
    struct library_found *last = &inventory->found[inventory->count - 1];

    if (inventory->count > 0 && span_is(span_text(sign->name), last->name)) {
        if (last->version.len == 0)
            last->version = version;
        return;
    }
    inventory->found[inventory->count++] =
        (struct library_found){sign->name, sign->licence, version};
}

static void look(const struct parts *parts, const struct version_symbol *symbols,
                 struct inventory *inventory)
{
    for (size_t i = 0; i < SIGNS; i++) {
        const struct library_sign *sign = &signs[i];
        struct span version = symbols[i].version;

        if (!symbols[i].defined && !has_sign(parts, sign->sign))
            continue;
        if (version.len == 0)
            version = sign->place == ALONE ? version_alone(parts, sign, inventory)
                                           : version_beside(parts, sign);
        if (version.len == 0 && needs_version(sign))
            continue;
        add(inventory, sign, version);
    }
}

void inventory_of(struct span bytes, struct arena *arena, struct inventory *inventory)
{
    struct gather gather = {.arena = arena};
    struct version_symbol symbols[SIGNS] = {0};
    struct parts parts = {.count = 0};
    uint64_t budget = 2 * bytes.len; // neighbours may share a page
    struct facts facts;

    *inventory = (struct inventory){.count = 0};
    facts.kind = KIND_ARCHIVE;
    if (!archive_magic(bytes)) {
        facts_gather(bytes, &gather, &facts);
        inventory->malformed = facts.faults.kept > 0 || facts.kind == KIND_UNKNOWN;
    }
    for (size_t i = 0; i < SIGNS; i++)
        symbols[i].name = signs[i].symbol;
    if ((KIND(facts.kind) & KINDS_IMAGE) == 0) {
        parts.part[parts.count++] = bytes;
        version_symbols_find(bytes, arena, symbols, SIGNS);
    } else {
        for (uint64_t i = 0; i < facts.elf.load_count && parts.count < PARTS_MOST; i++) {
            struct span *part = &parts.part[parts.count];

            if (!elf_segment_bytes(&facts.elf, &facts.elf.loads[i], part) || part->len > budget)
                continue;
            budget -= part->len;
            parts.count++;
        }
    }
    if (!inventory->malformed)
        look(&parts, symbols, inventory);
}
