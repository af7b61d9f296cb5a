ca.about    := Mozilla's certificate authorities, for ssl where a machine has none
ca.version  := 2026.10.18
ca.licence  := MPL-2.0
ca.licences := LICENSE
ca.tools    := cpython
ca.profile  := none
ca.gives    := lib/ca.der
# Certificates as OpenSSL reads them from memory, one behind the other: two thirds of the text's size, and no parser of text.
define ca.build
mkdir -p "$STAGE$PREFIX/lib"
python3.13 -I -B - certifi/cacert.pem "$STAGE$PREFIX/lib/ca.der" <<'END'
import base64, pathlib, re, sys
parts = re.findall('-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----', pathlib.Path(sys.argv[1]).read_text(), re.DOTALL)
pathlib.Path(sys.argv[2]).write_bytes(b''.join(map(base64.b64decode, parts)))
sys.exit(f'only {len(parts)} certificates' if len(parts) < 100 else None)
END
endef
define ca.source
# The index's own hash, and the bytes fetched
b9995d97b64d0431a5af837d8ca8cd6238104d1f319f04bd93ea43124d6c861e pypi:certifi==2026.10.18
endef
