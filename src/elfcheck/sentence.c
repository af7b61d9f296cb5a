// Joins names with commas and says how many were left out.
#include "elfcheck/sentence.h"

#include <inttypes.h>
#include <stdio.h>

#include "elfcheck/facts.h"

enum { NAME_BYTES = 60, MORE_BYTES = 40 };

struct sentence sentence_of(const struct names *names)
{
    struct sentence sentence = {""};
    uint64_t told = 0;
    size_t len = 0;

    while (told < names->count && told < SAMPLES) {
        struct span name = names->name[told];

        if (len + NAME_BYTES + MORE_BYTES >= SENTENCE_BYTES)
            break;
        if (name.len > NAME_BYTES - 3)
            name.len = NAME_BYTES - 3;
        len += (size_t)snprintf(sentence.text + len, SENTENCE_BYTES - len, "%s%.*s",
                                told > 0 ? ", " : "", SPAN_ARGS(name));
        told++;
    }
    if (told < names->count)
        snprintf(sentence.text + len, SENTENCE_BYTES - len, "%s%" PRIu64 " more",
                 told > 0 ? " and " : "", names->count - told);
    return sentence;
}
