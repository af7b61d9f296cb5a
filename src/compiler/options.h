// What the words of a compiler's command line are: gcc's options, and ld's behind -Wl and -Xlinker.
#ifndef INGOT_COMPILER_OPTIONS_H
#define INGOT_COMPILER_OPTIONS_H

#include <stdbool.h>

enum kind {
    KIND_PASS,        // nothing that concerns us
    KIND_INPUT,       // a file
    KIND_OUTPUT,      // -o
    KIND_COMPILE,     // -c and others that stop before the link
    KIND_STRAIGHT,    // a question to the driver
    KIND_SHARED,      // -shared
    KIND_RELOCATABLE, // -r
    KIND_STATIC,      // -static
    KIND_BARE,        // -nostdlib and the like
    KIND_OPENMP,      // -fopenmp
    KIND_PIC,         // how addresses are made: our own wish yields
    KIND_LANGUAGE,    // -x
    KIND_INCLUDE,     // a folder of headers
    KIND_FOLDER,      // -L
    KIND_LIBRARY,     // -l
    KIND_RPATH,       // where the loader is to look
    KIND_SCRIPT,      // --version-script
    KIND_COMPLETE,    // --no-undefined
    KIND_Z,           // -z, some of which mean the above
    KIND_PREFER,      // -Bstatic and -Bdynamic
    KIND_WHOLE,       // --whole-archive
    KIND_PARTS,       // --no-whole-archive
    KIND_SPECS,       // -specs=, the machine's are not for us
    KIND_FOREIGN,     // for another system, or of another: dropped
    KIND_LIST,        // -Wl,
    KIND_LINKER,      // -Xlinker
};

// Where the value of an option is.
enum value { VALUE_NONE, VALUE_JOINED, VALUE_NEXT };

struct option {
    enum kind kind;
    enum value value;
    const char *joined; // the value's place in the word, for VALUE_JOINED
};

// What a word of the driver's is.
struct option option_of_driver(const char *word);

// What a word of the linker's is.
struct option option_of_linker(const char *word);

#endif
