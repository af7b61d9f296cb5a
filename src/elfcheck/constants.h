// The numbers of ELF that elfcheck knows, and where each group is laid down.
//
// Our own list, not <elf.h>: C libraries differ in what theirs holds (musl 1.2.3 lacks DT_RELR), and
// the tool must build on any of them. Relocation numbers are in machine.c, one table per machine.
#ifndef INGOT_ELFCHECK_CONSTANTS_H
#define INGOT_ELFCHECK_CONSTANTS_H

#include <stdint.h>

// e_ident and the header: System V gABI, chapter 4, "ELF Header".
enum {
    EI_CLASS = 4,
    EI_DATA = 5,
    EI_VERSION = 6,
    EI_OSABI = 7,
    EI_ABIVERSION = 8,
    EI_NIDENT = 16,
};
enum { ELFCLASS32 = 1, ELFCLASS64 = 2 };
enum { ELFDATA2LSB = 1, ELFDATA2MSB = 2 };
enum { ET_REL = 1, ET_EXEC = 2, ET_DYN = 3, ET_CORE = 4 };
enum {
    EM_386 = 3,
    EM_MIPS = 8,
    EM_PPC = 20,
    EM_PPC64 = 21,
    EM_S390 = 22,
    EM_ARM = 40,
    EM_X86_64 = 62,
    EM_AARCH64 = 183,
    EM_RISCV = 243,
    EM_LOONGARCH = 258,
};
enum { PN_XNUM = 0xffff }; // the count is in section header 0

// Segments: gABI chapter 5, "Program Header"; GNU's in the Linux extensions to the gABI.
enum {
    PT_LOAD = 1,
    PT_DYNAMIC = 2,
    PT_INTERP = 3,
    PT_NOTE = 4,
    PT_PHDR = 6,
    PT_TLS = 7,
    PT_GNU_EH_FRAME = 0x6474e550,
    PT_GNU_STACK = 0x6474e551,
    PT_GNU_RELRO = 0x6474e552,
    PT_GNU_PROPERTY = 0x6474e553,
    PT_RISCV_ATTRIBUTES = 0x70000003,
};
enum { PF_X = 1, PF_W = 2, PF_R = 4 };

// Sections: gABI chapter 4, "Sections".
enum {
    SHT_PROGBITS = 1,
    SHT_SYMTAB = 2,
    SHT_STRTAB = 3,
    SHT_RELA = 4,
    SHT_HASH = 5,
    SHT_DYNAMIC = 6,
    SHT_NOTE = 7,
    SHT_NOBITS = 8,
    SHT_REL = 9,
    SHT_DYNSYM = 11,
    SHT_GROUP = 17,
    SHT_SYMTAB_SHNDX = 18,
    SHT_RELR = 19,
    SHT_ARM_ATTRIBUTES = 0x70000003,
    SHT_GNU_HASH = 0x6ffffff6,
    SHT_GNU_VERDEF = 0x6ffffffd,
    SHT_GNU_VERNEED = 0x6ffffffe,
    SHT_GNU_VERSYM = 0x6fffffff,
};
enum {
    SHF_WRITE = 1,
    SHF_ALLOC = 2,
    SHF_EXECINSTR = 4,
    SHF_GROUP = 0x200,
    SHF_TLS = 0x400,
    SHF_COMPRESSED = 0x800
};
enum { GRP_COMDAT = 1 };
enum { SHN_UNDEF = 0, SHN_LORESERVE = 0xff00, SHN_XINDEX = 0xffff };
// The reserved indexes as symbols.c gives them: lifted above all that SHT_SYMTAB_SHNDX may name, where
// section 0xfff1 is one like any other.
#define SHN_LIFT UINT32_C(0xffff0000)
#define SHN_ABS (SHN_LIFT | 0xfff1)
#define SHN_COMMON (SHN_LIFT | 0xfff2)

// Symbols: gABI chapter 4, "Symbol Table"; STB_GNU_UNIQUE and STT_GNU_IFUNC are GNU's.
enum { STB_LOCAL = 0, STB_GLOBAL = 1, STB_WEAK = 2, STB_GNU_UNIQUE = 10 };
enum {
    STT_NOTYPE = 0,
    STT_OBJECT = 1,
    STT_FUNC = 2,
    STT_SECTION = 3,
    STT_FILE = 4,
    STT_COMMON = 5,
    STT_TLS = 6,
    STT_GNU_IFUNC = 10,
};
enum { STV_DEFAULT = 0, STV_INTERNAL = 1, STV_HIDDEN = 2, STV_PROTECTED = 3 };

// The dynamic table: gABI chapter 5, "Dynamic Section"; from 0x6fffffff down GNU's and Sun's.
enum {
    DT_NULL = 0,
    DT_NEEDED = 1,
    DT_PLTRELSZ = 2,
    DT_HASH = 4,
    DT_STRTAB = 5,
    DT_SYMTAB = 6,
    DT_RELA = 7,
    DT_RELASZ = 8,
    DT_RELAENT = 9,
    DT_STRSZ = 10,
    DT_SYMENT = 11,
    DT_INIT = 12,
    DT_FINI = 13,
    DT_SONAME = 14,
    DT_RPATH = 15,
    DT_SYMBOLIC = 16,
    DT_REL = 17,
    DT_RELSZ = 18,
    DT_RELENT = 19,
    DT_PLTREL = 20,
    DT_DEBUG = 21,
    DT_TEXTREL = 22,
    DT_JMPREL = 23,
    DT_BIND_NOW = 24,
    DT_INIT_ARRAY = 25,
    DT_FINI_ARRAY = 26,
    DT_INIT_ARRAYSZ = 27,
    DT_FINI_ARRAYSZ = 28,
    DT_RUNPATH = 29,
    DT_FLAGS = 30,
    DT_PREINIT_ARRAY = 32,
    DT_PREINIT_ARRAYSZ = 33,
    DT_RELRSZ = 35,
    DT_RELR = 36,
    DT_RELRENT = 37,
    DT_GNU_HASH = 0x6ffffef5,
    DT_CONFIG = 0x6ffffefa,
    DT_DEPAUDIT = 0x6ffffefb,
    DT_AUDIT = 0x6ffffefc,
    DT_VERSYM = 0x6ffffff0,
    DT_FLAGS_1 = 0x6ffffffb,
    DT_VERDEF = 0x6ffffffc,
    DT_VERDEFNUM = 0x6ffffffd,
    DT_VERNEED = 0x6ffffffe,
    DT_VERNEEDNUM = 0x6fffffff,
    DT_AUXILIARY = 0x7ffffffd,
    DT_FILTER = 0x7fffffff,
};
enum { DF_SYMBOLIC = 2, DF_TEXTREL = 4, DF_BIND_NOW = 8, DF_STATIC_TLS = 0x10 };
enum {
    DF_1_NOW = 1,
    DF_1_GLOBAL = 2,
    DF_1_NODELETE = 8,
    DF_1_INITFIRST = 0x20,
    DF_1_NOOPEN = 0x40,
    DF_1_INTERPOSE = 0x400,
    DF_1_NODEFLIB = 0x800,
    DF_1_PIE = 0x08000000
};
enum { VER_FLG_WEAK = 2, VERSYM_INDEX = 0x7fff };

// Notes: gABI chapter 5, "Note Section"; the GNU owner's types are in the Linux extensions.
enum { NT_GNU_ABI_TAG = 1, NT_GNU_BUILD_ID = 3, NT_GNU_PROPERTY_TYPE_0 = 5 };
enum { ABI_TAG_LINUX = 0 };
// Properties of NT_GNU_PROPERTY_TYPE_0: x86-64 psABI, "Program Property"; glibc's elf.h.
#define GNU_PROPERTY_AARCH64_FEATURE_1_AND UINT32_C(0xc0000000)
#define GNU_PROPERTY_X86_FEATURE_1_AND UINT32_C(0xc0000002)
#define GNU_PROPERTY_X86_ISA_1_NEEDED UINT32_C(0xc0008002)

#endif
