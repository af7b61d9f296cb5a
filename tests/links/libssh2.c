// libssh2: header and library of one version, OpenSSL beneath, the methods that servers of today offer, and compression.
#include <libssh2.h>
#include <string.h>

#include "try.h"

static int offers(LIBSSH2_SESSION *session, int kind, const char *name)
{
    const char **names;
    int n = libssh2_session_supported_algs(session, kind, &names), found = 0;

    for (int i = 0; i < n; i++)
        found |= strcmp(names[i], name) == 0;
    if (n > 0)
        libssh2_free(session, (void *)names);
    return found;
}

int main(void)
{
    LIBSSH2_SESSION *session;

    TRY(libssh2_version(LIBSSH2_VERSION_NUM) != NULL);
    TRY(strcmp(libssh2_version(0), LIBSSH2_VERSION) == 0);
    TRY(libssh2_init(0) == 0 && libssh2_crypto_engine() == libssh2_openssl);
    session = libssh2_session_init();
    TRY(session != NULL);
    TRY(libssh2_session_flag(session, LIBSSH2_FLAG_COMPRESS, 1) == 0);
    TRY(offers(session, LIBSSH2_METHOD_KEX, "curve25519-sha256"));
    TRY(offers(session, LIBSSH2_METHOD_HOSTKEY, "ssh-ed25519"));
    TRY(offers(session, LIBSSH2_METHOD_HOSTKEY, "rsa-sha2-256"));
    TRY(offers(session, LIBSSH2_METHOD_CRYPT_CS, "aes256-ctr"));
    TRY(offers(session, LIBSSH2_METHOD_MAC_CS, "hmac-sha2-256"));
    TRY(offers(session, LIBSSH2_METHOD_COMP_CS, "zlib@openssh.com"));
    libssh2_session_free(session);
    libssh2_exit();
    return 0;
}
