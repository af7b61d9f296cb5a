// Tests files and folders below the executable. Made of: src/interpreter/archive.c src/interpreter/view.c src/interpreter/view_files.c src/interpreter/view_folders.c
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <wchar.h>

#include "../../src/interpreter/view.h"
#include "tap.h"

// What the assembler makes of pack.py's output, for eight files in byte order.
struct archive_row {
    uint32_t name, bytes, stored, size;
};
enum { FILES = 8 };
extern const uint32_t archive_count;
extern const char archive_names[];
extern const struct archive_row archive_rows[FILES + 1];
extern const unsigned char archive_bytes[];

const uint32_t archive_count = FILES;
const char archive_names[] = "a.pya.pyca/b/c.txta/b/d.pya/b/d.pyca/empty.txta0.txtzz/__init__.py";
const struct archive_row archive_rows[FILES + 1] = {
    {0, 0, 5, 5},  {4, 0, 5, 5},  {9, 5, 3, 3},  {18, 0, 5, 5}, {26, 0, 5, 5},
    {35, 0, 0, 0}, {46, 5, 3, 3}, {52, 0, 8, 8}, {66, 0, 0, 0},
};
const unsigned char archive_bytes[] = "helloyou";

// In place of zlib: nothing here is deflated, and "zz/__init__.py" is damaged.
bool archive_read(const struct archive_file *file, unsigned char *out)
{
    memcpy(out, file->bytes, file->size);
    return file->size != 8;
}

// In place of CPython: the executable is ./exe.
wchar_t *_Py_GetStdlibDir(void);
char *_Py_EncodeLocaleRaw(const wchar_t *text, size_t *error_pos);
void PyMem_RawFree(void *block);

static wchar_t stdlib_dir[64] = L"exe";
wchar_t *_Py_GetStdlibDir(void)
{
    return stdlib_dir[0] != L'\0' ? stdlib_dir : NULL;
}
char *_Py_EncodeLocaleRaw(const wchar_t *text, size_t *error_pos)
{
    char *out = malloc(64);
    (void)error_pos;
    if (out != NULL)
        snprintf(out, 64, "%ls", text);
    return out;
}
void PyMem_RawFree(void *block)
{
    free(block);
}

// In place of the linker's --wrap: the kernel's answers.
int __real_openat(int folder, const char *path, int flags, ...);
int __real_open(const char *path, int flags, ...);
int __real_fstatat(int folder, const char *path, struct stat *st, int flags);
int __real_access(const char *path, int mode);
int __real_faccessat(int folder, const char *path, int mode, int flags);
ssize_t __real_listxattr(const char *path, char *list, size_t size);
ssize_t __real_llistxattr(const char *path, char *list, size_t size);
ssize_t __wrap_listxattr(const char *path, char *list, size_t size);
ssize_t __wrap_llistxattr(const char *path, char *list, size_t size);
DIR *__real_opendir(const char *path);
struct dirent *__real_readdir(DIR *dir);
void __real_rewinddir(DIR *dir);
int __real_closedir(DIR *dir);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_fstatat(int folder, const char *path, struct stat *st, int flags);
int __wrap_access(const char *path, int mode);
int __wrap_faccessat(int folder, const char *path, int mode, int flags);
DIR *__wrap_opendir(const char *path);
struct dirent *__wrap_readdir(DIR *dir);
void __wrap_rewinddir(DIR *dir);
int __wrap_closedir(DIR *dir);

int __real_openat(int folder, const char *path, int flags, ...)
{
    return openat(folder, path, flags, 0600);
}
int __real_open(const char *path, int flags, ...)
{
    return open(path, flags, 0600);
}
int __real_fstatat(int folder, const char *path, struct stat *st, int flags)
{
    return fstatat(folder, path, st, flags);
}
int __real_access(const char *path, int mode)
{
    return access(path, mode);
}
int __real_faccessat(int folder, const char *path, int mode, int flags)
{
    return faccessat(folder, path, mode, flags);
}
ssize_t __real_listxattr(const char *path, char *list, size_t size)
{
    return listxattr(path, list, size);
}
ssize_t __real_llistxattr(const char *path, char *list, size_t size)
{
    return llistxattr(path, list, size);
}
DIR *__real_opendir(const char *path)
{
    return opendir(path);
}
struct dirent *__real_readdir(DIR *dir)
{
    return readdir(dir);
}
void __real_rewinddir(DIR *dir)
{
    rewinddir(dir);
}
int __real_closedir(DIR *dir)
{
    return closedir(dir);
}

// The kind of what is at `path`: 'f', 'd', or '-' with ENOTDIR.
static char kind(const char *path)
{
    struct stat st;
    if (__wrap_fstatat(AT_FDCWD, path, &st, 0) != 0)
        return errno == ENOTDIR ? '-' : '!';
    return S_ISREG(st.st_mode) ? 'f' : S_ISDIR(st.st_mode) ? 'd' : '?';
}

static void test_paths(struct tap *tap)
{
    static const struct {
        const char *path;
        char kind;
    } cases[] = {
        {"exe", 'f'},
        {"exe/", 'd'},
        {"exe/a.py", 'f'},
        {"exe/a", 'd'},
        {"exe/a/", 'd'},
        {"exe/a/b", 'd'},
        {"exe/a/b/c.txt", 'f'},
        {"exe//a///b/c.txt", 'f'},
        {"exe/./a/./b/.", 'd'},
        {"exe/a/b/../../a.py", 'f'},
        {"exe/a/b/..", 'd'},
        {"exe/zz/__init__.py", 'f'},
        {"exe/a/empty.txt", 'f'},
        {"./exe/a.py", 'f'},
        {"folder/../exe/a.py", 'f'},
        {"link/a.py", 'f'},
        {"folder/link/a.py", 'f'},
        {"hard/a.py", 'f'},
        // Not there, not shown, not ours.
        {"exe/a.pyc", '-'},
        {"exe/a/b/d.pyc", '-'},
        {"exe/..", '-'},
        {"exe/../exe", '-'},
        {"exe/a/../../exe/a.py", '-'},
        {"exe/a.py/", '-'},
        {"exe/a.py/.", '-'},
        {"exe/a.py/../a.py", '-'},
        {"exe/a.p", '-'},
        {"exe/no/../a.py", '-'},
        {"exe/a/b/c.tx", '-'},
        {"exe/z", '-'},
        {"other/a.py", '-'},
        {"other/", '-'},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(tap, kind(cases[i].path) == cases[i].kind, "%s: %c", cases[i].path, cases[i].kind);
    ok(tap, kind("none/a.py") == '!' && kind("folder/none") == '!', "what is not there is ENOENT");
}

static void test_hostile_paths(struct tap *tap)
{
    char path[3 * PATH_MAX] = "exe/";
    memset(path + 4, 'x', 600);
    ok(tap, kind(path) == '-' || errno == ENAMETOOLONG, "a name of 600 bytes");
    for (size_t i = 4; i < 2 * PATH_MAX; i += 2)
        memcpy(path + i, "./", 2);
    ok(tap, kind(path) == '!', "a path longer than the kernel takes");
    struct view_entry entry;
    ok(tap, !view_find(&entry, AT_FDCWD, ""), "no path");
    ok(tap, !view_find(&entry, AT_FDCWD, "////"), "only slashes");
    char names[VIEW_NAME_MAX + 32] = "exe/";
    memset(names + 4, 'y', VIEW_NAME_MAX - 1);
    errno = 0;
    ok(tap, !view_find(&entry, AT_FDCWD, names) && errno == 0, "a name that just fills its room");
    names[4 + VIEW_NAME_MAX - 1] = 'y';
    ok(tap, !view_find(&entry, AT_FDCWD, names), "and one byte more");
}

static void test_reading(struct tap *tap)
{
    char text[16] = "";
    int fd = __wrap_open("exe/a.py", O_RDONLY | O_CLOEXEC);
    ok(tap, fd >= 0 && read(fd, text, sizeof text) == 5 && strcmp(text, "hello") == 0, "contents");
    ok(tap, fcntl(fd, F_GETFD) == FD_CLOEXEC, "close-on-exec as asked");
    ok(tap, write(fd, "x", 1) < 0 && ftruncate(fd, 0) < 0 && ftruncate(fd, 9) < 0, "it is sealed");
    close(fd);
    fd = __wrap_open("exe/a/empty.txt", O_RDONLY);
    ok(tap, fd >= 0 && read(fd, text, sizeof text) == 0, "an empty file");
    ok(tap, fcntl(fd, F_GETFD) == 0, "no close-on-exec unless it is asked for");
    close(fd);
    int folder = open(".", O_RDONLY | O_DIRECTORY);
    fd = __wrap_openat(folder, "exe/a/b/c.txt", O_RDONLY);
    memset(text, 0, sizeof text);
    ok(tap, fd >= 0 && read(fd, text, sizeof text) == 3 && strcmp(text, "you") == 0, "by openat");
    close(fd);
    struct stat st;
    ok(tap, __wrap_fstatat(folder, "exe/a/b/c.txt", &st, 0) == 0 && st.st_size == 3, "its size");
    ok(tap, st.st_mode == (S_IFREG | 0444) && st.st_dev == 0 && st.st_nlink == 1, "its mode");
    close(folder);
    ok(tap, __wrap_open("exe/a.py", O_RDWR) < 0 && errno == EROFS, "read-only");
    ok(tap, __wrap_open("exe/a.py", O_RDONLY | O_TRUNC) < 0 && errno == EROFS, "not emptied");
    ok(tap, __wrap_open("exe/new", O_WRONLY | O_CREAT, 0600) < 0 && errno == ENOTDIR,
       "no new file");
    ok(tap, __wrap_open("exe/a", O_RDONLY) < 0 && errno == EISDIR, "a folder cannot be read");
    ok(tap, __wrap_open("exe/a", O_RDONLY | O_DIRECTORY) < 0 && errno == ENOTDIR,
       "nor as a folder");
    ok(tap, __wrap_open("exe/zz/__init__.py", O_RDONLY) < 0 && errno == EIO, "a damaged file");
    ok(tap, __wrap_open("other/a.py", O_RDONLY) < 0 && errno == ENOTDIR, "another file is a file");
    fd = __wrap_open("new", O_WRONLY | O_CREAT, 0600);
    ok(tap, fd >= 0 && access("new", R_OK) == 0, "files of the disk are made as ever");
    close(fd);
}

static void test_access(struct tap *tap)
{
    ok(tap, __wrap_access("exe/a.py", R_OK) == 0 && __wrap_access("exe/a", R_OK | X_OK) == 0,
       "may be read, a folder entered");
    ok(tap, __wrap_access("exe/a.py", W_OK) != 0 && errno == EROFS, "not written");
    ok(tap, __wrap_access("exe/a.py", X_OK) != 0 && errno == EACCES, "not run");
    ok(tap, __wrap_faccessat(AT_FDCWD, "exe/a.py", F_OK, 0) == 0, "by faccessat");
    ok(tap, __wrap_listxattr("exe/a.py", NULL, 0) == 0 && __wrap_llistxattr("exe/a", NULL, 0) == 0,
       "no extended attributes");
    ok(tap, __wrap_listxattr("exe/no", NULL, 0) < 0 && errno == ENOTDIR, "of what is there");
    ok(tap, __wrap_faccessat(AT_FDCWD, "exe/no", F_OK, 0) != 0 && errno == ENOTDIR, "or not");
}

// Writes what readdir gives, a folder's with a slash, into `out`, and checks each number with stat's.
static void list(struct tap *tap, const char *path, DIR *dir, char *out)
{
    *out = '\0';
    for (struct dirent *item; (item = __wrap_readdir(dir)) != NULL;) {
        char below[PATH_MAX];
        struct stat st = {0};
        snprintf(below, sizeof below, "%s/%s", path, item->d_name);
        __wrap_fstatat(AT_FDCWD, below, &st, AT_SYMLINK_NOFOLLOW);
        bool same = st.st_ino == item->d_ino && (item->d_type == DT_DIR) == S_ISDIR(st.st_mode);
        if (!same)
            ok(tap, false, "readdir and stat differ about %s", below);
        strcat(strcat(out, item->d_name), item->d_type == DT_DIR ? "/ " : " ");
    }
}

static void test_folders(struct tap *tap)
{
    static const char *const cases[][2] = {
        {"exe", "a.py a/ a0.txt zz/ "}, {"exe/", "a.py a/ a0.txt zz/ "}, {"exe/a", "b/ empty.txt "},
        {"exe/a/b", "c.txt d.py "},     {"exe/zz/", "__init__.py "},
    };
    char seen[PATH_MAX];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DIR *dir = __wrap_opendir(cases[i][0]);
        ok(tap, dir != NULL, "%s can be opened", cases[i][0]);
        if (dir == NULL)
            continue;
        list(tap, cases[i][0], dir, seen);
        is(tap, seen, cases[i][1], "its files and folders");
        __wrap_rewinddir(dir);
        list(tap, cases[i][0], dir, seen);
        is(tap, seen, cases[i][1], "and again after rewinddir");
        ok(tap, __wrap_closedir(dir) == 0, "closed");
    }
    ok(tap, __wrap_opendir("exe/a.py") == NULL && errno == ENOTDIR, "a file is no folder");
    ok(tap, __wrap_opendir("exe/no") == NULL && errno == ENOTDIR, "nor is what is not there");
    ok(tap, __wrap_opendir("other") == NULL && errno == ENOTDIR, "nor another file");
    DIR *dir = __wrap_opendir(".");
    size_t items = 0;
    while (dir != NULL && __wrap_readdir(dir) != NULL)
        items++;
    if (dir != NULL)
        __wrap_rewinddir(dir);
    ok(tap, dir != NULL && items >= 6 && __wrap_readdir(dir) != NULL,
       "folders of the disk as ever");
    ok(tap, dir != NULL && __wrap_closedir(dir) == 0, "closed");
}

static void test_without_executable(struct tap *tap)
{
    wcscpy(stdlib_dir, L"exe/no");
    ok(tap, kind("exe/a.py") == '-', "an executable that is below a file is none");
    wcscpy(stdlib_dir, L"gone");
    ok(tap, kind("exe/a.py") == '-', "no view when the executable is gone");
    stdlib_dir[0] = L'\0';
    ok(tap, kind("exe/a.py") == '-', "nor before CPython knows its place");
}

static void put(const char *path)
{
    FILE *file = fopen(path, "w");
    if (file == NULL || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
}

int main(void)
{
    struct tap tap = {0};
    char folder[] = "/tmp/view.XXXXXX";
    if (mkdtemp(folder) == NULL || chdir(folder) != 0 || mkdir("folder", 0700) != 0)
        return 1;
    put("exe");
    put("other");
    if (symlink("exe", "link") != 0 || symlink("../exe", "folder/link") != 0 ||
        link("exe", "hard") != 0)
        return 1;
    test_paths(&tap);
    test_hostile_paths(&tap);
    test_reading(&tap);
    test_access(&tap);
    test_folders(&tap);
    test_without_executable(&tap);
    static const char *const made[] = {"exe", "other", "link", "folder/link", "hard", "new"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        unlink(made[i]);
    rmdir("folder");
    rmdir(folder);
    return tap_end(&tap);
}
