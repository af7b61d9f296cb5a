// libarchive: header and library of one version, a round trip through each compression and format that users count on.
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "try.h"

static char packed[1 << 16];

static size_t written(int filter, int format)
{
    struct archive *out = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    size_t len = 0;

    // Not ARCHIVE_WARN: that is how it says that it would start a program for want of the library.
    TRY(archive_write_add_filter(out, filter) == ARCHIVE_OK);
    TRY(archive_write_set_format(out, format) == ARCHIVE_OK);
    TRY(archive_write_open_memory(out, packed, sizeof packed, &len) == ARCHIVE_OK);
    archive_entry_set_pathname(entry, "ingot.txt");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, 5);
    TRY(archive_write_header(out, entry) == ARCHIVE_OK);
    TRY(archive_write_data(out, "ingot", 5) == 5);
    TRY(archive_write_close(out) == ARCHIVE_OK);
    archive_entry_free(entry);
    archive_write_free(out);
    return len;
}

static void reads(int filter, size_t len)
{
    struct archive *in = archive_read_new();
    struct archive_entry *entry;
    char text[8] = "";

    archive_read_support_format_all(in);
    TRY(archive_read_append_filter(in, filter) == ARCHIVE_OK);
    TRY(archive_read_open_memory(in, packed, len) == ARCHIVE_OK);
    TRY(archive_read_next_header(in, &entry) == ARCHIVE_OK);
    TRY(strcmp(archive_entry_pathname(entry), "ingot.txt") == 0);
    TRY(archive_read_data(in, text, sizeof text) == 5 && strcmp(text, "ingot") == 0);
    archive_read_free(in);
}

int main(void)
{
    static const int filters[] = {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2,
                                  ARCHIVE_FILTER_XZ,   ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_LZ4};
    static const int formats[] = {ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_ZIP,
                                  ARCHIVE_FORMAT_7ZIP, ARCHIVE_FORMAT_XAR};

    TRY(archive_version_number() == ARCHIVE_VERSION_NUMBER);
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        reads(filters[i], written(filters[i], ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE));
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        reads(ARCHIVE_FILTER_NONE, written(ARCHIVE_FILTER_NONE, formats[i]));
    return 0;
}
