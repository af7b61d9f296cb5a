// Reads glibc-floor's command line by a table of options.
#include "glibc-floor/options.h"

#include <stddef.h>
#include <string.h>

const char options_help[] =
    "usage: glibc-floor --floor X.Y --libraries DIR --nonshared FILE --out DIR [OBJECT...]\n"
    "\n"
    "Reads the glibc in DIR and writes, for each of its libraries, what it offered in glibc X.Y, "
    "as\n"
    "assembly (NAME.s) and version script (NAME.map). scripts/floor makes the libraries of them.\n"
    "\n"
    "  --floor X.Y        the oldest glibc that the programs are to run on\n"
    "  --libraries DIR    where libc.so.6, libm.so.6 and the loader lie\n"
    "  --nonshared FILE   that glibc's libc_nonshared.a\n"
    "  --out DIR          where to write; besides the texts of the stubs:\n"
    "                     stubs        their file names\n"
    "                     members      which of the OBJECTs the floor needs\n"
    "                     failing      what those define that fails with ENOSYS\n"
    "                     missing.tsv  what has no replacement: name, first version, library\n"
    "                     facts        the machine's glibc, whose start file, the loader's name\n"
    "  OBJECT...          compiled replacements, hidden; those in enosys-*.o always fail. Those "
    "that end\n"
    "                     in .a are archives of the compiler's (libstdc++.a), whose wants are met "
    "too\n"
    "exit status: 0; 2 wrong usage, or a file that cannot be read or written; 3 a malformed file\n";

static const struct {
    const char *name;
    size_t offset;
} table[] = {
    {"--floor", offsetof(struct options, floor)},
    {"--libraries", offsetof(struct options, libraries)},
    {"--nonshared", offsetof(struct options, nonshared)},
    {"--out", offsetof(struct options, out)},
};

static const char **value_of(struct options *options, const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].name, name) == 0)
            return (const char **)(void *)((char *)options + table[i].offset);
    return NULL;
}

const char *options_read(struct options *options, char **arguments)
{
    *options = (struct options){0};
    for (; *arguments && (*arguments)[0] == '-'; arguments += 2) {
        const char **value = value_of(options, *arguments);

        if (strcmp(*arguments, "--help") == 0) {
            options->help = true;
            return NULL;
        }
        if (!value || !arguments[1])
            return *arguments;
        *value = arguments[1];
    }
    options->objects = arguments;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!*value_of(options, table[i].name))
            return table[i].name;
    return NULL;
}
