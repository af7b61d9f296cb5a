// _dl_find_object for C libraries without it, over dl_iterate_phdr.
//
// libgcc's unwinder (unwind-dw2-fde-dip.c, gcc 12 and later on a glibc 2.35 host) asks this function of glibc's for
// the PT_GNU_EH_FRAME of the object that holds an address. musl has dl_iterate_phdr, which tells the same, slower.

#include <link.h>
#include <stddef.h>
#include <stdint.h>

// The layout of glibc's <dlfcn.h>, struct dl_find_object, on x86-64 (DLFO_STRUCT_HAS_EH_DBASE is 0 there).
struct dl_find_object {
    unsigned long long flags;
    void *map_start;
    void *map_end;
    void *link_map;
    void *eh_frame;
    unsigned long long reserved[7];
};

struct search {
    uintptr_t address;
    struct dl_find_object *result;
};

int _dl_find_object(void *address, struct dl_find_object *result);

// Fills the search's result and stops the walk if this object covers the address.
static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
    struct search *search = data;
    uintptr_t start = UINTPTR_MAX, end = 0;
    void *eh_frame = NULL;
    int covered = 0;

    (void)size;
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *phdr = &info->dlpi_phdr[i];
        uintptr_t low = info->dlpi_addr + phdr->p_vaddr;
        uintptr_t high = low + phdr->p_memsz;

        if (phdr->p_type == PT_GNU_EH_FRAME)
            eh_frame = (void *)low;
        if (phdr->p_type != PT_LOAD)
            continue;
        start = low < start ? low : start;
        end = high > end ? high : end;
        covered |= search->address >= low && search->address < high;
    }
    if (!covered || !eh_frame)
        return 0;
    *search->result = (struct dl_find_object){
        .map_start = (void *)start,
        .map_end = (void *)end,
        .eh_frame = eh_frame,
    };
    return 1;
}

// Finds the loaded object that holds the address. Gives 0 and fills the result, or -1 when none does.
int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search search = {.address = (uintptr_t)address, .result = result};

    return dl_iterate_phdr(visit, &search) == 1 ? 0 : -1;
}
