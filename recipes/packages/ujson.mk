ujson.about   := JSON, fast
ujson.version := 6.1.0
ujson.licence := BSD-3-Clause AND TCL
ujson.set     := common
ujson.modules := ujson
define ujson.source
# From the index, bytes fetched
aef7ea4cd9e2e9f8a35c4538a9780d58c80d76c5da66a8dad269b4cc6d930c29 pypi:ujson==6.1.0
endef
define ujson.smoke
import ujson
data = {"a": [1, 2.5, None, True, "\u00e9"], "n": 2**62}
assert ujson.loads(ujson.dumps(data)) == data
endef
