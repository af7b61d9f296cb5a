// Tests wheel names, platform tags, metadata and glibc's versions. Made of: src/elfcheck/tag.c src/elfcheck/wheelmeta.c src/elfcheck/version_max.c src/base/span.c
#include "elfcheck/tag.h"

#include "elfcheck/version_max.h"
#include "elfcheck/wheelmeta.h"
#include "tap.h"

static void test_name(struct tap *tap)
{
    struct wheel_name name;
    const char *problem;
    unsigned at[3];

    ok(tap,
       wheel_name_parse(span_text("a_b-1.0+x-2a-cp39.cp310-abi3-any.whl"), &name, &problem) &&
           span_is(name.project, "a_b") && span_is(name.version, "1.0+x") &&
           span_is(name.build, "2a") && name.python.count == 2 && name.abi.count == 1,
       "a name with all parts");
    ok(tap,
       tag_of_line(&name, span_text("cp310-abi3-any"), at) && at[0] == 1 && at[1] == 0 &&
           at[2] == 0,
       "a tag of it");
    ok(tap, !tag_of_line(&name, span_text("cp311-abi3-any"), at), "a tag of another");
    ok(tap, !tag_of_line(&name, span_text("cp310-abi3"), at), "half a tag");
    ok(tap, !tag_of_line(&name, span_text(""), at), "no tag");
}

static void test_bad_names(struct tap *tap)
{
    static const char *const bad[] = {
        "",
        ".whl",
        "a-1-py3-none-any",
        "a-1-py3-none.whl",
        "a-1-2-3-py3-none-any.whl",
        "a-1-x-py3-none-any.whl",
        "a-1--py3-none-any.whl",
        "-1-py3-none-any.whl",
        "a--py3-none-any.whl",
        "a b-1-py3-none-any.whl",
        "a-1-py3.-none-any.whl",
        "a-1-py3-none-.whl",
        "a-1-py+3-none-any.whl",
        "a-1-a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a-none-any.whl",
    };
    struct wheel_name name;
    const char *problem;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(tap, !wheel_name_parse(span_text(bad[i]), &name, &problem) && *problem,
           "no wheel's name: '%s'", bad[i]);
}

static void test_platforms(struct tap *tap)
{
    static const struct {
        const char *tag;
        enum platform_family family;
        unsigned major, minor, machine;
    } rows[] = {
        {"any", PLATFORM_PURE, 0, 0, 0},
        {"linux_x86_64", PLATFORM_LINUX, 0, 0, 62},
        {"manylinux1_i686", PLATFORM_MANYLINUX, 2, 5, 3},
        {"manylinux2010_x86_64", PLATFORM_MANYLINUX, 2, 12, 62},
        {"manylinux2014_aarch64", PLATFORM_MANYLINUX, 2, 17, 183},
        {"manylinux_2_28_ppc64le", PLATFORM_MANYLINUX, 2, 28, 21},
        {"musllinux_1_2_armv7l", PLATFORM_MUSLLINUX, 1, 2, 40},
        {"manylinux_2_28_vax", PLATFORM_MANYLINUX, 2, 28, 0},
        {"manylinux_2_x86_64", PLATFORM_FOREIGN, 2, 0, 0},
        {"manylinux_99999_1_x86_64", PLATFORM_FOREIGN, 0, 0, 0},
        {"manylinux_", PLATFORM_FOREIGN, 0, 0, 0},
        {"win_amd64", PLATFORM_FOREIGN, 0, 0, 0},
        {"macosx_11_0_arm64", PLATFORM_FOREIGN, 0, 0, 0},
    };
    struct platform platform;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        platform_of(span_text(rows[i].tag), &platform);
        ok(tap,
           platform.family == rows[i].family && platform.major == rows[i].major &&
               platform.minor == rows[i].minor && platform.machine == rows[i].machine &&
               platform.machine_known == (rows[i].machine != 0),
           "%s", rows[i].tag);
    }
}

static void module(struct tap *tap, const char *path, const char *wanted)
{
    ok(tap, span_is(tag_of_module(span_text(path)), wanted), "%s is for '%s'", path, wanted);
}

static void test_stable(struct tap *tap)
{
    static const struct {
        const char *name;
        bool claims;
        unsigned minor;
    } rows[] = {
        {"a-1-cp39-abi3-any.whl", true, 9},         {"a-1-cp312.cp310-abi3-any.whl", true, 10},
        {"a-1-cp315-abi3.abi3t-any.whl", true, 15}, {"a-1-cp315-abi3t-any.whl", true, 15},
        {"a-1-cp39-cp39-any.whl", false, 0},        {"a-1-py3-abi3-any.whl", false, 0},
        {"a-1-cp3-abi3-any.whl", false, 0},         {"a-1-cp399999-abi3-any.whl", false, 0},
    };
    struct wheel_name name;
    const char *problem;

    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned minor = 0;

        ok(tap,
           wheel_name_parse(span_text(rows[i].name), &name, &problem) &&
               tag_stable_floor(&name, &minor) == rows[i].claims && minor == rows[i].minor,
           rows[i].name);
    }
    ok(tap, tag_is_stable(span_text("a/x.abi3.so")) && tag_is_stable(span_text("x.abi3t.so")),
       "names of the stable ABI");
    ok(tap, !tag_is_stable(span_text("x.so")) && !tag_is_stable(span_text("abi3.so.1")), "others");
}

static void test_meta(struct tap *tap)
{
    struct span text =
        span_text("Name: a\r\n folded: no\nnonsense\nTAG :x\nTag:  y \n\nTag: body\n");
    struct meta meta = {text, 0};
    struct span key, value;
    int lines = 0;

    while (meta_next(&meta, &key, &value))
        lines++;
    is_number(tap, lines, 3, "headers end at the empty line; folded ones are none");
    ok(tap, meta_get(text, "name", &value) && span_is(value, "a"), "a value without its CR");
    ok(tap, meta_get(text, "Tag", &value) && span_is(value, "y"), "a value without blanks");
    ok(tap, !meta_get(text, "Version", &value) && value.len == 0, "a header that is not there");
    ok(tap, meta_same_project(span_text("A.b__c"), span_text("a-B-c")), "one project");
    ok(tap, !meta_same_project(span_text("ab"), span_text("a-b")), "two projects");
    ok(tap, !meta_same_project(span_text("ab"), span_text("abc")), "the longer is another");
    ok(tap, meta_same_version(span_text("v1.0+cu1"), span_text("1.0_cu1")), "one version");
    ok(tap, !meta_same_version(span_text("1.0"), span_text("1.1")), "two versions");
    ok(tap, meta_same_project(span_of("a\0b", 3), span_of("a\0b", 3)), "a NUL ends no name");
}

static void test_versions(struct tap *tap)
{
    struct version_max most = {0};

    version_max_add(&most, span_text("GLIBC_PRIVATE"));
    version_max_add(&most, span_text("GLIBCXX_3.4"));
    version_max_add(&most, span_text("GLIBC_"));
    version_max_add(&most, span_text("GLIBC_2."));
    version_max_add(&most, span_text("GLIBC_99999.1"));
    version_max_add(&most, span_text(""));
    ok(tap, !most.any, "names that are no version of glibc");
    version_max_add(&most, span_text("GLIBC_2.2.5"));
    ok(tap, most.any && most.major == 2 && most.minor == 2, "2.2.5 counts as 2.2");
    version_max_add(&most, span_text("GLIBC_2.17"));
    version_max_add(&most, span_text("GLIBC_2.9"));
    ok(tap, most.minor == 17 && span_is(most.name, "GLIBC_2.17"), "17 is more than 9");
    version_max_add(&most, span_text("GLIBC_ABI_DT_RELR"));
    ok(tap, most.minor == 36, "DT_RELR came with 2.36");
}

int main(void)
{
    struct tap tap = {0};

    test_name(&tap);
    test_bad_names(&tap);
    test_platforms(&tap);
    module(&tap, "a/m.cpython-313-x86_64-linux-gnu.so", "313");
    module(&tap, "a.cpython-1/m.cpython-313t.so", "313t");
    module(&tap, "m.abi3.so", "");
    module(&tap, "m.so", "");
    module(&tap, "m.cpython-313.py", "");
    test_stable(&tap);
    test_meta(&tap);
    test_versions(&tap);
    return tap_end(&tap);
}
