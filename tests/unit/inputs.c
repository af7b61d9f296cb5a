// Tests which lines of a script are its comments. Made of: src/build/plan/inputs.c src/build/plan/graph.c src/build/plan/faults.c src/base/file.c src/base/sha256.c src/base/text.c src/base/message.c
#include "../../src/build/plan/inputs.h"
#include "base/text.h"
#include "tap.h"

int main(void)
{
    static const struct {
        const char *script, *kept, *name;
    } rows[] = {
        {"", "", "an empty script"},
        {"a\n# b\nc\n", "a\nc\n", "a comment goes"},
        {"a\n\t  # b\n#\n#\tx\nc\n", "a\nc\n", "indented and empty ones too"},
        {"a\n\n  \nc", "a\nc\n", "empty lines go, a last line may lack its newline"},
        {"a # b\n", "a # b\n", "a comment after a command stays with it"},
        {"#!/bin/sh -e\n", "#!/bin/sh -e\n", "the first line of a script decides what runs it"},
        {"#include <x.h>\n#define X\n", "#include <x.h>\n#define X\n",
         "C in a here-document is not a comment"},
    };
    struct tap tap = {0};
    struct arena arena;

    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].script);
        const char *kept = inputs_reduced(&arena, rows[i].script, &len);

        is(&tap, kept, rows[i].kept, rows[i].name);
        is_number(&tap, (long)len, (long)strlen(rows[i].kept), "its length");
    }
    arena_free(&arena);
    return tap_end(&tap);
}
