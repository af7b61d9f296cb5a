// The tables of options. Those whose value may be the next word are from `gcc --help=separate` and `ld --help`:
// what an option takes must not be taken for a file or an option of its own.
#include "compiler/options.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

enum way { ALONE, JOINED, NEXT, EITHER };

struct row {
    const char *name;
    enum way way;
    enum kind kind;
};

static const struct row driver[] = {
    {"-o", EITHER, KIND_OUTPUT},
    {"--output=", JOINED, KIND_OUTPUT},
    {"--output", NEXT, KIND_OUTPUT},
    {"-c", ALONE, KIND_COMPILE},
    {"-S", ALONE, KIND_COMPILE},
    {"-E", ALONE, KIND_COMPILE},
    {"-M", ALONE, KIND_COMPILE},
    {"-MM", ALONE, KIND_COMPILE},
    {"-fsyntax-only", ALONE, KIND_COMPILE},
    {"-###", ALONE, KIND_STRAIGHT},
    {"--version", ALONE, KIND_STRAIGHT},
    {"--help", ALONE, KIND_STRAIGHT},
    {"--help=", JOINED, KIND_STRAIGHT},
    {"--target-help", ALONE, KIND_STRAIGHT},
    {"-dumpmachine", ALONE, KIND_STRAIGHT},
    {"-dumpversion", ALONE, KIND_STRAIGHT},
    {"-dumpfullversion", ALONE, KIND_STRAIGHT},
    {"-dumpspecs", ALONE, KIND_STRAIGHT},
    {"-print-", JOINED, KIND_STRAIGHT},
    {"--print-", JOINED, KIND_STRAIGHT},
    {"-shared", ALONE, KIND_SHARED},
    {"--shared", ALONE, KIND_SHARED},
    {"-r", ALONE, KIND_RELOCATABLE},
    {"-static", ALONE, KIND_STATIC},
    {"--static", ALONE, KIND_STATIC},
    {"-static-pie", ALONE, KIND_STATIC},
    {"-nostdlib", ALONE, KIND_BARE},
    {"-nodefaultlibs", ALONE, KIND_BARE},
    {"-fopenmp", ALONE, KIND_OPENMP},
    {"-fPIC", ALONE, KIND_PIC},
    {"-fpic", ALONE, KIND_PIC},
    {"-fPIE", ALONE, KIND_PIC},
    {"-fpie", ALONE, KIND_PIC},
    {"-fno-PIC", ALONE, KIND_PIC},
    {"-fno-pic", ALONE, KIND_PIC},
    {"-fno-PIE", ALONE, KIND_PIC},
    {"-fno-pie", ALONE, KIND_PIC},
    {"-I", EITHER, KIND_INCLUDE},
    {"-isystem", EITHER, KIND_INCLUDE},
    {"-idirafter", EITHER, KIND_INCLUDE},
    {"-iquote", EITHER, KIND_INCLUDE},
    {"--include-directory=", JOINED, KIND_INCLUDE},
    {"--include-directory", NEXT, KIND_INCLUDE},
    {"-L", EITHER, KIND_FOLDER},
    {"-l", EITHER, KIND_LIBRARY},
    {"-R", EITHER, KIND_RPATH},
    {"-rpath", NEXT, KIND_RPATH},
    {"-z", NEXT, KIND_Z},
    {"-Wl,", JOINED, KIND_LIST},
    {"-Xlinker", NEXT, KIND_LINKER},
    {"-specs=", JOINED, KIND_SPECS},
    {"--specs=", JOINED, KIND_SPECS},
    {"--sysroot=", JOINED, KIND_FOREIGN},
    {"--sysroot", NEXT, KIND_FOREIGN},
    {"-isysroot", EITHER, KIND_FOREIGN},
    {"-framework", NEXT, KIND_FOREIGN},
    {"-arch", NEXT, KIND_FOREIGN},
    {"-x", EITHER, KIND_LANGUAGE},
    {"-D", NEXT, KIND_PASS},
    {"-U", NEXT, KIND_PASS},
    {"-A", NEXT, KIND_PASS},
    {"-B", NEXT, KIND_PASS},
    {"-F", NEXT, KIND_PASS},
    {"-G", NEXT, KIND_PASS},
    {"-T", NEXT, KIND_PASS},
    {"-e", NEXT, KIND_PASS},
    {"-u", NEXT, KIND_PASS},
    {"-include", NEXT, KIND_PASS},
    {"--include", NEXT, KIND_PASS},
    {"-imacros", NEXT, KIND_PASS},
    {"--imacros", NEXT, KIND_PASS},
    {"-imultiarch", NEXT, KIND_PASS},
    {"-imultilib", NEXT, KIND_PASS},
    {"-iprefix", NEXT, KIND_PASS},
    {"-iwithprefix", NEXT, KIND_PASS},
    {"-iwithprefixbefore", NEXT, KIND_PASS},
    {"-MF", NEXT, KIND_PASS},
    {"-MT", NEXT, KIND_PASS},
    {"-MQ", NEXT, KIND_PASS},
    {"-Xassembler", NEXT, KIND_PASS},
    {"-Xpreprocessor", NEXT, KIND_PASS},
    {"-aux-info", NEXT, KIND_PASS},
    {"-dumpbase", NEXT, KIND_PASS},
    {"-dumpbase-ext", NEXT, KIND_PASS},
    {"-dumpdir", NEXT, KIND_PASS},
    {"--dumpbase", NEXT, KIND_PASS},
    {"--dumpbase-ext", NEXT, KIND_PASS},
    {"--dumpdir", NEXT, KIND_PASS},
    {"-wrapper", NEXT, KIND_PASS},
    {"--param", NEXT, KIND_PASS},
    {"--define-macro", NEXT, KIND_PASS},
    {"--undefine-macro", NEXT, KIND_PASS},
};

// Without their dashes' second: ld takes one or two before names of several letters.
static const struct row linker[] = {
    {"-rpath", NEXT, KIND_RPATH},
    {"-rpath=", JOINED, KIND_RPATH},
    {"-rpath-link", NEXT, KIND_RPATH},
    {"-rpath-link=", JOINED, KIND_RPATH},
    {"-R", EITHER, KIND_RPATH},
    {"-just-symbols", NEXT, KIND_RPATH},
    {"-l", EITHER, KIND_LIBRARY},
    {"-library=", JOINED, KIND_LIBRARY},
    {"-library", NEXT, KIND_LIBRARY},
    {"-L", EITHER, KIND_FOLDER},
    {"-library-path=", JOINED, KIND_FOLDER},
    {"-library-path", NEXT, KIND_FOLDER},
    {"-version-script=", JOINED, KIND_SCRIPT},
    {"-version-script", NEXT, KIND_SCRIPT},
    {"-no-undefined", ALONE, KIND_COMPLETE},
    {"-z", EITHER, KIND_Z},
    {"-shared", ALONE, KIND_SHARED},
    {"-Bshareable", ALONE, KIND_SHARED},
    {"-Bstatic", ALONE, KIND_PREFER},
    {"-dn", ALONE, KIND_PREFER},
    {"-non_shared", ALONE, KIND_PREFER},
    {"-static", ALONE, KIND_PREFER},
    {"-Bdynamic", ALONE, KIND_PREFER},
    {"-dy", ALONE, KIND_PREFER},
    {"-call_shared", ALONE, KIND_PREFER},
    {"-whole-archive", ALONE, KIND_WHOLE},
    {"-no-whole-archive", ALONE, KIND_PARTS},
    {"-soname", NEXT, KIND_PASS},
    {"-h", NEXT, KIND_PASS},
    {"-m", NEXT, KIND_PASS},
    {"-o", NEXT, KIND_PASS},
    {"-output", NEXT, KIND_PASS},
    {"-e", NEXT, KIND_PASS},
    {"-entry", NEXT, KIND_PASS},
    {"-u", NEXT, KIND_PASS},
    {"-undefined", NEXT, KIND_PASS},
    {"-y", NEXT, KIND_PASS},
    {"-trace-symbol", NEXT, KIND_PASS},
    {"-T", NEXT, KIND_PASS},
    {"-script", NEXT, KIND_PASS},
    {"-default-script", NEXT, KIND_PASS},
    {"-c", NEXT, KIND_PASS},
    {"-mri-script", NEXT, KIND_PASS},
    {"-Map", NEXT, KIND_PASS},
    {"-defsym", NEXT, KIND_PASS},
    {"-wrap", NEXT, KIND_PASS},
    {"-init", NEXT, KIND_PASS},
    {"-fini", NEXT, KIND_PASS},
    {"-dynamic-linker", NEXT, KIND_PASS},
    {"-I", NEXT, KIND_PASS},
    {"-dynamic-list", NEXT, KIND_PASS},
    {"-exclude-libs", NEXT, KIND_PASS},
    {"-retain-symbols-file", NEXT, KIND_PASS},
    {"-F", NEXT, KIND_PASS},
    {"-filter", NEXT, KIND_PASS},
    {"-f", NEXT, KIND_PASS},
    {"-auxiliary", NEXT, KIND_PASS},
    {"-plugin", NEXT, KIND_PASS},
    {"-plugin-opt", NEXT, KIND_PASS},
    {"-A", NEXT, KIND_PASS},
    {"-architecture", NEXT, KIND_PASS},
    {"-b", NEXT, KIND_PASS},
    {"-format", NEXT, KIND_PASS},
    {"-a", NEXT, KIND_PASS},
    {"-G", NEXT, KIND_PASS},
    {"-gpsize", NEXT, KIND_PASS},
    {"-P", NEXT, KIND_PASS},
    {"-Y", NEXT, KIND_PASS},
    {"-assert", NEXT, KIND_PASS},
    {"-dependency-file", NEXT, KIND_PASS},
    {"-error-handling-script", NEXT, KIND_PASS},
    {"-export-dynamic-symbol", NEXT, KIND_PASS},
    {"-export-dynamic-symbol-list", NEXT, KIND_PASS},
    {"-ignore-unresolved-symbol", NEXT, KIND_PASS},
    {"-oformat", NEXT, KIND_PASS},
    {"-out-implib", NEXT, KIND_PASS},
    {"-require-defined", NEXT, KIND_PASS},
    {"-section-start", NEXT, KIND_PASS},
    {"-spare-dynamic-tags", NEXT, KIND_PASS},
    {"-task-link", NEXT, KIND_PASS},
    {"-Tbss", NEXT, KIND_PASS},
    {"-Tdata", NEXT, KIND_PASS},
    {"-Ttext", NEXT, KIND_PASS},
    {"-Ttext-segment", NEXT, KIND_PASS},
    {"-Trodata-segment", NEXT, KIND_PASS},
    {"-Tldata-segment", NEXT, KIND_PASS},
    {"-hash-style", NEXT, KIND_PASS},
};

static bool matches(const struct row *row, const char *word, struct option *option)
{
    size_t len = strlen(row->name);
    bool exact;

    if (strncmp(row->name, word, len) != 0)
        return false;
    exact = word[len] == '\0';
    *option = (struct option){row->kind, VALUE_NONE, NULL};
    switch (row->way) {
    case ALONE: return exact;
    case NEXT: option->value = VALUE_NEXT; return exact;
    case EITHER:
    case JOINED: break;
    }
    option->value = exact && row->way == EITHER ? VALUE_NEXT : VALUE_JOINED;
    option->joined = word + len;
    return true;
}

static struct option find(const struct row *rows, size_t count, const char *word)
{
    struct option option;

    for (size_t i = 0; i < count; i++)
        if (matches(&rows[i], word, &option))
            return option;
    return (struct option){KIND_PASS, VALUE_NONE, NULL};
}

struct option option_of_driver(const char *word)
{
    // A lone dash is standard input.
    if (word[0] != '-' || word[1] == '\0')
        return (struct option){KIND_INPUT, VALUE_NONE, NULL};
    return find(driver, sizeof driver / sizeof *driver, word);
}

struct option option_of_linker(const char *word)
{
    if (word[0] != '-')
        return (struct option){KIND_INPUT, VALUE_NONE, NULL};
    return find(linker, sizeof linker / sizeof *linker, word + (word[1] == '-'));
}
