cython.about    := the compiler of Python-like code to C, run by our own python3.13
cython.version  := 3.1.6
cython.licence  := Apache-2.0
cython.licences := LICENSE.txt
cython.tools    := cpython
cython.needs    := cpython
cython.profile  := none
cython.tree     := src/cython
cython.gives    := bin/cython lib/cython/Cython/Compiler/Main.py
define cython.build
at=$STAGE$PREFIX
mkdir -p "$at/bin" "$at/lib/cython"
cp -R Cython cython.py "$at/lib/cython"
find "$at/lib/cython" -name '*.so' -exec rm -f {} +
cp src/cython/cython.sh "$at/bin/cython"
chmod 755 "$at/bin/cython"
endef
define cython.source
# Homebrew cython.rb 3.1.6, and the bytes fetched
ff4ccffcf98f30ab5723fc45a39c0548a3f6ab14f01d73930c5bfaea455ff01c pypi:cython==3.1.6
# From Debian's archive, bytes fetched. The tagged tree, less a few files (top folder cython-cython-747d298).
9de56310c9a51b1de840ae817899cd287d72e8b9a42da529044fbfd7334fa77c deb:cython
endef
