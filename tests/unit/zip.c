// Tests the strict zip reader on bytes made by hand. Made of: src/elfcheck/zip.c src/elfcheck/wheel_issues.c src/elfcheck/inflate.c src/elfcheck/crc_fold.c src/base/span.c src/base/text.c src/base/json.c
#include "elfcheck/zip.h"

#include <stdlib.h>

#include "base/text.h"
#include "tap.h"

// Two stored entries, "a" with "1" and "b" with nothing.
enum {
    LOCAL_B = 32,
    DIRECTORY = 63,
    CENTRAL_B = DIRECTORY + 47,
    END = CENTRAL_B + 47,
    ALL = END + 22
};

static void put(unsigned char *at, uint32_t value, unsigned width)
{
    for (unsigned i = 0; i < width; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

static void put_local(unsigned char *at, char name, uint32_t crc, uint32_t size)
{
    memcpy(at, "PK\3\4", 4);
    put(at + 14, crc, 4);
    put(at + 18, size, 4);
    put(at + 22, size, 4);
    put(at + 26, 1, 2);
    at[30] = (unsigned char)name;
}

static void put_central(unsigned char *at, char name, uint32_t crc, uint32_t size, uint32_t local)
{
    memcpy(at, "PK\1\2", 4);
    put(at + 16, crc, 4);
    put(at + 20, size, 4);
    put(at + 24, size, 4);
    put(at + 28, 1, 2);
    put(at + 42, local, 4);
    at[46] = (unsigned char)name;
}

static void make(unsigned char *at)
{
    memset(at, 0, ALL);
    put_local(at, 'a', 0x83dcefb7, 1);
    at[31] = '1';
    put_local(at + LOCAL_B, 'b', 0, 0);
    put_central(at + DIRECTORY, 'a', 0x83dcefb7, 1, 0);
    put_central(at + CENTRAL_B, 'b', 0, 0, LOCAL_B);
    memcpy(at + END, "PK\5\6", 4);
    put(at + END + 8, 2, 2);
    put(at + END + 10, 2, 2);
    put(at + END + 12, END - DIRECTORY, 4);
    put(at + END + 16, DIRECTORY, 4);
}

// Reads and unpacks all of a heap copy of the bytes (so that ASan sees its ends); gives the issues.
static void read_all(const unsigned char *bytes, size_t len, struct wheel_issues *issues)
{
    unsigned char *copy = malloc(len + !len);
    struct arena arena;
    struct zip zip;
    struct span data;

    memset(issues, 0, sizeof *issues);
    if (!copy)
        return;
    memcpy(copy, bytes, len);
    arena_init(&arena, NULL);
    zip_open(span_of(copy, len), ZIP_SIZE_MOST, &arena, &zip, issues);
    for (uint64_t i = 0; i < zip.count; i++)
        if (zip.entries[i].usable)
            zip_unpack(&zip.entries[i], &arena, &data, issues);
    arena_free(&arena);
    free(copy);
}

static uint64_t total(const struct wheel_issues *issues)
{
    uint64_t sum = 0;

    for (unsigned i = 0; i < WHEEL_PARTS; i++)
        sum += issues->count[i];
    return sum;
}

static void test_good(struct tap *tap, const unsigned char *good)
{
    struct wheel_issues issues = {0};
    struct arena arena;
    struct zip zip;
    struct span data;

    arena_init(&arena, NULL);
    ok(tap,
       zip_open(span_of(good, ALL), ZIP_SIZE_MOST, &arena, &zip, &issues) && total(&issues) == 0,
       "a good file has no issues");
    is_number(tap, (long)zip.count, 2, "and two entries");
    ok(tap, zip_find(&zip, span_text("b")) == &zip.entries[1] && !zip_find(&zip, span_text("c")),
       "found by name");
    ok(tap, zip_unpack(&zip.entries[0], &arena, &data, &issues) && span_is(data, "1"), "unpacked");
    arena_free(&arena);
}

// One byte changed, and the list that it must be in.
static void test_changes(struct tap *tap, const unsigned char *good)
{
    static const struct {
        unsigned at, value;
        enum wheel_part part;
        const char *what;
    } rows[] = {
        {END + 20, 1, WHEEL_ZIP_DIRECTORY, "a comment past the end"},
        {END + 4, 1, WHEEL_ZIP_DIRECTORY, "another disk"},
        {END + 10, 3, WHEEL_ZIP_DIRECTORY, "three entries of two"},
        {END + 16, 1, WHEEL_ZIP_DIRECTORY, "the directory elsewhere"},
        {END + 15, 255, WHEEL_ZIP_DIRECTORY, "a directory of 4 GiB"},
        {CENTRAL_B, 'X', WHEEL_ZIP_DIRECTORY, "no signature in the directory"},
        {CENTRAL_B + 30, 1, WHEEL_ZIP_DIRECTORY, "an extra field past the directory"},
        {DIRECTORY + 42, 1, WHEEL_ZIP_LOCAL, "no local header there"},
        {DIRECTORY + 45, 255, WHEEL_ZIP_LOCAL, "a local header past the end"},
        {DIRECTORY + 23, 255, WHEEL_ZIP_LOCAL, "data past the end"},
        {LOCAL_B + 30, 'c', WHEEL_ZIP_LOCAL, "another local name"},
        {LOCAL_B + 28, 1, WHEEL_ZIP_GAP, "a local extra field that reaches into the directory"},
        {CENTRAL_B + 46, 'a', WHEEL_ZIP_DUPLICATE, "one name twice"},
        {CENTRAL_B + 46, '/', WHEEL_ZIP_NAME, "an absolute name"},
        {CENTRAL_B + 46, 0, WHEEL_ZIP_NAME, "a NUL for a name"},
        {CENTRAL_B + 42, 0, WHEEL_ZIP_GAP, "two entries with one place"},
        {CENTRAL_B + 8, 1, WHEEL_ZIP_ENCRYPTED, "encrypted"},
        {CENTRAL_B + 10, 14, WHEEL_ZIP_METHOD, "LZMA"},
        {CENTRAL_B + 24, 1, WHEEL_ZIP_SIZE, "a stored size that differs"},
        {CENTRAL_B + 27, 255, WHEEL_ZIP_SIZE, "a size over 1 GiB"},
        {31, '2', WHEEL_ZIP_DATA, "other data"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned char bytes[ALL];
        struct wheel_issues issues;

        memcpy(bytes, good, ALL);
        bytes[rows[i].at] = (unsigned char)rows[i].value;
        read_all(bytes, ALL, &issues);
        ok(tap, issues.count[rows[i].part] > 0, "%s", rows[i].what);
    }
}

static void test_every_byte(struct tap *tap, const unsigned char *good)
{
    static const unsigned char values[] = {0, 1, 0x7f, 0x80, 0xff};
    unsigned char bytes[ALL];
    struct wheel_issues issues;
    unsigned cut_well = 0;

    for (size_t len = 0; len < ALL; len++) {
        read_all(good, len, &issues);
        cut_well += total(&issues) == 0;
    }
    is_number(tap, cut_well, 0, "no beginning of it is good");
    for (size_t at = 0; at < ALL; at++)
        for (size_t i = 0; i < sizeof values; i++)
            for (size_t width = 1; width <= 4; width++) {
                memcpy(bytes, good, ALL);
                memset(bytes + at, values[i], width < ALL - at ? width : ALL - at);
                read_all(bytes, ALL, &issues);
            }
    ok(tap, true, "no changed byte makes it read what it must not");
}

int main(void)
{
    struct tap tap = {0};
    unsigned char good[ALL];

    make(good);
    test_good(&tap, good);
    test_changes(&tap, good);
    test_every_byte(&tap, good);
    return tap_end(&tap);
}
