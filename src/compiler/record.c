// Writes the record of compiles and links.
#include "compiler/record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/json.h"

static void write_words(struct json *json, const char *key, const struct words *words)
{
    json_key(json, key);
    json_array(json);
    for (size_t i = 0; i < words->count; i++)
        json_text(json, words->at[i]);
    json_close(json);
}

static void write_uses(struct json *json, const struct rewritten *rewritten)
{
    json_key(json, "libraries");
    json_array(json);
    for (size_t i = 0; i < rewritten->use_count; i++) {
        const struct use *use = &rewritten->uses[i];

        json_object(json);
        json_key(json, "asked");
        json_text(json, use->asked);
        json_key(json, "used");
        json_text(json, use->used);
        json_key(json, "from");
        json_text(json, use->from);
        json_close(json);
    }
    json_close(json);
}

static const char *output_of(const struct line *line)
{
    if (line->output)
        return line->output;
    return line->mode == MODE_LINK ? "a.out" : "";
}

static bool write_event(FILE *out, const struct event *event)
{
    static const char *const modes[] = {
        [MODE_OTHER] = "other", [MODE_COMPILE] = "compile", [MODE_LINK] = "link"};
    struct json json;

    json_start(&json, out);
    json_object(&json);
    json_key(&json, "tool");
    json_text(&json, event->tool);
    json_key(&json, "language");
    json_text(&json, event->language == LANGUAGE_CXX ? "c++" : "c");
    json_key(&json, "mode");
    json_text(&json, modes[event->line->mode]);
    json_key(&json, "output");
    json_text(&json, output_of(event->line));
    json_key(&json, "probe");
    json_bool(&json, event->rewritten->probe);
    write_words(&json, "inputs", &event->rewritten->inputs);
    write_uses(&json, event->rewritten);
    write_words(&json, "missing", &event->rewritten->missing);
    write_words(&json, "dropped", &event->rewritten->dropped);
    write_words(&json, "argv", event->given);
    write_words(&json, "run", &event->rewritten->run);
    json_key(&json, "cwd");
    json_text(&json, event->cwd);
    json_close(&json);
    return json_finish(&json);
}

// One write is one append (POSIX, O_APPEND); what a full disk cuts off is an error.
static int append(const char *path, const char *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    int error = 0;
    ssize_t wrote;

    if (fd < 0)
        return errno;
    do
        wrote = write(fd, bytes, len);
    while (wrote < 0 && errno == EINTR);
    if (wrote < 0)
        error = errno;
    else if ((size_t)wrote != len)
        error = ENOSPC;
    close(fd);
    return error;
}

int record_add(const char *path, const struct event *event)
{
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);
    bool whole;
    int error;

    if (!out)
        return errno;
    whole = write_event(out, event);
    if (fclose(out) != 0 || !whole)
        error = ENOMEM;
    else
        error = append(path, bytes, len);
    free(bytes);
    return error;
}
