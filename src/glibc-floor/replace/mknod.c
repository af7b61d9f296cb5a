// mknod and mknodat (2.33), over the functions that older headers made of them.
#include <sys/stat.h>

int __xmknod(int version, const char *path, mode_t mode, dev_t *device);
int __xmknodat(int version, int folder, const char *path, mode_t mode, dev_t *device);

int mknod(const char *path, mode_t mode, dev_t device)
{
    return __xmknod(0, path, mode, &device);
}

int mknodat(int folder, const char *path, mode_t mode, dev_t device)
{
    return __xmknodat(0, folder, path, mode, &device);
}
