// libevent: header and library of one version, epoll at work on a pipe, threads' locks, and TLS over OpenSSL.
#include <event2/bufferevent_ssl.h>
#include <event2/event.h>
#include <event2/thread.h>
#include <openssl/ssl.h>
#include <string.h>
#include <unistd.h>

#include "try.h"

static int readable;

static void on_read(evutil_socket_t fd, short events, void *base)
{
    char byte;

    readable += (events & EV_READ) != 0 && read(fd, &byte, 1) == 1;
    event_base_loopbreak(base);
}

int main(void)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    struct event_base *base;
    struct bufferevent *tls;
    struct event *event;
    int ends[2];

    TRY(event_get_version_number() == LIBEVENT_VERSION_NUMBER);
    TRY(evthread_use_pthreads() == 0);
    base = event_base_new();
    TRY(base != NULL && strcmp(event_base_get_method(base), "epoll") == 0);
    TRY(pipe(ends) == 0 && write(ends[1], "x", 1) == 1);
    event = event_new(base, ends[0], EV_READ, on_read, base);
    TRY(event_add(event, NULL) == 0);
    TRY(event_base_dispatch(base) == 0 && readable == 1);
    event_free(event);

    tls = bufferevent_openssl_socket_new(base, -1, SSL_new(context), BUFFEREVENT_SSL_CONNECTING,
                                         BEV_OPT_CLOSE_ON_FREE | BEV_OPT_THREADSAFE);
    TRY(tls != NULL && bufferevent_openssl_get_ssl(tls) != NULL);
    bufferevent_free(tls);
    event_base_free(base);
    SSL_CTX_free(context);
    return 0;
}
