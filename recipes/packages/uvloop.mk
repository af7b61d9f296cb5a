uvloop.about   := asyncio's event loop, over libuv
uvloop.version := 0.23.0
uvloop.licence := MIT OR Apache-2.0
uvloop.set     := common
uvloop.needs   := libuv
uvloop.modules := uvloop.loop
define uvloop.source
# From the index, bytes fetched
28d160f51ab4da3b187063652e643dea6831072add4adc1e6d62afbe73b6be27 pypi:uvloop==0.23.0
endef
# Behind bdist_wheel: before it (--global-option) setuptools would build all, forget the option, and build uvloop's own libuv.
define uvloop.config
--build-option=build_ext
--build-option=--use-system-libuv
endef
define uvloop.smoke
import asyncio, uvloop
async def main():
    server = await asyncio.start_server(lambda r, w: (w.write(b"y"), w.close()), "127.0.0.1", 0)
    reader, _ = await asyncio.open_connection(*server.sockets[0].getsockname())
    assert await reader.read() == b"y"
    return type(asyncio.get_running_loop()).__module__
loop = uvloop.new_event_loop()
assert loop.run_until_complete(main()).startswith("uvloop")
endef
