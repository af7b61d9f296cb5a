// OpenSSL: its version, the ciphers and digests that TLS and hashlib want, both protocols.
#include <openssl/evp.h>
#include <openssl/opensslv.h>
#include <openssl/ssl.h>

#include "try.h"

int main(void)
{
    static const char *const ciphers[] = {"AES-128-GCM", "AES-256-GCM", "ChaCha20-Poly1305",
                                          "AES-256-CBC"};
    static const char *const digests[] = {"SHA256",     "SHA512", "SHA3-256",
                                          "BLAKE2b512", "MD5",    "SHA1"};
    SSL_CTX *context = SSL_CTX_new(TLS_method());

    TRY(OpenSSL_version_num() == OPENSSL_VERSION_NUMBER);
    for (size_t i = 0; i < sizeof ciphers / sizeof *ciphers; i++)
        TRY(EVP_CIPHER_fetch(NULL, ciphers[i], NULL) != NULL);
    for (size_t i = 0; i < sizeof digests / sizeof *digests; i++)
        TRY(EVP_MD_fetch(NULL, digests[i], NULL) != NULL);
    TRY(context != NULL);
    TRY(SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION));
    TRY(SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION));
    TRY(EVP_PKEY_Q_keygen(NULL, NULL, "X25519") != NULL);
    TRY(EVP_PKEY_Q_keygen(NULL, NULL, "ML-KEM-768") != NULL);
    return 0;
}
