// Prints a load set. The tree is that of who brought in what: each object is unfolded once.
#include "elfcheck/tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "elfcheck/loadset.h"
#include "elfcheck/report.h"

// What stands before a name: branches that go on, and those that end.
struct strokes {
    const char *go_on, *end, *over, *gap;
};

static const struct strokes plain = {"|-- ", "`-- ", "|   ", "    "};
static const struct strokes drawn = {"\xe2\x94\x9c\xe2\x94\x80\xe2\x94\x80 ",
                                     "\xe2\x94\x94\xe2\x94\x80\xe2\x94\x80 ", "\xe2\x94\x82   ",
                                     "    "};

struct tree {
    const struct loadset *set;
    const struct strokes *strokes;
    bool ended[LOADSET_OBJECTS + 1]; // the branch of each level has no more needs
};

static void print_indent(const struct tree *tree, unsigned depth)
{
    for (unsigned i = 1; i < depth; i++)
        fputs(tree->ended[i] ? tree->strokes->gap : tree->strokes->over, stdout);
}

static const char *tried_why(const struct tried *tried)
{
    return tried->why ? tried->why : strerror(tried->error);
}

static void print_missing(const struct tree *tree, const struct need *need, unsigned depth)
{
    for (const struct tried *tried = need->tried; tried; tried = tried->next) {
        print_indent(tree, depth + 1);
        fputs("    tried ", stdout);
        report_escape(span_text(tried->path), stdout);
        printf(" (%s)\n", tried_why(tried));
    }
}

static void print_faster(const struct tree *tree, const struct need *need, unsigned depth)
{
    for (const struct tried *faster = need->faster; faster; faster = faster->next) {
        print_indent(tree, depth + 1);
        fputs("    or ", stdout);
        report_escape(span_text(faster->path), stdout);
        fputs(", where the CPU has what the folder's name says\n", stdout);
    }
}

static void print_need(const struct tree *tree, uint32_t asker, const struct need *need)
{
    const struct loadset *set = tree->set;

    report_escape(need->name, stdout);
    if (need->object == LOADSET_NONE) {
        fputs(" => not found", stdout);
    } else if (!span_is(need->name, set->object[need->object]->path)) {
        fputs(" => ", stdout);
        report_escape(span_text(set->object[need->object]->path), stdout);
    }
    if (need->kind != NEED_NEEDED) {
        fputs(" [", stdout);
        fputs(need_kind_name(need->kind), stdout);
        fputs(" of ", stdout);
        report_escape(loadset_name(set->object[asker]), stdout);
        fputs(need->object == LOADSET_NONE ? "]" : ", ", stdout);
    } else if (need->object != LOADSET_NONE)
        fputs(" [", stdout);
    if (need->object != LOADSET_NONE) {
        report_escape(span_text(loadset_how(set, need)), stdout);
        putc(']', stdout);
    }
    putc('\n', stdout);
}

// As deep as objects bring in each other: LOADSET_OBJECTS at most.
static void print_needs(struct tree *tree, uint32_t index, unsigned depth)
{
    for (const struct need *need = tree->set->object[index]->needs; need; need = need->next) {
        tree->ended[depth] = !need->next;
        print_indent(tree, depth);
        fputs(need->next ? tree->strokes->go_on : tree->strokes->end, stdout);
        print_need(tree, index, need);
        print_faster(tree, need, depth);
        if (need->object == LOADSET_NONE)
            print_missing(tree, need, depth);
        else if (need->first)
            print_needs(tree, need->object, depth + 1);
    }
}

void tree_print(const struct loadset *set, const char *file, bool fancy)
{
    struct tree tree = {.set = set, .strokes = fancy ? &drawn : &plain};

    report_escape(span_text(file), stdout);
    printf(" (%s)\n", libc_name(set->libc));
    print_needs(&tree, 0, 1);
    if (set->exhausted)
        printf("more than %d objects or %d needs: not followed further\n", LOADSET_OBJECTS,
               LOADSET_NEEDS);
}

static void put_span(struct json *json, const char *key, struct span value)
{
    json_key(json, key);
    json_span(json, value);
}

static void put_text(struct json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void put_need(struct json *json, const struct loadset *set, const struct need *need)
{
    json_object(json);
    put_span(json, "name", need->name);
    put_text(json, "kind", need_kind_name(need->kind));
    put_text(json, "found", loadset_how(set, need));
    if (need->object != LOADSET_NONE)
        put_text(json, "path", set->object[need->object]->path);
    else {
        json_key(json, "tried");
        json_array(json);
        for (const struct tried *tried = need->tried; tried; tried = tried->next) {
            json_object(json);
            put_text(json, "path", tried->path);
            put_text(json, "why", tried_why(tried));
            json_close(json);
        }
        json_close(json);
    }
    if (need->faster) {
        json_key(json, "hwcaps");
        json_array(json);
        for (const struct tried *faster = need->faster; faster; faster = faster->next)
            json_text(json, faster->path);
        json_close(json);
    }
    json_close(json);
}

void tree_print_json(const struct loadset *set, const char *file)
{
    struct json json;

    json_start(&json, stdout);
    json_object(&json);
    put_text(&json, "file", file);
    put_text(&json, "libc", libc_name(set->libc));
    json_key(&json, "missing");
    json_uint(&json, set->missing);
    json_key(&json, "complete");
    json_bool(&json, !set->exhausted);
    json_key(&json, "objects");
    json_array(&json);
    for (uint32_t i = 0; i < set->count; i++) {
        json_object(&json);
        put_text(&json, "path", set->object[i]->path);
        put_span(&json, "name", loadset_name(set->object[i]));
        json_key(&json, "needs");
        json_array(&json);
        for (const struct need *need = set->object[i]->needs; need; need = need->next)
            put_need(&json, set, need);
        json_close(&json);
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
    json_finish(&json);
}
