// Enters a network namespace, by root's right or through a user namespace (namespaces(7)).
#include "netns.h"

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

// These files of /proc take their whole content in one write (user_namespaces(7)).
static int write_file(const char *path, const char *content)
{
    size_t len = strlen(content);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    int error = 0;

    if (fd < 0)
        return errno;
    if (write(fd, content, len) != (ssize_t)len)
        error = errno;
    close(fd);
    return error;
}

static int map_to_itself(const char *path, unsigned id)
{
    char line[64];

    snprintf(line, sizeof line, "%u %u 1", id, id);
    return write_file(path, line);
}

static int enter_with_user_namespace(void)
{
    unsigned user = geteuid(), group = getegid();
    int error;

    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return errno;
    // Without setgroups denied, the kernel takes a gid_map from root alone. ENOENT: before 3.19.
    error = write_file("/proc/self/setgroups", "deny");
    if (error && error != ENOENT)
        return error;
    error = map_to_itself("/proc/self/uid_map", user);
    return error ? error : map_to_itself("/proc/self/gid_map", group);
}

// A new namespace has its loopback interface down. Tests of packages like to listen on it.
static int loopback_up(void)
{
    struct ifreq request = {.ifr_name = "lo"};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int error = 0;

    if (fd < 0)
        return errno;
    if (ioctl(fd, SIOCGIFFLAGS, &request) != 0) {
        error = errno;
    } else {
        request.ifr_flags |= IFF_UP | IFF_RUNNING;
        if (ioctl(fd, SIOCSIFFLAGS, &request) != 0)
            error = errno;
    }
    close(fd);
    return error;
}

int netns_enter(void)
{
    int error = unshare(CLONE_NEWNET) == 0 ? 0 : errno;

    if (error == EPERM)
        error = enter_with_user_namespace();
    return error ? error : loopback_up();
}
