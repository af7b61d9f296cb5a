// Prints the completion of elfcheck for bash, zsh and fish.
#include "elfcheck/completion.h"

#include <stddef.h>
#include <string.h>

#include "elfcheck/check.h"
#include "elfcheck/options.h"

static void print_profiles(FILE *out)
{
    unsigned count;
    const struct profile_row *rows = profile_rows(&count);

    fputs("auto", out);
    for (unsigned i = 0; i < count; i++)
        fprintf(out, " %s", rows[i].name);
}

static void print_ids(FILE *out)
{
    for (unsigned i = 0; check_at(i); i++)
        fprintf(out, "%s%s", i > 0 ? " " : "", check_at(i)->id);
}

// What may follow an option; after those that are not here and have an argument, paths do.
static const struct choice {
    const char *option;
    const char *words;
    void (*print)(FILE *out); // instead of words
} choices[] = {
    {"profile", NULL, print_profiles},
    {"libc", "auto musl glibc", NULL},
    {"ignore", NULL, print_ids},
    {"explain", NULL, print_ids},
    {"fail-on", "info warning error never", NULL},
    {"color", "auto always never", NULL},
    {"completion", "bash zsh fish", NULL},
};

static const struct choice *choice_of(const struct option_row *row)
{
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (strcmp(choices[i].option, row->name) == 0)
            return &choices[i];
    return NULL;
}

static void print_words(const struct choice *choice, FILE *out)
{
    if (choice->print)
        choice->print(out);
    else
        fputs(choice->words, out);
}

// Writes our own text inside of single quotes: `special` bytes after a backslash, a quote as `quote`.
static void quoted(const char *text, const char *special, const char *quote, FILE *out)
{
    for (; *text; text++) {
        if (*text == '\'')
            fputs(quote, out);
        else
            fprintf(out, "%s%c", strchr(special, *text) ? "\\" : "", *text);
    }
}

static const char bash_head[] =
    "# Completion of elfcheck for bash, made by elfcheck --completion bash.\n"
    "_elfcheck()\n"
    "{\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
    "    # bash takes --name=value for three words.\n"
    "    if [[ $word == = ]]; then\n"
    "        word=\n"
    "    elif [[ $before == = ]]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    COMPREPLY=()\n"
    "    case $before in\n";

static const char bash_tail[] =
    "    if [[ -n $words ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
    "    elif [[ -n $word && $COMP_CWORD -eq 1 ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$commands\" -- \"$word\"; compgen -f -- "
    "\"$word\")\n"
    "        compopt -o filenames 2>/dev/null\n"
    "    fi\n"
    "}\n"
    "# No word of ours: names of files.\n"
    "complete -o default -F _elfcheck elfcheck\n";

static void print_bash(FILE *out)
{
    struct option_row row;
    const char *word, *help;

    fputs(bash_head, out);
    for (unsigned i = 0; options_row(i, &row); i++)
        if (row.name && row.argument) {
            fprintf(out, "    --%s) words='", row.name);
            if (choice_of(&row))
                print_words(choice_of(&row), out);
            fputs("' ;;\n", out);
        }
    fputs("    *) [[ $word != -* ]] || words='", out);
    for (unsigned i = 0; options_row(i, &row); i++)
        if (row.name)
            fprintf(out, "--%s ", row.name);
    fputs("' ;;\n    esac\n    local commands='", out);
    for (unsigned i = 0; (word = options_command(i, &help)) != NULL; i++)
        fprintf(out, "%s ", word);
    fputs("'\n", out);
    fputs(bash_tail, out);
}

static void print_zsh_row(const struct option_row *row, FILE *out)
{
    if (row->letter)
        fprintf(out, " \\\n        '(-%c --%s)'{-%c,--%s}'[", row->letter, row->name, row->letter,
                row->name);
    else
        fprintf(out, " \\\n        '*--%s%s[", row->name, row->argument ? "=" : "");
    quoted(row->help, "[]:\\", "'\\''", out);
    putc(']', out);
    if (row->argument && choice_of(row)) {
        fprintf(out, ":%s:(", row->argument);
        print_words(choice_of(row), out);
        putc(')', out);
    } else if (row->argument) {
        fprintf(out, ":%s:_files", row->argument);
    }
    putc('\'', out);
}

static void print_zsh(FILE *out)
{
    struct option_row row;

    fputs(
        "#compdef elfcheck\n"
        "# Completion of elfcheck for zsh, made by elfcheck --completion zsh.\n"
        "_elfcheck()\n{\n    _arguments -S",
        out);
    for (unsigned i = 0; options_row(i, &row); i++)
        if (row.name)
            print_zsh_row(&row, out);
    fputs(
        " \\\n        '*:file or folder:_files'\n}\n"
        "if [ \"$funcstack[1]\" = _elfcheck ]; then _elfcheck \"$@\"; else compdef _elfcheck "
        "elfcheck; fi\n",
        out);
}

static void print_fish_row(const struct option_row *row, FILE *out)
{
    fputs("complete -c elfcheck", out);
    if (row->letter)
        fprintf(out, " -s %c", row->letter);
    fprintf(out, " -l %s", row->name);
    if (row->argument && choice_of(row)) {
        fputs(" -x -a '", out);
        print_words(choice_of(row), out);
        putc('\'', out);
    } else if (row->argument) {
        fputs(" -r", out);
    }
    fputs(" -d '", out);
    quoted(row->help, "\\", "\\'", out);
    fputs("'\n", out);
}

static void print_fish(FILE *out)
{
    struct option_row row;
    const char *word, *help;

    fputs("# Completion of elfcheck for fish, made by elfcheck --completion fish.\n", out);
    for (unsigned i = 0; options_row(i, &row); i++)
        if (row.name)
            print_fish_row(&row, out);
    for (unsigned i = 0; (word = options_command(i, &help)) != NULL; i++) {
        fprintf(out, "complete -c elfcheck -n __fish_use_subcommand -a %s -d '", word);
        quoted(help, "\\", "\\'", out);
        fputs("'\n", out);
    }
}

static const struct shell shells[] = {
    {"bash", print_bash},
    {"zsh", print_zsh},
    {"fish", print_fish},
};

const struct shell *shell_named(const char *name)
{
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, name) == 0)
            return &shells[i];
    return NULL;
}
