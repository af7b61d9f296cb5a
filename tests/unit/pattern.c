// Tests patterns, against libc's fnmatch too. Made of: src/base/pattern.c src/base/span.c
#include "base/pattern.h"

#include <fnmatch.h>
#include <string.h>

#include "tap.h"

static bool matches(const char *pattern, const char *name)
{
    return pattern_matches(span_text(pattern), span_text(name));
}

static void test_rows(struct tap *tap)
{
    static const struct {
        const char *pattern, *name;
        bool match;
    } rows[] = {
        {"", "", true},           {"", "a", false},       {"*", "", true},
        {"a*", "a/b", true},      {"*b*d", "abcd", true}, {"*b*d", "abcde", false},
        {"a?c", "abc", true},     {"a?", "a", false},     {"[a-c]x", "bx", true},
        {"[!a-c]x", "bx", false}, {"[]]", "]", true},     {"[a", "[a", true},
        {"\\*", "*", true},       {"\\*", "a", false},    {"[a-]", "-", true},
        {"[\\]]", "]", true},     {"a\\", "a\\", true},   {"\xff*", "\xff\xfe", true},
        {"***b", "aab", true},    {"a**", "a", true},     {"?*", "", false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ok(tap, matches(rows[i].pattern, rows[i].name) == rows[i].match, "'%s' and '%s'",
           rows[i].pattern, rows[i].name);
    ok(tap, pattern_matches(span_text("a*"), span_of("a\0b", 3)), "a NUL is a byte like others");
}

// All texts of up to five of these bytes, but '\' and '[': libcs differ in a backslash at the end, in a
// '[' that is not closed.
static unsigned word(unsigned number, const char *bytes, char text[8])
{
    unsigned len = 0, base = (unsigned)strlen(bytes);

    for (; number > 0; number = (number - 1) / base)
        text[len++] = bytes[(number - 1) % base];
    text[len] = '\0';
    return len;
}

static void test_oracle(struct tap *tap)
{
    char pattern[8], name[8];
    unsigned wrong = 0, hits = 0;

    for (unsigned i = 0; word(i, "ab*?", pattern) <= 5; i++)
        for (unsigned j = 0; word(j, "ab/", name) <= 4; j++) {
            bool match = matches(pattern, name);

            hits += match;
            wrong += match != (fnmatch(pattern, name, 0) == 0);
        }
    ok(tap, wrong == 0 && hits > 1000, "the same as fnmatch says: %u matches, %u differ", hits,
       wrong);
}

int main(void)
{
    struct tap tap = {0};

    test_rows(&tap);
    test_oracle(&tap);
    return tap_end(&tap);
}
