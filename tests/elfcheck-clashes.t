#!/bin/sh
# Holds what elfcheck says of files that are checked together to what ld.so does with them: whose definition a call ends in.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 66
program elfcheck

cd "$tmp" || exit
# module NAME VALUE WORDS...: a module with a function `mine` that gives VALUE, and `NAME_calls` that calls it.
module() {
    name=$1
    sed "s/NAME/$1/g; s/VALUE/$2/" >"$name.c" <<'END'
#ifdef WEAK
__attribute__((weak))
#endif
int mine(void) { return VALUE; }
int NAME_calls(void) { return mine(); }
void *PyInit_NAME(void) { return 0; }
END
    shift 2
    cc -O1 -fPIC -fno-inline -shared -o "$name.so" "$name.c" "$@" || bail "$name does not link"
}
# A program that opens one file or two, and says what NAME_calls of the last gives.
cat >calls.c <<'END'
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
int main(int count, char **words)
{
    int how = strcmp(words[1], "global") == 0 ? RTLD_GLOBAL : RTLD_LOCAL;
    void *opened = 0;
    int (*calls)(void);
    for (int i = 3; i < count; i++)
        if (!(opened = dlopen(words[i], RTLD_NOW | how)))
            return puts(dlerror()), 1;
    calls = (int (*)(void))dlsym(opened, words[2]);
    return calls ? printf("%d\n", calls()) < 0 : 1;
}
END
cc -o calls calls.c || bail 'the program does not link'
# gives HOW SYMBOL FILE...: what the call gives after the files are opened in this order.
gives() {
    ./calls "$@" 2>&1
}
# said ID FILE...: the sentence and the file it is about.
said() {
    run "$bin/elfcheck" --json --profile module "$@"
    printf '%s\n' "$out" | sed -n 's/.*"id":"'"$id"'"[^[]*\["*{*"member":"\([^"]*\)","symbol":"[^"]*","detail":"\([^"]*\)".*/\1: \2/p'
}

# Two that export one name, and refer to it by name.
module _a 1
module _b 2
is "$(gives local _b_calls ./_a.so ./_b.so)" 2 'as Python imports them each calls its own'
is "$(gives global _b_calls ./_a.so ./_b.so)" 1 'under RTLD_GLOBAL the second calls the first'
red clash-global _b.so --profile module _a.so
is "$(said _a.so _b.so)" '_b.so: mine is defined in _a.so, too' 'and that is said, of the second'
red clash-global _b.so --profile glibc _a.so
run "$bin/elfcheck" --profile any --json _a.so _b.so
case $out in *clash-*) ok 1 'without a promise about libc only nothing is compared' ;; *) ok 0 'without a promise about libc only nothing is compared' ;; esac
run "$bin/elfcheck" --profile module --fail-on warning --ignore exports-leak _a.so _b.so
is "$rc" 1 'it is a warning'
like "$out" '^all files together: 1 warning ' 'it is told at the end, for all files'
mkdir folder && cp _a.so _b.so folder
run "$bin/elfcheck" --profile module folder
like "$out" 'folder/_b.so: mine is defined in folder/_a.so, too' 'a folder is a set, too'
red clash-global _b.so --profile module --jobs 4 _a.so

# What takes the reason away.
module _c 3 -Wl,-Bsymbolic
is "$(gives global _c_calls ./_a.so ./_c.so)" 3 'bound at the link, it calls its own'
module _d 4 -Wl,-Bsymbolic
is "$(gives global _d_calls ./_c.so ./_d.so)" 4 'as does another one'
green clash-global _d.so --profile module _c.so
red clash-idle _d.so --profile module _c.so
printf '{ global: PyInit_*; _e_calls; local: *; };\n' >hide.map
module _e 5 -Wl,--version-script,hide.map
is "$(gives global _e_calls ./_a.so ./_e.so)" 5 'hidden, it calls its own'
run "$bin/elfcheck" --profile module --json _a.so _e.so
case $out in *clash-*) ok 1 'a hidden name is no clash' ;; *) ok 0 'a hidden name is no clash' ;; esac
green clash-idle _e.so --profile module _c.so
module _w 6 -DWEAK
green clash-global _w.so --profile module _a.so
red clash-idle _w.so --profile module _a.so
printf 'A_1 { global: *; };\n' >a.map
printf 'B_1 { global: *; };\n' >b.map
module _f 7 -Wl,--version-script,a.map
module _g 8 -Wl,--version-script,b.map
is "$(gives global _g_calls ./_f.so ./_g.so)" 8 'with a version of its own it calls its own'
green clash-global _g.so --profile module _f.so
module _h 9 -Wl,--version-script,a.map
is "$(gives global _h_calls ./_f.so ./_h.so)" 7 'with one version in both it calls the first'
red clash-global _h.so --profile module _f.so
is "$(gives global _g_calls ./_a.so ./_g.so)" 1 'and one without any version'
red clash-global _g.so --profile module _a.so
cp _a.so copy.so
ln -s _a.so link.so
for twin in _a copy link; do
    run "$bin/elfcheck" --profile module --json _a.so $twin.so
    case $out in *clash-*) ok 1 "$twin.so is no other file" ;; *) ok 0 "$twin.so is no other file" ;; esac
done
mkdir tags && cp _a.so tags/_x.cpython-312-x86_64-linux-gnu.so && cp _b.so tags/_x.cpython-313-x86_64-linux-gnu.so
green clash-global tags --profile module
cp _a.so foreign.so
printf '\267' | dd of=foreign.so bs=1 seek=18 conv=notrunc 2>/dev/null
green clash-global foreign.so --profile module _b.so

# One scope: the one needs the other, both are needed by a third, or one is the interpreter.
module lib 10 -Wl,-soname,lib.so
module _n 11 -Wl,--no-as-needed -L. -l:lib.so -Wl,-rpath,"$tmp"
is "$(gives local lib_calls ./_n.so)" 11 'what is needed calls the one that needs it, though all is local'
red clash-bound _n.so --profile module lib.so
green clash-global _n.so --profile module lib.so
module libp 12 -Wl,-soname,libp.so
module libq 13 -Wl,-soname,libq.so
printf 'void *PyInit__t(void) { return 0; }\n' >t.c
cc -shared -fPIC -o _t.so t.c -Wl,--no-as-needed -L. -l:libp.so -l:libq.so -Wl,-rpath,"$tmp" || bail '_t does not link'
is "$(gives local libq_calls ./_t.so)" 12 'of two that a third needs the second calls the first'
run "$bin/elfcheck" --profile module --json libp.so libq.so
like "$out" '"id":"clash-global"' 'without the third they may meet'
red clash-bound _t.so --profile module libp.so libq.so
mkdir renamed && cp libp.so renamed/other.so
run "$bin/elfcheck" --profile module --json _t.so renamed/other.so libp.so libq.so
like "$out" '"id":"clash-bound"' 'a copy that comes first changes nothing'
# An interpreter, by the names of its C API, with a `mine` of its own.
{
    sed 's/^int main/int mine(void) { return 14; }\n&/' calls.c
    i=0
    while [ $i -lt 1000 ]; do
        echo "void Py_$i(void) {}"
        i=$((i + 1))
    done
} >python.c
cc -rdynamic -o python python.c || bail 'the interpreter does not link'
is "$(./python local _a_calls ./_a.so)" 14 "a module calls the interpreter's, though all is local"
red clash-bound _a.so --profile module python
red clash-bound _a.so --profile module --interpreter python
cc -shared -fPIC -o libpython.so python.c -Wl,-soname,libpython.so || bail 'libpython does not link'
green clash-global libpython.so --profile glibc python
red clash-bound _a.so --profile module libpython.so
green clash-bound _a.so --profile module calls
green clash-global _c.so --profile module --interpreter python
# --interpreter names it, however few names of Python's it has; and what it needs is in every module's scope, too.
sed 's/^int main/int mine(void) { return 14; }\n&/' calls.c >small.c
cc -rdynamic -o small small.c || bail 'the small interpreter does not link'
is "$(./small local _a_calls ./_a.so)" 14 'a program of few names takes over calls as well'
red clash-bound _a.so --profile module --interpreter ./small
green clash-bound _c.so --profile module --interpreter ./small
module libmine 18 -Wl,-soname,libmine.so
cc -rdynamic -o loading small.c -Wl,--no-as-needed -L. -l:libmine.so -Wl,-rpath,"$tmp" || bail 'it does not link'
cc -o silent calls.c -Wl,--no-as-needed -L. -l:libmine.so -Wl,-rpath,"$tmp" || bail 'it does not link'
is "$(./silent local _a_calls ./_a.so)" 18 'and so does a library that the program needs'
red clash-bound _a.so --profile module --interpreter ./silent
like "$out" '/libmine.so","symbol":"mine","detail":"mine is defined in _a.so, too"' 'with its name'
green clash-bound _c.so --profile module --interpreter ./loading

# Process-wide names: one variable for all, of the first one's size.
for size in 4 64; do
    printf '__asm__(".globl wide\\n.type wide, @gnu_unique_object\\n.data\\n.balign 8\\nwide: .byte %s\\n.zero %s\\n.size wide, %s\\n.text");
extern char wide[];\nint NAME_calls(void) { return wide[0]; }\n' $size $((size - 1)) $size |
        sed "s/NAME/u$size/" >u$size.c
    cc -shared -fPIC -o u$size.so u$size.c || bail 'u does not link'
done
is "$(gives local u64_calls ./u4.so ./u64.so)" 4 'STB_GNU_UNIQUE: the second has the first one'"'"'s, though all is local'
red clash-unique u64.so --profile module u4.so
sed 's/u4/v4/' u4.c >v4.c
cc -shared -fPIC -o v4.so v4.c || bail 'v does not link'
green clash-unique v4.so --profile module u4.so
red clash-idle v4.so --profile module u4.so

# A build id names what is loaded: not its copy, not what was stripped of it, but nothing else.
module _i 15 -Wl,--build-id=0x0123456789abcdef
module _j 16 -Wl,--build-id=0x0123456789abcdef
module _k 17 -Wl,--build-id=sha1
red build-id-shared _j.so --profile module _i.so
like "$out" '"member":"_j.so","symbol":"_i.so","detail":"_i.so has the same build id, and other bytes"' 'both are named'
cp _i.so copied.so
strip -o stripped.so _i.so
for twin in copied stripped _k; do
    green build-id-shared $twin.so --profile module _i.so
done
is "$(readelf -n stripped.so | sed -n 's/.*Build ID: //p')" 0123456789abcdef 'what is stripped kept its build id'

# Bounds: files past the 512th are left out, and that is said; nothing is said of 512.
mkdir many
seq 512 | while read -r i; do ln _a.so "many/$i.so"; done
green clash-too-many many --profile module
ln _b.so many/513.so
red clash-too-many many --profile module

# A wheel is a set of its own: two wheels are none.
if command -v python3 >/dev/null; then
    python3 - <<'END'
import zipfile
for name, files in (("two", ("_a", "_b")), ("one", ("_a",)), ("other", ("_b",))):
    with zipfile.ZipFile(name + "-1-cp313-cp313-linux_x86_64.whl", "w") as wheel:
        for file in files:
            wheel.write(file + ".so", "x/" + file + ".so")
END
    red clash-global two-1-cp313-cp313-linux_x86_64.whl --profile wheel
    like "$out" '"member":"x/_b.so","symbol":"mine","detail":"mine is defined in x/_a.so, too"' 'it names the entries'
    green clash-global other-1-cp313-cp313-linux_x86_64.whl --profile wheel one-1-cp313-cp313-linux_x86_64.whl
else
    skip 3 'no python3 to write a wheel with'
fi
