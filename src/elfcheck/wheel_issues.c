// Collects what is wrong with a wheel; the number kept is bounded, the number counted is not.
#include "elfcheck/wheel_issues.h"

static bool add(struct wheel_issues *issues, enum wheel_part part, struct wheel_issue issue)
{
    if (!issues)
        return false;
    if (issues->count[part] < SAMPLES)
        issues->issue[part][issues->count[part]] = issue;
    issues->count[part]++;
    return false;
}

bool wheel_issue(struct wheel_issues *issues, enum wheel_part part, struct span member,
                 const char *what, struct span named)
{
    return add(issues, part, (struct wheel_issue){member, named, what, 0, false});
}

bool wheel_issue_at(struct wheel_issues *issues, enum wheel_part part, struct span member,
                    const char *what, uint64_t value)
{
    return add(issues, part, (struct wheel_issue){member, {NULL, 0}, what, value, true});
}
