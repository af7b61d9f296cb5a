// Tests SHA-256 on published vectors and on pieces. Made of: src/base/sha256.c
#include <stdlib.h>

#include "base/sha256.h"
#include "tap.h"

struct vector {
    const char *message;
    unsigned repeat;
    const char *hex;
};

// NIST's examples for FIPS 180-4 ("Secure Hashing: SHA256.pdf") and the Byte Test Vectors of CAVP.
static const struct vector vectors[] = {
    {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
     "lmnopqrsmnopqrstnopqrstu",
     1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    {"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    {"\xbd", 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"},
};

static void hash_of(const char *bytes, size_t len, size_t piece, char hex[SHA256_HEX])
{
    struct sha256 hash;

    sha256_start(&hash);
    for (size_t at = 0; at < len; at += piece)
        sha256_add(&hash, bytes + at, len - at < piece ? len - at : piece);
    sha256_finish_hex(&hash, hex);
}

static void test_vectors(struct tap *tap)
{
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        char hex[SHA256_HEX], name[64];
        struct sha256 hash;

        sha256_start(&hash);
        for (unsigned j = 0; j < vectors[i].repeat; j++)
            sha256_add(&hash, vectors[i].message, strlen(vectors[i].message));
        sha256_finish_hex(&hash, hex);
        snprintf(name, sizeof name, "%.8s... times %u", vectors[i].message, vectors[i].repeat);
        is(tap, hex, vectors[i].hex, name);
    }
}

// Every length around one, two and three blocks, in pieces of every size: the same as at once.
static void test_pieces(struct tap *tap)
{
    size_t wrong = 0, tried = 0;

    for (size_t len = 0; len <= 200; len++) {
        // Of exactly this size, so that the sanitiser sees a byte too many.
        char *bytes = malloc(len + !len), whole[SHA256_HEX], pieces[SHA256_HEX];

        for (size_t i = 0; i < len; i++)
            bytes[i] = (char)(i * 7 + len);
        hash_of(bytes, len, len + 1, whole);
        for (size_t piece = 1; piece <= len; piece += 1 + piece / 9) {
            hash_of(bytes, len, piece, pieces);
            wrong += strcmp(whole, pieces) != 0;
            tried++;
        }
        free(bytes);
    }
    ok(tap, wrong == 0 && tried > 1000, "%zu hashes in pieces, %zu wrong", tried, wrong);
}

static void test_nothing(struct tap *tap)
{
    char hex[SHA256_HEX];
    struct sha256 hash;

    sha256_start(&hash);
    sha256_add(&hash, NULL, 0);
    sha256_finish_hex(&hash, hex);
    is(tap, hex, vectors[0].hex, "no bytes from nowhere");
}

int main(void)
{
    struct tap tap = {0};

    test_vectors(&tap);
    test_pieces(&tap);
    test_nothing(&tap);
    return tap_end(&tap);
}
