// Parses wheel file names and platform tags ("Binary distribution format" and "Platform compatibility
// tags" of the Python packaging specifications; PEP 425, 427, 600 and 656).
#include "elfcheck/tag.h"

#include <stddef.h>

#include "elfcheck/constants.h"

static bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(unsigned char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

// Bytes before the first `end`, which is passed over; all of them when it does not come.
static struct span take(struct span *rest, unsigned char end)
{
    struct span part;
    uint64_t len = 0;

    while (len < rest->len && rest->at[len] != end)
        len++;
    span_sub(*rest, 0, len, &part);
    *rest = span_from(*rest, len + 1);
    return part;
}

static uint64_t count_of(struct span span, unsigned char wanted)
{
    uint64_t count = 0;

    for (uint64_t i = 0; i < span.len; i++)
        count += span.at[i] == wanted;
    return count;
}

static bool split(struct span text, struct tag_set *set)
{
    uint64_t count = count_of(text, '.') + 1;

    *set = (struct tag_set){.count = 0};
    if (count > TAG_PARTS_MOST)
        return false;
    for (uint64_t i = 0; i < count; i++) {
        struct span part = take(&text, '.');

        if (part.len == 0)
            return false;
        for (uint64_t at = 0; at < part.len; at++)
            if (!is_digit(part.at[at]) && !is_letter(part.at[at]) && part.at[at] != '_')
                return false;
        set->part[set->count++] = part;
    }
    return true;
}

// Letters, digits, '_' and '.', and in versions '+' and '!'.
static bool is_plain(struct span text, bool version)
{
    for (uint64_t i = 0; i < text.len; i++)
        if (!is_digit(text.at[i]) && !is_letter(text.at[i]) && text.at[i] != '_' &&
            text.at[i] != '.' && !(version && (text.at[i] == '+' || text.at[i] == '!')))
            return false;
    return text.len > 0;
}

bool wheel_name_parse(struct span file_name, struct wheel_name *name, const char **problem)
{
    struct span rest = file_name;
    uint64_t dashes;

    *name = (struct wheel_name){.build = {NULL, 0}};
    *problem = "it does not end in .whl";
    if (!span_ends(file_name, ".whl"))
        return false;
    span_sub(file_name, 0, file_name.len - 4, &rest);
    *problem = "it is not NAME-VERSION[-BUILD]-PYTHON-ABI-PLATFORM.whl";
    dashes = count_of(rest, '-');
    if (dashes != 4 && dashes != 5)
        return false;
    name->project = take(&rest, '-');
    name->version = take(&rest, '-');
    if (dashes == 5)
        name->build = take(&rest, '-');
    *problem = "its project or version has other bytes than letters, digits, '_' and '.'";
    if (!is_plain(name->project, false) || !is_plain(name->version, true))
        return false;
    *problem = "its build tag does not begin with a digit";
    if (dashes == 5 && (name->build.len == 0 || !is_digit(name->build.at[0])))
        return false;
    *problem = "its tags are empty, too many, or have bytes that no tag has";
    return split(take(&rest, '-'), &name->python) && split(take(&rest, '-'), &name->abi) &&
           split(rest, &name->platform);
}

unsigned tag_index(const struct tag_set *set, struct span part)
{
    unsigned index = 0;

    while (index < set->count && !span_same(set->part[index], part))
        index++;
    return index;
}

bool tag_of_line(const struct wheel_name *name, struct span line, unsigned index[3])
{
    const struct tag_set *const sets[] = {&name->python, &name->abi, &name->platform};

    for (unsigned i = 0; i < 3; i++) {
        index[i] = tag_index(sets[i], i < 2 ? take(&line, '-') : line);
        if (index[i] == sets[i]->count)
            return false;
    }
    return true;
}

static const struct {
    const char *name;
    uint16_t machine;
    bool is64;
} machines[] = {
    {"x86_64", EM_X86_64, true},         {"i686", EM_386, false},   {"aarch64", EM_AARCH64, true},
    {"armv7l", EM_ARM, false},           {"armv6l", EM_ARM, false}, {"ppc64le", EM_PPC64, true},
    {"ppc64", EM_PPC64, true},           {"s390x", EM_S390, true},  {"riscv64", EM_RISCV, true},
    {"loongarch64", EM_LOONGARCH, true},
};

static const struct {
    const char *prefix;
    enum platform_family family;
    unsigned major, minor; // 0: stand in the tag, each before a '_'
} families[] = {
    {"linux_", PLATFORM_LINUX, 0, 0},
    {"manylinux1_", PLATFORM_MANYLINUX, 2, 5},
    {"manylinux2010_", PLATFORM_MANYLINUX, 2, 12},
    {"manylinux2014_", PLATFORM_MANYLINUX, 2, 17},
    {"manylinux_", PLATFORM_MANYLINUX, 0, 0},
    {"musllinux_", PLATFORM_MUSLLINUX, 0, 0},
};

// Of the numbers in tags.
enum { PART_MOST = 9999 };

static bool take_number(struct span *rest, unsigned *value)
{
    uint64_t number;
    struct span digits = take(rest, '_');

    if (!span_digits(digits, 10, &number) || number > PART_MOST)
        return false;
    *value = (unsigned)number;
    return true;
}

void platform_of(struct span tag, struct platform *platform)
{
    struct span rest = tag;

    *platform = (struct platform){.family = span_is(tag, "any") ? PLATFORM_PURE : PLATFORM_FOREIGN};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (span_starts(tag, families[i].prefix)) {
            rest = span_from(tag, span_text(families[i].prefix).len);
            platform->major = families[i].major;
            platform->minor = families[i].minor;
            if (families[i].family > PLATFORM_LINUX && families[i].major == 0 &&
                (!take_number(&rest, &platform->major) || !take_number(&rest, &platform->minor)))
                return;
            platform->family = families[i].family;
        }
    for (size_t i = 0;
         platform->family != PLATFORM_FOREIGN && i < sizeof machines / sizeof *machines; i++)
        if (span_is(rest, machines[i].name)) {
            platform->machine_known = true;
            platform->machine = machines[i].machine;
            platform->is64 = machines[i].is64;
        }
}

struct span tag_of_module(struct span path)
{
    static const char mark[] = ".cpython-";
    struct span rest = path, tag = {NULL, 0};
    uint64_t at;

    while (span_find(rest, span_text("/"), &at))
        rest = span_from(rest, at + 1);
    if (!span_ends(rest, ".so") || !span_find(rest, span_text(mark), &at))
        return tag;
    rest = span_from(rest, at + sizeof mark - 1);
    at = 0;
    while (at < rest.len && rest.at[at] != '-' && rest.at[at] != '.')
        at++;
    span_sub(rest, 0, at, &tag);
    return tag;
}

bool tag_is_stable(struct span path)
{
    return span_ends(path, ".abi3.so") || span_ends(path, ".abi3t.so");
}

bool tag_stable_floor(const struct wheel_name *name, unsigned *minor)
{
    uint64_t number;
    bool found = false;

    if (tag_index(&name->abi, span_text("abi3")) == name->abi.count &&
        tag_index(&name->abi, span_text("abi3t")) == name->abi.count)
        return false;
    for (unsigned i = 0; i < name->python.count; i++) {
        struct span python = name->python.part[i];

        if (!span_starts(python, "cp3") || !span_digits(span_from(python, 3), 10, &number) ||
            number > PART_MOST)
            continue;
        if (!found || number < *minor)
            *minor = (unsigned)number;
        found = true;
    }
    return found;
}
