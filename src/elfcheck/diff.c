// Gathers promises and compares them by one table.
#include "elfcheck/diff.h"

#include <stddef.h>

#include "base/text.h"
#include "elfcheck/archive.h"
#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/dynamic.h"
#include "elfcheck/facts_archive.h"
#include "elfcheck/facts_memory.h"
#include "elfcheck/machine.h"
#include "elfcheck/symbols.h"
#include "elfcheck/versions.h"

enum worse_when {
    NEVER,
    WHEN_ADDED,
    WHEN_REMOVED,
    WHEN_RAISED, // a version above all that were wanted of its family
    WHEN_OTHER,
    WHEN_GIVEN, // another, or one where there was none
    WHEN_ON,
    WHEN_OFF,
};

// What changes, and when that is for the worse.
static const struct row {
    const char *key, *what;
    enum change_kind kind;
    unsigned at; // in the array of that kind
    enum worse_when worse;
} rows[] = {
    {"kind", "kind of file", CHANGE_TEXT, TEXT_KIND, WHEN_OTHER},
    {"machine", "machine", CHANGE_TEXT, TEXT_MACHINE, WHEN_OTHER},
    {"libc", "libc", CHANGE_TEXT, TEXT_LIBC, NEVER},
    {"interpreter", "program interpreter", CHANGE_TEXT, TEXT_INTERP, WHEN_GIVEN},
    {"soname", "soname", CHANGE_TEXT, TEXT_SONAME, WHEN_OTHER},
    {"static", "loads nothing", CHANGE_FLAG, FLAG_STATIC, WHEN_OFF},
    {"needed", "needed libraries", CHANGE_SET, SET_NEEDED, WHEN_ADDED},
    {"hooks", "filters and auditors", CHANGE_SET, SET_HOOKS, WHEN_ADDED},
    {"search_paths", "search paths", CHANGE_SET, SET_SEARCH, WHEN_ADDED},
    {"versions", "wanted versions", CHANGE_SET, SET_VERSIONS, WHEN_RAISED},
    {"exports", "exported symbols", CHANGE_SET, SET_EXPORTS, WHEN_REMOVED},
    {"pie", "can be loaded anywhere", CHANGE_FLAG, FLAG_PIE, WHEN_OFF},
    {"pic", "fit for shared objects", CHANGE_FLAG, FLAG_PIC, WHEN_OFF},
    {"index", "index of symbols", CHANGE_FLAG, FLAG_INDEX, WHEN_OFF},
    {"mixed_machines", "members for several machines", CHANGE_FLAG, FLAG_MIXED, WHEN_ON},
    {"relr", "packed relocations (DT_RELR)", CHANGE_FLAG, FLAG_RELR, WHEN_ON},
    {"relro", "read-only relocations", CHANGE_FLAG, FLAG_RELRO, WHEN_OFF},
    {"now", "binds at load", CHANGE_FLAG, FLAG_NOW, WHEN_OFF},
    {"executable_stack", "executable stack", CHANGE_FLAG, FLAG_STACK, WHEN_ON},
    {"text_relocations", "text relocations", CHANGE_FLAG, FLAG_TEXTREL, WHEN_ON},
    {"writable_code", "writable code", CHANGE_FLAG, FLAG_WRITABLE_CODE, WHEN_ON},
    {"build_id", "build id", CHANGE_BUILD, 0, NEVER},
    {"file_bytes", "bytes of file", CHANGE_SIZE, SIZE_FILE, NEVER},
    {"members", "members", CHANGE_SIZE, SIZE_MEMBERS, NEVER},
    {"text_bytes", "bytes read-only", CHANGE_SIZE, SIZE_TEXT, NEVER},
    {"data_bytes", "bytes writable", CHANGE_SIZE, SIZE_DATA, NEVER},
    {"dirty_pages", "pages dirty at load", CHANGE_SIZE, SIZE_DIRTY, NEVER},
};

_Static_assert(sizeof rows / sizeof *rows <= CHANGES_MOST, "a diff has room for every change");

// A version belongs to its library: GLIBC_2.34 of libm.so.6 is not that of libc.so.6.
static void add_name(struct promises *promises, enum promise_set set, struct span name,
                     uint32_t owner)
{
    name_set_put(&promises->sets[set], name, owner, NULL);
}

static void add_dynamic_names(const struct dynamic_facts *dynamic, struct promises *promises)
{
    for (uint64_t i = 0; i < dynamic->name_count; i++) {
        struct span name = dynamic->names[i].name;

        switch (dynamic->names[i].tag) {
        case DT_NEEDED: add_name(promises, SET_NEEDED, name, 0); break;
        case DT_SONAME: promises->texts[TEXT_SONAME] = name; break;
        case DT_RPATH:
        case DT_RUNPATH: add_name(promises, SET_SEARCH, name, 0); break;
        default: add_name(promises, SET_HOOKS, name, 0); break;
        }
    }
}

// Versions may share the bytes of their names, so what is read of them is bounded as for symbols.
static void add_versions(const struct dynamic *dynamic, struct promises *promises)
{
    uint64_t budget = dynamic->elf->file.len + (1 << 20);
    struct versions versions;
    struct wanted_version wanted;
    struct faults ignored = {0};

    if (!versions_start(dynamic, &versions))
        return;
    while (versions_next(&versions, &wanted, &ignored)) {
        if (wanted.version.len + wanted.library.len > budget) {
            promises->complete = false;
            return;
        }
        budget -= wanted.version.len + wanted.library.len;
        add_name(promises, SET_VERSIONS, wanted.version, versions_hash(wanted.library));
    }
}

static void add_exports(struct symbol_table *table, struct promises *promises)
{
    struct symbol symbol;

    for (uint64_t i = 1; symbol_bare(table, i, &symbol); i++) {
        if (symbol_undefined(&symbol) || symbol.binding == STB_LOCAL ||
            symbol.visibility == STV_HIDDEN || symbol.visibility == STV_INTERNAL ||
            !symbol_get(table, i, &symbol, NULL) || symbol.name.len == 0)
            continue;
        if (!symbol_names_sane(table)) {
            promises->complete = false;
            return;
        }
        add_name(promises, SET_EXPORTS, symbol.name, 0);
    }
}

static void add_dynamic(const struct facts *facts, struct promises *promises)
{
    struct symbol_table table = {.elf = &facts->elf, .count = facts->dynamic.symbol_count};
    struct faults ignored = {0}; // already noted by facts_of_dynamic
    struct dynamic dynamic;
    uint64_t address;

    if (!dynamic_open(&facts->elf, &dynamic, &ignored))
        return;
    add_dynamic_names(&facts->dynamic, promises);
    add_versions(&dynamic, promises);
    table.names = dynamic.strings;
    if (dynamic_get(&dynamic, DT_SYMTAB, &address) &&
        span_table(elf_map_rest(&facts->elf, address), 0, table.count, elf_symbol_size(&facts->elf),
                   &table.entries))
        add_exports(&table, promises);
}

static void set_flags(const struct facts *facts, struct promises *promises)
{
    const struct segment_facts *segments = &facts->segments;
    bool *flags = promises->flags;

    flags[FLAG_STATIC] = facts->kind == KIND_STATIC || facts->kind == KIND_STATIC_PIE;
    flags[FLAG_PIE] = facts->elf.type == ET_DYN;
    flags[FLAG_RELRO] = segments->has_relro;
    flags[FLAG_NOW] = facts->dynamic.bind_now || flags[FLAG_STATIC];
    flags[FLAG_STACK] = segments->has_stack ? (segments->stack_flags & PF_X) != 0
                                            : facts->machine && facts->machine->stack_executable;
    flags[FLAG_RELR] = facts->dynamic.relr;
    flags[FLAG_TEXTREL] = facts->dynamic.text_relocations;
    flags[FLAG_WRITABLE_CODE] = segments->writable_executable > 0;
}

static void promises_of_image(const struct facts *facts, struct arena *arena,
                              struct promises *promises)
{
    struct memory_facts memory;

    facts_of_memory(facts, 0, arena, &memory);
    promises->texts[TEXT_INTERP] = facts->segments.interp;
    promises->build_id = facts->notes.build_id;
    set_flags(facts, promises);
    add_dynamic(facts, promises);
    promises->sizes[SIZE_TEXT] = facts->segments.text_size;
    promises->sizes[SIZE_DATA] = facts->segments.data_size;
    promises->sizes[SIZE_DIRTY] = memory.dirty_pages;
}

static struct span machine_text(uint16_t number)
{
    const struct machine *machine = machine_of(number);

    return span_text(machine ? machine->name : "unknown");
}

// What one object lets the file promise that it is, or is a member of.
static void add_object(const struct facts *facts, struct promises *promises)
{
    const struct object_facts *object = &facts->object;
    bool *flags = promises->flags;

    flags[FLAG_PIE] &= object->not_pic.count == 0 && object->text.count == 0;
    flags[FLAG_PIC] &= flags[FLAG_PIE] && object->pie_only.count == 0;
    flags[FLAG_STACK] |=
        object->stack_note_executable || (!object->has_stack_note && object->has_content &&
                                          facts->machine && facts->machine->stack_executable);
}

static void promises_of_object(struct span bytes, struct arena *arena, struct promises *promises)
{
    struct gather gather = {.arena = arena};
    struct faults ignored = {0};
    struct symbol_table table;
    struct facts facts;

    facts_gather(bytes, &gather, &facts);
    promises->malformed = facts.faults.kept > 0 || facts.kind == KIND_UNKNOWN;
    // Which of the four kinds of executable is told by flags and the interpreter.
    promises->texts[TEXT_KIND] =
        span_text(KIND(facts.kind) & KINDS_EXECUTABLE ? "executable" : kind_name(facts.kind));
    if (facts.kind == KIND_UNKNOWN || facts.kind == KIND_SCRIPT)
        return;
    promises->texts[TEXT_MACHINE] = machine_text(facts.elf.machine);
    promises->texts[TEXT_LIBC] = span_text(facts.libc == LIBC_UNKNOWN ? "" : libc_name(facts.libc));
    if (KIND(facts.kind) & KINDS_IMAGE)
        promises_of_image(&facts, arena, promises);
    if (facts.kind != KIND_OBJECT)
        return;
    promises->flags[FLAG_PIE] = promises->flags[FLAG_PIC] = true;
    add_object(&facts, promises);
    if (symbol_table_find(&facts.elf, SHT_SYMTAB, &table, &ignored))
        add_exports(&table, promises);
}

static void add_members(const struct archive_facts *archive, struct arena *arena,
                        struct promises *promises)
{
    promises->flags[FLAG_PIE] = promises->flags[FLAG_PIC] = true;
    for (uint64_t i = 0; i < archive->member_count; i++) {
        struct arena one;
        struct gather gather = {.arena = &one, .defined = &archive->defined};
        struct facts facts;

        arena_init(&one, arena->no_memory);
        facts_gather(archive->members[i].data, &gather, &facts);
        if (facts.kind == KIND_OBJECT)
            add_object(&facts, promises);
        arena_free(&one);
    }
}

// An archive exports what its members define, and is what all of them are.
static void promises_of_archive(struct span bytes, uint64_t secret, struct arena *arena,
                                struct promises *promises)
{
    struct archive_facts archive;

    facts_of_archive(bytes, arena, secret, &archive);
    promises->malformed = archive.faults.kept > 0;
    promises->texts[TEXT_KIND] = span_text(kind_name(KIND_ARCHIVE));
    promises->sizes[SIZE_MEMBERS] = archive.member_count;
    promises->flags[FLAG_INDEX] = archive.has_index;
    promises->flags[FLAG_MIXED] = archive.odd_machine != 0;
    add_members(&archive, arena, promises);
    if (archive.member_count > 0)
        promises->texts[TEXT_MACHINE] = machine_text(archive.members[archive.first_object].machine);
    for (uint64_t i = 0; i < archive.defined.room; i++) {
        const struct name_entry *entry = &archive.defined.entries[i];

        if (entry->at && entry->owner == 0)
            add_name(promises, SET_EXPORTS, name_entry_name(entry), 0);
    }
}

void promises_of(struct span bytes, uint64_t secret, struct arena *arena, struct promises *promises)
{
    *promises = (struct promises){.complete = true};
    for (unsigned i = 0; i < PROMISE_SETS; i++)
        name_set_init(&promises->sets[i], arena, secret);
    promises->sizes[SIZE_FILE] = bytes.len;
    if (archive_magic(bytes))
        promises_of_archive(bytes, secret, arena, promises);
    else
        promises_of_object(bytes, arena, promises);
}

static bool is_digit(struct span name, uint64_t at)
{
    return at < name.len && name.at[at] >= '0' && name.at[at] <= '9';
}

// The length of "GLIBC_" in "GLIBC_2.34".
static uint64_t family_length(struct span version)
{
    uint64_t len = 0;

    while (len < version.len && !is_digit(version, len))
        len++;
    return len;
}

// The number at `*at`, up to 9 digits of it; steps over it and the byte after.
static uint64_t number_at(struct span version, uint64_t *at)
{
    uint64_t number = 0, digits = 0;

    for (; is_digit(version, *at); ++*at)
        if (digits++ < 9)
            number = number * 10 + (version.at[*at] - '0');
    ++*at;
    return number;
}

// True when both are of one family, and `one` is no lower.
static bool covers(struct span one, struct span other)
{
    uint64_t len = family_length(one), at = len, with = len;
    struct span family, other_family;

    span_sub(one, 0, len, &family);
    if (len != family_length(other) || !span_sub(other, 0, len, &other_family) ||
        !span_same(family, other_family))
        return false;
    while (at < one.len || with < other.len) {
        uint64_t mine = number_at(one, &at), its = number_at(other, &with);

        if (mine != its)
            return mine > its;
    }
    return true;
}

// How many wanted versions one is compared with: honest files have a few dozen.
enum { VERSIONS_COMPARED = 1000 };

static bool is_raised(const struct name_set *old, const struct name_entry *entry)
{
    uint64_t compared = 0;

    for (uint64_t i = 0; i < old->room && compared < VERSIONS_COMPARED; i++) {
        if (!old->entries[i].at || old->entries[i].owner != entry->owner)
            continue;
        compared++;
        if (covers(name_entry_name(&old->entries[i]), name_entry_name(entry)))
            return false;
    }
    return true;
}

// The first names in the order of bytes: sets have none, and reports should not change by chance.
static void add_sorted(struct names *names, struct span name)
{
    uint64_t at = names->count < SAMPLES ? names->count : SAMPLES;

    names->count++;
    while (at > 0 && span_compare(name, names->name[at - 1]) < 0) {
        if (at < SAMPLES)
            names->name[at] = names->name[at - 1];
        at--;
    }
    if (at < SAMPLES)
        names->name[at] = name;
}

static bool compare_sets(const struct name_set *old, const struct name_set *new,
                         const struct row *row, struct change *change)
{
    for (uint64_t i = 0; i < new->room; i++) {
        const struct name_entry *entry = &new->entries[i];
        struct span name = name_entry_name(entry);

        if (!entry->at || name_set_get(old, name, entry->owner))
            continue;
        add_sorted(&change->added, name);
        // Raised ones are looked for as long as the sample is not full: after that it is worse anyhow.
        if (row->worse == WHEN_RAISED && change->raised.count < SAMPLES && is_raised(old, entry))
            add_sorted(&change->raised, name);
    }
    for (uint64_t i = 0; i < old->room; i++) {
        const struct name_entry *entry = &old->entries[i];

        if (entry->at && !name_set_get(new, name_entry_name(entry), entry->owner))
            add_sorted(&change->removed, name_entry_name(entry));
    }
    change->worse = (row->worse == WHEN_ADDED && change->added.count > 0) ||
                    (row->worse == WHEN_REMOVED && change->removed.count > 0) ||
                    change->raised.count > 0;
    return change->added.count + change->removed.count > 0;
}

static bool compare_values(uint64_t old, uint64_t new, const struct row *row, struct change *change)
{
    change->old_value = old;
    change->new_value = new;
    change->worse = (row->worse == WHEN_ON && new > old) || (row->worse == WHEN_OFF && new < old);
    return old != new;
}

static bool compare_texts(struct span old, struct span new, const struct row *row,
                          struct change *change)
{
    change->old_text = old;
    change->new_text = new;
    change->worse = row->worse == WHEN_OTHER || (row->worse == WHEN_GIVEN && new.len > 0);
    return !span_same(old, new);
}

static bool compare(const struct promises *old, const struct promises *new, const struct row *row,
                    struct change *change)
{
    *change = (struct change){.key = row->key, .what = row->what, .kind = row->kind};
    switch (row->kind) {
    case CHANGE_SET: return compare_sets(&old->sets[row->at], &new->sets[row->at], row, change);
    case CHANGE_TEXT: return compare_texts(old->texts[row->at], new->texts[row->at], row, change);
    case CHANGE_FLAG: return compare_values(old->flags[row->at], new->flags[row->at], row, change);
    case CHANGE_SIZE: return compare_values(old->sizes[row->at], new->sizes[row->at], row, change);
    case CHANGE_BUILD: return compare_texts(old->build_id, new->build_id, row, change);
    }
    return false;
}

void diff_of(const struct promises *old, const struct promises *new, struct diff *diff)
{
    *diff = (struct diff){.count = 0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!compare(old, new, &rows[i], &diff->change[diff->count]))
            continue;
        diff->worse |= diff->change[diff->count].worse;
        diff->count++;
    }
}
