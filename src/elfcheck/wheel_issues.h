// What is wrong with a wheel: noted by its readers as data, one bounded list a check.
#ifndef INGOT_ELFCHECK_WHEEL_ISSUES_H
#define INGOT_ELFCHECK_WHEEL_ISSUES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "elfcheck/facts.h"

// Each has a check of its own, in this order (check_wheel.c).
enum wheel_part {
    WHEEL_ZIP_DIRECTORY,
    WHEEL_ZIP_TRAILING,
    WHEEL_ZIP_GAP,
    WHEEL_ZIP_LOCAL,
    WHEEL_ZIP_DUPLICATE,
    WHEEL_ZIP_NAME,
    WHEEL_ZIP_SYMLINK,
    WHEEL_ZIP_ENCRYPTED,
    WHEEL_ZIP_METHOD,
    WHEEL_ZIP_SIZE,
    WHEEL_ZIP_DATA,
    WHEEL_ZIP_DESCRIPTOR,
    WHEEL_RECORD_FORMAT,
    WHEEL_RECORD_MISSING,
    WHEEL_RECORD_EXTRA,
    WHEEL_RECORD_DUPLICATE,
    WHEEL_RECORD_HASH,
    WHEEL_RECORD_SIZE,
    WHEEL_META_FOLDER,
    WHEEL_META_WHEEL,
    WHEEL_META_PROJECT,
    WHEEL_TAG_NAME,
    WHEEL_TAG_LINES,
    WHEEL_TAG_PURE,
    WHEEL_TAG_MACHINE,
    WHEEL_TAG_SUFFIX,
    WHEEL_TAG_ABI3,
    WHEEL_TAG_ABI3_NEW,
    WHEEL_TAG_GLIBC,
    WHEEL_TAG_MUSL,
    WHEEL_TAG_LINUX,
    WHEEL_RPATH,
    WHEEL_MODE,
    WHEEL_TAG_RUNTIME,
    WHEEL_TAG_NEEDS,
    WHEEL_TAG_LOWER,
    WHEEL_PURELIB,
    WHEEL_LIBS,
    WHEEL_STRAY,
    WHEEL_PARTS
};

// `what` is a string constant; it is followed by `named` (a name, when not empty) or by `value`.
struct wheel_issue {
    struct span member; // the entry that it is about; may be empty
    struct span named;
    const char *what;
    uint64_t value;
    bool has_value;
};

struct wheel_issues {
    uint64_t count[WHEEL_PARTS];
    struct wheel_issue issue[WHEEL_PARTS][SAMPLES];
};

// Note one. Spans must outlive the list. Nothing is noted when `issues` is NULL. Always give false.
bool wheel_issue(struct wheel_issues *issues, enum wheel_part part, struct span member,
                 const char *what, struct span named);
bool wheel_issue_at(struct wheel_issues *issues, enum wheel_part part, struct span member,
                    const char *what, uint64_t value);

#endif
