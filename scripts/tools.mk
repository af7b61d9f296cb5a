# The host tools of the engine, compiled by the machine's own cc: build/bin/{plan,sandbox,status,elfcheck,
# glibc-floor,compiler}.
# Works alone (make -f scripts/tools.mk build/bin/plan) and included. Ordinary make, times and all: these are small,
# and the compiler says what each depends on. Objects and programs appear by rename from names with the shell's number
# in them: two makes may work at once, and a compiler that is killed leaves no half program.
# CC, TOOL_CFLAGS and V=1 are the knobs; where no CC is given it is HOST_CC, else cc.

ifeq ($(origin CC),default)
CC := $(or $(HOST_CC),cc)
endif
TOOL_CFLAGS ?= -O2 -g
tool_flags  := -std=c11 -Wall -Wextra -Wpedantic -Werror -D_GNU_SOURCE -Isrc
tool_say    := $(if $(filter 1,$(V)),@echo,@:)

# What each program is made of: its own folder, and the parts of src/base that it names here.
tool_base.plan     := message sha256 text file
tool_base.sandbox  := message command
tool_base.status   := message command text
tool_base.elfcheck := $(basename $(notdir $(wildcard src/base/*.c)))
tool_base.glibc-floor := message span text file sha256
tool_base.compiler := message span text file sha256 json pattern
# elfcheck's readers, which glibc-floor shares.
tool_readers.glibc-floor := archive dynamic elf fault floor symbols

tool_dir.plan      := src/build/plan
tool_dir.sandbox   := src/build/sandbox
tool_dir.status    := src/build/status
tool_dir.elfcheck  := src/elfcheck
tool_dir.glibc-floor := src/glibc-floor
tool_dir.compiler  := src/compiler

tool_libs.elfcheck := -pthread

tool_names   := $(foreach t,plan sandbox status elfcheck glibc-floor compiler,$(if $(wildcard $(tool_dir.$t)/*.c),$t))
tools        := $(tool_names:%=build/bin/%)
tool_sources  = $(sort $(wildcard $(tool_dir.$1)/*.c) $(tool_base.$1:%=src/base/%.c) \
                  $(tool_readers.$1:%=src/elfcheck/%.c))
tool_objects  = $(patsubst src/%.c,build/obj/%.o,$(call tool_sources,$1))

.PHONY: tools
tools: $(tools)

# This file is a prerequisite, so that changed flags compile again.
build/obj/%.o: src/%.c scripts/tools.mk
	$(tool_say) CC $<
	@mkdir -p $(@D)
	@t=$@.$$$$; $(CC) $(tool_flags) $(TOOL_CFLAGS) -MMD -MP -MF $$t.d -MT $@ -c $< -o $$t.o && \
	    mv -f $$t.d $(@:.o=.d) && mv -f $$t.o $@ || { rm -f $$t.d $$t.o; exit 1; }

.SECONDEXPANSION:
$(tools): $$(call tool_objects,$$(@F)) scripts/tools.mk
	$(tool_say) LD $@
	@mkdir -p $(@D)
	@t=$@.$$$$; $(CC) $(TOOL_CFLAGS) $(filter %.o,$^) $(tool_libs.$(@F)) -o $$t && mv -f $$t $@ || { rm -f $$t; exit 1; }

-include $(foreach t,$(tool_names),$(patsubst %.o,%.d,$(call tool_objects,$t)))
