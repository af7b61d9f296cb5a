// Tells which library is missing, who asks for it, and which recipe would make it.
#include "compiler/refuse.h"

enum { SAMPLES = 8 };

static void say_remedy(struct text *text, const struct config *config, const char *library)
{
    const char *recipe = config_recipe(config, library);

    if (recipe)
        text_format(text, "recipe %s makes it: add NEEDS=\"%s\"\n", recipe, recipe);
    else
        text_format(text, "no recipe makes it\n");
}

// A configure step's question is answered as a linker answers: it was not found.
static void say_one(struct text *text, const struct config *config, const struct line *line,
                    const struct rewritten *rewritten, size_t which)
{
    const char *asked = rewritten->missing.at[which];

    if (rewritten->probe) {
        text_format(text, "compiler: cannot find %s: no part of this build\n", asked);
        return;
    }
    text_format(text,
                "%s: links with %s, which is no part of this build (link of %s): ", config->package,
                asked, line->output ? line->output : "a.out");
    say_remedy(text, config, rewritten->lacking.at[which]);
}

void refuse_say(struct text *text, const struct config *config, const struct line *line,
                const struct rewritten *rewritten)
{
    size_t count = rewritten->missing.count;

    for (size_t i = 0; i < count && i < SAMPLES; i++)
        say_one(text, config, line, rewritten, i);
    if (count > SAMPLES)
        text_format(text, "%s: and %zu libraries more\n", config->package, count - SAMPLES);
}
