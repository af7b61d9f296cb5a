// A shared object that a program loads: thread-local data, a constructor, a mutex, a file's status.
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

static __thread int value;
static int base;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

int plugin_answer(int more);

static void nothing(void)
{
}
__attribute__((constructor)) static void start(void)
{
    base = 42;
    atexit(nothing);
}

int plugin_answer(int more)
{
    struct stat status;

    pthread_mutex_lock(&mutex);
    value += more;
    pthread_mutex_unlock(&mutex);
    return stat("/", &status) == 0 ? base + value : -1;
}
