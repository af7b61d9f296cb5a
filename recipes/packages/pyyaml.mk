pyyaml.about   := YAML, with libyaml's parser and emitter
pyyaml.version := 6.0.3
pyyaml.licence := MIT
pyyaml.set     := common
pyyaml.needs   := libyaml
pyyaml.modules := yaml._yaml
define pyyaml.source
# From the index, bytes fetched
d76623373421df22fb4cf8817020cbb7ef15c725b9d5e45f17e189bfc384190f pypi:pyyaml==6.0.3
endef
define pyyaml.env
PYYAML_FORCE_LIBYAML=1
endef
define pyyaml.smoke
import yaml
data = {"a": [1, 2.5, None, "\u00e9"], "b": {"c": True}}
assert yaml.load(yaml.dump(data, Dumper=yaml.CSafeDumper), Loader=yaml.CSafeLoader) == data
endef
