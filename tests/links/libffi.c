// libffi: a call by description, and a closure called back.
#include <ffi.h>

#include "try.h"

static void answer(ffi_cif *cif, void *result, void **args, void *data)
{
    (void)cif;
    *(ffi_arg *)result = (ffi_arg)(*(int *)args[0] + *(int *)data);
}

static int twice(int x)
{
    return 2 * x;
}

int main(void)
{
    ffi_cif cif;
    ffi_type *types[] = {&ffi_type_sint};
    int x = 21, more = 2;
    void *args[] = {&x}, *code;
    ffi_arg result;
    ffi_closure *closure = ffi_closure_alloc(sizeof *closure, &code);

    TRY(closure != NULL);
    TRY(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, types) == FFI_OK);
    ffi_call(&cif, FFI_FN(twice), &result, args);
    TRY((int)result == 42);
    TRY(ffi_prep_closure_loc(closure, &cif, answer, &more, code) == FFI_OK);
    TRY(((int (*)(int))code)(40) == 42);
    ffi_closure_free(closure);
    return 0;
}
