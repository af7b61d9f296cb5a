// Holds search paths and permissions of a wheel's ELF files against the folders that it is installed into.
#include "elfcheck/wheel_place.h"

#include "base/text.h"
#include "elfcheck/check.h"
#include "elfcheck/constants.h"
#include "elfcheck/wheel.h"

// Takes what stands before the first `mark`, and leaves what is behind it; false when nothing is left.
static bool take(struct span *rest, const char *mark, struct span *part)
{
    uint64_t at;

    if (!rest->at)
        return false;
    *part = *rest;
    if (span_find(*rest, span_text(mark), &at)) {
        span_sub(*rest, 0, at, part);
        *rest = span_from(*rest, at + 1);
    } else {
        *rest = (struct span){NULL, 0};
    }
    return true;
}

// How many folders lie between the entry and where it is installed: "x.data/platlib/" goes into the root too.
static unsigned depth_of(struct span name)
{
    struct span rest = name, part, first;
    unsigned depth = 0;

    take(&rest, "/", &first);
    for (rest = name; take(&rest, "/", &part); depth++)
        ;
    return depth - 1 - (span_ends(first, ".data") && depth > 2 ? 2 : 0);
}

// Whether a path from `depth` folders below the root comes to lie outside of the root.
static bool escapes(struct span path, unsigned depth)
{
    struct span rest = path, part;

    while (take(&rest, "/", &part)) {
        if (part.len == 0 || span_is(part, "."))
            continue;
        if (!span_is(part, ".."))
            depth++;
        else if (depth-- == 0)
            return true;
    }
    return false;
}

// What is wrong with one item; NULL when nothing is.
static const char *fault_of(struct span item, unsigned depth)
{
    static const char *const origins[] = {"$ORIGIN", "${ORIGIN}"};

    if (item.len == 0)
        return "an empty item, which means the current folder";
    for (unsigned i = 0; i < sizeof origins / sizeof *origins; i++) {
        struct span rest = span_from(item, span_text(origins[i]).len);

        if (span_starts(item, origins[i]) && (rest.len == 0 || rest.at[0] == '/'))
            return escapes(rest, depth)
                       ? "which leads out of the folder that wheels are installed into"
                       : NULL;
    }
    return item.at[0] == '/' ? "a folder of the machine that built it"
                             : "which depends on the current folder or the loader";
}

// The text is of the wheel's arena, and only made when it will be told.
static void add(struct wheel *wheel, struct span name, struct span item, const char *fault)
{
    struct text text;

    text_init(&text, wheel->arena);
    if (wheel->issues.count[WHEEL_RPATH] < SAMPLES)
        text_format(&text, "\"%.*s\": %s", SPAN_ARGS(item), fault);
    wheel_issue(&wheel->issues, WHEEL_RPATH, name, "its search path has",
                span_text(text.at ? text.at : ""));
}

void wheel_judge_paths(struct wheel *wheel, struct span name, const struct facts *facts)
{
    unsigned depth = depth_of(name);

    // A path that is empty as a whole is none (glibc's decompose_rpath).
    for (uint64_t i = 0; i < facts->dynamic.name_count; i++) {
        const struct dynamic_name *path = &facts->dynamic.names[i];
        struct span rest = path->name, item;

        while ((path->tag == DT_RPATH || path->tag == DT_RUNPATH) && path->name.len > 0 &&
               take(&rest, ":", &item)) {
            const char *fault = fault_of(item, depth);

            if (fault)
                add(wheel, name, item, fault);
        }
    }
}

// pip makes a file executable when its entry has any such bit, and what goes into the scripts' folder.
void wheel_judge_mode(struct wheel *wheel, struct span name, const struct facts *facts)
{
    const struct zip_entry *entry = zip_find(&wheel->zip, name);
    uint64_t at;

    if (entry && entry->mode != 0 && (entry->mode & 0111) == 0 &&
        (KIND(facts->kind) & KINDS_EXECUTABLE) &&
        !span_find(name, span_text(".data/scripts/"), &at))
        wheel_issue(&wheel->issues, WHEEL_MODE, name, "a program without an executable bit",
                    (struct span){NULL, 0});
}
