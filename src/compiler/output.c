// Knows extension modules and the probes of configure steps by their names.
#include "compiler/output.h"

#include <stddef.h>
#include <string.h>

#include "base/pattern.h"
#include "base/span.h"
#include "compiler/paths.h"

bool output_is_module(const char *output)
{
    static const char *const patterns[] = {"*.cpython-*.so", "*.abi3.so"};
    struct span name = span_text(path_last(output));

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (pattern_matches(span_text(patterns[i]), name))
            return true;
    return span_ends(name, ".so") && !span_starts(name, "lib");
}

bool output_is_probe(const char *output, const char *cwd)
{
    // conftest: autoconf, and waf's; cmTC_: CMake's try_compile; _configtest: distutils' config command;
    // a.out: has_function of distutils, and whoever names none.
    static const char *const names[] = {"a.out", "conftest*", "cmTC_*", "_configtest*"};
    // Folders in which CMake and meson put nothing else.
    static const char *const folders[] = {"*/CMakeFiles/CMakeScratch*", "*/CMakeFiles/CMakeTmp*",
                                          "*/meson-private*", "meson-private/*"};
    struct span path = span_text(output ? output : "a.out");
    struct span name = span_text(path_last(output ? output : "a.out"));

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (pattern_matches(span_text(names[i]), name))
            return true;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (pattern_matches(span_text(folders[i]), path) ||
            pattern_matches(span_text(folders[i]), span_text(cwd)))
            return true;
    return false;
}
