// Collects the names that each file offers, by their hashes: a set of C++ libraries has too many to keep.
//
// A pair of files is found while the later of them is read, when its bytes can still tell a name.
#include "elfcheck/shared_set.h"

#include <string.h>

#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/exports.h"
#include "elfcheck/facts.h"
#include "elfcheck/hash.h"
#include "elfcheck/machine.h"
#include "elfcheck/names.h"
#include "elfcheck/relocations.h"
#include "elfcheck/tag.h"

enum { NEEDS_MOST = 64, FIRST_ROOM = 1024, REFERRED = 1, STRONG = 2, UNIQUE = 4 };

struct shared_place {
    uint64_t hash;
    uint32_t first, last; // in `definitions`, plus 1; 0: a free place
};

struct shared_definition {
    uint32_t next; // as first and last
    uint32_t version, size;
    uint16_t file;
    uint8_t flags;
};

// One file on its way into the set.
struct adding {
    struct shared_set *set;
    uint16_t file;
    struct dynamic dynamic;
    struct exports exports;
    unsigned char *referred; // a byte a symbol
    uint64_t count;
    uint32_t pair[SHARED_FILES_MOST]; // with each earlier file, plus 1
};

// Makes room for one more element; NULL when there is no memory.
#define APPEND(set, list, count, room) \
    ((count) == (room) && !((list) = arena_grown(&(set)->arena, (list), &(room), sizeof *(list))) \
         ? NULL \
         : &(list)[(count)++])

static struct span copy(struct shared_set *set, struct span bytes)
{
    const char *text = arena_copy(&set->arena, (const char *)bytes.at, bytes.len);

    return text ? span_of(text, bytes.len) : (struct span){NULL, 0};
}

void shared_set_start(struct shared_set *set, void (*no_memory)(void), uint64_t secret)
{
    memset(set, 0, sizeof *set);
    arena_init(&set->arena, no_memory);
    set->secret = secret;
}

void shared_set_free(struct shared_set *set)
{
    arena_free(&set->arena);
}

// --- names

static struct shared_place *find_place(struct shared_place *places, size_t room, uint64_t hash)
{
    size_t at = hash & (room - 1);

    while (places[at].first != 0 && places[at].hash != hash)
        at = (at + 1) & (room - 1);
    return &places[at];
}

static bool grow(struct shared_set *set)
{
    size_t room = set->place_room > 0 ? set->place_room * 2 : FIRST_ROOM;
    struct shared_place *places = arena_array(&set->arena, room, sizeof *places);

    if (!places)
        return false;
    for (size_t i = 0; i < set->place_room; i++)
        if (set->places[i].first != 0)
            *find_place(places, room, set->places[i].hash) = set->places[i];
    set->places = places;
    set->place_room = room;
    return true;
}

static void add_pair(struct adding *adding, unsigned file, enum clash clash, struct span name)
{
    struct shared_set *set = adding->set;
    struct shared_pair *pair;

    if (adding->pair[file] == 0) {
        pair = APPEND(set, set->pairs, set->pair_count, set->pair_room);
        if (!pair)
            return;
        *pair = (struct shared_pair){.one = adding->file, .other = file};
        adding->pair[file] = (uint32_t)set->pair_count;
    }
    pair = &set->pairs[adding->pair[file] - 1];
    if (pair->clash[clash].count++ == 0)
        pair->clash[clash].symbol = copy(set, name);
}

// A reference binds to a definition without a version, or to one of its own.
static void compare(struct adding *adding, const struct shared_definition *old,
                    const struct shared_definition *new, struct span name)
{
    unsigned both = old->flags & new->flags, any = old->flags | new->flags;
    enum clash clash = CLASH_IDLE;

    if (old->version != 0 && new->version != 0 && old->version != new->version)
        return;
    if (both & UNIQUE)
        clash = old->size != new->size ? CLASH_UNIQUE : CLASH_IDLE;
    else if (both & STRONG && any & REFERRED)
        clash = CLASH_STRONG;
    add_pair(adding, old->file, clash, name);
}

static void add_definition(struct adding *adding, struct span name,
                           const struct shared_definition *new)
{
    struct shared_set *set = adding->set;
    struct shared_definition *definition;
    struct shared_place *place;
    uint64_t hash = name_hash(set->secret, name);
    uint32_t at;

    if (set->place_count * 4 >= set->place_room * 3 && !grow(set))
        return;
    place = find_place(set->places, set->place_room, hash);
    at = place->first;
    if (place->last > 0 && set->definitions[place->last - 1].file == new->file)
        return; // the same name in another version
    for (unsigned i = 0; at > 0 && i < SHARED_COMPARED; i++) {
        compare(adding, &set->definitions[at - 1], new, name);
        at = set->definitions[at - 1].next;
    }
    definition = APPEND(set, set->definitions, set->definition_count, set->definition_room);
    if (!definition)
        return;
    *definition = *new;
    if (place->last > 0)
        set->definitions[place->last - 1].next = (uint32_t)set->definition_count;
    else
        place->first = (uint32_t)set->definition_count;
    set->place_count += place->last == 0;
    place->last = (uint32_t)set->definition_count;
    place->hash = hash;
}

// --- one file

// Which of its own symbols it refers to by name.
static void mark(struct adding *adding, const struct dynamic_relocs *types, uint64_t tag,
                 uint64_t size_tag, bool addends)
{
    const struct elf *elf = adding->dynamic.elf;
    struct relocation_table table;
    struct relocation at;
    struct span entries;
    uint64_t address, size;

    if (!dynamic_get(&adding->dynamic, tag, &address) ||
        !dynamic_get(&adding->dynamic, size_tag, &size) || !elf_map(elf, address, size, &entries))
        return;
    relocation_table_of(elf, entries, addends, &table);
    for (uint64_t i = 0; relocation_get(&table, i, &at); i++)
        if (at.symbol < adding->count &&
            (at.type == types->plt || at.type == types->got || at.type == types->absolute))
            adding->referred[at.symbol] = REFERRED;
}

static void mark_all(struct adding *adding, const struct facts *facts)
{
    uint64_t plt_kind = DT_RELA;

    if (!facts->machine || facts->dynamic.flags & DF_SYMBOLIC)
        return;
    dynamic_get(&adding->dynamic, DT_PLTREL, &plt_kind);
    mark(adding, &facts->machine->dynamic, DT_RELA, DT_RELASZ, true);
    mark(adding, &facts->machine->dynamic, DT_REL, DT_RELSZ, false);
    mark(adding, &facts->machine->dynamic, DT_JMPREL, DT_PLTRELSZ, plt_kind == DT_RELA);
}

// What a COPY relocation fills has a version of another library; an absolute symbol may be a version's name.
static bool is_offered(const struct symbol *symbol, const struct symbol_version *version)
{
    return !symbol_undefined(symbol) && symbol_preemptible(symbol) && symbol->name.len > 0 &&
           symbol->type != STT_SECTION && !(version && version->library.len > 0) &&
           !(symbol->section == SHN_ABS && version && span_same(version->name, symbol->name)) &&
           !exports_common(symbol->name);
}

static void add_symbols(struct adding *adding)
{
    struct exports *exports = &adding->exports;
    struct symbol symbol;

    for (uint64_t i = 1; i < adding->count && symbol_names_sane(&exports->symbols) &&
                         symbol_get(&exports->symbols, i, &symbol, NULL);
         i++) {
        bool hidden;
        const struct symbol_version *version = exports_version(exports, i, &hidden);
        struct shared_definition new = {
            .version = version ? version->hash : 0,
            .size = (uint32_t)symbol.size,
            .file = adding->file,
            .flags = (uint8_t)(adding->referred[i] | (symbol.binding == STB_GLOBAL ? STRONG : 0) |
                               (symbol.binding == STB_GNU_UNIQUE ? UNIQUE : 0))};

        if (is_offered(&symbol, version) && !(hidden && version))
            add_definition(adding, symbol.name, &new);
    }
}

// What is mapped, but for the header: strip changes the place of the section table there.
static uint64_t loaded_hash(const struct elf *elf, uint64_t secret)
{
    enum { HEADER = 64 };
    uint64_t hash = secret;

    for (uint64_t i = 0; i < elf->load_count; i++) {
        struct span bytes;

        if (elf_segment_bytes(elf, &elf->loads[i], &bytes))
            hash = name_hash(hash, elf->loads[i].offset == 0 ? span_from(bytes, HEADER) : bytes);
    }
    return hash;
}

// The first file with the same bytes: it is there twice, under two names. SHARED_NONE: none.
static uint32_t find_copy(const struct shared_set *set, uint64_t loaded)
{
    for (uint32_t i = 0; i < set->file_count; i++)
        if (set->files[i].loaded == loaded)
            return i;
    return SHARED_NONE;
}

static uint32_t find_twin(const struct shared_set *set, struct span build_id, uint64_t loaded)
{
    for (uint32_t i = 0; build_id.len > 0 && i < set->file_count; i++)
        if (set->files[i].loaded != loaded && span_same(set->files[i].build_id, build_id))
            return i;
    return SHARED_NONE;
}

static void add_names(struct shared_set *set, struct shared_file *file,
                      const struct dynamic_facts *dynamic)
{
    uint64_t slash;

    file->name = file->label;
    while (span_find(file->name, span_text("/"), &slash))
        file->name = span_from(file->name, slash + 1);
    file->needs = set->need_count;
    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        const struct dynamic_name *at = &dynamic->names[i];
        struct span *need;

        if (at->tag == DT_SONAME)
            file->name = copy(set, at->name);
        if (at->tag != DT_NEEDED || file->need_count == NEEDS_MOST ||
            !(need = APPEND(set, set->needs, set->need_count, set->need_room)))
            continue;
        *need = copy(set, at->name);
        file->need_count++;
    }
}

// What is around is loaded before, so none of its own references is taken over.
static void add_file(struct shared_set *set, struct span label, const struct facts *facts,
                     bool around)
{
    bool program = facts->kind == KIND_DYNAMIC_EXE || facts->kind == KIND_DYNAMIC_PIE;
    struct faults ignored = {0};
    struct adding adding = {.set = set, .file = (uint16_t)set->file_count};
    struct shared_file *file;
    struct arena scratch;
    uint64_t loaded;
    uint32_t copy_of, twin;

    if ((!program && facts->kind != KIND_SHARED) ||
        !dynamic_open(&facts->elf, &adding.dynamic, &ignored))
        return;
    if (set->file_count == SHARED_FILES_MOST ||
        facts->dynamic.symbol_count > SHARED_SYMBOLS_MOST - set->definition_count) {
        set->left_out++;
        return;
    }
    loaded = loaded_hash(&facts->elf, set->secret);
    copy_of = find_copy(set, loaded);
    twin = find_twin(set, facts->notes.build_id, loaded);
    file = APPEND(set, set->files, set->file_count, set->file_room);
    if (!file)
        return;
    label = copy(set, label);
    *file = (struct shared_file){.label = label,
                                 .tag = tag_of_module(label),
                                 .loaded = loaded,
                                 .copy_of = copy_of,
                                 .build_id = copy(set, facts->notes.build_id),
                                 .twin = twin,
                                 .machine = facts->elf.machine,
                                 .program = program,
                                 .around = around,
                                 .python = facts->exports.python >= API_LEAST,
                                 .module = facts->exports.init_count > 0};
    add_names(set, file, &facts->dynamic);
    if (copy_of != SHARED_NONE)
        return;
    arena_init(&scratch, set->arena.no_memory);
    exports_open(&adding.dynamic, &scratch, &adding.exports);
    adding.count = facts->dynamic.symbol_count;
    adding.referred = arena_array(&scratch, adding.count, 1);
    if (adding.referred) {
        if (!around)
            mark_all(&adding, facts);
        add_symbols(&adding);
    }
    arena_free(&scratch);
}

void shared_set_add(struct shared_set *set, struct span label, const struct facts *facts)
{
    add_file(set, label, facts, false);
}

void shared_set_add_around(struct shared_set *set, struct span label, const struct facts *facts,
                           bool python)
{
    size_t at = set->file_count;

    add_file(set, label, facts, true);
    if (set->file_count > at)
        set->files[at].python |= python;
}

// --- scopes

// For each file a row of bits: the files that are loaded with it.
struct reach {
    uint64_t *bits;
    size_t count, width;
};

static bool reaches(const struct reach *reach, size_t from, size_t to)
{
    return reach->bits[from * reach->width + to / 64] >> to % 64 & 1;
}

static void add_edge(struct reach *reach, size_t from, size_t to)
{
    reach->bits[from * reach->width + to / 64] |= (uint64_t)1 << to % 64;
}

static void find_reach(const struct shared_set *set, struct reach *reach)
{
    for (size_t from = 0; from < reach->count; from++) {
        const struct shared_file *file = &set->files[from];

        add_edge(reach, from, from);
        if (file->copy_of != SHARED_NONE)
            add_edge(reach, from, file->copy_of);
        for (size_t i = 0; i < file->need_count; i++)
            for (size_t to = 0; to < reach->count; to++)
                if (span_same(set->files[to].name, set->needs[file->needs + i]))
                    add_edge(reach, from, to);
    }
    for (size_t by = 0; by < reach->count; by++)
        for (size_t from = 0; from < reach->count; from++)
            for (size_t i = 0; reaches(reach, from, by) && i < reach->width; i++)
                reach->bits[from * reach->width + i] |= reach->bits[by * reach->width + i];
}

// Something loads both; or the one comes with an interpreter, the other with a module.
static bool in_one_scope(const struct shared_set *set, const struct reach *reach, size_t one,
                         size_t other)
{
    bool python[2] = {false}, module[2] = {false};

    for (size_t i = 0; i < reach->count; i++) {
        bool with_one = reaches(reach, i, one), with_other = reaches(reach, i, other);

        if (with_one && with_other)
            return true;
        python[0] |= with_one && set->files[i].python;
        python[1] |= with_other && set->files[i].python;
        module[0] |= with_one && set->files[i].module;
        module[1] |= with_other && set->files[i].module;
    }
    return (python[0] && module[1]) || (python[1] && module[0]);
}

// Two programs, modules for two Pythons and what is for two machines are never in one process.
static bool never_meet(const struct shared_file *one, const struct shared_file *other)
{
    return one->machine != other->machine || (one->program && other->program) ||
           (one->tag.len > 0 && other->tag.len > 0 && !span_same(one->tag, other->tag));
}

// A program that holds Python and libpython lie side by side in an installation, and a process has the one or the
// other, unless something needs both.
static bool both_python(const struct shared_file *one, const struct shared_file *other)
{
    return one->python && other->python && !one->module && !other->module;
}

void shared_set_finish(struct shared_set *set)
{
    struct reach reach = {.count = set->file_count, .width = (set->file_count + 63) / 64};
    size_t kept = 0;

    reach.bits = arena_array(&set->arena, reach.count * reach.width, sizeof *reach.bits);
    if (!reach.bits)
        return;
    find_reach(set, &reach);
    for (size_t i = 0; i < set->pair_count; i++) {
        struct shared_pair *pair = &set->pairs[i];

        pair->bound = in_one_scope(set, &reach, pair->one, pair->other);
        if (!never_meet(&set->files[pair->one], &set->files[pair->other]) &&
            !(set->files[pair->one].around && set->files[pair->other].around) &&
            (pair->bound || !both_python(&set->files[pair->one], &set->files[pair->other])))
            set->pairs[kept++] = *pair;
    }
    set->pair_count = kept;
}
