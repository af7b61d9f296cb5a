// Asks an x86 processor which of the instructions that we use it has.
#ifndef INGOT_BASE_PROCESSOR_H
#define INGOT_BASE_PROCESSOR_H

#if defined __x86_64__ && defined __GNUC__

#include <cpuid.h>
#include <stdbool.h>

enum processor_part { PROCESSOR_PCLMUL = 1, PROCESSOR_SHA = 2 };

// Gives whether it has `part`. In place of __builtin_cpu_supports: libgcc's own list of all processors there are costs 5 kB and, before
// main, a dozen times CPUID, which a virtual machine answers in microseconds. So it is asked once, by whoever comes first: what the
// answer is does not depend on the thread. All of the parts use the SSE registers only, which every x86-64 system saves.
static inline bool processor_has(enum processor_part part)
{
    enum { ASKED = 4 };
    static _Atomic unsigned known;
    unsigned parts = known, a, b, c, d;

    if (parts == 0) {
        parts = ASKED;
        if (__get_cpuid(1, &a, &b, &c, &d)) {
            bool sse4 = c & bit_SSE4_1;

            parts |= c & bit_PCLMUL ? PROCESSOR_PCLMUL : 0;
            if (sse4 && __get_cpuid_count(7, 0, &a, &b, &c, &d))
                parts |= b & bit_SHA ? PROCESSOR_SHA : 0;
        }
        known = parts;
    }
    return parts & part;
}

#endif

#endif
