// Tests the table of the stable ABI. Made of: src/elfcheck/stable_abi.c src/elfcheck/stable_abi_since.c src/base/span.c
#include "elfcheck/stable_abi.h"

#include "tap.h"

static void since(struct tap *tap, const char *name, unsigned minor)
{
    unsigned found = 0;

    ok(tap, stable_abi_since(span_text(name), &found) && found == minor, name);
}

static void never(struct tap *tap, const char *name)
{
    unsigned minor;

    ok(tap, !stable_abi_since(span_text(name), &minor), name);
}

// Each name of the table is found again, behind the one before.
static void test_all(struct tap *tap)
{
    struct span before = {NULL, 0}, rest, entry;
    unsigned count = 0, wrong = 0, minor;

    for (unsigned part = 0; part < STABLE_ABI_PARTS; part++) {
        rest = span_of(stable_abi_names[part].at, stable_abi_names[part].size);
        while (span_string(rest, 0, &entry) && entry.len > 0) {
            struct span name = span_from(entry, 1);

            wrong += span_compare(before, name) >= 0 || !stable_abi_since(name, &minor) ||
                     minor != (unsigned)(entry.at[0] - 'A') || minor >= STABLE_ABI_MINORS ||
                     minor > stable_abi_newest;
            before = name;
            rest = span_from(rest, entry.len + 1);
            count++;
        }
    }
    ok(tap, count > 800 && wrong == 0, "every name is found, in order");
}

int main(void)
{
    struct tap tap = {0};

    test_all(&tap);
    since(&tap, "PyList_New", 2);
    since(&tap, "PyType_GetModule", 10);
    since(&tap, "PyType_FromMetaclass", 12);
    since(&tap, "PyOS_AfterFork_Child", 7);
    never(&tap, "PyUnicode_New");
    never(&tap, "PyErr_SetFromWindowsErr");
    never(&tap, "A");
    never(&tap, "PyList_Ne");
    never(&tap, "PyList_Newer");
    never(&tap, "zzz");
    never(&tap, "");
    return tap_end(&tap);
}
