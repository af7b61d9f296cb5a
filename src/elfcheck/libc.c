// The table of symbols that give a C library away.
//
// Two kinds. A header puts some names into every object compiled with it (a macro, an inline, an asm
// label): such an object was compiled for that libc, whatever it is called, and its struct layouts are
// that libc's too. Others are functions that only one libc has: the source asked for them.
//
// Facts: glibc 2.36's headers and libc.a, musl 1.2.5's; names in both libraries but in the headers of
// one (`__isoc99_sscanf`, `open64`) link, but say how the object was compiled all the same.
#include "elfcheck/libc.h"

#include <stddef.h>

static const char fortify[] = "a call that glibc's _FORTIFY_SOURCE puts in";
static const char c_standard[] = "how glibc's headers name the C99/C23 scanf and strtol families";
static const char stdio_inline[] = "an inline of glibc's <stdio.h>";
static const char ctype_table[] = "the table behind glibc's <ctype.h> macros";
static const char large_file[] = "how glibc's headers name 64-bit file offsets";
static const char cleanup[] = "glibc's pthread_cleanup_push";
static const char locale_alias[] = "an alias that libstdc++ uses on glibc only";
static const char resolver[] = "glibc's <resolv.h> name for a resolver call";
static const char posix_name[] = "how glibc's headers name the POSIX variant";
static const char cpu_set[] = "glibc's CPU_ALLOC";
static const char classify[] = "glibc's own name for a <math.h> test";
static const char sysmacros[] = "glibc's major(), minor() and makedev()";
static const char control[] = "glibc's CMSG_NXTHDR";
static const char own_alias[] = "an internal alias that glibc's headers or builtins use";
static const char only_glibc[] = "a function that only glibc has";
static const char only_musl[] = "a function that only musl has";
static const char musl_header[] = "how musl's headers name it";

static const struct libc_symbol symbols[] = {
    {LIBC_GLIBC, true, "__", "_chk", fortify},
    {LIBC_GLIBC, true, "__open_2", NULL, fortify},
    {LIBC_GLIBC, true, "__open64_2", NULL, fortify},
    {LIBC_GLIBC, true, "__openat_2", NULL, fortify},
    {LIBC_GLIBC, true, "__openat64_2", NULL, fortify},
    {LIBC_GLIBC, true, "__mq_open_2", NULL, fortify},
    {LIBC_GLIBC, true, "__fdelt_warn", NULL, fortify},
    {LIBC_GLIBC, true, "__isoc99_", "", c_standard},
    {LIBC_GLIBC, true, "__isoc23_", "", c_standard},
    {LIBC_GLIBC, true, "_IO_", "", stdio_inline},
    {LIBC_GLIBC, true, "__overflow", NULL, stdio_inline},
    {LIBC_GLIBC, true, "__uflow", NULL, stdio_inline},
    {LIBC_GLIBC, true, "__woverflow", NULL, stdio_inline},
    {LIBC_GLIBC, true, "__wuflow", NULL, stdio_inline},
    {LIBC_GLIBC, true, "__getdelim", NULL, stdio_inline},
    {LIBC_GLIBC, true, "__ctype_b_loc", NULL, ctype_table},
    {LIBC_GLIBC, true, "__ctype_tolower_loc", NULL, ctype_table},
    {LIBC_GLIBC, true, "__ctype_toupper_loc", NULL, ctype_table},
    {LIBC_GLIBC, true, "__xpg_strerror_r", NULL, posix_name},
    {LIBC_GLIBC, true, "__xpg_basename", NULL, posix_name},
    {LIBC_GLIBC, true, "__posix_getopt", NULL, posix_name},
    {LIBC_GLIBC, true, "__sigsetjmp", NULL, posix_name},
    {LIBC_GLIBC, true, "__libc_single_threaded", NULL, own_alias},
    {LIBC_GLIBC, true, "__strdup", NULL, own_alias},
    {LIBC_GLIBC, true, "__strndup", NULL, own_alias},
    {LIBC_GLIBC, true, "__rawmemchr", NULL, own_alias},
    {LIBC_GLIBC, true, "__mempcpy", NULL, own_alias},
    {LIBC_GLIBC, true, "__xstat", NULL, own_alias},
    {LIBC_GLIBC, true, "__fxstat", NULL, own_alias},
    {LIBC_GLIBC, true, "__lxstat", NULL, own_alias},
    {LIBC_GLIBC, true, "__fxstatat", NULL, own_alias},
    {LIBC_GLIBC, true, "__xstat64", NULL, own_alias},
    {LIBC_GLIBC, true, "__fxstat64", NULL, own_alias},
    {LIBC_GLIBC, true, "__lxstat64", NULL, own_alias},
    {LIBC_GLIBC, true, "__fxstatat64", NULL, own_alias},
    {LIBC_GLIBC, true, "__strtod_internal", NULL, own_alias},
    {LIBC_GLIBC, true, "__assert_perror_fail", NULL, own_alias},
    {LIBC_GLIBC, true, "__pthread_register_cancel", NULL, cleanup},
    {LIBC_GLIBC, true, "__pthread_unregister_cancel", NULL, cleanup},
    {LIBC_GLIBC, true, "__pthread_unwind_next", NULL, cleanup},
    {LIBC_GLIBC, true, "__sched_cpualloc", NULL, cpu_set},
    {LIBC_GLIBC, true, "__sched_cpufree", NULL, cpu_set},
    {LIBC_GLIBC, true, "__cmsg_nxthdr", NULL, control},
    {LIBC_GLIBC, true, "gnu_dev_major", NULL, sysmacros},
    {LIBC_GLIBC, true, "gnu_dev_minor", NULL, sysmacros},
    {LIBC_GLIBC, true, "gnu_dev_makedev", NULL, sysmacros},
    {LIBC_GLIBC, true, "__isinf", NULL, classify},
    {LIBC_GLIBC, true, "__isinff", NULL, classify},
    {LIBC_GLIBC, true, "__isinfl", NULL, classify},
    {LIBC_GLIBC, true, "__isnan", NULL, classify},
    {LIBC_GLIBC, true, "__isnanf", NULL, classify},
    {LIBC_GLIBC, true, "__isnanl", NULL, classify},
    {LIBC_GLIBC, true, "__finite", NULL, classify},
    {LIBC_GLIBC, true, "__finitef", NULL, classify},
    {LIBC_GLIBC, true, "__finitel", NULL, classify},
    {LIBC_GLIBC, true, "__issignaling", NULL, classify},
    {LIBC_GLIBC, true, "__iseqsig", NULL, classify},
    {LIBC_GLIBC, true, "__", "_finite", classify},
    {LIBC_GLIBC, true, "__nl_langinfo_l", NULL, locale_alias},
    {LIBC_GLIBC, true, "__strcoll_l", NULL, locale_alias},
    {LIBC_GLIBC, true, "__strxfrm_l", NULL, locale_alias},
    {LIBC_GLIBC, true, "__strftime_l", NULL, locale_alias},
    {LIBC_GLIBC, true, "__strtod_l", NULL, locale_alias},
    {LIBC_GLIBC, true, "__strtof_l", NULL, locale_alias},
    {LIBC_GLIBC, true, "__newlocale", NULL, locale_alias},
    {LIBC_GLIBC, true, "__duplocale", NULL, locale_alias},
    {LIBC_GLIBC, true, "__freelocale", NULL, locale_alias},
    {LIBC_GLIBC, true, "__uselocale", NULL, locale_alias},
    {LIBC_GLIBC, true, "__dn_expand", NULL, resolver},
    {LIBC_GLIBC, true, "__dn_skipname", NULL, resolver},
    {LIBC_GLIBC, true, "__res_init", NULL, resolver},
    {LIBC_GLIBC, true, "__res_ninit", NULL, resolver},
    {LIBC_GLIBC, true, "__res_nclose", NULL, resolver},
    {LIBC_GLIBC, true, "__res_nquery", NULL, resolver},
    {LIBC_GLIBC, true, "__res_nsearch", NULL, resolver},
    {LIBC_GLIBC, true, "__res_query", NULL, resolver},
    {LIBC_GLIBC, true, "__res_search", NULL, resolver},
    {LIBC_GLIBC, true, "__b64_ntop", NULL, resolver},
    {LIBC_GLIBC, true, "__b64_pton", NULL, resolver},
    {LIBC_GLIBC, true, "open64", NULL, large_file},
    {LIBC_GLIBC, true, "openat64", NULL, large_file},
    {LIBC_GLIBC, true, "creat64", NULL, large_file},
    {LIBC_GLIBC, true, "fopen64", NULL, large_file},
    {LIBC_GLIBC, true, "freopen64", NULL, large_file},
    {LIBC_GLIBC, true, "fseeko64", NULL, large_file},
    {LIBC_GLIBC, true, "ftello64", NULL, large_file},
    {LIBC_GLIBC, true, "fgetpos64", NULL, large_file},
    {LIBC_GLIBC, true, "fsetpos64", NULL, large_file},
    {LIBC_GLIBC, true, "tmpfile64", NULL, large_file},
    {LIBC_GLIBC, true, "mkstemp64", NULL, large_file},
    {LIBC_GLIBC, true, "mkostemp64", NULL, large_file},
    {LIBC_GLIBC, true, "lseek64", NULL, large_file},
    {LIBC_GLIBC, true, "stat64", NULL, large_file},
    {LIBC_GLIBC, true, "lstat64", NULL, large_file},
    {LIBC_GLIBC, true, "fstat64", NULL, large_file},
    {LIBC_GLIBC, true, "fstatat64", NULL, large_file},
    {LIBC_GLIBC, true, "statfs64", NULL, large_file},
    {LIBC_GLIBC, true, "fstatfs64", NULL, large_file},
    {LIBC_GLIBC, true, "statvfs64", NULL, large_file},
    {LIBC_GLIBC, true, "fstatvfs64", NULL, large_file},
    {LIBC_GLIBC, true, "truncate64", NULL, large_file},
    {LIBC_GLIBC, true, "ftruncate64", NULL, large_file},
    {LIBC_GLIBC, true, "mmap64", NULL, large_file},
    {LIBC_GLIBC, true, "pread64", NULL, large_file},
    {LIBC_GLIBC, true, "pwrite64", NULL, large_file},
    {LIBC_GLIBC, true, "preadv64", NULL, large_file},
    {LIBC_GLIBC, true, "pwritev64", NULL, large_file},
    {LIBC_GLIBC, true, "readdir64", NULL, large_file},
    {LIBC_GLIBC, true, "scandir64", NULL, large_file},
    {LIBC_GLIBC, true, "alphasort64", NULL, large_file},
    {LIBC_GLIBC, true, "glob64", NULL, large_file},
    {LIBC_GLIBC, true, "globfree64", NULL, large_file},
    {LIBC_GLIBC, true, "getrlimit64", NULL, large_file},
    {LIBC_GLIBC, true, "setrlimit64", NULL, large_file},
    {LIBC_GLIBC, true, "prlimit64", NULL, large_file},
    {LIBC_GLIBC, true, "sendfile64", NULL, large_file},
    {LIBC_GLIBC, true, "posix_fallocate64", NULL, large_file},
    {LIBC_GLIBC, true, "posix_fadvise64", NULL, large_file},
    {LIBC_GLIBC, true, "fallocate64", NULL, large_file},
    {LIBC_GLIBC, true, "lockf64", NULL, large_file},
    {LIBC_GLIBC, true, "fcntl64", NULL, large_file},
    {LIBC_GLIBC, true, "nftw64", NULL, large_file},
    {LIBC_GLIBC, true, "ftw64", NULL, large_file},
    {LIBC_GLIBC, false, "gnu_get_libc_version", NULL, only_glibc},
    {LIBC_GLIBC, false, "gnu_get_libc_release", NULL, only_glibc},
    {LIBC_GLIBC, false, "_dl_find_object", NULL, only_glibc},
    {LIBC_GLIBC, false, "backtrace", NULL, only_glibc},
    {LIBC_GLIBC, false, "backtrace_symbols", NULL, only_glibc},
    {LIBC_GLIBC, false, "backtrace_symbols_fd", NULL, only_glibc},
    {LIBC_GLIBC, false, "mallinfo", NULL, only_glibc},
    {LIBC_GLIBC, false, "mallinfo2", NULL, only_glibc},
    {LIBC_GLIBC, false, "mallopt", NULL, only_glibc},
    {LIBC_GLIBC, false, "malloc_trim", NULL, only_glibc},
    {LIBC_GLIBC, false, "malloc_info", NULL, only_glibc},
    {LIBC_GLIBC, false, "malloc_stats", NULL, only_glibc},
    {LIBC_GLIBC, false, "canonicalize_file_name", NULL, only_glibc},
    {LIBC_GLIBC, false, "strerrordesc_np", NULL, only_glibc},
    {LIBC_GLIBC, false, "strerrorname_np", NULL, only_glibc},
    {LIBC_GLIBC, false, "sigabbrev_np", NULL, only_glibc},
    {LIBC_GLIBC, false, "register_printf_function", NULL, only_glibc},
    {LIBC_GLIBC, false, "parse_printf_format", NULL, only_glibc},
    {LIBC_MUSL, true, "sigsetjmp", NULL, musl_header},
    {LIBC_MUSL, true, "__flt_rounds", NULL, musl_header},
    {LIBC_MUSL, true, "_pthread_cleanup_push", NULL, musl_header},
    {LIBC_MUSL, true, "_pthread_cleanup_pop", NULL, musl_header},
    {LIBC_MUSL, false, "__freadahead", NULL, only_musl},
    {LIBC_MUSL, false, "__freadptr", NULL, only_musl},
    {LIBC_MUSL, false, "__freadptrinc", NULL, only_musl},
    {LIBC_MUSL, false, "__fseterr", NULL, only_musl},
    {LIBC_MUSL, false, "fgetln", NULL, only_musl},
    {LIBC_MUSL, false, "issetugid", NULL, only_musl},
};

static const char *const names[LIBC_COUNT] = {"auto", "glibc", "musl"};

const char *libc_name(enum libc libc)
{
    return names[libc];
}

bool libc_named(const char *name, enum libc *libc)
{
    for (unsigned i = 0; i < LIBC_COUNT; i++)
        if (span_is(span_text(name), names[i])) {
            *libc = (enum libc)i;
            return true;
        }
    return false;
}

const struct libc_symbol *libc_symbol_of(struct span symbol)
{
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        const struct libc_symbol *row = &symbols[i];

        if (row->suffix ? span_starts(symbol, row->prefix) && span_ends(symbol, row->suffix)
                        : span_is(symbol, row->prefix))
            return row;
    }
    return NULL;
}

const struct libc_symbol *libc_symbols(unsigned *count)
{
    *count = sizeof symbols / sizeof *symbols;
    return symbols;
}
