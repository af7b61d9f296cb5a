// secure_getenv (2.17): no environment for a program that has more rights than its user.
#include <elf.h>
#include <stdlib.h>
#include <sys/auxv.h>

char *secure_getenv(const char *name)
{
    return getauxval(AT_SECURE) ? NULL : getenv(name);
}
