# Everything a person types. `make help` prints the lines marked with two hashes.

# Extensions are built into the interpreter that cannot load them; other targets have no row.
with.x86_64-linux-musl := pyzmq

## Variables, on the command line or in config.mk:
TARGET   ?= x86_64-linux-musl#	what the result runs on
WITH     ?= $(with.$(TARGET))#	third-party extensions built into the interpreter (x86_64-linux-musl: pyzmq)
WITHOUT  ?=#	stdlib modules to leave out, as in WITHOUT="_curses _sqlite3"
DATA     ?= tzdata ca#	what the interpreter has for machines without it: time zones, certificate authorities
PIE      ?=#	1: a static-pie interpreter (address-space randomisation, for 1.1 MB more memory a process)
READLINE ?= libedit#	line editing: libedit, or readline (GPL: needs LICENSES=)
LICENSES ?= GPL-* AGPL-*#	licences that the product must not contain
OFFLINE  ?=#	1: no network at all; sources come from vendor/ and MIRROR
MIRROR   ?=#	URL of a folder of sources named by sha256, asked first
SANDBOX  ?= auto#	how builds lose the network: auto, namespace, seccomp, none
FUZZ_SECONDS ?= 600#	how long `make fuzz` runs, in all
FLOOR    ?= 2.17#	make floor, make wheel: the oldest glibc to run on
FROM     ?=#	make floor: a folder with an unpacked glibc, instead of this machine's own
PKG      ?=#	make wheel: a package with a recipe, NAME, NAME==VERSION, or a .tar.gz or folder of your own
PYTHON   ?= python3#	make wheel: the interpreter that the wheel is for
NEEDS    ?=#	make wheel: further library recipes to link with, as in NEEDS="libxml2 zlib"
SET      ?= common#	make wheels: which packages, by their recipes' field `set`
HOST_CC  ?=#	the gcc to build with, a name or a path (default: gcc)
HOST_CXX ?=#	the g++ to build with (default: the one beside HOST_CC)
V        ?=#	1: show the compile commands of Ingot's own tools
-include config.mk
export PKG PYTHON NEEDS SET
export HOST_CC HOST_CXX TARGET WITH WITHOUT DATA PIE READLINE LICENSES OFFLINE MIRROR SANDBOX V

# One job for each core, unless the person or a make above said otherwise: GNU make 4.3 tells of its jobs in the environment alone.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS) $(shell echo "$$MAKEFLAGS")),)
MAKEFLAGS += -j$(shell nproc)
endif
MAKEFLAGS += --no-print-directory

recipes := $(sort $(basename $(notdir $(wildcard recipes/*.mk))))
ingot   := +@MAKE='$(MAKE)' exec scripts/run
wheels  := +@MAKE='$(MAKE)' WITH= TARGET='x86_64-linux-gnu.$(FLOOR)' exec scripts/run --graph scripts/wheels.mk

## Commands:
all: ## the interpreter and elfcheck, checked, in dist/ (the default)
	$(ingot) dist
check: all ## the tests, under prove
	+@MAKE='$(MAKE)' scripts/check
help: ## this list
	@scripts/help Makefile
list: ## every recipe: version, licence, kind, key, built or not
	$(ingot) list
list-modules: ## every module of the interpreter: state, libraries, size
	$(ingot) list-modules
doctor: ## what this machine lacks, and the one command that installs it
	@scripts/doctor
fetch: ## download what the next build needs into vendor/
	$(ingot) fetch
vendor: ## download everything, so that OFFLINE=1 make works on a copy
	$(ingot) vendor
bench: all ## figures: build, plan, start-up, elfcheck (prints, never fails)
	@scripts/bench
check-wheels: all ## every wheel that we make, for this Python and for our own, what its package tests, and elfcheck beside 164 of PyPI (400 MB, once)
	+@$(MAKE) TARGET=x86_64-linux-gnu.2.17 WITH= all
	+@INGOT_WHEELS=all TESTS='tests/wheels-pypi.t tests/wheels-built.t tests/wheels-suites.t' scripts/check
check-tools: all ## coverage, pylint, jedi, mypy, IPython and debugpy of PyPI on dist/python3.13 (10 MB, each time)
	+@INGOT_TOOLS=all TESTS='tests/interpreter-tools.t tests/tools-pypi.t' scripts/check
check-libraries: ## every library recipe, built and tried out, for both targets (hours, once)
	+@INGOT_LIBRARIES=all TESTS=tests/links.t scripts/check
bench-peers: ## elfcheck beside other checkers: which sees which trap, and how fast
	@scripts/bench-peers /usr/lib/$$($$(scripts/host-compiler cc) -print-multiarch)
compare-libc: all ## which calls of the standard library answer otherwise than Debian's python3.13, and why: docs/libc.md, made anew
	+@$(MAKE) TARGET=x86_64-linux-gnu.2.17 WITH= all
	@scripts/compare-libc trixie
fuzz: ## random damage to files, under sanitisers, until elfcheck breaks or FUZZ_SECONDS are over
	@scripts/fuzz --seconds $$(($(FUZZ_SECONDS) / $(words $(wildcard tests/fuzz/fuzz_*.c))))
floor: ## build/floor-2.17: with cc @build/floor-2.17/flags, programs run on that glibc and newer
	+@$(MAKE) -s -f scripts/tools.mk CC='$(or $(HOST_CC),cc)' build/bin/glibc-floor && CC='$(if $(filter default,$(origin CC)),$(or $(HOST_CC),cc),$(CC))' scripts/floor '$(FLOOR)' 'build/floor-$(FLOOR)' '$(FROM)'
wheel: ## PKG= as a wheel with its C libraries inside, for PYTHON and glibc FLOOR, in dist/wheels/
	$(wheels) $@
wheels: ## all packages of SET; one that fails keeps no other from being made
	$(wheels) --keep-going $@
extension: ## the .so files of PKG= alone, beside their report, in dist/wheels/
	$(wheels) $@
lock: ## write the build requirements of PKG= for PYTHON, with hashes, to recipes/packages/
	$(wheels) $@
wheel-sizes: ## docs/wheels.md's table of sizes, ours beside PyPI's, measured anew for PYTHON
	@scripts/wheel-sizes '$(PYTHON)'
key: ## one word for all that would be built: the cache key for CI
	$(ingot) key
$(recipes): named ## NAME: build one recipe
	@:
# All that were named go to one run of the engine.
named:
	$(ingot) $(filter $(recipes),$(MAKECMDGOALS))
log-%: ## log-NAME: the log of its last build
	@scripts/log $*
shell-%: ## shell-NAME: a shell inside that build's environment
	$(ingot) $@
why-%: ## why-NAME: who needs it
	$(ingot) $@
derivation-%: ## derivation-NAME: the text that its key is the hash of
	$(ingot) $@
out-%: ## out-NAME: its entry in store/
	$(ingot) $@
gc: ## delete from store/ what the present recipes no longer name
	$(ingot) gc
clean: ## delete build/ and dist/; store/ and vendor/ stay
	@rm -rf build dist
distclean: ## delete all that was made, downloads aside
	@chmod -R u+w store 2>/dev/null || :
	@rm -rf build dist store
check-repro: all ## a second build in another folder, compared byte by byte
	@scripts/check-repro
check-repro-wheels: ## the wheels of PKG=, or of SET, made again in another folder, compared byte by byte
	@scripts/check-repro-wheels $(or $(PKG),--set '$(SET)')
check-hosts: ## make on Debian 13 and sid in roots of their own (by root; HOSTS="trixie sid")
	@scripts/check-hosts $(or $(HOSTS),trixie sid)
check-cpython: all ## CPython's own test suite, all of it, on what TARGET= makes
	@scripts/check-cpython

.PHONY: all check help list list-modules doctor fetch vendor bench bench-peers compare-libc fuzz floor wheel wheels extension lock wheel-sizes key gc clean distclean check-cpython check-hosts check-repro check-repro-wheels check-tools check-wheels check-libraries named $(recipes)
