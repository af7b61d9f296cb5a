#!/bin/sh
# Holds elfcheck's newer checks to their promise, each red on a bad twin and green on a good one, and the count of exports
# to what readelf says of all of this machine's libraries.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 127
program elfcheck

cd "$tmp" || exit
flags='-O1 -fPIC -fno-asynchronous-unwind-tables -fno-stack-protector -ffreestanding -nostdlib -Wl,--no-as-needed -Wl,-z,now'
# shared NAME WORDS...: a shared object.
shared() {
    name=$1
    shift
    mkdir -p "$(dirname "$name")"
    # shellcheck disable=SC2086 # several flags
    cc $flags -shared -o "$name" "$@" || bail "$name does not link"
}

# Versions that an object defines are no exports, though GNU ld gives each a symbol (absolute, of the version's name).
module='void *PyInit__x(void) { return 0; }'
printf '%s\n' "$module" >plain.c
printf 'MINE_1.2 { global: PyInit__x; local: *; };\n' >versions.map
shared versioned/_x.so plain.c -Wl,--version-script,versions.map
cd "$top" || exit
like "$(readelf -W --dyn-syms "$tmp/versioned/_x.so")" ' ABS MINE_1.2' 'the linker puts in a symbol for a version'
green exports-leak "$tmp/versioned/_x.so" --profile module
green interpreter-exports "$tmp/versioned/_x.so" --profile interpreter
# A version index that neither table has: past what ld.so reserves.
versym=$(tests/elf-patch "$tmp/versioned/_x.so" value $((0x6ffffff0)))
variant "$tmp/versioned/_x.so" stray.so at $((versym + 2)) 0900
red malformed-versions "$tmp/stray.so" --profile module
like "$out" 'neither DT_VERNEED nor DT_VERDEF' 'a version index that no table has is told'
# Of what an object defines, ld.so compares the hashes of versions, not that of the file's own name.
verdef=$(tests/elf-patch "$tmp/versioned/_x.so" value $((0x6ffffffc)))
variant "$tmp/versioned/_x.so" base.so at $((verdef + 8)) 01020304
green malformed-versions "$tmp/base.so" --profile module
variant "$tmp/versioned/_x.so" hashed.so at $((verdef + 36)) 01020304
red malformed-versions "$tmp/hashed.so" --profile module
like "$out" 'vd_hash is not the hash' 'a hash that ld.so compares is'
# Oracle: how many symbols each library of this machine exports, by readelf.
find /usr/lib/*-linux-gnu* -maxdepth 1 -type f -name '*.so*' | sort >"$tmp/libraries"
xargs readelf -W --dyn-syms <"$tmp/libraries" 2>"$tmp/.err" | sed 's/<OS specific>: 10/UNIQUE/' | awk '
    /^File: / { if (file) print file, count + 0; file = $2; count = 0 }
    $7 ~ /^([0-9]+|ABS|COM)$/ && $5 ~ /^(GLOBAL|WEAK|UNIQUE)$/ && $6 == "DEFAULT" && $4 != "SECTION" {
        split($8, part, "@+")
        if (!($7 == "ABS" && (part[2] == "" || part[1] == part[2]) && $3 == 0 && $4 == "OBJECT")) count++
    }
    END { print file, count + 0 }' >"$tmp/theirs"
while read -r file; do
    "$bin/elfcheck" inspect "$file" | sed -n 's/^{"file":"\([^"]*\)".*"exports":\([0-9]*\).*/\1 \2/p'
done <"$tmp/libraries" >"$tmp/ours"
join "$tmp/theirs" "$tmp/ours" >"$tmp/both"
ok $(($(wc -l <"$tmp/both") <= 20)) "$(wc -l <"$tmp/both") libraries of this machine have exports to count"
is "$(awk '$2 != $3' "$tmp/both" | head -n 5)" '' 'readelf agrees on how many each exports'

# What a loader refuses, or does otherwise than with most files.
(
    cd "$tmp"
    printf 'static void first(void) {}\nvoid (*const table[])(void) __attribute__((section(".init_array"))) = {first};\n%s\n' "$module" >init.c
    shared init.so init.c
    printf '%s\nvoid begin(void) {}\n' "$module" >begin.c
    shared begin.so begin.c -Wl,-init,begin
    printf 'void sine(void) {}\n' >m.c
    printf 'void old(void) {}\n' >c.c
    printf 'GLIBC_2.2.5 { global: *; };\n' >glibc.map
    shared libc.so c.c -Wl,-soname,libc.so.6,--version-script,glibc.map
    shared libm.so m.c -Wl,-soname,libm.so.6,--version-script,glibc.map
    printf 'void old(void);\nvoid *PyInit__x(void) { old(); return 0; }\n' >uses.c
    printf 'void old(void);\nvoid sine(void);\nvoid *PyInit__x(void) { old(); sine(); return 0; }\n' >both.c
    shared unused.so uses.c ./libc.so ./libm.so
    shared used.so both.c ./libc.so ./libm.so
    shared named.so plain.c -Wl,-soname,_x.so
    for flag in interpose nodelete nodefaultlib separate-code noseparate-code x86-64-v3; do shared $flag.so plain.c "-Wl,-z,$flag"; done
    shared plain.so plain.c -Wl,--build-id=none
    shared identified.so plain.c -Wl,--build-id=sha1
    printf 'int shown = 1;\n' >data.c
    shared libdata.so data.c -Wl,-soname,libdata.so.1
    printf 'extern int shown;\nvoid _start(void) { shown = 2; for (;;) ; }\n' >copy.c
    cc -O1 -fno-pie -no-pie -nostdlib -o copying copy.c ./libdata.so
    cc -O1 -fPIE -pie -nostdlib -o sharing copy.c ./libdata.so -mno-direct-extern-access 2>.err ||
        cc -O1 -fPIC -pie -nostdlib -o sharing copy.c ./libdata.so
    shared debug.so plain.c -g
    strip -o stripped.so debug.so
    objcopy --add-section .llvmbc=plain.c stripped.so bitcode.so
    printf 'extern int shown;\nint *const place = &shown;\n%s\n' "$module" >words.c
    cc -O1 -fno-pic -fno-pie -mcmodel=large -shared -nostdlib -Wl,-z,notext -o text.so -x c - <<'C' 2>.err
extern int shown;
int *PyInit__x(void) { return &shown; }
C
)
green init-code "$tmp/init.so"
green init-code "$tmp/begin.so"
variant "$tmp/init.so" init-lost.so value 25 0x7000000
red init-code "$tmp/init-lost.so"
is "$rc" 1 'an array of functions outside of memory is an error'
variant "$tmp/init.so" init-half.so value 27 7
red init-code "$tmp/init-half.so"
like "$out" 'DT_INIT_ARRAY is no whole number of pointers' 'half a pointer too'
variant "$tmp/begin.so" begin-data.so value 12 0x40
red init-code "$tmp/begin-data.so"
like "$out" 'DT_INIT is not in executable memory' 'and code that is none'
green no-hash-table "$tmp/plain.so"
variant "$tmp/plain.so" hashless.so tag 0x6ffffef5 0x6ffffef4
red no-hash-table "$tmp/hashless.so"
like "$out" '1 exports, and neither' 'the symbols are counted without one'
red isa-level "$tmp/x86-64-v3.so"
like "$out" 'ISA_1_NEEDED has x86-64-v3' 'with the level'
green isa-level "$tmp/plain.so"
red load-flags "$tmp/interpose.so" --profile module
like "$out" '"id":"load-flags","severity":"warning"' 'interposing is a warning'
for flag in nodelete nodefaultlib; do
    red load-flags "$tmp/$flag.so" --profile module
    like "$out" '"id":"load-flags","severity":"info"' "$flag is a note"
done
green load-flags "$tmp/plain.so" --profile module
red needs-unused "$tmp/unused.so" --profile glibc
like "$out" 'needs libm.so.6, and wants no version' 'with its name'
green needs-unused "$tmp/used.so" --profile glibc
red module-soname "$tmp/named.so" --profile module
green module-soname "$tmp/plain.so" --profile module
red copy-relocation "$tmp/copying" --profile glibc
like "$out" 'COPY relocations: shown' 'with what is copied'
green copy-relocation "$tmp/sharing" --profile glibc
red separate-code "$tmp/noseparate-code.so" --profile module
green separate-code "$tmp/separate-code.so" --profile module
variant "$tmp/plain.so" padded.so at 9 01
red module-flags "$tmp/padded.so" --profile module
like "$out" 'byte 9 of e_ident is 1' 'padding that ld.so refuses is told'
variant "$tmp/plain.so" abi.so at 8 05
red module-flags "$tmp/abi.so" --profile module
variant "$tmp/identified.so" outside.so segment 4 vaddr 0x7000000
red malformed-segments "$tmp/outside.so"
variant "$tmp/used.so" exposed.so segment $((0x6474e552)) memsz 0x10
red relro "$tmp/exposed.so"
red text-relocations "$tmp/text.so"
like "$out" 'relocations change memory that is not writable' 'the places are counted'
variant "$tmp/text.so" hidden.so tag 22 0x6ffffef3
tests/elf-patch "$tmp/hidden.so" value 30 0 >"$tmp/.patched" 2>&1 || :
red text-relocations "$tmp/hidden.so"
like "$out" 'no flag tells ld.so to make it so' 'also where no flag tells of them'

variant "$tmp/plain.so" tight.so segment 1 align 0x200
verdict "$tmp/tight.so" --profile any
like "$out" '"id":"load-alignment","severity":"warning"' 'what is too tight for some kernels is a word in any profile'
# An empty search path is none.
(cd "$tmp" && shared searching.so plain.c -Wl,--enable-new-dtags,-rpath,/opt)
variant "$tmp/searching.so" unsearching.so value 29 0
red search-path "$tmp/searching.so" --profile module
green search-path "$tmp/unsearching.so" --profile module

# What a build left behind.
red not-stripped "$tmp/debug.so"
like "$("$bin/elfcheck" --json --profile module "$tmp/plain.so")" "bytes of .symtab and .strtab" "a symbol table is measured"
like "$out" 'bytes of debugging information' 'debugging information is measured'
green not-stripped "$tmp/stripped.so"
red intermediate-code "$tmp/bitcode.so"
green intermediate-code "$tmp/stripped.so"
red build-id "$tmp/plain.so" --profile module
green build-id "$tmp/identified.so" --profile module

(cd "$tmp" && objcopy --add-gnu-debuglink=debug.so stripped.so linked.so && shared tracking.so plain.c -Wl,-z,ibt,-z,shstk)
run "$bin/elfcheck" inspect "$tmp/linked.so"
like "$out" '"debug_file":"debug.so"' 'where the debugging information lies is a fact'
like "$out" "\"toolchain\":\"$(readelf -p .comment "$tmp/linked.so" | sed -n 's/.*\] *//p' | head -n 1 | sed 's/[().+]/./g')\"" 'and so is the compiler, as readelf has it'
run "$bin/elfcheck" inspect "$tmp/tracking.so"
like "$out" '"features":3[,}]' 'and the features that all of its objects have'
run "$bin/elfcheck" inspect "$tmp/x86-64-v3.so"
like "$out" '"isa_needed":4[,}]' 'and the level that it needs'

# Oracle: what we say is needed for nothing, ldd -u (which asks the loader) says too, of this machine's own libraries.
xargs "$bin/elfcheck" --profile glibc --json <"$tmp/libraries" >"$tmp/.all" 2>"$tmp/.err" || :
said=0 confirmed=0
grep '"id":"needs-unused"' "$tmp/.all" | sed 's/^{"file":"\([^"]*\)".*"id":"needs-unused"\(.*\)/\1 \2/' >"$tmp/unused"
while read -r file rest; do
    ldd -u "$file" >"$tmp/ldd" 2>"$tmp/.err" || :
    for library in $(printf '%s\n' "$rest" | grep -o 'needs [^,]*, and wants' | cut -d' ' -f2 | tr -d ,); do
        said=$((said + 1))
        if grep -q "/$library\$" "$tmp/ldd"; then confirmed=$((confirmed + 1)); else diag "$file: $library"; fi
    done
done <"$tmp/unused"
is "$confirmed" "$said" "ldd -u agrees on all of $said needs for nothing"
is "$(grep -c '"id":"\(malformed-[a-z]*\|init-code\|no-hash-table\|text-relocations\)"' "$tmp/.all" || :)" 0 'none of them is malformed or refused'

# All that is loaded is told, whichever tag it hides behind.
for tag in 0x7ffffffd 0x7fffffff 0x6ffffefc 0x6ffffefb; do
    variant "$tmp/named.so" loads.so tag 14 $tag
    red loads-filter "$tmp/loads.so" --profile glibc
    like "$out" '_x.so' "with the name, for tag $tag"
done
# The markers of glibc that are no numbers.
(
    cd "$tmp"
    for marker in DT_RELR GNU_TLS GNU2_TLS DT_X86_64_PLT; do
        printf 'void %s(void) {}\n' $marker >marker.c
        printf 'GLIBC_2.2.5 { local: *; };\nGLIBC_ABI_%s { global: %s; };\n' $marker $marker >marker.map
        mkdir -p $marker
        shared $marker/libc.so marker.c -Wl,-soname,libc.so.6,--version-script,marker.map
        printf 'void %s(void);\nvoid *PyInit__x(void) { %s(); return 0; }\n' $marker $marker >marking.c
        shared $marker/_x.so marking.c ./$marker/libc.so
    done
)
for marker in DT_RELR:36 GNU_TLS:43 GNU2_TLS:43 DT_X86_64_PLT:43; do
    file=$tmp/${marker%:*}/_x.so
    first=${marker#*:}
    red abi-marker "$file" --profile glibc:2.$((first - 1))
    green abi-marker "$file" --profile "glibc:2.$first"
    run "$bin/elfcheck" floor "$file"
    like "$out" "manylinux_2_${first}_|no tagged" "and the tag goes to 2.$first"
done

# What comes with a glibc is not libstdc++ alone.
(
    cd "$tmp"
    printf 'void inflate(void) {}\n' >z.c
    printf 'ZLIB_1.2.9 { global: inflate; };\n' >z.map
    shared libz.so z.c -Wl,-soname,libz.so.1,--version-script,z.map
    printf 'void inflate(void);\nvoid *PyInit__x(void) { inflate(); return 0; }\n' >inflating.c
    shared inflating.so inflating.c ./libz.so
)
red floor-runtime "$tmp/inflating.so" --profile glibc:2.17
like "$out" 'ZLIB_1.2.9 of libz.so.1 is wanted by inflate' 'a version of four parts is compared'
green floor-runtime "$tmp/inflating.so" --profile glibc:2.27

# The stable ABI. Two names of it, since 3.2 and since 3.12, and one that is in none.
wants() {
    for symbol in "$@"; do echo "void $symbol(void);"; done
    echo 'void *PyInit__x(void) {'
    for symbol in "$@"; do echo "$symbol();"; done
    echo 'return 0; }'
}
(
    cd "$tmp"
    wants PyList_New >old.c
    wants PyList_New PyType_FromMetaclass >young.c
    wants PyList_New PyUnicode_New >none.c
    for name in old young none; do shared $name/_x.abi3.so $name.c; done
    shared young/_x.so young.c
)
red abi3-floor "$tmp/young/_x.abi3.so" --profile module
like "$out" 'Python 3.12 or later, for PyType_FromMetaclass"' 'with the name that forces it'
green abi3-floor "$tmp/young/_x.so" --profile module
like "$("$bin/elfcheck" --json --profile module "$tmp/old/_x.abi3.so")" 'Python 3.2 or later, for PyList_New' 'the first has the oldest'
red abi3-names "$tmp/none/_x.abi3.so" --profile module
like "$out" 'PyUnicode_New: not in the stable ABI' 'with the name'
green abi3-names "$tmp/young/_x.abi3.so" --profile module

# wheel FILE ENTRY=FILE...: makes the wheel FILE of files, with RECORD and the rest, by Python.
python=$(command -v python3 || true)
cat >"$tmp/pack.py" <<'PY'
import base64, hashlib, sys, zipfile
path, words = sys.argv[1], sys.argv[2:]
name = path.rsplit("/", 1)[1][:-4]
python, abi, platform = name.split("-")[2:]
info = "demo-1.0.dist-info/"
entries = []
for word in words:
    entry, _, file = word.partition("=")
    entry, _, mode = entry.partition("@")
    entries.append((entry, open(file, "rb").read(), int(mode or "644", 8)))
entries.append((info + "METADATA", b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n", 0o644))
tags = "".join("Tag: %s-%s-%s\n" % (p, abi, f) for p in python.split(".") for f in platform.split("."))
entries.append((info + "WHEEL", ("Wheel-Version: 1.0\nRoot-Is-Purelib: false\n" + tags).encode(), 0o644))
rows = ["%s,sha256=%s,%d\n" % (n, base64.urlsafe_b64encode(hashlib.sha256(d).digest()).rstrip(b"=").decode(), len(d)) for n, d, m in entries]
entries.append((info + "RECORD", ("".join(rows) + info + "RECORD,,\n").encode(), 0o644))
with zipfile.ZipFile(path, "w") as out:
    for n, d, m in entries:
        one = zipfile.ZipInfo(n)
        one.external_attr = (0o100000 | m) << 16
        out.writestr(one, d)
PY
wheel() { "$python" "$tmp/pack.py" "$@" || bail "no wheel $1"; }
machine=$(uname -m)
if [ -z "$python" ]; then
    skip 8 'no python3 here to make wheels with'
else
    mkdir "$tmp/w"
    for floor in 9 12 99; do wheel "$tmp/w/demo-1.0-cp3$floor-abi3-manylinux_2_17_$machine.whl" "demo/_x.abi3.so=$tmp/young/_x.abi3.so"; done
    wheel "$tmp/w/demo-1.0-cp313-abi3-manylinux_2_17_$machine.whl" "demo/_x.abi3.so=$tmp/none/_x.abi3.so"
    wheel "$tmp/w/demo-1.0-cp398-abi3-manylinux_2_17_$machine.whl" "demo/_x.abi3.so=$tmp/none/_x.abi3.so"
    red wheel-tag-abi3 "$tmp/w/demo-1.0-cp39-abi3-manylinux_2_17_$machine.whl"
    like "$out" 'PyType_FromMetaclass, stable since 3.12' 'with the name and the version'
    green wheel-tag-abi3 "$tmp/w/demo-1.0-cp312-abi3-manylinux_2_17_$machine.whl"
    red wheel-tag-abi3 "$tmp/w/demo-1.0-cp313-abi3-manylinux_2_17_$machine.whl"
    like "$out" 'PyUnicode_New, not in the stable ABI up to 3.13' 'a name that no Python has stable is an error'
    red wheel-tag-abi3-new "$tmp/w/demo-1.0-cp398-abi3-manylinux_2_17_$machine.whl"
    green wheel-tag-abi3 "$tmp/w/demo-1.0-cp398-abi3-manylinux_2_17_$machine.whl"
    green wheel-tag-abi3-new "$tmp/w/demo-1.0-cp399-abi3-manylinux_2_17_$machine.whl"
fi
# Sizes behind the data: what Python's zipfile writes where it cannot seek.
cat >"$tmp/stream.py" <<'PY'
import io, sys, zipfile
class Pipe(io.RawIOBase):
    def __init__(self, file): self.file = file
    def writable(self): return True
    def write(self, data): return self.file.write(data)
source, target = sys.argv[1:]
with zipfile.ZipFile(source) as old, open(target, "wb") as file, zipfile.ZipFile(Pipe(file), "w") as new:
    for one in old.infolist(): new.writestr(one, old.read(one))
PY
if [ -z "$python" ]; then
    skip 2 'no python3 here to make wheels with'
else
    whl=demo-1.0-cp313-cp313-manylinux_2_17_$machine.whl
    wheel "$tmp/w/$whl" "demo/_x.so=$tmp/plain.so"
    green wheel-zip-descriptor "$tmp/w/$whl"
    mkdir "$tmp/streamed"
    "$python" "$tmp/stream.py" "$tmp/w/$whl" "$tmp/streamed/$whl" || bail 'no wheel through a pipe'
    red wheel-zip-descriptor "$tmp/streamed/$whl"
fi

# Where a wheel's files look, and whether its programs can be started.
if [ -z "$python" ]; then
    skip 13 'no python3 here to make wheels with'
else
    whl=$tmp/w/demo-1.0-cp313-cp313-manylinux_2_17_$machine.whl
    searching() {
        (cd "$tmp" && shared path.so plain.c -Wl,--enable-new-dtags,-rpath,"$1")
        wheel "$whl" "demo/_x.so=$tmp/path.so"
    }
    # shellcheck disable=SC2016 # ld.so's own variables
    {
        for path in /opt/lib '$ORIGIN/../..' '$ORIGIN:' 'lib' '$LIB/x' '$ORIGINAL'; do
            searching "$path"
            red wheel-rpath "$whl"
        done
        for path in '$ORIGIN/../demo.libs:${ORIGIN}/x/../..' '$ORIGIN/.//./..'; do
            searching "$path"
            green wheel-rpath "$whl"
        done
    }
    (cd "$tmp" && shared path.so plain.c -Wl,-rpath,"\$ORIGIN/../..")
    wheel "$tmp/w/demo-1.0-cp312-cp312-manylinux_2_17_$machine.whl" "demo-1.0.data/platlib/demo/_x.so=$tmp/path.so" "demo/sub/_x.so=$tmp/path.so"
    verdict "$tmp/w/demo-1.0-cp312-cp312-manylinux_2_17_$machine.whl"
    is "$(printf '%s' "$out" | grep -o '"member":"[^"]*","detail":"its search path\|"member":"[^"]*"[^}]*which leads out' | grep -c 'data/platlib')" 1 \
        'what goes into the root from .data is as deep as it will be'
    unlike "$out" '"member":"demo/sub/_x.so"[^}]*which leads out' 'and a deeper folder may go up further'
    whl=$tmp/w/demo-1.0-py3-none-manylinux_2_17_$machine.whl
    wheel "$whl" "demo/run@644=$tmp/sharing"
    red wheel-mode "$whl"
    wheel "$whl" "demo/run@755=$tmp/sharing"
    green wheel-mode "$whl"
    wheel "$whl" "demo-1.0.data/scripts/run@644=$tmp/sharing" "demo/_x.so@644=$tmp/plain.so"
    green wheel-mode "$whl"
fi
# Oracle: the table is that of the CPython that we build.
source=vendor/$(sed -n '/^define cpython.source/,/^endef/s/^\([0-9a-f]\{64\}\) .*/\1/p' recipes/cpython.mk | head -n 1)
if [ -f "$source" ]; then
    tar -C "$tmp" -xf "$source" --wildcards '*/Misc/stable_abi.toml'
    run scripts/stable-abi --check "$tmp"/Python-*/Misc/stable_abi.toml
    is "$rc$err" 0 'the table is what scripts/stable-abi makes of the source'
    sed 's/PyList_New]/PyList_Old]/' "$tmp"/Python-*/Misc/stable_abi.toml >"$tmp/other.toml"
    run scripts/stable-abi --check "$tmp/other.toml"
    is "$rc" 1 'and of no other'
else
    skip 2 'the source of CPython is not here'
fi

# What has an interpreter and is no program: dlopen takes it, and so does elfcheck. A program of an old linker has no flag.
printf '%s\nconst char interp[] __attribute__((section(".interp"))) = "/lib64/ld-linux-x86-64.so.2";\n' "$module" >"$tmp/interp.c"
(cd "$tmp" && shared interp/_x.so interp.c && echo 'int main(void) { return 0; }' | cc -fPIE -pie -o unflagged -x c -)
variant "$tmp/unflagged" unflagged.pie tag 0x6ffffffb 0x6ffffef3
green wrong-kind "$tmp/interp/_x.so" --profile module
like "$out" '"kind":"shared object".*"id":"interpreter-path","severity":"warning"' 'an interpreter in a module is a warning'
run python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$tmp/interp/_x.so"
is "$rc" 0 'and dlopen takes the module'
red wrong-kind "$tmp/unflagged.pie" --profile module
like "$out" '"kind":"dynamic PIE executable"' 'a program without DF_1_PIE is one'
