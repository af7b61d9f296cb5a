// mpdecimal: header and library of one version, and a sum that binary floating point gets wrong.
#include <mpdecimal.h>
#include <string.h>

#include "try.h"

int main(void)
{
    mpd_context_t context;
    mpd_t *a, *b;
    char *text;

    TRY(strcmp(mpd_version(), MPD_VERSION) == 0);
    mpd_init(&context, 28);
    a = mpd_new(&context);
    b = mpd_new(&context);
    mpd_set_string(a, "0.1", &context);
    mpd_set_string(b, "0.2", &context);
    mpd_add(a, a, b, &context);
    text = mpd_to_sci(a, 1);
    TRY(strcmp(text, "0.3") == 0);
    mpd_free(text);
    mpd_del(a);
    mpd_del(b);
    return 0;
}
