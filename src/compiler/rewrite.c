// Goes over a command line's items by a table of what is done with each kind.
#include "compiler/rewrite.h"

#include <string.h>

#include "compiler/output.h"
#include "compiler/paths.h"
#include "compiler/search.h"
#include "compiler/tail.h"

struct work {
    struct rewritten *out;
    const struct config *config;
    const struct line *line;
    const char *cwd;
    struct arena *arena;
    struct search search;
    struct tail tail;
    bool module;
    bool whole; // between --whole-archive and --no-whole-archive
};

static void keep(struct work *work, const struct item *item)
{
    item_emit(&work->out->run, item);
}

static void drop(struct work *work, const struct item *item)
{
    words_add(&work->out->dropped, item_spelled(work->arena, item));
}

static void drop_of_module(struct work *work, const struct item *item)
{
    (work->module ? drop : keep)(work, item);
}

static void use(struct work *work, const char *asked, const char *used, const char *from)
{
    struct rewritten *out = work->out;

    for (size_t i = 0; i < out->use_count; i++)
        if (strcmp(out->uses[i].used, used) == 0)
            return;
    if (out->use_count == out->use_room)
        out->uses = arena_grown(work->arena, out->uses, &out->use_room, sizeof *out->uses);
    out->uses[out->use_count++] = (struct use){asked, used, from};
}

static void miss(struct work *work, const char *asked, const char *name)
{
    words_add(&work->out->missing, asked);
    words_add(&work->out->lacking, name);
}

// Puts a library into the tail: its place is known, it is not the package's own.
static void link_word(struct work *work, const char *asked, const char *name, enum place place)
{
    switch (place) {
    case PLACE_SYSROOT:
        words_add(&work->tail.archives, name);
        use(work, asked, words_format(work->arena, "lib/lib%s.a", name), "sysroot");
        break;
    case PLACE_SHARED:
        work->tail.shared = true;
        use(work, asked, work->config->shared_file, "package");
        break;
    case PLACE_COMPILER:
        words_add(&work->tail.compilers, name);
        use(work, asked, words_format(work->arena, "lib%s.a", name), "compiler");
        break;
    case PLACE_LIBC:
        words_add(&work->tail.libc, name);
        use(work, asked, words_format(work->arena, "-l%s", name), "libc");
        break;
    case PLACE_NOWHERE: words_add(&work->out->dropped, asked); break;
    case PLACE_MISSING: miss(work, asked, name); break;
    case PLACE_OWN:
    case PLACE_FILE: break;
    }
}

// All members, in the place of the word: whoever uses one may not be linked yet, or never here.
static void link_whole(struct work *work, const char *name)
{
    struct words *run = &work->out->run;
    bool said = work->whole;

    if (!said)
        words_add(run, "-Wl,--whole-archive");
    words_add(run, words_format(work->arena, "%s/lib/lib%s.a", work->config->sysroot, name));
    if (!said)
        words_add(run, "-Wl,--no-whole-archive");
}

// An archive of ours brings what it uses. One that is wanted whole stays where it is, too.
static void link_archive(struct work *work, const char *asked, const char *name)
{
    const struct library *library = config_library(work->config, name);

    if (work->whole || (work->search.makes_shared && config_shares(work->config, name)))
        link_whole(work, name);
    if (!library)
        link_word(work, asked, name, PLACE_SYSROOT);
    // Once is enough for the order, and many words may ask for the same.
    if (library && words_have(&work->tail.roots, name))
        return;
    words_add(&work->tail.roots, name);
    for (size_t i = 0; library && i < library->closure.count; i++)
        link_word(work, asked, library->closure.at[i],
                  search_closure_word(&work->search, library->closure.at[i]));
}

static void link_item(struct work *work, const struct item *item)
{
    struct found found = search_item(&work->search, item);
    const char *asked = item_spelled(work->arena, item);

    if (found.place == PLACE_FILE) {
        keep(work, item);
        if (item->value)
            words_add(&work->out->inputs, item->value);
    } else if (found.place == PLACE_OWN) {
        keep(work, item);
        use(work, asked, found.path, "package");
    } else if (found.place == PLACE_SYSROOT) {
        link_archive(work, asked, found.name);
    } else {
        link_word(work, asked, found.name, found.place);
    }
}

static void on_input(struct work *work, const struct item *item)
{
    if (work->line->mode == MODE_LINK) {
        link_item(work, item);
    } else {
        keep(work, item);
        words_add(&work->out->inputs, item->word);
    }
}

static void on_library(struct work *work, const struct item *item)
{
    (work->line->mode == MODE_LINK ? link_item : keep)(work, item);
}

// The package's own copy of something may lie where a Python's headers would: it is its own.
static void on_include(struct work *work, const struct item *item)
{
    const char *path = path_absolute(work->arena, work->cwd, item->value ? item->value : "");
    const char *below = path_below_python(path);

    if (!item->value || config_owns(work->config, path) ||
        path_inside(path, work->config->sysroot) ||
        (work->config->python && path_inside(path, work->config->python))) {
        keep(work, item);
    } else if (below && work->config->python) {
        drop(work, item);
        words_add(&work->out->run,
                  words_format(work->arena, "-I%s%s", work->config->python, below));
    } else if (path_of_machine(path) || below) {
        drop(work, item);
    } else {
        keep(work, item);
    }
}

static void on_folder(struct work *work, const struct item *item)
{
    const char *path = path_absolute(work->arena, work->cwd, item->value ? item->value : "");

    if (!item->value || config_owns(work->config, path) || path_inside(path, work->config->sysroot))
        keep(work, item);
    else
        drop(work, item);
}

// Where the loader is to look, as far as that is beside the file itself: there lie shared libraries that
// the package makes.
static bool all_beside(const char *folders)
{
    bool beside = *folders != '\0';

    while (*folders && beside) {
        beside = text_starts(folders, "$ORIGIN") || text_starts(folders, "${ORIGIN}");
        folders += strcspn(folders, ":");
        folders += *folders == ':';
    }
    return beside;
}

static void on_rpath(struct work *work, const struct item *item)
{
    if (item->of_linker && item->value && all_beside(item->value))
        keep(work, item);
    else
        drop(work, item);
}

static void on_z(struct work *work, const struct item *item)
{
    if (item->value && strcmp(item->value, "defs") == 0)
        drop_of_module(work, item);
    else
        keep(work, item);
}

// The compiler's libgomp.a is not made for shared objects (its thread-local variables are of the program's own),
// and behind -fopenmp the driver would take the shared one.
static void on_openmp(struct work *work, const struct item *item)
{
    keep(work, item);
    if (work->line->mode == MODE_LINK && !work->line->relocatable)
        miss(work, item->word, "gomp");
}

static void on_specs(struct work *work, const struct item *item)
{
    (item->value && text_starts(item->value, "/usr/") ? drop : keep)(work, item);
}

static void on_whole(struct work *work, const struct item *item)
{
    work->whole = item->kind == KIND_WHOLE;
    keep(work, item);
}

// What is not here is kept. A module leaves names of Python's undefined, and has a version script of its own: ld takes
// no second one.
static void (*const handlers[])(struct work *, const struct item *) = {
    [KIND_INPUT] = on_input,          [KIND_LIBRARY] = on_library,
    [KIND_INCLUDE] = on_include,      [KIND_FOLDER] = on_folder,
    [KIND_RPATH] = on_rpath,          [KIND_SCRIPT] = drop_of_module,
    [KIND_COMPLETE] = drop_of_module, [KIND_Z] = on_z,
    [KIND_SPECS] = on_specs,          [KIND_FOREIGN] = drop,
    [KIND_WHOLE] = on_whole,          [KIND_PARTS] = on_whole,
    [KIND_OPENMP] = on_openmp,
};

static void items(struct work *work)
{
    for (size_t i = 0; i < work->line->count; i++) {
        const struct item *item = &work->line->items[i];
        bool known = (size_t)item->kind < sizeof handlers / sizeof *handlers;

        (known && handlers[item->kind] ? handlers[item->kind] : keep)(work, item);
    }
}

static void map_path(struct work *work, const char *path, const char *name)
{
    words_add(&work->out->run, words_format(work->arena, "-ffile-prefix-map=%s=%s", path, name));
}

// Ahead of the caller's words: its own choice of addresses wins. Of prefix maps gcc takes the last that fits, so those
// of folders that may lie in others come last.
static void before(struct work *work)
{
    if (!work->line->pic)
        words_add(&work->out->run, "-fPIC");
    for (size_t i = 0; i < work->config->within.count; i++)
        map_path(work, work->config->within.at[i], "/build");
    map_path(work, work->config->sysroot, "/build/sysroot");
    if (work->config->python)
        map_path(work, work->config->python, "/build/python");
}

// What a shared object of a wheel has, whoever's words it is linked with.
static void product_flags(struct words *run)
{
    words_add(run, "-Wl,-z,relro");
    words_add(run, "-Wl,-z,now");
    words_add(run, "-Wl,--build-id=sha1");
}

// An extension module shows its init function and nothing else: what it links in must not meet another's copy of
// the same library in one process. The version script binds every call inside the file, so -Bsymbolic-functions
// would have nothing left to do, but for calls of PyInit_ itself.
static void module_flags(struct words *run, const char *script)
{
    static const char *const flags[] = {"-Wl,--exclude-libs,ALL", "-Wl,--gc-sections"};

    words_add(run, "-Xlinker");
    words_add(run, words_format(run->arena, "--version-script=%s", script));
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        words_add(run, flags[i]);
    product_flags(run);
}

// Any other shared object keeps what it exports, but not of what we link in.
static void hide_archives(struct work *work)
{
    struct words ordered = {.arena = work->arena};
    struct text list;

    tail_order(&work->tail, &ordered);
    text_init(&list, work->arena);
    text_str(&list, "-Wl,--exclude-libs,libgcc.a:libgcc_eh.a:libstdc++.a");
    for (size_t i = 0; i < ordered.count; i++)
        if (!work->search.makes_shared || !config_shares(work->config, ordered.at[i]))
            text_format(&list, ":lib%s.a", ordered.at[i]);
    words_add(&work->out->run, list.at);
}

// The file that modules have in common: its calls of itself are its own, though another library of that name
// should be in the process.
static void shared_flags(struct words *run)
{
    words_add(run, "-Wl,-Bsymbolic");
    product_flags(run);
}

static void link_flags(struct work *work, enum language language, const char *script)
{
    struct words *run = &work->out->run;

    if (work->line->relocatable)
        return;
    words_add(run, "-static-libgcc");
    if (language == LANGUAGE_CXX)
        words_add(run, "-static-libstdc++");
    // Debugging information tells where the build was, and names of functions are a tenth of a module; a probe's
    // file may be asked for either.
    if (!work->out->probe)
        words_add(run, "-Wl,--strip-all");
    if (work->module)
        module_flags(run, script);
    else if (work->line->shared)
        hide_archives(work);
    if (work->search.makes_shared)
        shared_flags(run);
}

void rewrite(struct rewritten *out, const struct config *config, enum language language,
             const char *cwd, const struct line *line, const char *script)
{
    struct arena *arena = config->arena;
    struct work work = {
        .out = out, .config = config, .line = line, .cwd = cwd, .arena = config->arena};

    *out = (struct rewritten){.run.arena = arena,
                              .inputs.arena = arena,
                              .dropped.arena = arena,
                              .missing.arena = arena,
                              .lacking.arena = arena};
    out->probe = line->mode == MODE_LINK && output_is_probe(line->output, cwd);
    work.module = line->mode == MODE_LINK && line->shared && !line->relocatable && line->output &&
                  output_is_module(line->output);
    search_init(&work.search, config, cwd, line);
    tail_init(&work.tail, arena);
    before(&work);
    items(&work);
    words_add(&out->run, "-isystem");
    words_add(&out->run, words_format(arena, "%s/include", config->sysroot));
    if (line->mode == MODE_LINK) {
        tail_emit(&work.tail, config, language, line, &out->run);
        link_flags(&work, language, script);
    }
}
