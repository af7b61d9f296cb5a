// openblas: products of matrices, whole and transposed, as the plain sum gives them, with as many threads as there are, and a kernel of
// this processor.
#include <cblas.h>
#include <math.h>
#include <string.h>

#include "try.h"

enum { ROWS = 150, COLUMNS = 131, INNER = 257 };

static double a[ROWS * INNER], b[INNER * COLUMNS], c[ROWS * COLUMNS];

static double plain(int row, int column)
{
    double sum = 0;

    for (int i = 0; i < INNER; i++)
        sum += a[row * INNER + i] * b[i * COLUMNS + column];
    return sum;
}

int main(void)
{
    double *turned = malloc(sizeof a);
    float one[] = {1, 2, 3}, two[] = {4, 5, 6};

    TRY(turned);
    for (int i = 0; i < ROWS * INNER; i++)
        a[i] = (i * 37 % 101) / 16.0 - 3;
    for (int i = 0; i < INNER * COLUMNS; i++)
        b[i] = (i * 53 % 97) / 8.0 - 6;
    for (int row = 0; row < ROWS; row++)
        for (int i = 0; i < INNER; i++)
            turned[i * ROWS + row] = a[row * INNER + i];
    for (int way = 0; way < 2; way++) {
        memset(c, 0, sizeof c);
        cblas_dgemm(CblasRowMajor, way ? CblasTrans : CblasNoTrans, CblasNoTrans, ROWS, COLUMNS,
                    INNER, 2.0, way ? turned : a, way ? ROWS : INNER, b, COLUMNS, 0.0, c, COLUMNS);
        for (int row = 0; row < ROWS; row++)
            for (int column = 0; column < COLUMNS; column++)
                TRY(fabs(c[row * COLUMNS + column] - 2 * plain(row, column)) < 1e-9);
    }
    TRY(fabsf(cblas_sdot(3, one, 1, two, 1) - 32) < 1e-6);
    TRY(cblas_idamax(INNER, b, 1) < INNER);
    TRY(strstr(openblas_get_config(), "DYNAMIC_ARCH"));
    TRY(strcmp(openblas_get_corename(), __builtin_cpu_supports("avx2") ? "Haswell" : "Prescott") ==
        0);
    free(turned);
    return 0;
}
