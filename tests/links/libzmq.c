// libzmq: CURVE and ipc compiled in, keys made by libsodium, a message over inproc.
#include <string.h>
#include <zmq.h>

#include "try.h"

int main(void)
{
    char public_key[41], secret_key[41], got[8] = "";
    void *context = zmq_ctx_new();
    void *server = zmq_socket(context, ZMQ_REP), *client = zmq_socket(context, ZMQ_REQ);
    int major, minor, patch;

    zmq_version(&major, &minor, &patch);
    TRY(ZMQ_MAKE_VERSION(major, minor, patch) == ZMQ_VERSION);
    TRY(zmq_has("curve") && zmq_has("ipc"));
    TRY(zmq_curve_keypair(public_key, secret_key) == 0);
    TRY(zmq_bind(server, "inproc://ingot") == 0 && zmq_connect(client, "inproc://ingot") == 0);
    TRY(zmq_send(client, "ingot", 5, 0) == 5);
    TRY(zmq_recv(server, got, sizeof got, 0) == 5 && strcmp(got, "ingot") == 0);
    zmq_close(client);
    zmq_close(server);
    zmq_ctx_term(context);
    return 0;
}
