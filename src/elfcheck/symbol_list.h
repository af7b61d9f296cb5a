// Prints the dynamic symbols of a file.
#ifndef INGOT_ELFCHECK_SYMBOL_LIST_H
#define INGOT_ELFCHECK_SYMBOL_LIST_H

#include <stdbool.h>

struct loadset;

// One line a symbol of the first object: name@version, binding, type, size, "undefined" for one that
// others must have. Without `exported` and `undefined` all are printed.
void symbol_list_print(const struct loadset *set, bool exported, bool undefined);

// The same as one line of JSON.
void symbol_list_print_json(const struct loadset *set, const char *file, bool exported,
                            bool undefined);

#endif
