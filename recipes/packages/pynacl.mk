pynacl.about   := NaCl's cryptography, over libsodium
pynacl.version := 1.6.2
pynacl.licence := Apache-2.0
pynacl.set     := common
pynacl.needs   := libsodium
pynacl.modules := nacl._sodium
define pynacl.source
# From the index, bytes fetched
018494d6d696ae03c7e656e5e74cdfd8ea1326962cc401bcf018f1ed8436811c pypi:pynacl==1.6.2
endef
define pynacl.env
SODIUM_INSTALL=system
endef
define pynacl.smoke
import nacl.secret, nacl.signing
box = nacl.secret.SecretBox(bytes(range(32)))
assert box.decrypt(box.encrypt(b"secret")) == b"secret"
key = nacl.signing.SigningKey(bytes(32))
assert key.verify_key.verify(key.sign(b"signed")) == b"signed"
endef
