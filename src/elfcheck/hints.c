// The table: the first row that matches gives the sentence. In a pattern * stands for anything, ? for one byte.
//
// Versions of glibc are those that readelf shows of its libraries (2.36); those of Python are what the libpythons of 3.6
// to 3.13 export. tests/unit/hints.c has a sample for every row.
#include "elfcheck/hints.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static const char old_python[] = "built for Python 2, or for an ABI before 3.3";
static const char debug_python[] = "built for a debug build of Python";
static const char free_threaded[] = "built for a free-threaded Python";
static const char until_36[] = "built for Python 3.6 or older: later ones do not have it";
static const char until_39[] = "built for Python 3.9 or older: later ones do not have it";
static const char until_311[] = "built for Python 3.11 or older: later ones do not have it";
static const char until_312[] = "built for Python 3.12 or older: later ones do not have it";
static const char since_37[] = "built for Python 3.7 or later: older ones do not have it";
static const char since_313[] = "built for Python 3.13 or later: older ones do not have it";
static const char python[] =
    "the interpreter exports its C API, but not this: the module was built for another version";
const char hint_cxx_abi[] =
    "libstdc++ with the other std::string: compile with the same _GLIBCXX_USE_CXX11_ABI";
const char hint_cxx_runtime[] = "C++ run-time: link with g++, not gcc, or add -static-libstdc++";
static const char libatomic[] = "link libatomic";
static const char libgcc[] = "link libgcc (and libgcc_eh for unwinding)";
static const char fortify[] =
    "glibc's _FORTIFY_SOURCE or headers put it in: for musl compile with the target's headers";
static const char moved_glibc[] =
    "glibc 2.34 moved it into libc.so.6, with this version: build on an older glibc";
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

static const struct hint rows[] = {
    {"PyUnicodeUCS2_*", NULL, old_python},
    {"PyUnicodeUCS4_*", NULL, old_python},
    {"PyFPE_jbuf", NULL, old_python},
    {"Py_InitModule4*", NULL, old_python},
    {"_Py_*RefTotal*", NULL, debug_python},
    {"_Py_NegativeRefcount", NULL, debug_python},
    {"_Py_MergeZeroLocalRefcount", NULL, free_threaded},
    {"_Py_DecRefShared*", NULL, free_threaded},
    {"_PyThreadState_Current", NULL, until_36},
    {"_Py_CheckRecursionLimit", NULL, until_39},
    {"_PyGen_Send", NULL, until_39},
    {"_PyUnicode_Ready", NULL, until_311},
    {"PyCode_New", NULL, until_311},
    {"_PyThreadState_UncheckedGet", NULL, until_312},
    {"_PyObject_NextNotImplemented", NULL, until_312},
    {"PyThread_tss_*", NULL, since_37},
    {"PyThreadState_GetUnchecked", NULL, since_313},
    {"PyArray_API", NULL, numpy},
    {"Py*", NULL, python},
    {"_Py*", NULL, python},
    {"THPVariableClass*", NULL, torch},
    {"_ZN2at*", NULL, torch},
    {"_ZN3c10*", NULL, torch},
    {"_Z*NSt7__cxx11*", NULL, hint_cxx_abi},
    {"_Z*B5cxx11*", NULL, hint_cxx_abi},
    {"_ZNS?*", NULL,
     hint_cxx_runtime}, // St, Sa, Ss, Sb, Si, So and Sd are of std (Itanium C++ ABI, "Compression")
    {"_ZNKS?*", NULL, hint_cxx_runtime},
    {"_ZSt*", NULL, hint_cxx_runtime},
    {"_ZT?N10__cxxabiv1*", NULL, hint_cxx_runtime},
    {"_ZT?S?*", NULL, hint_cxx_runtime},
    {"_ZTI*", NULL, hint_cxx_runtime},
    {"__gxx_personality_v0", NULL, hint_cxx_runtime},
    {"__cxa_thread_atexit_impl", NULL, only_glibc},
    {"__cxa_*", NULL, hint_cxx_runtime},
    {"_Znw*", NULL, hint_cxx_runtime},
    {"_Zna*", NULL, hint_cxx_runtime},
    {"_Zdl*", NULL, hint_cxx_runtime},
    {"_Zda*", NULL, hint_cxx_runtime},
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
    {"__libc_start_main", "GLIBC_2.34", newer_glibc},
    {"pthread_*", "GLIBC_2.34", moved_glibc},
    {"dl*", "GLIBC_2.34", moved_glibc},
    {"sem_*", "GLIBC_2.34", moved_glibc},
    {"shm_*", "GLIBC_2.34", moved_glibc},
    {"mq_*", "GLIBC_2.34", moved_glibc},
    {"timer_*", "GLIBC_2.34", moved_glibc},
    {"aio_*", "GLIBC_2.34", moved_glibc},
    {"res_*", "GLIBC_2.34", moved_glibc},
    {"dn_*", "GLIBC_2.34", moved_glibc},
    {"ns_name_*", "GLIBC_2.34", moved_glibc},
    {"backtrace*", NULL, only_glibc},
    {"gnu_get_libc_version", NULL, only_glibc},
    {"fts_*", NULL, only_glibc},
    {"argp_*", NULL, only_glibc},
    {"*obstack_*", NULL, only_glibc},
    {"error", NULL, only_glibc},
    {"error_at_line", NULL, only_glibc},
    {"*", "GLIBC_*", newer_glibc},
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

enum { ROWS = sizeof rows / sizeof *rows };

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

const struct hint *hint_of(struct span symbol, struct span version)
{
    for (unsigned i = 0; i < ROWS; i++)
        if (matches(rows[i].pattern, symbol) &&
            (!rows[i].version || matches(rows[i].version, version)))
            return &rows[i];
    return NULL;
}

const struct hint *hint_at(unsigned index)
{
    return index < ROWS ? &rows[index] : NULL;
}
