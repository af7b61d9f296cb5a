// Tests SHA-384 and SHA-512 against coreutils, on every length around one, two and three blocks. Made of: src/base/sha512.c
#include <stdlib.h>
#include <unistd.h>

#include "base/sha512.h"
#include "tap.h"

enum { LENGTHS = 400 };

static void fill(unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        bytes[i] = (unsigned char)(i * 7 + len);
}

// What our own function says of these bytes, in the place of coreutils' line.
static void hex_of(const unsigned char *bytes, size_t len, size_t wanted, char *hex)
{
    unsigned char digest[SHA512_BYTES];

    sha512(bytes, len, wanted, digest);
    for (size_t i = 0; i < wanted; i++)
        sprintf(hex + 2 * i, "%02x", digest[i]);
}

static bool write_files(void)
{
    for (size_t len = 0; len < LENGTHS; len++) {
        char name[32];
        unsigned char bytes[LENGTHS];
        FILE *file;

        snprintf(name, sizeof name, "%03zu", len);
        file = fopen(name, "wb");
        if (!file)
            return false;
        fill(bytes, len);
        fwrite(bytes, 1, len, file);
        fclose(file);
    }
    return true;
}

static void compare(struct tap *tap, const char *command, size_t wanted)
{
    FILE *theirs = popen(command, "r");
    char line[512], hex[2 * SHA512_BYTES + 1];
    size_t len = 0, wrong = 0;

    while (theirs && fgets(line, sizeof line, theirs)) {
        // Of exactly this size, so that the sanitiser sees a byte too many.
        unsigned char *bytes = malloc(len + !len);

        fill(bytes, len);
        hex_of(bytes, len, wanted, hex);
        wrong += strncmp(line, hex, 2 * wanted) != 0 || line[2 * wanted] != ' ';
        free(bytes);
        len++;
    }
    if (theirs)
        pclose(theirs);
    ok(tap, len == LENGTHS && wrong == 0, "%s: %zu files, %zu wrong", command, len, wrong);
}

int main(void)
{
    char folder[] = "/tmp/ingot-sha512.XXXXXX", command[64];
    struct tap tap = {0};

    ok(&tap, mkdtemp(folder) && chdir(folder) == 0 && write_files(), "files to hash");
    compare(&tap, "sha384sum [0-9]*", SHA384_BYTES);
    compare(&tap, "sha512sum [0-9]*", SHA512_BYTES);
    snprintf(command, sizeof command, "rm -r %s", folder);
    ok(&tap, chdir("/") == 0 && system(command) == 0, "and to take away");
    return tap_end(&tap);
}
