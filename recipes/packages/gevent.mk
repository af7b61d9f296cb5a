gevent.about   := a network library of greenlets, over libev and c-ares
gevent.version := 26.9.0
gevent.licence := MIT
gevent.set     := common
gevent.needs   := libev libuv c-ares
gevent.modules := gevent.libev.corecext gevent.resolver.cares
define gevent.source
# From the index, bytes fetched
4dd4703d71737a456c1c9df5cd43a82934e5b10c87549caa02495f487d1ef0b1 pypi:gevent==26.9.0
endef
define gevent.env
GEVENTSETUP_EMBED=0
endef
define gevent.smoke
import gevent, gevent.libev.corecext, gevent.resolver.cares
from gevent.libuv import loop
assert [job.get() for job in [gevent.spawn(lambda n=n: n * n) for n in range(4)]] == [0, 1, 4, 9]
assert gevent.libev.corecext.LIBEV_EMBED is False
endef
