// closefrom (2.34): by one system call or, where the kernel has none, by the list in /proc.
#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static int close_by_call(unsigned first)
{
#ifdef SYS_close_range
    return (int)syscall(SYS_close_range, first, UINT_MAX, 0);
#else
    (void)first;
    return -1;
#endif
}

// No strtol: newer headers make another function of it.
static int number_of(const char *digits)
{
    int number = 0;

    for (; *digits >= '0' && *digits <= '9' && number < INT_MAX / 10; digits++)
        number = number * 10 + (*digits - '0');
    return number;
}

// Each turn closes what one reading of the folder showed; what is open changes while it is read.
static int close_listed(DIR *folder, int first)
{
    struct dirent *entry;
    int closed = 0;

    rewinddir(folder);
    while ((entry = readdir(folder)) != NULL) {
        int fd = number_of(entry->d_name);

        if (entry->d_name[0] != '.' && fd >= first && fd != dirfd(folder) && close(fd) == 0)
            closed = 1;
    }
    return closed;
}

void closefrom(int first)
{
    DIR *folder;

    first = first < 0 ? 0 : first;
    if (close_by_call((unsigned)first) == 0)
        return;
    folder = opendir("/proc/self/fd");
    if (!folder)
        abort(); // as glibc's own does: nobody expects that this can fail
    while (close_listed(folder, first))
        continue;
    closedir(folder);
}
