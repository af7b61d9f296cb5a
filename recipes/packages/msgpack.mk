msgpack.about   := MessagePack, a binary form of what JSON can say
msgpack.version := 1.2.4
msgpack.licence := Apache-2.0
msgpack.set     := common
msgpack.modules := msgpack._cmsgpack
define msgpack.source
# From the index, bytes fetched
475c44e12f2a5de766a8448783f149c9b33f3f49b88953c6cd739a77d93c732c pypi:msgpack==1.2.4
endef
define msgpack.smoke
import msgpack
from msgpack import _cmsgpack
data = {"a": [1, 2.5, None, b"\0", "\u00e9"], "n": 2**63}
assert msgpack.Packer is _cmsgpack.Packer
assert msgpack.unpackb(msgpack.packb(data)) == data
endef
