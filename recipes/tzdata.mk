tzdata.about    := the time zones of the world, for zoneinfo where a machine has none
tzdata.version  := 2026.6
tzdata.licence  := Apache-2.0
tzdata.licences := LICENSE licenses/LICENSE_APACHE
tzdata.profile  := none
tzdata.gives    := data/tzdata/_tzdata/zones data/tzdata/_tzdata/zoneinfo/Europe/Berlin
# patches/cpython/0004 asks the package of this name last. tzdata.zi is the same once more as text, which zoneinfo does not read.
define tzdata.build
mkdir -p "$STAGE$PREFIX/data/tzdata"
cp -R src/tzdata "$STAGE$PREFIX/data/tzdata/_tzdata"
rm "$STAGE$PREFIX/data/tzdata/_tzdata/zoneinfo/tzdata.zi"
endef
define tzdata.source
# The index's own hash, and the bytes fetched
85d2cd9c09f81f0bb29db27759fc83af4f1e620efb814f8c5bf8b4cc4feece6d pypi:tzdata==2026.6
endef
