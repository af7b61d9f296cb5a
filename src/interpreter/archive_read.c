// Gives a file of the archive as it was packed: copied, or inflated by zlib.
#include <string.h>
#include <zlib.h>

#include "archive.h"

bool archive_read(const struct archive_file *file, unsigned char *out)
{
    if (file->stored == file->size) {
        memcpy(out, file->bytes, file->size);
        return true;
    }
    uLongf room = file->size;
    return uncompress(out, &room, file->bytes, file->stored) == Z_OK && room == file->size;
}
