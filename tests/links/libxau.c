// libXau: a cookie written, found again by its display, and not by another.
#include <X11/Xauth.h>
#include <string.h>

#include "try.h"

int main(void)
{
    Xauth entry = {FamilyLocal,    4, (char *)"here", 2, (char *)"99", 4,
                   (char *)"KIND", 5, (char *)"bytes"},
          *found;
    FILE *file = fopen("cookies", "wb");

    TRY(file != NULL && XauWriteAuth(file, &entry) == 1 && fclose(file) == 0);
    TRY(setenv("XAUTHORITY", "cookies", 1) == 0 && strcmp(XauFileName(), "cookies") == 0);
    found = XauGetAuthByAddr(FamilyLocal, 4, "here", 2, "99", 4, "KIND");
    TRY(found != NULL && found->data_length == 5 && memcmp(found->data, "bytes", 5) == 0);
    XauDisposeAuth(found);
    TRY(XauGetAuthByAddr(FamilyLocal, 4, "here", 2, "98", 4, "KIND") == NULL);
    return 0;
}
