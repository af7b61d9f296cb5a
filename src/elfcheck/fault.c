// Collects malformed parts; the number kept is bounded, the number counted is not.
#include "elfcheck/fault.h"

bool fault_add(struct faults *faults, enum fault_part part, const char *what, uint64_t value)
{
    faults->count[part]++;
    if (faults->kept < FAULTS_KEPT)
        faults->fault[faults->kept++] = (struct fault){part, what, value};
    return false;
}
