// glibc's search (elf/dl-load.c, _dl_map_object) and musl's (ldso/dynlink.c, load_library), without
// LD_LIBRARY_PATH. What glibc-hwcaps folders hold is told and not taken: which CPU it will be, nobody knows.
#include "elfcheck/search.h"

#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/sysroot.h"

enum { PATHS_MOST = 256, PATH_BYTES = 4096 };

// Debian's triples, the folders of others, and musl's name for the machine.
static const struct {
    uint16_t machine;
    bool is64;
    const char *triple, *folder, *musl;
} places[] = {
    {EM_X86_64, true, "x86_64-linux-gnu", "lib64", "x86_64"},
    {EM_X86_64, false, "x86_64-linux-gnux32", "libx32", "x32"},
    {EM_386, false, "i386-linux-gnu", "lib32", "i386"},
    {EM_AARCH64, true, "aarch64-linux-gnu", "lib64", "aarch64"},
    {EM_ARM, false, "arm-linux-gnueabihf", "lib", "armhf"},
    {EM_ARM, false, "arm-linux-gnueabi", "lib", "arm"},
    {EM_RISCV, true, "riscv64-linux-gnu", "lib64/lp64d", "riscv64"},
    {EM_PPC64, true, "powerpc64le-linux-gnu", "lib64", "powerpc64le"},
    {EM_S390, true, "s390x-linux-gnu", "lib64", "s390x"},
    {EM_LOONGARCH, true, "loongarch64-linux-gnu", "lib64", "loongarch64"},
};

static bool is_place(size_t row, const struct elf *elf)
{
    return places[row].machine == elf->machine && places[row].is64 == elf->is64;
}

static const char *joined(struct arena *arena, const char *one, const char *two, const char *three)
{
    struct text text;

    text_init(&text, arena);
    text_format(&text, "%s%s%s", one, two, three);
    return text.at;
}

static void glibc_defaults(struct loadset *set, const struct elf *elf)
{
    static const char *const tops[] = {"/", "/usr/"};

    for (size_t row = 0; row < sizeof places / sizeof *places; row++)
        for (size_t top = 0; top < 2 && is_place(row, elf); top++)
            folders_add(set->arena, &set->defaults,
                        joined(set->arena, tops[top], "lib/", places[row].triple));
    for (size_t row = 0; row < sizeof places / sizeof *places; row++)
        for (size_t top = 0; top < 2 && is_place(row, elf); top++)
            if (strcmp(places[row].folder, "lib") != 0)
                folders_add(set->arena, &set->defaults,
                            joined(set->arena, tops[top], places[row].folder, ""));
    folders_add(set->arena, &set->defaults, "/lib");
    folders_add(set->arena, &set->defaults, "/usr/lib");
}

// musl has a path file, which may be empty, or these three folders, never both.
static void musl_defaults(struct loadset *set)
{
    static const char *const folders[] = {"/lib", "/usr/local/lib", "/usr/lib"};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        folders_add(set->arena, &set->defaults, folders[i]);
}

// An executable names its loader; a library for musl needs "libc.so" or Alpine's name of it.
static enum libc flavour(const struct object *first)
{
    struct elf_segment segment;
    struct span interp;
    uint64_t at, tag, value;

    if (elf_segment_of(&first->elf, PT_INTERP, &segment) &&
        elf_map(&first->elf, segment.address, segment.file_size, &interp))
        return span_find(interp, span_text("ld-musl-"), &at) ? LIBC_MUSL : LIBC_GLIBC;
    for (uint64_t i = 0; first->has_dynamic && dynamic_entry(&first->dynamic, i, &tag, &value); i++)
        if (tag == DT_NEEDED && span_string(first->dynamic.strings, value, &interp) &&
            (span_is(interp, "libc.so") || span_starts(interp, "libc.musl-")))
            return LIBC_MUSL;
    return LIBC_GLIBC;
}

void search_start(struct loadset *set, const struct object *first)
{
    bool listed = false;

    if (set->libc == LIBC_UNKNOWN)
        set->libc = flavour(first);
    set->conf_file = "ld.so.conf";
    if (set->libc == LIBC_GLIBC) {
        ldconf_read(set->arena, set->root, "/etc/ld.so.conf", &set->conf);
        glibc_defaults(set, &first->elf);
        return;
    }
    for (size_t row = 0; row < sizeof places / sizeof *places; row++)
        if (is_place(row, &first->elf)) {
            set->conf_file = joined(set->arena, "ld-musl-", places[row].musl, ".path");
            listed = ldconf_read(set->arena, set->root,
                                 joined(set->arena, "/etc/", set->conf_file, ""), &set->conf);
        }
    if (!listed)
        musl_defaults(set);
}

// One search: what stays the same from folder to folder.
struct search {
    struct loadset *set;
    const struct object *asker;
    struct span name;
    try_candidate *try;
    void *context;
};

// The folder of an object, where $ORIGIN leads.
static struct span origin(const struct object *object)
{
    const char *slash = strrchr(object->path, '/');

    return slash && slash > object->path ? span_of(object->path, (size_t)(slash - object->path))
                                         : span_text("/");
}

// What a token of a path stands for; false when `rest` does not begin with it.
static bool token(const struct search *search, const struct object *of, struct span rest,
                  struct span *value, uint64_t *len)
{
    static const char *const names[] = {"$ORIGIN", "${ORIGIN}", "$LIB",
                                        "${LIB}",  "$PLATFORM", "${PLATFORM}"};
    size_t i = 0, row = 0;

    while (i < sizeof names / sizeof *names && !span_starts(rest, names[i]))
        i++;
    if (i == sizeof names / sizeof *names)
        return false;
    *len = strlen(names[i]);
    while (row + 1 < sizeof places / sizeof *places && !is_place(row, &of->elf))
        row++;
    if (i < 2)
        *value = origin(of);
    else if (i < 4) // Debian's loader has the triple here, others their folder
        *value = span_text(joined(search->set->arena, "lib/",
                                  is_place(row, &of->elf) ? places[row].triple : "", ""));
    else
        *value = span_text(is_place(row, &of->elf) ? places[row].musl : "");
    return true;
}

// Writes `path` with its tokens replaced. Gives NULL when it is longer than any path.
static const char *expand(const struct search *search, const struct object *of, struct span path)
{
    struct span value, rest = path;
    struct text text;
    uint64_t len;

    text_init(&text, search->set->arena);
    while (rest.len > 0 && text.len < PATH_BYTES) {
        if (rest.at[0] == '$' && token(search, of, rest, &value, &len)) {
            text_add(&text, (const char *)value.at, value.len);
            rest = span_from(rest, len);
        } else {
            text_add(&text, (const char *)rest.at, 1);
            rest = span_from(rest, 1);
        }
    }
    return text.len < PATH_BYTES ? text.at : NULL;
}

// glibc looks into the folders of glibc-hwcaps first, into those whose name says what the CPU has
// (elf/dl-hwcaps.c). A library there is another build of the one in the folder itself.
static void tell_hwcaps(const struct search *search, const struct candidate *plain,
                        const char *folder)
{
    struct arena *arena = search->set->arena;
    const char *top = joined(arena, folder, "/glibc-hwcaps", "");
    const char *real = sysroot_path(arena, plain->root, top), **found;
    struct candidate candidate = *plain;
    struct stat status;

    if (!real || stat(real, &status) != 0 || !S_ISDIR(status.st_mode))
        return;
    found = sysroot_glob(arena, plain->root, joined(arena, top, "/*", ""));
    candidate.hwcaps = true;
    for (; found && *found && search->set->opens++ < LOADSET_OPENS; found++) {
        candidate.path = joined(arena, *found, "/", strrchr(plain->path, '/') + 1);
        real = sysroot_path(arena, plain->root, candidate.path);
        if (real && stat(real, &status) == 0 && S_ISREG(status.st_mode))
            search->try(search->context, &candidate);
    }
}

static bool try_in(const struct search *search, const char *root, const char *folder, enum via via,
                   uint32_t via_object)
{
    struct candidate candidate = {root, NULL, via, via_object, false};
    struct text text;

    if (search->name.len + strlen(folder) >= PATH_BYTES)
        return false;
    text_init(&text, search->set->arena);
    text_str(&text, folder);
    if (text.len == 0 || text.at[text.len - 1] != '/')
        text_str(&text, "/");
    text_add(&text, (const char *)search->name.at, search->name.len);
    candidate.path = text.at;
    if (search->set->libc == LIBC_GLIBC)
        tell_hwcaps(search, &candidate, folder);
    return search->try(search->context, &candidate);
}

// The part of a list up to the next colon.
static struct span next_folder(struct span *list)
{
    struct span folder;
    uint64_t len = list->len;

    span_find(*list, span_of(":", 1), &len);
    span_sub(*list, 0, len, &folder);
    *list = span_from(*list, len + 1);
    return folder;
}

// Tries the folders that `tag` of object `index` lists. What $ORIGIN leads to lies where that object
// lies, which may be outside of the sysroot.
static bool try_list(const struct search *search, uint32_t index, uint64_t tag, enum via via)
{
    const struct object *of = search->set->object[index];
    struct span list;
    uint64_t value;

    if (!of->has_dynamic || !dynamic_get(&of->dynamic, tag, &value) ||
        !span_string(of->dynamic.strings, value, &list))
        return false;
    for (unsigned i = 0; list.len > 0 && i < PATHS_MOST; i++) {
        struct span folder = next_folder(&list);
        bool own = span_starts(folder, "$ORIGIN") || span_starts(folder, "${ORIGIN}");
        const char *path = expand(search, of, folder);

        if (!path)
            continue;
        if (path[0] != '/') // from the present folder
            path = sysroot_absolute(search->set->arena, path[0] ? path : ".");
        if (try_in(search, own ? of->root : search->set->root, path, via, index))
            return true;
    }
    return false;
}

static bool has_tag(const struct object *object, uint64_t tag)
{
    uint64_t value;

    return object->has_dynamic && dynamic_get(&object->dynamic, tag, &value);
}

// The RPATH of the one who asks, of the one who brought that in, and so on. musl takes RUNPATH
// along the same chain; glibc ignores the RPATH of an object that has both.
static bool try_chain(const struct search *search, uint32_t asker)
{
    bool musl = search->set->libc == LIBC_MUSL;
    uint32_t last = LOADSET_NONE;

    if (!musl && has_tag(search->asker, DT_RUNPATH))
        return false;
    for (uint32_t i = asker; i != LOADSET_NONE; i = search->set->object[i]->loader) {
        last = i;
        if (has_tag(search->set->object[i], DT_RUNPATH)) {
            if (musl && try_list(search, i, DT_RUNPATH, VIA_RUNPATH))
                return true;
        } else if (try_list(search, i, DT_RPATH, VIA_RPATH))
            return true;
    }
    // The executable's, even when it did not bring in the one who asks.
    return !musl && last != 0 && !has_tag(search->set->object[0], DT_RUNPATH) &&
           try_list(search, 0, DT_RPATH, VIA_RPATH);
}

// ldconfig lists only files with such names.
static bool in_cache(struct span name)
{
    uint64_t at;

    return (span_starts(name, "lib") || span_starts(name, "ld-")) &&
           span_find(name, span_text(".so"), &at);
}

static bool try_folders(const struct search *search, const struct folders *folders, enum via via)
{
    for (size_t i = 0; i < folders->count; i++)
        if (try_in(search, search->set->root, folders->path[i], via, LOADSET_NONE))
            return true;
    return false;
}

static bool try_path(const struct search *search, const char *path)
{
    struct candidate candidate = {search->set->root, path, VIA_PATH, LOADSET_NONE, false};

    if (search->name.at[0] == '$')
        candidate.root = search->asker->root;
    if (path[0] != '/')
        candidate.path = sysroot_absolute(search->set->arena, path);
    return search->try(search->context, &candidate);
}

bool search_run(struct loadset *set, uint32_t asker, struct span name, try_candidate *try,
                void *context)
{
    struct search search = {set, set->object[asker], name, try, context};
    const char *path = expand(&search, search.asker, name);
    bool musl = set->libc == LIBC_MUSL;

    if (!path || !*path)
        return false;
    if (strchr(path, '/'))
        return try_path(&search, path);
    search.name = span_text(path);
    if (try_chain(&search, asker))
        return true;
    if (!musl && try_list(&search, asker, DT_RUNPATH, VIA_RUNPATH))
        return true;
    if (!musl && (search.asker->flags_1 & DF_1_NODEFLIB))
        return false;
    if ((musl || in_cache(search.name)) && try_folders(&search, &set->conf, VIA_CONF))
        return true;
    return try_folders(&search, &set->defaults, VIA_DEFAULT);
}
