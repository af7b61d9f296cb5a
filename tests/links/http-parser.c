// http-parser: header and library of one version, an answer taken apart, and a header that is none refused.
#include <http_parser.h>
#include <string.h>

#include "try.h"

static int on_body(http_parser *parser, const char *bytes, size_t len)
{
    *(int *)parser->data = len == 5 && memcmp(bytes, "ingot", 5) == 0;
    return 0;
}

int main(void)
{
    static const char good[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ningot";
    static const char bad[] = "HTTP/1.1 200 OK\r\nContent Length: 5\r\n\r\n";
    http_parser_settings settings;
    int seen = 0;
    http_parser parser = {.data = &seen};

    TRY(http_parser_version() == (HTTP_PARSER_VERSION_MAJOR << 16 | HTTP_PARSER_VERSION_MINOR << 8 |
                                  HTTP_PARSER_VERSION_PATCH));
    http_parser_settings_init(&settings);
    settings.on_body = on_body;
    http_parser_init(&parser, HTTP_RESPONSE);
    TRY(http_parser_execute(&parser, &settings, good, sizeof good - 1) == sizeof good - 1);
    TRY(parser.status_code == 200 && seen);
    http_parser_init(&parser, HTTP_RESPONSE);
    http_parser_execute(&parser, &settings, bad, sizeof bad - 1);
    TRY(HTTP_PARSER_ERRNO(&parser) == HPE_INVALID_HEADER_TOKEN);
    return 0;
}
