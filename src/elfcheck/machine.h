// What differs from one machine to another: names, relocation numbers, the default of the stack.
#ifndef INGOT_ELFCHECK_MACHINE_H
#define INGOT_ELFCHECK_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

// What a relocation in an object file asks of the linker, as far as position independence goes.
enum reloc_class {
    RELOC_FINE,        // goes through GOT or PLT, or is relative to its own object: any use
    RELOC_WORD,        // a whole address: fine in writable data, a text relocation elsewhere
    RELOC_HALF,        // 32 bits of address: a word in a 32-bit file, too narrow in a 64-bit one
    RELOC_ABSOLUTE,    // part of an address inside an instruction or a narrow field: never in a .so
    RELOC_PC,          // distance to the symbol: breaks when another object may define it
    RELOC_TLS_LOCAL,   // offset in the executable's own TLS block: never in a .so
    RELOC_TLS_INITIAL, // fixed TLS offset found at load: makes the .so need static TLS
};

// Numbers of the relocations that a loader carries out; UINT32_MAX where a machine has none.
struct dynamic_relocs {
    uint32_t relative, irelative, copy, absolute, got, plt, tls_module, tls_offset, tls_static,
        tls_descriptor;
};

struct object_reloc {
    uint32_t type;
    enum reloc_class class;
    const char *name;
};

struct machine {
    uint16_t number;
    const char *name;
    bool stack_executable; // without PT_GNU_STACK or .note.GNU-stack: glibc's and ld's default
    uint32_t flags_mask;   // bits of e_flags that objects linked together must share
    bool graded;           // `relocs` is filled in
    struct dynamic_relocs dynamic;
    const struct object_reloc *relocs; // ascending by type; what is not listed is RELOC_FINE
    unsigned reloc_count;
};

// The row for an e_machine; NULL when we know nothing of it.
const struct machine *machine_of(uint16_t number);

// All rows, for tests. `count` gives how many.
const struct machine *machine_all(unsigned *count);

// The row for a relocation type of an object; NULL when it is RELOC_FINE.
const struct object_reloc *machine_reloc(const struct machine *machine, uint32_t type);

#endif
