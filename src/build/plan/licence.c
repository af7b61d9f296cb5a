// Reads SPDX expressions (SPDX 2.3, annex D) by recursive descent, and judges them on the way.
#include "licence.h"

#include <fnmatch.h>
#include <string.h>

enum { DEEPEST = 16 };

struct judge {
    const char *at;
    unsigned depth;
    bool malformed;
    const char *const *patterns;
    size_t count;
    const char *which; // the last pattern that refused something
};

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-+:";

static void skip_blanks(struct judge *judge)
{
    judge->at += strspn(judge->at, " \t");
}

// Takes the operator `word` if it comes next as a whole word.
static bool take_word(struct judge *judge, const char *word)
{
    size_t len;

    skip_blanks(judge);
    len = strspn(judge->at, letters);
    if (len != strlen(word) || strncmp(judge->at, word, len) != 0)
        return false;
    judge->at += len;
    return true;
}

// Takes an identifier and says whether a pattern refuses it.
static bool take_identifier(struct judge *judge)
{
    char name[128];
    size_t len;

    skip_blanks(judge);
    len = strspn(judge->at, letters);
    if (len == 0 || len >= sizeof name) {
        judge->malformed = true;
        return false;
    }
    memcpy(name, judge->at, len);
    name[len] = '\0';
    judge->at += len;
    if (strcmp(name, "AND") == 0 || strcmp(name, "OR") == 0 || strcmp(name, "WITH") == 0)
        judge->malformed = true;
    for (size_t i = 0; i < judge->count; i++) {
        if (fnmatch(judge->patterns[i], name, 0) == 0) {
            judge->which = judge->patterns[i];
            return true;
        }
    }
    return false;
}

static bool take_either(struct judge *judge);

static bool take_one(struct judge *judge)
{
    bool denied;

    skip_blanks(judge);
    if (*judge->at == '(' && judge->depth < DEEPEST) {
        judge->at++;
        judge->depth++;
        denied = take_either(judge);
        judge->depth--;
        skip_blanks(judge);
        if (*judge->at == ')')
            judge->at++;
        else
            judge->malformed = true;
        return denied;
    }
    denied = take_identifier(judge);
    return !judge->malformed && take_word(judge, "WITH") ? take_identifier(judge) : denied;
}

static bool take_all(struct judge *judge)
{
    bool denied = take_one(judge);

    while (!judge->malformed && take_word(judge, "AND"))
        denied = take_one(judge) || denied;
    return denied;
}

static bool take_either(struct judge *judge)
{
    bool denied = take_all(judge);

    while (!judge->malformed && take_word(judge, "OR"))
        denied = take_all(judge) && denied;
    return denied;
}

static bool take_expression(struct judge *judge)
{
    bool denied = take_either(judge);

    skip_blanks(judge);
    if (*judge->at)
        judge->malformed = true;
    return denied;
}

bool licence_valid(const char *expression)
{
    struct judge judge = {.at = expression};

    take_expression(&judge);
    return !judge.malformed;
}

bool licence_denied(const char *expression, const char *const *patterns, size_t count,
                    const char **which)
{
    struct judge judge = {.at = expression, .patterns = patterns, .count = count};
    bool denied = take_expression(&judge);

    if (denied && which)
        *which = judge.which;
    return denied;
}
