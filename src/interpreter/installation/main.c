// The program of an installation tree: CPython's own, which finds its stdlib beside itself.
#include <Python.h>

int main(int count, char **words)
{
    return Py_BytesMain(count, words);
}
