python.about    := the interpreter: kit, launcher, extensions and stdlib linked into one file
python.version  := 3.13.15
python.licence  := MIT AND Python-2.0
python.kind     := $(if $(filter musl,$(LIBC)),interpreter,installation)
python.tree     := src/interpreter
python.modules  := $(if $(filter musl,$(LIBC)),$(WITH))
python.tools    := $(if $(python.modules),cxx,cc) cpython
python.needs    := $(if $(filter musl,$(LIBC)),mimalloc $(WITH) zlib,tkinter) $(DATA) cpython
python.options  := $(if $(filter 1,$(PIE)),pie)
python.profile  := $(if $(filter musl,$(LIBC)),static,glibc)
python.gives    := bin/python3.13
define python.assert
"$OUT/bin/python3.13" -I -c 'import json, ssl, sys; sys.exit(not any(p.startswith(sys.prefix) or p == sys.executable for p in sys.path[:1]))'
endef
