// Facts of what an object offers to others: its init functions, what else leaks out of it, and how many
// of its own references another object could take over for it.
//
// A relocation by name against a symbol that the same object defines is such a reference: ld.so binds
// it to the first definition in its scope (gABI, "Shared Object Dependencies"), wherever that is.
#include <stddef.h>

#include "elfcheck/constants.h"
#include "elfcheck/facts.h"
#include "elfcheck/machine.h"
#include "elfcheck/relocations.h"
#include "elfcheck/symbols.h"

// Names are sorted by origin where that tells something: libraries that are no extension module may
// export a hundred thousand.
enum { SORTED_MOST = 4096 };

static const char *const origins[] = {"OpenSSL",
                                      "zlib",
                                      "bzip2",
                                      "xz",
                                      "SQLite",
                                      "libffi",
                                      "Expat",
                                      "Tcl/Tk",
                                      "readline",
                                      "ncurses",
                                      "gdbm",
                                      "libuuid",
                                      "mpdecimal",
                                      "zstd",
                                      "LZ4",
                                      "libgcc",
                                      "CPython",
                                      "libstdc++",
                                      "no library that elfcheck knows"};
enum {
    OPENSSL,
    ZLIB,
    BZIP2,
    XZ,
    SQLITE,
    FFI,
    EXPAT,
    TK,
    READLINE,
    NCURSES,
    GDBM,
    UUID,
    MPDECIMAL,
    ZSTD,
    LZ4,
    LIBGCC,
    CPYTHON,
    LIBSTDCXX,
    UNKNOWN
};

static const struct {
    const char *prefix;
    unsigned origin;
} prefixes[] = {
    {"SSL_", OPENSSL},     {"EVP_", OPENSSL},      {"CRYPTO_", OPENSSL},
    {"OPENSSL_", OPENSSL}, {"BIO_", OPENSSL},      {"X509", OPENSSL},
    {"ASN1_", OPENSSL},    {"RSA_", OPENSSL},      {"EC_", OPENSSL},
    {"BN_", OPENSSL},      {"ossl_", OPENSSL},     {"OSSL_", OPENSSL},
    {"deflate", ZLIB},     {"inflate", ZLIB},      {"crc32", ZLIB},
    {"adler32", ZLIB},     {"gz", ZLIB},           {"zlib", ZLIB},
    {"compress", ZLIB},    {"uncompress", ZLIB},   {"BZ2_", BZIP2},
    {"lzma_", XZ},         {"sqlite3", SQLITE},    {"ffi_", FFI},
    {"XML_", EXPAT},       {"Tcl_", TK},           {"Tk_", TK},
    {"rl_", READLINE},     {"history_", READLINE}, {"_rl_", READLINE},
    {"_nc_", NCURSES},     {"gdbm_", GDBM},        {"uuid_", UUID},
    {"mpd_", MPDECIMAL},   {"ZSTD_", ZSTD},        {"LZ4", LZ4},
    {"_Unwind_", LIBGCC},  {"__gcc_", LIBGCC},     {"__emutls_", LIBGCC},
    {"Py", CPYTHON},       {"_Py", CPYTHON},       {"PY_TIMEOUT_MAX", CPYTHON},
    {"_ZNSt", LIBSTDCXX},  {"_ZSt", LIBSTDCXX},    {"_ZNKSt", LIBSTDCXX},
    {"_ZTVSt", LIBSTDCXX}, {"_ZTISt", LIBSTDCXX},  {"__cxa_", LIBSTDCXX},
    {"__gxx_", LIBSTDCXX},
};

// What linkers and start-up files define in everything they make.
static const char *const noise[] = {
    "_init",  "_fini",      "__bss_start",  "__bss_start__",  "__bss_end__",  "_edata",
    "edata",  "_end",       "end",          "__end__",        "_bss_end__",   "_start",
    "main",   "data_start", "__data_start", "_IO_stdin_used", "__dso_handle", "__TMC_END__",
    "_etext", "etext",      "__etext",
};

const char *exports_origin(unsigned index)
{
    return index < sizeof origins / sizeof *origins ? origins[index] : NULL;
}

// A look at the first byte spares most calls: the tables are walked for each symbol.
static bool may_start(struct span name, const char *prefix)
{
    return name.len > 0 && *name.at == (unsigned char)prefix[0];
}

static unsigned origin_of(struct span name)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (may_start(name, prefixes[i].prefix) && span_starts(name, prefixes[i].prefix))
            return prefixes[i].origin;
    return UNKNOWN;
}

static bool is_noise(struct span name)
{
    for (size_t i = 0; i < sizeof noise / sizeof *noise; i++)
        if (may_start(name, noise[i]) && span_is(name, noise[i]))
            return true;
    return false;
}

// PEP 489's and PEP 793's names of what `import` calls.
static bool is_init(struct span name)
{
    return may_start(name, "P") &&
           (span_starts(name, "PyInit_") || span_starts(name, "PyInitU_") ||
            span_starts(name, "PyModExport_") || span_starts(name, "PyModExportU_"));
}

bool exports_common(struct span name)
{
    return is_init(name) || is_noise(name);
}

// CPython's headers declare one name that begins otherwise (Include/cpython/pythread.h).
static bool is_python(struct span name)
{
    return (may_start(name, "P") || may_start(name, "_")) &&
           (span_starts(name, "Py") || span_starts(name, "_Py") ||
            span_starts(name, "PY_TIMEOUT_MAX"));
}

static bool is_old(struct span name)
{
    return may_start(name, "P") &&
           (span_starts(name, "PyUnicodeUCS2_") || span_starts(name, "PyUnicodeUCS4_") ||
            span_starts(name, "PyFPE_") || span_starts(name, "Py_InitModule4"));
}

// The bytes from where a name begins: enough to compare beginnings, without a search for its end.
static struct span beginning(const struct symbol_table *table, const struct symbol *symbol)
{
    return span_from(table->names, symbol->name_offset);
}

// A definition with a version of another library is the copy that a COPY relocation fills; an absolute
// one may be the name of a version, which is no definition to bind to.
static bool is_export(const struct facts *facts, struct symbol_table *table,
                      const struct symbol *symbol, uint64_t index)
{
    return !symbol_undefined(symbol) && symbol_preemptible(symbol) && symbol->type != STT_SECTION &&
           !facts_wanted_by(facts, index) &&
           !(symbol->section == SHN_ABS && facts_names_version(facts, table, index));
}

static void read_export(struct symbol_table *table, uint64_t index, struct symbol *symbol,
                        struct export_facts *exports)
{
    struct span name = beginning(table, symbol);

    exports->count++;
    if (symbol->binding == STB_GNU_UNIQUE && symbol_get(table, index, symbol, NULL))
        names_add(&exports->unique, symbol->name);
    if (!is_python(name))
        return;
    exports->python += !is_init(name);
    if (!symbol_get(table, index, symbol, NULL))
        return;
    if (is_init(name)) {
        if (exports->init_count < INITS_KEPT)
            exports->init[exports->init_count] = symbol->name;
        exports->init_count++;
    }
    exports->runtime |= span_is(symbol->name, "_PyRuntime") ||
                        span_is(symbol->name, "Py_Initialize") ||
                        span_is(symbol->name, "PyType_Type");
}

static void read_wanted_of_python(struct symbol_table *table, uint64_t index, struct symbol *symbol,
                                  struct export_facts *exports)
{
    unsigned minor;

    if (!symbol_get(table, index, symbol, NULL))
        return;
    if (stable_abi_since(symbol->name, &minor) && minor < STABLE_ABI_MINORS)
        names_add(&exports->stable[minor], symbol->name);
    else
        names_add(&exports->unstable, symbol->name);
}

// Adds the name of a symbol, of a long list only the number.
static void add_name(struct symbol_table *table, uint64_t index, struct symbol *symbol,
                     struct names *names)
{
    if (names->count >= SAMPLES)
        names->count++;
    else if (symbol_get(table, index, symbol, NULL) && symbol->name.len > 0)
        names_add(names, symbol->name);
}

// Names with std::__cxx11 in them, or with the tag [abi:cxx11] (libstdc++ manual, "Dual ABI").
static void read_wanted_of_cxx(struct symbol_table *table, uint64_t index, struct symbol *symbol,
                               struct export_facts *exports)
{
    uint64_t at;

    if (symbol_get(table, index, symbol, NULL) &&
        (span_find(symbol->name, span_text("7__cxx11"), &at) ||
         span_find(symbol->name, span_text("B5cxx11"), &at)))
        names_add(&exports->new_strings, symbol->name);
}

static void read_undefined(struct symbol_table *table, uint64_t index, struct symbol *symbol,
                           struct facts *facts)
{
    struct export_facts *exports = &facts->exports;
    struct span name = beginning(table, symbol);
    struct names *names = is_old(name) ? &exports->old_python : &exports->strangers;

    if (symbol->binding != STB_GLOBAL)
        return;
    if (is_python(name))
        read_wanted_of_python(table, index, symbol, exports);
    if (is_python(name) && !is_old(name))
        return;
    add_name(table, index, symbol, names);
    if (may_start(name, "_") && span_starts(name, "_Z"))
        read_wanted_of_cxx(table, index, symbol, exports);
    if (!is_old(name) && !facts_wanted_by(facts, index))
        add_name(table, index, symbol, &exports->unversioned);
}

static void sort_leaks(struct symbol_table *table, struct facts *facts)
{
    struct export_facts *exports = &facts->exports;
    struct symbol symbol;

    exports->leaks_read = true;
    for (uint64_t i = 1; symbol_names_sane(table) && symbol_bare(table, i, &symbol); i++) {
        if (!is_export(facts, table, &symbol, i) || is_init(beginning(table, &symbol)) ||
            !symbol_get(table, i, &symbol, NULL) || is_noise(symbol.name))
            continue;
        names_add(&exports->origin[origin_of(symbol.name)], symbol.name);
        if (!is_python(symbol.name))
            names_add(&exports->leaks, symbol.name);
    }
}

void facts_of_exports(struct symbol_table *symbols, struct facts *facts)
{
    struct export_facts *exports = &facts->exports;
    struct elf_segment tls;
    struct symbol symbol;

    if (elf_segment_of(&facts->elf, PT_TLS, &tls))
        exports->tls_size = tls.memory_size;
    for (uint64_t i = 1; symbol_names_sane(symbols) && symbol_bare(symbols, i, &symbol); i++)
        if (symbol_undefined(&symbol))
            read_undefined(symbols, i, &symbol, facts);
        else if (is_export(facts, symbols, &symbol, i))
            read_export(symbols, i, &symbol, exports);
    if (exports->count <= SORTED_MOST || exports->init_count > 0 || exports->runtime)
        sort_leaks(symbols, facts);
}

void facts_of_export_reloc(const struct symbol_table *symbols, const struct relocation *at,
                           struct facts *facts)
{
    const struct dynamic_relocs *types = facts->machine ? &facts->machine->dynamic : NULL;
    struct symbol symbol = {.section = SHN_UNDEF};
    bool own;

    if (!types)
        return;
    own = at->symbol == 0 ||
          (symbol_bare(symbols, at->symbol, &symbol) && !symbol_undefined(&symbol));
    if (own && at->type == types->tls_static)
        facts->exports.tls_static++;
    if (own && at->symbol != 0 && symbol_preemptible(&symbol) &&
        !(facts->dynamic.flags & DF_SYMBOLIC) &&
        (at->type == types->plt || at->type == types->got || at->type == types->absolute))
        facts->exports.self_relocations++;
}
