// libxcb: a display name understood, a server that is not there reported, and events as long as on the wire.
#include <stdlib.h>
#include <string.h>
#include <xcb/bigreq.h>
#include <xcb/xc_misc.h>
#include <xcb/xcb.h>

#include "try.h"

int main(void)
{
    char *host;
    int display, screen;
    xcb_connection_t *connection;

    TRY(xcb_parse_display("far:99.2", &host, &display, &screen) == 1);
    TRY(strcmp(host, "far") == 0 && display == 99 && screen == 2);
    free(host);
    connection = xcb_connect(":9999", NULL);
    TRY(xcb_connection_has_error(connection) == XCB_CONN_ERROR);
    TRY(xcb_get_maximum_request_length(connection) == 0);
    TRY(xcb_get_extension_data(connection, &xcb_big_requests_id) == NULL);
    TRY(xcb_get_extension_data(connection, &xcb_xc_misc_id) == NULL);
    xcb_disconnect(connection);
    TRY(sizeof(xcb_key_press_event_t) == 32);
    return 0;
}
