// Parses the command line by the table below; prints --help from it.
#include "elfcheck/options.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "elfcheck/completion.h"
#include "elfcheck/jobs.h"
#include "elfcheck/report.h"
#include "elfcheck/report_format.h"
#include "elfcheck/standard_input.h"
#include "elfcheck/zip.h"

struct parse {
    struct arena *arena;
    struct options *options;
    const char *name;    // of the option that is being set
    const char *problem; // a setter's own sentence about a word that makes no sense
    uint64_t given;      // bits 1 << row: the options that were
    int operands;        // gathered at words + 1 so far
};

// Sets the option to its argument (NULL when it takes none); false when that makes no sense.
typedef bool set_option(struct parse *parse, const char *value);

// "glibc:2.17" is the profile glibc with a floor.
static bool set_profile(struct parse *parse, const char *value)
{
    struct options *options = parse->options;
    const char *colon = strchr(value, ':');
    struct span floor = span_text(colon ? colon + 1 : "");

    options->has_floor = colon != NULL;
    if (!colon)
        return profile_named(value, &options->profile);
    options->profile = PROFILE_GLIBC;
    if (strncmp(value, "glibc:", strlen("glibc:")) != 0)
        parse->problem = "--%s %s: only glibc takes a version behind a colon, as in glibc:2.17";
    else if (!version_read(floor, &options->floor) || !strchr(colon, '.') ||
             options->floor.part[0] != 2 || strchr(strchr(colon, '.') + 1, '.'))
        parse->problem = "--%s %s: the floor is no version of glibc, such as 2.17 in glibc:2.17";
    return parse->problem == NULL;
}

static bool set_libc(struct parse *parse, const char *value)
{
    return libc_named(value, &parse->options->libc);
}

static bool set_prefix(struct parse *parse, const char *value)
{
    struct options *options = parse->options;

    if (*value == '\0')
        return false;
    options->prefixes[options->prefix_count++] = span_text(value);
    return true;
}

static bool set_waive(struct parse *parse, const char *value)
{
    parse->options->waive_files[parse->options->waive_count++] = value;
    return true;
}

static bool set_fail_on(struct parse *parse, const char *value)
{
    int *level = &parse->options->fail_on;

    for (*level = 0; *level < SEVERITY_COUNT; ++*level)
        if (strcmp(value, severity_name((enum severity) * level)) == 0)
            return true;
    return strcmp(value, "never") == 0;
}

static bool set_ignore(struct parse *parse, const char *value)
{
    unsigned index = check_index(value);

    if (index >= CHECKS_MOST || !check_at(index))
        return false;
    parse->options->ignored.has[index] = true;
    return true;
}

static bool set_color(struct parse *parse, const char *value)
{
    static const char *const words[] = {
        [WHEN_AUTO] = "auto", [WHEN_ALWAYS] = "always", [WHEN_NEVER] = "never"};

    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(value, words[i]) == 0) {
            parse->options->color = (enum when)i;
            return true;
        }
    return false;
}

static bool set_format(struct parse *parse, const char *value)
{
    (void)value;
    parse->options->format = format_named(parse->name);
    return true;
}

static bool set_quiet(struct parse *parse, const char *value)
{
    (void)value;
    return parse->options->quiet = true;
}

static bool set_sysroot(struct parse *parse, const char *value)
{
    parse->options->sysroot = value;
    return *value != '\0';
}

static bool set_interpreter(struct parse *parse, const char *value)
{
    parse->options->interpreter = value;
    return *value != '\0';
}

static bool set_exported(struct parse *parse, const char *value)
{
    (void)value;
    return parse->options->exported = true;
}

static bool set_undefined(struct parse *parse, const char *value)
{
    (void)value;
    return parse->options->undefined = true;
}

static bool set_no_sandbox(struct parse *parse, const char *value)
{
    (void)value;
    return parse->options->no_sandbox = true;
}

static bool set_list(struct parse *parse, const char *value)
{
    (void)value;
    parse->options->task = TASK_LIST;
    return true;
}

static bool set_markdown(struct parse *parse, const char *value)
{
    (void)value;
    return parse->options->markdown = true;
}

static bool set_explain(struct parse *parse, const char *value)
{
    parse->options->task = TASK_EXPLAIN;
    parse->options->explain = value;
    return check_at(check_index(value)) != NULL;
}

// A power of two from 4 KiB to 1 MiB: what kernels have.
static bool set_jobs(struct parse *parse, const char *value)
{
    uint64_t jobs;

    if (!span_digits(span_text(value), 10, &jobs) || jobs == 0)
        return false;
    parse->options->jobs = jobs < JOBS_MOST ? (unsigned)jobs : JOBS_MOST;
    return true;
}

static bool set_page_size(struct parse *parse, const char *value)
{
    uint64_t *size = &parse->options->page_size;

    return span_digits(span_text(value), 10, size) && *size >= 4096 && *size <= 1 << 20 &&
           (*size & (*size - 1)) == 0;
}

// Bytes, or so many KiB, MiB or GiB.
static bool set_max_size(struct parse *parse, const char *value)
{
    static const char units[] = "KMG";
    size_t len = strlen(value);
    const char *unit = len > 0 ? strchr(units, value[len - 1]) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    uint64_t *size = &parse->options->max_size;

    if (!span_digits(span_of(value, len - (unit != NULL)), 10, size) || *size > UINT64_MAX >> shift)
        return false;
    *size <<= shift;
    return true;
}

static bool set_completion(struct parse *parse, const char *value)
{
    parse->options->task = TASK_COMPLETION;
    parse->options->shell = shell_named(value);
    return parse->options->shell != NULL;
}

static bool set_help(struct parse *parse, const char *value)
{
    (void)value;
    parse->options->task = TASK_HELP;
    return true;
}

static bool set_version(struct parse *parse, const char *value)
{
    (void)value;
    parse->options->task = TASK_VERSION;
    return true;
}

// The commands that an option is for.
#define IN(task) (1u << TASK_##task)
#define FILES (IN(LIST) - 1)
#define SEARCHING (IN(CHECK) | IN(TREE) | IN(WHY) | IN(SYMBOLS))

static const struct option {
    char letter;          // 0: only the long name
    const char *name;     // NULL: a heading
    const char *argument; // NULL: none
    set_option *set;
    unsigned tasks; // 0: it asks for something by itself, whatever stands beside it
    const char *help;
} table[] = {
    {0, NULL, NULL, NULL, 0, "What is promised:"},
    {0, "profile", "NAME", set_profile, IN(CHECK),
     "any, static, archive, wheel, glibc[:X.Y], module or interpreter (auto: by kind)"},
    {0, "libc", "NAME", set_libc, SEARCHING,
     "what they are for: musl or glibc (auto: as they show)"},
    {0, "prefix-leak", "PATH", set_prefix, IN(CHECK) | IN(INSPECT),
     "a path that must not be in them; may be repeated"},
    {0, "sysroot", "DIR", set_sysroot, SEARCHING,
     "where libraries are; check that all is found (/)"},
    {0, "interpreter", "FILE", set_interpreter, IN(CHECK) | IN(WHY),
     "what modules are loaded into; check that all is found"},
    {0, "exported", NULL, set_exported, IN(SYMBOLS), "with symbols: only what others can use"},
    {0, "undefined", NULL, set_undefined, IN(SYMBOLS), "with symbols: only what others must have"},
    {0, "ignore", "ID", set_ignore, IN(CHECK), "leave this check out; may be repeated"},
    {0, "waive", "FILE", set_waive, IN(CHECK), "leave out what its lines accept; may be repeated"},
    {0, "fail-on", "LEVEL", set_fail_on, IN(CHECK),
     "exit 1 from info, warning or error on, or never (error)"},
    {0, NULL, NULL, NULL, 0, "How it is told (of several formats the last counts):"},
    {0, "json", NULL, set_format, FILES, "one JSON object a file and line"},
    {0, "sarif", NULL, set_format, IN(CHECK), "one SARIF 2.1.0 document for all files"},
    {0, "tap", NULL, set_format, IN(CHECK), "TAP: one test a file"},
    {0, "junit", NULL, set_format, IN(CHECK), "JUnit's XML: one test case a file"},
    {0, "github", NULL, set_format, IN(CHECK), "annotations for GitHub: ::error file=..."},
    {'q', "quiet", NULL, set_quiet, IN(CHECK) | IN(DIFF) | IN(INVENTORY),
     "say nothing about clean files, leave notes out"},
    {0, "color", "WHEN", set_color, IN(CHECK), "auto, always or never (auto)"},
    {0, NULL, NULL, NULL, 0, "About elfcheck:"},
    {0, "list", NULL, set_list, 0, "list the checks"},
    {0, "markdown", NULL, set_markdown, IN(LIST),
     "with --list: everything about them, for docs/elfcheck.md"},
    {0, "explain", "ID", set_explain, 0, "what one check wants, why, and how to mend it"},
    {0, "page-size", "BYTES", set_page_size, IN(MEMORY),
     "for memory: the kernel's page (4096 mostly)"},
    {0, "max-size", "SIZE", set_max_size, FILES,
     "read a pipe, and unpack files of a wheel, up to this, as in 4G (1G)"},
    {'j', "jobs", "N", set_jobs, FILES,
     "read so many files at a time (as many as there are processors)"},
    {0, "completion", "SHELL", set_completion, 0, "print the completion for bash, zsh or fish"},
    {0, "no-sandbox", NULL, set_no_sandbox, FILES,
     "do not forbid this process what it never needs"},
    {'h', "help", NULL, set_help, 0, "this text"},
    {0, "version", NULL, set_version, 0, "the version"},
};
enum { OPTIONS = sizeof table / sizeof *table };
_Static_assert(OPTIONS <= 64, "a bit of parse.given each");

// The option with this letter, or (letter 0) this long name; NULL when there is none.
static const struct option *find_option(char letter, struct span name)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (table[i].name && (letter ? table[i].letter == letter : span_is(name, table[i].name)))
            return &table[i];
    return NULL;
}

static const char *complain(struct parse *parse, const char *format, const char *word,
                            const char *value)
{
    struct text text;

    text_init(&text, parse->arena);
    text_format(&text, format, word, value);
    return text.at;
}

// Sets an option; gives the complaint, or NULL.
static const char *use_option(struct parse *parse, const struct option *option, const char *value)
{
    parse->name = option->name;
    parse->given |= UINT64_C(1) << (option - table);
    if (option->set(parse, value))
        return NULL;
    return complain(parse,
                    parse->problem
                        ? parse->problem
                        : "--%s: no such thing as '%s'; --help and --list say what there is",
                    option->name, value);
}

// Takes the long option at words[*at], with its argument behind a = or in the next word.
static const char *take_long(struct parse *parse, char **words, int count, int *at)
{
    const char *word = words[*at], *equals = strchr(word, '=');
    struct span name = span_of(word + 2, (equals ? (size_t)(equals - word) : strlen(word)) - 2);
    const struct option *option = find_option(0, name);
    const char *value = equals ? equals + 1 : NULL;

    if (!option)
        return complain(parse, "no option %s; --help lists them%s", word, "");
    if (!option->argument && value)
        return complain(parse, "--%s takes no argument, not '%s'", option->name, value);
    if (option->argument && !value && *at + 1 >= count)
        return complain(parse, "--%s needs its %s", option->name, option->argument);
    if (option->argument && !value)
        value = words[++*at];
    return use_option(parse, option, value);
}

// Takes the letters at words[*at] (POSIX, XBD 12.2: -qj2 and -qj 2 are -q -j 2).
static const char *take_letters(struct parse *parse, char **words, int count, int *at)
{
    const char *problem = NULL;

    for (const char *letter = words[*at] + 1; *letter && !problem; letter++) {
        const struct option *option = find_option(*letter, span_text(""));
        const char *value = NULL;

        if (!option)
            return complain(parse, "no option -%.1s; --help lists them%s", letter, "");
        if (option->argument && !letter[1] && *at + 1 >= count)
            return complain(parse, "--%s needs its %s", option->name, option->argument);
        if (option->argument)
            value = letter[1] ? letter + 1 : words[++*at];
        problem = use_option(parse, option, value);
        if (value)
            break;
    }
    return problem;
}

// Words that may stand before the files, and how many files each takes.
static const struct command {
    const char *word;
    enum task task;
    int least, most; // 0: any number
    const char *arguments, *help;
} commands[] = {
    {"inspect", TASK_INSPECT, 1, 0, "FILE...", "the facts that the checks judge, as JSON"},
    {"tree", TASK_TREE, 1, 0, "FILE...", "what would be loaded with it, and why it is found there"},
    {"why", TASK_WHY, 2, 0, "FILE LIB|SYMBOL|VERSION...",
     "who in it asks for that, and who has it"},
    {"symbols", TASK_SYMBOLS, 1, 0, "FILE...", "its dynamic symbols: name, version, type, size"},
    {"memory", TASK_MEMORY, 1, 0, "FILE...", "what loading costs: pages dirtied, pages shared"},
    {"diff", TASK_DIFF, 2, 2, "OLD NEW", "what a rebuild changed in promises; 1: one got worse"},
    {"floor", TASK_FLOOR, 1, 0, "FILE...", "the oldest glibc they run on, and what forces it"},
    {"inventory", TASK_INVENTORY, 1, 0, "FILE...", "libraries inside: version, licence"},
};

// The command that `word` is; NULL for a file.
static const struct command *find_command(const char *word)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(word, commands[i].word) == 0)
            return &commands[i];
    return NULL;
}

// Whether what is loaded is looked for.
static bool searches(const struct options *options)
{
    return options->task == TASK_TREE || options->task == TASK_WHY ||
           options->task == TASK_SYMBOLS || options->sysroot || options->interpreter;
}

// What is wrong with the files; NULL when nothing is.
static const char *judge_files(struct parse *parse, const struct command *command)
{
    int count = parse->options->file_count;

    if (count == 0)
        return "no file named; try elfcheck --help";
    if (command && (count < command->least || (command->most > 0 && count > command->most)))
        return complain(parse, "elfcheck %s takes %s", command->word, command->arguments);
    for (int i = 0; i < count && searches(parse->options); i++)
        if (standard_input_is(parse->options->files[i]))
            return "libraries are searched for from a file's folder, which standard input (-) has "
                   "not: name the file";
    return NULL;
}

// How the command line asks for a task.
static const char *task_word(enum task task)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i].task == task)
            return commands[i].word;
    return task == TASK_LIST ? "--list" : "without a command";
}

// What is wrong with the options for this command; NULL when nothing is.
static const char *judge_options(struct parse *parse, enum task task)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if ((parse->given >> i & 1) && table[i].tasks != 0 && !(table[i].tasks >> task & 1))
            return complain(parse, "elfcheck %s takes no --%s", task_word(task), table[i].name);
    return NULL;
}

// Takes all words: options anywhere, up to "--"; the others are gathered in front, in order. The first of these
// may be a command.
static const char *take_words(struct parse *parse, char **words, int count,
                              const struct command **command)
{
    const char *problem = NULL;
    bool files_only = false;

    for (int at = 1; !problem && at < count; at++) {
        const char *word = words[at];

        if (!files_only && strcmp(word, "--") == 0)
            files_only = true;
        else if (!files_only && strncmp(word, "--", 2) == 0)
            problem = take_long(parse, words, count, &at);
        else if (!files_only && word[0] == '-' && word[1] != '\0')
            problem = take_letters(parse, words, count, &at);
        else if (files_only || *command || parse->operands > 0 || !(*command = find_command(word)))
            words[1 + parse->operands++] = words[at];
    }
    words[1 + parse->operands] = NULL;
    return problem;
}

bool options_read(int count, char **words, struct arena *arena, struct options *options,
                  const char **problem)
{
    struct parse parse = {.arena = arena, .options = options};
    const struct command *command = NULL;

    *options = (struct options){
        .fail_on = SEVERITY_ERROR, .format = &format_text, .max_size = ZIP_SIZE_MOST};
    options->prefixes = arena_array(arena, (size_t)count + 1, sizeof *options->prefixes);
    options->waive_files = arena_array(arena, (size_t)count + 1, sizeof *options->waive_files);
    *problem = take_words(&parse, words, count, &command);
    if (command)
        options->about = command->task;
    if (options->task == TASK_CHECK)
        options->task = options->about;
    options->files = words + 1;
    options->file_count = parse.operands;
    if (!*problem && options->task <= TASK_LIST)
        *problem = judge_options(&parse, options->task);
    if (!*problem && options->task < TASK_LIST)
        *problem = judge_files(&parse, command);
    if (!*problem && options->task == TASK_WHY) {
        options->names = options->files + 1;
        options->file_count = 1;
    }
    return *problem == NULL;
}

static const char help_head[] =
    "Usage: elfcheck [OPTION...] [COMMAND] FILE|FOLDER...\n"
    "Holds ELF files and static archives to their promises: says what would be loaded, what would\n"
    "fail, why, and how to mend it. It reads as the kernel, ld.so and linkers do, and runs "
    "nothing.\n"
    "  elfcheck dist/python3.13           a static executable: does anything stay dynamic?\n"
    "  elfcheck --libc musl lib/*.a       archives: PIC? right compiler? index in order?\n"
    "  elfcheck --explain not-pic         one check in full\n";

static const char help_tail[] =
    "\nExit status: 0 clean, 1 findings (see --fail-on), 2 usage, an unreadable file or one of "
    "another "
    "kind,\n3 malformed input.\n";

bool options_row(unsigned index, struct option_row *row)
{
    if (index >= OPTIONS)
        return false;
    *row = (struct option_row){table[index].letter, table[index].name, table[index].argument,
                               table[index].help};
    return true;
}

const char *options_command(unsigned index, const char **help)
{
    if (index >= sizeof commands / sizeof *commands)
        return NULL;
    *help = commands[index].help;
    return commands[index].word;
}

static void print_row(const struct option_row *row, FILE *out)
{
    int width;

    if (!row->name) {
        fprintf(out, "%s\n", row->help);
        return;
    }
    width =
        fprintf(out, "  %c%c%s --%s %s", row->letter ? '-' : ' ', row->letter ? row->letter : ' ',
                row->letter ? "," : " ", row->name, row->argument ? row->argument : "");
    fprintf(out, "%*s%s\n", width < 26 ? 26 - width : 1, "", row->help);
}

// With a command before it, --help has that command and its options.
void options_help(enum task about, FILE *out)
{
    struct option_row row;

    if (about == TASK_CHECK)
        fputs(help_head, out);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (about == commands[i].task)
            fprintf(out, "Usage: elfcheck %s [OPTION...] %s\nTells %s.\n", commands[i].word,
                    commands[i].arguments, commands[i].help);
        else if (about == TASK_CHECK)
            fprintf(out, "  elfcheck %s %-*s%s\n", commands[i].word,
                    25 - (int)strlen(commands[i].word), commands[i].arguments, commands[i].help);
    }
    fputc('\n', out);
    for (unsigned i = 0; options_row(i, &row); i++)
        if (about == TASK_CHECK || table[i].tasks >> about & 1)
            print_row(&row, out);
    fputs(help_tail, out);
}
