// Tests the strict reader of a wheel's RECORD. Made of: src/elfcheck/record.c src/base/span.c src/base/text.c src/base/sha256.c
#include "elfcheck/record.h"

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

static void hashes(struct tap *tap)
{
    char hash[RECORD_HASH_BYTES + 1] = {0};

    // printf '' | openssl dgst -sha256 -binary | basenc --base64url
    record_hash(span_text(""), hash);
    is(tap, hash, "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", "the hash of nothing");
    record_hash(span_text("abc"), hash);
    is(tap, hash, "sha256=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", "the hash of abc");
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
