// libpq: header and library of one version, TLS by OpenSSL, SCRAM, a connection string parsed, the usual socket folder.
#include <libpq-fe.h>
#include <openssl/opensslv.h>
#include <pg_config.h>
#include <string.h>

#include "try.h"

int main(void)
{
    PQconninfoOption *options = PQconninfoParse("host=a sslmode=verify-full", NULL);
    const char *host = NULL;
    PGconn *connection;
    char *verifier;

    TRY(PQlibVersion() == PG_VERSION_NUM && PQisthreadsafe());
    TRY(options != NULL);
    for (PQconninfoOption *option = options; option->keyword != NULL; option++)
        if (strcmp(option->keyword, "host") == 0)
            host = option->val;
    TRY(host != NULL && strcmp(host, "a") == 0);
    PQconninfoFree(options);
    TRY(strcmp(PQsslAttribute(NULL, "library"), "OpenSSL") == 0);

    // Nobody listens: the message names the place that was looked at.
    connection = PQconnectdb("host='' port=1 user=ingot dbname=ingot");
    TRY(PQstatus(connection) == CONNECTION_BAD);
    TRY(strstr(PQerrorMessage(connection), "/var/run/postgresql/.s.PGSQL.1") != NULL);
    verifier = PQencryptPasswordConn(connection, "secret", "ingot", "scram-sha-256");
    TRY(verifier != NULL && strncmp(verifier, "SCRAM-SHA-256$4096:", 19) == 0);
    PQfreemem(verifier);
    PQfinish(connection);
    return 0;
}
