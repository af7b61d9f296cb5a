// Finds and hashes the files that go into keys.
#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "faults.h"
#include "recipes.h"

enum { SCRIPT_MOST = 1 << 20, DEEPEST = 32 };

const char *inputs_reduced(struct arena *arena, const char *script, size_t *len)
{
    const char *end = script + *len;
    struct text kept;

    text_init(&kept, arena);
    while (script < end) {
        const char *newline = memchr(script, '\n', (size_t)(end - script));
        const char *stop = newline ? newline : end;
        const char *at = script;

        while (at < stop && (*at == ' ' || *at == '\t'))
            at++;
        if (at < stop && !(*at == '#' && (at + 1 == stop || at[1] == ' ' || at[1] == '\t'))) {
            text_add(&kept, script, (size_t)(stop - script));
            text_str(&kept, "\n");
        }
        script = newline ? newline + 1 : end;
    }
    *len = kept.len;
    return kept.at;
}

static void add(struct plan *plan, struct inputs *inputs, struct input input)
{
    if (inputs->count == inputs->room)
        inputs->at = arena_grown(plan->arena, inputs->at, &inputs->room, sizeof *inputs->at);
    inputs->at[inputs->count++] = input;
}

static const char *hex_copy(struct plan *plan, const char hex[SHA256_HEX])
{
    return arena_copy(plan->arena, hex, SHA256_HEX - 1);
}

// Hashes a script without its comments. Gives NULL, and the errno value, when it cannot be read.
static const char *script_hash(struct plan *plan, const char *path, int *error)
{
    struct sha256 hash;
    char hex[SHA256_HEX], *bytes;
    const char *reduced;
    size_t len;

    *error = file_read(plan->arena, path, SCRIPT_MOST, &bytes, &len);
    if (*error)
        return NULL;
    reduced = inputs_reduced(plan->arena, bytes, &len);
    sha256_start(&hash);
    sha256_add(&hash, reduced, len);
    sha256_finish_hex(&hash, hex);
    return hex_copy(plan, hex);
}

// Gives the first recipe of the same kind when it is another one: it had the script read already.
static const struct recipe *first_of_kind(const struct plan *plan, const struct recipe *recipe)
{
    for (const struct recipe *other = plan->recipes; other < recipe; other++)
        if (other->kind && strcmp(other->kind, recipe->kind) == 0)
            return other;
    return NULL;
}

// The kind script of a recipe. One that cannot be read is told of once, for the first of its kind.
static void read_kind(struct plan *plan, struct recipe *recipe)
{
    const struct recipe *first = first_of_kind(plan, recipe);
    struct input input = {.what = "kind"};
    struct text path;
    int error;

    if (first) {
        recipe->kind_script = first->kind_script;
        return;
    }
    text_init(&path, plan->arena);
    text_format(&path, "scripts/kinds/%s.sh", recipe->kind);
    input.path = path.at;
    input.sha256 = script_hash(plan, path.at, &error);
    recipe->kind_script = input;
    if (error)
        faults_add(plan->faults, "recipes/%s.mk: kind '%s': cannot read %s: %s", recipe->name,
                   recipe->kind, path.at, strerror(error));
}

static int is_patch(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return entry->d_name[0] != '.' && len > 6 && strcmp(entry->d_name + len - 6, ".patch") == 0;
}

// Byte order, whatever the locale says.
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void read_patch(struct plan *plan, struct recipe *recipe, const char *folder,
                       const char *name)
{
    char hex[SHA256_HEX];
    struct text path;
    int error;

    text_init(&path, plan->arena);
    text_format(&path, "%s/%s", folder, name);
    error = file_sha256(path.at, hex);
    if (error)
        faults_add(plan->faults, "%s: cannot read the patch: %s", path.at, strerror(error));
    else
        add(plan, &recipe->inputs, (struct input){"patch", path.at, hex_copy(plan, hex)});
}

static void free_entries(struct dirent **entries, int count)
{
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
}

static void read_patches(struct plan *plan, struct recipe *recipe)
{
    struct dirent **entries;
    struct text folder;
    int count;

    text_init(&folder, plan->arena);
    text_format(&folder, "patches/%s", recipe->name);
    count = scandir(folder.at, &entries, is_patch, by_bytes);
    if (count < 0) {
        if (errno != ENOENT)
            faults_add(plan->faults, "%s: cannot read the folder: %s", folder.at, strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++)
        read_patch(plan, recipe, folder.at, entries[i]->d_name);
    free_entries(entries, count);
}

// Editors leave files that begin with a dot or end with a tilde; they are nobody's source.
static int is_source(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return entry->d_name[0] != '.' && entry->d_name[len - 1] != '~';
}

static void read_tree(struct plan *plan, struct recipe *recipe, const char *path, unsigned depth);

static void read_folder(struct plan *plan, struct recipe *recipe, const char *path, unsigned depth)
{
    struct dirent **entries;
    int count = depth < DEEPEST ? scandir(path, &entries, is_source, by_bytes) : -1;

    if (count < 0) {
        faults_add(plan->faults, "recipes/%s.mk: tree: cannot read the folder %s: %s", recipe->name,
                   path, depth < DEEPEST ? strerror(errno) : "too deep");
        return;
    }
    for (int i = 0; i < count; i++) {
        struct text below;

        text_init(&below, plan->arena);
        text_format(&below, "%s/%s", path, entries[i]->d_name);
        read_tree(plan, recipe, below.at, depth + 1);
    }
    free_entries(entries, count);
}

// What is executable in a tree stays so in its copy, so it is part of what is hashed.
static void read_tree(struct plan *plan, struct recipe *recipe, const char *path, unsigned depth)
{
    struct stat status;
    char hex[SHA256_HEX];
    int error = lstat(path, &status) == 0 ? 0 : errno;

    if (!error && S_ISDIR(status.st_mode)) {
        read_folder(plan, recipe, path, depth);
        return;
    }
    if (!error && !S_ISREG(status.st_mode)) {
        faults_add(plan->faults, "recipes/%s.mk: tree: %s is neither a file nor a folder",
                   recipe->name, path);
        return;
    }
    if (!error)
        error = file_sha256(path, hex);
    if (error)
        faults_add(plan->faults, "recipes/%s.mk: tree: %s: %s", recipe->name, path,
                   strerror(error));
    else
        add(plan, &recipe->inputs,
            (struct input){status.st_mode & S_IXUSR ? "tree-program" : "tree", path,
                           hex_copy(plan, hex)});
}

static void read_trees(struct plan *plan, struct recipe *recipe)
{
    const char *tree = record_value(recipe->record, "tree");
    size_t count;
    const char **folders = text_words(plan->arena, tree ? tree : "", &count);

    for (size_t i = 0; i < count; i++)
        read_tree(plan, recipe, folders[i], 0);
}

void inputs_read(struct plan *plan)
{
    static const struct input engine[] = {
        {"environment", "scripts/environment.sh", NULL},
        {"normalise", "scripts/normalise", NULL},
    };
    enum { ENGINE_COUNT = sizeof engine / sizeof *engine };
    const char *sha256[ENGINE_COUNT];
    int error;

    for (size_t i = 0; i < ENGINE_COUNT; i++) {
        sha256[i] = script_hash(plan, engine[i].path, &error);
        if (!sha256[i])
            faults_add(plan->faults, "%s: cannot read it, and every key depends on it: %s",
                       engine[i].path, strerror(error));
    }
    for (struct recipe *recipe = plan->recipes; recipe < plan->recipes + plan->count; recipe++) {
        if (recipe->kind) {
            read_kind(plan, recipe);
            add(plan, &recipe->inputs, recipe->kind_script);
        }
        for (size_t i = 0; i < ENGINE_COUNT; i++)
            add(plan, &recipe->inputs, (struct input){engine[i].what, engine[i].path, sha256[i]});
        read_patches(plan, recipe);
        read_trees(plan, recipe);
    }
}
