// A system-call filter that refuses the network where namespaces cannot be had.
#ifndef INGOT_SANDBOX_SECCOMP_FILTER_H
#define INGOT_SANDBOX_SECCOMP_FILTER_H

// Puts the filter on the calling process and all that it will start, for good. Refused are: every
// socket that is not AF_UNIX or AF_NETLINK (EACCES; loopback goes with them), io_uring (ENOSYS:
// it opens sockets past the filter), the x32 calls (ENOSYS), and i386 programs (killed). Sockets
// that are open already stay usable. Sets no_new_privs. Gives 0 or an errno value.
int seccomp_filter_install(void);

#endif
