// What a person, or scripts/floor, asks of glibc-floor.
#ifndef INGOT_GLIBC_FLOOR_OPTIONS_H
#define INGOT_GLIBC_FLOOR_OPTIONS_H

#include <stdbool.h>

struct options {
    const char *floor;     // as in "2.17"
    const char *libraries; // the folder of libc.so.6
    const char *nonshared; // libc_nonshared.a
    const char *out;       // the folder to write to; it is there
    char **objects; // compiled replacements, and archives of the compiler's; NULL after the last
    bool help;
};

extern const char options_help[];

// Reads the command line (without the program's name). Gives NULL, or the first word that is wrong or
// that lacks something.
const char *options_read(struct options *options, char **arguments);

#endif
