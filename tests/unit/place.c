// Tests where the interpreter finds itself: links, PATH, environments. Made of: src/interpreter/place.c src/interpreter/path.c
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/interpreter/path.h"
#include "../../src/interpreter/place.h"
#include "tap.h"

// Writes `text` into the file `path`, with permissions `mode`; gives up the test if that fails.
static void put(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");

    if (file == NULL || fputs(text, file) == EOF || fclose(file) != 0 || chmod(path, mode) != 0) {
        perror(path);
        exit(1);
    }
}

// The folder that holds the test's files; `buffer` is PATH_MAX bytes.
static const char *make_folder(char *buffer)
{
    const char *folders[] = {"base",    "base/bin", "base/inner", "env",
                             "env/bin", "copy",     "copy/bin"};

    if (getcwd(buffer, PATH_MAX - 32) == NULL)
        exit(1);
    strcat(buffer, "/place.XXXXXX");
    if (mkdtemp(buffer) == NULL || chdir(buffer) != 0)
        exit(1);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (mkdir(folders[i], 0755) != 0)
            exit(1);
    put("base/bin/python3.13", "", 0755);
    put("base/bin/not-a-program", "", 0644);
    put("copy/bin/renamed", "", 0755);
    if (symlink("base/bin/python3.13", "link") != 0 || symlink("loop", "loop") != 0 ||
        symlink("base/bin", "folder") != 0 || symlink("base/inner", "aside") != 0 ||
        symlink("aside/../bin/python3.13", "through") != 0 ||
        symlink("../../base/bin/python3.13", "env/bin/python") != 0)
        exit(1);
    return buffer;
}

// Compares `got` with `folder` and `rest` put together.
static void at(struct tap *tap, const char *got, const char *folder, const char *rest,
               const char *name)
{
    char wanted[PATH_MAX * 2];

    snprintf(wanted, sizeof wanted, "%s%s", folder, rest);
    is(tap, got, wanted, name);
}

static const char own[] = "base/bin/python3.13", kernel[] = "/proc/self/exe";

static void test_paths(struct tap *tap, const char *here)
{
    static const char *const pairs[][2] = {
        {"/", "/"},
        {"//", "/"},
        {"/a/b", "/a/b"},
        {"/a//b/", "/a/b"},
        {"/./a/./b", "/a/b"},
        {"/a/../b", "/b"},
        {"/../../a", "/a"},
        {"/a/b/../..", "/"},
        {"/a/..b/.c", "/a/..b/.c"},
        {"/a/.../b", "/a/.../b"},
    };
    char path[PATH_MAX];

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        path_absolute(path, pairs[i][0]);
        is(tap, path, pairs[i][1], pairs[i][0]);
    }
    path_absolute(path, "base/../x");
    at(tap, path, here, "/x", "a path from the current folder");
    ok(tap, path_called(path, "aside/../bin/python3.13"), "a path with .. behind a link");
    at(tap, path, here, "/base/bin/python3.13", "leads where the kernel says");
    ok(tap, path_called(path, "through") && path_follow(path, path), "a link with the same in it");
    at(tap, path, here, "/base/bin/python3.13", "leads there too");
    ok(tap, path_real(path, "link") && !path_real(path, "nothing") && path[0] == '\0',
       "without links");
    path_join(path, here, strlen(here), "loop");
    path_follow(path, path);
    at(tap, path, here, "/loop", "a link to itself ends");
}

static void test_names(struct tap *tap, const char *here)
{
    struct place place;
    char long_name[PATH_MAX + 10];

    place_find(&place, own, "base/bin/python3.13", NULL, true);
    at(tap, place.executable, here, "/base/bin/python3.13", "a relative name becomes absolute");
    at(tap, place.prefix, here, "/base", "the prefix is above bin");
    at(tap, place.base, here, "/base/bin/python3.13",
       "outside of an environment it is its own base");
    place_find(&place, own, "./link", NULL, true);
    at(tap, place.executable, here, "/link", "called by a link: the link is the name");
    at(tap, place.file, here, "/base/bin/python3.13", "and the file is what it points to");
    place_find(&place, own, "folder/python3.13", NULL, true);
    at(tap, place.executable, here, "/folder/python3.13", "called through a link to its folder");
    at(tap, place.located, here, "/folder/python3.13", "where that stays");
    at(tap, place.prefix, here, "/folder", "in the prefix too");
    at(tap, place.file, here, "/base/bin/python3.13", "but not in the one name of the file");
    place_find(&place, own, "base/bin/not-a-program", NULL, true);
    at(tap, place.executable, here, "/base/bin/python3.13", "what cannot be run is not it");
    place_find(&place, own, "copy/bin/renamed", NULL, true);
    at(tap, place.executable, here, "/base/bin/python3.13", "nor is another program");
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[0] = '/';
    long_name[sizeof long_name - 1] = '\0';
    place_find(&place, own, long_name, long_name, true);
    at(tap, place.executable, here, "/base/bin/python3.13",
       "a name longer than any path: found otherwise");
    ok(tap, !path_absolute(long_name, long_name), "and it is not made absolute");
}

static void test_search(struct tap *tap, const char *here)
{
    struct place place;
    char self[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);

    self[len > 0 ? len : 0] = '\0';
    place_find(&place, own, "python3.13", "/nowhere::base/bin", false);
    at(tap, place.executable, here, "/base/bin/python3.13", "found in PATH");
    place_find(&place, own, "link", "/nowhere:", false);
    at(tap, place.executable, here, "/link", "found in the current folder");
    // base/bin/python3.13 is another file than the one that runs here, so PATH lied.
    place_find(&place, kernel, "python3.13", "base/bin", false);
    is(tap, place.executable, self, "PATH names another file: the kernel knows better");
    place_find(&place, kernel, "no-such-name", NULL, false);
    is(tap, place.executable, self, "no PATH at all");
    place_find(&place, kernel, NULL, NULL, false);
    is(tap, place.executable, self, "no name at all");
    place_find(&place, "nothing", "base/bin/python3.13", NULL, false);
    ok(tap, strcmp(place.executable, self) == 0, "without /proc: what execve was given");
}

static void test_environments(struct tap *tap, const char *here)
{
    struct place place;
    char text[PATH_MAX * 3];

    snprintf(text, sizeof text, "other = 1\n Home  =  %s/base/bin \nhome = /wrong\n", here);
    put("env/pyvenv.cfg", text, 0644);
    put("copy/pyvenv.cfg", text, 0644);
    place_find(&place, own, "env/bin/python", NULL, true);
    at(tap, place.base, here, "/base/bin/python3.13",
       "an environment of links: the link says its base");
    at(tap, place.prefix, here, "/base", "and the prefix is the base's");
    place_find(&place, "copy/bin/renamed", "copy/bin/renamed", NULL, true);
    at(tap, place.base, here, "/base/bin/python3.13", "a copy: home and a name that is there");
    at(tap, place.file, here, "/copy/bin/renamed", "and the copy is the file");
    place_find(&place, own, "copy/bin/renamed", NULL, true);
    at(tap, place.executable, here, "/copy/bin/renamed",
       "argv[0] in an environment of copies of the file that runs");
    place_find(&place, "copy/bin/renamed", "copy/bin/renamed", NULL, false);
    at(tap, place.prefix, here, "/copy", "not looked for: no environment");
    snprintf(text, sizeof text, "home = %s\nexecutable = %s/base/bin/python3.13\n", here, here);
    put("copy/pyvenv.cfg", text, 0644);
    place_find(&place, "copy/bin/renamed", "copy/bin/renamed", NULL, true);
    at(tap, place.base, here, "/base/bin/python3.13",
       "a copy whose home has no such name: the file");
    put("copy/pyvenv.cfg", "homely = /nowhere\nhome\n=\n", 0644);
    place_find(&place, "copy/bin/renamed", "copy/bin/renamed", NULL, true);
    at(tap, place.prefix, here, "/copy", "a pyvenv.cfg without home makes none");
    put("copy/pyvenv.cfg", "home = /nowhere\n", 0644);
    place_find(&place, "copy/bin/renamed", "copy/bin/renamed", NULL, true);
    at(tap, place.base, here, "/copy/bin/renamed", "nor does a home where nothing is");
}

int main(void)
{
    struct tap tap = {0};
    char start[PATH_MAX], here[PATH_MAX], command[PATH_MAX + 16];

    if (getcwd(start, sizeof start) == NULL)
        return 1;
    make_folder(here);
    test_paths(&tap, here);
    test_names(&tap, here);
    test_search(&tap, here);
    test_environments(&tap, here);
    snprintf(command, sizeof command, "rm -rf '%s'", here);
    if (chdir(start) != 0 || system(command) != 0)
        return 1;
    return tap_end(&tap);
}
