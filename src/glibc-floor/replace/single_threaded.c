// __libc_single_threaded (2.32): libstdc++ leaves atomic counts out while it is true. It never is here.
char __libc_single_threaded;
