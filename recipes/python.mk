python.about    := the interpreter: kit, launcher, extensions and stdlib linked into one file
python.version  := 3.13.15
python.licence  := MIT AND Python-2.0
python.kind     := interpreter
python.tree     := src/interpreter
python.tools    := $(if $(strip $(WITH)),cxx,cc) cpython
python.needs    := mimalloc $(WITH) cpython zlib
python.options  := $(if $(filter 1,$(PIE)),pie)
python.modules  := $(WITH)
python.profile  := static
python.gives    := bin/python3.13
define python.assert
"$OUT/bin/python3.13" -I -c 'import sys; sys.exit(sys.path[:1] != [sys.executable])'
endef
