// What strtol and its kin become in C23 (2.38): they take 0b and 0B too.
//
// long, long long and intmax_t are one type on the machines that this is for. The locale means nothing to
// digits.
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

_Static_assert(sizeof(long) == sizeof(long long), "a 64-bit machine");

#define CHAR char
#define SPACE(c) isspace((unsigned char)(c))
#define L(c) c

// The functions of before, under whatever name the headers give them now.
long long old_signed(const CHAR *, CHAR **, int) __asm__("strtoll");
unsigned long long old_unsigned(const CHAR *, CHAR **, int) __asm__("strtoull");

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

static unsigned long long read_unsigned(const CHAR *text, CHAR **end, int base)
{
    bool minus;
    const CHAR *digits = binary(text, base, &minus);
    unsigned long long value =
        digits ? old_unsigned(digits, end, 2) : old_unsigned(text, end, base);

    return digits && minus && value != ULLONG_MAX ? -value : value;
}

static long long read_signed(const CHAR *text, CHAR **end, int base)
{
    bool minus;
    const CHAR *digits = binary(text, base, &minus);
    unsigned long long value;

    if (!digits)
        return old_signed(text, end, base);
    value = old_unsigned(digits, end, 2);
    if (value > (unsigned long long)LLONG_MAX + minus) {
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

FUNCTION(long, __isoc23_strtol, read_signed)
FUNCTION_L(long, __isoc23_strtol_l, read_signed)
FUNCTION(long long, __isoc23_strtoll, read_signed)
FUNCTION_L(long long, __isoc23_strtoll_l, read_signed)
FUNCTION(intmax_t, __isoc23_strtoimax, read_signed)
FUNCTION(unsigned long, __isoc23_strtoul, read_unsigned)
FUNCTION_L(unsigned long, __isoc23_strtoul_l, read_unsigned)
FUNCTION(unsigned long long, __isoc23_strtoull, read_unsigned)
FUNCTION_L(unsigned long long, __isoc23_strtoull_l, read_unsigned)
FUNCTION(uintmax_t, __isoc23_strtoumax, read_unsigned)
