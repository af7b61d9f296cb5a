// Writes JSON (RFC 8259), compact, to a stream: the caller says what opens and closes, commas and
// escapes come by themselves.
#ifndef INGOT_BASE_JSON_H
#define INGOT_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/span.h"

enum { JSON_DEPTH = 32 };

// A half-written document. `misused` is set, and nothing more is written, when the calls cannot make
// JSON: a value without a key inside an object, a close that nothing opened, or more than JSON_DEPTH
// levels. Errors of the stream are the stream's to tell (ferror).
struct json {
    FILE *out;
    unsigned depth;
    bool misused;
    bool key_given;
    struct {
        bool object, filled;
    } level[JSON_DEPTH + 1];
};

void json_start(struct json *json, FILE *out);

// Ends the document with a newline. Gives false when it was misused or is not complete.
bool json_finish(struct json *json);

void json_object(struct json *json);
void json_array(struct json *json);
void json_close(struct json *json);

// The key of the next value; only inside an object. `key` is our own text and needs no escapes.
void json_key(struct json *json, const char *key);

// A string of any bytes. Control bytes become \u00XX; each byte that is not part of a well-formed
// UTF-8 sequence becomes U+FFFD, so that the document is always valid.
void json_span(struct json *json, struct span value);
void json_text(struct json *json, const char *value);
void json_uint(struct json *json, uint64_t value);
void json_bool(struct json *json, bool value);

// Length of the well-formed UTF-8 sequence (RFC 3629) at `offset`; 0 when there is none.
unsigned json_utf8(struct span bytes, uint64_t offset);

#endif
