// Tests the set of names with owners. Made of: src/elfcheck/names.c src/base/span.c src/base/text.c
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "elfcheck/names.h"
#include "tap.h"

enum { MANY = 20000 };

static void test_many(struct tap *tap, uint64_t secret)
{
    static char words[MANY][8];
    struct arena arena;
    struct name_set set;
    bool made, all_made = true, all_kept = true, none_else = true;

    arena_init(&arena, NULL);
    name_set_init(&set, &arena, secret);
    for (unsigned i = 0; i < MANY; i++) {
        snprintf(words[i], sizeof words[i], "n%u", i);
        name_set_put(&set, span_text(words[i]), i % 3, &made)->value = i;
        all_made &= made;
    }
    for (unsigned i = 0; i < MANY; i++) {
        const struct name_entry *entry = name_set_get(&set, span_text(words[i]), i % 3);

        all_kept &= entry && entry->value == i && span_is(name_entry_name(entry), words[i]);
        none_else &= !name_set_get(&set, span_text(words[i]), i % 3 + 1);
        name_set_put(&set, span_text(words[i]), i % 3, &made);
        all_made &= !made;
    }
    ok(tap, all_made && set.count == MANY, "each is made once");
    ok(tap, all_kept, "and kept, with its value");
    ok(tap, none_else, "with its owner only");
    ok(tap, set.room >= set.count && set.room / 4 < set.count, "in no more room than needed");
    arena_free(&arena);
}

int main(void)
{
    struct tap tap = {0};
    struct name_set empty = {.room = 0};

    ok(&tap, !name_set_get(&empty, span_text("x"), 0), "an empty set has nothing");
    test_many(&tap, 0);
    test_many(&tap, 0x9e3779b97f4a7c15);
    return tap_end(&tap);
}
