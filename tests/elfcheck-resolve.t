#!/bin/sh
# Tests what elfcheck says is loaded, searched and found: on small libraries built here, and against the machine's own
# ld.so, which lists what it loads (trace) and loads each library of the distribution (dlopen).
# shellcheck disable=SC2016 # $ORIGIN is the loader's
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 173
program elfcheck

# library NAME C OPTION...: a library of one line of C.
library() {
    made=$1
    echo "$2" >"$tmp/.c"
    shift 2
    cc -shared -fPIC -o "$tmp/$made" -x c "$tmp/.c" -x none "$@" || bail "cc cannot make $made"
}
# tree FILE OPTION...: what elfcheck tree says of it, in $out.
tree() {
    asked=$1
    shift
    run "$bin/elfcheck" tree "$@" "$asked"
}

# --- the tree
mkdir "$tmp/a" "$tmp/b"
library a/libone.so 'int one(void) { return 1; }' -Wl,-soname,libone.so
library b/libtwo.so 'int one(void); int two(void) { return one(); }' -Wl,-soname,libtwo.so "$tmp/a/libone.so"
library user.so 'int two(void); int user(void) { return two(); }' "$tmp/b/libtwo.so" -L"$tmp/a" -lone
tree "$tmp/user.so"
is "$rc" 1 'what is missing gives status 1'
like "$out" '^`-- libtwo.so => not found$' 'and is told'
like "$out" '^ +tried /usr/lib/libtwo.so \(No such file or directory\)$' 'with every place tried'
unlike "$out" "$(printf '\342')" 'ASCII lines where the locale is C'
drawn=$(printf '\342\224\224\342\224\200\342\224\200')
for names in LC_ALL=C.UTF-8 'LC_ALL= LANG=nn_NO.utf8@euro'; do
    # shellcheck disable=SC2086 # words
    run env -u LC_ALL $names "$bin/elfcheck" tree "$tmp/user.so"
    like "$out" "^$drawn libtwo.so => not found" "and drawn ones with $names"
done
for names in LANG= LC_CTYPE=de_DE.ISO-8859-15 'LC_CTYPE=de_DE LANG=C.UTF-8' 'LC_ALL=POSIX LANG=C.UTF-8'; do
    # shellcheck disable=SC2086 # words
    run env -u LC_ALL $names "$bin/elfcheck" tree "$tmp/user.so"
    like "$out" '^`-- libtwo.so => not found$' "but not with $names"
done
# RPATH is inherited by what is loaded, RUNPATH is not.
library user.so 'int two(void); int user(void) { return two(); }' -L"$tmp/b" -ltwo \
    -Wl,--disable-new-dtags,-rpath,"$tmp/a:$tmp/b",--allow-shlib-undefined
tree "$tmp/user.so"
is "$rc" 0 'all is found by RPATH'
like "$out" "libtwo.so => $tmp/b/libtwo.so \\[rpath of user.so\\]" 'the RPATH of the file'
like "$out" "libone.so => $tmp/a/libone.so \\[rpath of user.so\\]" 'which what it needs inherits'
library user.so 'int two(void); int user(void) { return two(); }' -L"$tmp/b" -ltwo \
    -Wl,--enable-new-dtags,-rpath,"$tmp/a:$tmp/b",--allow-shlib-undefined
tree "$tmp/user.so"
like "$rc $out" "libtwo.so => $tmp/b/libtwo.so \\[runpath\\]" 'RUNPATH is for the file itself'
like "$rc $out" "libone.so => not found" 'and not for what it needs'
# $ORIGIN, in both spellings, and a name that is a path.
library origin.so 'int one(void); int user(void) { return one(); }' -L"$tmp/a" -lone -Wl,-rpath,'${ORIGIN}/b:$ORIGIN/a'
tree "$tmp/origin.so"
like "$rc $out" "libone.so => $tmp/b/../a/libone.so|libone.so => $tmp/a/libone.so" '$ORIGIN is the folder of the file'
mkdir "$tmp/elsewhere" && ln -s ../origin.so "$tmp/elsewhere/link.so"
tree "$tmp/elsewhere/link.so"
is "$rc" 1 '$ORIGIN is where a library was found, not where its link leads'
# A filter is loaded too; ldd says nothing of it.
library filter.so 'int none(void) { return 0; }' -Wl,-F,libone.so,-rpath,"$tmp/a"
tree "$tmp/filter.so"
like "$rc $out" "libone.so => $tmp/a/libone.so \\[filter of filter.so, runpath\\]" 'DT_FILTER is seen'
tree "$tmp/filter.so" --json
like "$out" '"name":"libone.so","kind":"filter","found":"runpath"' 'and in JSON'
# Another build for better CPUs, which ld.so takes first where the CPU is one.
level=$(/lib64/ld-linux-x86-64.so.2 --help 2>/dev/null | sed -n '/glibc-hwcaps/,$s/^ *\([^ ]*\) (supported, searched).*/\1/p' | sed 1q)
folder=$tmp/hwcaps/glibc-hwcaps/${level:-none}
mkdir -p "$folder" "$tmp/hwcaps/glibc-hwcaps/empty"
cp "$tmp/a/libone.so" "$tmp/hwcaps"
cp "$tmp/a/libone.so" "$folder"
library fast.so 'int one(void); int user(void) { return one(); }' -L"$tmp/a" -lone -Wl,-rpath,"$tmp/hwcaps"
tree "$tmp/fast.so"
like "$rc $out" "libone.so => $tmp/hwcaps/libone.so \\[runpath\\]" 'the build for any CPU'
like "$out" "^ +or $folder/libone.so, where the CPU has" 'and that for better ones'
unlike "$out" 'hwcaps/empty' 'from the folders that have it'
tree "$tmp/fast.so" --json
like "$out" "\"path\":\"$tmp/hwcaps/libone.so\",\"hwcaps\":\\[\"$folder/libone.so\"\\]" 'and in JSON'
if [ "$level" ]; then
    like "$(LD_TRACE_LOADED_OBJECTS=1 /lib64/ld-linux-x86-64.so.2 "$tmp/fast.so")" "libone.so => $folder/libone.so" 'ld.so takes that one here'
else
    skip 1 'ld.so names no level of this CPU'
fi
# Auditors: of the program, and those that ld -P asks for.
library libaudit.so '#include <unistd.h>
unsigned la_version(unsigned v) { (void)!write(1, "audit ", 6); return v; }'
library libdep.so '#include <unistd.h>
unsigned la_version(unsigned v) { (void)!write(1, "depaudit ", 9); return v; }'
echo 'int main(void) { return 0; }' | cc -o "$tmp/audited" -x c - "-Wl,--audit=$tmp/libaudit.so:$tmp/none.so,-P,$tmp/libdep.so"
tree "$tmp/audited"
like "$out" "$tmp/libaudit.so \\[audit of audited, as named\\]" 'DT_AUDIT is seen'
like "$out" "none.so => not found \\[audit of audited\\]" 'each in its list'
is "$rc" 0 'and a missing one stops nothing'
like "$out" "$tmp/libdep.so \\[depaudit of audited, as named\\]" 'DT_DEPAUDIT is seen'
is "$("$tmp/audited" 2>/dev/null)" 'audit depaudit ' 'and these are what ld.so loads'
# A loop, and a name of 5,000 bytes.
library liba.so 'int a(void) { return 0; }' -Wl,-soname,liba.so
library libb.so 'int a(void); int b(void) { return a(); }' -Wl,-soname,libb.so,-rpath,'$ORIGIN' "$tmp/liba.so"
library liba.so 'int b(void); int a(void) { return b(); }' -Wl,-soname,liba.so,-rpath,'$ORIGIN' "$tmp/libb.so"
tree "$tmp/liba.so"
is "$rc $(printf '%s\n' "$out" | grep -c liba.so)" '0 2' 'a loop of needs ends'
long=$(printf '%05000d' 0)
library long.so 'int b(void) { return 0; }' -Wl,-soname,"$long"
library longer.so 'int b(void); int more(void) { return b(); }' "$tmp/long.so"
tree "$tmp/longer.so"
is "$rc $(printf '%s\n' "$out" | grep -c "^[|\`]-- $long => not found\$")" '1 1' 'a name of 5,000 bytes is missing, whole'
# Of the wrong machine: passed over. No ELF file at all: the end of the search.
mkdir "$tmp/c"
cp "$tmp/a/libone.so" "$tmp/c/libone.so"
printf '\003' | dd of="$tmp/c/libone.so" bs=1 seek=18 conv=notrunc 2>/dev/null
library wrong.so 'int one(void); int user(void) { return one(); }' -L"$tmp/a" -lone -Wl,-rpath,"$tmp/c:$tmp/a"
tree "$tmp/wrong.so"
like "$rc $out" "libone.so => $tmp/a/libone.so" 'a library for another machine is passed over'
echo 'INPUT(libone.a)' >"$tmp/c/libone.so"
tree "$tmp/wrong.so"
like "$out" "tried $tmp/c/libone.so \\(not an ELF file\\)" 'a text ends the search, as in ld.so'
is "$rc" 1 'and nothing is found'

# --- a sysroot: absolute links stay inside, ld.so.conf is read with what it includes
root=$tmp/root
mkdir -p "$root/etc/ld.so.conf.d" "$root/opt/lib" "$root/lib" "$root/app"
echo 'include /etc/ld.so.conf.d/*.conf' >"$root/etc/ld.so.conf"
printf '# ours\n/opt/lib\n' >"$root/etc/ld.so.conf.d/ours.conf"
cp "$tmp/a/libone.so" "$root/opt/libone.so.1"
ln -s /opt/libone.so.1 "$root/opt/lib/libone.so"
library plain.so 'int one(void); int user(void) { return one(); }' -L"$tmp/a" -lone
cp "$tmp/plain.so" "$root/app"
tree "$root/app/plain.so" --sysroot "$root"
like "$rc $out" '=> /opt/lib/libone.so \[ld.so.conf\]' 'ld.so.conf of the sysroot, and a link that is absolute there'
tree "$root/app/plain.so"
like "$rc $out" 'libone.so => not found' 'which the machine has not'
tree "$tmp/plain.so" --sysroot "$root"
like "$rc $out" '=> /opt/lib/libone.so \[ld.so.conf\]' 'the file itself may lie outside'
ln -sf /etc/../../../../opt/libone.so.1 "$root/opt/lib/libone.so"
tree "$tmp/plain.so" --sysroot "$root"
like "$out" '=> /opt/lib/libone.so' '.. does not leave it'
ln -sf libone.so "$root/opt/lib/libone.so"
tree "$tmp/plain.so" --sysroot "$root"
like "$out" 'tried /opt/lib/libone.so \(' 'a link to itself is not there'
tree "$tmp/plain.so" --sysroot "$tmp/none"
is "$rc $err" "2 elfcheck: cannot look into the sysroot $tmp/none: No such file or directory" 'a sysroot that is not there'
# musl: its own folders, and itself under many names.
mkdir -p "$tmp/musl/usr/lib"
cp "$tmp/a/libone.so" "$tmp/musl/usr/lib"
tree "$tmp/plain.so" --sysroot "$tmp/musl" --libc musl
like "$out" '=> /usr/lib/libone.so \[default path\]' 'the folders of musl'
unlike "$out" 'x86_64-linux-gnu' 'and none of glibc'
tree "$tmp/.c"
is "$rc $err" "3 elfcheck: $tmp/.c is no executable or shared object" 'what is no ELF file has no tree'

# --- against ld.so: the files that it says it loads
same=0 all=0 others=
for file in /usr/bin/*; do
    if [ "$all" -ge 150 ] || [ ! -f "$file" ] || [ -u "$file" ] || [ -g "$file" ]; then continue; fi
    LD_TRACE_LOADED_OBJECTS=1 /lib64/ld-linux-x86-64.so.2 "$file" >"$tmp/.traced" 2>/dev/null || continue
    sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' "$tmp/.traced" | xargs -r readlink -f | grep -v '/ld-linux' | sort -u >"$tmp/.theirs"
    "$bin/elfcheck" tree --json "$file" >"$tmp/.tree" 2>/dev/null || :
    tr '{' '\n' <"$tmp/.tree" | sed -n 's/^"path":"\([^"]*\)","name".*/\1/p' | sed 1d | xargs -r readlink -f |
        grep -v '/ld-linux' | sort -u >"$tmp/.ours"
    all=$((all + 1))
    if cmp -s "$tmp/.theirs" "$tmp/.ours"; then same=$((same + 1)); else others="$others $file"; fi
done
if [ "$all" -eq 0 ]; then
    skip 1 'no ld-linux-x86-64.so.2 here'
else
    is "$others" '' "elfcheck tree lists what ld.so loads: $same of $all programs"
fi

# --- what ld.so would complain of
cat >"$tmp/load.c" <<'C'
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// Loads each library named on standard input in a process of its own; says "ok PATH", "fails PATH: why" or "dies PATH".
int main(void)
{
    static char path[4096];

    while (fgets(path, sizeof path, stdin)) {
        int status = -1;
        pid_t child;

        path[strcspn(path, "\n")] = '\0';
        fflush(stdout);
        child = fork();
        if (child == 0) {
            int saved = dup(1), null = open("/dev/null", O_RDWR);

            alarm(20);
            dup2(null, 0), dup2(null, 1), dup2(null, 2);
            if (dlopen(path, RTLD_NOW | RTLD_LOCAL))
                _exit(0);
            dprintf(saved, "fails %s: %s\n", path, dlerror());
            _exit(73);
        }
        waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            printf("ok %s\n", path);
        else if (!WIFEXITED(status) || WEXITSTATUS(status) != 73)
            printf("dies %s\n", path);
    }
    return 0;
}
C
cc -o "$tmp/load" "$tmp/load.c" || bail 'cc cannot make the loader'
# says FILE: the message of the real loader.
says() { echo "$1" | "$tmp/load" 2>&1; }

green undefined-symbol "$tmp/liba.so" --interpreter "$tmp/load"
library undefined.so 'int nowhere(void); __attribute__((weak)) int weakly(void); int f(void) { return nowhere() + (weakly ? weakly() : 0); }'
red undefined-symbol "$tmp/undefined.so" --interpreter "$tmp/load"
message=$(says "$tmp/undefined.so")
like "$out" "$(printf '%s' "${message#fails *: }" | sed 's/[.]/[.]/g')" 'in the words of ld.so'
unlike "$out" weakly 'a weak one is no error'
library python.so 'int PyArg_Parse(void); int f(void) { return PyArg_Parse(); }'
red undefined-symbol "$tmp/python.so" --sysroot /
like "$out" 'name it with --interpreter' 'with a hint where the interpreter was not named'
echo 'int main(void) { return 0; }' >"$tmp/main.c"
# An interpreter that hides its API, one that shows it, and one whose libpython shows it.
seq 1000 | sed 's/.*/void Py_Function&(void) {}/' >"$tmp/python.c"
echo 'void PyArg_Parse(void) {} int main(void) { return 0; }' >>"$tmp/python.c"
cc -o "$tmp/mute" "$tmp/python.c"
cc -o "$tmp/talking" "$tmp/python.c" -Wl,--export-dynamic
red undefined-symbol "$tmp/python.so" --interpreter "$tmp/mute"
like "$out" 'PyArg_Parse; the interpreter exports only 0 of the C API.s names: link it with -Wl,--export-dynamic' 'which hides its API'
cc -static -o "$tmp/static" "$tmp/main.c" && cc -static-pie -o "$tmp/static-pie" "$tmp/main.c"
for static in static static-pie; do
    red undefined-symbol "$tmp/python.so" --interpreter "$tmp/$static"
    like "$out" 'PyArg_Parse; the interpreter is static: it loads no modules' 'which loads nothing at all'
done
green undefined-symbol "$tmp/python.so" --interpreter "$tmp/talking"
library removed.so 'int PyCode_New(void), _Py_Private(void); int f(void) { return PyCode_New() + _Py_Private(); }'
red undefined-symbol "$tmp/removed.so" --interpreter "$tmp/talking"
like "$out" 'PyCode_New; built for Python 3.11 or older' 'what later versions do not have'
like "$out" '_Py_Private; the interpreter exports its C API, but not this' 'and what is of another version, when all else is there'
library libpython.so 'int PyArg_Parse(void) { return 0; }' -Wl,-soname,libpython.so
echo 'int main(void) { return 0; }' | cc -o "$tmp/thin" -x c - -x none -Wl,--no-as-needed "$tmp/libpython.so" -Wl,-rpath,"$tmp"
red undefined-symbol "$tmp/removed.so" --interpreter "$tmp/thin"
like "$out" 'exports only 1 of the C API.s names' 'its libpython is counted, too'
green undefined-symbol "$tmp/undefined.so"
red library-not-found "$tmp/longer.so" --interpreter "$tmp/load"
green library-not-found "$tmp/liba.so" --interpreter "$tmp/load"
# A version that the library no longer has.
printf 'OLD { global: one; };\nNEW { global: two; } OLD;\n' >"$tmp/new.map"
printf 'OLD { global: one; two; };\n' >"$tmp/old.map"
library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/new.map"
library wants.so 'int one(void); int two(void); int f(void) { return one() + two(); }' "$tmp/libver.so" -Wl,-rpath,"$tmp"
green version-not-found "$tmp/wants.so" --interpreter "$tmp/load"
library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/old.map"
red version-not-found "$tmp/wants.so" --interpreter "$tmp/load"
like "$(says "$tmp/wants.so")" "version \`NEW' not found \\(required by $tmp/wants.so\\)" 'as ld.so finds'
like "$out" "version \`NEW' not found \\(required by $tmp/wants.so\\)" 'and says'
# A library that has no version at all any more: the same name, and ld.so's assertion. Under another name it is taken.
for object in wants.so wants; do
    library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/old.map"
    if [ $object = wants ]; then echo 'int one(void); int main(void) { return one() - 1; }' | cc -o "$tmp/wants" -x c - -x none "$tmp/libver.so" -Wl,-rpath,"$tmp,-z,now"; else
        library wants.so 'int one(void); int two(void); int f(void) { return one() + two(); }' "$tmp/libver.so" -Wl,-rpath,"$tmp"; fi
    green version-not-found "$tmp/$object" --interpreter "$tmp/load"
    library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -nostdlib -Wl,-soname,libver.so
    red version-not-found "$tmp/$object" --interpreter "$tmp/load"
    like "$out" "libver.so has no versions, but $tmp/$object wants [a-z]*@OLD of it" 'with the symbol'
    if [ $object = wants ]; then message=$("$tmp/wants" 2>&1 || :); else message=$(says "$tmp/$object"); fi
    like "$message" '^dies |check_match: Assertion' "and ld.so stops at $object"
    if [ $object = wants ]; then continue; fi
    library libother.so 'int one(void) { return 1; } int two(void) { return 2; }' -nostdlib -Wl,-soname,libother.so
    library libver.so '' -Wl,-soname,libver.so,-rpath,"$tmp",--no-as-needed "$tmp/libother.so"
    green version-not-found "$tmp/wants.so" --interpreter "$tmp/load"
    is "$(says "$tmp/wants.so")" "ok $tmp/wants.so" 'a library that it does not name may have none'
done
library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/new.map"
library wants.so 'int one(void); int two(void); int f(void) { return one() + two(); }' "$tmp/libver.so" -Wl,-rpath,"$tmp"
# What may have been meant: another version (a library built again without it), another case, '_' or "64".
library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/new.map"
cp "$tmp/wants.so" "$tmp/moved.so"
printf 'OLD { global: one; two; };\nNEW { global: three; } OLD;\n' >"$tmp/moved.map"
library libver.so 'int one(void) { return 1; } int two(void) { return 2; } int three(void) { return 3; }' -Wl,-soname,libver.so,--version-script="$tmp/moved.map"
red undefined-symbol "$tmp/moved.so" --interpreter "$tmp/load"
like "$(says "$tmp/moved.so")" 'undefined symbol: two, version NEW' 'of the wrong version, as ld.so finds'
like "$out" "undefined symbol: two, version NEW; $tmp/libver.so has two@OLD" 'and what there is is named'
library libnames.so 'int One(void) { return 1; } int _two(void) { return 2; } int three64(void) { return 3; } int fourth(void) { return 4; }' -Wl,-soname,libnames.so
library nearly.so 'int one(void); int two(void); int _three(void); int four(void); int fourth(void); int f(void) { return one() + two() + _three() + four() + fourth(); }' "$tmp/libnames.so" -Wl,-rpath,"$tmp"
red undefined-symbol "$tmp/nearly.so" --interpreter "$tmp/load"
is "$(printf '%s\n' "$out" | tr '"' '\n' | sed -n 's/.*undefined symbol: \(.*\)/\1/p' | sort | tr '\n' ' ')" \
    "_three; $tmp/libnames.so has three64 four one; $tmp/libnames.so has One two; $tmp/libnames.so has _two " 'nearly the same name: case, _ and 64'
library libver.so 'int one(void) { return 1; } int two(void) { return 2; }' -Wl,-soname,libver.so,--version-script="$tmp/old.map"
# What dlopen does not take: alone, and as something that is needed.
refused() { # refused FILE: elfcheck and ld.so say the same
    red refused-object "$1" --interpreter "$tmp/load"
    message=$(says "$1")
    like "$message" "$2" "ld.so refuses $(basename "$1")"
    like "$out" "$(printf '%s' "${message#fails *: }" | sed 's/[.()]/[&]/g')" 'in its words'
}
cc -pie -fPIE -o "$tmp/pie.so" "$tmp/main.c"
cc -no-pie -o "$tmp/exec.so" "$tmp/main.c"
library nodlopen.so 'int one(void) { return 1; }' -Wl,-z,nodlopen,-soname,nodlopen.so
library needs-nodlopen.so 'int one(void); int f(void) { return one(); }' "$tmp/nodlopen.so" -Wl,-rpath,"$tmp"
library lib-pie.so 'int one(void) { return 1; }' -Wl,-soname,lib-pie.so
library needs-pie.so 'int one(void); int f(void) { return one(); }' "$tmp/lib-pie.so" -Wl,-rpath,"$tmp"
echo 'int one(void); int main(void) { return one(); }' | cc -o "$tmp/program" -x c - -x none -Wl,--no-as-needed "$tmp/lib-pie.so" "$tmp/nodlopen.so" -Wl,-rpath,"$tmp"
echo 'int one(void) { return 1; } int main(void) { return 0; }' | cc -pie -fPIE -o "$tmp/lib-pie.so" -x c - -Wl,--export-dynamic
refused "$tmp/pie.so" 'cannot dynamically load position-independent executable$'
refused "$tmp/exec.so" 'cannot dynamically load executable$'
refused "$tmp/nodlopen.so" 'shared object cannot be dlopen\(\)ed$'
refused "$tmp/needs-nodlopen.so" 'nodlopen.so: shared object cannot be dlopen\(\)ed$'
refused "$tmp/needs-pie.so" 'lib-pie.so: cannot dynamically load position-independent executable$'
green refused-object "$tmp/load" --interpreter "$tmp/load"
cp "$tmp/pie.so" "$tmp/pie"
green refused-object "$tmp/pie" --interpreter "$tmp/load"
red refused-object "$tmp/program" --sysroot /
message=$("$tmp/program" 2>&1 || :)
like "$message" 'lib-pie.so: cannot dynamically load position-independent executable$' 'nor does ld.so start what needs a program'
unlike "$out" 'nodlopen.so' 'what dlopen refuses may be started with'
# Of another machine; with a header that ld.so does not take, alone or as something that is needed; with tables it stops at.
variant "$tmp/a/libone.so" machine.so header machine 183
refused "$tmp/machine.so" 'cannot open shared object file: No such file or directory$'
echo 'int one(void) { return 1; }' | cc -m32 -c -fPIC -o "$tmp/32.o" -x c - && ld -m elf_i386 -shared -o "$tmp/32.so" "$tmp/32.o"
refused "$tmp/32.so" 'wrong ELF class: ELFCLASS32$'
cp "$tmp/static" "$tmp/static.so"
refused "$tmp/static.so" 'cannot dynamically load executable$'
library ident.so 'int one(void) { return 1; }' -Wl,-soname,ident.so
library needs-ident.so 'int one(void); int f(void) { return one(); }' "$tmp/ident.so" -Wl,-rpath,"$tmp"
green refused-object "$tmp/needs-ident.so" --sysroot /
variant "$tmp/a/libone.so" ident.so at 7 09
refused "$tmp/needs-ident.so" 'ident.so: ELF file OS ABI invalid$'
red refused-object "$tmp/needs-ident.so" --sysroot /
for version in 8:05 7:0304; do
    variant "$tmp/a/libone.so" ident.so at "${version%:*}" "${version#*:}"
    refused "$tmp/ident.so" 'ident.so: ELF file ABI version invalid$'
done
variant "$tmp/a/libone.so" ident.so at 7 0303
green refused-object "$tmp/ident.so" --interpreter "$tmp/load"
is "$(says "$tmp/ident.so")" "ok $tmp/ident.so" 'the ABI versions of GNU up to 3 are taken'
variant "$tmp/a/libone.so" ident.so at 9 01
refused "$tmp/ident.so" 'nonzero padding in e_ident$'
variant "$tmp/a/libone.so" ident.so header version 2
refused "$tmp/ident.so" 'ELF file version does not match current one$'
# DT_RELR without its marker, as lld makes it: of what wants versions, and needs libc.
library stubc.so 'void stub(void) {}' -nostdlib -Wl,-soname,libc.so.6
relr='int two(void); static int x; int *p = &x; int g(void) { return two(); }'
library relr.so "$relr" -nostdlib -Wl,--no-as-needed,-z,pack-relative-relocs,-rpath,"$tmp" "$tmp/stubc.so" "$tmp/libver.so"
refused "$tmp/relr.so" 'DT_RELR without GLIBC_ABI_DT_RELR dependency$'
library relr.so "$relr" -Wl,-z,pack-relative-relocs,-rpath,"$tmp" "$tmp/libver.so"
green refused-object "$tmp/relr.so" --interpreter "$tmp/load"
is "$(says "$tmp/relr.so") $(readelf -d "$tmp/relr.so" | grep -c '(RELR)')" "ok $tmp/relr.so 1" 'with it all is well'
for damage in 'tag 6 0x6ffffef3' 'value 20 17'; do
    # shellcheck disable=SC2086 # words
    variant "$tmp/relr.so" fatal.so $damage
    red refused-object "$tmp/fatal.so" --sysroot /
    like "$(says "$tmp/fatal.so")" '^dies ' "and ld.so ends at it: $damage"
done
# What no check of ld.so finds: a program that begins in no code, and PT_GNU_RELRO over memory of others.
for program in pie static; do
    green init-code "$tmp/$program"
    variant "$tmp/$program" lost header entry 0x10
    red init-code "$tmp/lost"
    run sh -c '"$1"; exit $?' sh "$tmp/lost"
    is "$rc" 139 "and $program crashes so"
done
green relro "$tmp/a/libone.so"
variant "$tmp/a/libone.so" beyond.so segment $((0x6474e552)) memsz +1048576
red relro "$tmp/beyond.so"
like "$out" '"id":"relro","severity":"error"' 'as an error'
like "$(says "$tmp/beyond.so")" '^(dies|fails) ' 'which no dlopen survives'
# Static TLS.
tls='__thread char block[SIZE] __attribute__((tls_model("initial-exec"))); char *f(int i) { return block + i; }'
library large.so "$(echo "$tls" | sed s/SIZE/9000/)"
red static-tls-surplus "$tmp/large.so" --interpreter "$tmp/load"
library small.so "$(echo "$tls" | sed s/SIZE/500/)"
green static-tls-surplus "$tmp/small.so" --interpreter "$tmp/load"
# How much fits depends on the program's own TLS, and on alignments: dlopen is asked about each size.
echo '__thread int own[9]; int main(void) { return own[0]; }' >"$tmp/own.c"
cc -c -Dmain=other -o "$tmp/own.o" "$tmp/own.c" && cc -o "$tmp/load-own" "$tmp/load.c" "$tmp/own.o"
: >"$tmp/.ours" && : >"$tmp/.theirs"
for size in 1600 1632 1656 1664 1672 1680 1696 1704 1712 1720 1728 1736 1760; do
    for align in 8 32 64 128; do
        library "tls-$size-$align.so" "__thread char block[$size] __attribute__((tls_model(\"initial-exec\"), aligned($align))); char *f(int i) { return block + i; }"
        for program in load load-own; do
            echo "$tmp/tls-$size-$align.so" | "$tmp/$program" 2>&1 | sed -E "s|^(ok\|fails) ([^:]*).*|\1 \2 $program|" >>"$tmp/.theirs"
            verdict "$tmp/tls-$size-$align.so" --interpreter "$tmp/$program"
            case $out in *'"id":"static-tls-surplus"'*) echo "fails $checked $program" ;; *) echo "ok $checked $program" ;; esac >>"$tmp/.ours"
        done
    done
done
is "$(cat "$tmp/.ours")" "$(cat "$tmp/.theirs")" "static TLS of $(wc -l <"$tmp/.ours") sizes, alignments and programs fits where dlopen says so"
is "$(cut -d' ' -f1 <"$tmp/.theirs" | sort -u | tr '\n' ' ')" 'fails ok ' 'which is here and there'

# --- against dlopen: every library of the distribution. What differs must be in this list, with its reason.
differ='libasan.so' # its constructor ends the process: it must be loaded first
find /usr/lib/"$(uname -m)"-linux-gnu -type f -name '*.so*' 2>/dev/null | sort | while read -r file; do
    if [ "$(head -c 4 "$file" | tr -d '\0')" = "$(printf '\177ELF')" ]; then echo "$file"; fi
done >"$tmp/libraries"
"$tmp/load" <"$tmp/libraries" 2>/dev/null | sed 's/^\([a-z]*\) \([^ ]*\): .*/\1 \2/' | sort >"$tmp/real"
xargs "$bin/elfcheck" --interpreter "$tmp/load" --profile any --json <"$tmp/libraries" >"$tmp/verdicts" 2>/dev/null || :
sed -n -E '/"id":"(undefined-symbol|refused-object|version-not-found|library-not-found|static-tls-surplus)"/{s/.*"file":"([^"]*)".*/fails \1/p;d;}
    s/^\{"file":"([^"]*)".*/ok \1/p' "$tmp/verdicts" | sort >"$tmp/ours"
all=$(wc -l <"$tmp/real")
same=$(comm -12 "$tmp/real" "$tmp/ours" 2>/dev/null | wc -l)
diag "elfcheck and dlopen agree on $same of $all libraries ($(grep -c '^fails' "$tmp/real") of them fail)"
others=$(comm -3 "$tmp/real" "$tmp/ours" 2>/dev/null | sed 's/.* //' | sort -u | grep -v "/$differ" || true)
if [ "$all" -eq 0 ]; then
    skip 2 'no libraries in the multiarch folder'
else
    is "$others" '' "dlopen loads what elfcheck says it does: $same of $all"
    ok "$((same * 100 < all * 99))" 'but for one in a hundred at most'
fi

# --- against import: the extension modules of the machine's own Python, which it loads by path.
cat >"$tmp/import.py" <<'PY'
import importlib.machinery, importlib.util, os, sys
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
for path in sys.stdin.read().split():
    name = os.path.basename(path).split(".")[0]
    loader = importlib.machinery.ExtensionFileLoader(name, path)
    try:
        loader.create_module(importlib.util.spec_from_loader(name, loader))
        print("ok", path)
    except ImportError as error:
        print("fails" if "undefined symbol" in str(error) or "shared object" in str(error) else "ok", path)
PY
python=/usr/bin/python3
if [ -x "$python" ]; then "$python" -c 'import sysconfig; print(sysconfig.get_path("platstdlib"))' >"$tmp/.stdlib"; else echo "$tmp/none" >"$tmp/.stdlib"; fi
find "$(cat "$tmp/.stdlib")/lib-dynload" -name '*.so' 2>/dev/null | sort >"$tmp/modules" || :
if [ -s "$tmp/modules" ]; then
    # One that this Python has not the names for, as of another version.
    library _other.so 'int PyOther_Name(void); void *PyInit__other(void) { return (void *)(long)PyOther_Name(); }'
    echo "$tmp/_other.so" >>"$tmp/modules"
    "$python" "$tmp/import.py" <"$tmp/modules" | sort >"$tmp/real"
    xargs "$bin/elfcheck" --interpreter "$python" --profile any --json <"$tmp/modules" >"$tmp/verdicts" 2>/dev/null || :
    sed -n -E '/"id":"(undefined-symbol|refused-object|version-not-found|library-not-found|static-tls-surplus)"/{s/.*"file":"([^"]*)".*/fails \1/p;d;}
        s/^\{"file":"([^"]*)".*/ok \1/p' "$tmp/verdicts" | sort >"$tmp/ours"
    is "$(cat "$tmp/ours")" "$(cat "$tmp/real")" "Python imports what elfcheck says it does: $(wc -l <"$tmp/real") modules"
    is "$(grep -c '^fails' "$tmp/real")" 1 'and one of them not'
else
    skip 2 'no Python with extension modules here'
fi

# --- symbols
run "$bin/elfcheck" symbols --exported "$tmp/libver.so"
is "$(printf '%s\n' "$out" | sed 's/ [0-9]*$//' | grep -v ' object$' | sort | tr '\n' ' ')" 'one@@OLD global func two@@OLD global func ' 'symbols lists what others can use'
# Names, versions, bindings, types and their numbers, against readelf, of up to 60 libraries.
theirs() {
    readelf -W --dyn-syms "$1" 2>/dev/null | awk -v undefined="$2" '$1 ~ /^[0-9]+:$/ && $5 != "LOCAL" && ($6 == "DEFAULT" || $6 == "PROTECTED") && $8 != "" &&
        ($7 == "UND") == undefined { print $8, tolower($5), tolower($4) }' | sort
}
all=0 others=
for file in /usr/lib/"$(uname -m)"-linux-gnu/lib[a-z]*.so.*; do
    if [ "$all" -ge 60 ]; then break; fi
    if [ -L "$file" ] || [ "$(head -c 4 "$file" | tr -d '\0')" != "$(printf '\177ELF')" ]; then continue; fi
    all=$((all + 1))
    "$bin/elfcheck" symbols --exported "$file" | awk '{ print $1, $2, $3 }' | sort >"$tmp/ours"
    theirs "$file" 0 | cmp -s - "$tmp/ours" || others="$others $file"
    "$bin/elfcheck" symbols --undefined "$file" | awk '{ print $1, $2, $3 }' | sort >"$tmp/ours"
    theirs "$file" 1 | cmp -s - "$tmp/ours" || others="$others -u:$file"
    "$bin/elfcheck" symbols --json "$file" | tr '{' '\n' | sed -n 's/^"name":"\([^"]*\)".*"undefined":\([a-z]*\).*/\1 \2/p' | sort >"$tmp/ours"
    { theirs "$file" 0 | sed 's/@.*\| .*/ false/' && theirs "$file" 1 | sed 's/@.*\| .*/ true/'; } | sort | cmp -s - "$tmp/ours" || others="$others json:$file"
done
if [ "$all" -eq 0 ]; then
    skip 1 'no libraries in the multiarch folder'
else
    is "$others" '' "symbols: what readelf sees in $all libraries, as text and JSON, exported and undefined"
fi

# --- why: who asks, and who has it. ld.so's own account of bindings is the oracle.
run "$bin/elfcheck" why "$tmp/wants.so" libver.so one OLD nothing
is "$rc" 1 'why: status 1 when nothing asks for a name'
like "$out" "wants.so -> libver.so => $tmp/libver.so \\[runpath\\]" 'why LIBRARY: the chain and the place'
like "$out" "wants.so: one@OLD => $tmp/libver.so" 'why SYMBOL: who asks, who has it'
like "$(printf '%s\n' "$out" | grep -A 2 ': OLD:$' | tr '\n' '|')" ": OLD:[|]  wants.so: one => $tmp/libver.so" 'why VERSION: the symbol that wants it'
like "$out" ': nothing: nothing that is loaded asks for it' 'and what nobody asks for'
# What the interpreter wants of a version is told by its symbols, too; of many the first ten.
run "$bin/elfcheck" why --interpreter "$tmp/wants" "$tmp/a/libone.so" OLD
is "$rc $out" "0 $tmp/a/libone.so: OLD:
  wants: one => $tmp/libver.so" 'why VERSION: also what the interpreter wants it for'
echo 'MANY { global: f*; };' >"$tmp/many.map"
library libmany.so "$(seq 12 | sed 's/.*/void f&(void) {}/')" -Wl,-soname,libmany.so,--version-script="$tmp/many.map"
library many.so "$(seq 12 | sed 's/.*/void f&(void);/') void all(void) { $(seq 12 | sed 's/.*/f&();/') }" "$tmp/libmany.so" -Wl,-rpath,"$tmp"
run "$bin/elfcheck" why "$tmp/many.so" MANY
is "$(printf '%s\n' "$out" | grep -c ': f[0-9]* => ') $(printf '%s\n' "$out" | tail -n 1)" '10   many.so: and 2 more symbols' 'ten symbols of each who wants a version'
run "$bin/elfcheck" why --json "$tmp/many.so" MANY
like "$out" '"count":12,' 'and all in JSON'
run "$bin/elfcheck" why --json "$tmp/wants.so" one@OLD
is "$rc $out" "0 {\"file\":\"$tmp/wants.so\",\"name\":\"one@OLD\",\"count\":1,\"complete\":true,\"answers\":[{\"about\":\"symbol\",\"asker\":\"$tmp/wants.so\",\"symbol\":\"one\",\"version\":\"OLD\",\"provider\":\"$tmp/libver.so\",\"weak\":false}]}" 'why in JSON, of a symbol with its version'
run "$bin/elfcheck" why "$tmp/wants.so"
is "$rc $err" '2 elfcheck: elfcheck why takes FILE LIB|SYMBOL|VERSION...' 'why without a name is a usage error'
run "$bin/elfcheck" why "$tmp/longer.so" "$long"
like "$rc $out" ' => not found$' 'a library that is missing is asked for all the same'
program_of=/bin/ls
LD_DEBUG=bindings LD_BIND_NOW=1 "$program_of" / 2>&1 >/dev/null | sed -n "s/.*binding file \([^ ]*\) \[0\] to \([^ ]*\) \[0\]: normal symbol .\(malloc\)' .*/\1 \2/p" | sed 's|[^ ]*/||g' | sort -u >"$tmp/real"
run "$bin/elfcheck" why "$program_of" malloc
printf '%s\n' "$out" | sed -n 's|^  \(.* -> \)*\([^ ]*\): malloc.* => .*/\([^/]*\)$|\2 \3|p' | sort -u >"$tmp/ours"
if [ -s "$tmp/real" ]; then
    is "$(sort "$tmp/ours")" "$(cat "$tmp/real")" "why $program_of malloc: as ld.so binds"
else
    skip 1 'ld.so tells nothing of its bindings here'
fi
