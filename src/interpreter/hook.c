// Installs our importer in each interpreter, between CPython's own importers and the first module that
// comes from a file (encodings). The link step gives _PyImport_InitExternal's calls to us (ld --wrap).
#include <Python.h>
#include <marshal.h>

#include "archive.h"

PyStatus __real__PyImport_InitExternal(PyThreadState *state);
PyStatus __wrap__PyImport_InitExternal(PyThreadState *state);

static PyObject *run_importer(void)
{
    static const char name[] = "_ingot_importer.pyc";
    struct archive_file file;
    if (!archive_find(name, sizeof name - 1, &file)) {
        PyErr_SetString(PyExc_ImportError, "the executable holds no importer");
        return NULL;
    }
    PyObject *code =
        PyMarshal_ReadObjectFromString((const char *)file.bytes, (Py_ssize_t)file.stored);
    if (code == NULL)
        return NULL;
    PyObject *module = PyImport_ExecCodeModule("_ingot_importer", code);
    Py_DECREF(code);
    return module;
}

PyStatus __wrap__PyImport_InitExternal(PyThreadState *state)
{
    PyStatus status = __real__PyImport_InitExternal(state);
    if (PyStatus_Exception(status))
        return status;
    PyObject *module = run_importer();
    if (module == NULL) {
        PyErr_Print();
        return PyStatus_Error("the importer of the executable's own files did not start");
    }
    Py_DECREF(module);
    return status;
}
