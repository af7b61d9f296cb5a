// Tests the view of an ELF file in both classes and orders. Made of: src/elfcheck/elf.c src/elfcheck/dynamic.c src/elfcheck/fault.c src/elfcheck/relocations.c src/base/span.c src/base/text.c
#include <stdlib.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/elf.h"
#include "elfcheck/relocations.h"
#include "tap.h"

enum { FILE_BYTES = 1024, TABLE = 64, DYNAMIC = 512, STRINGS = 640, BASE = 0x10000 };

// A file under construction: word size and order as the test wants them.
struct sample {
    unsigned char bytes[FILE_BYTES];
    bool is64, big;
};

static void put(struct sample *sample, size_t at, unsigned width, uint64_t value)
{
    for (unsigned i = 0; i < width; i++)
        sample->bytes[at + (sample->big ? width - 1 - i : i)] = (unsigned char)(value >> (8 * i));
}

static void put_segment(struct sample *s, unsigned index, uint32_t type, uint64_t address,
                        uint64_t offset, uint64_t size)
{
    size_t at = TABLE + (s->is64 ? 56u : 32u) * index;

    put(s, at, 4, type);
    put(s, at + (s->is64 ? 4 : 24), 4, PF_R);
    put(s, at + (s->is64 ? 8 : 4), s->is64 ? 8 : 4, offset);
    put(s, at + (s->is64 ? 16 : 8), s->is64 ? 8 : 4, address);
    put(s, at + (s->is64 ? 32 : 16), s->is64 ? 8 : 4, size);
    put(s, at + (s->is64 ? 40 : 20), s->is64 ? 8 : 4, size);
    put(s, at + (s->is64 ? 48 : 28), s->is64 ? 8 : 4, 1);
}

static void put_dynamic(struct sample *s, unsigned index, uint64_t tag, uint64_t value)
{
    unsigned word = s->is64 ? 8 : 4;

    put(s, DYNAMIC + 2 * word * index, word, tag);
    put(s, DYNAMIC + 2 * word * index + word, word, value);
}

// A shared object whose PT_DYNAMIC needs "libz.so" and says DT_FLAGS twice.
static void make(struct sample *s, bool is64, bool big)
{
    memset(s, 0, sizeof *s);
    s->is64 = is64;
    s->big = big;
    memcpy(s->bytes, "\177ELF", 4);
    s->bytes[EI_CLASS] = is64 ? ELFCLASS64 : ELFCLASS32;
    s->bytes[EI_DATA] = big ? ELFDATA2MSB : ELFDATA2LSB;
    s->bytes[EI_VERSION] = 1;
    put(s, 16, 2, ET_DYN);
    put(s, 18, 2, EM_S390);
    put(s, 20, 4, 1);
    put(s, is64 ? 32 : 28, is64 ? 8 : 4, TABLE);
    put(s, is64 ? 54 : 42, 2, is64 ? 56 : 32);
    put(s, is64 ? 56 : 44, 2, 2);
    put_segment(s, 0, PT_LOAD, BASE, 0, FILE_BYTES);
    put_segment(s, 1, PT_DYNAMIC, BASE + DYNAMIC, DYNAMIC, (is64 ? 16 : 8) * 6);
    put_dynamic(s, 0, DT_NEEDED, 1);
    put_dynamic(s, 1, DT_STRTAB, BASE + STRINGS);
    put_dynamic(s, 2, DT_STRSZ, 9);
    put_dynamic(s, 3, DT_FLAGS, 1);
    put_dynamic(s, 4, DT_FLAGS, DF_BIND_NOW);
    memcpy(s->bytes + STRINGS, "\0libz.so", 9);
}

static void test_good(struct tap *tap, bool is64, bool big)
{
    struct sample s;
    struct arena arena;
    struct elf elf;
    struct dynamic dynamic;
    struct faults faults = {0};
    struct span bytes;
    uint64_t tag, value;

    arena_init(&arena, NULL);
    make(&s, is64, big);
    ok(tap, elf_open(span_of(s.bytes, sizeof s.bytes), &arena, &elf, &faults) && faults.kept == 0,
       "%d-bit %s-endian: opened without a fault", is64 ? 64 : 32, big ? "big" : "little");
    ok(tap, elf.type == ET_DYN && elf.machine == EM_S390 && elf.segment_count == 2, "its header");
    ok(tap, elf_map(&elf, BASE + STRINGS + 1, 7, &bytes) && span_is(bytes, "libz.so"), "its bytes");
    ok(tap, !elf_map(&elf, BASE + FILE_BYTES - 1, 2, &bytes), "not past its end");
    ok(tap, !elf_load_at(&elf, BASE - 1) && !elf_load_at(&elf, BASE + FILE_BYTES), "nor around it");
    ok(tap, dynamic_open(&elf, &dynamic, &faults) && faults.kept == 0, "its dynamic table");
    ok(tap, dynamic.count == 5 && dynamic_entry(&dynamic, 0, &tag, &value) && tag == DT_NEEDED,
       "has five entries");
    ok(tap, span_string(dynamic.strings, value, &bytes) && span_is(bytes, "libz.so"), "a name");
    ok(tap, dynamic_get(&dynamic, DT_FLAGS, &value) && value == DF_BIND_NOW,
       "the last of two tags");
    ok(tap, !dynamic_get(&dynamic, DT_RUNPATH, &value), "and not what is not there");
    arena_free(&arena);
}

// Opens `s` and gives how many faults of `part` that makes, the dynamic table's included.
static unsigned long faults_of(const struct sample *s, uint64_t len, enum fault_part part)
{
    struct arena arena;
    struct elf elf;
    struct dynamic dynamic;
    struct faults faults = {0};

    arena_init(&arena, NULL);
    if (elf_open(span_of(s->bytes, len), &arena, &elf, &faults))
        dynamic_open(&elf, &dynamic, &faults);
    arena_free(&arena);
    return faults.count[part];
}

static void test_faults(struct tap *tap)
{
    struct sample s;

    make(&s, true, false);
    ok(tap, faults_of(&s, 63, FAULT_HEADER) == 1, "a header cut short");
    ok(tap, faults_of(&s, 100, FAULT_HEADER) == 1, "a segment table cut short");
    ok(tap, faults_of(&s, FILE_BYTES - 1, FAULT_SEGMENTS) == 1, "a segment cut short");
    s.bytes[EI_CLASS] = 3;
    ok(tap, faults_of(&s, FILE_BYTES, FAULT_HEADER) == 1, "a class of neither kind");
    make(&s, true, true);
    put_segment(&s, 1, PT_LOAD, BASE + 8, 0, 16);
    ok(tap, faults_of(&s, FILE_BYTES, FAULT_SEGMENTS) == 1, "segments that overlap");
    make(&s, true, true);
    put_segment(&s, 0, PT_LOAD, UINT64_MAX - 10, 0, FILE_BYTES);
    ok(tap, faults_of(&s, FILE_BYTES, FAULT_SEGMENTS) >= 1, "a segment that wraps around");
    make(&s, false, true);
    put_dynamic(&s, 5, DT_FLAGS, 1);
    ok(tap, faults_of(&s, FILE_BYTES, FAULT_DYNAMIC) == 1, "a dynamic table without an end");
    make(&s, false, false);
    put_dynamic(&s, 2, DT_STRSZ, 8);
    ok(tap, faults_of(&s, FILE_BYTES, FAULT_DYNAMIC) == 1, "strings without an end");
    put_dynamic(&s, 1, DT_STRTAB, 1);
    ok(tap, faults_of(&s, FILE_BYTES, FAULT_DYNAMIC) == 1, "strings that are not mapped");
}

struct visits {
    uint64_t count, last;
};

static void visit(void *context, uint64_t address)
{
    struct visits *visits = context;

    visits->count++;
    visits->last = address;
}

static void test_relr(struct tap *tap)
{
    struct sample s;
    struct arena arena;
    struct elf elf;
    struct faults faults = {0};
    struct visits visits = {0};
    // An address, the words 1 and 63 after it, then the first of the next 63.
    const unsigned char words[24] = {0x00, 0x10, [8] = 0x03, [15] = 0x80, [16] = 0x03};

    arena_init(&arena, NULL);
    make(&s, true, false);
    elf_open(span_of(s.bytes, sizeof s.bytes), &arena, &elf, &faults);
    ok(tap, relr_visit(&elf, span_of(words, sizeof words), visit, &visits) == 4, "four packed");
    ok(tap, visits.count == 4 && visits.last == 0x1000 + 8 * 64, "the last behind two bitmaps");
    arena_free(&arena);
}

int main(void)
{
    struct tap tap = {0};

    test_good(&tap, false, false);
    test_good(&tap, false, true);
    test_good(&tap, true, false);
    test_good(&tap, true, true);
    test_faults(&tap);
    test_relr(&tap);
    return tap_end(&tap);
}
