// c-ares: header and library of one version, threads compiled in, a number and localhost looked up without a server.
#include <ares.h>
#include <string.h>

#include "try.h"

static int found;

static void on_answer(void *want, int status, int timeouts, struct ares_addrinfo *answer)
{
    const struct sockaddr_in *address;

    (void)timeouts;
    if (status != ARES_SUCCESS)
        return;
    address = (const struct sockaddr_in *)(const void *)answer->nodes->ai_addr;
    found += address->sin_addr.s_addr == *(in_addr_t *)want;
    ares_freeaddrinfo(answer);
}

int main(void)
{
    struct ares_options options = {.lookups = (char[]){"f"}, .evsys = ARES_EVSYS_DEFAULT};
    struct ares_addrinfo_hints hints = {.ai_family = AF_INET};
    in_addr_t self = htonl(INADDR_LOOPBACK);
    ares_channel_t *channel;
    int version;

    ares_version(&version);
    TRY(version == ARES_VERSION);
    TRY(ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS && ares_threadsafety());
    TRY(ares_init_options(&channel, &options, ARES_OPT_LOOKUPS | ARES_OPT_EVENT_THREAD) ==
        ARES_SUCCESS);
    ares_getaddrinfo(channel, "127.0.0.1", NULL, &hints, on_answer, &self);
    ares_getaddrinfo(channel, "localhost", NULL, &hints, on_answer, &self);
    TRY(ares_queue_wait_empty(channel, 10000) == ARES_SUCCESS);
    TRY(found == 2);
    ares_destroy(channel);
    ares_library_cleanup();
    return 0;
}
