// xtrans: the transport compiled as Xlib does it, and a server that is not there refused.
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define X11_t
#define TRANS_CLIENT
#define UNIXCONN
#define xtransTest 1
#include <X11/Xtrans/transport.c>

#include "try.h"

int main(void)
{
    char address[] = "unix/:9999";
    XtransConnInfo connection = TRANS(OpenCOTSClient)(address);

    TRY(connection != NULL && TRANS(GetConnectionNumber)(connection) >= 0);
    TRY(TRANS(Connect)(connection, address) != 0);
    TRY(TRANS(Close)(connection) == 0);
    return 0;
}
