// Facts about one object or archive: plain data, without verdicts.
//
// Gathered once by the facts_*.c files from the readers; checks look at nothing else. Lists are
// bounded samples beside a full count, so memory does not grow with what a hostile file claims.
// Every span points into the file, every list into the arena that was given.
#ifndef INGOT_ELFCHECK_FACTS_H
#define INGOT_ELFCHECK_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/elf.h"
#include "elfcheck/fault.h"
#include "elfcheck/libc.h"
#include "elfcheck/stable_abi.h"
#include "elfcheck/version_max.h"

struct arena;
struct dynamic;
struct machine;
struct name_set;
struct object_reloc;
struct relocation;
struct symbol_table;

enum { SAMPLES = 10 };

// What an object is, by header and program headers alone (and DF_1_PIE for the static-pie).
enum kind {
    KIND_UNKNOWN,     // neither ELF nor an archive, or too malformed to tell
    KIND_STATIC,      // ET_EXEC without PT_INTERP
    KIND_STATIC_PIE,  // ET_DYN without PT_INTERP, marked DF_1_PIE
    KIND_DYNAMIC_EXE, // ET_EXEC with PT_INTERP
    KIND_DYNAMIC_PIE, // ET_DYN with PT_INTERP, and not a library
    KIND_SHARED,      // any other ET_DYN
    KIND_OBJECT,      // ET_REL
    KIND_CORE,        // ET_CORE
    KIND_DEBUG,       // what objcopy --only-keep-debug makes: segments without bytes
    KIND_ARCHIVE,
    KIND_SCRIPT, // a linker script, as some lib*.so are
    KIND_WHEEL,
    KIND_SET,      // archives and objects in the order of a link
    KIND_TOGETHER, // dynamic files that may meet in one process; no file is of this kind
    KIND_COUNT
};

const char *kind_name(enum kind kind);

// The first few of many, and how many.
struct names {
    uint64_t count;
    struct span name[SAMPLES];
};

void names_add(struct names *names, struct span name);

// Something that the dynamic table makes a loader load, search or bind.
struct dynamic_name {
    uint64_t tag;
    struct span name;
};

// A place that a relocation changes.
struct reloc_sample {
    const struct object_reloc *reloc; // NULL for a dynamic relocation
    uint32_t type;
    uint64_t offset;
    struct span section, symbol;
    enum { BREAKS_ADDRESS, BREAKS_TEXT, BREAKS_PREEMPTIBLE, BREAKS_TLS } breaks;
};

struct reloc_samples {
    uint64_t count;
    struct reloc_sample sample[SAMPLES];
};

// What the segments say.
struct segment_facts {
    bool has_interp, has_dynamic, has_stack, has_relro;
    struct span interp; // without its NUL
    uint32_t stack_flags;
    uint64_t stack_size;          // p_memsz of PT_GNU_STACK
    uint64_t writable_executable; // count of PT_LOADs
    uint64_t writable_executable_at;
    uint64_t text_size, data_size; // bytes in memory of the others and of the writable PT_LOADs
    bool relro_in_writable, relro_beyond, relro_ends_on_page;
    uint64_t relro_end;
    uint64_t decoys; // segments whose p_offset is not where their p_vaddr is mapped
    uint32_t decoy_type;
    uint64_t decoy_offset, decoy_mapped;
};

// A function that the loader is told to call, and cannot; a list of them that is none.
enum { INIT_FAULTS = 8 };
struct init_fault {
    const char *tag, *what;
    uint64_t value;
};

// What the dynamic table says.
struct dynamic_facts {
    uint64_t flags, flags_1;
    bool text_relocations, bind_now, relr;
    bool hashed;          // DT_HASH or DT_GNU_HASH is there: others can look names up
    uint64_t text_places; // relocations of memory that is not writable
    uint64_t text_place;  // the first
    struct names copies;  // what COPY relocations fill
    struct init_fault init_faults[INIT_FAULTS];
    unsigned init_fault_count;
    uint64_t name_count;
    const struct dynamic_name *names; // of the arena, in file order
    uint64_t symbol_count;            // entries of the dynamic symbol table
    struct names versions;            // "GLIBC_2.34" and so on, from DT_VERNEED
    struct names version_files;       // the library each of them is wanted from
    struct version_max glibc;         // the newest of them that is glibc's
    uint64_t relocs_relative, relocs_irelative, relocs_other;
    struct reloc_samples symbolic; // relocations that need a symbol lookup
    struct names undefined;        // strong undefined dynamic symbols
};

// A version that DT_VERNEED wants, and the dynamic symbols that want it.
struct wanted_facts {
    struct span library, version;
    bool weak; // VER_FLG_WEAK: ld.so goes on without it
    struct names users;
};

struct version_facts {
    uint64_t count;
    const struct wanted_facts *wanted; // of the arena, in file order
    struct span versym;                // DT_VERSYM: 2 bytes a dynamic symbol; may be empty
    const uint16_t *slots;             // version index to place in `wanted`, plus 1; 0: in none
    uint64_t slot_count;               // of all indexes that mean something
    uint64_t defined_count;
    const struct span
        *defined; // names of DT_VERDEF, of the arena; `slots` has places with VERSION_OWN
};

// In version_facts.slots: the version is the object's own.
enum { VERSION_OWN = 0x8000 };

enum { INITS_KEPT = 64, ORIGINS_MOST = 24 };

// What the dynamic symbol table offers to others, and what that costs.
struct export_facts {
    uint64_t count;  // definitions that other objects may bind to, COPY relocations' aside
    uint64_t python; // Py* and _Py* among them
    uint64_t init_count;
    struct span init[INITS_KEPT]; // PyInit_* and its kin
    enum init_state {
        INIT_FOUND,
        INIT_LOST, // the hash table does not lead to it
        INIT_DATA  // it is not in executable memory
    } init_state[INITS_KEPT];
    struct names unique; // STB_GNU_UNIQUE
    bool leaks_read;     // the next two are filled in: it is small, or Python's
    struct names leaks;  // what is neither Python's, nor an init function, nor the linker's
    struct names origin[ORIGINS_MOST]; // the same, by exports_origin
    bool runtime;                      // defines _PyRuntime, so holds an interpreter
    uint64_t self_relocations;         // against its own definitions: others may take these over
    struct names strangers;            // strong undefined symbols that are not Python's
    struct names unversioned;          // those of them that name no version
    struct names new_strings;          // strong undefined symbols of libstdc++'s new std::string
    struct names old_python;           // references to what no Python 3.3 has
    struct names
        stable[STABLE_ABI_MINORS]; // Python's names wanted, by the 3.N that made them stable
    struct names unstable;         // those that the stable ABI has not
    uint64_t tls_size;             // p_memsz of PT_TLS
    uint64_t tls_static;           // relocations that bind its own TLS to the initial block
};

// What the notes say.
struct note_facts {
    bool has_abi_tag;
    uint32_t abi_os, abi_version[3];
    struct span build_id;
    uint32_t isa_needed; // GNU_PROPERTY_X86_ISA_1_NEEDED
    uint32_t features;   // GNU_PROPERTY_..._FEATURE_1_AND of x86 or aarch64
};

// What the static symbol table of an executable or library says.
struct symbol_facts {
    bool present;
    bool threads;       // pthread_create is linked in
    struct names nss;   // functions that make glibc load libnss_*.so or ask its configuration
    struct names iconv; // and those that load gconv modules
};

// What the sections of an image say that its segments do not.
struct section_facts {
    bool present, claimed;
    struct names lies; // sections that disagree
    const char *lie[SAMPLES];
};

// What the build left behind in sections that no loader reads.
struct build_facts {
    uint64_t debug_bytes, symbol_bytes;
    struct names intermediate; // sections of a compiler's intermediate code
    struct span toolchain;     // the first string of .comment
    struct span debug_file;    // .gnu_debuglink
};

// What makes an object file fit or unfit for its archive.
struct object_facts {
    bool graded;                   // the machine's relocations are known
    struct reloc_samples not_pic;  // never in a shared object
    struct reloc_samples pie_only; // only when the symbol is hidden, or TLS of an executable
    struct reloc_samples text;     // would need a text relocation
    uint64_t relocs_initial_tls;
    uint64_t relocs_telling; // relocations that show how the object was compiled
    bool has_stack_note, stack_note_executable, has_content;
    bool lto_slim, lto_fat;
    struct names warnings; // symbols with a .gnu.warning section
    struct names common;
    struct libc_use foreign[LIBC_COUNT];
};

struct facts {
    enum kind kind;
    struct elf elf;
    const struct machine *machine; // NULL when unknown
    struct faults faults;
    enum libc libc; // flavour, as far as the file shows
    struct segment_facts segments;
    struct dynamic_facts dynamic;
    struct version_facts versions;
    struct export_facts exports;
    struct note_facts notes;
    struct symbol_facts symbols;
    struct section_facts sections;
    struct build_facts build;
    struct object_facts object;
    bool nss_strings;    // glibc's NSS machinery is inside, seen by its strings
    bool interpreter;    // a CPython is inside, seen by its strings
    struct names leaks;  // occurrences of the prefixes that were asked for
    uint64_t neighbours; // extension modules beside the file
    struct span neighbour;
};

// What gathering needs beside the bytes.
struct gather {
    struct arena *arena;
    const struct name_set *defined; // what the rest of the archive defines; may be NULL
    const struct span *prefixes;    // paths that must not be in the file
    uint64_t prefix_count;
};

// Gathers the facts of one ELF object. `facts` is overwritten.
void facts_gather(struct span file, const struct gather *gather, struct facts *facts);

// The parts of it: a relocatable object; everything a loader would look at.
void facts_of_object(const struct gather *gather, struct facts *facts);
void facts_of_image(const struct gather *gather, struct facts *facts);
void facts_of_dynamic(const struct gather *gather, struct facts *facts);
void facts_of_sections(struct facts *facts);
void facts_of_build(struct facts *facts);

// The functions that the loader is to call, by the dynamic table.
void facts_of_init(const struct dynamic *dynamic, struct facts *facts);

// Whether dlsym finds what `import` calls; call it after facts_of_exports.
void facts_of_module(const struct gather *gather, const struct dynamic *dynamic,
                     struct facts *facts);

// Where an executable begins.
void facts_of_entry(struct facts *facts);

// Which symbols want which version; call it before facts_of_exports.
void facts_of_versions(const struct gather *gather, const struct dynamic *dynamic,
                       struct symbol_table *symbols, struct facts *facts);

// The version that dynamic symbol `index` wants of another library; NULL when it wants none.
const struct wanted_facts *facts_wanted_by(const struct facts *facts, uint64_t index);

// True for the symbol that a linker adds for each version that the object defines: absolute, and called
// like its own version. Nobody binds to it.
bool facts_names_version(const struct facts *facts, struct symbol_table *symbols, uint64_t index);

// True for what every module or program defines: init functions, names of the linker and start-up files.
bool exports_common(struct span name);

void facts_of_exports(struct symbol_table *symbols, struct facts *facts);

// Counts one relocation for them; `symbols` may lack names.
void facts_of_export_reloc(const struct symbol_table *symbols, const struct relocation *at,
                           struct facts *facts);

// The name of the library behind export_facts.origin[index]; NULL past the last.
const char *exports_origin(unsigned index);

#endif
