// Tests what is said of link lines against GNU ld: a want is late where some program fails to link for it, and nowhere else. Made of: src/elfcheck/archive_set.c src/elfcheck/archive.c src/elfcheck/elf.c src/elfcheck/symbols.c src/elfcheck/names.c src/elfcheck/fault.c src/base/span.c src/base/text.c src/base/pattern.c
#include "elfcheck/archive_set.h"

#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

enum { ARCHIVES = 4, MEMBERS = 3, SHARED = 6, ROUNDS = 8, PATH_ROOM = 160 };

static char folder[] = "/tmp/ingot-set.XXXXXX";

static bool run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static bool run(const char *format, ...)
{
    char command[2048];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    return system(command) == 0;
}

// Adds the file called `name` of the folder; its bytes are gone afterwards, as in elfcheck.
static void add(struct archive_set *set, const char *name)
{
    static char bytes[1 << 20];
    char path[PATH_ROOM];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (!file)
        return;
    archive_set_add(set, name, span_of(bytes, fread(bytes, 1, sizeof bytes, file)));
    fclose(file);
    memset(bytes, 0xee, sizeof bytes);
}

// The symbols that the set calls late, or the linker undefined, have one bit each: s0, s1, ...
static unsigned bit_of(const char *name)
{
    return name[0] == 's' && name[1] >= '0' && name[1] < '0' + SHARED ? 1u << (name[1] - '0') : 0;
}

static unsigned late_bits(const struct archive_set *set)
{
    unsigned bits = 0;

    for (size_t i = 0; i < set->want_count; i++)
        if (set->wants[i].late)
            bits |= bit_of((const char *)set->symbols[set->wants[i].symbol].name.at);
    return bits;
}

// What GNU ld says for a program that wants `root` and nothing else: the shared symbols among its
// undefined references.
static unsigned undefined_for(const char *root)
{
    char command[1024], line[512];
    unsigned bits = 0;
    FILE *pipe;

    snprintf(command, sizeof command, "cd %s && ld -e 0 -u %s -o out l0.a l1.a l2.a l3.a 2>&1",
             folder, root);
    pipe = popen(command, "r");
    while (pipe && fgets(line, sizeof line, pipe)) {
        const char *at = strstr(line, "undefined reference to `");

        if (at)
            bits |= bit_of(at + strlen("undefined reference to `"));
    }
    if (pipe)
        pclose(pipe);
    return bits;
}

// Writes the source of a member: it has a symbol of its own, may define one shared symbol, and wants
// others, one of them weakly at times.
static bool write_member(unsigned archive, unsigned member, unsigned *defined)
{
    char path[PATH_ROOM];
    unsigned own = (unsigned)rand() % (2 * SHARED);
    FILE *out;

    snprintf(path, sizeof path, "%s/m%u_%u.s", folder, archive, member);
    out = fopen(path, "w");
    if (!out)
        return false;
    fprintf(out, ".globl u%u_%u\nu%u_%u: .quad 0\n", archive, member, archive, member);
    // A second strong definition would be an error of its own.
    if (own < SHARED && !(*defined & 1u << own)) {
        *defined |= 1u << own;
        fprintf(out, ".globl s%u\ns%u: .quad 1\n", own, own);
    }
    for (unsigned i = 0; i < 2; i++) {
        unsigned wanted = (unsigned)rand() % SHARED;

        if (rand() % 4 == 0)
            fprintf(out, ".weak w%u\n.quad w%u\n", wanted, wanted);
        if (wanted != own)
            fprintf(out, ".quad s%u\n", wanted);
    }
    return fclose(out) == 0;
}

static bool make_archives(unsigned *defined)
{
    *defined = 0;
    if (!run("rm -f %s/*", folder))
        return false;
    for (unsigned i = 0; i < ARCHIVES * MEMBERS; i++)
        if (!write_member(i / MEMBERS, i % MEMBERS, defined))
            return false;
    return run(
        "cd %s && for a in 0 1 2 3; do for m in 0 1 2; do as -o m${a}_$m.o m${a}_$m.s || "
        "exit 1; done; ar crsD l$a.a m${a}_*.o || exit 1; done",
        folder);
}

static void start(struct archive_set *set)
{
    archive_set_start(set, abort, 5);
}

// Random archives: what is late, as we say and as ld says of all programs with one want.
static unsigned test_round(struct tap *tap, unsigned round)
{
    struct archive_set set;
    unsigned defined, ours, theirs = 0;
    char name[16];

    if (!ok(tap, make_archives(&defined), "archives of round %u", round))
        return 0;
    start(&set);
    for (unsigned i = 0; i < ARCHIVES; i++) {
        snprintf(name, sizeof name, "l%u.a", i);
        add(&set, name);
    }
    archive_set_finish(&set);
    ours = late_bits(&set);
    for (unsigned i = 0; i < ARCHIVES * MEMBERS; i++) {
        snprintf(name, sizeof name, "u%u_%u", i / MEMBERS, i % MEMBERS);
        theirs |= undefined_for(name);
    }
    // What nobody defines is undefined, but not late.
    theirs &= defined;
    ok(tap, ours == theirs, "round %u: late are %#x, as ld has it %#x", round, ours, theirs);
    archive_set_free(&set);
    return ours;
}

// One file of assembler a line of `sources`, in an archive of its own.
static bool make_archive(const char *name, const char *source)
{
    return run("cd %s && printf '%s' | as -o %s.o - && rm -f lib%s.a && ar crsD lib%s.a %s.o",
               folder, source, name, name, name, name);
}

static void test_pairs(struct tap *tap)
{
    struct archive_set set;
    const struct set_pair *pair;

    ok(tap,
       make_archive("a", ".globl fa\\nfa: .quad fb\\n") &&
           make_archive("b", ".globl fb,gb,both\\nfb: gb: both: .quad fa\\n") &&
           make_archive("c", ".globl fc,both\\nfc: both: .quad fb,gb\\n") &&
           make_archive("d", ".weak both\\nboth: .quad fa\\n"),
       "four archives");
    start(&set);
    add(&set, "liba.a");
    add(&set, "libb.a");
    archive_set_finish(&set);
    pair = set.late.pairs;
    ok(tap, set.late.count == 1 && pair->circle && pair->count == 1, "a and b: a circle");
    ok(tap, span_is(set.symbols[pair->symbol].name, "fa"), "for fa");
    ok(tap, set.members[pair->one].file == 1 && set.members[pair->other].file == 0,
       "b wants it of a");
    archive_set_free(&set);

    start(&set);
    add(&set, "libb.a");
    add(&set, "libc.a");
    archive_set_finish(&set);
    pair = set.late.pairs;
    ok(tap, set.late.count == 1 && !pair->circle && pair->count == 2, "b before c: two are late");
    ok(tap, set.same.count == 1 && span_is(set.symbols[set.same.pairs->symbol].name, "both"),
       "and one is defined by both");
    archive_set_free(&set);

    start(&set);
    add(&set, "libc.a");
    add(&set, "libb.a");
    add(&set, "liba.a");
    add(&set, "libb.a");
    add(&set, "libd.a");
    archive_set_finish(&set);
    ok(tap, set.same.count == 1 && set.same.pairs->count == 1,
       "an archive named twice does not clash with itself, nor a weak definition with a strong "
       "one");
    // The second liba.a of a line a b a ends most circles; here d wants fa of it, too late.
    ok(tap, set.late.count == 2, "both b and d want fa after a");
    archive_set_free(&set);

    start(&set);
    add(&set, "a.o");
    add(&set, "libb.a");
    add(&set, "libc.a");
    archive_set_finish(&set);
    ok(tap, set.late.count == 1 && set.members[set.late.pairs->one].file == 2,
       "what an object defines is never late");
    archive_set_free(&set);

    start(&set);
    for (unsigned i = 0; i < SET_FILES_MOST + 3; i++)
        add(&set, "libb.a");
    add(&set, "b.s");
    archive_set_finish(&set);
    ok(tap, set.left_out == 3 && set.file_count == SET_FILES_MOST && set.same.count == 0,
       "a line too long is counted, and a text is no file of it");
    archive_set_free(&set);
    start(&set);
    archive_set_finish(&set);
    ok(tap, set.late.count == 0 && set.same.count == 0, "nothing is late in nothing");
    archive_set_free(&set);
}

int main(void)
{
    struct tap tap = {0};
    unsigned rounds_late = 0;

    if (!mkdtemp(folder))
        return 1;
    srand(3);
    for (unsigned round = 0; round < ROUNDS; round++)
        rounds_late += test_round(&tap, round) != 0;
    ok(&tap, rounds_late > ROUNDS / 2, "in most rounds something is late (%u of %d)", rounds_late,
       ROUNDS);
    test_pairs(&tap);
    run("rm -rf %s", folder);
    return tap_end(&tap);
}
