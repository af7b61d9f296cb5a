cffi.about   := calls of C functions from Python
cffi.version := 2.1.1
cffi.licence := MIT-0
cffi.set     := common
cffi.needs   := libffi
cffi.modules := _cffi_backend
define cffi.source
# From the index, bytes fetched
dd31f52ea1086513bb9df30f8fcee9b8918323ae067a3d5b78bc826a000712be pypi:cffi==2.1.1
endef
define cffi.smoke
import cffi
ffi = cffi.FFI()
ffi.cdef("int abs(int); double sqrt(double);")
assert ffi.dlopen(None).abs(-7) == 7
@ffi.callback("int(int)")
def more(x):
    return x + 1
assert more(41) == 42
endef
