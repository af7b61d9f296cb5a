#!/bin/sh
# The libraries inside the installation tree: tests/libraries.sh has what both interpreters promise, and Tcl's and Tk's C
# functions are for others to find. Reads the tree that tests/tree.sh makes.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/tree.sh
. tests/tree.sh
plan 8
need_tree 8
python=$made/bin/python3.13
# shellcheck source=tests/libraries.sh
. tests/libraries.sh

# What Pillow's ImageTk and matplotlib's TkAgg look up, and what a macro of tcl.h calls.
says '[]' 'dlsym finds the functions of Tcl and Tk in _tkinter' <<'END'
import _tkinter, ctypes
names = '''Tcl_AppendResult Tcl_CreateCommand Tcl_GetInterpPath Tcl_SetVar Tcl_SetVar2 TclFreeObj Tk_FindPhoto Tk_GetImageMasterData
    Tk_MainWindow Tk_NameToWindow Tk_PhotoBlank Tk_PhotoGetImage Tk_PhotoPutBlock Tk_PhotoSetSize'''
library = ctypes.CDLL(_tkinter.__file__)
print([name for name in names.split() if not hasattr(library, name)])
END
module=$(find "$made" -name '_tkinter*.so')
readelf -W --dyn-syms "$module" | awk '$5 ~ /GLOBAL|WEAK/ && $7 ~ /^[0-9]+$/ { sub(/@.*/, "", $8); print $8 }' >"$tmp/exports"
is "$(grep -cvE '^(Tcl_|TclFreeObj$|Tk_|Ttk_|PyInit__tkinter$)' "$tmp/exports")" 0 'and nothing else that is inside it'
says 'Photo' 'a C function that was found there works in the interpreter of Tcl that tkinter made' <<'END'
import _tkinter, ctypes, tkinter
library = ctypes.CDLL(_tkinter.__file__)
tcl = tkinter.Tcl()
library.Tcl_SetVar.restype = ctypes.c_char_p
library.Tcl_SetVar.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
library.Tcl_SetVar(tcl.interpaddr(), b'kind', b'Photo', 1)
print(tcl.eval('set kind'))
END
