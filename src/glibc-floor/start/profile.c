// What a start file for programs compiled with -pg has besides (gcrt1.o): it starts and ends the profile.
#include <stdlib.h>

// The bounds of the program's code, by the linker.
extern char __executable_start[], etext[];

void __monstartup(unsigned long low, unsigned long high);
void _mcleanup(void);
void __gmon_start__(void);

// _init of crti.o calls this when it is there, once for the program.
void __gmon_start__(void)
{
    static int started;

    if (started)
        return;
    started = 1;
    __monstartup((unsigned long)__executable_start, (unsigned long)etext);
    atexit(_mcleanup);
}
