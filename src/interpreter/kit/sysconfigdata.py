"""Rewrites CPython's _sysconfigdata so that it says nothing of the folders and flags of our build.

Usage: sysconfigdata.py FILE PREFIX FOLDER... Reads FILE (build_time_vars as CPython wrote it); writes the new module
to standard output. PREFIX is what configure got as --prefix: values hold it as a placeholder that becomes sys.prefix
when the module is imported. A value that names another FOLDER of the build is left out, as are the compiler's flags:
what a person compiles later is compiled by their own cc.
"""

import pprint
import re
import runpy
import sys

# Names as a person's own tools are called.
TOOLS = {
    'AR': 'ar', 'CC': 'cc', 'CXX': 'c++', 'CPP': 'cc -E', 'LDCXXSHARED': 'c++ -shared', 'LDSHARED': 'cc -shared',
    'BLDSHARED': 'cc -shared', 'LINKCC': 'cc', 'MAINCC': 'cc', 'RANLIB': 'ranlib', 'READELF': 'readelf', 'NM': 'nm',
    'CCSHARED': '-fPIC', 'OPT': '-DNDEBUG -O2 -Wall', 'CFLAGS': '-DNDEBUG -O2 -Wall', 'PY_CFLAGS': '-DNDEBUG -O2 -Wall',
    'CONFIG_ARGS': '', 'CPPFLAGS': '', 'LDFLAGS': '', 'PY_LDFLAGS': '', 'PY_CPPFLAGS': '',
}
# sysconfig computes these itself, where it is not told a fixed (so a wrong) value.
COMPUTED = {'prefix', 'exec_prefix', 'srcdir', 'abs_srcdir', 'abs_builddir', 'userbase'}
# Flags of single parts of CPython's own build: of use to nobody else, and ours.
PARTS = re.compile('LIB[A-Z0-9]+_(CFLAGS|LDFLAGS|INTERNAL)$|PY_(CORE|STDMODULE|BUILTIN_MODULE)_|.*_NODIST$')
# Placeholder for the prefix: no path of any machine, so nobody takes it for one.
MARK = '@prefix@'

HEAD = '''"""What sysconfig knows of this interpreter's build; paths are where the interpreter lies now."""

import sys

build_time_vars = '''

TAIL = f'''
for _name, _value in build_time_vars.items():
    if isinstance(_value, str):
        build_time_vars[_name] = _value.replace('{MARK}', sys.base_prefix)
'''


def cleaned(values, prefix, folders):
    result = {}
    for name, value in sorted(values.items()):
        if name in COMPUTED or name.startswith(('MODULE_', 'CONFIGURE_', 'PROFILE_', 'PGO_', 'TESTRUNNER')) or PARTS.match(name):
            continue
        value = TOOLS.get(name, value)
        if isinstance(value, str):
            if any(folder in value for folder in folders):
                continue
            value = value.replace(prefix, MARK)
        result[name] = value
    return result


def main():
    file, prefix, *folders = sys.argv[1:]
    values = runpy.run_path(file)['build_time_vars']
    sys.stdout.write(HEAD + pprint.pformat(cleaned(values, prefix, folders), width=120) + '\n' + TAIL)


main()
