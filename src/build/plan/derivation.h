// The text that a key is the hash of.
#ifndef INGOT_PLAN_DERIVATION_H
#define INGOT_PLAN_DERIVATION_H

struct plan;

// Writes every recipe's derivation and gives it its key and its place in the store. The plan must
// have no faults and no cycles, and its inputs must have been read.
//
// A derivation is lines, in this order, each kind sorted or in the order that matters:
//     ingot derivation 1
//     name NAME
//     global FIELD, recipe FIELD     then the value's lines, each after a TAB
//     source SHA256                  sorted, each once: where the bytes come from changes nothing
//     file WHAT PATH SHA256          scripts (without comments), patches, trees
//     needs NAME KEY, tools NAME KEY as written; of a recipe with `keyed := version`,
//     needs NAME version VERSION     only its version
void derivation_write(struct plan *plan);

#endif
