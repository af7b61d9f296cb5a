// What is really run: the words of a command line turned into those of a build of ours.
#ifndef INGOT_COMPILER_REWRITE_H
#define INGOT_COMPILER_REWRITE_H

#include "compiler/config.h"
#include "compiler/line.h"

// A library that the line links with: "-lxslt" used "lib/libxml2.a" of the sysroot.
struct use {
    const char *asked, *used;
    const char *from; // "sysroot", "package", "libc", "compiler"
};

struct rewritten {
    struct words run;     // behind the driver's name
    struct words inputs;  // the files of the line that are no libraries
    struct words dropped; // as they were given
    struct words missing; // what was asked for and is no part of this build
    struct words lacking; // the names of these libraries, in the same order
    struct use *uses;
    size_t use_count, use_room;
    bool probe; // a question of a configure script: that it fails is an answer
};

// Rewrites `line`, which was given in the folder `cwd`. `script` is the file of the version script for
// extension modules; it is named, not read.
void rewrite(struct rewritten *rewritten, const struct config *config, enum language language,
             const char *cwd, const struct line *line, const char *script);

#endif
