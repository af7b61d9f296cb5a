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
echo '{ global: PyInit__tkinter; local: *; };' >map
mkdir -p "$STAGE$PREFIX/lib/python3.13/lib-dynload"
# shellcheck disable=SC2046 # words
"$CC" -shared -o "$STAGE$PREFIX/$recipe_gives" _tkinter.o tkappinit.o find_tcl.o $(pkgconf --static --libs tk) \
    -Wl,--version-script=map,-Bsymbolic,--gc-sections,-z,relro,-z,now,--build-id=sha1
"$STRIP" "$STAGE$PREFIX/$recipe_gives"
endef
define tkinter.source
# The same file: Docker's official python image 3.13.15, and Debian's .orig, bytes fetched
1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76 https://www.python.org/ftp/python/3.13.15/Python-3.13.15.tar.xz
1e66a7945a48390ee4c2a4268a0e4185884059a13c4aab6d148aa208deea4a76 deb:python3.13
endef
