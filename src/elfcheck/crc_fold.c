// Folds 64 bytes at a time (Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", 2009): a
// polynomial A of 128 bits that stands d bits before B counts as much as A * x^d modulo P, xored into B. Each half of A is
// multiplied by its own power of x modulo P, bits mirrored as zip's CRC-32 has them: x^(d + 32) and x^(d - 32), shifted left by one
// because a product of mirrored polynomials comes out one bit too low.
#include "elfcheck/crc_fold.h"

#if defined __x86_64__ && defined __GNUC__

#include <immintrin.h>

#include "base/processor.h"

enum { LANES = 4, FOLDED_LEAST = LANES * CRC_FOLDED };

// mirror(x^544 mod P) << 1 and so on; P is 0x104c11db7.
#define POWER_544 0x154442bd4
#define POWER_480 0x1c6e41596
#define POWER_160 0x1751997d0
#define POWER_96 0x0ccaa009e

__attribute__((target("pclmul"))) static inline __m128i move_by(__m128i a, __m128i powers,
                                                                __m128i onto)
{
    return _mm_xor_si128(onto, _mm_xor_si128(_mm_clmulepi64_si128(a, powers, 0x00),
                                             _mm_clmulepi64_si128(a, powers, 0x11)));
}

static __m128i load(struct span bytes, uint64_t at)
{
    return _mm_loadu_si128((const __m128i *)(bytes.at + at));
}

__attribute__((target("pclmul"))) static uint64_t fold(struct span bytes,
                                                       unsigned char folded[CRC_FOLDED])
{
    const __m128i by_512 = _mm_set_epi64x(POWER_480, POWER_544);
    const __m128i by_128 = _mm_set_epi64x(POWER_96, POWER_160);
    uint64_t at = FOLDED_LEAST;
    __m128i lane[LANES], sum;

    for (unsigned i = 0; i < LANES; i++)
        lane[i] = load(bytes, (uint64_t)i * CRC_FOLDED);
    lane[0] = _mm_xor_si128(lane[0], _mm_cvtsi32_si128(-1)); // the register's start
    for (; bytes.len - at >= FOLDED_LEAST; at += FOLDED_LEAST)
        for (unsigned i = 0; i < LANES; i++)
            lane[i] = move_by(lane[i], by_512, load(bytes, at + (uint64_t)i * CRC_FOLDED));
    sum = lane[0];
    for (unsigned i = 1; i < LANES; i++)
        sum = move_by(sum, by_128, lane[i]);
    _mm_storeu_si128((__m128i *)folded, sum);
    return at;
}

uint64_t crc_fold(struct span bytes, unsigned char folded[CRC_FOLDED])
{
    if (bytes.len < FOLDED_LEAST || !processor_has(PROCESSOR_PCLMUL))
        return 0;
    return fold(bytes, folded);
}

#else

uint64_t crc_fold(struct span bytes, unsigned char folded[CRC_FOLDED])
{
    (void)bytes, (void)folded;
    return 0;
}

#endif
