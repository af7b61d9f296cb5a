// SHA-256 as FIPS 180-4 states it: section 5 (padding), 6.2 (the computation), 4.2.2 (constants).
#include "base/sha256.h"

#include <string.h>

// Processors with instructions for SHA-256 are asked for them at run time. GCC knows their name from 11 on.
#if defined __x86_64__ && !defined __clang__ && __GNUC__ >= 11 && !defined SHA256_PLAIN
#define HAS_INSTRUCTIONS 1
#include <immintrin.h>

#include "base/processor.h"
#else
#define HAS_INSTRUCTIONS 0
#endif

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t round_constant[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t word, unsigned bits)
{
    return word >> bits | word << (32 - bits);
}

static uint32_t word_at(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

// Section 6.2.2, step 1: the sixteen words of the block, stretched to sixty-four.
static void schedule(uint32_t words[64], const unsigned char block[64])
{
    for (unsigned t = 0; t < 16; t++)
        words[t] = word_at(block + t * 4);
    for (unsigned t = 16; t < 64; t++) {
        uint32_t a = words[t - 15], b = words[t - 2];
        uint32_t small0 = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3;
        uint32_t small1 = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10;

        words[t] = small1 + words[t - 7] + small0 + words[t - 16];
    }
}

// Section 6.2.2, steps 2 to 4, one t of step 3. The standard's a to h move on by one name each time;
// here they stay where they are, and the caller names them anew. Inlined even by -Os, lest they live in
// memory.
__attribute__((always_inline)) static inline void turn(uint32_t a, uint32_t b, uint32_t c,
                                                       uint32_t *d, uint32_t e, uint32_t f,
                                                       uint32_t g, uint32_t *h, uint32_t word)
{
    uint32_t big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    uint32_t t1 = *h + big1 + ((e & f) ^ (~e & g)) + word;
    uint32_t big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);

    *d += t1;
    *h = t1 + big0 + ((a & b) ^ (a & c) ^ (b & c));
}

static void compress(uint32_t state[8], const unsigned char block[64])
{
    uint32_t words[64];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];

    schedule(words, block);
    for (unsigned t = 0; t < 64; t += 8) {
        turn(a, b, c, &d, e, f, g, &h, round_constant[t] + words[t]);
        turn(h, a, b, &c, d, e, f, &g, round_constant[t + 1] + words[t + 1]);
        turn(g, h, a, &b, c, d, e, &f, round_constant[t + 2] + words[t + 2]);
        turn(f, g, h, &a, b, c, d, &e, round_constant[t + 3] + words[t + 3]);
        turn(e, f, g, &h, a, b, c, &d, round_constant[t + 4] + words[t + 4]);
        turn(d, e, f, &g, h, a, b, &c, round_constant[t + 5] + words[t + 5]);
        turn(c, d, e, &f, g, h, a, &b, round_constant[t + 6] + words[t + 6]);
        turn(b, c, d, &e, f, g, h, &a, round_constant[t + 7] + words[t + 7]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

#if HAS_INSTRUCTIONS

// The same with the instructions: a turn of the loop is four t's. sha256rnds2 does two of them, on a, b, e, f in one
// register and c, d, g, h in the other; msg1 and msg2 make four words of the schedule out of the sixteen before.
__attribute__((target("sha,sse4.1"))) static void
compress_by_instructions(uint32_t state[8], const unsigned char *at, size_t blocks)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i dcba = _mm_loadu_si128((const __m128i *)state);
    const __m128i hgfe = _mm_loadu_si128((const __m128i *)(state + 4));
    const __m128i badc = _mm_shuffle_epi32(dcba, 0xb1), efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    __m128i abef = _mm_alignr_epi8(badc, efgh, 8), cdgh = _mm_blend_epi16(efgh, badc, 0xf0);

    for (; blocks > 0; blocks--, at += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i words[4];

#pragma GCC unroll 16
        for (unsigned i = 0; i < 16; i++) {
            const __m128i last = words[(i + 3) % 4];
            __m128i sum;

            if (i < 4)
                words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)at + i), big_endian);
            else
                words[i % 4] = _mm_sha256msg2_epu32(
                    _mm_add_epi32(_mm_sha256msg1_epu32(words[i % 4], words[(i + 1) % 4]),
                                  _mm_alignr_epi8(last, words[(i + 2) % 4], 4)),
                    last);
            sum = _mm_add_epi32(words[i % 4],
                                _mm_loadu_si128((const __m128i *)(round_constant + i * 4)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);

    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#endif

static void compress_all(uint32_t state[8], const unsigned char *at, size_t blocks)
{
#if HAS_INSTRUCTIONS
    if (processor_has(PROCESSOR_SHA)) {
        compress_by_instructions(state, at, blocks);
        return;
    }
#endif
    for (; blocks > 0; blocks--, at += 64)
        compress(state, at);
}

void sha256_start(struct sha256 *hash)
{
    // Section 5.3.3: the fractional parts of the square roots of the first eight primes.
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

    memcpy(hash->state, start, sizeof start);
    hash->total = 0;
}

void sha256_add(struct sha256 *hash, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    size_t held = hash->total % sizeof hash->block;

    hash->total += len;
    if (held > 0) {
        size_t room = sizeof hash->block - held;
        size_t take = len < room ? len : room;

        if (take > 0)
            memcpy(hash->block + held, at, take);
        if (take < room)
            return;
        compress_all(hash->state, hash->block, 1);
        at += take;
        len -= take;
    }
    compress_all(hash->state, at, len / sizeof hash->block);
    if (len % sizeof hash->block > 0)
        memcpy(hash->block, at + len / sizeof hash->block * sizeof hash->block,
               len % sizeof hash->block);
}

void sha256_finish(struct sha256 *hash, unsigned char digest[SHA256_BYTES])
{
    static const unsigned char padding[64] = {0x80};
    uint64_t bits = hash->total * 8;
    size_t held = hash->total % 64;
    unsigned char length[8];

    for (unsigned i = 0; i < 8; i++)
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    // The message, 0x80 and zeros end eight bytes short of a block's end; the length fills it.
    sha256_add(hash, padding, held < 56 ? 56 - held : 120 - held);
    sha256_add(hash, length, sizeof length);
    for (unsigned i = 0; i < SHA256_BYTES; i++)
        digest[i] = (unsigned char)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

void sha256_finish_hex(struct sha256 *hash, char hex[SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[SHA256_BYTES];

    sha256_finish(hash, digest);
    for (unsigned i = 0; i < SHA256_BYTES; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * SHA256_BYTES] = '\0';
}
