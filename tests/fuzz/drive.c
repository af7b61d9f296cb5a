// Drives a fuzz target where there is no libFuzzer: runs files, then mutations of them that a seed decides. Takes the
// options that scripts/fuzz gives to libFuzzer: -runs=N -max_total_time=S -seed=N -max_len=N -timeout=S
// -artifact_prefix=P, and folders of files (others that libFuzzer knows are passed over). The input that is running is
// always in the file Pcrash-input, so that a run which ends, however it ends, leaves it there; a clean one removes it.
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_FILES = 4096, MOST_CHANGES = 8, PATH_BYTES = 4096 };

struct bytes {
    uint8_t *at;
    size_t len;
};

struct drive {
    long runs, seconds, timeout; // -1: no limit on it
    size_t most;                 // bytes of an input
    uint64_t random;
    char artifact[PATH_BYTES];
    int artifact_file;
    struct bytes file[MOST_FILES];
    unsigned files;
};

static void stop(const char *what, const char *path)
{
    fprintf(stderr, "drive: %s %s\n", what, path);
    exit(2);
}

// xorshift64*: the same numbers for one seed on every machine.
static uint64_t next(struct drive *drive)
{
    drive->random ^= drive->random >> 12;
    drive->random ^= drive->random << 25;
    drive->random ^= drive->random >> 27;
    return drive->random * 0x2545f4914f6cdd1d;
}

static size_t below(struct drive *drive, size_t limit)
{
    return limit > 0 ? (size_t)(next(drive) % limit) : 0;
}

static void read_file(struct drive *drive, const char *path)
{
    FILE *in = fopen(path, "rb");
    struct stat about;
    struct bytes bytes;

    if (!in || fstat(fileno(in), &about) != 0)
        stop("cannot read", path);
    if (S_ISREG(about.st_mode) && drive->files < MOST_FILES) {
        bytes.at = malloc((size_t)about.st_size + 1);
        if (!bytes.at)
            stop("no memory for", path);
        bytes.len = fread(bytes.at, 1, (size_t)about.st_size, in);
        drive->file[drive->files++] = bytes;
    }
    fclose(in);
}

// In the order of their names: a seed then means the same wherever the files were written.
static void read_folder(struct drive *drive, const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);

    if (count < 0)
        stop("cannot list", folder);
    for (int i = 0; i < count; i++) {
        char path[PATH_BYTES];

        if (snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name) >= (int)sizeof path)
            stop("too long a path in", folder);
        read_file(drive, path);
        free(entries[i]);
    }
    free(entries);
}

// Runs one input from a block of memory of exactly its size, with a fence right behind it. Each run may take `timeout`
// seconds; SIGALRM then ends the program.
static void run(struct drive *drive, const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size > 0 ? size : 1);

    if (!copy || ftruncate(drive->artifact_file, 0) != 0 ||
        pwrite(drive->artifact_file, data, size, 0) != (ssize_t)size)
        stop("cannot write", drive->artifact);
    memcpy(copy, data, size);
    alarm(drive->timeout > 0 ? (unsigned)drive->timeout : 0);
    LLVMFuzzerTestOneInput(copy, size);
    alarm(0);
    free(copy);
}

// Writes a number that fields of 1 to 8 bytes tend to break on; most stand on places divisible by four.
static void change_number(struct drive *drive, struct bytes *bytes)
{
    static const uint64_t odd[] = {
        0,          1,          2,          7,         0x7f,       0x80,       0xff, 0xffff,
        0x7fffffff, 0x80000000, UINT32_MAX, INT64_MAX, UINT64_MAX, 1ULL << 63, 24,   1ULL << 32};
    size_t width = (size_t)1 << below(drive, 4);
    size_t near = bytes->len < 1500 || below(drive, 2) == 0 ? bytes->len : 1500;
    size_t at = below(drive, near);
    uint64_t value = odd[below(drive, sizeof odd / sizeof *odd)];

    if (below(drive, 4) > 0)
        at = at / 4 * 4;
    for (size_t i = 0; i < width && at + i < bytes->len; i++)
        bytes->at[at + i] = (uint8_t)(value >> 8 * i);
}

static void change_byte(struct drive *drive, struct bytes *bytes)
{
    bytes->at[below(drive, bytes->len)] = (uint8_t)next(drive);
}

static void change_end(struct drive *drive, struct bytes *bytes)
{
    bytes->len = below(drive, bytes->len) + 1;
}

// Copies some bytes of any file, or of this one, over others.
static void change_part(struct drive *drive, struct bytes *bytes)
{
    const struct bytes *other = &drive->file[below(drive, drive->files)];
    size_t from = below(drive, other->len), to = below(drive, bytes->len);
    size_t len = below(drive, 256);

    if (len > other->len - from)
        len = other->len - from;
    if (len > bytes->len - to)
        len = bytes->len - to;
    memmove(bytes->at + to, other->at + from, len);
}

static void mutate(struct drive *drive, struct bytes *bytes)
{
    static void (*const changes[])(struct drive *, struct bytes *) = {
        change_number, change_number, change_number, change_byte, change_part, change_end};
    size_t times = below(drive, MOST_CHANGES) + 1;

    while (times-- > 0 && bytes->len > 0)
        changes[below(drive, sizeof changes / sizeof *changes)](drive, bytes);
}

static bool goes_on(const struct drive *drive, long done, time_t begin)
{
    if (drive->runs >= 0 && done >= drive->runs)
        return false;
    return drive->seconds <= 0 || time(NULL) - begin < drive->seconds;
}

static long drive_all(struct drive *drive)
{
    struct bytes bytes = {malloc(drive->most + 1), 0};
    time_t begin = time(NULL);
    long done = 0;

    if (!bytes.at || drive->files == 0)
        stop("nothing to run:", "name a folder of files");
    for (; goes_on(drive, done, begin); done++) {
        const struct bytes *file =
            &drive->file[(size_t)done < drive->files ? (size_t)done : below(drive, drive->files)];

        bytes.len = file->len < drive->most ? file->len : drive->most;
        memcpy(bytes.at, file->at, bytes.len);
        if ((size_t)done >= drive->files)
            mutate(drive, &bytes);
        run(drive, bytes.at, bytes.len);
    }
    free(bytes.at);
    return done;
}

static bool number_of(const char *word, const char *option, long *number)
{
    if (strncmp(word, option, strlen(option)) != 0)
        return false;
    *number = atol(word + strlen(option));
    return true;
}

static void take_word(struct drive *drive, const char *word)
{
    static const char prefix[] = "-artifact_prefix=";
    long number;

    if (number_of(word, "-max_len=", &number))
        drive->most = (size_t)number;
    else if (number_of(word, "-seed=", &number))
        drive->random = ((uint64_t)number + 1) * 0x9e3779b97f4a7c15;
    else if (strncmp(word, prefix, sizeof prefix - 1) == 0)
        snprintf(drive->artifact, sizeof drive->artifact, "%scrash-input",
                 word + sizeof prefix - 1);
    else if (!number_of(word, "-runs=", &drive->runs) &&
             !number_of(word, "-max_total_time=", &drive->seconds) &&
             !number_of(word, "-timeout=", &drive->timeout) && word[0] != '-')
        read_folder(drive, word);
}

int main(int count, char **words)
{
    static struct drive drive = {
        .runs = -1, .most = 1 << 16, .random = 1, .artifact = "crash-input"};
    long done;

    for (int i = 1; i < count; i++)
        take_word(&drive, words[i]);
    drive.artifact_file = open(drive.artifact, O_RDWR | O_CREAT | O_TRUNC, 0666);
    if (drive.artifact_file < 0)
        stop("cannot write", drive.artifact);
    done = drive_all(&drive);
    while (drive.files > 0)
        free(drive.file[--drive.files].at);
    close(drive.artifact_file);
    unlink(drive.artifact); // a leak, which the sanitiser tells at the end, has no one input
    fprintf(stderr, "Done %ld runs\n", done);
    return 0;
}
