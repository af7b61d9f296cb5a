// Collects who asks: needs by name, symbols as resolve_run finds them, versions by their tables.
#include "elfcheck/why.h"

#include <string.h>

#include "base/text.h"
#include "elfcheck/resolve.h"
#include "elfcheck/versions.h"

// A name of a symbol may carry the version that is meant.
struct question {
    struct why *why;
    struct span symbol, version; // of the name, before and behind its '@'; version may be empty
    bool versions;               // only who wants the version
};

static void add(struct why *why, const struct answer *answer)
{
    struct answer *kept;

    why->count++;
    if (why->kept == ANSWERS_KEPT)
        return;
    kept = arena_array(why->set->arena, 1, sizeof *kept);
    *kept = *answer;
    *why->end = kept;
    why->end = &kept->next;
    why->kept++;
}

static void find_needs(struct why *why)
{
    const struct loadset *set = why->set;
    struct span name = span_text(why->name);

    for (uint32_t i = 0; i < set->count; i++)
        for (const struct need *need = set->object[i]->needs; need; need = need->next)
            if (span_same(need->name, name) ||
                (need->object != LOADSET_NONE && loadset_named(set->object[need->object], name)))
                add(why, &(struct answer){.about = ANSWER_LIBRARY,
                                          .asker = i,
                                          .provider = need->object,
                                          .need = need});
}

static void take_binding(void *context, const struct binding *binding)
{
    const struct question *question = context;
    struct span version = binding->version ? binding->version->name : (struct span){NULL, 0};
    struct answer answer = {.asker = binding->asker,
                            .provider = binding->provider,
                            .symbol = binding->symbol,
                            .version = version,
                            .weak = binding->weak};

    if (!question->versions && span_same(binding->symbol, question->symbol) &&
        (question->version.len == 0 || span_same(version, question->version)))
        answer.about = ANSWER_SYMBOL;
    else if (version.len > 0 && span_is(version, question->why->name))
        answer.about = ANSWER_VERSION;
    else
        return;
    add(question->why, &answer);
}

// True when a symbol of `asker` that wants the version was found already.
static bool version_answered(const struct why *why, uint32_t asker)
{
    for (const struct answer *answer = why->answers; answer; answer = answer->next)
        if (answer->about == ANSWER_VERSION && answer->asker == asker)
            return true;
    return false;
}

// A version may be wanted by no symbol: glibc's markers (GLIBC_ABI_DT_RELR), and leftovers.
static void find_versions(struct why *why, uint32_t asker)
{
    const struct object *object = why->set->object[asker];
    struct faults ignored = {0};
    struct versions walk;
    struct wanted_version wanted;

    if (!object->has_dynamic || version_answered(why, asker) ||
        !versions_start(&object->dynamic, &walk))
        return;
    while (versions_next(&walk, &wanted, &ignored))
        if (span_is(wanted.version, why->name))
            add(why, &(struct answer){.about = ANSWER_VERSION,
                                      .asker = asker,
                                      .provider = LOADSET_NONE,
                                      .version = wanted.version,
                                      .library = wanted.library});
}

void why_find(const struct loadset *set, uint32_t file, uint32_t interpreter, const char *name,
              struct why *why)
{
    const char *at = strchr(name, '@');
    struct question question = {.why = why, .symbol = span_text(name)};
    struct resolution resolution;

    *why = (struct why){.set = set, .name = name, .file = file};
    why->end = &why->answers;
    if (at) {
        question.symbol.len = (uint64_t)(at - name);
        question.version = span_text(at[1] == '@' ? at + 2 : at + 1);
    }
    find_needs(why);
    resolve_run(set, file, interpreter, take_binding, &question, &resolution);
    why->exhausted = resolution.exhausted;
    question.versions = true; // what the interpreter wants of it is told by symbols, too
    if (interpreter != LOADSET_NONE)
        resolve_run(set, interpreter, LOADSET_NONE, take_binding, &question, &resolution);
    for (uint32_t i = 0; i < set->count; i++)
        find_versions(why, i);
    why->exhausted |= resolution.exhausted;
}
