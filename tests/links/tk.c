// Tk: its version, and a display that is not there refused in Tk's own words.
#include <string.h>
#include <tk.h>

#include "try.h"

int main(void)
{
    char library[4096];
    Tcl_Interp *interp;

    TRY(snprintf(library, sizeof library, "%s/lib/tcl8.6", getenv("SYSROOT")) <
        (int)sizeof library);
    TRY(setenv("TCL_LIBRARY", library, 1) == 0 && setenv("DISPLAY", ":9999", 1) == 0);
    Tcl_FindExecutable(NULL);
    interp = Tcl_CreateInterp();
    TRY(Tcl_Init(interp) == TCL_OK);
    TRY(Tk_Init(interp) == TCL_ERROR);
    TRY(strstr(Tcl_GetStringResult(interp), "couldn't connect to display \":9999\"") != NULL);
    Tcl_DeleteInterp(interp);
    return 0;
}
