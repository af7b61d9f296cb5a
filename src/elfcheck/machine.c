// One row a machine, one table of relocations each.
//
// Only relocations that can make an object unfit for a shared object are listed; GOT, PLT and
// segment-relative ones are fine anywhere. Numbers are from the processor supplements (x86-64 psABI
// 1.0, i386 psABI 1.1, AAELF64 and AAELF32, RISC-V psABI 1.0, ELFv2 for ppc64le, the s390x supplement);
// tests/unit/machine.c compares them with the system's <elf.h>. The grades of all but s390x and loongarch
// are held against really linking with -shared by tests/elfcheck-archive.t.
#include "elfcheck/machine.h"

#include <stddef.h>

#include "elfcheck/constants.h"

static const struct object_reloc x86_64[] = {
    {1, RELOC_WORD, "R_X86_64_64"},
    {2, RELOC_PC, "R_X86_64_PC32"},
    {10, RELOC_HALF, "R_X86_64_32"},
    {11, RELOC_ABSOLUTE, "R_X86_64_32S"},
    {12, RELOC_ABSOLUTE, "R_X86_64_16"},
    {13, RELOC_PC, "R_X86_64_PC16"},
    {14, RELOC_ABSOLUTE, "R_X86_64_8"},
    {15, RELOC_PC, "R_X86_64_PC8"},
    {18, RELOC_TLS_LOCAL, "R_X86_64_TPOFF64"},
    {22, RELOC_TLS_INITIAL, "R_X86_64_GOTTPOFF"},
    {23, RELOC_TLS_LOCAL, "R_X86_64_TPOFF32"},
    {24, RELOC_PC, "R_X86_64_PC64"},
    {32, RELOC_PC, "R_X86_64_SIZE32"},
    {33, RELOC_PC, "R_X86_64_SIZE64"},
    {44, RELOC_TLS_INITIAL, "R_X86_64_CODE_4_GOTTPOFF"},
    {47, RELOC_TLS_INITIAL, "R_X86_64_CODE_5_GOTTPOFF"},
    {50, RELOC_TLS_INITIAL, "R_X86_64_CODE_6_GOTTPOFF"},
};

static const struct object_reloc i386[] = {
    {1, RELOC_WORD, "R_386_32"},
    {2, RELOC_PC, "R_386_PC32"},
    {9, RELOC_PC, "R_386_GOTOFF"},
    {15, RELOC_ABSOLUTE, "R_386_TLS_IE"},
    {16, RELOC_TLS_INITIAL, "R_386_TLS_GOTIE"},
    {17, RELOC_TLS_LOCAL, "R_386_TLS_LE"},
    {20, RELOC_ABSOLUTE, "R_386_16"},
    {21, RELOC_PC, "R_386_PC16"},
    {22, RELOC_ABSOLUTE, "R_386_8"},
    {23, RELOC_PC, "R_386_PC8"},
    {33, RELOC_TLS_INITIAL, "R_386_TLS_IE_32"},
    {34, RELOC_TLS_LOCAL, "R_386_TLS_LE_32"},
    {38, RELOC_PC, "R_386_SIZE32"},
};

static const struct object_reloc aarch64[] = {
    {257, RELOC_WORD, "R_AARCH64_ABS64"},
    {258, RELOC_ABSOLUTE, "R_AARCH64_ABS32"},
    {259, RELOC_ABSOLUTE, "R_AARCH64_ABS16"},
    {260, RELOC_PC, "R_AARCH64_PREL64"},
    {261, RELOC_PC, "R_AARCH64_PREL32"},
    {262, RELOC_PC, "R_AARCH64_PREL16"},
    {263, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G0"},
    {264, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G0_NC"},
    {265, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G1"},
    {266, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G1_NC"},
    {267, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G2"},
    {268, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G2_NC"},
    {269, RELOC_ABSOLUTE, "R_AARCH64_MOVW_UABS_G3"},
    {270, RELOC_ABSOLUTE, "R_AARCH64_MOVW_SABS_G0"},
    {271, RELOC_ABSOLUTE, "R_AARCH64_MOVW_SABS_G1"},
    {272, RELOC_ABSOLUTE, "R_AARCH64_MOVW_SABS_G2"},
    {273, RELOC_PC, "R_AARCH64_LD_PREL_LO19"},
    {274, RELOC_PC, "R_AARCH64_ADR_PREL_LO21"},
    {275, RELOC_PC, "R_AARCH64_ADR_PREL_PG_HI21"},
    {276, RELOC_PC, "R_AARCH64_ADR_PREL_PG_HI21_NC"},
    {287, RELOC_PC, "R_AARCH64_MOVW_PREL_G0"},
    {288, RELOC_PC, "R_AARCH64_MOVW_PREL_G0_NC"},
    {289, RELOC_PC, "R_AARCH64_MOVW_PREL_G1"},
    {290, RELOC_PC, "R_AARCH64_MOVW_PREL_G1_NC"},
    {291, RELOC_PC, "R_AARCH64_MOVW_PREL_G2"},
    {292, RELOC_PC, "R_AARCH64_MOVW_PREL_G2_NC"},
    {293, RELOC_PC, "R_AARCH64_MOVW_PREL_G3"},
    {539, RELOC_TLS_INITIAL, "R_AARCH64_TLSIE_MOVW_GOTTPREL_G1"},
    {540, RELOC_TLS_INITIAL, "R_AARCH64_TLSIE_MOVW_GOTTPREL_G0_NC"},
    {541, RELOC_TLS_INITIAL, "R_AARCH64_TLSIE_ADR_GOTTPREL_PAGE21"},
    {543, RELOC_TLS_INITIAL, "R_AARCH64_TLSIE_LD_GOTTPREL_PREL19"},
    {544, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_MOVW_TPREL_G2"},
    {545, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_MOVW_TPREL_G1"},
    {546, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_MOVW_TPREL_G1_NC"},
    {547, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_MOVW_TPREL_G0"},
    {548, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_MOVW_TPREL_G0_NC"},
    {549, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_ADD_TPREL_HI12"},
    {550, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_ADD_TPREL_LO12"},
    {551, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_ADD_TPREL_LO12_NC"},
    {552, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST8_TPREL_LO12"},
    {553, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST8_TPREL_LO12_NC"},
    {554, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST16_TPREL_LO12"},
    {555, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST16_TPREL_LO12_NC"},
    {556, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST32_TPREL_LO12"},
    {557, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST32_TPREL_LO12_NC"},
    {558, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST64_TPREL_LO12"},
    {559, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST64_TPREL_LO12_NC"},
    {570, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST128_TPREL_LO12"},
    {571, RELOC_TLS_LOCAL, "R_AARCH64_TLSLE_LDST128_TPREL_LO12_NC"},
};

static const struct object_reloc arm[] = {
    {2, RELOC_WORD, "R_ARM_ABS32"},
    {3, RELOC_PC, "R_ARM_REL32"},
    {5, RELOC_ABSOLUTE, "R_ARM_ABS16"},
    {6, RELOC_ABSOLUTE, "R_ARM_ABS12"},
    {8, RELOC_ABSOLUTE, "R_ARM_ABS8"},
    {24, RELOC_PC, "R_ARM_GOTOFF32"},
    {38, RELOC_WORD, "R_ARM_TARGET1"},
    {43, RELOC_ABSOLUTE, "R_ARM_MOVW_ABS_NC"},
    {44, RELOC_ABSOLUTE, "R_ARM_MOVT_ABS"},
    {45, RELOC_PC, "R_ARM_MOVW_PREL_NC"},
    {46, RELOC_PC, "R_ARM_MOVT_PREL"},
    {47, RELOC_ABSOLUTE, "R_ARM_THM_MOVW_ABS_NC"},
    {48, RELOC_ABSOLUTE, "R_ARM_THM_MOVT_ABS"},
    {49, RELOC_PC, "R_ARM_THM_MOVW_PREL_NC"},
    {50, RELOC_PC, "R_ARM_THM_MOVT_PREL"},
    {107, RELOC_TLS_INITIAL, "R_ARM_TLS_IE32"},
    {108, RELOC_TLS_LOCAL, "R_ARM_TLS_LE32"},
    {110, RELOC_TLS_LOCAL, "R_ARM_TLS_LE12"},
};

static const struct object_reloc riscv[] = {
    {1, RELOC_HALF, "R_RISCV_32"},
    {2, RELOC_WORD, "R_RISCV_64"},
    {21, RELOC_TLS_INITIAL, "R_RISCV_TLS_GOT_HI20"},
    {23, RELOC_PC, "R_RISCV_PCREL_HI20"},
    {26, RELOC_ABSOLUTE, "R_RISCV_HI20"},
    {27, RELOC_ABSOLUTE, "R_RISCV_LO12_I"},
    {28, RELOC_ABSOLUTE, "R_RISCV_LO12_S"},
    {29, RELOC_TLS_LOCAL, "R_RISCV_TPREL_HI20"},
    {30, RELOC_TLS_LOCAL, "R_RISCV_TPREL_LO12_I"},
    {31, RELOC_TLS_LOCAL, "R_RISCV_TPREL_LO12_S"},
    {32, RELOC_TLS_LOCAL, "R_RISCV_TPREL_ADD"},
    {46, RELOC_ABSOLUTE, "R_RISCV_RVC_LUI"},
    {57, RELOC_PC, "R_RISCV_32_PCREL"},
};

static const struct object_reloc ppc64[] = {
    {1, RELOC_HALF, "R_PPC64_ADDR32"},
    {3, RELOC_ABSOLUTE, "R_PPC64_ADDR16"},
    {4, RELOC_ABSOLUTE, "R_PPC64_ADDR16_LO"},
    {5, RELOC_ABSOLUTE, "R_PPC64_ADDR16_HI"},
    {6, RELOC_ABSOLUTE, "R_PPC64_ADDR16_HA"},
    {26, RELOC_PC, "R_PPC64_REL32"},
    {38, RELOC_WORD, "R_PPC64_ADDR64"},
    {39, RELOC_ABSOLUTE, "R_PPC64_ADDR16_HIGHER"},
    {40, RELOC_ABSOLUTE, "R_PPC64_ADDR16_HIGHERA"},
    {41, RELOC_ABSOLUTE, "R_PPC64_ADDR16_HIGHEST"},
    {42, RELOC_ABSOLUTE, "R_PPC64_ADDR16_HIGHESTA"},
    {44, RELOC_PC, "R_PPC64_REL64"},
    {47, RELOC_PC, "R_PPC64_TOC16"},
    {48, RELOC_PC, "R_PPC64_TOC16_LO"},
    {49, RELOC_PC, "R_PPC64_TOC16_HI"},
    {50, RELOC_PC, "R_PPC64_TOC16_HA"},
    {69, RELOC_TLS_LOCAL, "R_PPC64_TPREL16"},
    {70, RELOC_TLS_LOCAL, "R_PPC64_TPREL16_LO"},
    {71, RELOC_TLS_LOCAL, "R_PPC64_TPREL16_HI"},
    {72, RELOC_TLS_LOCAL, "R_PPC64_TPREL16_HA"},
    {87, RELOC_TLS_INITIAL, "R_PPC64_GOT_TPREL16_DS"},
    {88, RELOC_TLS_INITIAL, "R_PPC64_GOT_TPREL16_LO_DS"},
    {89, RELOC_TLS_INITIAL, "R_PPC64_GOT_TPREL16_HI"},
    {90, RELOC_TLS_INITIAL, "R_PPC64_GOT_TPREL16_HA"},
    {95, RELOC_TLS_LOCAL, "R_PPC64_TPREL16_DS"},
    {96, RELOC_TLS_LOCAL, "R_PPC64_TPREL16_LO_DS"},
};

static const struct object_reloc s390[] = {
    {1, RELOC_ABSOLUTE, "R_390_8"},
    {2, RELOC_ABSOLUTE, "R_390_12"},
    {3, RELOC_ABSOLUTE, "R_390_16"},
    {4, RELOC_HALF, "R_390_32"},
    {5, RELOC_PC, "R_390_PC32"},
    {16, RELOC_PC, "R_390_PC16"},
    {17, RELOC_PC, "R_390_PC16DBL"},
    {19, RELOC_PC, "R_390_PC32DBL"},
    {22, RELOC_WORD, "R_390_64"},
    {23, RELOC_PC, "R_390_PC64"},
    {42, RELOC_TLS_INITIAL, "R_390_TLS_GOTIE12"},
    {43, RELOC_TLS_INITIAL, "R_390_TLS_GOTIE32"},
    {44, RELOC_TLS_INITIAL, "R_390_TLS_GOTIE64"},
    {47, RELOC_TLS_INITIAL, "R_390_TLS_IE32"},
    {48, RELOC_TLS_INITIAL, "R_390_TLS_IE64"},
    {49, RELOC_TLS_INITIAL, "R_390_TLS_IEENT"},
    {50, RELOC_TLS_LOCAL, "R_390_TLS_LE32"},
    {51, RELOC_TLS_LOCAL, "R_390_TLS_LE64"},
    {60, RELOC_TLS_INITIAL, "R_390_TLS_GOTIE20"},
};

// SDA (small data) areas exist once a program; GNU ld refuses EMB_SDA2I16 and its kin with -shared, and lld
// knows none of them.
static const struct object_reloc ppc[] = {
    {1, RELOC_WORD, "R_PPC_ADDR32"},
    {2, RELOC_ABSOLUTE, "R_PPC_ADDR24"},
    {3, RELOC_ABSOLUTE, "R_PPC_ADDR16"},
    {4, RELOC_ABSOLUTE, "R_PPC_ADDR16_LO"},
    {5, RELOC_ABSOLUTE, "R_PPC_ADDR16_HI"},
    {6, RELOC_ABSOLUTE, "R_PPC_ADDR16_HA"},
    {7, RELOC_ABSOLUTE, "R_PPC_ADDR14"},
    {8, RELOC_ABSOLUTE, "R_PPC_ADDR14_BRTAKEN"},
    {9, RELOC_ABSOLUTE, "R_PPC_ADDR14_BRNTAKEN"},
    {11, RELOC_PC, "R_PPC_REL14"},
    {12, RELOC_PC, "R_PPC_REL14_BRTAKEN"},
    {13, RELOC_PC, "R_PPC_REL14_BRNTAKEN"},
    {24, RELOC_WORD, "R_PPC_UADDR32"},
    {25, RELOC_ABSOLUTE, "R_PPC_UADDR16"},
    {26, RELOC_PC, "R_PPC_REL32"},
    {69, RELOC_TLS_LOCAL, "R_PPC_TPREL16"},
    {70, RELOC_TLS_LOCAL, "R_PPC_TPREL16_LO"},
    {71, RELOC_TLS_LOCAL, "R_PPC_TPREL16_HI"},
    {72, RELOC_TLS_LOCAL, "R_PPC_TPREL16_HA"},
    {73, RELOC_TLS_LOCAL, "R_PPC_TPREL32"},
    {87, RELOC_TLS_INITIAL, "R_PPC_GOT_TPREL16"},
    {88, RELOC_TLS_INITIAL, "R_PPC_GOT_TPREL16_LO"},
    {89, RELOC_TLS_INITIAL, "R_PPC_GOT_TPREL16_HI"},
    {90, RELOC_TLS_INITIAL, "R_PPC_GOT_TPREL16_HA"},
    {107, RELOC_ABSOLUTE, "R_PPC_EMB_SDA2I16"},
    {108, RELOC_ABSOLUTE, "R_PPC_EMB_SDA2REL"},
    {109, RELOC_ABSOLUTE, "R_PPC_EMB_SDA21"},
    {249, RELOC_PC, "R_PPC_REL16"},
    {250, RELOC_PC, "R_PPC_REL16_LO"},
    {251, RELOC_PC, "R_PPC_REL16_HI"},
    {252, RELOC_PC, "R_PPC_REL16_HA"},
};

// LO16 is not here: it also completes a GOT16 against a local symbol, which is fine, and where it is not
// it has a HI16 beside it. Of the three types that a 64-bit entry holds the first decides.
static const struct object_reloc mips[] = {
    {1, RELOC_ABSOLUTE, "R_MIPS_16"},
    {2, RELOC_HALF, "R_MIPS_32"},
    {4, RELOC_ABSOLUTE, "R_MIPS_26"},
    {5, RELOC_ABSOLUTE, "R_MIPS_HI16"},
    {10, RELOC_PC, "R_MIPS_PC16"},
    {18, RELOC_WORD, "R_MIPS_64"},
    {28, RELOC_ABSOLUTE, "R_MIPS_HIGHER"},
    {29, RELOC_ABSOLUTE, "R_MIPS_HIGHEST"},
    {46, RELOC_TLS_INITIAL, "R_MIPS_TLS_GOTTPREL"},
    {47, RELOC_TLS_LOCAL, "R_MIPS_TLS_TPREL32"},
    {48, RELOC_TLS_LOCAL, "R_MIPS_TLS_TPREL64"},
    {49, RELOC_TLS_LOCAL, "R_MIPS_TLS_TPREL_HI16"},
    {50, RELOC_TLS_LOCAL, "R_MIPS_TLS_TPREL_LO16"},
};

// Numbers up to 58 are in <elf.h>; from 64 on they are of psABI 2, from binutils' elf/loongarch.h and, the
// last three, LLVM's LoongArch.def. No linker for it is at hand: which of them breaks a shared object
// is from lld's LoongArch.cpp (absolute or TLS LE expressions) and psABI 2's table of what each computes.
static const struct object_reloc loongarch[] = {
    {1, RELOC_HALF, "R_LARCH_32"},
    {2, RELOC_WORD, "R_LARCH_64"},
    {10, RELOC_TLS_LOCAL, "R_LARCH_TLS_TPREL32"},
    {11, RELOC_TLS_LOCAL, "R_LARCH_TLS_TPREL64"},
    {22, RELOC_PC, "R_LARCH_SOP_PUSH_PCREL"},
    {23, RELOC_ABSOLUTE, "R_LARCH_SOP_PUSH_ABSOLUTE"},
    {26, RELOC_TLS_LOCAL, "R_LARCH_SOP_PUSH_TLS_TPREL"},
    {27, RELOC_TLS_INITIAL, "R_LARCH_SOP_PUSH_TLS_GOT"},
    {67, RELOC_ABSOLUTE, "R_LARCH_ABS_HI20"},
    {68, RELOC_ABSOLUTE, "R_LARCH_ABS_LO12"},
    {69, RELOC_ABSOLUTE, "R_LARCH_ABS64_LO20"},
    {70, RELOC_ABSOLUTE, "R_LARCH_ABS64_HI12"},
    {71, RELOC_PC, "R_LARCH_PCALA_HI20"},
    {72, RELOC_PC, "R_LARCH_PCALA_LO12"},
    {73, RELOC_PC, "R_LARCH_PCALA64_LO20"},
    {74, RELOC_PC, "R_LARCH_PCALA64_HI12"},
    {79, RELOC_ABSOLUTE, "R_LARCH_GOT_HI20"},
    {80, RELOC_ABSOLUTE, "R_LARCH_GOT_LO12"},
    {81, RELOC_ABSOLUTE, "R_LARCH_GOT64_LO20"},
    {82, RELOC_ABSOLUTE, "R_LARCH_GOT64_HI12"},
    {83, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE_HI20"},
    {84, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE_LO12"},
    {85, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE64_LO20"},
    {86, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE64_HI12"},
    {87, RELOC_TLS_INITIAL, "R_LARCH_TLS_IE_PC_HI20"},
    {88, RELOC_TLS_INITIAL, "R_LARCH_TLS_IE_PC_LO12"},
    {89, RELOC_TLS_INITIAL, "R_LARCH_TLS_IE64_PC_LO20"},
    {90, RELOC_TLS_INITIAL, "R_LARCH_TLS_IE64_PC_HI12"},
    {91, RELOC_ABSOLUTE, "R_LARCH_TLS_IE_HI20"},
    {92, RELOC_ABSOLUTE, "R_LARCH_TLS_IE_LO12"},
    {93, RELOC_ABSOLUTE, "R_LARCH_TLS_IE64_LO20"},
    {94, RELOC_ABSOLUTE, "R_LARCH_TLS_IE64_HI12"},
    {96, RELOC_ABSOLUTE, "R_LARCH_TLS_LD_HI20"},
    {98, RELOC_ABSOLUTE, "R_LARCH_TLS_GD_HI20"},
    {99, RELOC_PC, "R_LARCH_32_PCREL"},
    {103, RELOC_PC, "R_LARCH_PCREL20_S2"},
    {109, RELOC_PC, "R_LARCH_64_PCREL"},
    {121, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE_HI20_R"},
    {122, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE_ADD_R"},
    {123, RELOC_TLS_LOCAL, "R_LARCH_TLS_LE_LO12_R"},
};

#define NO UINT32_MAX
#define RELOCS(table) .graded = true, .relocs = table, .reloc_count = sizeof table / sizeof *table

// The order inside .dynamic: relative, irelative, copy, absolute, got, plt, TLS module, TLS offset,
// static TLS, TLS descriptor. A stack without a note is executable where glibc's stackinfo.h says so.
static const struct machine machines[] = {
    {.number = EM_386,
     .name = "i386",
     .stack_executable = true,
     .dynamic = {8, 42, 5, 1, 6, 7, 35, 36, 14, 41},
     RELOCS(i386)},
    {.number = EM_MIPS,
     .name = "mips",
     .flags_mask = 0x420,
     .stack_executable = true,
     .dynamic = {NO, NO, NO, NO, NO, NO, NO, NO, NO, NO},
     RELOCS(mips)},
    {.number = EM_PPC,
     .name = "ppc",
     .stack_executable = true,
     .dynamic = {22, 248, 19, 1, 20, 21, 68, 78, 73, NO},
     RELOCS(ppc)},
    {.number = EM_PPC64,
     .name = "ppc64",
     .flags_mask = 3,
     .dynamic = {22, 248, 19, 38, 20, 21, 68, 78, 73, NO},
     RELOCS(ppc64)},
    {.number = EM_S390,
     .name = "s390x",
     .stack_executable = true,
     .dynamic = {12, 61, 9, 22, 10, 11, 54, 55, 56, NO},
     RELOCS(s390)},
    {.number = EM_ARM,
     .name = "arm",
     .flags_mask = 0xff000000,
     .stack_executable = true,
     .dynamic = {23, 160, 20, 2, 21, 22, 17, 18, 19, 13},
     RELOCS(arm)},
    {.number = EM_X86_64,
     .name = "x86-64",
     .stack_executable = true,
     .dynamic = {8, 37, 5, 1, 6, 7, 16, 17, 18, 36},
     RELOCS(x86_64)},
    {.number = EM_AARCH64,
     .name = "aarch64",
     .dynamic = {1027, 1032, 1024, 257, 1025, 1026, 1028, 1029, 1030, 1031},
     RELOCS(aarch64)},
    {.number = EM_RISCV,
     .name = "riscv",
     .flags_mask = 0xe,
     .dynamic = {3, 58, 4, 2, NO, 5, 7, 9, 11, 12},
     RELOCS(riscv)},
    {.number = EM_LOONGARCH,
     .name = "loongarch",
     .flags_mask = 7,
     .dynamic = {3, 12, 4, 2, NO, 5, 7, 9, 11, 14},
     RELOCS(loongarch)},
};

const struct machine *machine_all(unsigned *count)
{
    *count = sizeof machines / sizeof *machines;
    return machines;
}

const struct machine *machine_of(uint16_t number)
{
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].number == number)
            return &machines[i];
    return NULL;
}

const struct object_reloc *machine_reloc(const struct machine *machine, uint32_t type)
{
    unsigned low = 0, high = machine->reloc_count;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (machine->relocs[middle].type < type)
            low = middle + 1;
        else
            high = middle;
    }
    return low < machine->reloc_count && machine->relocs[low].type == type ? &machine->relocs[low]
                                                                           : NULL;
}
