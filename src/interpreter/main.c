// The interpreter's main: all of python's own command line, through PyConfig. paths.c and hook.c do
// what differs from a python that is installed in folders.
#include <Python.h>

int main(int argc, char **argv)
{
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    // os, site and a few others would be found frozen, without their source: tracebacks through them
    // would be blank. From the archive they load as fast. -X frozen_modules still decides.
    config.use_frozen_modules = 0;

    PyStatus status = PyConfig_SetBytesArgv(&config, argc, argv);
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        Py_ExitStatusException(status);
    return Py_RunMain();
}
