// Tests what the compiler wrapper makes of command lines, and that users stand before what they use. Made of: src/compiler/words.c src/compiler/paths.c src/compiler/config.c src/compiler/response.c src/compiler/options.c src/compiler/line.c src/compiler/search.c src/compiler/output.c src/compiler/tail.c src/compiler/rewrite.c src/compiler/refuse.c src/base/text.c src/base/span.c src/base/pattern.c src/base/file.c src/base/sha256.c
#include "compiler/config.h"
#include "compiler/output.h"
#include "compiler/paths.h"
#include "compiler/refuse.h"
#include "compiler/response.h"
#include "compiler/rewrite.h"
#include "compiler/tail.h"

#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

static void no_memory(void)
{
    abort();
}

static const char rules[] =
    "# what every line below is rewritten by\n"
    "package\tPkg\n"
    "driver-c\t/bin/false\ndriver-c++\t/bin/false\n"
    "sysroot\t/b/s\n"
    "python\t/py inc\n"
    "within\t/b\n"
    "library\txslt  xslt xml2 lzma z m\n"
    "library\txml2 xml2 lzma z m\n"
    "library\tlzma lzma pthread\n"
    "library\tz\n"
    "library\tzmq zmq sodium stdc++ rt\n"
    "library\tsodium sodium\n"
    "library\tev ev z m\n"
    "shared-file\t/b/w/libPkg.so\nshared\tev\n"
    "recipe\tyaml libyaml\nrecipe\tz zlib\n";

static void configure(struct config *config, struct arena *arena)
{
    size_t line;

    if (config_read(config, arena, rules, sizeof rules - 1, &line))
        abort();
}

// What every line begins with, unless it says how addresses are made.
static const char start[] =
    "-fPIC -ffile-prefix-map=/b=/build -ffile-prefix-map=/b/s=/build/sysroot "
    "-ffile-prefix-map=/py inc=/build/python ";

#define SEES " -isystem /b/s/include"
#define A(name) " /b/s/lib/lib" name ".a"
#define GROUP(archives) " -Wl,--start-group" archives " -Wl,--end-group"
#define CXX(more) " -Wl,-Bstatic -lstdc++" more " -Wl,-Bdynamic"
#define LIBC(words) " -Wl,--push-state,--as-needed " words " -Wl,--pop-state"
#define LINK " -static-libgcc -Wl,--strip-all"
#define PROBE " -static-libgcc"
#define LINKXX " -static-libgcc -static-libstdc++ -Wl,--strip-all"
#define PRODUCT " -Wl,-z,relro -Wl,-z,now -Wl,--build-id=sha1"
#define MODULE LINK " -Xlinker --version-script=/m -Wl,--exclude-libs,ALL -Wl,--gc-sections" PRODUCT
#define LIB " -Wl,--exclude-libs,libgcc.a:libgcc_eh.a:libstdc++.a"

// Command lines given in /b/w, and what is run behind `start`; dropped and missing words, joined by '|'.
static const struct {
    const char *words, *run, *dropped, *missing;
} lines[] = {
    {"-c a.c -o a.o", "-c a.c -o a.o" SEES, "", ""},
    {"-E -", "-E -" SEES, "", ""},
    {"-c a.c -I/usr/include -I /usr/local/include/x -isystem /usr/include/y -idirafter/usr/include "
     "-I/b/i -Iinc -I../i -iquote . -I/home/u/inc",
     "-c a.c -I/b/i -Iinc -I../i -iquote . -I/home/u/inc" SEES,
     "-I/usr/include|-I /usr/local/include/x|-isystem /usr/include/y|-idirafter/usr/include", ""},
    {"-c a.c -I../../usr/include -I/b/../usr/lib/glib/include -I/usr/includes",
     "-c a.c -I/usr/includes" SEES, "-I../../usr/include|-I/b/../usr/lib/glib/include", ""},
    {"-c a.c -I/usr/include/python3.11 -isystem /usr/include/x86_64-linux-gnu/python3.13t/internal "
     "-I/root/v/include/python3.9 -I/usr/include/python3",
     "-c a.c -I/py inc -I/py inc/internal -I/py inc" SEES,
     "-I/usr/include/python3.11|-isystem "
     "/usr/include/x86_64-linux-gnu/python3.13t/internal|-I/root/v/include/python3.9|"
     "-I/usr/include/python3",
     ""},
    {"-c a.c -I/b/include/python3.11 -I/py inc", "-c a.c -I/b/include/python3.11 -I/py inc" SEES,
     "", ""},
    {"-c a.c -lz -L/usr/lib", "-c a.c -lz" SEES, "-L/usr/lib", ""},
    {"-x c -D -lfoo -include -lbar -c a.c -MF -lx",
     "-x c -D -lfoo -include -lbar -c a.c -MF -lx" SEES, "", ""},
    {"a.o -lxslt -o p",
     "a.o -o p" SEES GROUP(A("xslt") A("xml2") A("lzma") A("z")) CXX("") LIBC("-lm") LINK, "", ""},
    {"-lz -lxml2 a.o -lxslt -lxml2 -o p",
     "a.o -o p" SEES GROUP(A("xslt") A("xml2") A("lzma") A("z")) CXX("") LIBC("-lm") LINK, "", ""},
    {"a.o -l z -l:libz.so.1 -Wl,-lz -Xlinker -lz /usr/lib/x86_64-linux-gnu/libz.so.1.2.13 libz.a "
     "/b/s/lib/libz.a -o p",
     "a.o libz.a -o p" SEES A("z") CXX("") LIBC("-lm") LINK, "", ""},
    {"a.o -lm -ldl -lpthread -lc /usr/lib/x86_64-linux-gnu/libm.so.6 -o p",
     "a.o -o p" SEES LIBC("-lm -ldl -lpthread -lc") LINK, "", ""},
    {"a.o -lpython3.11 -lpython3 -lgcc_s /usr/lib/libpython3.11.so.1.0 -o p", "a.o -o p" SEES LINK,
     "-lpython3.11|-lpython3|-lgcc_s|/usr/lib/libpython3.11.so.1.0", ""},
    {"a.o -lstdc++ -o p", "a.o -o p" SEES CXX("") LIBC("-lm") LINK, "", ""},
    {"a.o -lzmq -latomic -o p",
     "a.o -o p" SEES GROUP(A("zmq") A(
         "sodium")) " -Wl,-Bstatic -lstdc++ -latomic -Wl,-Bdynamic" LIBC("-lrt -lm") LINK,
     "", ""},
    {"-nostdlib a.o -lz -o p", "-nostdlib a.o -o p" SEES A("z") LINK, "", ""},
    {"-r a.o -lz -o b.o", "-r a.o -o b.o" SEES A("z"), "", ""},
    {"a.o -L/usr/lib -L/b/lib -L. -L/root/py/lib -o p", "a.o -L/b/lib -L. -o p" SEES LINK,
     "-L/usr/lib|-L/root/py/lib", ""},
    {"a.o -Wl,-rpath,/x -Wl,-rpath=/x -Wl,-rpath -Wl,/x -Wl,--rpath,/x,-O1 -Xlinker -rpath "
     "-Xlinker /x "
     "-Wl,-R/x -R/x -Wl,-rpath-link,/x -o p",
     "a.o -Wl,-O1 -o p" SEES LINK,
     "-Wl,-rpath,/x|-Wl,-rpath=/x|-Wl,-rpath,/x|-Wl,--rpath,/x|-Wl,-rpath,/x|-Wl,-R/x|-R/x|"
     "-Wl,-rpath-link,/x",
     ""},
    {"a.o -Wl,-rpath,$ORIGIN/lib:$ORIGIN -Wl,-rpath,$ORIGIN:/x -o p",
     "a.o -Wl,-rpath,$ORIGIN/lib:$ORIGIN -o p" SEES LINK, "-Wl,-rpath,$ORIGIN:/x", ""},
    {"a.o -Wl,-soname,libfoo.so -Wl,-Map,libx.a -Xlinker -h -Xlinker libz.so,1 -Wl, -o p",
     "a.o -Wl,-soname,libfoo.so -Wl,-Map,libx.a -Xlinker -h -Xlinker libz.so,1 -o p" SEES LINK, "",
     ""},
    {"a.o -Wl,--whole-archive -lsodium -Wl,--no-whole-archive -Wl,-Bstatic -lz -o p",
     "a.o -Wl,--whole-archive" A("sodium") " -Wl,--no-whole-archive -Wl,-Bstatic -o p" SEES
                                           " -Wl,--no-whole-archive -Wl,-Bdynamic" GROUP(
                                               A("sodium") A("z")) CXX("") LIBC("-lm") LINK,
     "", ""},
    {"a.o -lyaml -lfoo /usr/lib/libssl.so.3 -l:libbar.so.2 /opt/x/libq.a -o p",
     "a.o -o p" SEES LINK, "", "-lyaml|-lfoo|/usr/lib/libssl.so.3|-l:libbar.so.2|/opt/x/libq.a"},
    {"--sysroot=/ -isysroot /x -framework Cocoa -arch x86_64 -specs=/usr/share/s -specs=own -c a.c",
     "-specs=own -c a.c" SEES,
     "--sysroot=/|-isysroot /x|-framework Cocoa|-arch x86_64|-specs=/usr/share/s", ""},
    {"-shared a.o -lz -o x.cpython-311-x86_64-linux-gnu.so",
     "-shared a.o -o x.cpython-311-x86_64-linux-gnu.so" SEES A("z") CXX("") LIBC("-lm") MODULE, "",
     ""},
    {"-shared a.o -Wl,--version-script=v -Wl,--no-undefined -Wl,-z,defs -z defs -Wl,-z,now -ox.so",
     "-shared a.o -Wl,-z,now -ox.so" SEES MODULE,
     "-Wl,--version-script=v|-Wl,--no-undefined|-Wl,-z,defs|-z defs", ""},
    {"-shared a.o -Wl,--version-script,v -Wl,-z,defs -lz -o libx.so",
     "-shared a.o -Wl,--version-script,v -Wl,-z,defs -o libx.so" SEES A("z") CXX("") LIBC("-lm")
         LINK LIB ":libz.a",
     "", ""},
    {"-shared a.o -lev -lsodium -lev -o x.cpython-311.so",
     "-shared a.o -o x.cpython-311.so" SEES A("sodium") " /b/w/libPkg.so -Wl,-rpath,$ORIGIN" CXX("")
         LIBC("-lm") MODULE,
     "", ""},
    {"-shared a.o /usr/lib/libev.so.4 -o x.cpython-311.so",
     "-shared a.o -o x.cpython-311.so" SEES " /b/w/libPkg.so -Wl,-rpath,$ORIGIN" MODULE, "", ""},
    {"-shared -lev -o /b/w/libPkg.so",
     "-shared -Wl,--whole-archive" A("ev") " -Wl,--no-whole-archive -o /b/w/libPkg.so" SEES GROUP(
         A("ev") A("z")) CXX("") LIBC("-lm") LINK LIB ":libz.a -Wl,-Bsymbolic" PRODUCT,
     "", ""},
    {"a.o b.cpython-311.o ./own.so -o p", "a.o b.cpython-311.o ./own.so -o p" SEES LINK, "", ""},
    {"a.o -fopenmp -lgomp -o p", "a.o -fopenmp -o p" SEES LINK, "", "-fopenmp|-lgomp"},
    {"-fopenmp -c a.c", "-fopenmp -c a.c" SEES, "", ""},
    {"-static a.o -lz -o p", "-static a.o -o p" SEES A("z") " -lstdc++" LIBC("-lm") LINK, "", ""},
    {"a.o -lz -lz -lsodium -lz -o p",
     "a.o -o p" SEES GROUP(A("z") A("sodium")) CXX("") LIBC("-lm") LINK, "", ""},
    {"a.o -Wl,--dependency-file,x.a -Wl,--wrap -Wl,-lz -o p",
     "a.o -Wl,--dependency-file,x.a -Wl,--wrap,-lz -o p" SEES LINK, "", ""},
    {"a.o -l", "a.o -l" SEES PROBE, "", ""},
    {"a.o -Wl,-rpath", "a.o" SEES PROBE, "-Wl,-rpath", ""},
    {"-I", NULL, "", ""},
    {"-lz", SEES A("z") CXX("") LIBC("-lm") PROBE, "", ""},
    {"--version", NULL, "", ""},
    {"-v", NULL, "", ""},
    {"-### a.c", NULL, "", ""},
    {"-print-file-name=libz.so", NULL, "", ""},
};

static const char *joined(struct arena *arena, const struct words *words, const char *between)
{
    struct text text;

    text_init(&text, arena);
    for (size_t i = 0; i < words->count; i++)
        text_format(&text, "%s%s", i > 0 ? between : "", words->at[i]);
    return text.at;
}

// "/py inc" is one word in these tables: the only blank inside a word.
static void cut(struct words *words, const char *line)
{
    size_t count;
    const char **parts = text_words(words->arena, line, &count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(parts[i], "-I/py") == 0 && i + 1 < count)
            words_add(words, words_format(words->arena, "%s %s", parts[i], parts[i + 1])), i++;
        else
            words_add(words, parts[i]);
    }
}

static void one(struct rewritten *out, struct line *line, const struct config *config,
                enum language language, const char *given)
{
    struct words words = {.arena = config->arena};

    cut(&words, given);
    line_read(line, config->arena, &words);
    rewrite(out, config, language, "/b/w", line, "/m");
}

static void test_lines(struct tap *tap, const struct config *config)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct rewritten out;
        struct line line;
        const char *run;

        one(&out, &line, config, LANGUAGE_C, lines[i].words);
        if (!lines[i].run) {
            ok(tap, line.mode == MODE_OTHER, "%s: the driver's affair", lines[i].words);
            continue;
        }
        run = joined(config->arena, &out.run, " ");
        ok(tap, text_starts(run, start), "%s: begins as all do", lines[i].words);
        run += strlen(start);
        is(tap, run - (*run == '\0'), lines[i].run + (lines[i].run[0] == ' '), lines[i].words);
        is(tap, joined(config->arena, &out.dropped, "|"), lines[i].dropped, "  dropped");
        is(tap, joined(config->arena, &out.missing, "|"), lines[i].missing, "  missing");
    }
}

static void test_languages(struct tap *tap, const struct config *config)
{
    static const struct {
        const char *words;
        bool cxx;
    } sources[] = {
        {"-c a.cc", true},           {"-c a.cpp b.C", true},
        {"-x c++ -c a", true},       {"-xc++ -E -", true},
        {"-shared a.cxx b.o", true}, {"-c a.c", false},
        {"-c a.c b.cc", false},      {"a.o", false},
        {"-x c -c a.x", false},      {"-x c++ -c a.c", true},
        {"a.c -x c++ b.c", false},   {"-x c++ a.c -x none b.c", false},
        {"-c a.c -o a.cc", false},
    };
    struct rewritten out;
    struct line line;
    const char *run;

    one(&out, &line, config, LANGUAGE_CXX, "a.o -lzmq -lstdc++ -o p");
    run = joined(config->arena, &out.run, " ") + strlen(start);
    is(tap, run, "a.o -o p" SEES GROUP(A("zmq") A("sodium")) LIBC("-lrt") LINKXX,
       "g++ brings libstdc++ itself");
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        one(&out, &line, config, LANGUAGE_C, sources[i].words);
        ok(tap, line.cxx == sources[i].cxx, "%s: %s", sources[i].words,
           sources[i].cxx ? "for the driver of C++" : "as it was asked");
    }
    one(&out, &line, config, LANGUAGE_C, "-fPIE -c a.c");
    ok(tap, !words_have(&out.run, "-fPIC"), "the caller's choice of addresses stays alone");
}

static void test_uses(struct tap *tap, const struct config *config)
{
    struct rewritten out;
    struct line line;
    struct text text;

    one(&out, &line, config, LANGUAGE_C, "-lzmq a.o b.c -lm -o p");
    text_init(&text, config->arena);
    for (size_t i = 0; i < out.use_count; i++)
        text_format(&text, "%s %s %s|", out.uses[i].asked, out.uses[i].used, out.uses[i].from);
    is(tap, text.at,
       "-lzmq lib/libzmq.a sysroot|-lzmq lib/libsodium.a sysroot|-lzmq libstdc++.a compiler|"
       "-lzmq -lrt libc|-lm -lm libc|",
       "what was asked and used");
    is(tap, joined(config->arena, &out.inputs, " "), "a.o b.c", "the inputs");
}

static void test_messages(struct tap *tap, const struct config *config)
{
    struct rewritten out;
    struct line line;
    struct text text;

    one(&out, &line, config, LANGUAGE_C, "-shared a.o -lyaml -lq -o d/x.so");
    text_init(&text, config->arena);
    refuse_say(&text, config, &line, &out);
    is(tap, text.at,
       "Pkg: links with -lyaml, which is no part of this build (link of d/x.so): recipe libyaml "
       "makes it: add NEEDS=\"libyaml\"\n"
       "Pkg: links with -lq, which is no part of this build (link of d/x.so): no recipe makes it\n",
       "what is missing, and the remedy");
    one(&out, &line, config, LANGUAGE_C, "a.o -lq -o d/conftest");
    text_init(&text, config->arena);
    refuse_say(&text, config, &line, &out);
    is(tap, text.at, "compiler: cannot find -lq: no part of this build\n",
       "a probe is answered in short");
    one(&out, &line, config, LANGUAGE_C,
        "a.o -lq1 -lq2 -lq3 -lq4 -lq5 -lq6 -lq7 -lq8 -lq9 -lq10 -o x");
    text_init(&text, config->arena);
    refuse_say(&text, config, &line, &out);
    ok(tap,
       strstr(text.at, "-lq8,") && !strstr(text.at, "-lq9,") &&
           strstr(text.at, "Pkg: and 2 libraries more\n"),
       "the first eight are told");
}

static void test_names(struct tap *tap)
{
    static const char *const modules[] = {"x.so", "a/b/_x.so", "x.abi3.so", "libx.cpython-313.so",
                                          "x.cpython-313t-x86_64-linux-gnu.so"};
    static const char *const others[] = {"libx.so", "a/libx.so.1", "x", "x.so.1", "x.so/y", ""};
    static const struct {
        const char *output, *cwd;
        bool probe;
    } probes[] = {
        {NULL, "/b", true},
        {"a.out", "/b", true},
        {"d/a.out", "/b", true},
        {"conftest", "/b", true},
        {"conftest.exe", "/b", true},
        {"cmTC_1f", "/b", true},
        {"_configtest", "/b", true},
        {"/t/meson-private/tmp1/output.exe", "/b", true},
        {"meson-private/x", "/b", true},
        {"sanitycheckc.exe", "/b/meson-private", true},
        {"x", "/b/CMakeFiles/CMakeScratch/TryCompile-1", true},
        {"x.so", "/b", false},
        {"conftests/x.so", "/b", false},
        {"a.output", "/b", false},
        {"x.so", "/b/meson", false},
    };

    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        ok(tap, output_is_module(modules[i]), "%s is a module", modules[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ok(tap, !output_is_module(others[i]), "'%s' is none", others[i]);
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++)
        ok(tap, output_is_probe(probes[i].output, probes[i].cwd) == probes[i].probe,
           "%s in %s: %sprobe", probes[i].output ? probes[i].output : "(none)", probes[i].cwd,
           probes[i].probe ? "a " : "no ");
}

static void test_paths(struct tap *tap, struct arena *arena)
{
    is(tap, path_absolute(arena, "/a/b", "c//./d/../e/"), "/a/b/c/e", "a path is made plain");
    is(tap, path_absolute(arena, "/a", "../../.."), "/", "above the root is the root");
    is(tap, path_absolute(arena, "/a", ""), "/a", "nothing is the folder itself");
    is(tap, path_absolute(arena, "/a", "/.x/..y/..."), "/.x/..y/...", "names may begin with dots");
    ok(tap,
       path_inside("/a/b", "/a") && path_inside("/a", "/a") && path_inside("/a", "/") &&
           !path_inside("/ab", "/a") && !path_inside("/", "/a"),
       "inside");
    is(tap, path_below_python("/x/include/python3.11/y"), "/y", "below a Python's headers");
    ok(tap,
       !path_below_python("/x/include/python") && !path_below_python("/include/python3") &&
           !path_below_python("/include/python3.11-x") && !path_below_python("/python3.11") &&
           !path_below_python("/include/site/python3.11"),
       "what is none");
}

static void test_responses(struct tap *tap, struct arena *arena)
{
    static char name[] = "/tmp/ingot-words.XXXXXX";
    static const char text[] = "-c 'a b.c' \"-DX=\\\"q\\\"\"\n\t-I/a\\ b @/nonexistent/file ''x";
    int fd = mkstemp(name);
    const char *arguments[] = {"-g", words_format(arena, "@%s", name), "@", NULL};
    struct words words = {.arena = arena}, again = words, odd = words, back = words, loop = words;
    struct text written;

    if (fd < 0 || write(fd, text, sizeof text - 1) != (ssize_t)sizeof text - 1)
        abort();
    ok(tap, !response_expand(&words, arguments), "a response file is read");
    is(tap, joined(arena, &words, "|"), "-g|-c|a b.c|-DX=\"q\"|-I/a b|@/nonexistent/file|x|@",
       "its words");
    cut(&odd, "a'b \\c \"d");
    words_add(&odd, "");
    words_add(&odd, "two words\n");
    text_init(&written, arena);
    response_write(&written, &odd);
    if (ftruncate(fd, 0) != 0 || pwrite(fd, written.at, written.len, 0) != (ssize_t)written.len)
        abort();
    ok(tap, !response_expand(&back, arguments + 1), "what we write is read");
    is(tap, joined(arena, &back, "|"), words_format(arena, "%s|@", joined(arena, &odd, "|")),
       "as it was");
    text_init(&written, arena);
    text_format(&written, "@%s", name);
    if (ftruncate(fd, 0) != 0 || pwrite(fd, written.at, written.len, 0) != (ssize_t)written.len)
        abort();
    is(tap, response_expand(&loop, arguments), "a response file names itself", "no endless loop");
    again.count = 0;
    if (ftruncate(fd, 0) != 0 || ftruncate(fd, (16 << 20) + 1) != 0)
        abort();
    ok(tap, !response_expand(&again, arguments) && words_have(&again, arguments[1]),
       "a file of over 16 MB is a word");
    close(fd);
    unlink(name);
}

// In a random graph each name uses names of higher number only; its closure, in some order that respects that, is a
// library's. Whatever is asked for, users come first and nothing comes twice.
static void test_order(struct tap *tap, struct arena *arena)
{
    enum { NAMES = 12, ROUNDS = 400 };
    static const char *const names[NAMES] = {"0", "1", "2", "3", "4", "5",
                                             "6", "7", "8", "9", "a", "b"};
    unsigned wrong = 0, twice = 0, edges = 0;

    srand(1);
    for (unsigned round = 0; round < ROUNDS; round++) {
        unsigned uses[NAMES] = {0}, reach[NAMES] = {0}, place[NAMES];
        struct words ordered = {.arena = arena};
        struct tail tail;

        for (int i = NAMES - 1; i >= 0; i--)
            for (int k = i + 1; k < NAMES; k++)
                if (rand() % 4 == 0) {
                    uses[i] |= 1u << k;
                    reach[i] |= 1u << k | reach[k];
                }
        tail_init(&tail, arena);
        for (int asked = 0; asked < 4; asked++) {
            int root = rand() % NAMES;

            words_add(&tail.archives, names[root]);
            for (int k = root + 1; k < NAMES; k++)
                if (reach[root] >> k & 1)
                    words_add(&tail.archives, names[k]);
        }
        tail_order(&tail, &ordered);
        for (int i = 0; i < NAMES; i++)
            place[i] = NAMES;
        for (unsigned i = 0; i < ordered.count; i++)
            for (int k = 0; k < NAMES; k++)
                if (ordered.at[i] == names[k]) {
                    twice += place[k] != NAMES;
                    place[k] = i;
                }
        for (int i = 0; i < NAMES; i++)
            for (int k = 0; k < NAMES && place[i] < NAMES; k++)
                if (uses[i] >> k & 1) {
                    edges++;
                    wrong += place[k] >= NAMES || place[k] < place[i];
                }
    }
    is_number(tap, wrong, 0, "users stand before what they use");
    is_number(tap, twice, 0, "once each");
    ok(tap, edges > ROUNDS, "over many edges (%u)", edges);
}

// Lines of words in any order, of those that mean something: none is too odd to be read, and what concerns nobody
// comes out as it went in.
static void test_odd(struct tap *tap)
{
    static const char *const vocabulary[] = {
        "-o",      "-I",      "-L",         "-l",
        "-x",      "-Wl,",    "-Wl,-rpath", "-Xlinker",
        "-Wl,-z",  "defs",    "-shared",    "-r",
        "-c",      "x.so",    "a.o",        "a.c",
        "-lz",     "-lq",     "-Wl,,,",     "-",
        "@",       "",        "-Wl,-l",     "-R",
        "-static", "-v",      "c++",        "b.cc",
        "-lzmq",   "-Wl,/",   "-z",         "-Wl,-lz,-L,-soname",
        "-l:",     "/",       "..",         "-I/usr",
        "-L..",    "-lgcc_s", "-fopenmp",   "-Wl,--whole-archive",
    };
    enum { ROUNDS = 3000, LENGTH = 12, VOCABULARY = sizeof vocabulary / sizeof *vocabulary };
    unsigned lost = 0;

    srand(2);
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct rewritten out;
        struct config config;
        struct arena arena;
        struct words words;
        struct line line;

        arena_init(&arena, no_memory);
        configure(&config, &arena);
        words = (struct words){.arena = &arena};
        words_add(&words, "-DX");
        for (unsigned i = rand() % LENGTH; i > 0; i--)
            words_add(&words, vocabulary[rand() % VOCABULARY]);
        line_read(&line, &arena, &words);
        rewrite(&out, &config, round % LANGUAGES, "/b/w", &line, "/m");
        lost += !words_have(&out.run, "-DX");
        arena_free(&arena);
    }
    is_number(tap, lost, 0, "odd lines are read");
}

static void test_config(struct tap *tap, struct arena *arena)
{
    static const struct {
        const char *text, *wrong;
        size_t line;
    } faults[] = {
        {"package p\n", "lacks driver-c", 0},
        {"package p\ncolour red\n", "has an unknown key", 2},
        {"package\n", "has no value", 1},
        {"sysroot s\n", "is no absolute path", 1},
        {"log /l\n\nlog /l\n", "is there twice", 3},
        {"library \n", "lacks the library's name", 1},
        {"library a\nlibrary a b\n", "names a library again", 2},
        {"recipe a\n", "is not: library, recipe", 1},
        {"export a; }\n", "is no name", 1},
        {"package p\ndriver-c /c\ndriver-c++ /c\nsysroot /s\nshared z\n", "lacks shared-file", 0},
    };
    struct config config;
    size_t line;
    char *huge = arena_array(arena, 100000, 1);

    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        is(tap, config_read(&config, arena, faults[i].text, strlen(faults[i].text), &line),
           faults[i].wrong, faults[i].text);
        is_number(tap, (long)line, (long)faults[i].line, "  and its line");
    }
    memset(huge, 'x', 100000);
    is(tap, config_read(&config, arena, huge, 100000, &line), "is too long", "a huge line");
    is(tap, config_read(&config, arena, "a\0b", 3, &line), "holds a NUL", "a NUL");
    configure(&config, arena);
    ok(tap,
       config_owns(&config, "/b/x") && !config_owns(&config, "/b/s/lib") &&
           !config_owns(&config, "/bb"),
       "what is the package's own");
    is(tap, config_recipe(&config, "z"), "zlib", "who makes a library");
    is(tap, config_recipe(&config, "zz"), NULL, "what nobody makes");
}

int main(void)
{
    struct tap tap = {0};
    struct config config;
    struct arena arena;

    arena_init(&arena, no_memory);
    configure(&config, &arena);
    test_lines(&tap, &config);
    test_languages(&tap, &config);
    test_uses(&tap, &config);
    test_messages(&tap, &config);
    test_names(&tap);
    test_paths(&tap, &arena);
    test_responses(&tap, &arena);
    test_order(&tap, &arena);
    test_odd(&tap);
    test_config(&tap, &arena);
    arena_free(&arena);
    return tap_end(&tap);
}
