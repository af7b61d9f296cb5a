// Matching by bytes: names out of files have no encoding, and libc's fnmatch stops at what is none.
#include "base/pattern.h"

static unsigned char at(struct span span, uint64_t place)
{
    return (unsigned char)span_uint(span, place, 1, false);
}

// One byte of a set, or of the pattern itself; `place` goes behind it.
static unsigned char take(struct span pattern, uint64_t *place)
{
    if (at(pattern, *place) == '\\' && *place + 1 < pattern.len)
        ++*place;
    return at(pattern, (*place)++);
}

// Reads the set behind the '[' at `place`. False when it is never closed; else `place` is behind it,
// and `has` says whether the byte is one of it. A ']' that comes first is one of the set.
static bool read_set(struct span pattern, uint64_t *place, unsigned char byte, bool *has)
{
    uint64_t next = *place + 1, first;
    bool inverted = at(pattern, next) == '!' || at(pattern, next) == '^';

    *has = inverted;
    next += inverted;
    for (first = next; next < pattern.len;) {
        unsigned char low, high;

        if (at(pattern, next) == ']' && next > first) {
            *place = next + 1;
            return true;
        }
        low = high = take(pattern, &next);
        if (at(pattern, next) == '-' && next + 1 < pattern.len && at(pattern, next + 1) != ']') {
            next++;
            high = take(pattern, &next);
        }
        if (low <= byte && byte <= high)
            *has = !inverted;
    }
    return false;
}

// Holds one byte against what stands at `place`, which then goes behind that.
static bool takes(struct span pattern, uint64_t *place, unsigned char byte)
{
    bool has;

    if (at(pattern, *place) == '[' && read_set(pattern, place, byte, &has))
        return has;
    if (at(pattern, *place) == '?') {
        ++*place;
        return true;
    }
    return take(pattern, place) == byte;
}

bool pattern_matches(struct span pattern, struct span name)
{
    uint64_t place = 0, next = 0, star = UINT64_MAX, behind_star = 0;

    // What follows the last star is tried at every byte; stars before it need no second try.
    while (next < name.len || place < pattern.len) {
        if (place < pattern.len && at(pattern, place) == '*') {
            star = place++;
            behind_star = next;
        } else if (!(place < pattern.len && next < name.len &&
                     takes(pattern, &place, at(name, next++)))) {
            if (star == UINT64_MAX || behind_star >= name.len)
                return false;
            place = star + 1;
            next = ++behind_star;
        }
    }
    return true;
}
