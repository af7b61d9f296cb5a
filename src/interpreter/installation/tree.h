// The tree that a file of ours lies in, said to CPython before it looks for one itself.
#ifndef INGOT_INTERPRETER_TREE_H
#define INGOT_INTERPRETER_TREE_H

#include <Python.h>
#include <stdbool.h>

// CPython's path configuration: getpath.py, frozen. The link step gives calls of it to ours (ld --wrap).
PyStatus __real__PyConfig_InitPathConfig(PyConfig *config, int compute);
PyStatus __wrap__PyConfig_InitPathConfig(PyConfig *config, int compute);

// Writes into `prefix` (PATH_MAX bytes) the tree that `file`, an absolute path, lies in: bin/ and lib/
// are its folders. Gives false, and an empty text, when the stdlib is not there.
bool tree_of(char *prefix, const char *file);

// Whether somebody says where the stdlib is: $PYTHONHOME, Py_SetPythonHome, PyConfig.home.
bool tree_is_given(const PyConfig *config);

// Sets what getpath.py would search for, unless the embedder already did.
PyStatus tree_set(PyConfig *config, const char *prefix);

#endif
