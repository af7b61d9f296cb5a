// Tests the relocation tables against the system's elf.h. Made of: src/elfcheck/machine.c
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>

#include "elfcheck/machine.h"
#include "tap.h"

// What glibc 2.36's elf.h calls otherwise, or lacks (NULL): these are from newer headers, see machine.c.
static const struct {
    const char *ours, *theirs;
} others[] = {
    {"R_ARM_GOTOFF32", "R_ARM_GOTOFF"},
    {"R_X86_64_CODE_4_GOTTPOFF", NULL},
    {"R_X86_64_CODE_5_GOTTPOFF", NULL},
    {"R_X86_64_CODE_6_GOTTPOFF", NULL},
};

static const char *name_there(const struct object_reloc *row)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i].ours, row->name) == 0)
            return others[i].theirs;
    // psABI 2 of LoongArch
    return strncmp(row->name, "R_LARCH_", 8) == 0 && row->type >= 64 ? NULL : row->name;
}

// The number that the text of elf.h defines `name` as, perhaps by another name; -1 when there is none.
static long defined_as(const char *header, const char *name)
{
    size_t len = strcspn(name, " \t\n");

    for (const char *at = header; (at = strstr(at, "#define R_")) != NULL; at++) {
        const char *value = at + 8 + len;

        if (strncmp(at + 8, name, len) != 0 || (*value != ' ' && *value != '\t'))
            continue;
        value += strspn(value, " \t");
        return *value == 'R' ? defined_as(header, value) : strtol(value, NULL, 10);
    }
    return -1;
}

// Each row of each table, by its name.
static void test_numbers(struct tap *tap, const char *header)
{
    unsigned machines;
    const struct machine *machine = machine_all(&machines);

    for (; machines-- > 0; machine++)
        for (unsigned i = 0; i < machine->reloc_count; i++) {
            const struct object_reloc *row = &machine->relocs[i];
            const char *name = name_there(row);

            if (name)
                ok(tap, defined_as(header, name) == (long)row->type, "%s is %u", row->name,
                   (unsigned)row->type);
        }
}

// All of a text file, NUL-ended; empty when there is none.
static char *read_text(const char *path)
{
    char *text = calloc(1, 1 << 20);
    FILE *file = fopen(path, "r");

    if (text && file)
        text[fread(text, 1, (1 << 20) - 1, file)] = '\0';
    if (file)
        fclose(file);
    return text;
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
    char *header = read_text("/usr/include/elf.h");

    ok(&tap, header && strlen(header) > 100000, "there is an elf.h to compare with");
    if (header)
        test_numbers(&tap, header);
    free(header);
    test_tables(&tap);
    test_dynamic(&tap);
    return tap_end(&tap);
}
