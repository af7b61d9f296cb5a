// What scanf and its kin become in C23 (2.38), over those of C99; %i reads no 0b here.
#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

int old_scan(FILE *, const char *, va_list) __asm__("__isoc99_vfscanf");
int old_scan_text(const char *, const char *, va_list) __asm__("__isoc99_vsscanf");
int old_wide_scan(FILE *, const wchar_t *, va_list) __asm__("__isoc99_vfwscanf");
int old_wide_scan_text(const wchar_t *, const wchar_t *, va_list) __asm__("__isoc99_vswscanf");

// Of each, the call with a list of arguments and the one with the arguments themselves.
#define SCAN(name, listed, from, old, type) \
    int listed(from, const type *format, va_list arguments); \
    int listed(from, const type *format, va_list arguments) \
    { \
        return old(source, format, arguments); \
    } \
    int name(from, const type *format, ...); \
    int name(from, const type *format, ...) \
    { \
        va_list arguments; \
        int count; \
\
        va_start(arguments, format); \
        count = old(source, format, arguments); \
        va_end(arguments); \
        return count; \
    }
#define SCAN_STDIN(name, listed, old, type) \
    int listed(const type *format, va_list arguments); \
    int listed(const type *format, va_list arguments) \
    { \
        return old(stdin, format, arguments); \
    } \
    int name(const type *format, ...); \
    int name(const type *format, ...) \
    { \
        va_list arguments; \
        int count; \
\
        va_start(arguments, format); \
        count = old(stdin, format, arguments); \
        va_end(arguments); \
        return count; \
    }

SCAN(__isoc23_fscanf, __isoc23_vfscanf, FILE *source, old_scan, char)
SCAN(__isoc23_sscanf, __isoc23_vsscanf, const char *source, old_scan_text, char)
SCAN(__isoc23_fwscanf, __isoc23_vfwscanf, FILE *source, old_wide_scan, wchar_t)
SCAN(__isoc23_swscanf, __isoc23_vswscanf, const wchar_t *source, old_wide_scan_text, wchar_t)
SCAN_STDIN(__isoc23_scanf, __isoc23_vscanf, old_scan, char)
SCAN_STDIN(__isoc23_wscanf, __isoc23_vwscanf, old_wide_scan, wchar_t)
