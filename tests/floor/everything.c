// Does with glibc what programs do, and says of each thing that went wrong: compiled for a floor, run on many systems.
// Arguments: its own path, that of plugin.so, an empty folder to write to.
#include <aio.h>
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <mqueue.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <resolv.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if __GLIBC_PREREQ(2, 28)
#include <threads.h>
#endif
#if __GLIBC_PREREQ(2, 36)
#include <sys/pidfd.h>
#endif

#include "try.h"

// --- constructors and destructors, in order
static char order[16];
static int seen_count;

static void mark(char what)
{
    order[strlen(order)] = what;
}
static void early(int count, char **arguments, char **environment)
{
    (void)arguments, (void)environment;
    seen_count = count;
    mark('p');
}
__attribute__((section(".preinit_array"), used)) static void (*const preinit)(int, char **,
                                                                              char **) = early;
__attribute__((constructor(102))) static void second(void)
{
    mark('2');
}
__attribute__((constructor(101))) static void first(int count, char **arguments, char **environment)
{
    mark(count == seen_count && arguments[0] && environment ? '1' : '?');
}
__attribute__((constructor)) static void last(void)
{
    mark('c');
}
__attribute__((destructor(101))) static void down_last(void)
{
    mark('F');
    printf("%s\n", order);
    fflush(stdout);
}
__attribute__((destructor(102))) static void down_second(void)
{
    mark('E');
}
__attribute__((destructor)) static void down_first(void)
{
    mark('D');
}
static void at_exit(void)
{
    mark('A');
}

// --- threads
static __thread int own = 40;
static int thread_ran, key_ran, forks;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void key_end(void *value)
{
    key_ran += *(int *)value;
}
static void ran_once(void)
{
    thread_ran += 100;
}
static void *thread(void *argument)
{
    own += *(int *)argument;
    pthread_setspecific(key, argument);
    pthread_once(&once, ran_once);
    thread_ran++;
    return &thread_ran;
}
static struct timespec after(clockid_t clock, long milliseconds)
{
    struct timespec at;

    clock_gettime(clock, &at);
    at.tv_nsec += milliseconds * 1000000;
    at.tv_sec += at.tv_nsec / 1000000000;
    at.tv_nsec %= 1000000000;
    return at;
}
static void try_threads(void)
{
    pthread_t threads[4];
    pthread_attr_t attributes;
    int two = 2;
    void *result = NULL;

    TRY(pthread_key_create(&key, key_end) == 0);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 1 << 20);
    for (int i = 0; i < 4; i++) {
        TRY(pthread_create(&threads[i], &attributes, thread, &two) == 0);
        TRY(pthread_join(threads[i], &result) == 0 && result == &thread_ran);
    }
    TRY(thread_ran == 104 && key_ran == 8 && own == 40);
    TRY(pthread_setname_np(pthread_self(), "floor") == 0);
    TRY(pthread_kill(pthread_self(), 0) == 0);
}
static void try_waits(void)
{
    pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
    struct timespec until = after(CLOCK_REALTIME, 20);
    sem_t semaphore, *named;

    pthread_mutex_lock(&mutex);
    TRY(pthread_cond_timedwait(&condition, &mutex, &until) == ETIMEDOUT);
    TRY(sem_init(&semaphore, 0, 1) == 0 && sem_wait(&semaphore) == 0);
    named = sem_open("/floor-try", O_CREAT, 0600, 1);
    // Before 2.34 these want a mounted tmpfs in /dev/shm, which a bare root has not.
    if (named != SEM_FAILED || errno != ENOSYS)
        TRY(named != SEM_FAILED && sem_trywait(named) == 0 && sem_unlink("/floor-try") == 0);
#if __GLIBC_PREREQ(2, 30)
    until = after(CLOCK_MONOTONIC, 20);
    TRY(pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
    TRY(pthread_cond_clockwait(&condition, &mutex, CLOCK_THREAD_CPUTIME_ID, &until) == EINVAL);
    until = after(CLOCK_MONOTONIC, 20);
    TRY(pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &until) == ETIMEDOUT);
    TRY(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until) == -1 && errno == ETIMEDOUT);
    TRY(pthread_rwlock_clockrdlock(&lock, CLOCK_MONOTONIC, &until) == 0);
    TRY(pthread_rwlock_clockwrlock(&lock, CLOCK_MONOTONIC, &until) != 0);
    TRY(sem_post(&semaphore) == 0 && sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until) == 0);
#endif
    pthread_mutex_unlock(&mutex);
}

#if __GLIBC_PREREQ(2, 28)
static mtx_t c11_mutex;
static cnd_t c11_condition;
static int c11_done;

static int c11_thread(void *argument)
{
    mtx_lock(&c11_mutex);
    c11_done = *(int *)argument;
    cnd_signal(&c11_condition);
    mtx_unlock(&c11_mutex);
    return 43;
}
static void try_c11(void)
{
    thrd_t thread;
    int argument = 7, result = 0;
    struct timespec until;

    TRY(mtx_init(&c11_mutex, mtx_timed | mtx_recursive) == thrd_success);
    TRY(cnd_init(&c11_condition) == thrd_success);
    mtx_lock(&c11_mutex);
    TRY(thrd_create(&thread, c11_thread, &argument) == thrd_success);
    while (!c11_done)
        cnd_wait(&c11_condition, &c11_mutex);
    mtx_unlock(&c11_mutex);
    TRY(thrd_join(thread, &result) == thrd_success && result == 43 && c11_done == 7);
    TRY(timespec_get(&until, TIME_UTC) == TIME_UTC);
    mtx_lock(&c11_mutex);
    TRY(cnd_timedwait(&c11_condition, &c11_mutex, &until) == thrd_timedout);
    TRY(mtx_trylock(&c11_mutex) == thrd_success);
}
#else
static void try_c11(void)
{
}
#endif

// --- processes
static void count_fork(void)
{
    forks++;
}
static void quick(void)
{
    _exit(7);
}
static int status_of(pid_t child)
{
    int status = -1;

    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
static void try_processes(char *program)
{
    char *arguments[] = {program, "child", NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;

    TRY(pthread_atfork(count_fork, count_fork, count_fork) == 0);
    child = fork();
    if (child == 0)
        _exit(forks == 2 ? 5 : 6);
    TRY(status_of(child) == 5 && forks == 2);
    child = fork();
    if (child == 0) {
        at_quick_exit(quick);
        quick_exit(1);
    }
    TRY(status_of(child) == 7);
    TRY(posix_spawn_file_actions_init(&actions) == 0);
    TRY(posix_spawn(&child, program, &actions, NULL, arguments, environ) == 0);
    TRY(status_of(child) == 9);
#if __GLIBC_PREREQ(2, 34)
    int added = posix_spawn_file_actions_addclosefrom_np(&actions, 100);
    TRY(added == (FLOOR_MINOR < 34 ? ENOSYS : 0));
    TRY(close_range(200, 300, 0) == 0);
    TRY(dup2(1, 250) == 250);
    closefrom(240);
    TRY(fcntl(250, F_GETFD) == -1 && fcntl(1, F_GETFD) != -1);
    child = _Fork();
    if (child == 0)
        _exit(3);
    TRY(status_of(child) == 3);
#endif
#if __GLIBC_PREREQ(2, 36)
    TRY(pidfd_open(getpid(), 0) >= 0);
#endif
}

// --- files
static void try_files(const char *folder)
{
    char path[4096], other[4096];
    struct stat status, same;
    struct timespec times[2] = {{4102444800, 5}, {4102444800, 5}}; // 2100-01-01
    struct iovec part = {"vector", 6};
    off_t far = (off_t)5 << 30;
    int fd;

    snprintf(path, sizeof path, "%s/file", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    TRY(fd >= 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0);
    TRY(sizeof(off_t) == 8 && pwrite(fd, "x", 1, far) == 1 && lseek(fd, 0, SEEK_END) == far + 1);
    TRY(fstat(fd, &status) == 0 && status.st_size == far + 1 && status.st_blocks < 1000);
    TRY(sizeof(time_t) == 8 && futimens(fd, times) == 0);
    TRY(fstatat(AT_FDCWD, path, &same, 0) == 0 && same.st_mtime == 4102444800);
    TRY(ftruncate(fd, 3) == 0 && fcntl(fd, F_GETFD) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0);
    TRY(fcntl(fd, F_GETFD) == FD_CLOEXEC);
    TRY(symlink("file", other) == 0 && lstat(other, &status) == 0 && S_ISLNK(status.st_mode));
    TRY(unlink(other) == 0 && mknod(other, S_IFIFO | 0600, 0) == 0);
    TRY(stat(other, &status) == 0 && S_ISFIFO(status.st_mode) && unlink(other) == 0);
    TRY(stat("/nonexistent", &status) == -1 && errno == ENOENT);
#if __GLIBC_PREREQ(2, 28)
    struct statx more;

    TRY(preadv2(fd, &part, 0, 0, 0) == 0 && pwritev2(fd, &part, 1, 0, 0) == 6);
    TRY(renameat2(AT_FDCWD, path, AT_FDCWD, other, RENAME_NOREPLACE) == 0);
    TRY(statx(AT_FDCWD, other, 0, STATX_SIZE, &more) == 0 && more.stx_size == 6);
    int copy = open(path, O_RDWR | O_CREAT, 0600);
    TRY(lseek(fd, 0, SEEK_SET) == 0 && copy_file_range(fd, NULL, copy, NULL, 6, 0) == 6);
    TRY(fstat(copy, &status) == 0 && status.st_size == 6);
    int memory = memfd_create("floor", MFD_CLOEXEC);
    TRY(memory >= 0 && write(memory, "x", 1) == 1);
#endif
}
static void try_old_libraries(const char *folder)
{
    char path[4096], name[256] = "";
    struct aiocb block = {.aio_nbytes = 2};
    struct gaicb host = {.ar_name = "127.0.0.1"}, *list[] = {&host};
    struct sigevent event = {.sigev_notify = SIGEV_NONE};
    const struct aiocb *blocks[] = {&block};
    unsigned char packed[64];
    struct timespec now;
    timer_t timer;
    int master, slave;

    snprintf(path, sizeof path, "%s/aio", folder);
    block.aio_fildes = open(path, O_RDWR | O_CREAT, 0600);
    block.aio_buf = "ab";
    TRY(aio_write(&block) == 0 && aio_suspend(blocks, 1, NULL) == 0 && aio_return(&block) == 2);
    TRY(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0 && timer_delete(timer) == 0);
    TRY(clock_gettime(CLOCK_MONOTONIC, &now) == 0 && now.tv_nsec < 1000000000);
    TRY(clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){0, 1000}, NULL) == 0);
    TRY(mq_unlink("/floor-none") == -1);
    TRY(shm_unlink("/floor-none") == -1 && (errno == ENOENT || errno == ENOSYS));
    TRY(getaddrinfo_a(GAI_WAIT, list, 1, NULL) == 0 && gai_error(&host) == 0);
    TRY(openpty(&master, &slave, NULL, NULL, NULL) == 0 || errno != 0);
    TRY(dn_comp("a.example", packed, sizeof packed, NULL, NULL) == 11);
    TRY(dn_expand(packed, packed + 11, packed, name, sizeof name) == 11 &&
        strcmp(name, "a.example") == 0);
    TRY(res_hnok("a.example") == 1 && res_hnok("a_!b") == 0);
}

// --- what came one by one
static void try_new(void)
{
    unsigned char bytes[32] = {0}, none[32] = {0};
    struct timespec now;
    void *block = aligned_alloc(64, 128);

    TRY(block && (uintptr_t)block % 64 == 0);
    TRY(getauxval(AT_PAGESZ) == (unsigned long)sysconf(_SC_PAGESIZE));
    TRY(getauxval(9999) == 0);
    TRY(secure_getenv("PATH") == getenv("PATH"));
    TRY(timespec_get(&now, TIME_UTC) == TIME_UTC && now.tv_sec > 1000000000);
    struct rlimit limit;
    TRY(prlimit(0, RLIMIT_NOFILE, NULL, &limit) == 0 && limit.rlim_cur > 0);
#if __GLIBC_PREREQ(2, 26)
    TRY(getrandom(bytes, sizeof bytes, 0) == sizeof bytes && memcmp(bytes, none, 32) != 0);
    explicit_bzero(bytes, sizeof bytes);
    TRY(memcmp(bytes, none, 32) == 0);
    TRY(getentropy(bytes, sizeof bytes) == 0 && memcmp(bytes, none, 32) != 0);
    volatile size_t many = 257;
    TRY(getentropy(bytes, many) == -1 && errno == EIO);
    many = SIZE_MAX / 2;
    TRY(reallocarray(NULL, many, 3) == NULL && errno == ENOMEM);
#endif
#if __GLIBC_PREREQ(2, 30)
    TRY(gettid() == getpid() && tgkill(getpid(), gettid(), 0) == 0);
#endif
#if __GLIBC_PREREQ(2, 36)
    TRY(arc4random_uniform(1) == 0 && arc4random_uniform(10) < 10);
    TRY((arc4random() | arc4random() | arc4random()) != 0);
#endif
#if __GLIBC_PREREQ(2, 38)
    char small[4] = "a";
    TRY(strlcpy(small, "bcdef", sizeof small) == 5 && strcmp(small, "bcd") == 0);
    TRY(strlcat(small, "x", sizeof small) == 4);
#endif
}
static void try_old(char **arguments)
{
    static char *mine[] = {"FLOOR=yes", "TZ=UTC0", NULL};
    volatile double x = 2, y = 10;
    volatile int count = 3;
    struct pollfd polled = {.fd = -1};
    struct tm date = {.tm_year = 200, .tm_mday = 1};
    char text[8] = "";
    int number = 0;
    long binary = 0;
    fd_set set;

    TRY(pow(x, y) == 1024 && fabs(exp(log(y)) - 10) < 1e-12 && hypot(3, x + 2) == 5);
    TRY(fmod(y, 3) == 1 && lgamma(-0.5 * x + 0.5) > 1 && signgam == -1);
    // A program that is not position-independent has copies of these, and glibc must see the copies.
    environ = mine;
    TRY(getenv("FLOOR") && strcmp(getenv("FLOOR"), "yes") == 0);
    tzset();
    TRY(timezone == 0 && strcmp(tzname[0], "UTC") == 0 && mktime(&date) == 4102444800);
    TRY(strcmp(program_invocation_name, arguments[0]) == 0);
    TRY(memcpy(text, "abc", (size_t)count) == text && strcmp(text, "abc") == 0);
    TRY(snprintf(text, sizeof text, "%d", count) == 1 && sscanf("0x1f", "%i", &number) == 1);
    TRY(number == 31 && strtol("-0x10", NULL, 0) == -16 && isalpha('x') && toupper('x') == 'X');
    binary = strtol("0b101", NULL, 0);
#if __GLIBC_PREREQ(2, 38)
    TRY(binary == 5 && strtoul("-0b1", NULL, 2) == ULONG_MAX);
#else
    TRY(binary == 0);
#endif
    FD_ZERO(&set);
    FD_SET(count, &set);
    TRY(FD_ISSET(count, &set) && poll(&polled, (nfds_t)(count - 2), 0) == 0);
}
static void try_plugin(const char *path)
{
    void *plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    int (*answer)(int);

    TRY(plugin != NULL);
    if (!plugin) {
        printf("%s\n", dlerror());
        return;
    }
    *(void **)&answer = dlsym(plugin, "plugin_answer");
    TRY(answer && answer(2) == 44 && answer(2) == 46);
    TRY(dlclose(plugin) == 0);
}

int main(int count, char **arguments)
{
    mark('m');
    if (count == 2) {
        order[0] = '\0';
        _exit(9);
    }
    atexit(at_exit);
    try_threads();
    try_waits();
    try_c11();
    try_new();
    try_plugin(arguments[2]);
    try_files(arguments[3]);
    try_old_libraries(arguments[3]);
    try_processes(arguments[1]);
    try_old(arguments);
    return TRIED("everything");
}
