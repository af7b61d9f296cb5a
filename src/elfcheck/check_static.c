// What makes an executable fully static.
#include "elfcheck/check.h"

const struct check_family check_family_static = {0, 0};
