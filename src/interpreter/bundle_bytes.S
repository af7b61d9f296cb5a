// The certificates of recipe ca, as bundle.c walks through them.
.section .rodata.bundle, "a", @progbits
.globl bundle_bytes, bundle_end
bundle_bytes: .incbin "ca.der"
bundle_end:
.section .note.GNU-stack, "", @progbits
