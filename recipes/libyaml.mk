libyaml.about    := YAML 1.1 parser and emitter
libyaml.version  := 0.2.5
libyaml.licence  := MIT
libyaml.licences := License
libyaml.kind     := autotools
libyaml.default  := no
libyaml.tools    := cc pkgconf autoconf automake libtool
libyaml.gives    := lib/libyaml.a include/yaml.h lib/pkgconfig/yaml-0.1.pc
libyaml.test     := yaml-0.1
define libyaml.source
# The same file: the tag's archive in Homebrew's libyaml.rb 0.2.5, and Debian's .orig, bytes fetched (no configure)
fa240dbf262be053f3898006d502d514936c818e422afdcf33921c63bed9bf2e https://github.com/yaml/libyaml/archive/refs/tags/0.2.5.tar.gz
fa240dbf262be053f3898006d502d514936c818e422afdcf33921c63bed9bf2e deb:libyaml
endef
