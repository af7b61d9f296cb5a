// Facts of an executable or shared object (see facts.h).
#include "elfcheck/facts.h"

void facts_of_image(const struct gather *gather, struct facts *facts)
{
    (void)gather;
    (void)facts;
}
