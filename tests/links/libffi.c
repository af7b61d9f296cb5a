// libffi: a call by description, and closures called back; these keep no descriptor, and come too where the kernel refuses
// memory that is writable and executable at once.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <ffi.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#include "try.h"

enum { MANY = 3000, DESCRIPTORS = 256, WRITE_EXECUTE = PROT_WRITE | PROT_EXEC };

static void answer(ffi_cif *cif, void *result, void **args, void *data)
{
    (void)cif;
    *(ffi_arg *)result = (ffi_arg)(*(int *)args[0] + *(int *)data);
}

static int twice(int x)
{
    return 2 * x;
}

static int open_descriptors(void)
{
    int count = 0;

    for (int fd = 0; fd < DESCRIPTORS; fd++)
        if (fcntl(fd, F_GETFD) != -1)
            count++;
    return count;
}

static void call_closures(ffi_cif *cif, int count)
{
    static int more[MANY];
    void *code;

    for (int i = 0; i < count; i++) {
        ffi_closure *closure = ffi_closure_alloc(sizeof *closure, &code);

        TRY(closure != NULL);
        more[i] = i;
        TRY(ffi_prep_closure_loc(closure, cif, answer, &more[i], code) == FFI_OK);
        TRY(((int (*)(int))code)(40) == 40 + i);
    }
}

// What systemd's MemoryDenyWriteExecute and SELinux do.
static void refuse_write_execute(void)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, WRITE_EXECUTE),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, WRITE_EXECUTE, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof steps / sizeof *steps, steps};

    TRY(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    TRY(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
    TRY(mmap(NULL, 4096, PROT_READ | WRITE_EXECUTE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
        MAP_FAILED);
}

int main(void)
{
    ffi_cif cif;
    ffi_type *types[] = {&ffi_type_sint};
    int x = 21, before = open_descriptors();
    void *args[] = {&x};
    ffi_arg result;

    TRY(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_sint, types) == FFI_OK);
    ffi_call(&cif, FFI_FN(twice), &result, args);
    TRY((int)result == 42);
    call_closures(&cif, 1);
    TRY(open_descriptors() == before);
    refuse_write_execute();
    call_closures(&cif, MANY);
    TRY(open_descriptors() == before);
    return 0;
}
