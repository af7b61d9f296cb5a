// Tests the edit distance. Made of: src/build/plan/spelling.c
#include "../../src/build/plan/spelling.h"
#include "tap.h"

int main(void)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {
        {"", "", 0},           {"abc", "", 3},       {"", "abc", 3},
        {"needs", "needs", 0}, {"need", "needs", 1}, {"kitten", "sitting", 3},
        {"flaw", "lawn", 2},   {"ab", "ba", 2},      {"saturday", "sunday", 3},
    };
    char long_word[200];
    struct tap tap = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ok(&tap, spelling_distance(rows[i].a, rows[i].b) == rows[i].distance, "'%s' to '%s'",
           rows[i].a, rows[i].b);
        ok(&tap, spelling_distance(rows[i].b, rows[i].a) == rows[i].distance, "and back");
    }
    memset(long_word, 'a', sizeof long_word - 1);
    long_word[sizeof long_word - 1] = '\0';
    is_number(&tap, (long)spelling_distance(long_word, "a"), 199, "a word past the table's end");
    long_word[63] = '\0';
    is_number(&tap, (long)spelling_distance(long_word, "a"), 62, "the longest that fits");
    ok(&tap, spelling_is_slip("needs", 1) && !spelling_is_slip("to", 2), "what a slip is");
    return tap_end(&tap);
}
