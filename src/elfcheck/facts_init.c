// Facts of the functions that are called from outside: DT_INIT, DT_FINI and the arrays (gABI chapter 5,
// "Initialization and Termination Functions"), the entry, and what `import` looks up with dlsym.
#include <stddef.h>

#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/exports.h"
#include "elfcheck/facts.h"

enum { LOOKUPS_MOST = 1000000 };

static void add(struct facts *facts, const char *tag, const char *what, uint64_t value)
{
    struct dynamic_facts *dynamic = &facts->dynamic;

    if (dynamic->init_fault_count < INIT_FAULTS)
        dynamic->init_faults[dynamic->init_fault_count++] = (struct init_fault){tag, what, value};
}

static void look_at_code(uint64_t address, const char *name, struct facts *facts)
{
    const struct elf_segment *load = elf_load_at(&facts->elf, address);

    if (!load || !(load->flags & PF_X))
        add(facts, name, "is not in executable memory, but at", address);
}

static void look_at_function(const struct dynamic *dynamic, uint64_t tag, const char *name,
                             struct facts *facts)
{
    uint64_t address;

    if (dynamic_get(dynamic, tag, &address) && address != 0)
        look_at_code(address, name, facts);
}

static void look_at_array(const struct dynamic *dynamic, uint64_t tag, uint64_t size_tag,
                          const char *name, struct facts *facts)
{
    const struct elf_segment *load;
    uint64_t address, size;

    if (!dynamic_get(dynamic, tag, &address) || !dynamic_get(dynamic, size_tag, &size) || size == 0)
        return;
    load = elf_load_at(&facts->elf, address);
    if (size % elf_word(&facts->elf) != 0)
        add(facts, name, "is no whole number of pointers, with bytes", size);
    if (!load || size > load->memory_size - (address - load->address))
        add(facts, name, "is not inside one PT_LOAD, but at", address);
}

// On ppc64's first ABI a function is a descriptor in data.
static bool has_descriptors(const struct elf *elf)
{
    return elf->machine == EM_PPC64 && (elf->flags & 3) != 2;
}

void facts_of_init(const struct dynamic *dynamic, struct facts *facts)
{
    static const struct {
        uint64_t tag, size_tag;
        const char *name;
    } arrays[] = {{DT_INIT_ARRAY, DT_INIT_ARRAYSZ, "DT_INIT_ARRAY"},
                  {DT_FINI_ARRAY, DT_FINI_ARRAYSZ, "DT_FINI_ARRAY"},
                  {DT_PREINIT_ARRAY, DT_PREINIT_ARRAYSZ, "DT_PREINIT_ARRAY"}};

    if (facts->machine && !has_descriptors(&facts->elf)) {
        look_at_function(dynamic, DT_INIT, "DT_INIT", facts);
        look_at_function(dynamic, DT_FINI, "DT_FINI", facts);
    }
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        look_at_array(dynamic, arrays[i].tag, arrays[i].size_tag, arrays[i].name, facts);
}

// The kernel jumps there, or ld.so does. A library may have a PT_INTERP, and no entry.
void facts_of_entry(struct facts *facts)
{
    const struct elf *elf = &facts->elf;
    bool started = facts->kind == KIND_STATIC || facts->kind == KIND_STATIC_PIE ||
                   facts->kind == KIND_DYNAMIC_EXE ||
                   (facts->kind == KIND_DYNAMIC_PIE && elf->entry != 0);

    if (started && elf->load_count > 0 && facts->machine && !has_descriptors(elf))
        look_at_code(elf->entry, "e_entry", facts);
}

// dlsym goes through the hash table, without a version (dlsym(3); do_sym in elf/dl-sym.c).
void facts_of_module(const struct gather *gather, const struct dynamic *dynamic,
                     struct facts *facts)
{
    struct export_facts *known = &facts->exports;
    bool code = facts->machine && !has_descriptors(&facts->elf);
    uint64_t budget = LOOKUPS_MOST;
    struct exports exports;

    if (known->init_count == 0 || !facts->dynamic.hashed)
        return;
    exports_open(dynamic, gather->arena, &exports);
    if (facts->elf.machine == EM_S390 && exports.gnu.buckets.len == 0)
        return; // exports.c does not read its DT_HASH
    for (uint64_t i = 0; i < known->init_count && i < INITS_KEPT; i++) {
        const struct elf_segment *load;
        struct wanted wanted;
        struct symbol symbol;

        exports_wanted(known->init[i], NULL, &wanted);
        if (!exports_find(&exports, &wanted, LIBC_GLIBC, &budget, &symbol)) {
            known->init_state[i] = budget > 0 ? INIT_LOST : INIT_FOUND;
            continue;
        }
        load = elf_load_at(&facts->elf, symbol.value);
        if (code && !(load && load->flags & PF_X))
            known->init_state[i] = INIT_DATA;
    }
}
