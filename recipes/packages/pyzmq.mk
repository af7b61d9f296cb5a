pyzmq.about   := ZeroMQ for Python
pyzmq.version := 27.1.0
pyzmq.licence := BSD-3-Clause
pyzmq.set     := common
pyzmq.needs   := libzmq
pyzmq.modules := zmq.backend.cython._zmq
define pyzmq.source
# The hashes of recipes/pyzmq.mk
ac0765e3d44455adb6ddbf4417dcce460fc40a05978c08efdf2948072f6db540 pypi:pyzmq==27.1.0
4fd229c1c7b10e2b578778a8919694186731c69dcb26e9c33239bee67a4dc0be deb:pyzmq
endef
define pyzmq.env
PYZMQ_NO_BUNDLE=1
PYZMQ_LIBZMQ_RPATH=0
endef
define pyzmq.smoke
import zmq
with zmq.Context() as context, context.socket(zmq.PAIR) as a, context.socket(zmq.PAIR) as b:
    b.connect(f"tcp://127.0.0.1:{a.bind_to_random_port('tcp://127.0.0.1')}")
    a.send(b"y")
    assert b.recv() == b"y" and zmq.has("curve")
endef
