// glibc's order of things in dlopen(RTLD_NOW): load everything, check versions (elf/dl-version.c), relocate
// (elf/dl-lookup.c), with static TLS given out on the way (elf/dl-reloc.c). musl checks no versions.
//
// The scope is that of the program, then that of the file: breadth-first what each needs. Only symbols that
// a relocation names are looked up. The surplus of static TLS is glibc's default (rtld.optional_static_tls
// and what its own libraries leave of it).
#include "elfcheck/resolve.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/machine.h"
#include "elfcheck/musl.h"
#include "elfcheck/near.h"
#include "elfcheck/refuse.h"
#include "elfcheck/relocations.h"
#include "elfcheck/versions.h"
#include "elfcheck/versions_defined.h"

enum { NAME_MOST = 8192 };

struct scope {
    uint32_t object[LOADSET_OBJECTS], count;
};

struct run {
    const struct loadset *set;
    struct resolution *resolution;
    struct exports *exports; // one an object
    struct scope global, local;
    uint64_t budget;
    bool lacking; // a library is missing: what symbols are, nobody can tell
    bool counted; // the interpreter's names of Python's
    bool opened;  // by dlopen, in a program that runs already
    bool static_tls[LOADSET_OBJECTS];
    uint64_t tls_free, tls_align; // left in the initial block, and the strictest alignment there
    visit_binding *visit;
    void *context;
};

static bool contains(const struct scope *scope, uint32_t object)
{
    for (uint32_t i = 0; i < scope->count; i++)
        if (scope->object[i] == object)
            return true;
    return false;
}

// A copy: complaints are read when the files are closed. What is longer than a path is cut.
static struct span kept_name(const struct run *run, struct span name)
{
    uint64_t len = name.len < NAME_MOST ? name.len : NAME_MOST;

    return span_of(arena_copy(run->set->arena, (const char *)name.at, len), len);
}

static struct complaint *complain(struct run *run, int about, uint32_t asker, struct span name)
{
    struct resolution *resolution = run->resolution;
    struct complaint *complaint;

    resolution->count++;
    if (resolution->kept >= RESOLVE_KEPT)
        return NULL;
    complaint = arena_array(run->set->arena, 1, sizeof *complaint);
    if (!complaint)
        return NULL;
    *complaint = (struct complaint){.asker = asker, .name = kept_name(run, name)};
    complaint->about = about;
    *resolution->end = complaint;
    resolution->end = &complaint->next;
    resolution->kept++;
    return complaint;
}

// --- libraries

static void check_libraries(struct run *run, uint32_t index)
{
    const struct object *object = run->set->object[index];

    for (const struct need *need = object->needs; need; need = need->next) {
        struct complaint *complaint;
        struct text text;

        if (need->object != LOADSET_NONE || need->kind == NEED_AUXILIARY ||
            need->kind == NEED_AUDIT || need->kind == NEED_DEPAUDIT)
            continue;
        run->lacking = true;
        complaint = complain(run, COMPLAINT_LIBRARY, index, need->name);
        if (!complaint)
            continue;
        text_init(&text, run->set->arena);
        if (run->set->libc == LIBC_MUSL)
            text_format(&text, "Error loading shared library %.*s: %s (needed by %s)",
                        SPAN_ARGS(need->name), strerror(ENOENT), object->path);
        else
            text_format(&text, "%.*s: cannot open shared object file: %s", SPAN_ARGS(need->name),
                        strerror(ENOENT));
        complaint->message = text.at;
    }
}

// --- what is no library; musl takes it all, but for that of another machine

static void check_refused(struct run *run, uint32_t file)
{
    for (uint32_t i = 0; i < run->local.count; i++) {
        uint32_t index = run->local.object[i];
        const struct object *object = run->set->object[index];
        bool started = index == file && !run->opened;
        const char *why = refuse_object(object, &run->set->object[0]->elf,
                                        started       ? REFUSE_STARTED
                                        : run->opened ? REFUSE_OPENED
                                                      : REFUSE_NEEDED);
        struct complaint *complaint;
        struct text text;

        if (!why || contains(&run->global, index) ||
            !(complaint = complain(run, COMPLAINT_REFUSED, index, loadset_name(object))))
            continue;
        text_init(&text, run->set->arena);
        text_format(&text, "%s: %s", object->path, why);
        complaint->message = text.at;
    }
}

// --- versions

// The object that a library's name in DT_VERNEED means.
static const struct object *named_object(const struct run *run, const struct object *object,
                                         struct span library)
{
    for (const struct need *need = object->needs; need; need = need->next)
        if (need->object != LOADSET_NONE && span_same(need->name, library))
            return run->set->object[need->object];
    for (uint32_t i = 0; i < run->set->count; i++)
        if (!run->set->object[i]->apart && loadset_named(run->set->object[i], library))
            return run->set->object[i];
    return NULL;
}

// A library without versions is taken as it is here, see check_unversioned. The walk over versions is paid from the budget.
static bool defines(struct run *run, const struct object *object,
                    const struct wanted_version *wanted)
{
    struct versions_defined walk;
    struct defined_version defined;
    struct faults ignored = {0};

    if (!object->has_dynamic || !versions_defined_start(&object->dynamic, &walk))
        return true;
    while (versions_defined_next(&walk, &defined, &ignored) && run->budget > 0) {
        run->budget--;
        if (defined.hash == wanted->hash && span_same(defined.version, wanted->version))
            return true;
    }
    return false;
}

static void check_versions(struct run *run, uint32_t index)
{
    const struct object *object = run->set->object[index];
    struct versions walk;
    struct wanted_version wanted;
    struct faults ignored = {0};

    if (run->set->libc == LIBC_MUSL || !versions_start(&object->dynamic, &walk))
        return;
    while (versions_next(&walk, &wanted, &ignored)) {
        const struct object *provider = named_object(run, object, wanted.library);
        struct complaint *complaint;
        struct text text;

        if (!provider || (wanted.flags & VER_FLG_WEAK) || defines(run, provider, &wanted))
            continue;
        complaint = complain(run, COMPLAINT_VERSION, index, wanted.version);
        if (!complaint)
            continue;
        text_init(&text, run->set->arena);
        text_format(&text, "%s: version `%.*s' not found (required by %s)", provider->path,
                    SPAN_ARGS(wanted.version), object->path);
        complaint->message = text.at;
    }
}

// --- symbols

static bool find_in(struct run *run, const struct scope *scope, const struct wanted *wanted,
                    uint32_t skipped, struct binding *binding)
{
    struct symbol symbol;

    for (uint32_t i = 0; i < scope->count; i++)
        if (scope->object[i] != skipped && exports_find(&run->exports[scope->object[i]], wanted,
                                                        run->set->libc, &run->budget, &symbol)) {
            binding->provider = scope->object[i];
            return true;
        }
    return false;
}

static bool is_symbolic(const struct object *object)
{
    uint64_t value;

    return (object->flags & DF_SYMBOLIC) || dynamic_get(&object->dynamic, DT_SYMBOLIC, &value);
}

static void look_up(struct run *run, uint32_t index, const struct wanted *wanted, bool copy,
                    struct binding *binding)
{
    struct scope itself = {{index}, 1};
    uint32_t skipped = copy ? index : LOADSET_NONE;

    binding->provider = LOADSET_NONE;
    if (is_symbolic(run->set->object[index]) && run->set->libc != LIBC_MUSL &&
        find_in(run, &itself, wanted, skipped, binding))
        return;
    if (!find_in(run, &run->global, wanted, skipped, binding))
        find_in(run, &run->local, wanted, skipped, binding);
}

// Since 1.2.4 musl exports no open64 and the like, and gives files that ask for them its open.
static void look_up_lfs64(struct run *run, const struct wanted *wanted, struct binding *binding)
{
    struct wanted plain;
    struct span name;

    if (run->set->libc != LIBC_MUSL || !musl_lfs64(wanted->name, &name))
        return;
    exports_wanted(name, NULL, &plain);
    plain.defined_only = true;
    for (uint32_t i = 0; i < run->set->count && binding->provider == LOADSET_NONE; i++)
        if (loadset_is_musl(run->set->object[i])) {
            struct scope libc = {{i}, 1};

            find_in(run, &libc, &plain, LOADSET_NONE, binding);
        }
}

// Looks for what may have been meant, in what is loaded; of the first few complaints only.
static const char *find_near(struct run *run, struct span name)
{
    struct near_symbol near;
    struct text text;

    for (uint32_t i = 0; i < run->set->count && run->resolution->kept <= NEAR_MOST; i++) {
        const struct object *object = run->set->object[i];

        if (!object->has_dynamic || object->apart ||
            !near_find(&object->dynamic, &run->exports[i], name, &run->budget, &near))
            continue;
        text_init(&text, run->set->arena);
        text_format(&text, "%s has %.*s", object->path, SPAN_ARGS(near.name));
        if (near.version)
            text_format(&text, "@%.*s", SPAN_ARGS(near.version->name));
        return text.at;
    }
    return NULL;
}

// An interpreter that hides its API lets every module down.
static void count_python(struct run *run)
{
    for (uint32_t i = 0; i < run->global.count; i++) {
        uint32_t index = run->global.object[i];

        if (run->set->object[index]->has_dynamic)
            run->resolution->python +=
                near_python(&run->set->object[index]->dynamic, &run->exports[index], &run->budget);
    }
    run->counted = true;
}

static void complain_symbol(struct run *run, const struct binding *binding)
{
    const char *path = run->set->object[binding->asker]->path;
    struct complaint *complaint;
    struct text text;

    if (binding->weak) {
        run->resolution->weak++;
        return;
    }
    if (run->lacking)
        return;
    complaint = complain(run, COMPLAINT_SYMBOL, binding->asker, binding->symbol);
    if (!complaint)
        return;
    text_init(&text, run->set->arena);
    if (run->set->libc == LIBC_MUSL)
        text_format(&text, "Error relocating %s: %.*s: symbol not found", path,
                    SPAN_ARGS(binding->symbol));
    else
        text_format(&text, "%s: undefined symbol: %.*s", path, SPAN_ARGS(binding->symbol));
    if (binding->version) {
        complaint->version = kept_name(run, binding->version->name);
        if (run->set->libc != LIBC_MUSL)
            text_format(&text, ", version %.*s", SPAN_ARGS(binding->version->name));
    }
    complaint->message = text.at;
    complaint->near = find_near(run, complaint->name);
    if (!run->counted && near_is_python(complaint->name))
        count_python(run);
}

// What is known while the relocations of one object are walked.
struct asking {
    struct run *run;
    uint32_t index;
    bool told;                          // that a library without versions was to have one
    const struct dynamic_relocs *types; // NULL for a machine we know nothing of
    unsigned char *done;                // a bit a class of lookups, for each symbol
};

enum lookup_class { CLASS_PLAIN = 1, CLASS_DEFINED = 2, CLASS_COPY = 4 };

static enum lookup_class class_of(const struct asking *asking, uint32_t type)
{
    const struct dynamic_relocs *types = asking->types;

    if (!types)
        return CLASS_DEFINED;
    if (type == types->copy)
        return CLASS_COPY;
    return type == types->plt || type == types->tls_module || type == types->tls_offset ||
                   type == types->tls_static || type == types->tls_descriptor
               ? CLASS_DEFINED
               : CLASS_PLAIN;
}

static bool is_tls_static(const struct asking *asking, uint32_t type)
{
    return asking->types && type == asking->types->tls_static;
}

// musl has no spare static TLS: only what the program started with may be asked for (ldso/dynlink.c, do_relocs).
static void use_static_tls(struct run *run, uint32_t asker, uint32_t provider, struct span symbol)
{
    struct complaint *complaint;
    struct text text;

    if (run->set->libc == LIBC_MUSL && run->opened && !run->static_tls[provider] &&
        !contains(&run->global, provider) &&
        (complaint = complain(run, COMPLAINT_TLS, asker, symbol)) != NULL) {
        text_init(&text, run->set->arena);
        text_format(&text,
                    "Error relocating %s: %.*s: initial-exec TLS resolves to dynamic definition "
                    "in %s",
                    run->set->object[asker]->path, SPAN_ARGS(symbol),
                    run->set->object[provider]->path);
        complaint->message = text.at;
    }
    run->static_tls[provider] = true;
}

// glibc takes a definition of an object without DT_VERSYM, but never from the one that DT_VERNEED names for
// this version (the assertion of check_match in elf/dl-lookup.c). One such symbol says it for all.
static void check_unversioned(struct asking *asking, const struct binding *binding)
{
    struct run *run = asking->run;
    const struct object *provider = run->set->object[binding->provider];
    struct complaint *complaint;
    struct text text;

    if (asking->told || run->set->libc == LIBC_MUSL || !binding->version ||
        binding->version->library.len == 0 ||
        run->exports[binding->provider].version_indexes.len > 0 ||
        !loadset_goes_by(run->set, provider, binding->version->library))
        return;
    asking->told = true;
    complaint = complain(run, COMPLAINT_VERSION, asking->index, binding->version->name);
    if (!complaint)
        return;
    text_init(&text, run->set->arena);
    text_format(&text,
                "%s has no versions, but %s wants %.*s@%.*s of it: \"Inconsistency detected by "
                "ld.so\"",
                provider->path, run->set->object[asking->index]->path, SPAN_ARGS(binding->symbol),
                SPAN_ARGS(binding->version->name));
    complaint->message = text.at;
}

static void ask(struct asking *asking, const struct relocation *at, const struct symbol *symbol)
{
    struct run *run = asking->run;
    enum lookup_class class = class_of(asking, at->type);
    struct binding binding = {.asker = asking->index, .type = at->type, .offset = at->offset};
    struct wanted wanted;

    binding.symbol = symbol->name;
    binding.weak = symbol->binding == STB_WEAK;
    binding.version = exports_version(&run->exports[asking->index], at->symbol, NULL);
    exports_wanted(symbol->name, binding.version, &wanted);
    wanted.defined_only = class == CLASS_DEFINED;
    look_up(run, asking->index, &wanted, class == CLASS_COPY, &binding);
    if (binding.provider == LOADSET_NONE)
        look_up_lfs64(run, &wanted, &binding);
    run->resolution->symbols++;
    if (binding.provider == LOADSET_NONE && run->budget > 0)
        complain_symbol(run, &binding);
    else if (binding.provider != LOADSET_NONE && is_tls_static(asking, at->type))
        use_static_tls(run, asking->index, binding.provider, binding.symbol);
    if (binding.provider != LOADSET_NONE)
        check_unversioned(asking, &binding);
    if (run->visit)
        run->visit(run->context, &binding);
}

static void take_relocation(struct asking *asking, const struct relocation *at)
{
    struct exports *exports = &asking->run->exports[asking->index];
    enum lookup_class class = class_of(asking, at->type);
    struct symbol symbol;

    if (at->type == 0)
        return;
    if (!symbol_bare(&exports->symbols, at->symbol, &symbol) || symbol.binding == STB_LOCAL ||
        symbol.visibility == STV_HIDDEN || symbol.visibility == STV_INTERNAL) {
        if (is_tls_static(asking, at->type))
            use_static_tls(asking->run, asking->index, asking->index, span_text("(local)"));
        return;
    }
    if (asking->done[at->symbol] & class && !is_tls_static(asking, at->type))
        return;
    asking->done[at->symbol] |= class;
    if (symbol_names_sane(&exports->symbols) &&
        symbol_get(&exports->symbols, at->symbol, &symbol, NULL))
        ask(asking, at, &symbol);
}

static void walk_table(struct asking *asking, uint64_t tag, uint64_t size_tag, bool addends)
{
    const struct object *object = asking->run->set->object[asking->index];
    struct relocation_table table;
    struct relocation at;
    struct span entries;
    uint64_t address, size;

    if (!dynamic_get(&object->dynamic, tag, &address) ||
        !dynamic_get(&object->dynamic, size_tag, &size) ||
        !elf_map(&object->elf, address, size, &entries))
        return;
    relocation_table_of(&object->elf, entries, addends, &table);
    for (uint64_t i = 0; asking->run->budget > 0 && relocation_get(&table, i, &at); i++)
        take_relocation(asking, &at);
}

static void check_symbols(struct run *run, uint32_t index)
{
    const struct object *object = run->set->object[index];
    const struct machine *machine = machine_of(object->elf.machine);
    struct asking asking = {run, index, false, machine ? &machine->dynamic : NULL, NULL};
    uint64_t plt_kind = DT_RELA;

    if (run->exports[index].symbols.count == 0)
        return;
    asking.done = arena_array(run->set->arena, run->exports[index].symbols.count, 1);
    if (!asking.done)
        return;
    dynamic_get(&object->dynamic, DT_PLTREL, &plt_kind);
    walk_table(&asking, DT_RELA, DT_RELASZ, true);
    walk_table(&asking, DT_REL, DT_RELSZ, false);
    walk_table(&asking, DT_JMPREL, DT_PLTRELSZ, plt_kind == DT_RELA);
}

// --- static TLS

static bool has_interpreter(const struct object *object)
{
    for (const struct need *need = object->needs; need; need = need->next)
        if (need->kind == NEED_INTERP)
            return true;
    return false;
}

static bool is_started(const struct object *object)
{
    return object->elf.type == ET_EXEC || has_interpreter(object);
}

// Nobody loads anything for a program without a loader.
static bool is_static(const struct object *object)
{
    return !has_interpreter(object) &&
           (object->elf.type == ET_EXEC || !object->has_dynamic || (object->flags_1 & DF_1_PIE));
}

// How the TLS of an object lies in memory, as _dl_map_object_from_fd keeps it.
struct tls_block {
    uint64_t size, align, first; // l_tls_blocksize, l_tls_align, l_tls_firstbyte_offset
};

static bool tls_of(const struct object *object, struct tls_block *block)
{
    enum { ALIGN_MOST = 1 << 20 };
    struct elf_segment segment;

    if (!elf_segment_of(&object->elf, PT_TLS, &segment))
        return false;
    block->size = segment.memory_size < UINT32_MAX ? segment.memory_size : UINT32_MAX;
    block->align = segment.align > 0 && segment.align <= ALIGN_MOST ? segment.align : 1;
    block->first = segment.address & (block->align - 1);
    return true;
}

static bool has_tcb_above(const struct elf *elf)
{
    return elf->machine == EM_X86_64 || elf->machine == EM_386 || elf->machine == EM_S390;
}

static uint64_t round_up(uint64_t value, uint64_t align)
{
    return (value + align - 1) / align * align;
}

// What the program's own TLS leaves: the surplus, and what rounding to the strictest alignment adds
// (_dl_determine_tlsoffset in elf/dl-tls.c, with the TCB above; other machines and unknown programs get the most).
static void find_static_tls(struct run *run)
{
    uint64_t offset = 0;
    struct tls_block block;

    run->tls_align = TLS_TCB_ALIGN;
    for (uint32_t i = 0; i < run->global.count; i++)
        if (tls_of(run->set->object[run->global.object[i]], &block)) {
            uint64_t first = (0 - block.first) & (block.align - 1);

            offset = round_up(offset + block.size - first, block.align) + first;
            if (block.align > run->tls_align)
                run->tls_align = block.align;
        }
    run->tls_free = round_up(offset + TLS_SURPLUS, run->tls_align) - offset;
    if (run->global.count == 0 || !has_tcb_above(&run->set->object[0]->elf)) {
        run->tls_align = UINT64_MAX;
        run->tls_free = TLS_SURPLUS + TLS_TCB_ALIGN - 1;
    }
}

// What a program starts with has its TLS laid out before; what it loads later must fit into the rest
// (_dl_try_allocate_static_tls in elf/dl-reloc.c).
static void check_static_tls(struct run *run, uint32_t index)
{
    const struct object *object = run->set->object[index];
    struct complaint *complaint;
    struct tls_block block;
    struct text text;

    if (!(run->static_tls[index] || (object->flags & DF_STATIC_TLS)) || !tls_of(object, &block))
        return;
    run->resolution->static_tls += block.size;
    if (block.align <= run->tls_align && block.size + block.first <= run->tls_free) {
        run->tls_free =
            (run->tls_free - block.size - block.first) / block.align * block.align + block.first;
        return;
    }
    complaint = complain(run, COMPLAINT_TLS, index, loadset_name(object));
    if (!complaint)
        return;
    text_init(&text, run->set->arena);
    text_format(&text, "%s: cannot allocate memory in static TLS block", object->path);
    complaint->message = text.at;
}

static void open_all(struct run *run)
{
    for (uint32_t i = 0; i < run->set->count; i++)
        if (run->set->object[i]->has_dynamic)
            exports_open(&run->set->object[i]->dynamic, run->set->arena, &run->exports[i]);
}

// Does one step for every object that the program has not loaded already.
static void each_new(struct run *run, void (*step)(struct run *run, uint32_t index))
{
    for (uint32_t i = 0; i < run->local.count; i++)
        if (!contains(&run->global, run->local.object[i]) &&
            run->set->object[run->local.object[i]]->has_dynamic)
            step(run, run->local.object[i]);
}

void resolve_run(const struct loadset *set, uint32_t file, uint32_t interpreter,
                 visit_binding *visit, void *context, struct resolution *resolution)
{
    struct run *run = arena_array(set->arena, 1, sizeof *run);
    bool foreign;

    *resolution = (struct resolution){.set = set, .interpreter = interpreter != LOADSET_NONE};
    resolution->end = &resolution->complaints;
    if (!run)
        return;
    *run = (struct run){.set = set, .resolution = resolution, .budget = RESOLVE_BUDGET};
    run->visit = visit;
    run->context = context;
    run->exports = arena_array(set->arena, set->count, sizeof *run->exports);
    if (!run->exports)
        return;
    if (interpreter != LOADSET_NONE)
        run->global.count = loadset_scope(set, interpreter, run->global.object);
    resolution->fixed = interpreter != LOADSET_NONE && is_static(set->object[interpreter]);
    run->local.count = loadset_scope(set, file, run->local.object);
    run->opened = interpreter != LOADSET_NONE || !is_started(set->object[file]);
    open_all(run);
    foreign = refuse_foreign(&set->object[file]->elf, &set->object[0]->elf);
    if (set->libc != LIBC_MUSL || foreign)
        check_refused(run, file);
    if (foreign) // what it asks for is another machine's
        return;
    each_new(run, check_libraries);
    each_new(run, check_versions);
    each_new(run, check_symbols);
    if (run->opened && set->libc != LIBC_MUSL) {
        find_static_tls(run);
        each_new(run, check_static_tls);
    }
    resolution->exhausted = set->exhausted || run->budget == 0;
}
