#!/bin/sh
# musl 1.2.5: a static program has a PT_GNU_RELRO segment, which asks for memory that is read-only once the program has
# started. musl's dynamic loader does that for what it loads; its start-up code for static programs does not. So the
# linker's -z relro has no effect there: the page stays writable.
# Effect: checkers that look at the headers alone call such a program hardened.
. "$(dirname "$0")/lib.sh"

cat >"$tmp/relro.c" <<'END'
#include <elf.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <unistd.h>
/* A table of addresses: relocated, then constant, so in .data.rel.ro or beside it. */
int main(int count, char **words)
{
    const Elf64_Phdr *header = (const Elf64_Phdr *)getauxval(AT_PHDR);
    unsigned long base = 0, start = 0, end = 0, low, high;
    char rights[8], line[512];
    for (unsigned long i = 0; i < getauxval(AT_PHNUM); i++) {
        if (header[i].p_type == PT_PHDR)
            base = getauxval(AT_PHDR) - header[i].p_vaddr;
        if (header[i].p_type == PT_GNU_RELRO) {
            start = header[i].p_vaddr;
            end = start + header[i].p_memsz;
        }
    }
    if (end == 0) {
        printf("no PT_GNU_RELRO");
        return 0;
    }
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL)
        if (sscanf(line, "%lx-%lx %7s", &low, &high, rights) == 3 && base + start >= low && base + start < high)
            printf("%s", rights);
    return count - 1 + (words == NULL);
}
END
compile_musl "$tmp/relro.c" "$tmp/relro"
finding 'r--p' 'rw-p' "$("$tmp/relro")"
