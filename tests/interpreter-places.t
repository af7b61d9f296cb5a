#!/bin/sh
# However the interpreter is called, it finds what is inside it, under one name; and it believes no name that does not lead
# to its own file. Reads $INGOT_PYTHON (dist/python3.13).
# shellcheck disable=SC2016 # expanded by inner shells, perl and make
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
plan 46

python=${INGOT_PYTHON:-$top/dist/python3.13}
[ -x "$python" ] || bail "$python is not there: run make first, or set INGOT_PYTHON"
# The temp folder's own name may have a link in it.
at=$(realpath "$tmp")/places
mkdir -p "$at/bin" "$at/other/deep" "$at/links"
cp "$python" "$at/bin/python3.13"
file=$at/bin/python3.13

# What it says of itself: sys.executable, sys.prefix, and the stdlib's folder, if all that goes by this name fits together.
cat >"$at/say.py" <<'END'
import os, sys
import inspect, json, encodings.cp437, importlib.resources
root = sys._stdlib_dir
assert root in sys.path, (root, sys.path)
assert json.__file__ == root + '/json/__init__.py' and inspect.getsource(json.decoder), json.__file__
assert os.path.abspath(root) == root and importlib.resources.files('venv').joinpath('scripts').is_dir()
sys.stdout.buffer.write(os.fsencode(f'{sys.executable} {sys.prefix} {root}\n'))
END
say="exec(open('$at/say.py').read())"

# says WANTED NAME COMMAND...
says() {
    wanted=$1 what=$2
    shift 2
    run "$@"
    is "$out" "$wanted" "$what"
    [ "$rc" -eq 0 ] || diag "exit $rc: $err"
}
# called NAME COMMAND...: the file finds itself, and by its plain name.
called() {
    what=$1
    shift
    says "$file $at $file" "$what" "$@" -I -c "$say"
}

# --- by a path that is not in its shortest form
cd "$at/other"
called 'by a path with .. in it' ../bin/python3.13
called 'by one with // and /./ in it' "..//.///bin/./python3.13"
called 'by an absolute one with all of these' "/$at/other/.././bin//python3.13"
cd "$at/bin"
called 'from its own folder' ./python3.13
says "$file $at $file" 'and after a chdir' ./python3.13 -I -c "import os; os.chdir('/'); $say"
cd "$at"
called 'found in PATH by a relative folder' env PATH=other:bin python3.13
cd bin
called 'or by an empty one' env PATH=/nowhere: python3.13
called 'or by one with .. in it' env PATH="$at/other/../bin" python3.13
cd "$at"

# --- through symbolic links
ln -s bin current
says "$at/current/python3.13 $at/current $file" 'through a link to its folder: the prefix is where the link is, the stdlib is not' \
    current/python3.13 -I -c "$say"
ln -s ../bin/python3.13 links/relative
ln -s links/relative chain
says "$at/chain $at $file" 'through a chain of relative links' ./chain -I -c "$say"
ln -s other/deep aside
cp -l bin/python3.13 other/python
says "$at/other/python $at/other $at/other/python" '.. behind a link leads where the kernel goes' aside/../python -I -c "$say"
ln -s ../bin other/linked
ln -s ../other/linked/../bin/python3.13 links/through
says "$at/links/through $at $file" 'in a link too' links/through -I -c "$say"

# --- from a folder that is no more, or too far away
mkdir gone
cd gone
rmdir "$at/gone"
called 'from a folder that was deleted' ../bin/python3.13
says "$file $at $file" 'which says nothing without site either' ../bin/python3.13 -I -S -c "$say"
cd "$at"
mkdir -m 0711 shut shut/inner
cd shut/inner
chmod 0 ..
called 'from a folder whose parent cannot be read' "$file"
chmod 0700 ..
cd "$at"
cat >"$at/deep.py" <<'END'
import os, subprocess, sys
name = 'd' * 250
for _ in range(20):
    os.mkdir(name)
    os.chdir(name)
os.link(sys.argv[1], 'python') if os.stat('.').st_dev == os.stat(sys.argv[1]).st_dev else None
print(subprocess.run(['./python', '-I', '-c', sys.argv[2]], capture_output=True, text=True).stdout.strip())
END
says "/proc/self/exe / /proc/self/exe" 'by a path longer than PATH_MAX' "$file" -I "$at/deep.py" "$file" "$say"

# --- mounted
if unshare -m true 2>"$tmp/why"; then
    touch other/mounted
    says "$at/other/mounted $at/other $at/other/mounted" 'another file is mounted over the name that it is called by' \
        unshare -m sh -c 'mount --bind "$1" "$2" && shift && exec "$@"' sh "$file" "$at/other/mounted" -I -c "$say"
    says '/proc/self/exe / /proc/self/exe' 'a folder is mounted over its own' unshare -m sh -c \
        'exec 9<"$1" && mount -t tmpfs none "${1%/*}" && cp /bin/true "$1" && shift && exec /proc/self/fd/9 "$@"' sh "$file" -I -c "$say"
else
    skip 2 "this user may not mount: $(sed -n 1p "$tmp/why")"
fi

# --- by no name
says "$file $at $file" 'called as /proc/self/exe' "$file" -I -c 'import os, sys; os.execv("/proc/self/exe", ["/proc/self/exe", "-I", "-c", sys.argv[1]])' "$say"
descriptor='import os, sys; fd = os.open(sys.executable, os.O_RDONLY | os.O_CLOEXEC); os.execve(fd, ["python3", "-I", "-c", sys.argv[1]], os.environ)'
says "$file $at $file" 'started by a descriptor' "$file" -I -c "$descriptor" "$say"
memory='import os, sys
fd = os.memfd_create("x")
os.sendfile(fd, os.open(sys.executable, os.O_RDONLY), 0, 1 << 30)
os.execve(fd, ["/usr/bin/python3", "-c", sys.argv[1]], os.environ)'
says '/proc/self/exe / /proc/self/exe' 'in memory, without any file' "$file" -I -c "$memory" "$say"
says 'fine' 'its children can be started then' "$file" -I -c "$memory" 'import subprocess, sys; subprocess.run([sys.executable, "-c", "print(\"fine\")"])'
says "'' True" 'but no virtual environment can be made of it, nor packages found in the current folder' "$file" -I -c "$memory" \
    'import sys; print(repr(sys._base_executable), all(p.startswith("/") for p in sys.path[1:]))'
cp bin/python3.13 other/doomed
says '/proc/self/exe / /proc/self/exe' 'deleted before it starts' "$file" -I -c \
    'import os, sys; fd = os.open("other/doomed", os.O_RDONLY); os.unlink("other/doomed"); os.execve(fd, ["other/doomed", "-I", "-c", sys.argv[1]], os.environ)' "$say"

# --- as an interpreter of scripts
cd "$at/other"
printf '#!../bin/python3.13 -I\n%s\n' "$say" >script
chmod +x script
says "$file $at $file" 'in the first line of a script, by a relative path' ./script
cd "$at"

# --- a caller may give any name
name='my ($file, $name) = splice @ARGV, 0, 2; exec {$file} $name, @ARGV or die $!'
printf '#!/bin/sh\n' >other/python3
chmod +x other/python3
for lie in /usr/bin/python3 /bin/sh "$at/other/python3" -python3.13 '' nothing ../nothing; do
    called "argv[0] is '$lie'" perl -e "$name" "$file" "$lie"
done
called 'argv[0] is a bare name, and PATH has another program of it' env PATH="$at/other" /usr/bin/perl -e "$name" "$file" python3
says "$at/chain $at $file" 'argv[0] is another link to it: that is what it is called' perl -e "$name" "$file" "$at/chain" -I -c "$say"
says "$at/chain $at $file" 'argv[0] is bare: what execve was given counts' perl -e "$name" "$at/chain" python3 -I -c "$say"

# --- a name with bytes that are no UTF-8
odd=$(printf '%s/a\377b' "$at")
mkdir "$odd"
cp -l "$file" "$odd/python"
says "$odd/python $odd $odd/python" 'in a folder whose name is no UTF-8' "$odd/python" -I -c "$say"

# --- virtual environments
run links/relative -I -m venv --without-pip env
says "$at/env $at" 'an environment made through a link' env/bin/python -I -c 'import sys; print(sys.prefix, sys.base_prefix)'
run links/relative -I -m venv --without-pip --copies copies
says "$at/copies $at" 'and one of copies' copies/bin/python -I -c 'import sys; print(sys.prefix, sys.base_prefix)'
says "$at/copies $file" 'argv[0] in such an environment is believed, whatever file runs' perl -e "$name" "$file" "$at/copies/bin/python" -I -c \
    'import sys; print(sys.prefix, sys._stdlib_dir)'
run env/bin/python -I -m venv --without-pip second
says "$at/second $at" 'an environment made in an environment' second/bin/python -I -c 'import sys; print(sys.prefix, sys.base_prefix)'
echo 'home = /nowhere' >links/pyvenv.cfg
says "$at $file" 'a pyvenv.cfg that says nonsense' links/relative -I -c 'import sys, linecache; print(sys.base_prefix, sys._stdlib_dir)'

# --- without /proc
root=$at/root
mkdir -p "$root/tmp"
cp -l bin/python3.13 "$root/python"
ln -s python "$root/link"
printf '#!/link -I\nimport linecache, sys; print(sys.executable, sys._stdlib_dir)\n' >"$root/script"
chmod +x "$root/script"
enter=
[ "$(id -u)" -eq 0 ] || enter="$(command -v unshare) --user --map-root-user"
change_root=$(command -v chroot || echo /usr/sbin/chroot)
seen='import linecache, sys; print(sys.executable, sys._stdlib_dir)'
if $enter "$change_root" "$root" /python -c pass 2>"$tmp/why"; then
    # shellcheck disable=SC2086 # words
    says '/link /python' 'without /proc' $enter "$change_root" "$root" /link -I -c "$seen"
    # shellcheck disable=SC2086
    says '/link /python' 'as the interpreter of a script' $enter "$change_root" "$root" /script
    # shellcheck disable=SC2086
    says '/link /python' 'by a name that is not true' $enter perl -e 'chroot shift or die; chdir "/"; exec { "/link" } "/tmp/../python3", @ARGV' \
        "$root" -I -c "$seen"
else
    skip 3 "this user may not change the root: $(sed -n 1p "$tmp/why")"
fi

# --- names of the C API
says '[]' 'ctypes.pythonapi finds the names that CPython'\''s own shared library exports, whatever they begin with' "$file" -I -c '
import ctypes
print([n for n in ("PY_TIMEOUT_MAX", "Py_Initialize", "_Py_Dealloc", "_PyLong_AsByteArray", "PyExc_ValueError") if not hasattr(ctypes.pythonapi, n)])'
says '[]' 'and no others' "$file" -I -c '
import ctypes
print([n for n in ("pkgcontext", "PyInit__io", "malloc", "_mi_heap_main", "SSL_new") if hasattr(ctypes.pythonapi, n)])'
