#!/bin/sh
# musl 1.2.5: TZ=EST5EDT names a summer time and gives no rule. POSIX lets the system choose one; glibc and tzcode take
# that of the United States. musl's rule fields stay 0, and the zone has summer time all year.
# Effect: clocks are an hour off in winter, without an error. Write the rule: EST5EDT,M3.2.0,M11.1.0.
. "$(dirname "$0")/lib.sh"

cat >"$tmp/zone.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int main(void)
{
    const time_t noon[] = {1736942400, 1752580800}; /* 12:00 UTC on 15 January and on 15 July 2025 */
    setenv("TZ", "EST5EDT", 1);
    for (int i = 0; i < 2; i++) {
        char text[32];
        strftime(text, sizeof text, "%H:%M %Z", localtime(&noon[i]));
        printf("%s%s", i > 0 ? ", " : "", text);
    }
    return 0;
}
END
compile_musl "$tmp/zone.c" "$tmp/zone"
finding '07:00 EST, 08:00 EDT' '08:00 EDT, 08:00 EDT' "$("$tmp/zone")"
