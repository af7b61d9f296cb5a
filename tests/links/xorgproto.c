// xorgproto: structures as long as the protocol says, and the keysyms that every keyboard has.
#include <X11/X.h>
#include <X11/Xpoll.h>
#include <X11/Xproto.h>
#include <X11/extensions/XKB.h>
#include <X11/extensions/XKBproto.h>
#include <X11/keysym.h>

#include "try.h"

int main(void)
{
    fd_set set;

    TRY(sizeof(xReq) == sz_xReq && sizeof(xEvent) == sz_xEvent);
    TRY(sizeof(xConnSetup) == sz_xConnSetup && sizeof(xCreateWindowReq) == sz_xCreateWindowReq);
    TRY(sizeof(xkbGetMapReply) == sz_xkbGetMapReply);
    TRY(X_PROTOCOL == 11 && XK_a == 'a' && XK_EuroSign == 0x20ac && XkbUseCoreKbd == 0x100);
    FD_ZERO(&set);
    TRY(!XFD_ANYSET(&set));
    return 0;
}
