// What the programs of this folder share: a condition that must hold, else the program says so and fails.
#include <stdio.h>
#include <stdlib.h>

#define TRY(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "error: %s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
            exit(1); \
        } \
    } while (0)
