// mallinfo2 (2.33) over mallinfo, whose counts are those of 32 bits.
#include <stddef.h>

// Their layouts are <malloc.h>'s, where mallinfo itself is deprecated.
struct counts {
    unsigned count[10];
};
struct wide_counts {
    size_t count[10];
};

struct counts mallinfo(void);
struct wide_counts mallinfo2(void);

struct wide_counts mallinfo2(void)
{
    struct counts counts = mallinfo();
    struct wide_counts wide;

    for (unsigned i = 0; i < sizeof counts.count / sizeof *counts.count; i++)
        wide.count[i] = counts.count[i];
    return wide;
}
