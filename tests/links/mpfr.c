// mpfr: header and library of one version, threads, and pi to 50 digits.
#include <mpfr.h>
#include <string.h>

#include "try.h"

int main(void)
{
    char digits[80];
    mpfr_t pi;

    TRY(strcmp(mpfr_get_version(), MPFR_VERSION_STRING) == 0);
    TRY(mpfr_buildopt_tls_p());
    mpfr_init2(pi, 200);
    mpfr_const_pi(pi, MPFR_RNDN);
    mpfr_snprintf(digits, sizeof digits, "%.50Rf", pi);
    TRY(strcmp(digits, "3.14159265358979323846264338327950288419716939937511") == 0);
    mpfr_clear(pi);
    mpfr_free_cache();
    return 0;
}
