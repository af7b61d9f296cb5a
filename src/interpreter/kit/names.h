// Names that modules of the standard library have where the C library is glibc, and musl's headers lack: other names of
// what musl has, and numbers of the kernel. Macros alone and no headers, for this comes before everything else.
// Sources: Debian 13's python3.13, value by value; Linux, include/uapi/linux/pidfd.h and asm-generic/fcntl.h.
#ifndef INGOT_NAMES_H
#define INGOT_NAMES_H

#define SIGCLD SIGCHLD
#define O_FSYNC O_SYNC
#define PIDFD_NONBLOCK O_NONBLOCK
#define RLIMIT_OFILE RLIMIT_NOFILE

#define F_GETLK64 F_GETLK
#define F_SETLK64 F_SETLK
#define F_SETLKW64 F_SETLKW
#define F_EXLCK 4
#define F_SHLCK 8
#define LOCK_MAND 32
#define LOCK_READ 64
#define LOCK_WRITE 128
#define LOCK_RW 192

// The characters that a terminal begins with.
#define CEOF 4
#define CEOT 4
#define CEOL 0
#define CERASE 127
#define CINTR 3
#define CFLUSH 15
#define CKILL 21
#define CLNEXT 22
#define CQUIT 28
#define CRPRNT 18
#define CSTART 17
#define CSTOP 19
#define CSUSP 26
#define CDSUSP 25
#define CWERASE 23

#endif
