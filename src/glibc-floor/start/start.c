// The start file for floors before 2.34: crt1.o and Scrt1.o.
//
// Up to 2.33 __libc_start_main was told which function runs a program's constructors; the newer one, with
// the newer start file, knows by itself. A new start file on an old glibc would run none.
#include <stddef.h>

typedef void constructor(int, char **, char **);

// The linker gives the bounds; crti.o has _init, which runs what is in .init.
extern constructor *__init_array_start[] __attribute__((visibility("hidden")));
extern constructor *__init_array_end[] __attribute__((visibility("hidden")));
void _init(void) __attribute__((visibility("hidden")));
void floor_init(int count, char **arguments, char **environment)
    __attribute__((visibility("hidden")));

// What old start files bring along: the version of stdio's structs that a program was compiled for
// (_G_IO_IO_FILE_VERSION of glibc's <_G_config.h>), and a symbol at the beginning of the data.
const int _IO_stdin_used = 0x20001;
__asm__(
    ".data\n"
    ".globl __data_start\n"
    ".weak data_start\n"
    "__data_start:\n"
    "data_start:\n"
    "    .zero 4\n"
    ".text\n");

// The loader has run .preinit_array, and at the end it will run .fini_array and .fini.
void floor_init(int count, char **arguments, char **environment)
{
    ptrdiff_t constructors = __init_array_end - __init_array_start;

    _init();
    for (ptrdiff_t i = 0; i < constructors; i++)
        __init_array_start[i](count, arguments, environment);
}

// Calls __libc_start_main(main, argc, argv, floor_init, NULL, rtld_fini, stack_end). The stack and the
// register with rtld_fini are as the processor's ABI supplement says.
#if defined __x86_64__
__asm__(
    ".globl _start\n"
    ".type _start, %function\n"
    "_start:\n"
    "    .cfi_startproc\n"
    "    .cfi_undefined rip\n"
    "    endbr64\n"
    "    xorl %ebp, %ebp\n"
    "    movq %rdx, %r9\n"
    "    popq %rsi\n"
    "    movq %rsp, %rdx\n"
    "    andq $-16, %rsp\n"
    "    pushq %rax\n"
    "    pushq %rsp\n"
    "    xorl %r8d, %r8d\n"
    "    leaq floor_init(%rip), %rcx\n"
    "    movq main@GOTPCREL(%rip), %rdi\n"
    "    call *__libc_start_main@GOTPCREL(%rip)\n"
    "    hlt\n"
    "    .cfi_endproc\n"
    ".size _start, .-_start\n");
#elif defined __aarch64__
__asm__(
    ".globl _start\n"
    ".type _start, %function\n"
    "_start:\n"
    "    .cfi_startproc\n"
    "    .cfi_undefined x30\n"
    "    hint #34\n"
    "    mov x29, #0\n"
    "    mov x30, #0\n"
    "    mov x5, x0\n"
    "    ldr x1, [sp]\n"
    "    add x2, sp, #8\n"
    "    mov x6, sp\n"
    "    mov x4, #0\n"
    "    adrp x3, floor_init\n"
    "    add x3, x3, :lo12:floor_init\n"
    "    adrp x0, :got:main\n"
    "    ldr x0, [x0, :got_lo12:main]\n"
    "    bl __libc_start_main\n"
    "    bl abort\n"
    "    .cfi_endproc\n"
    ".size _start, .-_start\n");
#else
#error "no start file for this machine yet: write its _start here, about 15 instructions"
#endif
