// hdf5: header and library of one version, deflate both ways, and an array that names its scale.
#include <hdf5.h>
#include <hdf5_hl.h>

#include "try.h"

enum { SIDE = 100 };

static int numbers[SIDE][SIDE];

// A deflated array in a new file, with another for its first dimension's scale.
static void written(hid_t file)
{
    static const hsize_t shape[] = {SIDE, SIDE}, chunk[] = {SIDE, 10};
    static const float metres[SIDE];
    hid_t space = H5Screate_simple(2, shape, NULL), layout = H5Pcreate(H5P_DATASET_CREATE);
    hid_t set, scale;

    H5Pset_chunk(layout, 2, chunk);
    TRY(H5Pset_deflate(layout, 6) >= 0);
    set = H5Dcreate2(file, "numbers", H5T_NATIVE_INT, space, H5P_DEFAULT, layout, H5P_DEFAULT);
    TRY(H5Dwrite(set, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers) >= 0);
    TRY(H5Dget_storage_size(set) < sizeof numbers / 2);
    TRY(H5LTmake_dataset_float(file, "metres", 1, shape, metres) >= 0);
    scale = H5Dopen2(file, "metres", H5P_DEFAULT);
    TRY(H5DSset_scale(scale, "metres") >= 0 && H5DSattach_scale(set, scale, 0) >= 0);
    H5Dclose(scale);
    H5Dclose(set);
    H5Pclose(layout);
    H5Sclose(space);
}

int main(void)
{
    static int back[SIDE][SIDE];
    unsigned major, minor, release;
    hid_t file;

    TRY(H5get_libversion(&major, &minor, &release) >= 0);
    TRY(major == H5_VERS_MAJOR && minor == H5_VERS_MINOR && release == H5_VERS_RELEASE);
    TRY(H5Zfilter_avail(H5Z_FILTER_DEFLATE) > 0);
    for (int i = 0; i < SIDE * SIDE; i++)
        numbers[i / SIDE][i % SIDE] = i;
    file = H5Fcreate("try.h5", H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    TRY(file >= 0);
    written(file);
    H5Fclose(file);
    file = H5Fopen("try.h5", H5F_ACC_RDONLY, H5P_DEFAULT);
    TRY(H5LTread_dataset_int(file, "numbers", &back[0][0]) >= 0);
    for (int i = 0; i < SIDE * SIDE; i++)
        TRY(back[i / SIDE][i % SIDE] == i);
    H5Fclose(file);
    return 0;
}
