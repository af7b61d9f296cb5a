// getauxval (2.16): what the kernel told the program at its start, read from where it still lies.
#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdint.h>

// The stack as the loader found it: argc, the arguments, NULL, the environment, NULL, these values.
// The loader has offered this name on every machine since its first glibc.
extern void *__libc_stack_end;

unsigned long getauxval(unsigned long type);
unsigned long __getauxval(unsigned long type);

unsigned long __getauxval(unsigned long type)
{
    uintptr_t *word = __libc_stack_end;

    word += 1 + *word + 1;
    while (*word)
        word++;
    for (const ElfW(auxv_t) *value = (void *)(word + 1); value->a_type != AT_NULL; value++)
        if (value->a_type == type)
            return value->a_un.a_val;
    errno = ENOENT;
    return 0;
}

unsigned long getauxval(unsigned long type)
{
    return __getauxval(type);
}
