// Reads what a libc offers to linkers: the dynamic symbols of its libraries, the symbols of its archives.
#include "elfcheck/set_libc.h"

#include <stddef.h>

#include "elfcheck/archive.h"
#include "elfcheck/archive_set.h"
#include "elfcheck/constants.h"
#include "elfcheck/input.h"
#include "elfcheck/symbols.h"
#include "elfcheck/sysroot.h"

// Where systems have them (FHS 3.0; Debian's folders are called as their GNU triplet), and the libraries that a
// compiler links without being asked, or for -lm, -lpthread and the like.
static const char *const folders[] = {"/lib*", "/usr/lib*", "/lib/*-linux-*", "/usr/lib/*-linux-*"};
static const char *const libraries[] = {
    "/libc.so*",   "/libc.a",       "/libc_nonshared.a", "/ld-*.so*",       "/ld64.so.*",
    "/libm.so.6",  "/libm.a",       "/libpthread.so.0",  "/libpthread.a",   "/libdl.so.2",
    "/librt.so.1", "/libutil.so.1", "/libmvec.so.1",     "/libresolv.so.2", "/libgcc_s.so.1",
};

// Marks what one object defines; gives false when it is for another machine.
static bool take_object(struct archive_set *set, struct arena *arena, struct span bytes)
{
    struct symbol_table table;
    struct symbol symbol;
    struct elf elf;
    struct faults ignored = {0};

    if (!elf_magic(bytes) || !elf_open(bytes, arena, &elf, &ignored) ||
        elf.machine != set->machine || elf.is64 != set->is64 || elf.big != set->big ||
        !symbol_table_find(&elf, elf.type == ET_REL ? SHT_SYMTAB : SHT_DYNSYM, &table, &ignored))
        return false;
    for (uint64_t i = 1; symbol_get(&table, i, &symbol, NULL) && symbol_names_sane(&table); i++)
        if (symbol.binding != STB_LOCAL && !symbol_undefined(&symbol))
            archive_set_provide(set, symbol.name);
    return true;
}

static void take_file(struct archive_set *set, struct arena *arena, const char *path)
{
    struct archive archive;
    struct archive_member member;
    struct faults ignored = {0};
    struct span bytes;

    if (!path || input_open(path, &bytes) != 0)
        return;
    if (archive_magic(bytes)) {
        archive_start(bytes, &archive);
        while (archive_next(&archive, &member, &ignored))
            if (member.role == MEMBER_FILE)
                set->libc_seen |= take_object(set, arena, member.data);
    } else {
        set->libc_seen |= take_object(set, arena, bytes);
    }
    input_close(bytes);
}

static void take_folder(struct archive_set *set, struct arena *arena, const char *root,
                        const char *folder)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        struct text pattern;
        const char **paths;

        text_init(&pattern, arena);
        text_format(&pattern, "%s%s", folder, libraries[i]);
        for (paths = sysroot_glob(arena, root, pattern.at); *paths; paths++)
            take_file(set, arena, sysroot_path(arena, root, *paths));
    }
}

void set_libc_provide(struct archive_set *set, const char *sysroot)
{
    struct arena arena;
    const char *root;

    arena_init(&arena, set->arena.no_memory);
    root = sysroot_open(&arena, sysroot);
    for (size_t i = 0; root && i < sizeof folders / sizeof *folders; i++)
        for (const char **paths = sysroot_glob(&arena, root, folders[i]); *paths; paths++)
            take_folder(set, &arena, root, *paths);
    arena_free(&arena);
}
