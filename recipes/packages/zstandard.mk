zstandard.about   := Zstandard compression
zstandard.version := 0.25.0
zstandard.licence := BSD-3-Clause
zstandard.set     := common
zstandard.needs   := zstd
zstandard.modules := zstandard.backend_c
define zstandard.source
# From the index, bytes fetched
7713e1179d162cf5c7906da876ec2ccb9c3a9dcbdffef0cc7f70c3667a205f0b pypi:zstandard==0.25.0
endef
define zstandard.config
--global-option=--system-zstd
--global-option=--no-cffi-backend
endef
define zstandard.smoke
import zstandard
data = b"again and again " * 1000
assert zstandard.backend == "cext"
assert zstandard.decompress(zstandard.compress(data)) == data
endef
