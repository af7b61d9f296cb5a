// What the fuzz targets share: one input goes through everything that a run of elfcheck does with a file, and what is
// printed goes to /dev/null. scripts/fuzz lists the targets.
#ifndef INGOT_TESTS_FUZZ_H
#define INGOT_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/text.h"
#include "elfcheck/check.h"
#include "elfcheck/facts.h"
#include "elfcheck/inspect.h"
#include "elfcheck/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What elfcheck does without memory is to end: here that is a finding of the fuzzer.
static inline void fuzz_no_memory(void)
{
    abort();
}

// What is to be gathered: everything, as with --prefix-leak.
static inline struct gather fuzz_gather(struct arena *arena, const struct name_set *defined)
{
    static const struct span prefix = {(const unsigned char *)"/build", 6};

    return (struct gather){
        .arena = arena, .defined = defined, .prefixes = &prefix, .prefix_count = 1};
}

// Runs the checks of one profile on a subject, adding to `report`. Every libc gets its turn.
static inline void fuzz_check(struct subject subject, const struct profile_row *profile,
                              enum kind kind, struct report *report)
{
    static const struct check_set none;

    subject.profile = profile->profile;
    subject.target = (enum libc)(report->count[SEVERITY_INFO] % LIBC_COUNT);
    check_run(&subject, kind, &none, report);
}

// Prints a report in each of its forms.
static inline void fuzz_print(const struct report *report, FILE *out)
{
    static const struct style loud = {true, false}, quiet = {false, true};

    report_print(report, &loud, out);
    report_print(report, &quiet, out);
    report_print_json(report, out);
}

#endif
