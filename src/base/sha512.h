// SHA-384 and SHA-512 (FIPS 180-4) of bytes that are all there.
#ifndef INGOT_BASE_SHA512_H
#define INGOT_BASE_SHA512_H

#include <stddef.h>

enum { SHA384_BYTES = 48, SHA512_BYTES = 64 };

// Gives the hash of `len` bytes: SHA-384 when `bytes_wanted` is SHA384_BYTES, else SHA-512.
void sha512(const void *bytes, size_t len, size_t bytes_wanted, unsigned char digest[SHA512_BYTES]);

#endif
