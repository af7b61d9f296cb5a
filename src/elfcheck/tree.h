// Prints what would be loaded with a file, as a tree or as JSON.
#ifndef INGOT_ELFCHECK_TREE_H
#define INGOT_ELFCHECK_TREE_H

#include <stdbool.h>

struct loadset;

// One line a need below the object that asks; `fancy` draws with UTF-8 lines. What was shown before is
// not unfolded again.
void tree_print(const struct loadset *set, const char *file, bool fancy);

// One line: {"file", "libc", "missing", "objects": [{"path", "name", "needs": [...]}]}.
void tree_print_json(const struct loadset *set, const char *file);

#endif
