// The list is that of get_lfs64 in ldso/dynlink.c of musl 1.2.6; 1.2.3 exports the names themselves.
#include "elfcheck/musl.h"

static const char list[] =
    " aio_cancel aio_error aio_fsync aio_read aio_return aio_suspend aio_write alphasort creat "
    "fallocate fgetpos fopen freopen fseeko fsetpos fstat fstatat fstatfs fstatvfs ftello "
    "ftruncate ftw getdents getrlimit glob globfree lio_listio lockf lseek lstat mkostemp "
    "mkostemps mkstemp mkstemps mmap nftw open openat posix_fadvise posix_fallocate pread preadv "
    "prlimit pwrite pwritev readdir scandir sendfile setrlimit stat statfs statvfs tmpfile "
    "truncate versionsort __fxstat __fxstatat __lxstat __xstat ";

bool musl_lfs64(struct span name, struct span *plain)
{
    struct span rest = span_text(list), behind;
    uint64_t at;

    if (span_is(name, "readdir64_r")) {
        *plain = span_text("readdir_r");
        return true;
    }
    if (!span_ends(name, "64") || name.len < 3)
        return false;
    name.len -= 2;
    for (; span_find(rest, name, &at); rest = span_from(rest, at + 1)) {
        behind = span_from(rest, at + name.len);
        if (at > 0 && rest.at[at - 1] == ' ' && span_starts(behind, " ")) {
            *plain = name;
            return true;
        }
    }
    return false;
}
