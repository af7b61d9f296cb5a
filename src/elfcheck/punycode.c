// Punycode (RFC 3492, section 6.3) of a name in UTF-8, with '_' for '-' as CPython's get_encoded_name makes of it
// (Python/importdl.c).
#include "elfcheck/punycode.h"

#include <stdint.h>

enum {
    BASE = 36,
    TMIN = 1,
    TMAX = 26,
    SKEW = 38,
    DAMP = 700,
    BIAS = 72,
    FIRST = 128,
    POINTS = 128
};

struct writer {
    char *out;
    size_t room, at;
};

static void put(struct writer *writer, char byte)
{
    if (writer->at < writer->room)
        writer->out[writer->at] = byte;
    writer->at++;
}

// How many code points there are; 0 when it is no UTF-8, or too many.
static size_t decode(struct span name, uint32_t points[POINTS])
{
    size_t count = 0;

    for (uint64_t i = 0; i < name.len; count++) {
        unsigned char first = name.at[i++];
        unsigned more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;

        if (count == POINTS || (first >= 0x80 && first < 0xc2) || first > 0xf4)
            return 0;
        points[count] = more > 0 ? first & (0x3fu >> more) : first;
        for (; more > 0; more--, i++) {
            if (i == name.len || (name.at[i] & 0xc0) != 0x80)
                return 0;
            points[count] = points[count] << 6 | (name.at[i] & 0x3f);
        }
    }
    return count;
}

static uint32_t adapt(uint32_t delta, uint32_t count, bool first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > (BASE - TMIN) * TMAX / 2; k += BASE)
        delta /= BASE - TMIN;
    return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static void put_number(struct writer *writer, uint32_t number, uint32_t bias)
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";

    for (uint32_t k = BASE;; k += BASE) {
        uint32_t least = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;

        if (number < least)
            break;
        put(writer, digits[least + (number - least) % (BASE - least)]);
        number = (number - least) / (BASE - least);
    }
    put(writer, digits[number]);
}

static uint32_t least_from(const uint32_t *points, size_t count, uint32_t from)
{
    uint32_t least = UINT32_MAX;

    for (size_t i = 0; i < count; i++)
        if (points[i] >= from && points[i] < least)
            least = points[i];
    return least;
}

// 128 code points of at most 21 bits: no sum below exceeds 32 bits.
bool punycode_of(struct span name, char *out, size_t room)
{
    struct writer writer = {out, room, 0};
    uint32_t points[POINTS], from = FIRST, delta = 0, bias = BIAS, basic, done = 0;
    size_t count = decode(name, points);

    for (size_t i = 0; i < count; i++)
        if (points[i] < FIRST) {
            put(&writer, points[i] == '-' ? '_' : (char)points[i]);
            done++;
        }
    basic = done;
    if (basic > 0)
        put(&writer, '_');
    for (; done < count; delta++, from++) {
        uint32_t next = least_from(points, count, from);

        delta += (next - from) * (done + 1);
        from = next;
        for (size_t i = 0; i < count; i++) {
            delta += points[i] < from;
            if (points[i] != from)
                continue;
            put_number(&writer, delta, bias);
            bias = adapt(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
    }
    put(&writer, 0);
    return count > 0 && writer.at <= room;
}
