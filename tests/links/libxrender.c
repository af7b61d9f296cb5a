// libXrender: numbers as the protocol has them; all else asks a server.
#include <X11/Xlib.h>
#include <X11/extensions/Xrender.h>

#include "try.h"

int main(void)
{
    Picture (*create)(Display *, Drawable, _Xconst XRenderPictFormat *, unsigned long,
                      _Xconst XRenderPictureAttributes *) = XRenderCreatePicture;
    void (*text)(Display *, int, Picture, Picture, _Xconst XRenderPictFormat *, GlyphSet, int, int,
                 int, int, _Xconst unsigned int *, int) = XRenderCompositeString32;

    TRY(XDoubleToFixed(1.5) == 0x18000 && XFixedToDouble(0x8000) == 0.5);
    TRY(create != NULL && text != NULL);
    TRY(XOpenDisplay(":9999") == NULL);
    return 0;
}
