// Destructors of C++ thread_local objects (2.18), over a thread-specific key.
//
// glibc's own also keeps the object's library loaded until they have run; that cannot be had from outside.
// The initial thread never runs the destructors of keys, so its own run in exit.
#include <pthread.h>
#include <stdlib.h>

struct destructor {
    void (*function)(void *);
    void *object;
    struct destructor *next;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int without_key;

int __cxa_thread_atexit_impl(void (*function)(void *), void *object, void *library);

// Last in, first out; a destructor may add others.
static void run(void *first)
{
    struct destructor *destructor;

    (void)first;
    while ((destructor = pthread_getspecific(key)) != NULL) {
        pthread_setspecific(key, destructor->next);
        destructor->function(destructor->object);
        free(destructor);
    }
}

// The key's value is gone when the destructor of a key is called: it is put back to go on with.
static void run_key(void *first)
{
    pthread_setspecific(key, first);
    run(NULL);
}

static void run_exit(void)
{
    run(NULL);
}

static void make_key(void)
{
    without_key = pthread_key_create(&key, run_key) != 0 || atexit(run_exit) != 0;
}

int __cxa_thread_atexit_impl(void (*function)(void *), void *object, void *library)
{
    struct destructor *destructor;

    (void)library;
    if (pthread_once(&once, make_key) != 0 || without_key)
        return -1;
    destructor = malloc(sizeof *destructor);
    if (!destructor)
        return -1;
    *destructor = (struct destructor){function, object, pthread_getspecific(key)};
    return pthread_setspecific(key, destructor) == 0 ? 0 : -1;
}
