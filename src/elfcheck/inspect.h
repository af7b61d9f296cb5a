// Prints facts as JSON, without verdicts.
#ifndef INGOT_ELFCHECK_INSPECT_H
#define INGOT_ELFCHECK_INSPECT_H

struct archive_facts;
struct facts;
struct json;
struct wheel;

// Each writes keys and values into an object that the caller has opened.
void inspect_object(struct json *json, const struct facts *facts);
void inspect_archive(struct json *json, const struct archive_facts *archive);
void inspect_wheel(struct json *json, const struct wheel *wheel);

#endif
