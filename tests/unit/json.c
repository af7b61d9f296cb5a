// Tests the JSON writer: commas, escapes, and misuse. Made of: src/base/json.c src/base/span.c
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "tap.h"

// What `write` writes, in a buffer of our own; `*good` is what json_finish says.
static const char *written(void (*write)(struct json *), bool *good)
{
    static char buffer[4096];
    struct json json;
    FILE *out;

    memset(buffer, 0, sizeof buffer);
    out = fmemopen(buffer, sizeof buffer, "w");
    json_start(&json, out);
    write(&json);
    *good = json_finish(&json);
    fclose(out);
    return buffer;
}

static void write_nested(struct json *json)
{
    json_object(json);
    json_key(json, "list");
    json_array(json);
    json_uint(json, 1);
    json_bool(json, false);
    json_object(json);
    json_close(json);
    json_close(json);
    json_key(json, "most");
    json_uint(json, UINT64_MAX);
    json_close(json);
}

static void write_escapes(struct json *json)
{
    json_span(json, span_of("a\"\\\n\0\x7f", 6));
}

static void write_utf8(struct json *json)
{
    // Good: e acute, euro, emoji. Bad: a lone byte, overlong, surrogate, cut.
    json_text(json, "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80 \xff \xc0\xaf \xed\xa0\x80 \xe2\x82");
}

static void write_no_key(struct json *json)
{
    json_object(json);
    json_uint(json, 1);
    json_close(json);
}

static void write_two_values(struct json *json)
{
    json_uint(json, 1);
    json_uint(json, 2);
}

static void write_open(struct json *json)
{
    json_array(json);
}

static void write_closed_twice(struct json *json)
{
    json_array(json);
    json_close(json);
    json_close(json);
}

static void write_deep(struct json *json)
{
    for (int i = 0; i < JSON_DEPTH + 1; i++)
        json_array(json);
    for (int i = 0; i < JSON_DEPTH + 1; i++)
        json_close(json);
}

int main(void)
{
    struct tap tap = {0};
    bool good;

    is(&tap, written(write_nested, &good),
       "{\"list\":[1,false,{}],\"most\":18446744073709551615}\n", "commas and numbers");
    ok(&tap, good, "a whole document");
    is(&tap, written(write_escapes, &good), "\"a\\\"\\\\\\u000a\\u0000\\u007f\"\n", "escapes");
    is(&tap, written(write_utf8, &good),
       "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80 \\ufffd \\ufffd\\ufffd \\ufffd\\ufffd\\ufffd "
       "\\ufffd\\ufffd\"\n",
       "what is not UTF-8 is replaced");
    written(write_no_key, &good);
    ok(&tap, !good, "a value without a key is misuse");
    written(write_two_values, &good);
    ok(&tap, !good, "so are two values");
    written(write_open, &good);
    ok(&tap, !good, "and an open array");
    written(write_closed_twice, &good);
    ok(&tap, !good, "and one close too many");
    written(write_deep, &good);
    ok(&tap, !good, "and too many levels");
    return tap_end(&tap);
}
