// Tests the field table and its checks. Made of: src/build/plan/fields.c src/build/plan/licence.c src/build/plan/source.c src/build/plan/spelling.c src/build/plan/graph.c src/build/plan/faults.c src/base/text.c src/base/message.c
#include "../../src/build/plan/fields.h"
#include "../../src/build/plan/faults.h"
#include "../../src/build/plan/graph.h"
#include "../../src/build/plan/source.h"
#include "base/text.h"
#include "tap.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define HASH2 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void test_table(struct tap *tap)
{
    size_t count, sorted = 1, told = 0;
    const struct field_rule *rules = fields_table(&count);

    for (size_t i = 0; i < count; i++) {
        sorted += i > 0 && strcmp(rules[i - 1].name, rules[i].name) < 0;
        told += rules[i].help && *rules[i].help && fields_find(rules[i].name) == &rules[i] &&
                fields_shape_name(rules[i].shape) &&
                (rules[i].shape == FIELD_CHOICE) == (rules[i].choices != NULL);
    }
    ok(tap, count > 20 && sorted == count, "the table is sorted, without doubles");
    ok(tap, told == count, "every row has its help, its shape, and choices if it is a choice");
    ok(tap,
       !fields_find("licence")->keyed && !fields_find("about")->keyed &&
           !fields_find("default")->keyed && !fields_find("source")->keyed,
       "what only describes is not keyed");
    ok(tap, fields_find("version")->keyed && fields_find("build")->keyed, "what builds is");
    ok(tap, fields_find("vers") == NULL, "a beginning is not a name");
}

static void test_values(struct tap *tap)
{
    static const struct {
        const char *field, *value, *fault; // NULL: none
    } rows[] = {
        {"version", "1.3", NULL},
        {"version", "1 3", "recipes/x.mk: version must be one word, not '1 3'"},
        {"about", "a\nb", "recipes/x.mk: about must be one line, not 'a\nb'"},
        {"default", "no", NULL},
        {"default", "off", "recipes/x.mk: default must be one of yes no, not 'off'"},
        {"lang", "c++", NULL},
        {"gives", "lib/libz.a include/zlib.h", NULL},
        {"gives", "lib/..a a/b..", NULL},
        {"gives", "/lib/libz.a",
         "recipes/x.mk: gives must be relative paths without '..', not '/lib/libz.a'"},
        {"tree", "src/../..",
         "recipes/x.mk: tree must be relative paths without '..', not "
         "'src/../..'"},
        {"tree", "..", "recipes/x.mk: tree must be relative paths without '..', not '..'"},
        {"licence", "MIT OR Zlib", NULL},
        {"licence", "MIT or so",
         "recipes/x.mk: licence must be an SPDX expression, not "
         "'MIT or so'"},
        {"build", "anything\n goes\n", NULL},
        {"need", "zlib", "recipes/x.mk: unknown field 'need'; did you mean 'needs'?"},
        {"license", "MIT", "recipes/x.mk: unknown field 'license'; did you mean 'licence'?"},
        {"quux", "1", "recipes/x.mk: unknown field 'quux'; `plan --fields` lists them"},
        {"source", HASH " https://example.org/x.tar.gz", NULL},
        {"source", HASH " deb:zlib\n" HASH2 " pypi:pyzmq==27.1.0", NULL},
        {"source", HASH " file:///srv/x.tar.gz", NULL},
        {"source", HASH " ftp://example.org/x.tar.gz",
         "recipes/x.mk: bad source line '" HASH " ftp://example.org/x.tar.gz': "
         "a locator is a URL, deb:SOURCE-PACKAGE or pypi:NAME==VERSION"},
        {"source", "abc https://example.org/",
         "recipes/x.mk: bad source line 'abc "
         "https://example.org/': the first word must be a sha256: 64 lower-case hex digits"},
        {"source", HASH,
         "recipes/x.mk: bad source line '" HASH "': a line is one sha256 and one locator"},
        {"source", HASH " pypi:pyzmq",
         "recipes/x.mk: bad source line '" HASH
         " pypi:pyzmq': a locator is a URL, deb:SOURCE-PACKAGE or pypi:NAME==VERSION"},
        {"source", HASH " deb:",
         "recipes/x.mk: bad source line '" HASH
         " deb:': a locator is a URL, deb:SOURCE-PACKAGE or pypi:NAME==VERSION"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct field field = {rows[i].field, rows[i].value};
        struct faults faults;
        struct arena arena;
        char name[64];

        arena_init(&arena, NULL);
        faults_init(&faults, &arena);
        fields_check(&arena, &faults, "x", &field);
        snprintf(name, sizeof name, "row %zu, a value of %s", i, rows[i].field);
        is(tap, faults.count > 0 ? faults.sentences[0] : NULL, rows[i].fault, name);
        arena_free(&arena);
    }
}

static void test_hashes(struct tap *tap)
{
    struct arena arena;
    const char **hashes;
    size_t count;

    arena_init(&arena, NULL);
    hashes =
        source_hashes(&arena, HASH2 " deb:a\n\n" HASH " deb:b\n" HASH2 " deb:c\nbad x", &count);
    ok(tap, count == 2 && strcmp(hashes[0], HASH2) == 0 && strcmp(hashes[1], HASH) == 0,
       "each hash once, in the order of the lines");
    source_hashes(&arena, NULL, &count);
    is_number(tap, (long)count, 0, "no source, no hashes");
    arena_free(&arena);
}

int main(void)
{
    struct tap tap = {0};

    test_table(&tap);
    test_values(&tap);
    test_hashes(&tap);
    return tap_end(&tap);
}
