// Prints what strtol and its kin make of texts: the same from a replacement as from the glibc that has the function.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define ONES "1111111111111111111111111111111111111111111111111111111111111111"
#define ZEROS "000000000000000000000000000000000000000000000000000000000000000"

int main(void)
{
    static const char *const texts[] = {
        "0b101",    "-0b11",      " +0B1z",         "0b",   "0b2", "-0b" ONES, "0b" ONES,
        "0b1" ONES, "-0b1" ZEROS, "-0b1" ZEROS "1", "0x1f", "077", "zz",       "",
    };
    static const int bases[] = {0, 2, 10, 16};
    wchar_t *wide_end;
    unsigned one = 0;

    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
        for (unsigned k = 0; k < sizeof bases / sizeof *bases; k++) {
            char *end;
            int error;
            long number;
            unsigned long natural;

            errno = 0;
            number = strtol(texts[i], &end, bases[k]);
            error = errno;
            errno = 0;
            printf("%s in %d: %ld to %d, %d", texts[i], bases[k], number, (int)(end - texts[i]),
                   error);
            natural = strtoul(texts[i], &end, bases[k]);
            printf("; %lu to %d, %d\n", natural, (int)(end - texts[i]), errno);
        }
    printf("%ld", wcstol(L" -0b11x", &wide_end, 0));
    printf(" %ls", wide_end);
    printf(" %d", sscanf("0x1f 7", "%x", &one));
    printf(" %u\n", one);
    return 0;
}
