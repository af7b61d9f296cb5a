lz4.about   := LZ4 compression
lz4.version := 4.4.5
lz4.licence := BSD-3-Clause
lz4.set     := common
lz4.needs   := lz4
lz4.modules := lz4._version lz4.block._block lz4.frame._frame
define lz4.source
# From the index, bytes fetched
5f0b9e53c1e82e88c10d7c180069363980136b9d7a8306c4dca4f760d60c39f0 pypi:lz4==4.4.5
endef
define lz4.smoke
import lz4.block, lz4.frame
data = b"again and again " * 1000
assert lz4.frame.decompress(lz4.frame.compress(data)) == data
assert lz4.block.decompress(lz4.block.compress(data)) == data
endef
