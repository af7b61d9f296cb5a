// The read-only archive of files that the link step puts into the executable: look up, list, read.
#ifndef INGOT_INTERPRETER_ARCHIVE_H
#define INGOT_INTERPRETER_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One file. `bytes` lie in the executable's image and live as long as the process. When `stored`
// differs from `size` they are a zlib stream of `stored` bytes that holds `size` bytes.
struct archive_file {
    const unsigned char *bytes;
    size_t stored, size;
};

// What a name stands for as something to import.
enum archive_kind { ARCHIVE_NOTHING, ARCHIVE_MODULE, ARCHIVE_PACKAGE, ARCHIVE_FOLDER };

// Finds the file called `name` ("json/decoder.pyc"), `len` bytes long. Gives false when there is
// none; `*file` is then left alone.
bool archive_find(const char *name, size_t len, struct archive_file *file);

// Says what importing the path `name` ("json/decoder", no suffix) would find: NAME/__init__.pyc is a
// package, NAME.pyc a module, a folder without __init__ a folder (a namespace package).
enum archive_kind archive_kind(const char *name, size_t len);

// Whether there are files below the folder `name` ("xml/dom/", with its last slash; "" is the top).
bool archive_folder(const char *name, size_t len);

// Gives the number of the first file whose name is not before `name` in byte order; the count of
// files when all are before it.
uint32_t archive_lower(const char *name, size_t len);

// Gives the name of file `number` (not NUL-terminated) and its length in `*len`; NULL when there is
// no such number.
const char *archive_name(uint32_t number, size_t *len);

// Writes the file's contents into `out`, which has room for file->size bytes. Gives false when the
// stored stream is damaged.
bool archive_read(const struct archive_file *file, unsigned char *out);

#endif
