// What an interpreter that loads extension modules, or its libpython, shows them: Python's names, all of
// them, and no other's.
#include <inttypes.h>
#include <stddef.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/report.h"
#include "elfcheck/sentence.h"

static void check_exports(const struct subject *subject, const struct check *check,
                          struct report *report)
{
    const struct export_facts *exports = &subject->facts->exports;

    // CPython's own are what it is for.
    for (unsigned i = 0; exports_origin(i) && i < ORIGINS_MOST; i++)
        if (exports->origin[i].count > 0 && exports->leaks.count > 0 &&
            !span_is(span_text(exports_origin(i)), "CPython"))
            report_add(report, check, exports->origin[i].name[0], "%" PRIu64 " of %s: %s",
                       exports->origin[i].count, exports_origin(i),
                       sentence_of(&exports->origin[i]).text);
}

static bool has_libpython(const struct dynamic_facts *dynamic)
{
    for (uint64_t i = 0; i < dynamic->name_count; i++)
        if (dynamic->names[i].tag == DT_NEEDED && span_starts(dynamic->names[i].name, "libpython"))
            return true;
    return false;
}

static void check_api(const struct subject *subject, const struct check *check,
                      struct report *report)
{
    const struct facts *facts = subject->facts;

    if (facts->exports.python < API_LEAST && !has_libpython(&facts->dynamic))
        report_add(report, check, span_text("Py*"),
                   "%" PRIu64 " names of Python's are exported; the stable ABI alone has about %d",
                   facts->exports.python, API_LEAST);
}

#define ROW(id, severity, ...) CHECK(id, severity, PROFILE_INTERPRETER, KINDS_IMAGE, __VA_ARGS__)

static const struct check checks[] = {
    ROW("interpreter-exports", SEVERITY_ERROR, check_exports,
        "an interpreter exports Py* and _Py* and nothing else",
        "The executable comes first in ld.so's scope: a module with a zlib or OpenSSL of its own "
        "is given the interpreter's copy, of another version, for every name that both have.",
        "Link with -Wl,--exclude-libs,ALL or a --dynamic-list of Py* and _Py* in place of "
        "--export-dynamic."),
    ROW("interpreter-api", SEVERITY_ERROR, check_api,
        "an interpreter exports the C API to extension modules",
        "A module leaves these names undefined: \"ImportError: ... undefined symbol: "
        "PyModule_Create2\" for each of them.",
        "Link with -Wl,--export-dynamic, or keep Py* and _Py* in the dynamic list."),
};

const struct check_family check_family_interpreter = {checks, sizeof checks / sizeof *checks};
