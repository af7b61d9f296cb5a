#!/bin/sh
# The installation tree finds itself from its own file, whatever it is called by: links, environments made through them, names
# that are not true, an embedder. And its programs and libraries show what CPython's own do. Reads the tree that
# tests/tree.sh makes.
# shellcheck disable=SC2016 # expanded by inner shells and perl
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
. tests/roots.sh
# shellcheck source=tests/tree.sh
. tests/tree.sh
plan 64
need_tree 64

# The temp folder's own name may have a link in it.
at=$(realpath "$tmp")/places
mkdir -p "$at/links" "$at/other/bin" "$at/other/deep"
tree=$at/tree
cp -a "$made" "$tree"
file=$tree/bin/python3.13
# Another Python 3.13, whose stdlib must not be taken: it cannot even be read.
mkdir -p "$at/other/lib/python3.13/lib-dynload"
echo 'raise SystemExit("this is another Python")' >"$at/other/lib/python3.13/os.py"
printf '#!/bin/sh\necho another program\n' >"$at/other/bin/python3"
chmod +x "$at/other/bin/python3"

say='import os, sys; print(sys.executable, sys.prefix, os.__file__)'
# says WANTED NAME COMMAND...: that is what it prints, and it warns of nothing.
says() {
    wanted=$1 what=$2
    shift 2
    run "$@"
    is "$out$err" "$wanted" "$what"
}
# called NAME COMMAND...: the tree finds itself, and its program by the plain name.
called() {
    what=$1
    shift
    says "$file $tree $tree/lib/python3.13/os.py" "$what" "$@" -I -c "$say"
}
# linked NAME LINK COMMAND...: the tree finds itself, called LINK.
linked() {
    what=$1 link=$2
    shift 2
    says "$link $tree $tree/lib/python3.13/os.py" "$what" "$@" -I -c "$say"
}

# --- by any path
cd "$at/other"
called 'by a path with .. in it' ../tree/bin/python3.13
called 'by one with // and /./ in it' ..//tree/.//bin/python3.13
ln -s other/deep "$at/aside"
ln -s "$file" "$at/other/python"
linked '.. behind a link leads where the kernel goes' "$at/other/python" "$at/aside/../python"
mkdir "$at/gone"
cd "$at/gone"
rmdir "$at/gone"
called 'from a folder that was deleted' ../tree/bin/python3.13
cd "$at"
called 'found in PATH by a relative folder' env PATH=tree/bin python3.13
called 'as /proc/self/exe' "$file" -I -c 'import os, sys; os.execv("/proc/self/exe", ["/proc/self/exe", *sys.argv[1:]])'
called 'by a descriptor' "$file" -I -c 'import os, sys; os.execve(os.open(sys.executable, os.O_RDONLY | os.O_CLOEXEC), ["python3", *sys.argv[1:]], os.environ)'
loader=$(readelf -l "$file" | sed -n 's/.*interpreter: \(.*\)\]/\1/p')
called 'by ld.so' "$loader" "$file"
odd=$(printf '%s/a\377b' "$at")
mkdir "$odd"
mv "$tree" "$odd/tree"
says 'True' 'in a folder whose name is no UTF-8' "$odd/tree/bin/python3" -I -c \
    'import os, sys; print(os.__file__ == sys.prefix + "/lib/python3.13/os.py" and b"/a\xffb/tree" in os.fsencode(sys.prefix))'
mv "$odd/tree" "$tree"

# --- through links
ln -s "$file" links/python3
linked 'through a link' "$at/links/python3" links/python3
ln -s ../tree/bin/python3 links/relative
ln -s links/relative chain
linked 'through a chain of relative links' "$at/chain" ./chain
ln -s ../tree/bin other/linked
ln -s ../other/linked/../bin/python3 links/through
linked 'through a link that goes through another' "$at/links/through" links/through

# --- a caller may give any name
name='my ($file, $name) = splice @ARGV, 0, 2; exec {$file} $name, @ARGV or die $!'
for lie in /bin/sh "$at/other/bin/python3" -python3.13 '' nothing; do
    called "argv[0] is '$lie'" perl -e "$name" "$file" "$lie"
done
called 'argv[0] is a bare name, and PATH has another program of it' env PATH="$at/other/bin" /usr/bin/perl -e "$name" "$file" python3
linked 'argv[0] is another link to it: that is what it is called' "$at/chain" perl -e "$name" "$file" "$at/chain"
linked 'argv[0] is bare: what execve was given counts' "$at/chain" perl -e "$name" "$at/chain" python3

# --- virtual environments
where='import os, sys; print(sys.prefix, sys.base_prefix, os.__file__)'
# environment NAME FOLDER: the Python of the environment in FOLDER starts, under all names it has there.
environment() {
    for python in "$2"/bin/python*; do
        run "$python" -I -c "$where"
        [ "$out$err" = "$2 $tree $tree/lib/python3.13/os.py" ] || break
    done
    is "$out$err" "$2 $tree $tree/lib/python3.13/os.py" "$1"
}
for link in links/python3 links/relative ./chain links/through; do
    rm -rf env copies
    run $link -m venv --without-pip env
    environment "an environment made through $link" "$at/env"
    run $link -m venv --without-pip --copies copies
    environment 'and one of copies' "$at/copies"
done
run copies/bin/python -m venv --without-pip second
environment 'an environment made in that of copies' "$at/second"
run env/bin/python -m venv --without-pip third
environment 'and in that of links' "$at/third"
says "$at/copies $tree" 'argv[0] in an environment of copies is believed, whatever file runs' perl -e "$name" "$file" "$at/copies/bin/python" -I -c \
    'import sys; print(sys.prefix, sys.base_prefix)'
run links/python3 -c 'import venv; venv.create("created")'
environment 'venv.create()' "$at/created"
run links/python3 -m venv --upgrade --without-pip created
environment 'and --upgrade' "$at/created"
run links/python3 -m venv whole
run whole/bin/pip --version
like "$out" "^pip .* from $at/whole/lib/python3.13/site-packages/pip " 'pip is in one made through a link'
says "$file $file" 'sys._base_executable is the tree'\''s' whole/bin/python -I -c 'import os, sys; print(sys._base_executable, os.path.realpath(sys.executable))'
says 42 'tkinter finds Tcl and its scripts there' copies/bin/python -I -c 'import tkinter; print(tkinter.Tcl().eval("expr 6 * 7"))'

# --- a pyvenv.cfg that is wrong
for home in /nowhere "$at/other/bin" ''; do
    echo "home = $home" >links/pyvenv.cfg
    says "$tree $tree/lib/python3.13/os.py" "a pyvenv.cfg beside a link says that home is '$home'" links/python3 -I -c \
        'import os, sys; print(sys.base_prefix, os.__file__)'
done
rm links/pyvenv.cfg
echo 'home = /nowhere' >"$tree/pyvenv.cfg"
says "$tree $tree/lib/python3.13/os.py" 'one lies in the tree itself' "$file" -I -c 'import os, sys; print(sys.base_prefix, os.__file__)'
rm "$tree/pyvenv.cfg"

# --- what a person says counts
mkdir home
ln -s "$tree/lib" home/lib
says "$at/home $at/home/lib/python3.13/os.py" 'PYTHONHOME is obeyed' env PYTHONHOME="$at/home" links/python3 -c 'import os, sys; print(sys.prefix, os.__file__)'
says "$tree $tree/lib/python3.13/os.py" 'but not with -E' env PYTHONHOME="$at/home" links/python3 -E -c 'import os, sys; print(sys.prefix, os.__file__)'
echo "$tree/lib/python3.13" >"$file._pth"
says "1 ['$tree/lib/python3.13']" 'a ._pth file is, too' links/python3 -c 'import sys; print(sys.flags.isolated, sys.path)'
rm "$file._pth"
says "[None, '$tree']" 'a subinterpreter is where its parent is' links/python3 -I -c '
import _interpreters, os, sys
read, write = os.pipe()
other = _interpreters.create()
said = [_interpreters.exec(other, f"import json, os, sys; os.write({write}, sys.prefix.encode())")]
print(said + [os.read(read, 1000).decode()])'

# --- an embedder
cat >embed.c <<'C'
#include <Python.h>
// As its first argument says: a home, a search path, a name for itself, or nothing of its own.
int main(int argc, char **argv)
{
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    const char *how = argc > 1 ? argv[1] : "";
    if (strcmp(how, "home") == 0)
        PyConfig_SetBytesString(&config, &config.home, argv[2]);
    if (strcmp(how, "name") == 0)
        PyConfig_SetBytesString(&config, &config.program_name, argv[0]);
    if (strcmp(how, "path") == 0) {
        config.module_search_paths_set = 1;
        PyWideStringList_Append(&config.module_search_paths, Py_DecodeLocale(argv[2], NULL));
    }
    PyStatus status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        Py_ExitStatusException(status);
    PyRun_SimpleString("import os, sys; print(sys.prefix, os.__file__, sys._stdlib_dir)");
    return Py_FinalizeEx();
}
C
lib=$tree/lib/python3.13
cc -o embed embed.c "-I$tree/include/python3.13" -L"$tree/lib" -Wl,-rpath,"$tree/lib" -lpython3.13
says "$tree $lib/os.py $lib" 'an embedder starts without PYTHONHOME' ./embed
says "$tree $lib/os.py $lib" 'whatever python3 is first on PATH' env PATH="$at/other/bin:$PATH" ./embed
says "$at/home $at/home/lib/python3.13/os.py $at/home/lib/python3.13" 'PYTHONHOME is obeyed' env PYTHONHOME="$at/home" ./embed
says "$at/home $at/home/lib/python3.13/os.py $at/home/lib/python3.13" 'and PyConfig.home' ./embed home "$at/home"
says "$tree $lib/os.py $lib" 'and a search path of its own' ./embed path "$lib"
ln -s "$tree/lib/libpython3.13.so.1.0" other/lib/
says "$tree $lib/os.py $lib" 'loaded through a link in the lib/ of another Python' env LD_LIBRARY_PATH="$at/other/lib" ./embed
cd "$tree/lib/python3.13"
says "$tree $lib/os.py $lib" 'loaded by a relative path' env LD_LIBRARY_PATH=.. "$at/embed"
cd "$at"

cc -o embed-static embed.c "-I$tree/include/python3.13" "$tree/lib/libpython3.13.a" -lpthread -ldl -lutil -lm
says "$at/home $at/home/lib/python3.13/os.py $at/home/lib/python3.13" 'a static embedder says where the stdlib is' ./embed-static home "$at/home"
cp embed-static "$tree/bin/embedder"
says "$tree $lib/os.py $lib" 'or lies in the tree and says its name' "$tree/bin/embedder" name
rm "$tree/bin/embedder"
run env PATH=/nowhere ./embed-static
like "$err" '^Could not find platform independent libraries' 'or is told that none was found: it has no tree of its own'

# --- names
# exports FILE: what it defines for others.
exports() { nm -D --defined-only "$1" | awk '{ print $3 }' | LC_ALL=C sort -u; }
exports "$file" >of.program
exports "$tree/lib/libpython3.13.so.1.0" >of.library
is "$(cmp of.program of.library 2>&1)" '' 'the program and the library export the same names'
is "$(grep -v '^_\{0,1\}Py' of.library)" PY_TIMEOUT_MAX 'one of which does not begin as the others do'
# Every name that a header declares as exported, other systems' aside, is exported or defined nowhere.
cat >declared.c <<'C'
#include <Python.h>
C
for header in datetime structmember marshal frameobject pymacconfig; do
    [ ! -e "$tree/include/python3.13/$header.h" ] || echo "#include <$header.h>" >>declared.c
done
nm -g --defined-only "$tree/lib/libpython3.13.a" 2>/dev/null | awk 'NF == 3 { print $3 }' | LC_ALL=C sort -u >of.archive
cc -E -P "-I$tree/include/python3.13" declared.c | tr '\n' ' ' |
    grep -oE '__attribute__ \(\(visibility \("default"\)\)\) [^;({]*[ *][(]?[*]?[A-Za-z_0-9]+ *(\[[^]]*\])? *[(;]' |
    sed -E 's/ *(\[[^]]*\])? *[(;]$//; s/.*[ *(]//' | grep -v '^PyInit_' | LC_ALL=C sort -u >declared
ok "$(($(wc -l <declared) < 1000))" "the headers declare $(wc -l <declared) names"
is "$(LC_ALL=C comm -12 declared of.archive | LC_ALL=C comm -23 - of.library)" '' 'of which all that there are, are exported'
is "$(LC_ALL=C comm -23 of.library of.archive)" '' 'the archive defines all of these too'
is "$(grep -cE '^(pkgcontext|PyInit__io|_PyImport_Inittab)$' of.archive)" 3 'and hidden names that CPython'\''s own archive has'
is "$(grep -E '^(_?mi_|Hacl_|SSL_|sqlite3_|inflate|XML_|ffi_)' of.archive)" '' 'but none of a library inside it'
cat >frozen.c <<'C'
#include <Python.h>
// A list of built-in modules of one's own in place of CPython's, as its Tools/freeze makes it.
extern PyObject *PyInit__imp(void), *PyInit__io(void);
struct _inittab _PyImport_Inittab[] = {{"_imp", PyInit__imp}, {"_io", PyInit__io}, {0, 0}};
PyMODINIT_FUNC PyInit__ssl(void);
PyMODINIT_FUNC PyInit__ssl(void) { return NULL; }
extern _Thread_local const char *pkgcontext;
int main(void) { return pkgcontext != NULL || PyImport_Inittab != _PyImport_Inittab || !PyInit__ssl; }
C
run cc -o frozen frozen.c "-I$tree/include/python3.13" "$tree/lib/libpython3.13.a" -lpthread -ldl -lutil -lm
is "$rc $(./frozen && echo runs)" '0 runs' 'who links statically may have an own list of modules, and modules of the same names'

# Debian's library shows what CPython's own build exports. Its 3.13.5 has not got what later releases added.
added='_PyEval_NoToolsForUnwind|_PyType_AllocNoTrack'
if roots_possible && make_root debian trixie libpython3.13; then
    exports "$(echo "$tmp"/debian/root/usr/lib/*/libpython3.13.so.1.0)" >of.debian
    is "$(LC_ALL=C comm -13 of.library of.debian | grep -v '^PyInit_')" '' 'no name that Debian'\''s exports is missing but init functions'
    is "$(LC_ALL=C comm -23 of.library of.debian | grep -vxE "$added")" '' 'and there is none more'
else
    skip 2 'needs root, apt-get, dpkg-deb and the archive'
fi
