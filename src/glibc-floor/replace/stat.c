// The stat family (2.33), over the functions that older headers made of it.
//
// Not over system calls: programs are run under libraries that replace these functions (fakeroot).
// The number is _STAT_VER of glibc 2.32's <bits/stat.h>: 1 on x86-64, 0 on every other 64-bit machine.
#include <sys/stat.h>

#ifdef __x86_64__
enum { STAT_VERSION = 1 };
#else
enum { STAT_VERSION = 0 };
#endif

int __xstat(int version, const char *path, struct stat *result);
int __fxstat(int version, int fd, struct stat *result);
int __lxstat(int version, const char *path, struct stat *result);
int __fxstatat(int version, int folder, const char *path, struct stat *result, int flags);
int __xstat64(int version, const char *path, struct stat64 *result);
int __fxstat64(int version, int fd, struct stat64 *result);
int __lxstat64(int version, const char *path, struct stat64 *result);
int __fxstatat64(int version, int folder, const char *path, struct stat64 *result, int flags);

int stat(const char *path, struct stat *result)
{
    return __xstat(STAT_VERSION, path, result);
}

int fstat(int fd, struct stat *result)
{
    return __fxstat(STAT_VERSION, fd, result);
}

int lstat(const char *path, struct stat *result)
{
    return __lxstat(STAT_VERSION, path, result);
}

int fstatat(int folder, const char *path, struct stat *result, int flags)
{
    return __fxstatat(STAT_VERSION, folder, path, result, flags);
}

int stat64(const char *path, struct stat64 *result)
{
    return __xstat64(STAT_VERSION, path, result);
}

int fstat64(int fd, struct stat64 *result)
{
    return __fxstat64(STAT_VERSION, fd, result);
}

int lstat64(const char *path, struct stat64 *result)
{
    return __lxstat64(STAT_VERSION, path, result);
}

int fstatat64(int folder, const char *path, struct stat64 *result, int flags)
{
    return __fxstatat64(STAT_VERSION, folder, path, result, flags);
}
