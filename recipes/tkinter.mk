tkinter.about    := _tkinter, the one stdlib module that is not built in: Tcl, Tk and X11 inside
tkinter.version  := 3.13.15
tkinter.licence  := Python-2.0
tkinter.licences := LICENSE
tkinter.default  := no
tkinter.tools    := cc pkgconf
tkinter.needs    := tk cpython
tkinter.tree     := src/interpreter/installation
tkinter.profile  := none
tkinter.gives    := lib/python3.13/lib-dynload/_tkinter.cpython-313-x86_64-linux-gnu.so
tkinter.cflags   := -O2 -DNDEBUG -DWITH_APPINIT=1 -DPy_BUILD_CORE_BUILTIN -DTcl_FindExecutable=find_tcl
define tkinter.build
python=$SYSROOT/include/python3.13
# shellcheck disable=SC2046,SC2086 # words
set -- -std=c11 -D_GNU_SOURCE -fPIC $recipe_cflags -IModules -isystem "$python" -isystem "$python/internal" $(pkgconf --static --cflags tk)
"$CC" "$@" -c Modules/_tkinter.c
"$CC" "$@" -c Modules/tkappinit.c
"$CC" "$@" -UTcl_FindExecutable -Wall -Wextra -c src/interpreter/installation/find_tcl.c
# Others take the C functions of Tcl and Tk out of this module by dlsym (matplotlib, Pillow), so all of the two libraries is in
# it, used or not. TclFreeObj is what Tcl_DecrRefCount means.
echo '{ global: PyInit__tkinter; Tcl_*; TclFreeObj; Tk_*; Ttk_*; local: *; };' >map
mkdir -p "$STAGE$PREFIX/lib/python3.13/lib-dynload"
# shellcheck disable=SC2046 # words
"$CC" -shared -o "$STAGE$PREFIX/$recipe_gives" _tkinter.o tkappinit.o find_tcl.o \
    -Wl,--whole-archive -L"$SYSROOT/lib" -ltk8.6 -ltcl8.6 -Wl,--no-whole-archive $(pkgconf --static --libs tk) \
    -Wl,--version-script=map,-Bsymbolic,--gc-sections,-z,relro,-z,now,--build-id=sha1
# Every function of their headers for this platform.
sed -n 's/^#define \(Tcl_[A-Za-z0-9_]*\|Tk_[A-Za-z0-9_]*\|TclFreeObj\) \\$/\1/p' "$SYSROOT/include/tclDecls.h" "$SYSROOT/include/tkDecls.h" |
    sort -u >promised
"$NM" -D --defined-only --format=posix "$STAGE$PREFIX/$recipe_gives" | sed 's/ .*//' | sort -u >exported
comm -23 promised exported >missing
if [ -s missing ] || [ "$(wc -l <promised)" -lt 800 ]; then cat missing && exit 1; fi
"$STRIP" "$STAGE$PREFIX/$recipe_gives"
endef
define tkinter.source
# The same file: Docker's official python image 3.13.15, and Debian's .orig, bytes fetched
1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76 https://www.python.org/ftp/python/3.13.15/Python-3.13.15.tar.xz
1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76 deb:python3.13
endef
