gevent.about   := a network library of greenlets, over libev, libuv and c-ares
gevent.version := 26.9.0
gevent.licence := MIT
gevent.set     := common
gevent.needs   := libev libuv c-ares
gevent.modules := gevent.libev.corecext gevent.libev._corecffi gevent.libuv._corecffi gevent.resolver.cares gevent._gevent_cgreenlet
define gevent.source
# From the index, bytes fetched
4dd4703d71737a456c1c9df5cd43a82934e5b10c87549caa02495f487d1ef0b1 pypi:gevent==26.9.0
endef
define gevent.env
GEVENTSETUP_EMBED=0
endef
define gevent.smoke
import gevent, gevent.event, gevent.socket, gevent.threadpool
from gevent.libev import corecext
from gevent.resolver.ares import Resolver
assert not corecext.LIBEV_EMBED and isinstance(gevent.get_hub().loop, corecext.loop)
assert [job.get() for job in [gevent.spawn(lambda n=n: n * n) for n in range(4)]] == [0, 1, 4, 9]
ours, theirs = gevent.socket.socketpair()
echo = gevent.spawn(lambda: theirs.sendall(theirs.recv(9)[::-1]))
ours.sendall(b"static")
assert ours.recv(9) == b"citats" and echo.join() is None
with gevent.Timeout(0.05, False):
    gevent.event.Event().wait()
    raise AssertionError
assert gevent.get_hub().threadpool.apply(sum, ([1, 2],)) == 3
assert Resolver().gethostbyname("localhost") == "127.0.0.1"
endef
