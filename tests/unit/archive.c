// Tests the walk over ar archives. Made of: src/elfcheck/archive.c src/elfcheck/fault.c src/base/span.c
#include <stdio.h>
#include <stdlib.h>

#include "elfcheck/archive.h"
#include "tap.h"

// An archive under construction.
struct sample {
    char bytes[4096];
    size_t len;
};

static void add(struct sample *sample, const void *bytes, size_t len)
{
    memcpy(sample->bytes + sample->len, bytes, len);
    sample->len += len;
}

static void member(struct sample *sample, const char *name, const char *data, size_t len)
{
    char header[61];

    snprintf(header, sizeof header, "%-16s%-12d%-6d%-6d%-8s%-10zu`\n", name, 7, 1, 2, "644", len);
    add(sample, header, 60);
    add(sample, data, len);
    if (len % 2)
        add(sample, "\n", 1);
}

static struct span bytes_of(const struct sample *sample)
{
    return span_of(sample->bytes, sample->len);
}

static void test_gnu(struct tap *tap)
{
    struct sample sample = {.len = 0};
    struct archive archive;
    struct archive_member m;
    struct archive_index index;
    struct faults faults = {0};
    struct span symbol;
    uint64_t header;

    add(&sample, "!<arch>\n", 8);
    member(&sample, "/",
           "\0\0\0\1\0\0\0\x80"
           "sym\0",
           12);
    member(&sample, "//", "a_very_long_member_name.o/\n", 27);
    member(&sample, "short.o/", "abc", 3);
    member(&sample, "/0", "defg", 4);
    archive_start(bytes_of(&sample), &archive);
    ok(tap, archive_magic(bytes_of(&sample)) && !archive.thin, "it is an archive");
    ok(tap, archive_next(&archive, &m, &faults) && m.role == MEMBER_INDEX, "first its index");
    ok(tap, archive_index_open(&m, &index, &faults) && index.count == 1, "of one symbol");
    ok(tap,
       archive_index_next(&index, &header, &symbol, &faults) && header == 0x80 &&
           span_is(symbol, "sym"),
       "called sym");
    ok(tap, !archive_index_next(&index, &header, &symbol, &faults), "and no more");
    ok(tap, archive_next(&archive, &m, &faults) && m.role == MEMBER_NAMES, "then the names");
    ok(tap, archive_next(&archive, &m, &faults) && span_is(m.name, "short.o"), "a short name");
    ok(tap, span_is(m.data, "abc") && m.date == 7 && m.user == 1 && m.group == 2, "and its data");
    ok(tap, archive_next(&archive, &m, &faults) && span_is(m.name, "a_very_long_member_name.o"),
       "a long name");
    ok(tap, span_is(m.data, "defg"), "at an even offset");
    ok(tap, !archive_next(&archive, &m, &faults) && faults.kept == 0, "the end, and no fault");
}

static void test_bsd(struct tap *tap)
{
    struct sample sample = {.len = 0};
    struct archive archive;
    struct archive_member m;
    struct faults faults = {0};

    add(&sample, "!<arch>\n", 8);
    member(&sample, "__.SYMDEF", "....", 4);
    member(&sample, "#1/12", "name.o\0\0\0\0\0\0data", 16);
    archive_start(bytes_of(&sample), &archive);
    ok(tap, archive_next(&archive, &m, &faults) && m.bsd_index, "BSD's index");
    ok(tap, archive_next(&archive, &m, &faults) && span_is(m.name, "name.o"), "BSD's long name");
    ok(tap, span_is(m.data, "data"), "is not part of the data");
}

static void test_thin(struct tap *tap)
{
    struct sample sample = {.len = 0};
    struct archive archive;
    struct archive_member m;
    struct faults faults = {0};
    char header[61];

    add(&sample, "!<thin>\n", 8);
    member(&sample, "//", "folder/one.o/\n", 14);
    snprintf(header, sizeof header, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", "/0", 0, 0, 0, "644", 999);
    add(&sample, header, 60);
    archive_start(bytes_of(&sample), &archive);
    ok(tap, archive.thin && archive_next(&archive, &m, &faults), "a thin archive has names");
    ok(tap, archive_next(&archive, &m, &faults) && span_is(m.name, "folder/one.o"), "of paths");
    ok(tap, m.data.len == 0 && faults.kept == 0, "but no data");
}

// A walk over `sample` ends with one fault.
static void test_fault(struct tap *tap, const struct sample *sample, const char *name)
{
    struct archive archive;
    struct archive_member m;
    struct faults faults = {0};

    archive_start(bytes_of(sample), &archive);
    while (archive_next(&archive, &m, &faults))
        ;
    ok(tap, faults.count[FAULT_ARCHIVE] == 1, "%s", name);
}

static void test_faults(struct tap *tap)
{
    struct sample sample = {.len = 0}, damaged;

    add(&sample, "!<arch>\n", 8);
    member(&sample, "one.o/", "12345678", 8);
    damaged = sample;
    damaged.len -= 1;
    test_fault(tap, &damaged, "cut in the data");
    damaged.len = 8 + 59;
    test_fault(tap, &damaged, "cut in the header");
    damaged = sample;
    damaged.bytes[8 + 58] = 'x';
    test_fault(tap, &damaged, "a header without its end");
    damaged = sample;
    damaged.bytes[8 + 48] = '-';
    test_fault(tap, &damaged, "a size that is no number");
    damaged = sample;
    memcpy(damaged.bytes + 8, "/99             ", 16);
    test_fault(tap, &damaged, "a name that leads nowhere");
    damaged = sample;
    memcpy(damaged.bytes + 8, "#1/9            ", 16);
    test_fault(tap, &damaged, "a BSD name longer than the data");
}

static void test_index_faults(struct tap *tap)
{
    struct archive_member m = {.role = MEMBER_INDEX};
    struct archive_index index;
    struct faults faults = {0};
    struct span symbol;
    uint64_t header;

    m.data = span_of("\0\0\0\2\0\0\0\0", 8);
    ok(tap, !archive_index_open(&m, &index, &faults), "an index shorter than its count");
    m.data = span_of("\0\0\0\1\0\0\0\0name", 12);
    ok(tap, archive_index_open(&m, &index, &faults), "an index whose name has no end");
    ok(tap, !archive_index_next(&index, &header, &symbol, &faults), "ends there");
    ok(tap, faults.count[FAULT_ARCHIVE] == 2, "both are faults");
}

int main(void)
{
    struct tap tap = {0};

    test_gnu(&tap);
    test_bsd(&tap);
    test_thin(&tap);
    test_faults(&tap);
    test_index_faults(&tap);
    return tap_end(&tap);
}
