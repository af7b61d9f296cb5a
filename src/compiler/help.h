// What `compiler --help` prints.
#ifndef INGOT_COMPILER_HELP_H
#define INGOT_COMPILER_HELP_H

extern const char help_text[];

#endif
