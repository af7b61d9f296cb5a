#!/bin/sh
# Tests the rules of musl's loader: what it searches, which symbols it takes, what it complains of. The oracle is Debian's
# package of musl (1.2.3 in Debian 12), unpacked into a root of its own and asked by chroot; nothing is installed. Where it cannot be had
# (no apt-get, no network, no chroot) elfcheck is tested alone, and the rest is skipped.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 42
program elfcheck

arch=$(uname -m) root=$tmp/root
loader=/lib/ld-musl-$arch.so.1
mkdir -p "$root/lib" "$root/opt" "$root/run" "$root/etc" "$root/usr/lib"

# library NAME C OPTION...: a library of one line of C, without any libc.
library() {
    made=$1
    echo "$2" >"$tmp/.c"
    shift 2
    cc -nostdlib -shared -fPIC -fno-stack-protector -o "$root/$made" -x c "$tmp/.c" -x none "$@" || bail "cc cannot make $made"
}

# musl itself: the package's, or a stand-in for elfcheck to look into, with what 1.2.3 exports of the names below.
have_musl() {
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    (cd "$tmp" && timeout 60 apt-get -qq download musl >"$tmp/log" 2>&1 && dpkg-deb -x musl_*.deb "$tmp/deb") || return 1
    cp -L "$tmp/deb$loader" "$root$loader" || return 1
    chroot "$root" "$loader" --help 2>&1 | grep -q '^musl libc'
}
real=yes
have_musl || real=
if [ -z "$real" ]; then
    diag "no musl loader to ask: $(tail -n 1 "$tmp/log" 2>/dev/null)"
    library "${loader#/}" 'int stdin, __libc_start_main, dlopen, dlerror, getenv, strlen, write, _exit, open64, readdir64_r;' -Wl,-soname,libc.so
fi
ln -s "${loader#/lib/}" "$root/lib/libc.so"
# A program for it, which loads $FILE and says what came of it.
cat >"$tmp/load.c" <<'C'
void *dlopen(const char *, int);
char *dlerror(void), *getenv(const char *);
unsigned long strlen(const char *);
long write(int, const void *, unsigned long);
void _exit(int);
#ifdef __x86_64__
__attribute__((force_align_arg_pointer))
#endif
void _start(void)
{
    const char *message = dlopen(getenv("FILE"), 2) ? "ok" : dlerror();
    write(1, message, strlen(message));
    _exit(0);
}
C
cc -nostdlib -nostartfiles -fno-stack-protector -fno-builtin -o "$root/load" "$tmp/load.c" -L"$root/lib" -lc -Wl,--dynamic-linker="$loader" \
    -Wl,--allow-shlib-undefined || bail 'cc cannot make the loader'

# says FILE: what musl says of loading it; agrees FILE PATTERN NAME: it says so.
says() { FILE=$1 chroot "$root" /load 2>&1; }
agrees() {
    if [ "$real" ]; then like "$(says "$1")" "$2" "$3"; else skip 1 'no musl loader here'; fi
}
# musl_red ID FILE, musl_green: elfcheck's verdict on the file in the root, its messages with paths from there.
musl_red() { red "$1" "$root$2" --sysroot "$root" --interpreter "$root/load"; }
musl_green() { green "$1" "$root$2" --sysroot "$root" --interpreter "$root/load"; }

# --- symbols
library run/good.so 'unsigned long strlen(const char *); unsigned long f(void) { return strlen("x"); }'
musl_green undefined-symbol /run/good.so
agrees /run/good.so '^ok$' 'as musl finds'
library run/undefined.so 'int nowhere(void); __attribute__((weak)) int weakly(void); int f(void) { return nowhere() + (weakly ? weakly() : 0); }'
musl_red undefined-symbol /run/undefined.so
message='Error relocating /run/undefined.so: nowhere: symbol not found'
like "$out" "$message" 'in the words of musl'
agrees /run/undefined.so "^$message\$" 'which are these'
unlike "$out" weakly 'a weak one is no error'
library run/ifunc.so 'static int one(void) { return 1; } static void *pick(void) { return one; } int chosen(void) __attribute__((ifunc("pick")));' -Wl,-soname,ifunc.so
library run/asks.so 'int chosen(void); int f(void) { return chosen(); }' "$root/run/ifunc.so" -Wl,-rpath,/run
musl_red undefined-symbol /run/asks.so
like "$out" 'Error relocating /run/asks.so: chosen: symbol not found' 'an IFUNC is no definition'
agrees /run/asks.so 'Error relocating /run/asks.so: chosen: symbol not found' 'nor is it to musl'
# open64: musl 1.2.3 exports it; a later one does not, and gives its open. (Source: get_lfs64 in ldso/dynlink.c of 1.2.6.)
library run/lfs.so 'int open64(void); int readdir64_r(void); int f(void) { return open64() + readdir64_r(); }'
musl_green undefined-symbol /run/lfs.so
agrees /run/lfs.so '^ok$' 'as musl finds'
mkdir -p "$tmp/later/lib"
cp "$root$loader" "$tmp/kept"
library "${loader#/}" 'int stdin, __libc_start_main, open, readdir_r;' -Wl,-soname,libc.so
mv "$root$loader" "$tmp/later/lib"
mv "$tmp/kept" "$root$loader"
green undefined-symbol "$root/run/lfs.so" --sysroot "$tmp/later" --interpreter "$root/load"
library run/lfs.so 'int openx64(void); int close64(void); int stat64(void); int f(void) { return openx64() + close64() + stat64(); }'
red undefined-symbol "$root/run/lfs.so" --sysroot "$tmp/later" --interpreter "$root/load"
is "$(printf '%s\n' "$out" | tr '"' ' ' | tr ' ' '\n' | grep -cE '^(openx64|close64|stat64):$')" 3 'only what is on its list, and is there'

# --- versions are not looked at, but hidden ones are passed over
printf 'OLD { global: one; };\nNEW { global: two; } OLD;\n' >"$tmp/new.map"
printf 'OLD { global: one; two; };\n' >"$tmp/old.map"
library run/libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/new.map"
library run/wants.so 'int one(void); int two(void); int f(void) { return one() + two(); }' "$root/run/libver.so" -Wl,-rpath,/run
library run/libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/old.map"
musl_green version-not-found /run/wants.so
musl_green undefined-symbol /run/wants.so
agrees /run/wants.so '^ok$' 'a version that is not there is nothing to musl'
verdict "$root/run/wants.so" --sysroot "$root" --libc glibc
like "$out" '"id":"version-not-found"' 'and an error to glibc'
printf 'OLD { global: one; };\nNEW { global: two; } OLD;\n' >"$tmp/hidden.map"
library run/libver.so '__asm__(".symver two_old, two@OLD"); int one(void) { return 1; } int two_old(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/hidden.map"
musl_red undefined-symbol /run/wants.so
like "$out" 'Error relocating /run/wants.so: two: symbol not found' 'a hidden version is none'
agrees /run/wants.so 'wants.so: two: symbol not found' 'to musl either'

# --- the search
library opt/libopt.so 'int opt(void) { return 1; }' -Wl,-soname,libopt.so
library run/path.so 'int opt(void); int f(void) { return opt(); }' "$root/opt/libopt.so"
musl_red library-not-found /run/path.so
message='Error loading shared library libopt.so: No such file or directory [(]needed by /run/path.so[)]'
like "$out" "$message" 'in the words of musl'
agrees /run/path.so "^$message\$" 'which are these'
printf '/nowhere:/opt\n' >"$root/etc/ld-musl-$arch.path"
musl_green library-not-found /run/path.so
agrees /run/path.so '^ok$' 'by its path file'
cp "$root/opt/libopt.so" "$root/usr/lib"
: >"$root/etc/ld-musl-$arch.path"
musl_red library-not-found /run/path.so
agrees /run/path.so 'Error loading shared library libopt.so' 'an empty path file leaves no folder at all'
rm "$root/etc/ld-musl-$arch.path"
musl_green library-not-found /run/path.so
agrees /run/path.so '^ok$' 'and without one there is /usr/lib'
rm "$root/usr/lib/libopt.so"
# RUNPATH is inherited, unlike in glibc.
library run/libinner.so 'int opt(void); int inner(void) { return opt(); }' "$root/opt/libopt.so" -Wl,-soname,libinner.so
library run/outer.so 'int inner(void); int f(void) { return inner(); }' "$root/run/libinner.so" -Wl,--enable-new-dtags,-rpath,/run:/opt,--allow-shlib-undefined
musl_green library-not-found /run/outer.so
agrees /run/outer.so '^ok$' 'RUNPATH is for what is brought in, too'
# A soname is nothing to musl: only the name that a library was found by.
library run/libfile.so 'int one(void) { return 1; }' -Wl,-soname,libfile.so.1
library run/libby.so 'int one(void); int by(void) { return one(); }' "$root/run/libfile.so" -Wl,-soname,libby.so
library run/libfile.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libfile.so
library run/named.so 'int two(void); int by(void); int f(void) { return two() + by(); }' "$root/run/libfile.so" "$root/run/libby.so" -Wl,-rpath,/run,--allow-shlib-undefined
library run/libfile.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libfile.so.1
musl_red library-not-found /run/named.so
agrees /run/named.so 'Error loading shared library libfile.so.1' 'a soname is no name to musl'
green library-not-found "$root/run/named.so" --sysroot "$root" --libc glibc

# --- static TLS: none for what is loaded later
tls='__thread int own __attribute__((tls_model("initial-exec"))); int f(void) { return own; }'
library run/tls.so "$tls"
musl_red static-tls-surplus /run/tls.so
message='Error relocating /run/tls.so: own: initial-exec TLS resolves to dynamic definition in /run/tls.so'
like "$out" "$message" 'in the words of musl'
agrees /run/tls.so "^$message\$" 'which are these'
library run/hidden.so "static $tls"
musl_red static-tls-surplus /run/hidden.so
agrees /run/hidden.so 'initial-exec TLS resolves to dynamic definition in /run/hidden.so' 'also where it is local'
library run/libtls.so '__thread int theirs = 1;' -Wl,-soname,libtls.so
library run/takes.so 'extern __thread int theirs __attribute__((tls_model("initial-exec"))); int f(void) { return theirs; }' "$root/run/libtls.so" -Wl,-rpath,/run
musl_red static-tls-surplus /run/takes.so
agrees /run/takes.so 'takes.so: theirs: initial-exec TLS resolves to dynamic definition in /run/libtls.so' 'also where it is of another'
