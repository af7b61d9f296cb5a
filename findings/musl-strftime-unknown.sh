#!/bin/sh
# musl 1.2.5: strftime with one directive that it does not know (%P and %k, which glibc and the BSDs have) returns 0 and
# gives an empty string: all other text of the format is lost too. glibc and the BSDs copy what they do not know.
# Effect: a program that takes 0 for "the buffer is too small" asks again with a larger one, or prints nothing.
. "$(dirname "$0")/lib.sh"

cat >"$tmp/format.c" <<'END'
#include <stdio.h>
#include <time.h>
int main(void)
{
    struct tm when = {.tm_year = 124, .tm_mon = 2, .tm_mday = 5, .tm_hour = 19, .tm_min = 8};
    char text[64];
    size_t length = strftime(text, sizeof text, "%Y-%m-%d, %I:%M %P", &when);
    printf("%zu '%s'", length, length > 0 ? text : "");
    return 0;
}
END
compile_musl "$tmp/format.c" "$tmp/format"
finding "20 '2024-03-05, 07:08 pm'" "0 ''" "$("$tmp/format")"
