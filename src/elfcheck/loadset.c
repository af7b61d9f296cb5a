// Builds the set breadth-first, as glibc's _dl_map_object_deps and musl's load_deps do.
//
// The same file is loaded once (device and inode), and a name that is a loaded object's soname is
// not searched for again. Objects of another class or machine are passed over in the search.
#include "elfcheck/loadset.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/refuse.h"
#include "elfcheck/search.h"
#include "elfcheck/sysroot.h"

const char *need_kind_name(enum need_kind kind)
{
    static const char *const names[] = {"interpreter", "needed", "filter",
                                        "auxiliary",   "audit",  "depaudit"};

    return names[kind];
}

static struct span last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return span_text(slash ? slash + 1 : path);
}

struct span loadset_name(const struct object *object)
{
    return object->soname.len > 0 ? object->soname : last_part(object->path);
}

bool loadset_named(const struct object *object, struct span name)
{
    return span_same(object->soname, name) || span_is(name, object->path) ||
           span_same(last_part(object->path), name);
}

bool loadset_start(struct loadset *set, struct arena *arena, const char *sysroot, enum libc libc)
{
    *set = (struct loadset){.arena = arena, .libc = libc};
    set->root = sysroot_open(arena, sysroot);
    return set->root != NULL;
}

bool loadset_end(struct loadset *set)
{
    bool whole = true;

    for (uint32_t i = 0; i < set->count; i++)
        whole &= input_close(set->object[i]->bytes);
    set->count = 0;
    return whole;
}

static void read_dynamic(struct object *object)
{
    uint64_t value;

    object->has_dynamic = dynamic_open(&object->elf, &object->dynamic, &object->faults);
    if (!object->has_dynamic)
        return;
    dynamic_get(&object->dynamic, DT_FLAGS, &object->flags);
    dynamic_get(&object->dynamic, DT_FLAGS_1, &object->flags_1);
    if (dynamic_get(&object->dynamic, DT_SONAME, &value))
        span_string(object->dynamic.strings, value, &object->soname);
}

static uint32_t same_file(const struct loadset *set, struct input_id id)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (set->object[i]->id.device == id.device && set->object[i]->id.inode == id.inode)
            return i;
    return LOADSET_NONE;
}

// Opens a file and gives its place in the set, a new one when it is not in there yet. 0, an errno value,
// or ENOEXEC when it is no ELF file that could be loaded.
static int open_object(struct loadset *set, const char *root, const char *path, uint32_t *index)
{
    struct object *object = arena_array(set->arena, 1, sizeof *object);
    const char *real = sysroot_path(set->arena, root, path);
    int error;

    if (!object || !real)
        return ENAMETOOLONG;
    if (set->opens++ >= LOADSET_OPENS || set->count >= LOADSET_OBJECTS) {
        set->exhausted = true;
        return EMFILE;
    }
    error = input_open_id(real, &object->bytes, &object->id);
    if (error != 0)
        return error;
    *index = same_file(set, object->id);
    if (*index != LOADSET_NONE) {
        input_close(object->bytes);
        return 0;
    }
    if (!elf_open(object->bytes, set->arena, &object->elf, &object->faults) ||
        object->elf.segment_count == 0) {
        input_close(object->bytes);
        return ENOEXEC;
    }
    object->root = root;
    object->path = path;
    object->loader = LOADSET_NONE;
    read_dynamic(object);
    *index = set->count;
    set->object[set->count++] = object;
    return 0;
}

// The search for one need.
struct finding_file {
    struct loadset *set;
    uint32_t asker;
    struct need *need;
    bool record; // keep what was tried
    unsigned tried;
    const struct tried **end;
};

static void record(struct finding_file *finding, const char *path, int error, const char *why)
{
    struct tried *tried;

    if (!finding->record || finding->tried++ >= TRIED_MOST)
        return;
    tried = arena_array(finding->set->arena, 1, sizeof *tried);
    if (!tried)
        return;
    *tried = (struct tried){.path = path, .error = error, .why = why};
    *finding->end = tried;
    finding->end = (const struct tried **)&tried->next;
}

static void note_faster(struct finding_file *finding, const char *path)
{
    struct need *need = finding->need;
    struct tried *tried = arena_array(finding->set->arena, 1, sizeof *tried);

    if (!tried || finding->record) // noted the first time
        return;
    if (!need->faster_end)
        need->faster_end = &need->faster;
    tried->path = path;
    *need->faster_end = tried;
    need->faster_end = (const struct tried **)&tried->next;
}

// Takes back an object that was opened last and does not fit.
static void drop_last(struct loadset *set)
{
    input_close(set->object[--set->count]->bytes);
}

static bool try_file(void *context, const struct candidate *candidate)
{
    struct finding_file *finding = context;
    struct loadset *set = finding->set;
    uint32_t index, before = set->count;
    int error;

    if (candidate->hwcaps) {
        note_faster(finding, candidate->path);
        return false;
    }
    error = open_object(set, candidate->root, candidate->path, &index);
    if (error != 0) {
        record(finding, candidate->path, error, error == ENOEXEC ? "not an ELF file" : NULL);
        return error == ENOEXEC; // a loader gives up there: "invalid ELF header"
    }
    if (refuse_foreign(&set->object[index]->elf, &set->object[finding->asker]->elf)) {
        record(finding, candidate->path, 0, "for another machine or word size");
        if (set->count > before)
            drop_last(set);
        return false;
    }
    finding->need->object = index;
    finding->need->first = set->count > before;
    finding->need->via = candidate->via;
    finding->need->via_object = candidate->via_object;
    return true;
}

// musl is its own loader, libpthread and so on: names that begin so are not searched for (load_library).
static bool is_musl_itself(struct span name)
{
    static const char *const names[] = {"libc.",  "libpthread.", "librt.",  "libm.",
                                        "libdl.", "libutil.",    "libxnet."};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_starts(name, names[i]))
            return true;
    return false;
}

bool loadset_is_musl(const struct object *object)
{
    return span_starts(last_part(object->path), "ld-musl-") || span_is(object->soname, "libc.so") ||
           span_starts(object->soname, "libc.musl-");
}

// musl compares with the name that it was searched for (dso->shortname) alone.
bool loadset_goes_by(const struct loadset *set, const struct object *object, struct span name)
{
    if (object->apart || name.len == 0)
        return false;
    if (set->libc != LIBC_MUSL)
        return span_same(object->soname, name) || span_same(object->called, name);
    return (span_same(object->called, name) && !memchr(name.at, '/', name.len)) ||
           (is_musl_itself(name) && loadset_is_musl(object));
}

static uint32_t loaded(const struct loadset *set, struct span name)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (loadset_goes_by(set, set->object[i], name))
            return i;
    return LOADSET_NONE;
}

// Only a missing interpreter, needed library or filtee stops a program.
static bool needs_it(enum need_kind kind)
{
    return kind == NEED_INTERP || kind == NEED_NEEDED || kind == NEED_FILTER;
}

static void find(struct loadset *set, uint32_t asker, struct need *need)
{
    struct finding_file finding = {set, asker, need, false, 0, &need->tried};

    need->object = loaded(set, need->name);
    if (need->object != LOADSET_NONE)
        return;
    search_run(set, asker, need->name, try_file, &finding);
    if (need->object == LOADSET_NONE) { // once more, to tell where it was looked for
        finding.record = true;
        search_run(set, asker, need->name, try_file, &finding);
        set->missing += needs_it(need->kind);
    }
    if (need->object != LOADSET_NONE && set->object[need->object]->called.len == 0)
        set->object[need->object]->called = need->name;
    if (need->first) {
        set->object[need->object]->loader = asker;
        set->object[need->object]->apart =
            set->object[asker]->apart || need->kind == NEED_AUDIT || need->kind == NEED_DEPAUDIT;
    }
}

static void add_need(struct loadset *set, uint32_t asker, enum need_kind kind, struct span name,
                     struct need ***end)
{
    struct need *need;

    if (set->needs++ >= LOADSET_NEEDS) {
        set->exhausted = true;
        return;
    }
    need = arena_array(set->arena, 1, sizeof *need);
    if (!need)
        return;
    *need = (struct need){.kind = kind, .name = name, .object = LOADSET_NONE};
    **end = need;
    *end = &need->next;
    find(set, asker, need);
}

// A list of auditors has colons in it.
static void add_audits(struct loadset *set, uint32_t asker, enum need_kind kind, struct span list,
                       struct need ***end)
{
    struct span name;
    uint64_t len;

    while (list.len > 0) {
        len = list.len;
        span_find(list, span_of(":", 1), &len);
        span_sub(list, 0, len, &name);
        if (name.len > 0)
            add_need(set, asker, kind, name, end);
        list = span_from(list, len + 1);
    }
}

static bool kind_of_tag(uint64_t tag, enum need_kind *kind)
{
    static const struct {
        uint64_t tag;
        enum need_kind kind;
    } rows[] = {
        {DT_NEEDED, NEED_NEEDED}, {DT_FILTER, NEED_FILTER},     {DT_AUXILIARY, NEED_AUXILIARY},
        {DT_AUDIT, NEED_AUDIT},   {DT_DEPAUDIT, NEED_DEPAUDIT},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].tag == tag) {
            *kind = rows[i].kind;
            return true;
        }
    return false;
}

// The kernel loads the interpreter of what it starts; a library's (libc.so.6 has one) is for
// running it by hand.
static void add_interpreter(struct loadset *set, uint32_t asker, struct need ***end)
{
    const struct object *object = set->object[asker];
    struct elf_segment segment;
    struct span bytes, name;

    if (object->loader == LOADSET_NONE && object->soname.len == 0 &&
        elf_segment_of(&object->elf, PT_INTERP, &segment) &&
        elf_map(&object->elf, segment.address, segment.file_size, &bytes) &&
        span_string(bytes, 0, &name))
        add_need(set, asker, NEED_INTERP, name, end);
}

static void add_needs(struct loadset *set, uint32_t asker)
{
    struct object *object = set->object[asker];
    struct need **end = &object->needs;
    enum need_kind kind;
    uint64_t tag, value;
    struct span name;

    add_interpreter(set, asker, &end);
    for (uint64_t i = 0;
         object->has_dynamic && !set->exhausted && dynamic_entry(&object->dynamic, i, &tag, &value);
         i++) {
        if (!kind_of_tag(tag, &kind) || !span_string(object->dynamic.strings, value, &name))
            continue;
        if (kind != NEED_AUDIT && kind != NEED_DEPAUDIT)
            add_need(set, asker, kind, name, &end);
        else if (object->loader == LOADSET_NONE) // of what is started only
            add_audits(set, asker, kind, name, &end);
    }
}

int loadset_add(struct loadset *set, const char *path, uint32_t *index)
{
    const char *inside = sysroot_inside(set->arena, set->root, path);
    int error = inside ? open_object(set, set->root, inside, index)
                       : open_object(set, "", sysroot_absolute(set->arena, path), index);

    if (error != 0)
        return error;
    if (*index == 0 && set->walked == 0)
        search_start(set, set->object[0]);
    for (; set->walked < set->count; set->walked++)
        add_needs(set, set->walked);
    return 0;
}

static bool in_scope(const uint32_t *scope, uint32_t count, uint32_t object)
{
    for (uint32_t i = 0; i < count; i++)
        if (scope[i] == object)
            return true;
    return false;
}

// Puts an object before another one.
static void insert_before(uint32_t *scope, uint32_t count, uint32_t object, uint32_t other)
{
    uint32_t at = 0;

    while (at < count && scope[at] != other)
        at++;
    memmove(scope + at + 1, scope + at, (count - at) * sizeof *scope);
    scope[at] = object;
}

uint32_t loadset_scope(const struct loadset *set, uint32_t from, uint32_t scope[LOADSET_OBJECTS])
{
    uint32_t queue[LOADSET_OBJECTS] = {from}, count = 1;

    scope[0] = from;
    for (uint32_t at = 0; at < count; at++)
        for (const struct need *need = set->object[queue[at]]->needs; need; need = need->next) {
            bool before = need->kind == NEED_FILTER || need->kind == NEED_AUXILIARY;

            if (need->object == LOADSET_NONE || (need->kind != NEED_NEEDED && !before) ||
                in_scope(scope, count, need->object))
                continue;
            queue[count] = need->object;
            if (before)
                insert_before(scope, count, need->object, queue[at]);
            else
                scope[count] = need->object;
            count++;
        }
    return count;
}

const char *loadset_how(const struct loadset *set, const struct need *need)
{
    struct text text;

    if (need->object == LOADSET_NONE)
        return "not found";
    text_init(&text, set->arena);
    switch (need->via) {
    case VIA_NONE: return "already loaded";
    case VIA_PATH: return "as named";
    case VIA_RUNPATH: return "runpath";
    case VIA_CONF: return set->conf_file;
    case VIA_DEFAULT: return "default path";
    case VIA_RPATH:
        text_format(&text, "rpath of %.*s", SPAN_ARGS(loadset_name(set->object[need->via_object])));
        break;
    }
    return text.at;
}
