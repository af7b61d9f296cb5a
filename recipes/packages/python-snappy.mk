python-snappy.about   := Snappy compression
python-snappy.version := 0.6.1
python-snappy.licence := BSD-3-Clause
python-snappy.set     := common
python-snappy.needs   := snappy
python-snappy.modules := snappy._snappy
# The last one with an extension: from 0.7.0 on it is Python alone, over the package cramjam, which is Rust.
define python-snappy.source
# From the index, bytes fetched
b6a107ab06206acc5359d4c5632bd9b22d448702a79b3169b0c62e0fb808bb2a pypi:python-snappy==0.6.1
endef
define python-snappy.smoke
import snappy
data = b"again and again " * 10000
assert snappy.decompress(snappy.compress(data)) == data and len(snappy.compress(data)) < len(data) // 10
assert snappy.StreamDecompressor().decompress(snappy.StreamCompressor().compress(data)) == data
try:
    snappy.decompress(snappy.compress(data)[:-1])
except snappy.UncompressError:
    pass
else:
    raise AssertionError
endef
