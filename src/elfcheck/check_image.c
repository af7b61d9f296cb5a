// What any executable or shared object must keep.
#include "elfcheck/check.h"

const struct check_family check_family_image = {0, 0};
