// Tests the relocation tables against the system's elf.h. Made of: src/elfcheck/machine.c
#include <elf.h>
#include <stdlib.h>

#include "elfcheck/machine.h"
#include "tap.h"

#define R(name) \
    { \
#name, name \
    }

// Those of our names that glibc 2.36's elf.h has.
static const struct {
    const char *name;
    uint32_t number;
} known[] = {
    R(R_X86_64_64),
    R(R_X86_64_PC32),
    R(R_X86_64_32),
    R(R_X86_64_32S),
    R(R_X86_64_16),
    R(R_X86_64_PC16),
    R(R_X86_64_8),
    R(R_X86_64_PC8),
    R(R_X86_64_TPOFF64),
    R(R_X86_64_GOTTPOFF),
    R(R_X86_64_TPOFF32),
    R(R_X86_64_PC64),
    R(R_386_32),
    R(R_386_PC32),
    R(R_386_GOTOFF),
    R(R_386_TLS_IE),
    R(R_386_TLS_GOTIE),
    R(R_386_TLS_LE),
    R(R_386_16),
    R(R_386_PC16),
    R(R_386_8),
    R(R_386_PC8),
    R(R_386_TLS_IE_32),
    R(R_386_TLS_LE_32),
    R(R_AARCH64_ABS64),
    R(R_AARCH64_ABS32),
    R(R_AARCH64_ABS16),
    R(R_AARCH64_PREL64),
    R(R_AARCH64_PREL32),
    R(R_AARCH64_PREL16),
    R(R_AARCH64_MOVW_UABS_G0),
    R(R_AARCH64_MOVW_UABS_G3),
    R(R_AARCH64_MOVW_SABS_G0),
    R(R_AARCH64_MOVW_SABS_G2),
    R(R_AARCH64_LD_PREL_LO19),
    R(R_AARCH64_ADR_PREL_LO21),
    R(R_AARCH64_ADR_PREL_PG_HI21),
    R(R_AARCH64_ADR_PREL_PG_HI21_NC),
    R(R_AARCH64_MOVW_PREL_G0),
    R(R_AARCH64_MOVW_PREL_G3),
    R(R_AARCH64_TLSIE_MOVW_GOTTPREL_G1),
    R(R_AARCH64_TLSIE_ADR_GOTTPREL_PAGE21),
    R(R_AARCH64_TLSIE_LD_GOTTPREL_PREL19),
    R(R_AARCH64_TLSLE_MOVW_TPREL_G2),
    R(R_AARCH64_TLSLE_ADD_TPREL_HI12),
    R(R_AARCH64_TLSLE_LDST64_TPREL_LO12_NC),
    R(R_AARCH64_TLSLE_LDST128_TPREL_LO12),
    R(R_AARCH64_TLSLE_LDST128_TPREL_LO12_NC),
    R(R_ARM_ABS32),
    R(R_ARM_REL32),
    R(R_ARM_ABS16),
    R(R_ARM_ABS12),
    R(R_ARM_ABS8),
    R(R_ARM_TARGET1),
    R(R_ARM_MOVW_ABS_NC),
    R(R_ARM_MOVT_ABS),
    R(R_ARM_MOVW_PREL_NC),
    R(R_ARM_MOVT_PREL),
    R(R_ARM_THM_MOVW_ABS_NC),
    R(R_ARM_THM_MOVT_ABS),
    R(R_ARM_THM_MOVW_PREL_NC),
    R(R_ARM_THM_MOVT_PREL),
    R(R_ARM_TLS_IE32),
    R(R_ARM_TLS_LE32),
    R(R_ARM_TLS_LE12),
    R(R_RISCV_32),
    R(R_RISCV_64),
    R(R_RISCV_TLS_GOT_HI20),
    R(R_RISCV_PCREL_HI20),
    R(R_RISCV_HI20),
    R(R_RISCV_LO12_I),
    R(R_RISCV_LO12_S),
    R(R_RISCV_TPREL_HI20),
    R(R_RISCV_TPREL_LO12_I),
    R(R_RISCV_TPREL_LO12_S),
    R(R_RISCV_TPREL_ADD),
    R(R_RISCV_RVC_LUI),
    R(R_RISCV_32_PCREL),
    R(R_PPC64_ADDR32),
    R(R_PPC64_ADDR16),
    R(R_PPC64_ADDR16_LO),
    R(R_PPC64_ADDR16_HA),
    R(R_PPC64_REL32),
    R(R_PPC64_ADDR64),
    R(R_PPC64_ADDR16_HIGHER),
    R(R_PPC64_ADDR16_HIGHESTA),
    R(R_PPC64_REL64),
    R(R_PPC64_TOC16),
    R(R_PPC64_TOC16_HA),
    R(R_PPC64_TPREL16),
    R(R_PPC64_TPREL16_HA),
    R(R_PPC64_GOT_TPREL16_DS),
    R(R_PPC64_GOT_TPREL16_HA),
    R(R_PPC64_TPREL16_DS),
    R(R_PPC64_TPREL16_LO_DS),
    R(R_390_8),
    R(R_390_12),
    R(R_390_16),
    R(R_390_32),
    R(R_390_PC32),
    R(R_390_PC16),
    R(R_390_PC16DBL),
    R(R_390_PC32DBL),
    R(R_390_64),
    R(R_390_PC64),
    R(R_390_TLS_GOTIE12),
    R(R_390_TLS_GOTIE64),
    R(R_390_TLS_IE32),
    R(R_390_TLS_IEENT),
    R(R_390_TLS_LE32),
    R(R_390_TLS_LE64),
    R(R_390_TLS_GOTIE20),
};

static const struct object_reloc *row_called(const char *name)
{
    unsigned machines;
    const struct machine *machine = machine_all(&machines);

    for (; machines-- > 0; machine++)
        for (unsigned i = 0; i < machine->reloc_count; i++)
            if (strcmp(machine->relocs[i].name, name) == 0)
                return &machine->relocs[i];
    return NULL;
}

static void test_tables(struct tap *tap)
{
    unsigned machines;
    const struct machine *machine = machine_all(&machines);

    for (; machines-- > 0; machine++) {
        bool sorted = true, found = true;

        for (unsigned i = 0; i < machine->reloc_count; i++) {
            sorted &= i == 0 || machine->relocs[i - 1].type < machine->relocs[i].type;
            found &= machine_reloc(machine, machine->relocs[i].type) == &machine->relocs[i];
        }
        ok(tap, sorted && found, "%s: ascending, and each is found", machine->name);
        ok(tap, !machine_reloc(machine, 99999), "%s: a stranger is not", machine->name);
        ok(tap, machine_of(machine->number) == machine, "%s: by its number", machine->name);
    }
    ok(tap, !machine_of(0xffff), "no machine of that number");
}

static void test_dynamic(struct tap *tap)
{
    const struct dynamic_relocs *x = &machine_of(EM_X86_64)->dynamic;
    const struct dynamic_relocs *a = &machine_of(EM_AARCH64)->dynamic;
    const struct dynamic_relocs *i = &machine_of(EM_386)->dynamic;
    const struct dynamic_relocs *r = &machine_of(EM_ARM)->dynamic;

    ok(tap, x->relative == R_X86_64_RELATIVE && x->irelative == R_X86_64_IRELATIVE, "x86-64");
    ok(tap, a->relative == R_AARCH64_RELATIVE && a->irelative == R_AARCH64_IRELATIVE, "aarch64");
    ok(tap, i->relative == R_386_RELATIVE && i->irelative == R_386_IRELATIVE, "i386");
    ok(tap, r->relative == R_ARM_RELATIVE && r->irelative == R_ARM_IRELATIVE, "arm");
}

int main(void)
{
    struct tap tap = {0};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct object_reloc *row = row_called(known[i].name);

        ok(&tap, row && row->type == known[i].number, "%s is %u", known[i].name,
           (unsigned)known[i].number);
    }
    test_tables(&tap);
    test_dynamic(&tap);
    return tap_end(&tap);
}
