// Tests which library versions come with which glibc. Made of: src/elfcheck/floor.c src/base/span.c
#include "elfcheck/floor.h"

#include "elfcheck/constants.h"
#include "elfcheck/facts.h"
#include "tap.h"

// Of auditwheel 6.8.2's manylinux-policy.json: where machines differ, and where a row begins.
static const struct {
    const char *family;
    uint16_t machine;
    unsigned minor;
    struct version_number highest;
} rows[] = {
    {"GLIBCXX_", EM_X86_64, 4, {{0}}},         {"GLIBCXX_", EM_X86_64, 5, {{3, 4, 8}}},
    {"GLIBCXX_", EM_X86_64, 26, {{3, 4, 22}}}, {"GLIBCXX_", EM_AARCH64, 26, {{3, 4, 24}}},
    {"GLIBCXX_", EM_X86_64, 27, {{3, 4, 24}}}, {"GLIBCXX_", EM_LOONGARCH, 39, {{3, 4, 32}}},
    {"GLIBCXX_", EM_X86_64, 99, {{3, 4, 33}}}, {"CXXABI_", EM_X86_64, 26, {{1, 3, 10}}},
    {"CXXABI_", EM_S390, 26, {{1, 3, 11}}},    {"GCC_", EM_386, 12, {{4, 5, 0}}},
    {"GCC_", EM_X86_64, 17, {{4, 8, 0}}},      {"GCC_", EM_AARCH64, 17, {{4, 7, 0}}},
    {"GCC_", EM_AARCH64, 34, {{11, 0}}},       {"GCC_", EM_386, 35, {{12, 0, 0}}},
    {"GCC_", EM_RISCV, 38, {{7, 0, 0}}},       {"GCC_", EM_RISCV, 39, {{14, 0, 0}}},
    {"LIBATOMIC_", EM_X86_64, 17, {{0}}},      {"LIBATOMIC_", EM_PPC64, 17, {{1, 0}}},
    {"ZLIB_", EM_X86_64, 17, {{1, 2, 5, 2}}},  {"ZLIB_", EM_386, 26, {{1, 2, 9}}},
    {"ZLIB_", EM_AARCH64, 26, {{1, 2, 5, 2}}}, {"ZLIB_", EM_X86_64, 37, {{1, 2, 12}}},
};

// The first glibc 2.N that has a version for sure; the named ones are of the same policies.
static const struct {
    const char *library, *version;
    uint16_t machine;
    unsigned first;
} firsts[] = {
    {"libc.so.6", "GLIBC_2.3.4", EM_X86_64, 3},
    {"libc.so.6", "GLIBC_2.4.1", EM_X86_64, FLOOR_NEVER},
    {"libc.so.6", "GLIBC_3.0", EM_X86_64, FLOOR_NEVER},
    {"libc.so.6", "GLIBC_2.99999", EM_X86_64, FLOOR_NEVER},
    {"libc.so.6", "GLIBC_PRIVATE", EM_X86_64, FLOOR_NEVER},
    {"libc.so.6", "GLIBC_ABI_DT_RELR", EM_X86_64, 36},
    {"libstdc++.so.6", "CXXABI_TM_1", EM_RISCV, 17},
    {"libstdc++.so.6", "CXXABI_FLOAT128", EM_386, 24},
    {"libstdc++.so.6", "CXXABI_FLOAT128", EM_AARCH64, FLOOR_NEVER},
    {"libstdc++.so.6", "GLIBCXX_LDBL_3.4.29", EM_S390, 34},
    {"libstdc++.so.6", "GLIBCXX_IEEE128_3.4.31", EM_PPC64, 39},
    {"libstdc++.so.6", "GLIBCXX_3.4.99", EM_X86_64, FLOOR_NEVER},
    {"libgcc_s.so.1", "GLIBC_2.0", EM_386, 0},
    {"libz.so.1", "ZLIB_X", EM_X86_64, FLOOR_NEVER},
    {"libother.so.1", "OTHER_1", EM_X86_64, 0},
};

int main(void)
{
    struct tap tap = {0};
    struct version_number highest;

    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++)
        ok(&tap,
           floor_allows(rows[i].family, rows[i].machine, rows[i].minor, &highest) &&
               version_order(&highest, &rows[i].highest) == 0,
           rows[i].family);
    for (unsigned i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        struct facts facts = {.elf = {.machine = firsts[i].machine}};
        struct wanted_facts wanted = {.library = span_text(firsts[i].library),
                                      .version = span_text(firsts[i].version)};

        ok(&tap, floor_first(&facts, &wanted) == firsts[i].first, firsts[i].version);
    }
    ok(&tap, !floor_allows("OPENSSL_", EM_X86_64, 17, &highest), "another library's versions");
    ok(&tap, version_read(span_text("1.2.5.2"), &highest) && highest.part[3] == 2, "four parts");
    ok(&tap, !version_read(span_text("1.2.5.2.1"), &highest), "five are none");
    return tap_end(&tap);
}
