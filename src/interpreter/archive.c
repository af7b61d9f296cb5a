// The read-only archive inside the executable: a sorted index and the bytes, laid out by pack.py.
#include "archive.h"

#include <string.h>

enum { MODULE_NAME_MAX = 512 }; // no module of ours has a longer path; a longer name is not found

// A row of the index that pack.py writes (four .long each). Offsets count from archive_names and
// archive_bytes. The row after the last ends the last name.
struct archive_row {
    uint32_t name, bytes, stored, size;
};
extern const struct archive_row archive_rows[];
extern const uint32_t archive_count;
extern const char archive_names[];
extern const unsigned char archive_bytes[];

const char *archive_name(uint32_t number, size_t *len)
{
    if (number >= archive_count)
        return NULL;
    *len = archive_rows[number + 1].name - archive_rows[number].name;
    return archive_names + archive_rows[number].name;
}

// Orders file `number` and `name` as memcmp does, the shorter first among equals.
static int compare(uint32_t number, const char *name, size_t len)
{
    size_t row_len = 0;
    const char *row_name = archive_name(number, &row_len);
    int order = memcmp(row_name, name, row_len < len ? row_len : len);
    if (order == 0)
        order = (row_len > len) - (row_len < len);
    return order;
}

uint32_t archive_lower(const char *name, size_t len)
{
    uint32_t low = 0, high = archive_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(middle, name, len) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool archive_find(const char *name, size_t len, struct archive_file *file)
{
    uint32_t number = archive_lower(name, len);
    if (number >= archive_count || compare(number, name, len) != 0)
        return false;
    const struct archive_row *row = &archive_rows[number];
    *file = (struct archive_file){archive_bytes + row->bytes, row->stored, row->size};
    return true;
}

bool archive_folder(const char *name, size_t len)
{
    size_t found_len = 0;
    const char *found = archive_name(archive_lower(name, len), &found_len);
    return found != NULL && found_len > len && memcmp(found, name, len) == 0;
}

enum archive_kind archive_kind(const char *name, size_t len)
{
    static const char package[] = "/__init__.pyc", module[] = ".pyc";
    char path[MODULE_NAME_MAX + sizeof package];
    struct archive_file file;
    if (len == 0 || len > MODULE_NAME_MAX)
        return ARCHIVE_NOTHING;
    memcpy(path, name, len);
    memcpy(path + len, package, sizeof package - 1);
    if (archive_find(path, len + sizeof package - 1, &file))
        return ARCHIVE_PACKAGE;
    memcpy(path + len, module, sizeof module - 1);
    if (archive_find(path, len + sizeof module - 1, &file))
        return ARCHIVE_MODULE;
    path[len] = '/';
    return archive_folder(path, len + 1) ? ARCHIVE_FOLDER : ARCHIVE_NOTHING;
}
