// Puts a program's constants where they belong before main: scripts/kinds/packed.sh deflated them at link time.
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

// The deflated bytes, and the place that the linker gave to the constants: whole pages, and empty.
extern const unsigned char packed_begin[], packed_end[];
extern unsigned char constants_begin[], constants_end[];

enum { RAW_DEFLATE = -15, TROUBLE = 2 };

static int inflate_all(void)
{
    z_stream stream = {.next_in = (unsigned char *)packed_begin,
                       .avail_in = (unsigned)(packed_end - packed_begin),
                       .next_out = constants_begin,
                       .avail_out = (unsigned)(constants_end - constants_begin)};
    int done = inflateInit2(&stream, RAW_DEFLATE);

    if (done == Z_OK) {
        done = inflate(&stream, Z_FINISH);
        inflateEnd(&stream);
    }
    return done == Z_STREAM_END && stream.avail_out == 0;
}

// Without its constants the program has no words to say what is wrong: these stay outside of them.
__attribute__((constructor)) static void unpack(void)
{
    static const char failed[] = "elfcheck: cannot start: no memory left, or a damaged program\n";
    size_t size = (size_t)(constants_end - constants_begin);

    if (mprotect(constants_begin, size, PROT_READ | PROT_WRITE) == 0 && inflate_all() &&
        mprotect(constants_begin, size, PROT_READ) == 0)
        return;
    ssize_t ignored = write(STDERR_FILENO, failed, sizeof failed - 1);
    (void)ignored;
    _exit(TROUBLE);
}
