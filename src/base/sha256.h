// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
#ifndef INGOT_BASE_SHA256_H
#define INGOT_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32, SHA256_HEX = 65 };

// A running hash. Holds no memory of its own; a copy of it continues on its own.
struct sha256 {
    uint32_t state[8];
    uint64_t total; // bytes so far
    unsigned char block[64];
};

void sha256_start(struct sha256 *hash);

// Adds `len` bytes. `bytes` may be NULL when `len` is 0.
void sha256_add(struct sha256 *hash, const void *bytes, size_t len);

// Ends the hash and gives its 32 bytes. `hash` must be started again before further use.
void sha256_finish(struct sha256 *hash, unsigned char digest[SHA256_BYTES]);

// Ends the hash and gives it as 64 lower-case hex digits and a NUL.
void sha256_finish_hex(struct sha256 *hash, char hex[SHA256_HEX]);

#endif
