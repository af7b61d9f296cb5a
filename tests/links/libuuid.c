// libuuid: two identifiers differ, and text comes back as it went.
#include <string.h>
#include <uuid.h>

#include "try.h"

int main(void)
{
    uuid_t a, b;
    char text[UUID_STR_LEN];

    uuid_generate_random(a);
    uuid_generate_time_safe(b);
    TRY(uuid_compare(a, b) != 0);
    uuid_unparse_lower(a, text);
    TRY(strlen(text) == 36 && uuid_parse(text, b) == 0 && uuid_compare(a, b) == 0);
    return 0;
}
