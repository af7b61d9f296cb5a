// Facts of an executable or shared object, as a loader sees it: segments, notes, strings.
#include <stddef.h>

#include "elfcheck/constants.h"
#include "elfcheck/facts.h"
#include "elfcheck/notes.h"
#include "elfcheck/strings.h"
#include "elfcheck/symbols.h"

enum { PAGE_BYTES = 4096, LARGE_PAGE = 65536 };

// The kernel reads PT_INTERP by its file offset.
static void read_interp(struct facts *facts, const struct elf_segment *segment)
{
    struct span bytes;

    facts->segments.has_interp = true;
    if (!elf_segment_bytes(&facts->elf, segment, &bytes) ||
        !span_string(bytes, 0, &facts->segments.interp))
        fault_add(&facts->faults, FAULT_SEGMENTS, "PT_INTERP holds no whole string, at offset",
                  segment->offset);
}

static void read_relro(struct facts *facts, const struct elf_segment *segment)
{
    const struct elf_segment *load = elf_load_at(&facts->elf, segment->address);
    uint64_t end = segment->address + segment->memory_size;
    uint64_t page =
        load && load->align > PAGE_BYTES && load->align <= LARGE_PAGE ? load->align : PAGE_BYTES;
    uint64_t load_end = load ? load->address + load->memory_size : end;

    facts->segments.has_relro = true;
    facts->segments.relro_beyond = end > load_end && end - load_end > (0 - load_end) % page;
    facts->segments.relro_in_writable = load && (load->flags & PF_W) != 0;
    facts->segments.relro_ends_on_page = end % PAGE_BYTES == 0;
    facts->segments.relro_end = end;
}

static void read_load(struct facts *facts, const struct elf_segment *segment)
{
    struct segment_facts *segments = &facts->segments;

    if ((segment->flags & (PF_W | PF_X)) == (PF_W | PF_X)) {
        if (segments->writable_executable++ == 0)
            segments->writable_executable_at = segment->address;
    }
    if (segment->flags & PF_W)
        segments->data_size += segment->memory_size;
    else
        segments->text_size += segment->memory_size;
}

// Each is a type, a length and as many bytes, padded to a word (psABI).
static void read_properties(struct facts *facts, struct span rest)
{
    const struct elf *elf = &facts->elf;

    while (rest.len >= 8) {
        uint32_t type = (uint32_t)elf_uint(elf, rest, 0, 4);
        uint64_t len = elf_uint(elf, rest, 4, 4), word = elf_word(elf);
        uint32_t value = len >= 4 && rest.len >= 12 ? (uint32_t)elf_uint(elf, rest, 8, 4) : 0;

        if (type == GNU_PROPERTY_X86_ISA_1_NEEDED && elf->machine != EM_AARCH64)
            facts->notes.isa_needed = value;
        if (type == (elf->machine == EM_AARCH64 ? GNU_PROPERTY_AARCH64_FEATURE_1_AND
                                                : GNU_PROPERTY_X86_FEATURE_1_AND))
            facts->notes.features = value;
        rest = span_from(rest, 8 + (len + word - 1) / word * word);
    }
}

static void read_notes(struct facts *facts, const struct elf_segment *segment)
{
    struct notes notes;
    struct note note;
    struct span bytes;

    if (!elf_map(&facts->elf, segment->address, segment->file_size, &bytes) &&
        !elf_segment_bytes(&facts->elf, segment, &bytes))
        return;
    notes_start(&facts->elf, bytes, segment->align, &notes);
    while (notes_next(&notes, &note, &facts->faults)) {
        if (!span_is(note.owner, "GNU"))
            continue;
        if (note.type == NT_GNU_BUILD_ID)
            facts->notes.build_id = note.bytes;
        if (note.type == NT_GNU_PROPERTY_TYPE_0)
            read_properties(facts, note.bytes);
        if (note.type != NT_GNU_ABI_TAG || note.bytes.len < 16)
            continue;
        facts->notes.has_abi_tag = true;
        facts->notes.abi_os = (uint32_t)elf_uint(&facts->elf, note.bytes, 0, 4);
        for (unsigned i = 0; i < 3; i++)
            facts->notes.abi_version[i] =
                (uint32_t)elf_uint(&facts->elf, note.bytes, 4 + (uint64_t)4 * i, 4);
    }
}

// What ld.so, the start-up code or the unwinder look for in memory. (PT_DYNAMIC is looked at elsewhere.)
static bool is_mapped(uint32_t type)
{
    return type == PT_INTERP || type == PT_NOTE || type == PT_PHDR || type == PT_TLS ||
           type == PT_GNU_RELRO || type == PT_GNU_EH_FRAME || type == PT_GNU_PROPERTY;
}

// What linkers write for a section that is not mapped: it has an offset, and 0 for an address (the RISC-V
// psABI's .riscv.attributes). No loader looks for it by its address.
static bool is_unmapped(const struct facts *facts, const struct elf_segment *segment)
{
    return facts->elf.machine == EM_RISCV && segment->type == PT_RISCV_ATTRIBUTES &&
           segment->address == 0;
}

// The kernel reads PT_INTERP by offset, ld.so all others by address: honest files agree.
static void compare_offset(struct facts *facts, const struct elf_segment *segment)
{
    struct segment_facts *segments = &facts->segments;
    const struct elf_segment *load = elf_load_at(&facts->elf, segment->address);
    uint64_t mapped;

    if (segment->type == PT_LOAD || segment->file_size == 0)
        return;
    if (!load && facts->elf.load_count > 0 && is_mapped(segment->type))
        fault_add(&facts->faults, FAULT_SEGMENTS,
                  "a segment that loaders read is outside of every PT_LOAD, at address",
                  segment->address);
    if (!load || is_unmapped(facts, segment) || segment->address - load->address >= load->file_size)
        return;
    mapped = load->offset + (segment->address - load->address);
    if (mapped == segment->offset)
        return;
    if (segments->decoys++ == 0) {
        segments->decoy_type = segment->type;
        segments->decoy_offset = segment->offset;
        segments->decoy_mapped = mapped;
    }
}

static void read_segment(struct facts *facts, const struct elf_segment *segment)
{
    compare_offset(facts, segment);
    switch (segment->type) {
    case PT_LOAD: read_load(facts, segment); break;
    case PT_DYNAMIC: facts->segments.has_dynamic = true; break;
    case PT_INTERP: read_interp(facts, segment); break;
    case PT_NOTE: read_notes(facts, segment); break;
    case PT_GNU_RELRO: read_relro(facts, segment); break;
    case PT_GNU_STACK:
        facts->segments.has_stack = true;
        facts->segments.stack_flags = segment->flags;
        facts->segments.stack_size = segment->memory_size;
        break;
    default: break;
    }
}

// Functions of glibc that load libraries by themselves, by what they load.
static const struct {
    const char *name;
    bool nss; // libnss_*.so by nsswitch.conf; else gconv modules
} loaders[] = {
    {"getaddrinfo", true},     {"getnameinfo", true},   {"gethostbyname", true},
    {"gethostbyname2", true},  {"gethostbyaddr", true}, {"gethostbyname_r", true},
    {"gethostbyaddr_r", true}, {"getpwnam", true},      {"getpwuid", true},
    {"getpwnam_r", true},      {"getpwuid_r", true},    {"getpwent", true},
    {"getgrnam", true},        {"getgrgid", true},      {"getgrnam_r", true},
    {"getgrgid_r", true},      {"getgrent", true},      {"getgrouplist", true},
    {"initgroups", true},      {"getservbyname", true}, {"getservbyport", true},
    {"getprotobyname", true},  {"getnetbyname", true},  {"getspnam", true},
    {"iconv_open", false},
};

static void read_symbol(struct facts *facts, const struct symbol *symbol)
{
    if (symbol_undefined(symbol) || symbol->binding == STB_LOCAL)
        return;
    if (span_is(symbol->name, "pthread_create"))
        facts->symbols.threads = true;
    for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++)
        if (span_is(symbol->name, loaders[i].name))
            names_add(loaders[i].nss ? &facts->symbols.nss : &facts->symbols.iconv, symbol->name);
}

// The static symbol table; faults in it concern no loader and are left to other tools.
static void read_symbols(struct facts *facts)
{
    struct symbol_table table;
    struct symbol symbol;
    struct faults ignored = {0};

    if (!symbol_table_find(&facts->elf, SHT_SYMTAB, &table, &ignored))
        return;
    facts->symbols.present = true;
    for (uint64_t i = 1; symbol_get(&table, i, &symbol, NULL) && symbol_names_sane(&table); i++)
        read_symbol(facts, &symbol);
}

static enum libc libc_by_needed(const struct dynamic_facts *dynamic)
{
    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        if (dynamic->names[i].tag != DT_NEEDED)
            continue;
        if (span_is(dynamic->names[i].name, "libc.so.6"))
            return LIBC_GLIBC;
        if (span_is(dynamic->names[i].name, "libc.so") ||
            span_starts(dynamic->names[i].name, "libc.musl-"))
            return LIBC_MUSL;
    }
    return LIBC_UNKNOWN;
}

static bool has_sign(const struct facts *facts, const char *marked)
{
    char room[SIGN_MOST];

    strings_sign(marked, room);
    return strings_in_image(&facts->elf, room);
}

// glibc's crt1.o carries the ABI note. musl has no mark, but its printf and strerror have strings that
// no other libc has: any program that formats a number or names an error holds one of them.
static enum libc find_libc(const struct facts *facts)
{
    uint64_t at;
    enum libc libc = libc_by_needed(&facts->dynamic);

    if (libc != LIBC_UNKNOWN)
        return libc;
    if (facts->notes.has_abi_tag && facts->notes.abi_os == ABI_TAG_LINUX)
        return LIBC_GLIBC;
    if (span_find(facts->segments.interp, span_text("ld-musl-"), &at))
        return LIBC_MUSL;
    if (facts->kind != KIND_STATIC && facts->kind != KIND_STATIC_PIE)
        return LIBC_UNKNOWN;
    return has_sign(facts, "-0X+0X 0X\001-0x+0x 0x") || has_sign(facts, "No error\1 information")
               ? LIBC_MUSL
               : LIBC_UNKNOWN;
}

void facts_of_image(const struct gather *gather, struct facts *facts)
{
    struct elf_segment segment;

    for (uint64_t i = 0; elf_segment(&facts->elf, i, &segment); i++)
        read_segment(facts, &segment);
    facts_of_dynamic(gather, facts);
    facts_of_entry(facts);
    facts_of_sections(facts);
    facts_of_build(facts);
    facts->libc = find_libc(facts);
    if (facts->kind == KIND_STATIC || facts->kind == KIND_STATIC_PIE) {
        read_symbols(facts);
        facts->interpreter = has_sign(facts, "PYTHON\1HOME");
        facts->nss_strings = facts->libc == LIBC_GLIBC && has_sign(facts, "nsswitch\1.conf") &&
                             has_sign(facts, "_ns\1s_");
    }
    strings_find_prefixes(&facts->elf, gather, &facts->leaks);
}
