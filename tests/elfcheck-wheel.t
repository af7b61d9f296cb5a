#!/bin/sh
# Holds elfcheck's checks of wheels to their promise: each id is red on a wheel with just that fault and green on a good
# one, all made here by Python; and no wheel cut or flipped at any byte is taken for a good one, or makes it crash.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/elfcheck.sh
. tests/elfcheck.sh
plan 245
program elfcheck

python=$(command -v python3 || true)
[ -n "$python" ] || python=$top/dist/python3.13
"$python" -c 'import zipfile, zlib, hashlib' 2>/dev/null || {
    skip 243 'no python3 here to make wheels with'
    exit 0
}

cd "$tmp" || exit
arch=$(uname -m)
other=aarch64
[ "$arch" = x86_64 ] || other=x86_64
cat >module.c <<'C'
int PyInit_m(void) { return 0; }
C
cat >libc.c <<'C'
int wanted_of_libc(void) { return 0; }
C
cat >wanting.c <<'C'
int wanted_of_libc(void);
int PyInit_m(void) { return wanted_of_libc(); }
C
echo 'const char path[] __attribute__((section(".interp"))) = "/lib/ld.so"; int PyInit_m(void) { return 0; }' >startable.c
cat >weak.c <<'C'
__attribute__((weak)) int wanted_of_libc(void);
int PyInit_m(void) { return wanted_of_libc ? wanted_of_libc() : 0; }
C
echo 'GLIBC_2.30 { global: wanted_of_libc; };' >versions
echo 'GLIBC_2.0 { global: wanted_of_libc; };' >versions.gcc
echo 'CXXABI_1.3.13 { global: wanted_of_libc; };' >versions.cxx
# Versions that are no number, or none that we know: FILE LIBRARY VERSION.
cat >odd.list <<'T'
v-future libc.so.6 GLIBC_ABI_FUTURE
v-digits libc.so.6 GLIBC_2.99999999999
v-letter libc.so.6 GLIBC_x
v-third libc.so.6 GLIBC_2.40.1
v-private libc.so.6 GLIBC_PRIVATE
v-name libc.so.6 FOO_1
v-cxx libstdc++.so.6 CXXABI_NEW_1
v-memory libstdc++.so.6 CXXABI_TM_1
T
so='-shared -fPIC -nostdlib -Wl,-z,relro,-z,now'
# shellcheck disable=SC2086 # several flags
{
    cc $so -o module.so module.c
    cc $so -Wl,-soname,libc.so.6 -Wl,--version-script=versions -o libc.so.6 libc.c
    cc $so -o wanting.so wanting.c libc.so.6
    cc $so -o leaky.so module.c libc.c
    cc $so -Wl,-soname,libpython3.13.so.1.0 -o libpython3.13.so.1.0 libc.c
    cc $so -Wl,--no-as-needed -o needs-python.so module.c libpython3.13.so.1.0
    cc $so -o weak.so weak.c libc.so.6
    cc $so -Wl,-soname,libgcc_s.so.1 -Wl,--version-script=versions.gcc -o libgcc_s.so.1 libc.c
    cc $so -Wl,-soname,libstdc++.so.6 -Wl,--version-script=versions.cxx -o libstdc++.so.6 libc.c
    cc $so -Wl,-soname,libother.so.7 -o libother.so.7 libc.c
    cc $so -Wl,-soname,libc.so -o libc.so libc.c
    cc $so -o throwing.so wanting.c libstdc++.so.6
    cc $so -o needing.so wanting.c libother.so.7
    cc $so -o musl.so wanting.c libc.so
    echo 'static int x; int *p = &x; int PyInit_m(void) { return 0; }' | cc $so -Wl,-z,pack-relative-relocs -o packed.so -x c -
    mkdir odds
    while read -r odd library version; do
        echo "$version { global: wanted_of_libc; };" >odds/map
        cc $so -Wl,-soname,"$library" -Wl,--version-script=odds/map -o odds/library libc.c
        cc $so -o "odds/$odd" wanting.c odds/library
    done <odd.list
    cc -c -o object.o module.c
    cc -nostdlib -static -Wl,-e,PyInit_m -o program module.c
    cc $so -Wl,--dynamic-linker=/lib/ld.so -o startable.so startable.c libc.so.6
    cc $so -o unwinding.so -Wl,--no-as-needed wanting.c libgcc_s.so.1 libc.so
    cc $so -o musl-needing.so -Wl,--no-as-needed wanting.c libother.so.7 libc.so
} || bail 'the compiler makes no shared objects'

# Writes wheels byte by byte: Python's own zipfile makes no bad ones.
cat >make.py <<'PY'
import base64, hashlib, os, struct, sys, zlib
arch, other = sys.argv[1:]

def sha(data, name="sha256"):
    return name + "=" + base64.urlsafe_b64encode(hashlib.new(name, data).digest()).rstrip(b"=").decode()

class Entry:
    def __init__(self, name, data=b"", **change):
        self.name, self.data, self.method, self.flags, self.mode = name, data, 0, 0, 0o100644
        self.extra, self.local, self.size, self.crc, self.listed, self.descriptor, self.place = b"", {}, None, None, True, None, None
        self.__dict__.update(change)

def pack(entries, prefix=b"", gap=b"", trailing=b"", comment=b"", end={}, wide=False):
    out, directory = bytearray(prefix), bytearray()
    for e in entries:
        name = e.name if isinstance(e.name, bytes) else e.name.encode()
        data = e.data
        if e.method == 8:
            squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
            data = squeeze.compress(e.data) + squeeze.flush()
        at = len(out)
        f = dict(flags=e.flags, method=e.method, crc=zlib.crc32(e.data) if e.crc is None else e.crc,
            packed=len(data), size=len(e.data) if e.size is None else e.size, name=name)
        l = dict(f)
        if e.descriptor:
            l.update(crc=0, packed=0, size=0)
        l.update(e.local)
        out += struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, l["flags"], l["method"], 0, 33, l["crc"], l["packed"], l["size"],
            len(l["name"]), 0) + l["name"] + data
        if e.descriptor == "signed":
            out += b"PK\7\10"
        if e.descriptor:
            out += struct.pack("<III", f["crc"], f["packed"], f["size"])
        if e is entries[0]:
            out += gap
        directory += struct.pack("<4sBBHHHHHIIIHHHHHII", b"PK\1\2", 20, 3, 20, f["flags"], f["method"], 0, 33, f["crc"],
            f["packed"], f["size"], len(name), len(e.extra), 0, 0, 0, e.mode << 16, at if e.place is None else e.place) + name + e.extra
    e = dict(count=len(entries), size=len(directory), offset=len(out))
    e.update(end)
    out += directory
    if wide:
        out += struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, e["count"], e["count"], e["size"], e["offset"])
        out += struct.pack("<4sIQI", b"PK\6\7", 0, len(out) - 56 if wide is True else wide, 1)
        e = dict(count=0xffff, size=0xffffffff, offset=0xffffffff)
    return bytes(out + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, e["count"], e["count"], e["size"], e["offset"], len(comment))
        + comment + trailing)

module, wanting = open("module.so", "rb").read(), open("wanting.so", "rb").read()
# The first for the machine, that no wheel could have a lower one.
FIRST = "manylinux_2_%d_%s" % (5 if arch in ("x86_64", "i686") else 17, arch)
LINUX = "cp313-cp313-" + FIRST

def wheel(folder, tag=LINUX, files=None, name=None, info="demo-1.0.dist-info", record=None, rows=lambda r: r, lines=None,
        wheelfile=None, metadata="Metadata-Version: 2.1\nName: Demo\nVersion: 1.0\n\nwords\n", drop=(), method=0, **how):
    python, abi, platform = tag.split("-")
    if lines is None:
        lines = ["-".join((p, a, x)) for p in python.split(".") for a in abi.split(".") for x in platform.split(".")]
    if wheelfile is None:
        wheelfile = "Wheel-Version: 1.0\nRoot-Is-Purelib: " + ("true" if platform == "any" else "false") + "\n"
    wheelfile += "".join("Tag: %s\n" % t for t in lines)
    entries = [e if isinstance(e, Entry) else Entry(*e) for e in (files if files is not None else [("demo/__init__.py", b"x = 1\n")])]
    if info:
        entries += [Entry(info + "/METADATA", metadata.encode()), Entry(info + "/WHEEL", wheelfile.encode())]
    table = [(e.name, sha(e.data), str(len(e.data))) for e in entries if e.listed and not str(e.name).endswith("/")]
    table = rows(table + [(str(info) + "/RECORD", "", "")])
    if record is None:
        record = "".join(",".join('"%s"' % v.replace('"', '""') if '"' in v or "," in v else v for v in map(str, r)) + "\n" for r in table)
    if info:
        entries.append(Entry(info + "/RECORD", record.encode()))
    entries = [e for e in entries if e.name not in drop]
    for e in entries:
        e.method = e.method or method
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name or "demo-1.0-%s.whl" % tag), "wb") as out:
        out.write(pack(entries, **how))

py = ("demo/__init__.py", b"x = 1\n")
so = ("demo/m.cpython-313-%s-linux-gnu.so" % arch, module)
PURE = "py3-none-any"
def one(name, data=b"x = 1\n", **change):
    return [py, Entry(name, data, **change)]

wheel("good", files=[py, so])
wheel("pure", tag="py2.py3-none-any", files=[py, ('demo/a, "b".txt', b"quoted"), Entry("demo/sub/", mode=0o040755), Entry("demo/\u00e9", b"", flags=0x800)])
wheel("wide", tag=PURE, wide=True)
wheel("comment", tag=PURE, comment=b"a comment")
wheel("descriptor", tag=PURE, files=[Entry("a", b"1", flags=8, descriptor="signed"), Entry("b", b"2", flags=8, descriptor="bare")])
wheel("build", tag=PURE, name="demo-1.0-7a-py3-none-any.whl", wheelfile="Wheel-Version: 1.0\nRoot-Is-Purelib: true\nBuild: 7a\n")

wheel("count", tag=PURE, end=dict(count=9))
wheel("offset", tag=PURE, end=dict(offset=3))
wheel("locator", tag=PURE, wide=7)
wheel("trailing", tag=PURE, trailing=b"more")
wheel("two-ends", tag=PURE, comment=b"PK\5\6" + bytes(18))
wheel("prefix", tag=PURE, prefix=b"#!/bin/sh\n")
wheel("gap", tag=PURE, gap=b"between")
wheel("overlap", tag=PURE, files=one("demo/a.py", place=0))
wheel("local-name", tag=PURE, files=one("demo/a.py", local=dict(name=b"demo/b.py")))
wheel("local-method", tag=PURE, files=one("demo/a.py", local=dict(method=8)))
wheel("local-crc", tag=PURE, files=one("demo/a.py", local=dict(crc=1)))
wheel("local-flags", tag=PURE, files=one("demo/a.py", local=dict(flags=0x800)))
wheel("local-size", tag=PURE, files=one("demo/a.py", local=dict(size=7)))
wheel("no-descriptor", tag=PURE, files=one("demo/a.py", flags=8))
wheel("duplicate", tag=PURE, files=[py, py], rows=lambda r: r[1:])
for name, path in dict(up="../a.py", middle="demo/../../a", absolute="/a.py", drive="C:a.py", backslash="demo\\a.py", nul="demo/a\0.py",
        empty="demo//a.py", latin=b"demo/\xe9").items():
    wheel("name-" + name, tag=PURE, files=one(path))
wheel("unmarked", tag=PURE, files=one("demo/\u00e9"))
wheel("second-name", tag=PURE, files=one("demo/a.py", extra=struct.pack("<HHBI", 0x7075, 9, 1, 0) + b"b.py"))
wheel("symlink", tag=PURE, files=one("demo/a.py", b"/etc/passwd", mode=0o120777))
wheel("encrypted", tag=PURE, files=one("demo/a.py", flags=1))
wheel("method", tag=PURE, files=one("demo/a.py", method=12))
wheel("stored-size", tag=PURE, files=one("demo/a.py", size=9))
wheel("crc", tag=PURE, files=one("demo/a.py", crc=1))

wheel("no-record", tag=PURE, drop=["demo-1.0.dist-info/RECORD"])
wheel("record-quote", tag=PURE, record='demo/"a,,\n')
wheel("record-fields", tag=PURE, record='demo/a\n')
wheel("unlisted", tag=PURE, files=[py, Entry("demo/a.py", b"", listed=False)])
wheel("extra", tag=PURE, rows=lambda r: r + [("demo/none.py", sha(b""), 0)])
wheel("extra-folder", tag=PURE, files=[py, Entry("demo/sub/")], rows=lambda r: r + [("demo/sub/", "", "")])
wheel("extra-up", tag=PURE, rows=lambda r: r + [("../../bin/sh", sha(b""), 0)])
wheel("twice", tag=PURE, rows=lambda r: [r[0]] + r)
wheel("hash", tag=PURE, rows=lambda r: [(r[0][0], sha(b"other"), r[0][2])] + r[1:])
wheel("md5", tag=PURE, rows=lambda r: [(r[0][0], sha(b"x = 1\n", "md5"), r[0][2])] + r[1:])
for bits in ("384", "512"):
    wheel("sha" + bits, tag=PURE, rows=lambda r: [(r[0][0], sha(b"x = 1\n", "sha" + bits), r[0][2])] + r[1:])
    wheel("not" + bits, tag=PURE, rows=lambda r: [(r[0][0], sha(b"x = 2\n", "sha" + bits), r[0][2])] + r[1:])
wheel("padded", tag=PURE, rows=lambda r: [(r[0][0], r[0][1] + "=", r[0][2])] + r[1:])
wheel("no-hash", tag=PURE, rows=lambda r: [(r[0][0], "", r[0][2])] + r[1:])
wheel("size", tag=PURE, rows=lambda r: [(r[0][0], r[0][1], 7)] + r[1:])

wheel("no-info", tag=PURE, info=None)
wheel("two-infos", tag=PURE, files=[py, ("other-1.0.dist-info/METADATA", b"")])
wheel("other-info", tag=PURE, info="demo-2.0.dist-info")
wheel("no-wheel", tag=PURE, drop=["demo-1.0.dist-info/WHEEL"])
wheel("wheel-2", tag=PURE, wheelfile="Wheel-Version: 2.0\nRoot-Is-Purelib: true\n")
wheel("purelib", tag=PURE, wheelfile="Wheel-Version: 1.0\nRoot-Is-Purelib: perhaps\n")
wheel("no-build", tag=PURE, name="demo-1.0-1-py3-none-any.whl")
wheel("project", tag=PURE, metadata="Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
wheel("version", tag=PURE, metadata="Metadata-Version: 2.1\nName: demo\nVersion: 1.1\n")
for n, (left, right) in enumerate((("1.0", "1.0.0"), ("1.0", "1"), ("1.0", "v01"), ("1.0rc0", "1-C"),
        ("1.0.post1", "1.rev.1"), ("1.0_local.2", "1.0+local.2"), ("1.0alpha2.dev0", "1a2.dev"), ("0", "0.0"))):
    wheel("equal-%d" % n, tag=PURE, name="demo-%s-py3-none-any.whl" % left, info="demo-%s.dist-info" % left,
        metadata="Metadata-Version: 2.1\nName: demo\nVersion: %s\n" % right)
for n, (left, right) in enumerate((("1.0", "10"), ("1.0", "1.0.1"), ("1.0rc1", "1.0b1"), ("1.0", "1.0.dev0"), ("1.0.1", "1.1"), ("0", ""), ("1.0", "1!1.0"))):
    wheel("unequal-%d" % n, tag=PURE, name="demo-%s-py3-none-any.whl" % left, info="demo-%s.dist-info" % left,
        metadata="Metadata-Version: 2.1\nName: demo\nVersion: %s\n" % right)
wheel("cases", tag=PURE, wheelfile="wheel-version: 1.0\nroot-is-purelib: True\ntag: py3-none-any\n", lines=[])
wheel("blake", tag=PURE, rows=lambda r: [(r[0][0], sha(b"x = 1\n", "blake2b"), r[0][2])] + r[1:])
wheel("badname", tag=PURE, name="demo-1.0.whl")
wheel("badbuild", tag=PURE, name="demo-1.0-x-py3-none-any.whl")
wheel("line", tag=PURE, lines=["py3-none-any", "py2-none-any"])
wheel("no-line", tag="py2.py3-none-any", lines=["py3-none-any"])
wheel("pure-elf", tag=PURE, files=[py, ("demo/m.so", module)])
wheel("pure-root", files=[py, so], wheelfile="Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
wheel("pure-data", files=[py, ("demo-1.0.data/purelib/m.so", module)])
wheel("machine", tag="cp313-cp313-manylinux_2_17_" + other, files=[py, so])
wheel("mac", tag="cp313-cp313-macosx_11_0_arm64", files=[py, so])
wheel("suffix", tag="cp312-cp312-manylinux_2_17_" + arch, files=[py, so])
wheel("suffix-abi3", tag="cp38-abi3-manylinux_2_17_" + arch, files=[py, so])
for name, path, data in (("text", so[0], b"x = 1\n"), ("stable-text", "demo/m.abi3.so", b""), ("object", "demo/m.so", open("object.o", "rb").read()),
        ("started", so[0], open("program", "rb").read()), ("suffix-machine", so[0].replace(arch, other), module),
        ("suffix-musl", so[0].replace("gnu", "musl"), module), ("suffix-abi3t", "demo/m.abi3t.so", module)):
    wheel(name, files=[py, (path, data)])
    wheel("mac-" + name, tag="cp313-cp313-macosx_11_0_arm64", files=[py, (path, data)])
wheel("musl-suffix", tag="cp313-cp313-musllinux_1_2_" + arch, files=[py, (so[0].replace("gnu", "musl"), module)])
wheel("abi3t", tag="cp315-cp315-" + FIRST, files=[py, ("demo/m.abi3t.so", module)])
wheel("startable", files=[py, (so[0], open("startable.so", "rb").read())])
wheel("threaded", tag="cp313-cp313t-manylinux_2_17_" + arch, files=[py, so])
wheel("abi3", tag="cp38-abi3-" + FIRST, files=[py, ("demo/m.abi3.so", module)])
wheel("glibc", tag="cp313-cp313-manylinux_2_29_" + arch, files=[py, (so[0], wanting)])
wheel("glibc-2014", tag="cp313-cp313-manylinux2014_%s.manylinux_2_34_%s" % (arch, arch), files=[py, (so[0], wanting)])
wheel("glibc-just", tag="cp313-cp313-manylinux_2_30_" + arch, files=[py, (so[0], wanting)])
wheel("musl", tag="cp313-cp313-musllinux_1_2_" + arch, files=[py, (so[0], wanting)])
wheel("musl-good", tag="cp313-cp313-musllinux_1_2_" + arch, files=[py, so])
wheel("musl-libgcc", tag="cp313-cp313-musllinux_1_2_" + arch, files=[py, (so[0], open("unwinding.so", "rb").read())])
wheel("musl-glibc", tag=LINUX, files=[py, (so[0], open("musl.so", "rb").read())])
wheel("runtime", tag=LINUX, files=[py, (so[0], open("throwing.so", "rb").read())])
wheel("packed", tag="cp313-cp313-manylinux_2_35_" + arch, files=[py, (so[0], open("packed.so", "rb").read())])
wheel("packed-late", tag="cp313-cp313-manylinux_2_36_" + arch, files=[py, (so[0], open("packed.so", "rb").read())])
for odd in os.listdir("odds"):
    if odd.startswith("v-"):
        wheel(odd, tag="cp313-cp313-manylinux_2_16_" + arch, files=[py, (so[0], open("odds/" + odd, "rb").read())])
wheel("memory-late", tag="cp313-cp313-manylinux_2_17_" + arch, files=[py, (so[0], open("odds/v-memory", "rb").read())])
wheel("runtime-late", tag="cp313-cp313-manylinux_2_34_" + arch, files=[py, (so[0], open("throwing.so", "rb").read())])
wheel("runtime-own", tag=LINUX, files=[py, (so[0], open("throwing.so", "rb").read()), ("demo.libs/libstdc++.so.6", module)])
wheel("needs", tag=LINUX, files=[py, (so[0], open("needing.so", "rb").read())])
wheel("needs-own", tag=LINUX, files=[py, (so[0], open("needing.so", "rb").read()), ("demo.libs/libother.so.7", module)])
wheel("needs-musl", tag="cp313-cp313-musllinux_1_2_" + arch, files=[py, (so[0], open("musl-needing.so", "rb").read())])
wheel("lower", tag="cp313-cp313-manylinux_2_39_" + arch, files=[py, so])
wheel("lower-weak", tag="cp313-cp313-manylinux_2_39_" + arch, files=[py, (so[0], open("weak.so", "rb").read())])
wheel("linux", tag="cp313-cp313-linux_" + arch, files=[py, so])
wheel("libs", files=[py, so, ("demo.libs/libx-1234.so.1", module)])
for name in "a", "o", "pdb", "pyc":
    wheel("stray-" + name, tag=PURE, files=[py, ("demo/x." + name, b"")])
wheel("misnamed", files=[py, ("demo/n" + so[0][len("demo/m"):], module)])
wheel("library", files=[py, so, ("demo/libn.so", open("libother.so.7", "rb").read())])
wheel("leaky", files=[py, (so[0], open("leaky.so", "rb").read())])
wheel("needs-python", files=[py, (so[0], open("needs-python.so", "rb").read())])
wheel("bad-elf", files=[py, (so[0], module[:200])])

wheel("deflated", files=[py, so], method=8)
wheel("deflated-descriptor", tag=PURE, files=[Entry("a", b"1" * 99, flags=8, descriptor="signed")], method=8)
wheel("deflated-size", tag=PURE, files=one("demo/a.py", b"x" * 999, method=8, size=998))
wheel("deflated-larger", tag=PURE, files=one("demo/a.py", b"x" * 999, method=8, size=1000))
wheel("deflated-crc", tag=PURE, files=one("demo/a.py", b"x" * 999, method=8, crc=1))
wheel("bomb", tag=PURE, files=one("demo/a.py", b"", method=8, size=1 << 20))
wheel("gigabytes", tag=PURE, files=one("demo/a.py", bytes(1100000), method=0, size=(1 << 30) + 1))
wheel("zeros", tag=PURE, files=one("demo/a.py", bytes(20 << 20), method=8))

# Cut and flipped at each byte.
small = open("pure/demo-1.0-py2.py3-none-any.whl", "rb").read()
for folder in "cut", "flip":
    os.makedirs(folder)
for at in range(len(small)):
    with open("cut/%d.whl" % at, "wb") as out:
        out.write(small[:at])
    with open("flip/%d.whl" % at, "wb") as out:
        out.write(small[:at] + bytes([small[at] ^ (1 << at % 8)]) + small[at + 1:])
    with open("flip/%d-ones.whl" % at, "wb") as out:
        out.write(small[:at] + b"\xff\xff\xff\xff"[:len(small) - at] + small[at + 4:])
PY
"$python" make.py "$arch" "$other" || bail 'python makes no wheels'

# w FOLDER: the wheel in it.
w() { printf '%s\n' "$1"/*.whl; }

for good in good pure wide comment descriptor build abi3 glibc-just musl-good; do
    run "$bin/elfcheck" --ignore wheel-zip-descriptor "$(w $good)"
    is "$rc $(printf '%s\n' "$out" | wc -l)" '0 1' "$good is clean"
done
like "$out" 'clean \(wheel, 5 members, profile wheel\)' 'and the summary says what it is'

red wheel-zip-directory "$(w count)"
red wheel-zip-directory "$(w offset)"
red wheel-zip-directory "$(w locator)"
is "$rc" 3 'which is malformed'
green wheel-zip-directory "$(w wide)"
red wheel-zip-trailing "$(w trailing)"
is "$rc" 3 'which is malformed'
red wheel-zip-trailing "$(w two-ends)"
green wheel-zip-trailing "$(w comment)"
red wheel-zip-gap "$(w prefix)"
red wheel-zip-gap "$(w gap)"
red wheel-zip-gap "$(w overlap)"
green wheel-zip-gap "$(w descriptor)"
red wheel-zip-local "$(w local-name)"
red wheel-zip-local "$(w local-method)"
red wheel-zip-local "$(w local-crc)"
red wheel-zip-local "$(w local-flags)"
red wheel-zip-local "$(w local-size)"
red wheel-zip-local "$(w no-descriptor)"
green wheel-zip-local "$(w descriptor)"
red wheel-zip-duplicate "$(w duplicate)"
green wheel-zip-duplicate "$(w pure)"
for name in up middle absolute drive backslash nul empty latin; do
    red wheel-zip-name "$(w name-$name)"
done
red wheel-zip-name "$(w unmarked)"
red wheel-zip-name "$(w second-name)"
is "$rc" 1 'which is a finding, not malformed'
green wheel-zip-name "$(w pure)"
red wheel-zip-symlink "$(w symlink)"
green wheel-zip-symlink "$(w pure)"
red wheel-zip-encrypted "$(w encrypted)"
green wheel-zip-encrypted "$(w pure)"
red wheel-zip-method "$(w method)"
green wheel-zip-method "$(w pure)"
red wheel-zip-size "$(w stored-size)"
red wheel-zip-size "$(w gigabytes)"
green wheel-zip-size "$(w pure)"
green wheel-zip-size "$(w pure)" --max-size 5K
red wheel-zip-size "$(w pure)" --max-size 5
run "$bin/elfcheck" --max-size 2G "$(w gigabytes)"
unlike "$out" 'over --max-size' 'and somebody may say more'
for size in '' 1T K -1 17179869184G; do
    run "$bin/elfcheck" --max-size "$size" "$(w pure)"
    is "$rc" 2 "a size is not '$size'"
done
red wheel-zip-data "$(w crc)"
green wheel-zip-data "$(w pure)"

red wheel-record-format "$(w no-record)"
red wheel-record-format "$(w record-quote)"
red wheel-record-format "$(w record-fields)"
green wheel-record-format "$(w pure)"
red wheel-record-missing "$(w unlisted)"
green wheel-record-missing "$(w pure)"
red wheel-record-extra "$(w extra)"
red wheel-record-extra "$(w extra-folder)"
red wheel-record-extra "$(w extra-up)"
green wheel-record-extra "$(w pure)"
red wheel-record-duplicate "$(w twice)"
green wheel-record-duplicate "$(w pure)"
red wheel-record-hash "$(w hash)"
red wheel-record-hash "$(w md5)"
for bits in 384 512; do
    red wheel-record-hash "$(w not$bits)"
    green wheel-record-hash "$(w sha$bits)"
done
red wheel-record-hash "$(w padded)"
red wheel-record-hash "$(w no-hash)"
green wheel-record-hash "$(w pure)"
red wheel-record-size "$(w size)"
green wheel-record-size "$(w pure)"

red wheel-meta-folder "$(w no-info)"
red wheel-meta-folder "$(w two-infos)"
red wheel-meta-folder "$(w other-info)"
green wheel-meta-folder "$(w pure)"
red wheel-meta-wheel "$(w no-wheel)"
red wheel-meta-wheel "$(w wheel-2)"
red wheel-meta-wheel "$(w purelib)"
red wheel-meta-wheel "$(w no-build)"
green wheel-meta-wheel "$(w build)"
red wheel-meta-project "$(w project)"
red wheel-meta-project "$(w version)"
green wheel-meta-project "$(w pure)"
for n in 0 1 2 3 4 5 6 7; do
    green wheel-meta-project "$(w equal-$n)"
done
for n in 0 1 2 3 4 5 6; do
    red wheel-meta-project "$(w unequal-$n)"
done
green wheel-meta-wheel "$(w cases)"
green wheel-tag-lines "$(w cases)"
run "$bin/elfcheck" "$(w no-build)"
like "$out" "its Build is not that of the wheel's name but .none." 'what is not there is none'
run "$bin/elfcheck" "$(w blake)"
like "$out" 'has no hash by sha256, sha384 or sha512, which elfcheck checks, but blake2b=' 'blake2b is said not to be checked'
red wheel-tag-name "$(w badname)"
red wheel-tag-name "$(w badbuild)"
green wheel-tag-name "$(w build)"
red wheel-tag-lines "$(w line)"
red wheel-tag-lines "$(w no-line)"
green wheel-tag-lines "$(w pure)"
red wheel-tag-pure "$(w pure-elf)"
green wheel-tag-pure "$(w pure-root)"
green wheel-tag-pure "$(w good)"
red wheel-purelib "$(w pure-root)"
is "$rc" 0 'a warning'
red wheel-purelib "$(w pure-data)"
green wheel-purelib "$(w good)"
red wheel-tag-machine "$(w machine)"
red wheel-tag-machine "$(w mac)"
green wheel-tag-machine "$(w good)"
red wheel-tag-suffix "$(w suffix)"
red wheel-tag-suffix "$(w suffix-abi3)"
red wheel-tag-suffix "$(w threaded)"
green wheel-tag-suffix "$(w abi3)"
for name in text stable-text object started suffix-machine suffix-musl suffix-abi3t; do
    red wheel-tag-suffix "$(w $name)"
done
green wheel-tag-suffix "$(w mac-text)"
green wheel-tag-suffix "$(w musl-suffix)"
green wheel-tag-suffix "$(w abi3t)"
green wheel-tag-suffix "$(w startable)"
red wheel-tag-glibc "$(w glibc)"
red wheel-tag-glibc "$(w glibc-2014)"
green wheel-tag-glibc "$(w glibc-just)"
red wheel-tag-musl "$(w musl)"
red wheel-tag-musl "$(w musl-glibc)"
green wheel-tag-musl "$(w musl-good)"
green wheel-tag-musl "$(w musl-libgcc)"
red wheel-tag-runtime "$(w runtime)"
like "$out" 'it wants CXXABI_1[.]3[.]13 of libstdc[+][+][.]so[.]6, which systems of manylinux' 'and it says which of what'
while read -r odd library version; do
    run "$bin/elfcheck" --json "$(w "$odd")"
    like "$out" "\"id\":\"wheel-tag-runtime\".*it wants $version of lib" "red: wheel-tag-runtime on $version"
done <odd.list
run "$bin/elfcheck" floor "$(w v-letter)"
like "$out" ": linux_$arch: " 'of a version that elfcheck does not know linux is the floor'
run "$bin/elfcheck" floor "$(w v-memory)"
like "$out" ": manylinux_2_17_$arch: " 'of a named one the systems that have it'
green wheel-tag-runtime "$(w memory-late)"
green wheel-tag-runtime "$(w runtime-late)"
green wheel-tag-runtime "$(w runtime-own)"
red wheel-tag-runtime "$(w packed)"
green wheel-tag-runtime "$(w packed-late)"
red wheel-tag-needs "$(w needs)"
like "$out" 'it needs libother[.]so[.]7, ' 'and it says what'
red wheel-tag-needs "$(w needs-musl)"
red wheel-tag-needs "$(w musl-libgcc)"
green wheel-tag-needs "$(w needs-own)"
green wheel-tag-needs "$(w musl-good)"
red wheel-tag-lower "$(w lower)"
red wheel-tag-lower "$(w lower-weak)"
like "$out" "it could be manylinux_2_(5|17)_$arch" 'a weak version does not count'
green wheel-tag-lower "$(w good)"
green wheel-tag-lower "$(w glibc-just)"
green wheel-tag-lower "$(w needs)"
red wheel-tag-linux "$(w linux)"
green wheel-tag-linux "$(w good)"
# The facts alone, of the wheel and of its ELF files.
run "$bin/elfcheck" inspect "$(w libs)"
is "$rc $err" '0 ' 'inspect reads a wheel'
printf '%s\n' "$out" >facts.json
is "$("$python" -c '
import json
facts = json.load(open("facts.json"))
print(facts["kind"], facts["project"], facts["version"], facts["python"], facts["abi"], facts["record"], facts["purelib"], facts["entries"])
print([(one["member"].split("/")[0], one["kind"], one["exports"]) for one in facts["members"]])')" \
    "wheel demo 1.0 ['cp313'] ['cp313'] True False 6
[('demo', 'shared object', 1), ('demo.libs', 'shared object', 1)]" 'and says what it is, and what each ELF file of it is'
printf x >none-1-py3-none-any.whl
run "$bin/elfcheck" inspect none-1-py3-none-any.whl
is "$rc" 3 'what is no zip file is malformed'
# What is imported is held to what modules must keep, with what cannot be known of a wheel weighing less.
red exports-init "$(w misnamed)"
like "$out" '"id":"exports-init","severity":"warning"' 'it may be opened by other code: a warning'
green exports-init "$(w good)"
green exports-init "$(w library)"
red exports-leak "$(w leaky)"
like "$out" '"id":"exports-leak","severity":"info"' 'most modules leak: a note'
green exports-leak "$(w good)"
red needs-libpython "$(w needs-python)"
is "$rc" 1 'which is an error'
green needs-libpython "$(w good)"
red wheel-libs "$(w libs)"
green wheel-libs "$(w good)"
for name in a o pdb pyc; do
    red wheel-stray "$(w stray-$name)"
done
green wheel-stray "$(w good)"

# Members are checked as any ELF file, and named.
verdict "$(w bad-elf)"
like "$out" '"id":"malformed-[a-z]*",.*"member":"demo/m.cpython-313' 'a truncated module is named'
run "$bin/elfcheck" --profile wheel module.so
like "$out" 'wrong-kind' 'a shared object is no wheel'
cp "$(w good)" good.zip
run "$bin/elfcheck" --profile wheel good.zip
like "$out" 'wheel-tag-name' 'a profile that is named does not look at the suffix'

# The floor of a wheel is that of the worst file in it; a folder's wheels are looked at.
run "$bin/elfcheck" floor "$(w glibc-just)"
like "$rc $out" "^0 .*: manylinux_2_31_$arch: set by demo/m[.]" 'floor says the tag that a wheel deserves, and the file'
run "$bin/elfcheck" floor --json "$(w pure)"
like "$out" '"kind":"wheel","tag":"any"' 'any, of a pure one'
run "$bin/elfcheck" floor "$(w musl-glibc)"
like "$out" ": musllinux_1_2_$arch: " 'musllinux of one linked with musl'
run "$bin/elfcheck" floor "$(w needs)"
like "$out" ": linux_$arch: " 'linux, when nothing lets it take what it wants'
run "$bin/elfcheck" --json --ignore wheel-zip-descriptor good glibc-just
is "$(printf '%s\n' "$out" | grep -c '"kind":"wheel"')" 2 'wheels in folders are found by name'

# Another profile is for the ELF files in it; what cannot be read is malformed under any.
red floor-exceeded "$(w glibc)" --profile glibc:2.17
like "$rc $out" '^1 .*"member":"demo/m[.]' 'of an ELF file in the wheel'
green floor-exceeded "$(w glibc)" --profile glibc:2.30
green wrong-kind "$(w good)" --profile module
is "$rc" 0 'a sound wheel is clean under another profile, too'
red wrong-kind "$(w good)" --profile static
red wrong-kind "$(w good)" --profile archive
like "$out" 'this is a wheel' 'archives are not looked for in it'
red wheel-zip-data "$(w crc)" --profile any
is "$rc" 3 'and malformed'
green wheel-meta-project "$(w project)" --profile any
run "$bin/elfcheck" -q --profile glibc:2.17 good libs
is "$rc $err" '0 ' 'folders with wheels are checked under any profile'

# Commands that take no wheels say so; memory takes the ELF files in it.
for words in "diff $(w good) $(w libs)" "diff $(w good) module.so" "tree $(w good)" "inventory $(w good)" "symbols $(w good)" "why $(w good) puts"; do
    # shellcheck disable=SC2086 # words
    run "$bin/elfcheck" $words
    like "$rc $out $err" "^2  elfcheck: good/[^ ]* is a wheel: unpack it, and name the files in it" "${words%% *} says that it takes no wheel"
done
run "$bin/elfcheck" memory --json module.so
alone=${out#*,}
run "$bin/elfcheck" memory --json "$(w libs)"
is "$rc $(printf '%s\n' "$out" | grep -cF ".whl/demo.libs/libx-1234.so.1\",$alone")" '0 1' 'memory of a file in a wheel is that of the file'
is "$(printf '%s\n' "$out" | grep -c '[.]whl/')" 2 'for each of them'
run "$bin/elfcheck" memory "$(w pure)"
is "$rc $out $err" "0  elfcheck: $(w pure) is left out: no executable or shared object is in it" 'of a wheel without any that is said'
run "$bin/elfcheck" memory none-1-py3-none-any.whl
is "$rc" 3 'of what is no zip file that it is malformed'

# Every byte counts.
count=$(find cut -type f | wc -l)
find cut -type f -print0 | xargs -0 -n 100000 "$bin/elfcheck" --json >cut.out 2>cut.err || rc=$?
is "$(grep -c '"malformed":true' cut.out) $(wc -c <cut.err)" "$count 0" "a wheel cut at any of $count bytes is malformed"
find flip -type f -print0 | xargs -0 -n 100000 "$bin/elfcheck" --json >flip.out 2>flip.err || rc=$?
grep -v 'without zlib' flip.err >flip.rest || :
is "$(($(grep -c '"kind":"wheel"' flip.out) + $(grep -c 'without zlib' flip.err))) $(wc -c <flip.rest)" "$((2 * count)) 0" \
    'a wheel flipped at any byte has its verdict'

# The host tool has no zlib, and says so.
run "$bin/elfcheck" "$(w deflated)"
if [ "$rc" -ne 0 ]; then
    is "$rc $out $err" "2  elfcheck: $(w deflated): this elfcheck was built without zlib; dist/elfcheck reads wheels" \
        'without zlib it says so in one line'
else
    ok 0 'it has zlib'
fi
if inflating "$(w deflated)"; then
    is "$rc" 0 'a deflated wheel is clean'
    run "$bin/elfcheck" "$(w deflated-descriptor)" "$(w zeros)"
    is "$rc" 0 'with data descriptors, and 20 MiB of zeros'
    red wheel-zip-data "$(w deflated-size)"
    red wheel-zip-data "$(w deflated-larger)"
    red wheel-zip-data "$(w deflated-crc)"
    red wheel-zip-size "$(w bomb)"
else
    skip 6 "$no_zlib"
fi
