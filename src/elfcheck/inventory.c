// Looks for each row of a table of signs. A sign is a string of a library's own code, never one that its
// headers put into programs which use it; where only such a one has the version, a second one must be there.
#include "elfcheck/inventory.h"

#include <stddef.h>

#include "elfcheck/archive.h"
#include "elfcheck/check.h"
#include "elfcheck/facts.h"

enum version_place {
    NOWHERE,
    AFTER,     // behind the version text
    BEFORE,    // the string before it
    INSIDE,    // the version text is a string's begin and ends in the version's; a date follows
    SOURCE_ID, // SQLite's: date, time and hash
};

static const struct library_sign {
    const char *name, *licence;
    const char *sign;    // of its code
    const char *version; // beside which its version stands
    enum version_place place;
} signs[] = {
    {"openssl", "Apache-2.0", "crypto/evp/evp_enc.c", "OpenSSL 3", INSIDE},
    {"openssl", "OpenSSL", "crypto/evp/evp_enc.c", "OpenSSL 1", INSIDE},
    {"zlib", "Zlib", "invalid bit length repeat", "flate ", AFTER},
    {"bzip2", "bzip2-1.0.6", "bzip2/libbzip2: internal error number", "1.0.", INSIDE},
    {"sqlite", "blessing", "sqlite_autoindex_%s_%d", "20", SOURCE_ID},
    {"expat", "MIT", "expat_", "expat_", AFTER},
    {"libffi", "MIT", "LIBFFI_TMPDIR", NULL, NOWHERE},
    {"ncurses", "X11-distribute-modifications-variant", "TERMINFO_DIRS", "ncurses ", AFTER},
    {"libedit", "BSD-3-Clause", "EditLine wrapper", NULL, NOWHERE},
    {"libuuid", "BSD-3-Clause", "/var/lib/libuuid/clock.txt", NULL, NOWHERE},
    {"mpdecimal", "BSD-2-Clause", "mpd_setminalloc: ignoring request", NULL, NOWHERE},
    {"libsodium", "ISC", "sodium/core.c", NULL, NOWHERE},
    {"libzmq", "LGPL-3.0-or-later WITH LGPL-3.0-linking-exception",
     "Operation cannot be accomplished in current state", NULL, NOWHERE},
    {"mimalloc", "MIT", "mimalloc: warning: ", NULL, NOWHERE},
    {"cpython", "Python-2.0", "%.80s (%.80s) %.80s", "%.80s (%.80s) %.80s", BEFORE},
    {"libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1",
     "terminate called after throwing an instance of '", NULL, NOWHERE},
    {"musl", "MIT", "-0X+0X 0X-0x+0x 0x", NULL, NOWHERE},
    {"glibc", "LGPL-2.1-or-later", "GNU C Library (", "stable release version ", AFTER},
};

_Static_assert(sizeof signs / sizeof *signs <= LIBRARIES_MOST, "an inventory has room for all");

// What is looked through: the parts of a file, no longer all together than the file.
enum { PARTS_MOST = 64 };

struct parts {
    struct span part[PARTS_MOST];
    unsigned count;
};

static bool is_digit(struct span bytes, uint64_t at)
{
    return at < bytes.len && bytes.at[at] >= '0' && bytes.at[at] <= '9';
}

static bool is_letter(struct span bytes, uint64_t at)
{
    return at < bytes.len && bytes.at[at] >= 'a' && bytes.at[at] <= 'z';
}

// The version "1.2.3" or "1.1.1w" at the begin of `rest`: empty unless it has a dot and ends there.
static struct span version_of(struct span rest)
{
    struct span version = {NULL, 0};
    uint64_t len = 0;
    bool dotted = false;

    while (is_digit(rest, len) ||
           (len > 0 && len < rest.len && rest.at[len] == '.' && is_digit(rest, len + 1))) {
        dotted |= rest.at[len] == '.';
        len++;
    }
    if (dotted && is_letter(rest, len))
        len++;
    if (dotted && len < 40 && !is_letter(rest, len) && !is_digit(rest, len))
        span_sub(rest, 0, len, &version);
    return version;
}

// The whole string that ends just before `at`, past its NUL.
static struct span version_before(struct span part, uint64_t at)
{
    uint64_t end = at, start;
    struct span version;

    while (end > 0 && at - end < 8 && part.at[end - 1] == 0)
        end--;
    for (start = end; start > 0 && end - start < 40 && part.at[start - 1] != 0; start--)
        continue;
    version = version_of(span_from(part, start));
    return version.len == end - start ? version : (struct span){NULL, 0};
}

// The shape of "2026-07-24 19:02:57 ": 0 stands for any digit.
static struct span source_id_of(struct span rest)
{
    static const char shape[] = "0000-00-00 00:00:00 ";
    struct span id = {NULL, 0};
    uint64_t at = 0, len = sizeof shape - 1;

    for (; at < len; at++)
        if (shape[at] == '0' ? !is_digit(rest, at) : at >= rest.len || rest.at[at] != shape[at])
            return id;
    while (is_digit(rest, at) || is_letter(rest, at))
        at++;
    if (at - len >= 40 && at - len <= 64)
        span_sub(rest, 0, at, &id);
    return id;
}

// The version of "OpenSSL 3.5.7 9 Jun 2026" or "1.0.8, 13-Jul-2019" at `at`: a whole string, so that a
// sentence which speaks of a version is not taken for it.
static struct span dated_version(struct span part, uint64_t at, struct span text)
{
    uint64_t skip = text.len, after;
    struct span version, none = {NULL, 0};

    if (at > 0 && part.at[at - 1] != 0)
        return none;
    while (skip > 0 && (is_digit(text, skip - 1) || text.at[skip - 1] == '.'))
        skip--;
    version = version_of(span_from(part, at + skip));
    after = at + skip + version.len;
    after += after < part.len && part.at[after] == ',';
    return after < part.len && part.at[after] == ' ' && is_digit(part, after + 1) ? version : none;
}

// The version that stands beside a hit at `at` of the row's version text.
static struct span version_at(const struct library_sign *sign, struct span part, uint64_t at)
{
    uint64_t len = span_text(sign->version).len;

    switch (sign->place) {
    case AFTER: return version_of(span_from(part, at + len));
    case BEFORE: return version_before(part, at);
    case SOURCE_ID: return source_id_of(span_from(part, at));
    case INSIDE: return dated_version(part, at, span_text(sign->version));
    default: return (struct span){NULL, 0};
    }
}

static bool has_sign(const struct parts *parts, const char *sign)
{
    uint64_t at;

    for (unsigned i = 0; i < parts->count; i++)
        if (span_find(parts->part[i], span_text(sign), &at))
            return true;
    return false;
}

static struct span find_version(const struct parts *parts, const struct library_sign *sign)
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

static void look(const struct parts *parts, struct inventory *inventory)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const struct library_sign *sign = &signs[i];
        struct span version;

        if (!has_sign(parts, sign->sign))
            continue;
        version = find_version(parts, sign);
        if (version.len == 0 && needs_version(sign))
            continue;
        inventory->found[inventory->count++] =
            (struct library_found){sign->name, sign->licence, version};
    }
}

void inventory_of(struct span bytes, struct arena *arena, struct inventory *inventory)
{
    struct gather gather = {.arena = arena};
    struct parts parts = {.count = 0};
    uint64_t budget = 2 * bytes.len; // neighbours may share a page
    struct facts facts;

    *inventory = (struct inventory){.count = 0};
    facts.kind = KIND_ARCHIVE;
    if (!archive_magic(bytes)) {
        facts_gather(bytes, &gather, &facts);
        inventory->malformed = facts.faults.kept > 0 || facts.kind == KIND_UNKNOWN;
    }
    if ((KIND(facts.kind) & KINDS_IMAGE) == 0)
        parts.part[parts.count++] = bytes;
    else
        for (uint64_t i = 0; i < facts.elf.load_count && parts.count < PARTS_MOST; i++) {
            struct span *part = &parts.part[parts.count];

            if (!elf_segment_bytes(&facts.elf, &facts.elf.loads[i], part) || part->len > budget)
                continue;
            budget -= part->len;
            parts.count++;
        }
    if (!inventory->malformed)
        look(&parts, inventory);
}
