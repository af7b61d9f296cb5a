// The program of an installation tree: CPython's own. program.c says where it is.
#include <Python.h>

int main(int count, char **words)
{
    return Py_BytesMain(count, words);
}
