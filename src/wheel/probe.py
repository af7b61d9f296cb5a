"""Says what interpreter this is, as assignments for a shell; or, with status 2, why no wheel can be made for it."""
# Any Python may run this, so that an old one can be told from a broken one.
import os
import sys

if sys.version_info < (3, 8):
    sys.exit("it is Python %d.%d; wheels are made for CPython 3.8 and newer" % sys.version_info[:2])

import platform
import shlex
import sysconfig

if platform.python_implementation() != "CPython":
    sys.exit("it is %s; wheels are made for CPython" % platform.python_implementation())
if sysconfig.get_platform() != "linux-x86_64" or not sysconfig.get_config_var("EXT_SUFFIX"):
    sys.exit("it is for %s and takes no shared objects; an interpreter of linux-x86_64 does" % sysconfig.get_platform())
if not platform.libc_ver(getattr(sys, "_base_executable", sys.executable))[0] == "glibc":
    sys.exit("it is not linked with glibc; wheels are made for glibc")

version = "%d.%d" % sys.version_info[:2]
include = sysconfig.get_path("include")
if not os.path.exists(os.path.join(include, "Python.h")):
    sys.exit("it has no Python.h in %s; install its headers (python%s-dev or python3-devel), or choose an interpreter "
             "that has them" % (include, version))
for name, value in [
    ("python", getattr(sys, "_base_executable", sys.executable)),
    ("python_version", version),
    ("python_full", platform.python_version()),
    ("python_tag", "cp" + version.replace(".", "") + sys.abiflags),
    ("python_include", include),
]:
    print(name + "=" + shlex.quote(value))
