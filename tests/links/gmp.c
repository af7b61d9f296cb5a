// gmp: header and library of one version, 2^521 - 1 is prime, and a product of 400,000 digits divided again.
#include <gmp.h>
#include <stdio.h>
#include <string.h>

#include "try.h"

int main(void)
{
    char version[32];
    mpz_t a, b, product;

    snprintf(version, sizeof version, "%d.%d.%d", __GNU_MP_VERSION, __GNU_MP_VERSION_MINOR,
             __GNU_MP_VERSION_PATCHLEVEL);
    TRY(strcmp(gmp_version, version) == 0);
    mpz_inits(a, b, product, NULL);
    mpz_setbit(a, 521);
    mpz_sub_ui(a, a, 1);
    TRY(mpz_probab_prime_p(a, 25) > 0);
    mpz_ui_pow_ui(a, 3, 400000);
    mpz_ui_pow_ui(b, 7, 240000);
    mpz_mul(product, a, b);
    TRY(mpz_sizeinbase(product, 10) > 390000);
    mpz_tdiv_q(product, product, b);
    TRY(mpz_cmp(product, a) == 0);
    mpz_clears(a, b, product, NULL);
    return 0;
}
