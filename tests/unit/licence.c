// Tests SPDX expressions against deny lists. Made of: src/build/plan/licence.c
#include "../../src/build/plan/licence.h"
#include "tap.h"

int main(void)
{
    static const char *const deny[] = {"GPL-*", "AGPL-*"};
    static const struct {
        const char *expression;
        bool valid, denied;
    } rows[] = {
        {"MIT", true, false},
        {"GPL-3.0-or-later", true, true},
        {"LGPL-2.1-or-later", true, false},
        {"AGPL-3.0-only", true, true},
        {"MIT OR GPL-2.0-only", true, false},
        {"GPL-2.0-only OR MIT", true, false},
        {"GPL-2.0-only OR AGPL-3.0-only", true, true},
        {"MIT AND GPL-2.0-only", true, true},
        {"GPL-2.0-only AND MIT", true, true},
        {"MIT AND Zlib", true, false},
        {"GPL-3.0-or-later WITH GCC-exception-3.1", true, false},
        {"MIT AND GPL-3.0-or-later WITH GCC-exception-3.1", true, false},
        {"MIT AND (GPL-2.0-only OR Zlib)", true, false},
        {"MIT AND (GPL-2.0-only OR AGPL-3.0-only)", true, true},
        {"MIT OR GPL-2.0-only AND Zlib", true, false}, // AND binds closer
        {"(MIT)", true, false},
        {" MIT  OR\tZlib ", true, false},
        {"((((((((((((((((MIT))))))))))))))))", true, false},
        {"(((((((((((((((((MIT)))))))))))))))))", false, false}, // too deep
        {"LicenseRef-ours", true, false},
        {"", false, false},
        {"MIT Zlib", false, false},
        {"MIT OR", false, false},
        {"OR MIT", false, false},
        {"(MIT", false, false},
        {"MIT)", false, false},
        {"MIT WITH", false, false},
        {"MIT, Zlib", false, false},
    };
    const char *which = NULL, *exception = "GCC-*";
    struct tap tap = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ok(&tap, licence_valid(rows[i].expression) == rows[i].valid, "'%s' is %s",
           rows[i].expression, rows[i].valid ? "valid" : "not valid");
        if (rows[i].valid)
            ok(&tap, licence_denied(rows[i].expression, deny, 2, NULL) == rows[i].denied,
               "'%s' is %s", rows[i].expression, rows[i].denied ? "denied" : "allowed");
    }
    licence_denied("MIT AND AGPL-3.0-only", deny, 2, &which);
    is(&tap, which, "AGPL-*", "the pattern that did it");
    ok(&tap, licence_denied("GPL-3.0-or-later WITH GCC-exception-3.1", &exception, 1, NULL),
       "an exception can be denied by its own name");
    ok(&tap, !licence_denied("GPL-2.0-only", NULL, 0, NULL), "no patterns deny nothing");
    return tap_end(&tap);
}
