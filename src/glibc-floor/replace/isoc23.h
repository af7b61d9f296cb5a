// What isoc23_strtol.c and isoc23_wcstol.c share: numbers in text of CHARs, with 0b and 0B.
//
// Before it is included: CHAR, the type of a character; SPACE(c), whether one is blank; L(c), its constant of that
// type; OLD(end), the name of a function of before. long, long long and intmax_t are one type on the
// machines that this is for. The locale means nothing to digits.
#ifndef INGOT_GLIBC_FLOOR_ISOC23_H
#define INGOT_GLIBC_FLOOR_ISOC23_H

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef CHAR

_Static_assert(sizeof(long) == sizeof(long long), "a 64-bit machine");

// The functions of before, under whatever name the headers give them now.
long long old_signed(const CHAR *, CHAR **, int) __asm__(OLD("oll"));
unsigned long long old_unsigned(const CHAR *, CHAR **, int) __asm__(OLD("oull"));

// Where the digits of a binary constant begin, if the text is one: blanks, a sign, 0b, a digit.
static const CHAR *binary(const CHAR *text, int base, bool *minus)
{
    if (base != 0 && base != 2)
        return NULL;
    while (SPACE(*text))
        text++;
    *minus = *text == L('-');
    text += *text == L('-') || *text == L('+');
    if (text[0] != L('0') || (text[1] != L('b') && text[1] != L('B')) ||
        (text[2] != L('0') && text[2] != L('1')))
        return NULL;
    return text + 2;
}

// The digits of a binary constant; true when there are too many. errno is left alone.
static bool overflows(const CHAR *digits, CHAR **end, unsigned long long *value)
{
    int before = errno;
    bool too_many;

    errno = 0;
    *value = old_unsigned(digits, end, 2);
    too_many = errno == ERANGE;
    errno = before;
    return too_many;
}

static unsigned long long read_unsigned(const CHAR *text, CHAR **end, int base)
{
    bool minus;
    const CHAR *digits = binary(text, base, &minus);
    unsigned long long value;

    if (!digits)
        return old_unsigned(text, end, base);
    if (overflows(digits, end, &value)) {
        errno = ERANGE;
        return ULLONG_MAX;
    }
    return minus ? -value : value;
}

static long long read_signed(const CHAR *text, CHAR **end, int base)
{
    bool minus;
    const CHAR *digits = binary(text, base, &minus);
    unsigned long long value;

    if (!digits)
        return old_signed(text, end, base);
    if (overflows(digits, end, &value) || value > (unsigned long long)LLONG_MAX + minus) {
        errno = ERANGE;
        return minus ? LLONG_MIN : LLONG_MAX;
    }
    return minus ? (long long)-value : (long long)value;
}

// One of the eight; RANGE is how it reads.
#define FUNCTION(type, name, range) \
    type name(const CHAR *text, CHAR **end, int base); \
    type name(const CHAR *text, CHAR **end, int base) \
    { \
        return (type)range(text, end, base); \
    }
#define FUNCTION_L(type, name, range) \
    type name(const CHAR *text, CHAR **end, int base, locale_t locale); \
    type name(const CHAR *text, CHAR **end, int base, locale_t locale) \
    { \
        (void)locale; \
        return (type)range(text, end, base); \
    }

#endif
#endif
