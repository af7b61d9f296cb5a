// glibc-floor: writes what the machine's glibc offered in an older release.
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "elfcheck/constants.h"
#include "elfcheck/elf.h"
#include "glibc-floor/family.h"
#include "glibc-floor/library.h"
#include "glibc-floor/names.h"
#include "glibc-floor/objects.h"
#include "glibc-floor/offer.h"
#include "glibc-floor/options.h"
#include "glibc-floor/replace.h"
#include "glibc-floor/stub.h"

enum { EXIT_USAGE = 2, EXIT_MALFORMED = 3 };

static const struct version_number oldest_floor = {{2, 12}};
static const char start_name[] = "__libc_start_main";

// All that is known while the program runs.
struct work {
    struct arena arena;
    struct options options;
    struct library libraries[FAMILY_MOST];
    size_t library_count;
    struct object *objects;
    size_t object_count;
    struct names own;      // what libc_nonshared.a defines
    struct names compiler; // what the compiler's archives want
    struct terms terms;
    struct offers offers;
};

static void no_memory(void)
{
    message_die(EXIT_USAGE, "no memory left");
}

// Ends the program over a file: `wrong` says what is the matter with it.
static _Noreturn void die_of(const char *path, const char *wrong, int error)
{
    if (error == 0)
        message_die(EXIT_MALFORMED, "%s %s", path, wrong);
    errno = error;
    message_die(EXIT_USAGE, "%s %s:", path, wrong);
}

static const char *path_in(struct work *work, const char *folder, const char *file)
{
    struct text path;

    text_init(&path, &work->arena);
    text_format(&path, "%s/%s", folder, file);
    return path.at;
}

static void read_library(struct work *work, const char *file, bool needed)
{
    struct library *library = &work->libraries[work->library_count];
    const char *path = path_in(work, work->options.libraries, file);
    int error;
    const char *wrong = library_read(library, &work->arena, path, &error);

    if (wrong && error == ENOENT && !needed)
        return;
    if (wrong)
        die_of(path, wrong, error);
    work->library_count++;
}

// The name of the loader: what libc.so.6 itself asks for when it is run.
static const char *loader_of(struct work *work)
{
    const struct elf *elf = &work->libraries[FAMILY_LIBC].elf;
    const char *path = path_in(work, work->options.libraries, "libc.so.6");
    struct elf_segment segment;
    struct span bytes, name;

    if (!elf_segment_of(elf, PT_INTERP, &segment) || !elf_segment_bytes(elf, &segment, &bytes) ||
        !span_string(bytes, 0, &name))
        die_of(path, "does not name the loader (PT_INTERP)", 0);
    for (uint64_t i = name.len; i > 0; i--)
        if (name.at[i - 1] == '/')
            return arena_copy(&work->arena, (const char *)name.at + i, name.len - i);
    die_of(path, "names a loader without a folder (PT_INTERP)", 0);
}

static void read_libraries(struct work *work)
{
    size_t count;
    const char *const *files = family_libraries(&count);

    for (size_t i = 0; i < count; i++)
        read_library(work, files[i], i == FAMILY_LIBC);
    read_library(work, loader_of(work), true);
}

static bool is_archive(const char *path)
{
    return span_ends(span_text(path), ".a");
}

// What the command line names behind the options: replacements and archives of the compiler's.
static void read_objects(struct work *work)
{
    char **paths = work->options.objects;
    size_t count = 0;

    while (paths[count])
        count++;
    work->objects = arena_array(&work->arena, count + 1, sizeof *work->objects);
    for (size_t i = 0; i < count; i++) {
        int error;
        const char *wrong =
            is_archive(paths[i])
                ? archive_read(NULL, &work->compiler, &work->arena, paths[i], &error)
                : object_read(&work->objects[work->object_count++], &work->arena, paths[i], &error);

        if (wrong)
            die_of(paths[i], wrong, error);
    }
    names_sort(&work->compiler);
}

static void read_nonshared(struct work *work)
{
    const char *path = work->options.nonshared;
    int error;
    const char *wrong = archive_read(&work->own, NULL, &work->arena, path, &error);

    if (wrong)
        die_of(path, wrong, error);
    names_sort(&work->own);
}

// The release that the libraries are of: the newest version that one of them defines. (The one of libc.so.6
// may be older: 2.31 brought something new to libpthread.so.0 alone.)
static const struct definition *newest_definition(const struct work *work)
{
    const struct definition *newest = NULL;

    for (size_t i = 0; i < work->library_count; i++) {
        const struct library *library = &work->libraries[i];
        const struct definition *last = library->definitions + library->definition_count;

        if (library->definition_count > 0 &&
            (!newest || version_order(&newest->version, &last[-1].version) < 0))
            newest = last - 1;
    }
    if (!newest || work->libraries[FAMILY_LIBC].definition_count == 0)
        die_of(work->options.libraries, "has a libc.so.6 without versions", 0);
    return newest;
}

static struct span number_of(const struct definition *definition)
{
    return span_from(definition->name, strlen("GLIBC_"));
}

static void check_floor(struct work *work)
{
    const struct definition *newest = newest_definition(work);
    const struct definition *oldest = work->libraries[FAMILY_LIBC].definitions;
    const char *floor = work->options.floor;

    if (!version_read(span_text(floor), &work->terms.floor))
        message_die(EXIT_USAGE, "'%s' is no version of glibc: say a number as in 2.17", floor);
    if (version_order(&work->terms.floor, &newest->version) > 0)
        message_die(
            EXIT_USAGE,
            "glibc %s is newer than the one in %s, %.*s, and cannot be made from it: choose "
            "%.*s or an older floor, or give a newer glibc with FROM=FOLDER",
            floor, work->options.libraries, SPAN_ARGS(number_of(newest)),
            SPAN_ARGS(number_of(newest)));
    if (version_order(&work->terms.floor, &oldest_floor) < 0)
        message_die(
            EXIT_USAGE,
            "glibc %s is older than 2.12 (of 2010), the oldest floor there is: choose 2.12 "
            "or newer; programs that need less than they may run on older ones all the same",
            floor);
    if (version_order(&work->terms.floor, &oldest->version) < 0)
        message_die(EXIT_USAGE,
                    "glibc %s never ran on this machine's processor, which came with glibc %.*s: "
                    "choose %.*s or newer",
                    floor, SPAN_ARGS(number_of(oldest)), SPAN_ARGS(number_of(oldest)));
}

static void offer(struct work *work, const struct names *wanted)
{
    work->offers = (struct offers){.arena = &work->arena};
    work->terms.own = &work->own;
    work->terms.wanted = wanted;
    offers_make(&work->offers, work->libraries, work->library_count, &work->terms);
    replacements_take(work->objects, work->object_count, &work->offers, &work->own,
                      &work->compiler);
}

// Twice: which replacements there are decides which names of old programs they may use in turn.
static void choose(struct work *work)
{
    struct names nothing = {.arena = &work->arena}, wanted = nothing;
    const struct object *object;
    struct span name;

    offer(work, &nothing);
    for (size_t i = 0; i < work->object_count; i++)
        for (size_t k = 0; work->objects[i].taken && k < work->objects[i].wants.count; k++)
            names_add(&wanted, work->objects[i].wants.names[k]);
    names_sort(&wanted);
    offer(work, &wanted);
    if (replacements_lack(work->objects, work->object_count, &work->offers, &work->own, &object,
                          &name))
        message_die(EXIT_MALFORMED, "the replacement %s asks for '%.*s', which glibc %s has not",
                    object->file, SPAN_ARGS(name), work->options.floor);
}

static void write_out(struct work *work, const char *file, const struct text *text)
{
    const char *path = path_in(work, work->options.out, file);

    errno = file_write(path, text->at, text->len);
    if (errno)
        message_die(EXIT_USAGE, "cannot write %s:", path);
}

static void write_stubs(struct work *work)
{
    struct text list;

    text_init(&list, &work->arena);
    for (size_t i = 0; i < work->offers.stub_count; i++) {
        const struct stub *stub = &work->offers.stubs[i];
        struct text text, file;

        if (stub->count == 0 && stub->definition_count == 0)
            continue; // libmvec.so.1 before 2.22
        text_format(&list, "%s\n", stub->soname);
        text_init(&text, &work->arena);
        text_init(&file, &work->arena);
        stub_assembly(stub, &work->offers, &text);
        text_format(&file, "%s.s", stub->soname);
        write_out(work, file.at, &text);
        text_init(&text, &work->arena);
        text_init(&file, &work->arena);
        stub_map(stub, &text);
        text_format(&file, "%s.map", stub->soname);
        write_out(work, file.at, &text);
    }
    write_out(work, "stubs", &list);
}

static void write_members(struct work *work)
{
    struct text members, failing;

    text_init(&members, &work->arena);
    text_init(&failing, &work->arena);
    for (size_t i = 0; i < work->object_count; i++) {
        const struct object *object = &work->objects[i];

        if (!object->taken)
            continue;
        text_format(&members, "%s\n", object->file);
        for (size_t k = 0; object->fails && k < object->defines.count; k++)
            text_format(&failing, "%.*s\n", SPAN_ARGS(object->defines.names[k]));
    }
    write_out(work, "members", &members);
    write_out(work, "failing", &failing);
}

static void write_missing(struct work *work)
{
    struct text missing;

    text_init(&missing, &work->arena);
    for (size_t i = 0; i < work->offers.absence_count; i++) {
        const struct absence *absence = &work->offers.absences[i];

        if (!absence->replaced)
            text_format(&missing, "%.*s\t%.*s\t%s\n", SPAN_ARGS(absence->name),
                        SPAN_ARGS(span_from(absence->since, strlen("GLIBC_"))), absence->soname);
    }
    write_out(work, "missing.tsv", &missing);
}

// Since 2.34 the start file leaves constructors to __libc_start_main, in a new version of it. Where that
// version is above the floor, only a start file of our own runs them.
static void write_facts(struct work *work)
{
    const struct library *libc = &work->libraries[FAMILY_LIBC];
    size_t count;
    const struct export *start = library_find(libc, span_text(start_name), &count);
    bool own = count > 0 && version_order(&start[count - 1].version, &work->terms.floor) > 0;
    struct text facts;

    text_init(&facts, &work->arena);
    text_format(&facts, "glibc=%.*s\n", SPAN_ARGS(number_of(newest_definition(work))));
    text_format(&facts, "start=%s\n", own ? "own" : "glibc");
    text_format(&facts, "loader=%s\n", work->libraries[work->library_count - 1].soname);
    write_out(work, "facts", &facts);
}

int main(int count, char **arguments)
{
    struct work work = {0};
    const char *wrong;

    arena_init(&work.arena, no_memory);
    work.own.arena = work.compiler.arena = &work.arena;
    wrong = options_read(&work.options, arguments + (count > 0));
    if (wrong)
        message_die(EXIT_USAGE,
                    "%s is unknown or lacks its value; glibc-floor --help tells the usage", wrong);
    if (work.options.help) {
        fputs(options_help, stdout);
    } else {
        read_libraries(&work);
        check_floor(&work);
        read_nonshared(&work);
        read_objects(&work);
        choose(&work);
        write_stubs(&work);
        write_members(&work);
        write_missing(&work);
        write_facts(&work);
    }
    arena_free(&work.arena);
    return 0;
}
