// What a program says to the person at the terminal: one line, on standard error.
#ifndef INGOT_BASE_MESSAGE_H
#define INGOT_BASE_MESSAGE_H

// Writes "program: text" and a newline to standard error in one write, so that lines of parallel
// programs don't mix. A format that ends in ':' gets the words for errno appended. Text past 4 KiB
// is cut. errno is kept.
void message_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The same, then exits with `status`. For program code only: libraries return.
_Noreturn void message_die(int status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
