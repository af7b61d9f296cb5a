// Tests the strict reader of a wheel's RECORD. Made of: src/elfcheck/record.c src/base/span.c src/base/text.c src/base/sha256.c src/base/sha512.c
#include "elfcheck/record.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tap.h"

// Says what rows a text has: "path|hash|size" each, or "!" for a broken one, and the line.
static void rows(struct tap *tap, const char *csv, const char *wanted, const char *name)
{
    struct arena arena;
    struct text got;
    struct record_row row;
    struct record record = {.text = span_text(csv), .arena = &arena};

    arena_init(&arena, NULL);
    text_init(&got, &arena);
    while (record_next(&record, &row)) {
        text_format(&got, "%u:", (unsigned)row.line);
        if (row.broken)
            text_str(&got, "! ");
        else
            text_format(&got, "%.*s|%.*s|%.*s ", SPAN_ARGS(row.path), SPAN_ARGS(row.hash),
                        SPAN_ARGS(row.size));
    }
    is(tap, got.at, wanted, name);
    arena_free(&arena);
}

// Whether the field is the bytes' hash, and no more once one letter is another.
static void hash(struct tap *tap, const char *bytes, const char *field, const char *name)
{
    char other[128];

    ok(tap, record_hashed(span_text(field)) && record_hash_true(span_text(field), span_text(bytes)),
       "%s", name);
    for (size_t i = 7; field[i]; i++) {
        snprintf(other, sizeof other, "%s", field);
        other[i] = field[i] == 'A' ? 'B' : 'A';
        if (record_hash_true(span_text(other), span_text(bytes)))
            ok(tap, false, "%s", other);
    }
    snprintf(other, sizeof other, "%sA", field);
    ok(tap, !record_hash_true(span_text(other), span_text(bytes)), "not with a letter more");
    other[strlen(field) - 1] = 0;
    ok(tap, !record_hash_true(span_text(other), span_text(bytes)), "nor with one less");
}

static void hashes(struct tap *tap)
{
    // printf '' | openssl dgst -sha256 -binary | basenc --base64url, and so on, without the '='
    hash(tap, "", "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", "the sha256 of nothing");
    hash(tap, "", "sha384=OLBgp1GsljhM2TJ-sbHjaiH9txEUvgdDTAzHv2P24donTt6_529l-9Ua0vFImLlb",
         "the sha384 of nothing");
    hash(tap, "",
         "sha512=z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg_SpIdNs6c5H0NE8XYXysP-DGNKHfuwvY7kxvUdBeoGlODJ6-"
         "SfaPg",
         "the sha512 of nothing");
    hash(tap, "abc", "sha256=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", "the sha256 of abc");
    hash(tap, "abc", "sha384=ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP_W-2AhgcroefMI1i67KE0yCWn",
         "the sha384 of abc");
    hash(tap, "abc",
         "sha512=3a81oZNherrMQXNJriBBMRLm-k6JqX6iCp7u5ktV05ohkpkqJ0_BqDa6PCOj_"
         "uu9RU1EI2Q86A4qmslPpUyknw",
         "the sha512 of abc");
    ok(tap, !record_hashed(span_text("md5=1B2M2Y8AsgTpgAmY7PhCfg")), "md5 is none");
    ok(tap, !record_hash_true(span_text("md5=1B2M2Y8AsgTpgAmY7PhCfg"), span_text("")), "nor true");
}

int main(void)
{
    struct tap tap = {0};

    rows(&tap, "", "", "no text has no rows");
    rows(&tap, "\n\r\n", "", "empty lines are none");
    rows(&tap, "a,b,1\nc,,", "1:a|b|1 2:c|| ", "two rows, the last without an end");
    rows(&tap, "a,b,1\r\n\r\nc,,\r\n", "1:a|b|1 3:c|| ", "CR LF ends lines, which are counted");
    rows(&tap, "\"a,b\",c,1\n", "1:a,b|c|1 ", "a comma in quotes");
    rows(&tap, "\"a\"\"b\"\"\",c,1\n", "1:a\"b\"|c|1 ", "doubled quotes");
    rows(&tap, "\"\",\"\",\"\"\n", "1:|| ", "empty fields in quotes");
    rows(&tap, "a\"b,c,1\nd,,\n", "1:! 2:d|| ", "a quote in a bare field");
    rows(&tap, "\"a\"b,c,1\nd,,\n", "1:! 2:d|| ", "bytes behind a closing quote");
    rows(&tap, "\"a,b,1\nd,,\n", "1:! 2:d|| ", "a quote that is not closed");
    rows(&tap, "a\nb,c\nd,e,f,g\n", "1:! 2:! 3:! ", "one, two and four fields");
    rows(&tap, "a,b\rc,1\n", "1:! ", "a CR alone");
    rows(&tap, "\"", "1:! ", "a quote alone");
    rows(&tap, "a,", "1:! ", "cut behind a comma");
    hashes(&tap);
    return tap_end(&tap);
}
