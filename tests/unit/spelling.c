// Tests the edit distance. Made of: src/build/plan/spelling.c
#include "../../src/build/plan/spelling.h"
#include "tap.h"

static const char *found(const char *word)
{
    static const char *const known[] = {"for", "needs", "tools"};
    struct spelling_search search = {.word = word};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        spelling_try(&search, known[i]);
    return spelling_found(&search);
}

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
    is(&tap, found("needs"), "needs", "the word itself");
    is(&tap, found("need"), "needs", "one slip");
    is(&tap, found("tols"), "tools", "another");
    is(&tap, found("fo"), "for", "one in a short word");
    is(&tap, found("xy"), NULL, "two in a short word are too many");
    is(&tap, found("quux"), NULL, "a word like no other");
    return tap_end(&tap);
}
