// Tcl: an interpreter with its script library, threads, zlib and the encodings that are files.
#include <string.h>
#include <tcl.h>

#include "try.h"

// evaluates: whether a script's result is this text.
static int evaluates(Tcl_Interp *interp, const char *script, const char *result)
{
    return Tcl_Eval(interp, script) == TCL_OK && strcmp(Tcl_GetStringResult(interp), result) == 0;
}

int main(void)
{
    char library[4096];
    Tcl_Interp *interp;

    TRY(snprintf(library, sizeof library, "%s/lib/tcl8.6", getenv("SYSROOT")) <
        (int)sizeof library);
    TRY(setenv("TCL_LIBRARY", library, 1) == 0);
    Tcl_FindExecutable(NULL);
    interp = Tcl_CreateInterp();
    TRY(evaluates(interp, "expr {1 + 1}", "2") &&
        evaluates(interp, "info patchlevel", TCL_PATCH_LEVEL));
    TRY(Tcl_Init(interp) == TCL_OK);
    TRY(evaluates(interp, "set tcl_platform(threaded)", "1"));
    TRY(evaluates(
        interp, "string length [zlib decompress [zlib compress [string repeat ingot 99]]]", "495"));
    TRY(evaluates(interp, "binary encode hex [encoding convertto euc-jp \\u3042]", "a4a2"));
    TRY(evaluates(interp, "package require msgcat; package require http; set ok yes", "yes"));
    Tcl_DeleteInterp(interp);
    Tcl_Finalize();
    return 0;
}
