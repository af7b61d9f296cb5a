// Tests mapped input, a file that shrinks while it is read too. Made of: src/elfcheck/input.c src/elfcheck/standard_input.c src/base/span.c
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elfcheck/input.h"
#include "tap.h"

enum { BYTES = 300000 };

static void test_file(struct tap *tap, const char *path)
{
    struct span bytes;
    FILE *file = fopen(path, "w");

    for (int i = 0; i < BYTES; i++)
        putc('x', file);
    fclose(file);
    is_number(tap, input_open(path, &bytes), 0, "a file opens");
    ok(tap, bytes.len == BYTES && bytes.at[BYTES - 1] == 'x', "with all its bytes");
    ok(tap, input_close(bytes), "and closes");
    is_number(tap, input_open(path, &bytes), 0, "it opens again");
    ok(tap, truncate(path, 10) == 0, "then it shrinks");
    ok(tap, bytes.at[BYTES - 1] == 0, "what is gone reads as 0");
    ok(tap, !input_close(bytes), "and closing tells");
    is_number(tap, input_open(path, &bytes), 0, "the short file opens");
    ok(tap, bytes.len == 10 && input_close(bytes), "and closes");
    ok(tap, truncate(path, 0) == 0 && input_open(path, &bytes) == 0 && bytes.len == 0,
       "an empty one");
    ok(tap, input_close(bytes), "closes too");
}

// Each mapping shrinks, and closes, for itself.
static void test_two(struct tap *tap, const char *one, const char *other)
{
    struct span first, second;
    FILE *file = fopen(other, "w");

    for (int i = 0; i < BYTES; i++)
        putc('y', file);
    fclose(file);
    ok(tap, truncate(one, 10) == 0 && input_open(one, &first) == 0, "a file opens");
    ok(tap, input_open(other, &second) == 0, "and another beside it");
    ok(tap, truncate(other, 10) == 0 && second.at[BYTES - 1] == 0, "which shrinks");
    ok(tap, input_close(first), "the first is whole");
    ok(tap, !input_close(second), "the other is not");
    unlink(other);
}

int main(void)
{
    struct tap tap = {0};
    struct span bytes;
    char folder[] = "/tmp/ingot-input.XXXXXX", path[64], fifo[64];

    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/file", folder);
    snprintf(fifo, sizeof fifo, "%s/fifo", folder);
    test_file(&tap, path);
    test_two(&tap, path, fifo);
    is_number(&tap, input_open(folder, &bytes), EISDIR, "a folder is refused");
    ok(&tap, mkfifo(fifo, 0600) == 0, "a FIFO");
    is_number(&tap, input_open(fifo, &bytes), EINVAL, "is refused, not waited for");
    is_number(&tap, input_open("/nonexistent", &bytes), ENOENT, "and so is nothing");
    unlink(path);
    unlink(fifo);
    rmdir(folder);
    return tap_end(&tap);
}
