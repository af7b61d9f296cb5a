// Tests SHA-256 without the processor's instructions, on all that tests/unit/sha256.c tries. Made of:
#define SHA256_PLAIN
#include "base/sha256.c"
#include "sha256.c"
