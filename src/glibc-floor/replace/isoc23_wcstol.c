// What wcstol and its kin become in C23 (2.38): they take 0b and 0B too.
#include <wchar.h>
#include <wctype.h>

#define CHAR wchar_t
#define SPACE(c) iswspace((wint_t)(c))
#define L(c) (wchar_t)(c)
#define OLD(end) "wcst" end
#include "isoc23.h"

FUNCTION(long, __isoc23_wcstol, read_signed)
FUNCTION_L(long, __isoc23_wcstol_l, read_signed)
FUNCTION(long long, __isoc23_wcstoll, read_signed)
FUNCTION_L(long long, __isoc23_wcstoll_l, read_signed)
FUNCTION(intmax_t, __isoc23_wcstoimax, read_signed)
FUNCTION(unsigned long, __isoc23_wcstoul, read_unsigned)
FUNCTION_L(unsigned long, __isoc23_wcstoul_l, read_unsigned)
FUNCTION(unsigned long long, __isoc23_wcstoull, read_unsigned)
FUNCTION_L(unsigned long long, __isoc23_wcstoull_l, read_unsigned)
FUNCTION(uintmax_t, __isoc23_wcstoumax, read_unsigned)
