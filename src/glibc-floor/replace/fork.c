// _Fork (2.34) is fork: handlers of pthread_atfork run too, since nothing less keeps an old glibc whole.
#include <unistd.h>

pid_t _Fork(void);

pid_t _Fork(void)
{
    return fork();
}
