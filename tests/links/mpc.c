// mpc: header and library of one version, and the square of the square root of i.
#include <mpc.h>
#include <string.h>

#include "try.h"

int main(void)
{
    mpc_t z;

    TRY(strcmp(mpc_get_version(), MPC_VERSION_STRING) == 0);
    mpc_init2(z, 200);
    mpc_set_ui_ui(z, 0, 1, MPC_RNDNN);
    mpc_sqrt(z, z, MPC_RNDNN);
    mpc_sqr(z, z, MPC_RNDNN);
    TRY(mpfr_cmp_abs(mpc_realref(z), mpc_imagref(z)) < 0);
    mpfr_sub_ui(mpc_imagref(z), mpc_imagref(z), 1, MPFR_RNDN);
    mpfr_mul_2ui(mpc_imagref(z), mpc_imagref(z), 190, MPFR_RNDN);
    TRY(mpfr_cmp_d(mpc_imagref(z), -1) > 0 && mpfr_cmp_d(mpc_imagref(z), 1) < 0);
    mpc_clear(z);
    return 0;
}
