// Tests the hints: each row has a symbol that it, and no row before it, is for. Made of: src/elfcheck/hints.c src/base/span.c
#include "elfcheck/hints.h"
#include "tap.h"

static const struct {
    const char *pattern, *of; // the row: its pattern and version
    const char *symbol, *version;
} samples[] = {
    {"PyUnicodeUCS2_*", NULL, "PyUnicodeUCS2_AsUTF8String", ""},
    {"PyUnicodeUCS4_*", NULL, "PyUnicodeUCS4_FromFormat", ""},
    {"PyFPE_jbuf", NULL, "PyFPE_jbuf", ""},
    {"Py_InitModule4*", NULL, "Py_InitModule4_64", ""},
    {"_Py_*RefTotal*", NULL, "_Py_RefTotal", ""},
    {"_Py_NegativeRefcount", NULL, "_Py_NegativeRefcount", ""},
    {"_Py_MergeZeroLocalRefcount", NULL, "_Py_MergeZeroLocalRefcount", ""},
    {"_Py_DecRefShared*", NULL, "_Py_DecRefSharedDebug", ""},
    {"_PyThreadState_Current", NULL, "_PyThreadState_Current", ""},
    {"_Py_CheckRecursionLimit", NULL, "_Py_CheckRecursionLimit", ""},
    {"_PyGen_Send", NULL, "_PyGen_Send", ""},
    {"_PyUnicode_Ready", NULL, "_PyUnicode_Ready", ""},
    {"PyCode_New", NULL, "PyCode_New", ""},
    {"_PyThreadState_UncheckedGet", NULL, "_PyThreadState_UncheckedGet", ""},
    {"_PyObject_NextNotImplemented", NULL, "_PyObject_NextNotImplemented", ""},
    {"PyThread_tss_*", NULL, "PyThread_tss_get", ""},
    {"PyThreadState_GetUnchecked", NULL, "PyThreadState_GetUnchecked", ""},
    {"PyArray_API", NULL, "PyArray_API", ""},
    {"Py*", NULL, "PyArg_ParseTuple", ""},
    {"_Py*", NULL, "_Py_NoneStruct", ""},
    {"THPVariableClass*", NULL, "THPVariableClass", ""},
    {"_ZN2at*", NULL, "_ZN2at6Tensor4sizeEv", ""},
    {"_ZN3c10*", NULL, "_ZN3c105ErrorC1Ev", ""},
    {"_Z*NSt7__cxx11*", NULL, "_Z3fooNSt7__cxx1112basic_stringIcE", ""},
    {"_Z*B5cxx11*", NULL, "_Z4nameB5cxx11v", ""},
    {"_ZNS?*", NULL, "_ZNSaIcEC1Ev", ""},
    {"_ZNKS?*", NULL, "_ZNKSt9exception4whatEv", ""},
    {"_ZSt*", NULL, "_ZSt4cout", ""},
    {"_ZT?N10__cxxabiv1*", NULL, "_ZTVN10__cxxabiv117__class_type_infoE", ""},
    {"_ZT?S?*", NULL, "_ZTISt9exception", ""},
    {"_ZTI*", NULL, "_ZTI4Base", ""},
    {"__gxx_personality_v0", NULL, "__gxx_personality_v0", ""},
    {"__cxa_thread_atexit_impl", NULL, "__cxa_thread_atexit_impl", ""},
    {"__cxa_*", NULL, "__cxa_throw", ""},
    {"_Znw*", NULL, "_Znwm", ""},
    {"_Zna*", NULL, "_Znam", ""},
    {"_Zdl*", NULL, "_ZdlPvm", ""},
    {"_Zda*", NULL, "_ZdaPv", ""},
    {"__atomic_*", NULL, "__atomic_load_16", ""},
    {"__*ti3", NULL, "__udivti3", ""},
    {"__mul*", NULL, "__muldc3", ""},
    {"_Unwind_*", NULL, "_Unwind_Resume", ""},
    {"__popcount?i2", NULL, "__popcountdi2", ""},
    {"SSL_*", NULL, "SSL_new", ""},
    {"EVP_*", NULL, "EVP_DigestInit_ex", ""},
    {"CRYPTO_*", NULL, "CRYPTO_free", ""},
    {"OPENSSL_*", NULL, "OPENSSL_init_crypto", ""},
    {"inflate*", NULL, "inflateInit2_", ""},
    {"deflate*", NULL, "deflateEnd", ""},
    {"crc32*", NULL, "crc32_z", ""},
    {"BZ2_*", NULL, "BZ2_bzCompress", ""},
    {"lzma_*", NULL, "lzma_code", ""},
    {"sqlite3_*", NULL, "sqlite3_open_v2", ""},
    {"ffi_*", NULL, "ffi_prep_cif", ""},
    {"XML_*", NULL, "XML_ParserCreate", ""},
    {"rl_*", NULL, "rl_bind_key", ""},
    {"history_*", NULL, "history_truncate_file", ""},
    {"tgetent", NULL, "tgetent", ""},
    {"tputs", NULL, "tputs", ""},
    {"stdscr", NULL, "stdscr", ""},
    {"db_*", NULL, "db_create", ""},
    {"gdbm_*", NULL, "gdbm_open", ""},
    {"Tcl_*", NULL, "Tcl_CreateInterp", ""},
    {"Tk_*", NULL, "Tk_Init", ""},
    {"uuid_*", NULL, "uuid_generate_time_safe", ""},
    {"__*_chk", NULL, "__memcpy_chk", ""},
    {"__isoc23_*", NULL, "__isoc23_strtol", ""},
    {"__isoc99_*", NULL, "__isoc99_sscanf", ""},
    {"arc4random*", NULL, "arc4random_buf", ""},
    {"strlcpy", NULL, "strlcpy", ""},
    {"strlcat", NULL, "strlcat", ""},
    {"_dl_find_object", NULL, "_dl_find_object", ""},
    {"__libc_start_main", "GLIBC_2.34", "__libc_start_main", "GLIBC_2.34"},
    {"pthread_*", "GLIBC_2.34", "pthread_create", "GLIBC_2.34"},
    {"dl*", "GLIBC_2.34", "dlopen", "GLIBC_2.34"},
    {"sem_*", "GLIBC_2.34", "sem_init", "GLIBC_2.34"},
    {"shm_*", "GLIBC_2.34", "shm_unlink", "GLIBC_2.34"},
    {"mq_*", "GLIBC_2.34", "mq_open", "GLIBC_2.34"},
    {"timer_*", "GLIBC_2.34", "timer_create", "GLIBC_2.34"},
    {"aio_*", "GLIBC_2.34", "aio_read64", "GLIBC_2.34"},
    {"res_*", "GLIBC_2.34", "res_nsearch", "GLIBC_2.34"},
    {"dn_*", "GLIBC_2.34", "dn_expand", "GLIBC_2.34"},
    {"ns_name_*", "GLIBC_2.34", "ns_name_pton", "GLIBC_2.34"},
    {"backtrace*", NULL, "backtrace_symbols", ""},
    {"gnu_get_libc_version", NULL, "gnu_get_libc_version", ""},
    {"fts_*", NULL, "fts_open", ""},
    {"argp_*", NULL, "argp_parse", ""},
    {"*obstack_*", NULL, "_obstack_begin", ""},
    {"error", NULL, "error", ""},
    {"error_at_line", NULL, "error_at_line", ""},
    {"*", "GLIBC_*", "fstat64", "GLIBC_2.33"},
    {"dlopen", "", "dlopen", ""},
    {"dlsym", "", "dlsym", ""},
    {"clock_*", "", "clock_gettime", ""},
    {"pthread_*", "", "pthread_create", ""},
    {"sem_*", "", "sem_init", ""},
    {"shm_open", "", "shm_open", ""},
    {"__kmpc_*", NULL, "__kmpc_fork_call", ""},
    {"GOMP_*", NULL, "GOMP_parallel", ""},
    {"omp_*", NULL, "omp_get_num_threads", ""},
    {"__gcov_*", NULL, "__gcov_merge_add", ""},
    {"__asan_*", NULL, "__asan_report_load8", ""},
    {"__ubsan_*", NULL, "__ubsan_handle_add_overflow", ""},
    {"__tsan_*", NULL, "__tsan_func_entry", ""},
    {"__llvm_profile_*", NULL, "__llvm_profile_runtime", ""},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static bool same(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

// Whether what is said of the sample is what row `index` says, for no row before it takes the symbol.
static bool is_row(const struct hint *row, unsigned index)
{
    return index < SAMPLES && same(row->pattern, samples[index].pattern) &&
           same(row->version, samples[index].of) &&
           hint_of(span_text(samples[index].symbol), span_text(samples[index].version)) == row;
}

int main(void)
{
    struct tap tap = {0};
    const struct hint *row;
    unsigned count = 0;

    for (; (row = hint_at(count)) != NULL; count++)
        ok(&tap, is_row(row, count) && strlen(row->say) > 10, "row %s: %s", row->pattern,
           count < SAMPLES ? samples[count].symbol : "no sample");
    is_number(&tap, count, SAMPLES, "as many samples as rows");
    ok(&tap, !hint_of(span_text("frobnicate"), span_text("")), "nothing is known of any name");
    ok(&tap, !hint_of(span_text("dlopen"), span_text("LIB_1")), "nor of another library's dlopen");
    ok(&tap, !hint_of(span_text(""), span_text("")), "nor of an empty one");
    return tap_end(&tap);
}
