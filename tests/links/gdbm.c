// gdbm: a value stored and found.
#include <gdbm.h>
#include <string.h>

#include "try.h"

int main(void)
{
    datum key = {.dptr = (char *)"k", .dsize = 1}, value = {.dptr = (char *)"ingot", .dsize = 5};
    GDBM_FILE file = gdbm_open("try.gdbm", 0, GDBM_NEWDB, 0600, NULL);

    TRY(file != NULL && gdbm_store(file, key, value, GDBM_INSERT) == 0);
    value = gdbm_fetch(file, key);
    TRY(value.dsize == 5 && memcmp(value.dptr, "ingot", 5) == 0);
    free(value.dptr);
    gdbm_close(file);
    return 0;
}
