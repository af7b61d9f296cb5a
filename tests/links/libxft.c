// libXft: a font renderer at hand, header and library of one version, and names of fonts.
#include <X11/Xft/Xft.h>
#include <string.h>

#include "try.h"

int main(void)
{
    XftPattern *pattern = XftNameParse("Sans-11");
    char *family;

    TRY(XftGetVersion() == XftVersion && XftInitFtLibrary());
    TRY(XftPatternGetString(pattern, XFT_FAMILY, 0, &family) == XftResultMatch &&
        strcmp(family, "Sans") == 0);
    XftPatternDestroy(pattern);
    return 0;
}
