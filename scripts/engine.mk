# The graph: recipes -> plan -> one rule that builds. Called by scripts/run, which sets INGOT_RUN.
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The C++ library must be of the host compiler's major version, or of the newest before it that has a recipe.
HOST_GCC := $(shell scripts/host-compiler libstdcxx)

# The C library that everything is linked with, and the oldest release of it to run on.
LIBC  := $(if $(filter x86_64-linux-gnu.%,$(TARGET)),glibc,musl)
GLIBC := $(TARGET:x86_64-linux-gnu.%=%)

recipes := $(sort $(basename $(notdir $(wildcard recipes/*.mk))))
include $(recipes:%=recipes/%.mk)

# --- plan: every field of every recipe goes to one text; the C program answers with keys and closures.
define nl


endef
empty   :=
tab     := $(empty)	$(empty)
dotted  := $(foreach v,$(.VARIABLES),$(if $(findstring .,$v),$(if $(filter file,$(origin $v)),$v)))
strays  := $(filter-out .% $(recipes:%=%.%),$(dotted))
$(if $(strays),$(error no recipe has this name: $(strays)))
# record: one field as plan reads it. $1 recipe, $2 variable name.
record  = field $(2:$1.%=%)$(nl)$(tab)$(subst $(nl),$(nl)$(tab),$(value $2))$(nl)
toolchain := $(shell scripts/toolchain-id)
$(if $(toolchain),,$(error nothing was built: the compiler of this machine does not say what it is))
define graph
global
field target
$(tab)$(TARGET)
field toolchain
$(tab)$(toolchain)
$(foreach r,$(recipes),recipe $r$(nl)$(foreach v,$(filter $r.%,$(dotted)),$(call record,$r,$v)))
endef
$(file >$(INGOT_RUN)/graph,$(graph))
plan := build/bin/plan --graph $(INGOT_RUN)/graph
$(shell $(plan) --make >$(INGOT_RUN)/plan.mk)
ifneq ($(.SHELLSTATUS),0)
$(error nothing was built: mend the recipes named above)
endif
include $(INGOT_RUN)/plan.mk

# Here, not in a rule: under -j a rule would refuse while others build.
wanted := $(if $(filter glibc,$(LIBC)),python zstd,python elfcheck)
ifneq ($(filter dist,$(MAKECMDGOALS)),)
$(shell $(plan) --want '$(wanted)' --deny '$(LICENSES)')
ifneq ($(.SHELLSTATUS),0)
$(error nothing was built: choose without what is named above, or allow it with LICENSES=)
endif
endif

# A tool of the machine's that only some recipes want (field stock) must be here when one of them is to be built.
asked := $(strip $(foreach r,$(filter $(recipes),$(MAKECMDGOALS:shell-%=%) $(if $(filter dist,$(MAKECMDGOALS)),$(wanted))),\
           $(if $(wildcard $($r.out)),,$r)))
asked := $(if $(strip $(foreach r,$(recipes),$($r.stock))),$(if $(asked),$(shell $(plan) --closure '$(asked)')))
stock := $(sort $(foreach o,$(asked),$(if $(wildcard $o),,$($(notdir $o).stock))))
ifneq ($(stock),)
$(shell scripts/doctor --quiet $(stock))
ifneq ($(.SHELLSTATUS),0)
$(error nothing was built: install what is named above)
endif
endif

# -n among the short options. The manual's way takes --no-print-directory for it on make 4.3.
dry := $(findstring n,$(filter-out -%,$(firstword $(MAKEFLAGS))))

# What builds are made and checked with, beside the tools that scripts/run has made.
programs := build/bin/elfcheck $(if $(filter glibc,$(LIBC)),build/bin/glibc-floor)

# --- the one rule. An output that is there needs nothing; its presence is the only truth.
outputs := $(foreach r,$(recipes),$($r.out))
.SECONDEXPANSION:
$(outputs): | $$(if $$(wildcard $$@),,fetch-$$(@F) $$(programs) $$($$(@F).waits))
	$(if $(dry),@echo build $(@F),+@scripts/build $(@F))
build/bin/elfcheck build/bin/glibc-floor:
	+@$(MAKE) -s -f scripts/tools.mk $@
fetch-%:
	@scripts/fetch-recipe $*

# --- goals
$(recipes): | total $$($$@.out)
	@:
dist: total $(foreach r,$(wanted),$($r.out)) | $(if $(wildcard build/bin/elfcheck),,build/bin/elfcheck)
	@$(if $(filter glibc,$(LIBC)),scripts/dist-tree python,scripts/dist $(wanted))
# Of the glibc target the interpreter is a tree: to ask for it is to ask for dist/.
ifeq ($(LIBC),glibc)
python: dist
endif
total:
	@scripts/total $(filter $(recipes),$(MAKECMDGOALS)) $(if $(filter dist,$(MAKECMDGOALS)),$(wanted))
# In recipes, not in prerequisites: make 4.3 expands those of every rule at each start.
reach = $(addprefix fetch-,$(notdir $1))
fetch:
	+@$(MAKE) -f scripts/engine.mk $(call reach,$(foreach o,$(shell $(plan) --closure $(wanted)),$(if $(wildcard $o),,$o))) nothing
vendor:
	+@$(MAKE) -f scripts/engine.mk $(call reach,$(shell $(plan) --closure $(recipes)))
nothing:
key:
	@echo $(foreach r,$(wanted),$($r.key)) | sha256sum | cut -c1-16
list:
	@$(plan) --list | scripts/table
list-modules: $(cpython.out)
	@scripts/table <$(cpython.out)/kit/modules.tsv
why-%:
	@$(plan) --why $*
out-%:
	@echo $($*.out)
derivation-%:
	@$(plan) --derivation $*
shell-%: | fetch-$$* $$($$*.waits)
	+@scripts/build --shell $*
gc:
	@scripts/gc $(shell $(plan) --closure $(recipes))

.PHONY: build/bin/elfcheck build/bin/glibc-floor dist total fetch vendor nothing key list list-modules gc $(recipes)
