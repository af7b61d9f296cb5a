// What strtol and its kin become in C23 (2.38): they take 0b and 0B too.
#include <ctype.h>

#define CHAR char
#define SPACE(c) isspace((unsigned char)(c))
#define L(c) c
#define OLD(end) "strt" end
#include "isoc23.h"

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
