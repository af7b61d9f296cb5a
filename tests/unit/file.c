// Tests whole-file reading, hashing and writing. Made of: src/base/file.c src/base/sha256.c src/base/text.c
#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "tap.h"

static void test_read(struct tap *tap, struct arena *arena)
{
    char *bytes;
    size_t len;

    is_number(tap, file_write("a", "12345", 5), 0, "writes a file");
    is_number(tap, file_read(arena, "a", 5, &bytes, &len), 0, "reads a file as big as its bound");
    ok(tap, len == 5 && strcmp(bytes, "12345") == 0, "its bytes, and a NUL");
    is_number(tap, file_read(arena, "a", 4, &bytes, &len), EFBIG, "refuses one that is bigger");
    is_number(tap, file_read(arena, "none", 4, &bytes, &len), ENOENT, "one that is not there");
    is_number(tap, file_read(arena, ".", 4, &bytes, &len), EISDIR, "a folder");
    is_number(tap, file_read(arena, "/dev/zero", 1 << 20, &bytes, &len), EFBIG, "one without end");
    is_number(tap, file_read(arena, "/proc/self/status", 1 << 20, &bytes, &len), 0,
              "one that says its size is 0");
    ok(tap, len > 100 && strncmp(bytes, "Name:", 5) == 0, "reads all of it");
}

static void test_write(struct tap *tap, struct arena *arena)
{
    struct stat before, same, after;
    char *bytes;
    size_t len;

    stat("a", &before);
    file_write("a", "12345", 5);
    stat("a", &same);
    file_write("a", "12346", 5);
    stat("a", &after);
    ok(tap, before.st_ino == same.st_ino, "the same bytes are not written again");
    ok(tap, after.st_ino != same.st_ino, "other bytes come by rename");
    file_write("a", "123", 3);
    file_read(arena, "a", 9, &bytes, &len);
    is(tap, bytes, "123", "a shorter file has no rest of the longer");
    is_number(tap, file_write("none/a", "", 0), ENOENT, "no folder, no file");
    mkdir("d", 0700);
    ok(tap, file_write("d", "x", 1) != 0, "a folder is not replaced");
    is_number(tap, system("test -z \"$(find . -name '*.tmp')\""), 0, "nothing half-made is left");
}

// Against another program that knows the answer.
static void test_hash(struct tap *tap)
{
    unsigned same = 0;

    for (unsigned len = 0; len < 40; len++) {
        char bytes[40 * 40], hex[SHA256_HEX], other[SHA256_HEX] = "";
        FILE *pipe;

        memset(bytes, (int)len, sizeof bytes);
        file_write("h", bytes, len * len);
        pipe = popen("sha256sum h", "r");
        if (pipe && fgets(other, sizeof other, pipe) && file_sha256("h", hex) == 0)
            same += strcmp(other, hex) == 0;
        if (pipe)
            pclose(pipe);
    }
    is_number(tap, same, 40, "forty files hash as sha256sum says");
    is_number(tap, file_sha256("none", (char[SHA256_HEX]){0}), ENOENT, "a hash of nothing");
    is_number(tap, file_sha256(".", (char[SHA256_HEX]){0}), EISDIR, "a hash of a folder");
}

static int take_away(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

int main(void)
{
    char folder[] = "/tmp/ingot-unit.XXXXXX";
    struct tap tap = {0};
    struct arena arena;

    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 1;
    arena_init(&arena, NULL);
    test_read(&tap, &arena);
    test_write(&tap, &arena);
    test_hash(&tap);
    arena_free(&arena);
    ok(&tap, chdir("/") == 0 && nftw(folder, take_away, 8, FTW_DEPTH | FTW_PHYS) == 0,
       "the folder goes again");
    return tap_end(&tap);
}
