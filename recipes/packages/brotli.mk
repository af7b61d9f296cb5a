brotli.about   := Brotli compression
brotli.version := 1.2.1
brotli.licence := MIT
brotli.set     := common
brotli.needs   := brotli
brotli.modules := _brotli
define brotli.source
# From the index, bytes fetched
02b2f7b5a83485efe448a44ddf7983def05c3bb1dcf917d4f7154070260e13de pypi:brotli==1.2.1
endef
define brotli.env
USE_SYSTEM_BROTLI=1
endef
define brotli.smoke
import brotli
data = b"again and again " * 1000
assert brotli.decompress(brotli.compress(data)) == data
endef
