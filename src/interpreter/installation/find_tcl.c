// Tells Tcl where it is installed: by sys.base_prefix, since sys.executable may be a virtual environment's or any link.
// recipes/tkinter.mk compiles _tkinter.c with -DTcl_FindExecutable=find_tcl; its PyInit calls it, with the GIL.
#include <Python.h>
#include <tcl.h>

void find_tcl(const char *program);

// Takes what the C library says the program is called; falls back on it.
void find_tcl(const char *program)
{
    PyObject *prefix = PySys_GetObject("base_prefix"); // borrowed
    PyObject *path = prefix ? PyUnicode_FromFormat("%U/bin/python3", prefix) : NULL;
    PyObject *bytes = path ? PyUnicode_EncodeFSDefault(path) : NULL;

    PyErr_Clear();
    Tcl_FindExecutable(bytes ? PyBytes_AS_STRING(bytes) : program);
    Py_XDECREF(bytes);
    Py_XDECREF(path);
}
