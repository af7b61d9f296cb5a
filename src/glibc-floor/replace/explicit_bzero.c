// explicit_bzero (2.25), and what it becomes under _FORTIFY_SOURCE.
#include <stddef.h>
#include <string.h>

_Noreturn void __chk_fail(void);

void explicit_bzero(void *bytes, size_t count)
{
    memset(bytes, 0, count);
    __asm__ volatile(""
                     :
                     : "r"(bytes)
                     : "memory"); // whoever cannot see this may not leave memset out
}

void __explicit_bzero_chk(void *bytes, size_t count, size_t room)
{
    if (count > room)
        __chk_fail();
    explicit_bzero(bytes, count);
}
