// What FD_SET calls under _FORTIFY_SOURCE (2.15): a descriptor past the set ends the program.
#include <sys/select.h>

_Noreturn void __chk_fail(void);
long __fdelt_chk(long fd);
long __fdelt_warn(long fd);

long __fdelt_chk(long fd)
{
    if (fd < 0 || fd >= FD_SETSIZE)
        __chk_fail();
    return fd / NFDBITS;
}

long __fdelt_warn(long fd)
{
    return __fdelt_chk(fd);
}
