// Collects what each file of a link line defines and wants, then finds what the linker would not.
//
// Which members a program pulls cannot be known without it. So each want is taken for itself: a program
// whose first use of the line is that member fails when nothing from there on defines the symbol. It
// links by luck when an earlier use pulled the definition in.
#include "elfcheck/archive_set.h"

#include <string.h>

#include "base/pattern.h"
#include "elfcheck/archive.h"
#include "elfcheck/constants.h"
#include "elfcheck/symbols.h"

// Makes room for one more element; NULL when there is no memory.
#define APPEND(set, list, count, room) \
    ((count) == (room) && !((list) = arena_grown(&(set)->arena, (list), &(room), sizeof *(list))) \
         ? NULL \
         : &(list)[(count)++])

static struct span copy(struct archive_set *set, struct span bytes)
{
    const char *text = arena_copy(&set->arena, (const char *)bytes.at, bytes.len);

    return text ? span_of(text, bytes.len) : (struct span){NULL, 0};
}

void archive_set_start(struct archive_set *set, void (*no_memory)(void), uint64_t secret)
{
    memset(set, 0, sizeof *set);
    arena_init(&set->arena, no_memory);
    name_set_init(&set->names, &set->arena, secret);
}

void archive_set_free(struct archive_set *set)
{
    arena_free(&set->arena);
}

// Index of the symbol called `name`, made when there is none; UINT32_MAX on no memory.
static uint32_t symbol_index(struct archive_set *set, struct span name)
{
    bool made;
    struct name_entry *entry = name_set_put(&set->names, name, 0, &made);
    struct set_symbol *symbol;

    if (!entry)
        return UINT32_MAX;
    if (made) {
        symbol = APPEND(set, set->symbols, set->symbol_count, set->symbol_room);
        if (!symbol)
            return UINT32_MAX;
        symbol->name = copy(set, name_entry_name(entry));
        entry->at = symbol->name.at;
        entry->value = (uint32_t)set->symbol_count;
    }
    return entry->value - 1;
}

static uint32_t file_of(const struct archive_set *set, uint32_t member)
{
    return set->members[member].file;
}

// A file's first definition of a symbol counts, unless a later one is strong.
static void define(struct archive_set *set, uint32_t index, uint32_t member, bool strong)
{
    struct set_symbol *symbol = &set->symbols[index];
    struct set_definition *definition;

    if (symbol->last > 0) {
        definition = &set->definitions[symbol->last - 1];
        if (file_of(set, definition->member) == file_of(set, member)) {
            definition->strong |= strong;
            return;
        }
    }
    definition = APPEND(set, set->definitions, set->definition_count, set->definition_room);
    if (!definition)
        return;
    *definition = (struct set_definition){.member = member, .strong = strong};
    if (symbol->last > 0)
        set->definitions[symbol->last - 1].next = (uint32_t)set->definition_count;
    else
        symbol->first = (uint32_t)set->definition_count;
    symbol->last = (uint32_t)set->definition_count;
}

// Each file's first want of a symbol counts.
static void want(struct archive_set *set, uint32_t index, uint32_t member)
{
    struct span name = set->symbols[index].name;
    struct set_want *row;
    bool made;

    if (!name_set_put(&set->names, name, file_of(set, member) + 1, &made) || !made)
        return;
    row = APPEND(set, set->wants, set->want_count, set->want_room);
    if (row)
        *row = (struct set_want){.symbol = index, .member = member};
}

static void add_symbol(struct archive_set *set, const struct elf *elf, const struct symbol *symbol,
                       uint32_t member)
{
    bool global = symbol->binding == STB_GLOBAL;
    uint32_t index;

    set->opaque |= span_is(symbol->name, "__gnu_lto_slim");
    // A weak reference pulls nothing in.
    if (symbol->name.len == 0 || (symbol_undefined(symbol) && !global))
        return;
    index = symbol_index(set, symbol->name);
    if (index == UINT32_MAX)
        return;
    if (symbol_undefined(symbol))
        want(set, index, member);
    else
        define(set, index, member,
               global && symbol->section != SHN_COMMON && !symbol_grouped(elf, symbol));
}

static void add_object(struct archive_set *set, struct span name, struct span bytes, uint32_t file)
{
    struct set_member *member;
    struct symbol_table table;
    struct symbol symbol;
    struct elf elf;
    struct faults ignored = {0}; // reported when the file itself is checked

    if (!elf_magic(bytes) || !elf_open(bytes, &set->arena, &elf, &ignored) || elf.type != ET_REL ||
        !symbol_table_find(&elf, SHT_SYMTAB, &table, &ignored)) {
        set->opaque = true;
        return;
    }
    if (set->member_count == 0) {
        set->machine = elf.machine;
        set->is64 = elf.is64;
        set->big = elf.big;
    }
    member = APPEND(set, set->members, set->member_count, set->member_room);
    if (!member)
        return;
    *member = (struct set_member){.name = copy(set, name), .file = file};
    for (uint64_t i = 1; symbol_bare(&table, i, &symbol) && symbol_names_sane(&table); i++)
        if (symbol.binding != STB_LOCAL && symbol_get(&table, i, &symbol, NULL))
            add_symbol(set, &elf, &symbol, (uint32_t)set->member_count - 1);
}

static void add_archive(struct archive_set *set, struct span bytes, uint32_t file)
{
    struct archive archive;
    struct archive_member member;
    struct faults ignored = {0};

    archive_start(bytes, &archive);
    while (archive_next(&archive, &member, &ignored))
        if (member.role == MEMBER_FILE)
            add_object(set, member.name, member.data, file);
}

void archive_set_add(struct archive_set *set, const char *path, struct span bytes)
{
    struct set_file *file;
    unsigned index = (unsigned)set->file_count;
    bool archive = archive_magic(bytes);

    if (!archive && !elf_magic(bytes))
        return;
    if (index == SET_FILES_MOST) {
        set->left_out++;
        return;
    }
    file = APPEND(set, set->files, set->file_count, set->file_room);
    if (!file)
        return;
    *file = (struct set_file){copy(set, span_text(path)), !archive, index};
    for (unsigned i = index; i-- > 0;)
        if (span_same(set->files[i].path, file->path))
            file->identity = i;
    if (archive)
        add_archive(set, bytes, index);
    else
        add_object(set, (struct span){NULL, 0}, bytes, index);
}

static void add_pair(struct archive_set *set, struct set_pairs *pairs, uint32_t symbol,
                     uint32_t one, uint32_t other)
{
    uint32_t *place =
        &pairs->place[(size_t)file_of(set, one) * set->file_count + file_of(set, other)];
    struct set_pair *pair;

    if (*place == 0) {
        pair = APPEND(set, pairs->pairs, pairs->count, pairs->room);
        if (!pair)
            return;
        *pair = (struct set_pair){.symbol = symbol, .one = one, .other = other};
        *place = (uint32_t)pairs->count;
    }
    pairs->pairs[*place - 1].count++;
}

static struct set_definition *definition_at(const struct archive_set *set, uint32_t place)
{
    return place > 0 ? &set->definitions[place - 1] : NULL;
}

// The definition that a linker which comes to this file finds for a want of it, or else the last one
// before, which it no longer finds (then the want is late); NULL when no file of the line has one.
static const struct set_definition *find_definition(const struct archive_set *set,
                                                    struct set_want *row)
{
    uint32_t file = file_of(set, row->member);
    const struct set_definition *before = NULL, *at;

    for (at = definition_at(set, set->symbols[row->symbol].first); at;
         at = definition_at(set, at->next)) {
        const struct set_file *definer = &set->files[file_of(set, at->member)];

        if (definer->object || file_of(set, at->member) >= file)
            return at;
        before = at;
    }
    row->late = before != NULL;
    return before;
}

void archive_set_provide(struct archive_set *set, struct span name)
{
    const struct name_entry *entry = name_set_get(&set->names, name, 0);

    if (entry && entry->value > 0)
        set->symbols[entry->value - 1].provided = true;
}

// Names that linkers define themselves (GNU ld's default scripts, "ld --verbose"; ld(1) on __start_SECTION), those
// of the start files that compilers link, and what a program brings.
static bool is_linkers(struct span name)
{
    static const char *const patterns[] = {
        "__start_*",
        "__stop_*",
        "__rela_iplt_*",
        "__rel_iplt_*",
        "__init_array_*",
        "__fini_array_*",
        "__preinit_array_*",
        "_GLOBAL_OFFSET_TABLE_",
        "_DYNAMIC",
        "__ehdr_start",
        "__executable_start",
        "_TLS_MODULE_BASE_",
        ".TOC.",
        "_gp_disp",
        "__gnu_local_gp",
        "__global_pointer$",
        "__exidx_*",
        "_end",
        "end",
        "_edata",
        "edata",
        "_etext",
        "etext",
        "__etext",
        "__bss_start",
        "__dso_handle",
        "__TMC_END__",
        "_init",
        "_fini",
        "_start",
        "__data_start",
        "data_start",
        "_IO_stdin_used",
        "main",
    };

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (pattern_matches(span_text(patterns[i]), name))
            return true;
    return false;
}

static void add_lacking(struct archive_set *set, const struct set_want *row)
{
    struct set_symbol *symbol = &set->symbols[row->symbol];

    if (symbol->provided || is_linkers(symbol->name))
        return;
    symbol->provided = true; // once is enough
    if (set->lacking_count < SET_LACKING)
        set->lacking[set->lacking_count] = row;
    set->lacking_count++;
}

// Which file wants something of which: a bit each, then the same by way of others (Warshall).
struct reach {
    size_t count, width;
    uint64_t *bits;
};

static bool reaches(const struct reach *reach, size_t from, size_t to)
{
    return reach->bits[from * reach->width + to / 64] >> to % 64 & 1;
}

static void close_over(struct reach *reach)
{
    for (size_t by = 0; by < reach->count; by++)
        for (size_t from = 0; from < reach->count; from++)
            for (size_t i = 0; reaches(reach, from, by) && i < reach->width; i++)
                reach->bits[from * reach->width + i] |= reach->bits[by * reach->width + i];
}

static void find_late(struct archive_set *set, struct reach *reach)
{
    for (size_t i = 0; i < set->want_count; i++) {
        struct set_want *row = &set->wants[i];
        const struct set_definition *found = find_definition(set, row);
        size_t from = file_of(set, row->member), to;

        if (!found) {
            add_lacking(set, row);
            continue;
        }
        to = file_of(set, found->member);
        reach->bits[from * reach->width + to / 64] |= (uint64_t)1 << to % 64;
        if (row->late)
            add_pair(set, &set->late, row->symbol, row->member, found->member);
    }
}

// A file that is named twice does not clash with itself: its first place counts.
static void find_same(struct archive_set *set)
{
    for (uint32_t i = 0; i < set->symbol_count; i++) {
        const struct set_definition *first = NULL, *at;

        for (at = definition_at(set, set->symbols[i].first); at;
             at = definition_at(set, at->next)) {
            uint32_t file = file_of(set, at->member);

            if (!at->strong || set->files[file].identity != file)
                continue;
            if (first)
                add_pair(set, &set->same, i, first->member, at->member);
            else
                first = at;
        }
    }
}

void archive_set_finish(struct archive_set *set)
{
    size_t count = set->file_count;
    struct reach reach = {.count = count, .width = (count + 63) / 64};

    reach.bits = arena_array(&set->arena, count * reach.width, sizeof *reach.bits);
    set->late.place = arena_array(&set->arena, count * count, sizeof *set->late.place);
    set->same.place = arena_array(&set->arena, count * count, sizeof *set->same.place);
    if (!reach.bits || !set->late.place || !set->same.place)
        return;
    find_late(set, &reach);
    find_same(set);
    close_over(&reach);
    for (size_t i = 0; i < set->late.count; i++) {
        struct set_pair *pair = &set->late.pairs[i];

        pair->circle = reaches(&reach, file_of(set, pair->other), file_of(set, pair->one));
    }
}
