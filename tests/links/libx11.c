// libX11: threads, keysyms by name, a resource database, and a server that is not there refused.
#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xresource.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <string.h>

#include "try.h"

int main(void)
{
    XrmDatabase database;
    char *type;
    XrmValue value;

    TRY(XInitThreads() != 0);
    TRY(XStringToKeysym("Escape") == XK_Escape &&
        strcmp(XKeysymToString(XK_adiaeresis), "adiaeresis") == 0);
    XrmInitialize();
    database = XrmGetStringDatabase("*colour: blue");
    TRY(XrmGetResource(database, "ingot.colour", "Ingot.Colour", &type, &value) &&
        strcmp(value.addr, "blue") == 0);
    XrmDestroyDatabase(database);
    TRY(XSupportsLocale() == True || XSupportsLocale() == False);
    TRY(XOpenDisplay(":9999") == NULL);
    return 0;
}
