pyzmq.about    := ZeroMQ for Python, zmq.backend.cython._zmq as a built-in module
pyzmq.version  := 27.1.0
pyzmq.licence  := BSD-3-Clause
pyzmq.licences := LICENSE.md
pyzmq.kind     := extension
pyzmq.lang     := c++
pyzmq.tools    := cxx pkgconf cython cpython
pyzmq.needs    := libzmq cpython
pyzmq.modules  := zmq.backend.cython._zmq
pyzmq.pure     := zmq
pyzmq.options  := libzmq
pyzmq.cflags   := -Izmq/utils
pyzmq.tree     := src/extension
pyzmq.profile  := none
pyzmq.gives    := ext/pyzmq/module.o ext/pyzmq/inittab ext/pyzmq/libs ext/pyzmq/python/zmq/__init__.py
define pyzmq.source
# Spack py-pyzmq and Homebrew resources, 27.1.0, and the bytes fetched
ac0765e3d44455adb6ddbf4417dcce460fc40a05978c08efdf2948072f6db540 pypi:pyzmq==27.1.0
# From Debian's archive, bytes fetched (the tagged tree)
4fd229c1c7b10e2b578778a8919694186731c69dcb26e9c33239bee67a4dc0be deb:pyzmq
endef
