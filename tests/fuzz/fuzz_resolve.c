// Fuzzes what is loaded with an ELF file, and what its symbols bind to: the input needs a library that is the same bytes.
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elfcheck/loadset.h"
#include "elfcheck/print_why.h"
#include "elfcheck/resolve.h"
#include "elfcheck/why.h"
#include "fuzz.h"

static char root[PATH_MAX];

static const char *const places[] = {"input", "lib/libdependency.so"};

static const char *in_root(const char *name)
{
    static char path[PATH_MAX + 32];

    snprintf(path, sizeof path, "%s/%s", root, name);
    return path;
}

static void remove_root(void)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        unlink(in_root(places[i]));
    rmdir(in_root("lib"));
    rmdir(root);
}

static void make_root(void)
{
    const char *parent = getenv("TMPDIR");

    if (root[0])
        return;
    snprintf(root, sizeof root, "%s/fuzz.XXXXXX", parent ? parent : "/tmp");
    if (!mkdtemp(root) || mkdir(in_root("lib"), 0700) != 0)
        abort();
    atexit(remove_root);
}

static void put_input(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        FILE *file = fopen(in_root(places[i]), "w");

        if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
            abort();
    }
}

static void judge(const struct resolution *resolution, struct arena *arena, FILE *out)
{
    struct facts facts = {.kind = KIND_SHARED};
    struct report report;
    unsigned count;

    report_start(&report, arena, "input");
    fuzz_check((struct subject){.facts = &facts, .resolution = resolution},
               &profile_rows(&count)[0], KIND_SHARED, &report);
    fuzz_print(&report, out);
}

// As a program, or as what a program that is the same file as the library loads.
static void resolve(enum libc libc, bool loaded, FILE *out)
{
    struct resolution resolution;
    struct arena arena;
    struct loadset set;
    struct why why;
    uint32_t program = LOADSET_NONE, file;

    arena_init(&arena, fuzz_no_memory);
    if (!loadset_start(&set, &arena, root, libc))
        abort();
    if ((!loaded || loadset_add(&set, in_root(places[1]), &program) == 0) &&
        loadset_add(&set, in_root(places[0]), &file) == 0) {
        resolve_run(&set, file, program, NULL, NULL, &resolution);
        judge(&resolution, &arena, out);
        why_find(&set, file, program, "dependency@V_2", &why);
        why_print(&why, "input", out);
        why_print_json(&why, "input", out);
    }
    if (!loadset_end(&set))
        abort();
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *out = fopen("/dev/null", "w");

    if (!out)
        abort();
    make_root();
    put_input(data, size);
    resolve(LIBC_GLIBC, false, out);
    resolve(LIBC_GLIBC, true, out);
    resolve(LIBC_MUSL, true, out);
    fclose(out);
    return 0;
}
