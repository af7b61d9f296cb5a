psutil.about   := processes and the system's use
psutil.version := 7.2.2
psutil.licence := BSD-3-Clause
psutil.set     := common
psutil.modules := psutil._psutil_linux
define psutil.source
# From the index, bytes fetched
0746f5f8d406af344fd547f1c8daa5f5c33dbc293bb8d6a16d80b4bb88f59372 pypi:psutil==7.2.2
endef
define psutil.smoke
import os, psutil
me = psutil.Process()
assert me.pid == os.getpid() and me.memory_info().rss > 1 << 20
assert psutil.virtual_memory().total > 1 << 28 and psutil.cpu_count() > 0
endef
