// The table: the first pattern that matches gives the sentence. In a pattern * stands for anything.
#include "elfcheck/hints.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static const char old_python[] = "built for Python 2, or for an ABI before 3.3";
static const char debug_python[] = "built for a debug build of Python";
static const char free_threaded[] = "built for a free-threaded Python";
static const char renewed_python[] =
    "only some versions of Python have it: the module was built for another one";
static const char python[] =
    "the interpreter exports no such symbol: it must be linked with -Wl,--export-dynamic, and its "
    "version must be that of the module";
static const char cxx11[] =
    "libstdc++ with the other std::string: compile with the same _GLIBCXX_USE_CXX11_ABI";
static const char cxx[] = "C++ run-time: link with g++, not gcc, or add -static-libstdc++";
static const char libatomic[] = "link libatomic";
static const char libgcc[] = "link libgcc (and libgcc_eh for unwinding)";
static const char fortify[] =
    "glibc's _FORTIFY_SOURCE or headers put it in: for musl compile with the target's headers";
static const char c23[] =
    "glibc 2.38's headers put it in: build on an older glibc, or with -std=gnu17";
static const char newer_glibc[] = "newer than the oldest glibc in use: build on an older one";
static const char merged_glibc[] =
    "glibc 2.34 merged libdl, libpthread and librt: older ones need -ldl -lpthread -lrt";
static const char only_glibc[] = "only glibc has it, musl does not";
static const char openmp[] = "the OpenMP run-time: link libgomp or libomp";
static const char torch[] = "import torch first, and build for the same version of it";
static const char numpy[] =
    "NumPy's C API: import_array was not called, or PyArray_API is shared "
    "between files without NO_IMPORT_ARRAY";
static const char instrumented[] =
    "an object was compiled with a sanitiser, coverage or profiling: compile it again without";
static const char openssl[] = "link libssl and libcrypto, after what uses them";
static const char zlib[] = "link libz, after what uses it";
static const char curses[] = "link libtinfo or libncursesw";

static const struct {
    const char *pattern, *version; // version NULL: any
    const char *say;
} rows[] = {
    {"PyUnicodeUCS2_*", NULL, old_python},
    {"PyUnicodeUCS4_*", NULL, old_python},
    {"PyFPE_jbuf", NULL, old_python},
    {"Py_InitModule4*", NULL, old_python},
    {"_Py_*RefTotal*", NULL, debug_python},
    {"_Py_NegativeRefcount", NULL, debug_python},
    {"_Py_MergeZeroLocalRefcount", NULL, free_threaded},
    {"_Py_DecRefShared*", NULL, free_threaded},
    {"_PyThreadState_UncheckedGet", NULL, renewed_python},
    {"PyThread_tss_*", NULL, renewed_python},
    {"_PyUnicode_Ready", NULL, renewed_python},
    {"PyArray_API", NULL, numpy},
    {"Py*", NULL, python},
    {"_Py*", NULL, python},
    {"THPVariableClass*", NULL, torch},
    {"_ZN2at*", NULL, torch},
    {"_ZN3c10*", NULL, torch},
    {"_Z*NSt7__cxx11*", NULL, cxx11},
    {"_Z*B5cxx11*", NULL, cxx11},
    {"_ZNSt*", NULL, cxx},
    {"_ZNKSt*", NULL, cxx},
    {"_ZSt*", NULL, cxx},
    {"_ZT?N10__cxxabiv1*", NULL, cxx},
    {"_ZTI*", NULL, cxx},
    {"__gxx_personality_v0", NULL, cxx},
    {"__cxa_thread_atexit_impl", NULL, only_glibc},
    {"__cxa_*", NULL, cxx},
    {"_Znwm", NULL, cxx},
    {"_Znam", NULL, cxx},
    {"_ZdlPv*", NULL, cxx},
    {"_ZdaPv*", NULL, cxx},
    {"__atomic_*", NULL, libatomic},
    {"__*ti3", NULL, libgcc},
    {"__mul*", NULL, libgcc},
    {"_Unwind_*", NULL, libgcc},
    {"__popcount?i2", NULL, libgcc},
    {"SSL_*", NULL, openssl},
    {"EVP_*", NULL, openssl},
    {"CRYPTO_*", NULL, openssl},
    {"OPENSSL_*", NULL, openssl},
    {"inflate*", NULL, zlib},
    {"deflate*", NULL, zlib},
    {"crc32*", NULL, zlib},
    {"BZ2_*", NULL, "link libbz2, after what uses it"},
    {"lzma_*", NULL, "link liblzma, after what uses it"},
    {"sqlite3_*", NULL, "link libsqlite3, after what uses it"},
    {"ffi_*", NULL, "link libffi, after what uses it"},
    {"XML_*", NULL, "link libexpat, after what uses it"},
    {"rl_*", NULL, "link libreadline (or libedit), after what uses it"},
    {"history_*", NULL, "link libreadline (or libedit), after what uses it"},
    {"tgetent", NULL, curses},
    {"tputs", NULL, curses},
    {"stdscr", NULL, curses},
    {"db_*", NULL, "link libdb, after what uses it"},
    {"gdbm_*", NULL, "link libgdbm, after what uses it"},
    {"Tcl_*", NULL, "link libtcl, after what uses it"},
    {"Tk_*", NULL, "link libtk, after what uses it"},
    {"uuid_*", NULL, "link libuuid, after what uses it"},
    {"__*_chk", NULL, fortify},
    {"__isoc23_*", NULL, c23},
    {"__isoc99_*", NULL, fortify},
    {"arc4random*", NULL, newer_glibc},
    {"strlcpy", NULL, newer_glibc},
    {"strlcat", NULL, newer_glibc},
    {"_dl_find_object", NULL, newer_glibc},
    {"__res_*", "GLIBC_2.34", newer_glibc},
    {"__libc_start_main", "GLIBC_2.34", newer_glibc},
    {"dlopen", "GLIBC_2.34", newer_glibc},
    {"pthread_*", "GLIBC_2.34", newer_glibc},
    {"*stat*", "GLIBC_2.33", newer_glibc},
    {"fcntl64", "GLIBC_2.28", newer_glibc},
    {"log*", "GLIBC_2.29", newer_glibc},
    {"exp*", "GLIBC_2.29", newer_glibc},
    {"pow*", "GLIBC_2.29", newer_glibc},
    {"memcpy", "GLIBC_2.14", newer_glibc},
    {"backtrace*", NULL, only_glibc},
    {"gnu_get_libc_version", NULL, only_glibc},
    {"fts_*", NULL, only_glibc},
    {"argp_*", NULL, only_glibc},
    {"*obstack_*", NULL, only_glibc},
    {"error", NULL, only_glibc},
    {"dlopen", "", merged_glibc},
    {"dlsym", "", merged_glibc},
    {"clock_*", "", merged_glibc},
    {"pthread_*", "", merged_glibc},
    {"sem_*", "", merged_glibc},
    {"shm_open", "", merged_glibc},
    {"__kmpc_*", NULL, openmp},
    {"GOMP_*", NULL, openmp},
    {"omp_*", NULL, openmp},
    {"__gcov_*", NULL, instrumented},
    {"__asan_*", NULL, instrumented},
    {"__ubsan_*", NULL, instrumented},
    {"__tsan_*", NULL, instrumented},
    {"__llvm_profile_*", NULL, instrumented},
};

// Matches from the left; after a mismatch the last * takes one byte more. Work: the product of both at most.
static bool matches(const char *pattern, struct span name)
{
    const char *star = NULL;
    uint64_t at = 0, from = 0;

    while (at < name.len) {
        if (*pattern == '*') {
            star = pattern++;
            from = at;
        } else if (*pattern == '?' || (*pattern && (unsigned char)*pattern == name.at[at])) {
            pattern++;
            at++;
        } else if (star) {
            pattern = star + 1;
            at = ++from;
        } else
            return false;
    }
    return pattern[strspn(pattern, "*")] == '\0';
}

const char *hint_of(struct span symbol, struct span version)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (matches(rows[i].pattern, symbol) &&
            (!rows[i].version || span_is(version, rows[i].version)))
            return rows[i].say;
    return NULL;
}

const char *hint_pattern(unsigned index)
{
    return index < sizeof rows / sizeof *rows ? rows[index].pattern : NULL;
}
