// Tests checked reads of untrusted bytes. Made of: src/base/span.c
#include <stdint.h>
#include <stdlib.h>

#include "base/span.h"
#include "tap.h"

static void test_sub(struct tap *tap)
{
    struct span whole = span_text("0123456789"), part;

    ok(tap, span_sub(whole, 0, 10, &part) && part.len == 10, "all of it");
    ok(tap, span_sub(whole, 10, 0, &part) && part.len == 0, "nothing at the end");
    ok(tap, span_sub(whole, 3, 2, &part) && span_is(part, "34"), "two from the middle");
    ok(tap, !span_sub(whole, 9, 2, &part) && part.len == 0, "past the end: empty");
    ok(tap, !span_sub(whole, 11, 0, &part), "an offset past the end");
    ok(tap, !span_sub(whole, UINT64_MAX, 2, &part), "an offset that would wrap");
    ok(tap, !span_sub(whole, 2, UINT64_MAX, &part), "a length that would wrap");
    ok(tap, span_from(whole, 8).len == 2 && span_from(whole, 11).len == 0, "the rest");
    ok(tap, span_sub((struct span){NULL, 0}, 0, 0, &part), "nothing of nothing");
    ok(tap, span_table(whole, 2, 4, 2, &part) && part.len == 8, "a table that fits");
    ok(tap, !span_table(whole, 4, 4, 2, &part), "a table that does not");
    ok(tap, !span_table(whole, 0, UINT64_MAX / 2 + 1, 2, &part), "a product that would wrap");
}

static void test_numbers(struct tap *tap)
{
    const unsigned char bytes[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    struct span span = span_of(bytes, sizeof bytes);
    uint64_t value;

    ok(tap, span_uint(span, 1, 2, false) == 0x0302, "two bytes, little-endian");
    ok(tap, span_uint(span, 1, 2, true) == 0x0203, "two bytes, big-endian");
    ok(tap, span_uint(span, 0, 4, true) == 0x01020304, "four bytes, big-endian");
    ok(tap, span_uint(span, 0, 8, false) == 0x0807060504030201, "eight bytes");
    ok(tap, span_uint(span, 1, 8, true) == 0x0203040506070809, "eight bytes, not aligned");
    ok(tap, span_uint(span, 2, 8, true) == 0, "not all inside: 0");
    ok(tap, span_uint(span, UINT64_MAX, 8, true) == 0, "an offset that would wrap: 0");
    ok(tap, span_digits(span_text("42  "), 10, &value) && value == 42, "padded digits");
    ok(tap, span_digits(span_text("644"), 8, &value) && value == 0644, "octal digits");
    ok(tap, !span_digits(span_text("  42"), 10, &value), "blanks before are not digits");
    ok(tap, !span_digits(span_text("4 2"), 10, &value), "nor is anything after blanks");
    ok(tap, !span_digits(span_text(""), 10, &value), "nor nothing");
    ok(tap, !span_digits(span_text("18446744073709551616"), 10, &value), "2^64 does not fit");
    ok(tap, span_digits(span_text("18446744073709551615"), 10, &value) && value == UINT64_MAX,
       "2^64 - 1 does");
}

static void test_strings(struct tap *tap)
{
    struct span table = span_of("\0one\0two", 8), name;
    uint64_t at;

    ok(tap, span_string(table, 1, &name) && span_is(name, "one"), "a string");
    ok(tap, span_string(table, 2, &name) && span_is(name, "ne"), "a tail of it");
    ok(tap, span_string(table, 0, &name) && name.len == 0, "the empty string");
    ok(tap, !span_string(table, 5, &name), "one without an end");
    ok(tap, !span_string(table, 8, &name) && !span_string(table, 99, &name), "none past the end");
    ok(tap, span_starts(table, "") && !span_starts(span_text("a"), "ab"), "beginnings");
    ok(tap, span_ends(span_text("ab"), "b") && !span_ends(span_text("b"), "ab"), "ends");
    ok(tap, span_find(table, span_text("two"), &at) && at == 5, "a find");
    ok(tap, !span_find(table, span_text("twofold"), &at), "no find past the end");
    ok(tap, span_compare(span_text("a"), span_text("ab")) < 0, "shorter first");
    ok(tap, span_compare(span_text("b"), span_text("ab")) > 0, "then by bytes");
}

int main(void)
{
    struct tap tap = {0};

    test_sub(&tap);
    test_numbers(&tap);
    test_strings(&tap);
    return tap_end(&tap);
}
