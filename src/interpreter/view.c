// Finds the file or folder of the archive that a path below the executable's names.
#include "view.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

// The stdlib's folder, which is the executable, as CPython keeps it; NULL before and after its
// life.
wchar_t *_Py_GetStdlibDir(void);
char *_Py_EncodeLocaleRaw(const wchar_t *text, size_t *error_pos);
void PyMem_RawFree(void *block);

// The link step makes fstatat __wrap_fstatat, which asks here: here the kernel is asked.
int __real_fstatat(int folder, const char *path, struct stat *st, int flags);

static bool stat_executable(struct stat *st)
{
    const wchar_t *wide = _Py_GetStdlibDir();
    char *path = wide != NULL ? _Py_EncodeLocaleRaw(wide, NULL) : NULL;
    bool found = path != NULL && __real_fstatat(AT_FDCWD, path, st, 0) == 0;
    PyMem_RawFree(path);
    return found;
}

// Gives what of `path` follows the executable: from the slash on, or "". NULL when `path` does not
// lead there, by whatever spelling: files are compared, not names.
static const char *behind_executable(int folder, const char *path, const struct stat *executable)
{
    const char *end = path + strspn(path, "/");
    struct stat st = {.st_mode = S_IFDIR};
    while (S_ISDIR(st.st_mode) && *end != '\0') {
        char part[PATH_MAX];
        end += strcspn(end, "/");
        size_t len = (size_t)(end - path);
        if (len >= sizeof part)
            return NULL;
        memcpy(part, path, len);
        part[len] = '\0';
        if (__real_fstatat(folder, part, &st, 0) != 0)
            return NULL;
        if (S_ISDIR(st.st_mode))
            end += strspn(end, "/");
    }
    bool same =
        S_ISREG(st.st_mode) && st.st_dev == executable->st_dev && st.st_ino == executable->st_ino;
    return same ? end : NULL;
}

bool view_is_code(const char *name, size_t len)
{
    return len > 4 && memcmp(name + len - 4, ".pyc", 4) == 0;
}

uint64_t view_number(uint32_t first, size_t len)
{
    return ((uint64_t)first + 1) * VIEW_NAME_MAX + len;
}

// Takes the last part off a folder's name. Gives false at the top: what is above it is not ours.
static bool leave_folder(struct view_entry *entry)
{
    if (entry->len == 0)
        return false;
    do
        entry->len--;
    while (entry->len > 0 && entry->name[entry->len - 1] != '/');
    return true;
}

// Goes from a folder to what `part` names in it. Gives false when there is no such file or folder.
static bool enter(struct view_entry *entry, const char *part, size_t len)
{
    if (!entry->is_folder)
        return false;
    if (len == 0 || (len == 1 && part[0] == '.'))
        return true;
    if (len == 2 && part[0] == '.' && part[1] == '.')
        return leave_folder(entry);
    if (entry->len + len + 1 > sizeof entry->name)
        return false;
    memcpy(entry->name + entry->len, part, len);
    entry->len += len;
    entry->name[entry->len] = '/';
    if (archive_folder(entry->name, entry->len + 1)) {
        entry->len++;
        return true;
    }
    entry->is_folder = false;
    return !view_is_code(entry->name, entry->len) &&
           archive_find(entry->name, entry->len, &entry->file);
}

bool view_find(struct view_entry *entry, int folder, const char *path)
{
    int fault = errno;
    *entry = (struct view_entry){.is_folder = true};
    bool executable = stat_executable(&entry->executable);
    const char *rest = executable ? behind_executable(folder, path, &entry->executable) : NULL;
    bool found = rest != NULL;
    while (found && *rest != '\0') {
        rest++;
        size_t len = strcspn(rest, "/");
        found = enter(entry, rest, len);
        rest += len;
    }
    entry->number = view_number(archive_lower(entry->name, entry->len), entry->len);
    errno = fault;
    return found;
}
