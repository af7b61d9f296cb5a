// What a link makes, by the name of its output.
#ifndef INGOT_COMPILER_OUTPUT_H
#define INGOT_COMPILER_OUTPUT_H

#include <stdbool.h>

// Says whether an output of this name, linked with -shared, is an extension module of Python's:
// x.cpython-313-x86_64-linux-gnu.so, x.abi3.so, or a plain x.so that is no lib*.so.
bool output_is_module(const char *output);

// Says whether an output (NULL: none was named) in the folder `cwd` is a question that a configure step asks: whether
// this links. autoconf, CMake, meson, distutils and setuptools each have names of their own for it.
bool output_is_probe(const char *output, const char *cwd);

#endif
