# The graph of wheels: library recipes, which the engine builds, then a package of recipes/packages or of $PKG through
# scripts/wheel/build. Called by scripts/run, which sets INGOT_RUN.
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

packages := $(sort $(basename $(notdir $(wildcard recipes/packages/*.mk))))
include $(packages:%=recipes/packages/%.mk)

# --- the fields of every package, each in a file of its own that scripts read: no word of them is quoted or expanded.
known   := about version licence set needs shared source modules smoke env config strip
dotted  := $(foreach v,$(.VARIABLES),$(if $(findstring .,$v),$(if $(filter file,$(origin $v)),$v)))
allowed := $(foreach p,$(packages),$(known:%=$p.%))
strays  := $(filter-out .% $(allowed),$(dotted))
$(if $(strays),$(error these are no fields of a package: $(strays); known are: $(known)))
fields  := $(INGOT_RUN)/packages
$(shell mkdir -p $(fields))
$(foreach v,$(filter $(allowed),$(dotted)),$(file >$(fields)/$v,$(value $v)))

# --- what is asked for, and the libraries that it links with
chosen := $(strip $(foreach p,$(packages),$(if $(filter $(SET),$($p.set)),$p)))
name   := $(if $(filter wheels,$(MAKECMDGOALS)),,$(shell scripts/wheel/name "$$PKG"))
wanted := $(if $(filter wheels,$(MAKECMDGOALS)),$(chosen),$(filter $(name),$(packages)))
needs  := $(sort cxx pkgconf $(foreach p,$(wanted),$($p.needs)) $(NEEDS))
lost   := $(filter-out $(basename $(notdir $(wildcard recipes/*.mk))),$(needs))
$(if $(lost),$(error no recipe makes the library '$(lost)': `make list` shows those there are))
$(if $(wanted)$(PKG),,$(error $(if $(filter wheels,$(MAKECMDGOALS)),no package is of SET=$(SET),say which package, as in make $(MAKECMDGOALS) PKG=pyzmq)))

# --- goals
programs := build/bin/elfcheck build/bin/compiler
wheel: libraries $(programs)
	+@scripts/wheel/build "$$PKG"
extension: libraries $(programs)
	+@scripts/wheel/build --extension "$$PKG"
lock: libraries $(programs)
	+@scripts/wheel/build --lock "$$PKG"
wheels: $(chosen:%=wheel-%)
$(chosen:%=wheel-%): wheel-%: libraries $(programs)
	+@scripts/wheel/build $*
libraries:
	+@$(MAKE) -f scripts/engine.mk $(needs)
$(programs):
	+@$(MAKE) -s -f scripts/tools.mk $@

.PHONY: wheel wheels extension lock libraries $(programs) $(chosen:%=wheel-%)
