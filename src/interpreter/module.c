// The built-in module _ingot: the executable's archive for Python code (importer.py, resources.py).
#include <Python.h>
#include <marshal.h>

#include "archive.h"

PyMODINIT_FUNC PyInit__ingot(void);

static PyObject *ingot_kind(PyObject *Py_UNUSED(module), PyObject *arg)
{
    Py_ssize_t len = 0;
    const char *name = PyUnicode_AsUTF8AndSize(arg, &len);
    if (name == NULL)
        return NULL;
    return PyLong_FromLong(archive_kind(name, (size_t)len));
}

// Finds the file named by `arg`; sets FileNotFoundError (or what the name's encoding raised) if not.
static bool find(PyObject *arg, struct archive_file *file)
{
    Py_ssize_t len = 0;
    const char *name = PyUnicode_AsUTF8AndSize(arg, &len);
    if (name == NULL)
        return false;
    if (archive_find(name, (size_t)len, file))
        return true;
    errno = ENOENT;
    PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, arg);
    return false;
}

static PyObject *ingot_code(PyObject *Py_UNUSED(module), PyObject *arg)
{
    struct archive_file file;
    if (!find(arg, &file))
        return NULL;
    if (file.stored != file.size) {
        PyErr_Format(PyExc_ValueError, "%R is not code", arg);
        return NULL;
    }
    return PyMarshal_ReadObjectFromString((const char *)file.bytes, (Py_ssize_t)file.stored);
}

static PyObject *ingot_read(PyObject *Py_UNUSED(module), PyObject *arg)
{
    struct archive_file file;
    if (!find(arg, &file))
        return NULL;
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)file.size);
    if (bytes == NULL)
        return NULL;
    if (!archive_read(&file, (unsigned char *)PyBytes_AS_STRING(bytes))) {
        Py_DECREF(bytes);
        PyErr_Format(PyExc_OSError, "%R is damaged inside the executable", arg);
        return NULL;
    }
    return bytes;
}

static PyObject *ingot_names(PyObject *Py_UNUSED(module), PyObject *arg)
{
    Py_ssize_t len = 0;
    const char *prefix = PyUnicode_AsUTF8AndSize(arg, &len);
    PyObject *list = prefix != NULL ? PyList_New(0) : NULL;
    if (list == NULL)
        return NULL;
    for (uint32_t number = archive_lower(prefix, (size_t)len);; number++) {
        size_t name_len = 0;
        const char *name = archive_name(number, &name_len);
        if (name == NULL || name_len < (size_t)len || memcmp(name, prefix, (size_t)len) != 0)
            break;
        PyObject *item = PyUnicode_FromStringAndSize(name, (Py_ssize_t)name_len);
        if (item == NULL || PyList_Append(list, item) != 0) {
            Py_XDECREF(item);
            Py_DECREF(list);
            return NULL;
        }
        Py_DECREF(item);
    }
    return list;
}

// The link step asks musl for its version. The name stays before it: "1.2.6" by itself would look like a version of zlib to
// who searches this file, as elfcheck does.
static const char libc_name[] = "musl", libc_text[] = LIBC_TEXT; // "musl 1.2.6"

static PyObject *ingot_libc(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(arg))
{
    return Py_BuildValue("(ss)", libc_name, libc_text + sizeof libc_name);
}

PyMODINIT_FUNC PyInit__ingot(void)
{
    static PyMethodDef methods[] = {
        {"kind", ingot_kind, METH_O,
         PyDoc_STR("kind(path) -> 0 nothing, 1 module, 2 package, 3 folder")},
        {"code", ingot_code, METH_O, PyDoc_STR("code(name) -> the code object in that file")},
        {"read", ingot_read, METH_O, PyDoc_STR("read(name) -> the file's bytes")},
        {"names", ingot_names, METH_O,
         PyDoc_STR("names(prefix) -> the files' names, in byte order")},
        {"libc", ingot_libc, METH_NOARGS, PyDoc_STR("libc() -> name and version of the C library")},
        {NULL, NULL, 0, NULL},
    };
    static PyModuleDef_Slot slots[] = {
        {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
        {Py_mod_gil, Py_MOD_GIL_NOT_USED},
        {0, NULL},
    };
    static struct PyModuleDef module = {
        PyModuleDef_HEAD_INIT, .m_name = "_ingot", .m_doc = "The files inside this executable.",
        .m_methods = methods,  .m_slots = slots,
    };
    return PyModuleDef_Init(&module);
}
