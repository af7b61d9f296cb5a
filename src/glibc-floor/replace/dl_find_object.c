// _dl_find_object (2.35) over dl_iterate_phdr: what a static libgcc's unwinder finds its tables with.
#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef DLFO_STRUCT_HAS_EH_DBASE // of a <dlfcn.h> before 2.35
// As that header has it, on machines where DLFO_STRUCT_HAS_EH_DBASE is 0.
struct dl_find_object {
    unsigned long long dlfo_flags;
    void *dlfo_map_start, *dlfo_map_end;
    struct link_map *dlfo_link_map;
    void *dlfo_eh_frame;
    unsigned long long dlfo_reserved[7];
};
int _dl_find_object(void *address, struct dl_find_object *result);
#endif

struct search {
    uintptr_t address;
    struct dl_find_object *result;
};

// Ends the walk with 1 at the object that covers the address, if it has a table.
static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
    struct search *search = data;
    uintptr_t start = UINTPTR_MAX, end = 0;
    void *table = NULL;
    bool covered = false;

    (void)size;
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        uintptr_t low = info->dlpi_addr + segment->p_vaddr, high = low + segment->p_memsz;

        if (segment->p_type == PT_GNU_EH_FRAME)
            table = (void *)low;
        if (segment->p_type != PT_LOAD)
            continue;
        start = low < start ? low : start;
        end = high > end ? high : end;
        covered |= search->address >= low && search->address < high;
    }
    if (!covered || !table)
        return 0;
    *search->result = (struct dl_find_object){
        .dlfo_map_start = (void *)start, .dlfo_map_end = (void *)end, .dlfo_eh_frame = table};
    return 1;
}

int _dl_find_object(void *address, struct dl_find_object *result)
{
    struct search search = {(uintptr_t)address, result};

    return dl_iterate_phdr(visit, &search) == 1 ? 0 : -1;
}
