// Keeps the highest of glibc's symbol versions. GLIBC_2.3.4 counts as 2.3: tags know no third number.
#include "elfcheck/version_max.h"

#include <stdint.h>

// The digits at the start of `rest`, which are passed over; false when there are none, or too many.
static bool take_number(struct span *rest, unsigned *number)
{
    uint64_t len = 0, value;
    struct span digits;

    while (len < rest->len && rest->at[len] >= '0' && rest->at[len] <= '9')
        len++;
    if (len > 4 || !span_sub(*rest, 0, len, &digits) || !span_digits(digits, 10, &value))
        return false;
    *number = (unsigned)value;
    *rest = span_from(*rest, len);
    return true;
}

void version_max_add(struct version_max *most, struct span name)
{
    struct span rest = span_from(name, 6);
    unsigned major, minor;

    if (!span_starts(name, "GLIBC_"))
        return;
    if (span_is(name, "GLIBC_ABI_DT_RELR")) { // glibc 2.36 is the first that has it
        major = 2;
        minor = 36;
    } else if (!take_number(&rest, &major) || !span_starts(rest, ".")) {
        return; // GLIBC_PRIVATE
    } else {
        rest = span_from(rest, 1);
        if (!take_number(&rest, &minor))
            return;
    }
    if (!most->any || major > most->major || (major == most->major && minor > most->minor))
        *most = (struct version_max){true, major, minor, name};
}
