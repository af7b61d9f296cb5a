// Inflates and hashes every entry of the wheels that it is given, with elfcheck's own functions, and does nothing else: what
// scripts/bench-peers holds elfcheck's time against. Prints how many bytes that were.
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"
#include "base/text.h"
#include "elfcheck/inflate.h"
#include "elfcheck/zip.h"

struct room {
    unsigned char *at;
    uint64_t len;
};

static bool cost_of_entry(const struct zip_entry *entry, struct room *room)
{
    unsigned char digest[SHA256_BYTES];
    struct span bytes = entry->packed;
    struct sha256 hash;

    if (!entry->usable)
        return false;
    if (entry->size > room->len) {
        free(room->at);
        *room = (struct room){malloc(entry->size), entry->size};
        if (!room->at)
            return false;
    }
    if (entry->method == ZIP_DEFLATED) {
        if (!inflate_span(entry->packed, room->at, entry->size))
            return false;
        bytes = span_of(room->at, entry->size);
    }
    sha256_start(&hash);
    sha256_add(&hash, bytes.at, bytes.len);
    sha256_finish(&hash, digest);
    return true;
}

static bool cost_of_wheel(const char *path, struct room *room, uint64_t *total)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct arena arena;
    struct stat about;
    struct zip zip;
    void *at = MAP_FAILED;
    bool good;

    arena_init(&arena, NULL);
    if (file >= 0 && fstat(file, &about) == 0)
        at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    good = at != MAP_FAILED &&
           zip_open(span_of(at, (size_t)about.st_size), ZIP_SIZE_MOST, &arena, &zip, NULL);
    for (uint64_t i = 0; good && i < zip.count; i++) {
        good = cost_of_entry(&zip.entries[i], room);
        *total += zip.entries[i].size;
    }
    if (at != MAP_FAILED)
        munmap(at, (size_t)about.st_size);
    if (file >= 0)
        close(file);
    arena_free(&arena);
    return good;
}

int main(int count, char **words)
{
    struct room room = {NULL, 0};
    uint64_t total = 0;
    bool good = true;

    for (int i = 1; good && i < count; i++)
        good = cost_of_wheel(words[i], &room, &total);
    free(room.at);
    if (!good)
        return 1;
    printf("%" PRIu64 "\n", total);
    return 0;
}
