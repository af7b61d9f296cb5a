// Reads the graph text that make wrote; the format is told in graph.h.
#include "graph.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "faults.h"

struct reader {
    struct graph *graph;
    struct arena *arena;
    struct faults *faults;
    const char *file;
    size_t line;           // of the text, from 1
    struct record *record; // what field lines now belong to, or NULL
    const char *field;     // the name of the field that value lines now belong to, or NULL
    struct text value;
    size_t empty_lines; // met since the value's last line with something on it
    bool said_no_field; // one fault for a block of stray value lines is enough
};

const char *record_value(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->fields[i].name, name) == 0)
            return record->fields[i].value;
    return NULL;
}

static void end_field(struct reader *reader)
{
    struct record *record = reader->record;

    if (reader->field && reader->value.len > 0) {
        if (record_value(record, reader->field))
            faults_add(reader->faults, "%s:%zu: %s has the field '%s' twice", reader->file,
                       reader->line, record->name, reader->field);
        if (record->count == record->room)
            record->fields =
                arena_grown(reader->arena, record->fields, &record->room, sizeof *record->fields);
        record->fields[record->count++] = (struct field){reader->field, reader->value.at};
    }
    reader->field = NULL;
    reader->said_no_field = false;
}

static void begin_recipe(struct reader *reader, const char *name)
{
    struct graph *graph = reader->graph;

    for (size_t i = 0; i < graph->count; i++)
        if (strcmp(graph->recipes[i].name, name) == 0)
            faults_add(reader->faults, "recipes/%s.mk: the recipe '%s' is there twice", name, name);
    if (graph->count == graph->room)
        graph->recipes =
            arena_grown(reader->arena, graph->recipes, &graph->room, sizeof *graph->recipes);
    reader->record = &graph->recipes[graph->count++];
    reader->record->name = name;
}

static void begin_field(struct reader *reader, const char *name)
{
    if (!reader->record) {
        faults_add(reader->faults, "%s:%zu: the field '%s' belongs to no recipe", reader->file,
                   reader->line, name);
        return;
    }
    reader->field = name;
    reader->empty_lines = 0;
    text_init(&reader->value, reader->arena);
}

static void read_keyword(struct reader *reader, const char *line, size_t len)
{
    size_t count;
    const char **words = text_words(reader->arena, arena_copy(reader->arena, line, len), &count);

    end_field(reader);
    if (count == 1 && strcmp(words[0], "global") == 0)
        reader->record = &reader->graph->global;
    else if (count == 2 && strcmp(words[0], "recipe") == 0)
        begin_recipe(reader, words[1]);
    else if (count == 2 && strcmp(words[0], "field") == 0)
        begin_field(reader, words[1]);
    else
        faults_add(reader->faults,
                   "%s:%zu: expected 'global', 'recipe NAME', 'field FIELD' or a TAB and a value,"
                   " not '%.*s'",
                   reader->file, reader->line, len > 60 ? 60 : (int)len, line);
}

static void read_value(struct reader *reader, const char *line, size_t len)
{
    struct text *value = &reader->value;

    if (!reader->field) {
        if (!reader->said_no_field)
            faults_add(reader->faults, "%s:%zu: a value that belongs to no field", reader->file,
                       reader->line);
        reader->said_no_field = true;
        return;
    }
    if (len == 0) {
        reader->empty_lines++;
        return;
    }
    if (value->len > 0)
        for (size_t i = 0; i <= reader->empty_lines; i++)
            text_str(value, "\n");
    reader->empty_lines = 0;
    text_add(value, line, len);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

void graph_parse(struct graph *graph, struct arena *arena, struct faults *faults, const char *file,
                 const char *bytes, size_t len)
{
    struct reader reader = {
        .graph = graph, .arena = arena, .faults = faults, .file = file, .line = 0};
    const char *end = bytes + len;

    *graph = (struct graph){.global.name = "global"};
    text_init(&reader.value, arena);
    if (memchr(bytes, '\0', len)) {
        faults_add(faults, "%s: holds a NUL byte, so it is not a graph that make wrote", file);
        return;
    }
    while (bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline ? newline : end;
        const char *line = bytes;

        reader.line++;
        bytes = newline ? newline + 1 : end;
        while (stop > line && is_blank(stop[-1]))
            stop--;
        if (newline != line && *line == '\t') {
            read_value(&reader, stop > line ? line + 1 : line,
                       stop > line ? (size_t)(stop - line) - 1 : 0);
            continue;
        }
        while (line < stop && is_blank(*line))
            line++;
        if (line < stop)
            read_keyword(&reader, line, (size_t)(stop - line));
    }
    end_field(&reader);
}
