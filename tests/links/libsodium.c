// libsodium: header and library of one version, and a sealed box opened.
#include <sodium.h>
#include <string.h>

#include "try.h"

int main(void)
{
    unsigned char pk[crypto_box_PUBLICKEYBYTES], sk[crypto_box_SECRETKEYBYTES];
    unsigned char sealed[crypto_box_SEALBYTES + 5], plain[5];

    TRY(sodium_init() == 0);
    TRY(strcmp(sodium_version_string(), SODIUM_VERSION_STRING) == 0);
    TRY(crypto_box_keypair(pk, sk) == 0);
    TRY(crypto_box_seal(sealed, (const unsigned char *)"ingot", 5, pk) == 0);
    TRY(crypto_box_seal_open(plain, sealed, sizeof sealed, pk, sk) == 0);
    TRY(memcmp(plain, "ingot", 5) == 0);
    return 0;
}
