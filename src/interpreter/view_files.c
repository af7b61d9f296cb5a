// open, stat and access for files inside the executable. The link step gives everybody's calls to
// us (ld --wrap); we ask the kernel first, and only what it calls ENOTDIR is looked for in the
// archive: nothing else becomes slower.
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "view.h"

#ifndef MFD_NOEXEC_SEAL // Linux 6.3
#define MFD_NOEXEC_SEAL 8U
#endif

int __real_openat(int folder, const char *path, int flags, ...);
int __real_open(const char *path, int flags, ...);
int __real_fstatat(int folder, const char *path, struct stat *st, int flags);
int __real_access(const char *path, int mode);
int __real_faccessat(int folder, const char *path, int mode, int flags);
ssize_t __real_listxattr(const char *path, char *list, size_t size);
ssize_t __real_llistxattr(const char *path, char *list, size_t size);
ssize_t __wrap_listxattr(const char *path, char *list, size_t size);
ssize_t __wrap_llistxattr(const char *path, char *list, size_t size);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_fstatat(int folder, const char *path, struct stat *st, int flags);
int __wrap_access(const char *path, int mode);
int __wrap_faccessat(int folder, const char *path, int mode, int flags);

static bool write_all(int fd, const unsigned char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t written = write(fd, bytes, len);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        len -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

// Writes the file's contents into the empty file `fd` and seals it. By write, for a mapping would
// be shared with a child that another thread forks now, and what is mapped somewhere cannot be
// sealed.
static bool fill(int fd, const struct archive_file *file)
{
    unsigned char *bytes = malloc(file->size + 1);
    bool filled = bytes != NULL && archive_read(file, bytes) && write_all(fd, bytes, file->size);
    free(bytes);
    return filled && lseek(fd, 0, SEEK_SET) == 0 && fchmod(fd, 0444) == 0 &&
           fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0;
}

// Gives a descriptor of a file of this process's memory with the same contents, or -1.
static int open_entry(const struct view_entry *entry, int flags)
{
    if (entry->is_folder) {
        // There is no descriptor to give; opendir asks for one first, by O_DIRECTORY.
        errno = (flags & O_DIRECTORY) != 0 ? ENOTDIR : EISDIR;
        return -1;
    }
    if ((flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC) != 0) {
        errno = EROFS;
        return -1;
    }
    unsigned how = MFD_ALLOW_SEALING | ((flags & O_CLOEXEC) != 0 ? MFD_CLOEXEC : 0);
    // The name is for people who look into /proc. An older kernel does not know the second flag.
    int fd = memfd_create("python", how | MFD_NOEXEC_SEAL);
    if (fd < 0 && errno == EINVAL)
        fd = memfd_create("python", how);
    if (fd >= 0 && !fill(fd, &entry->file)) {
        close(fd);
        errno = EIO;
        fd = -1;
    }
    return fd;
}

static int open_view(int folder, const char *path, int flags)
{
    struct view_entry entry;
    return view_find(&entry, folder, path) ? open_entry(&entry, flags) : -1;
}

// Whether open has a third argument: only what may make a file does.
static bool has_mode(int flags)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

int __wrap_openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = has_mode(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int fd = __real_openat(folder, path, flags, mode);
    return fd < 0 && errno == ENOTDIR ? open_view(folder, path, flags) : fd;
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = has_mode(flags) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    int fd = __real_open(path, flags, mode);
    return fd < 0 && errno == ENOTDIR ? open_view(AT_FDCWD, path, flags) : fd;
}

// musl's stat and lstat call fstatat, so they come here too.
int __wrap_fstatat(int folder, const char *path, struct stat *st, int flags)
{
    struct view_entry entry;
    int result = __real_fstatat(folder, path, st, flags);
    if (result == 0 || errno != ENOTDIR || !view_find(&entry, folder, path))
        return result;
    // Owner and times are the executable's. No file system has the device 0.
    *st = entry.executable;
    st->st_dev = 0;
    st->st_ino = entry.number;
    st->st_nlink = 1;
    st->st_mode = entry.is_folder ? S_IFDIR | 0555 : S_IFREG | 0444;
    st->st_size = entry.is_folder ? 0 : (off_t)entry.file.size;
    st->st_blocks = (st->st_size + 511) / 512;
    return 0;
}

static int access_view(int folder, const char *path, int mode)
{
    struct view_entry entry;
    if (!view_find(&entry, folder, path))
        return -1;
    bool refused = (mode & W_OK) != 0 || ((mode & X_OK) != 0 && !entry.is_folder);
    if (refused)
        errno = (mode & W_OK) != 0 ? EROFS : EACCES;
    return refused ? -1 : 0;
}

int __wrap_access(const char *path, int mode)
{
    int result = __real_access(path, mode);
    return result != 0 && errno == ENOTDIR ? access_view(AT_FDCWD, path, mode) : result;
}

int __wrap_faccessat(int folder, const char *path, int mode, int flags)
{
    int result = __real_faccessat(folder, path, mode, flags);
    return result != 0 && errno == ENOTDIR ? access_view(folder, path, mode) : result;
}

// No file of the view has extended attributes; shutil.copy2 and copytree ask for them.
static ssize_t no_attributes(const char *path)
{
    struct view_entry entry;
    return view_find(&entry, AT_FDCWD, path) ? 0 : -1;
}

ssize_t __wrap_listxattr(const char *path, char *list, size_t size)
{
    ssize_t len = __real_listxattr(path, list, size);
    return len < 0 && errno == ENOTDIR ? no_attributes(path) : len;
}

ssize_t __wrap_llistxattr(const char *path, char *list, size_t size)
{
    ssize_t len = __real_llistxattr(path, list, size);
    return len < 0 && errno == ENOTDIR ? no_attributes(path) : len;
}
