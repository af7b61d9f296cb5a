// Tests the archive's bisection on a table as pack.py lays it out. Made of: src/interpreter/archive.c
#include "../../src/interpreter/archive.h"
#include "tap.h"

// What the assembler makes of pack.py's output, for six files in byte order.
struct archive_row {
    uint32_t name, bytes, stored, size;
};
enum { FILES = 6 };
extern const uint32_t archive_count;
extern const char archive_names[];
extern const struct archive_row archive_rows[FILES + 1];
extern const unsigned char archive_bytes[];

const uint32_t archive_count = FILES;
const char archive_names[] = "data.txtjson.pyjson.pycpkg/__init__.pycpkg/sub/deep.pyczz.py";
const struct archive_row archive_rows[FILES + 1] = {
    {0, 0, 5, 5},   {8, 5, 0, 200},  {15, 5, 4, 4}, {23, 9, 1, 1},
    {39, 10, 1, 1}, {55, 11, 3, 40}, {60, 0, 0, 0},
};
const unsigned char archive_bytes[] = "hello";

static enum archive_kind kind(const char *name)
{
    return archive_kind(name, strlen(name));
}

static void test_names(struct tap *tap)
{
    struct archive_file file;
    char long_name[600];

    ok(tap, archive_find("data.txt", 8, &file) && file.size == 5 && file.bytes == archive_bytes,
       "the first file");
    ok(tap, archive_find("zz.py", 5, &file) && file.size == 40, "the last file");
    ok(tap, !archive_find("zz.pyc", 6, &file) && !archive_find("zz.p", 4, &file), "not by a part");
    ok(tap, !archive_find("", 0, &file) && !archive_find("a", 1, &file),
       "nothing before the first");
    ok(tap, !archive_find("zzz", 3, &file), "nothing after the last");
    ok(tap, kind("json") == ARCHIVE_MODULE, "a module");
    ok(tap, kind("pkg") == ARCHIVE_PACKAGE, "a package");
    ok(tap, kind("pkg/sub") == ARCHIVE_FOLDER, "a folder without __init__");
    ok(tap, kind("pkg/sub/deep") == ARCHIVE_MODULE, "a module in a folder");
    ok(tap, kind("data") == ARCHIVE_NOTHING && kind("zz") == ARCHIVE_NOTHING, "data is no module");
    ok(tap, kind("") == ARCHIVE_NOTHING && kind("pk") == ARCHIVE_NOTHING,
       "nor is a part of a name");
    memset(long_name, 'x', sizeof long_name);
    ok(tap, archive_kind(long_name, sizeof long_name) == ARCHIVE_NOTHING,
       "nor a name of 600 bytes");
}

int main(void)
{
    struct tap tap = {0};

    test_names(&tap);
    return tap_end(&tap);
}
