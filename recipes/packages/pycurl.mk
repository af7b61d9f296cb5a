pycurl.about   := URLs, with libcurl
pycurl.version := 7.49.0
pycurl.licence := LGPL-2.1-only OR MIT
pycurl.set     := common
pycurl.needs   := curl
pycurl.modules := pycurl._pycurl
define pycurl.source
# From the index, bytes fetched
d4327da9dea72768f942f831bbaa5a64adca4d7c89f3141da7a833d3c600ab90 pypi:pycurl==7.49.0
endef
# The index's wheel has more: HTTP/3, SSH, Kerberos, international names and the list of public suffixes.
define pycurl.env
PYCURL_SSL_LIBRARY=openssl
PYCURL_AUTODETECT_CA=1
endef
define pycurl.smoke
import gzip, http.server, pathlib, tempfile, threading, pycurl
from io import BytesIO
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = gzip.compress(self.headers["Accept-Encoding"].encode())
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *words):
        pass
def fetch(url):
    body = BytesIO()
    curl = pycurl.Curl()
    curl.setopt(pycurl.URL, url)
    curl.setopt(pycurl.ACCEPT_ENCODING, "")
    curl.setopt(pycurl.WRITEDATA, body)
    curl.perform()
    return body.getvalue()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
assert fetch("http://localhost:%d/" % server.server_port) == b"deflate, gzip, br, zstd"
server.shutdown()
with tempfile.NamedTemporaryFile() as file:
    pathlib.Path(file.name).write_text("of a file")
    assert fetch("file://" + file.name) == b"of a file"
features = pycurl.version_info()[4]
for feature in "HTTP2", "BROTLI", "ZSTD", "SSL", "LIBZ", "ASYNCHDNS":
    assert features & getattr(pycurl, "VERSION_" + feature), feature
assert all(name in pycurl.version for name in ("OpenSSL/3", "nghttp2/", "c-ares/"))
endef
