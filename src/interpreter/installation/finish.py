"""Finishes an installation tree: pip, and the files that tell others where things lie, each relative to itself.

Usage: finish.py TREE LIBS..., run by the tree's own interpreter. LIBS are the words that a static libpython is linked with.
"""

import importlib.machinery
import json
import os
import pathlib
import subprocess
import sys
import sysconfig

SHORT = f'{sys.version_info.major}.{sys.version_info.minor}'

# Begins a Python script that finds its interpreter beside itself: sh runs the second line, Python sees a string.
SHEBANG = f"""#!/bin/sh
'''exec' "$(dirname -- "$(realpath -- "$0")")/python{SHORT}" "$0" "$@"
' '''
"""


def write(path, text, mode=0o644):
    path.write_text(text)
    path.chmod(mode)


def install_pip(tree):
    bundled = tree / f'lib/python{SHORT}/ensurepip/_bundled'
    wheel, = bundled.glob('pip-*.whl')
    subprocess.run([sys.executable, '-s', '-B', '-m', 'pip', 'install', '--quiet', '--no-index', '--no-compile',
                    '--no-cache-dir', '--disable-pip-version-check', '--root-user-action=ignore', '--no-warn-script-location',
                    '--find-links', bundled, 'pip'], check=True, env=os.environ | {'PYTHONPATH': str(wheel)})


def free_scripts(tree):
    """pip writes the interpreter's path into the scripts that it makes."""
    for script in sorted((tree / 'bin').glob('pip*')):
        head, _, rest = script.read_text().partition('\n')
        if not head.startswith('#!') or 'python' not in head:
            raise SystemExit(f'error: {script} does not begin as pip begins scripts: {head}')
        write(script, SHEBANG + rest, 0o755)


def programs(tree):
    """What CPython's own `make install` puts beside the interpreter. (2to3 is no more since 3.13.)"""
    for name, module, function in ('pydoc', 'pydoc', 'cli'), ('idle', 'idlelib.pyshell', 'main'):
        call = f"from {module} import {function}\n\nif __name__ == '__main__':\n    {function}()\n"
        write(tree / f'bin/{name}{SHORT}', SHEBANG + call, 0o755)
        (tree / f'bin/{name}3').symlink_to(f'{name}{SHORT}')


def pc(tree, name, description, requires, libs, private):
    write(tree / f'lib/pkgconfig/{name}.pc', f"""prefix=${{pcfiledir}}/../..
Name: Python
Description: {description}
Version: {SHORT}
Requires: {requires}
Libs: {libs}
Libs.private: {private}
Cflags: -I${{prefix}}/include/python{SHORT}
""")


def build_details(tree):
    """PEP 739: paths are relative to base_prefix, which is relative to the file."""
    info = {name: getattr(sys.version_info, name) for name in ('major', 'minor', 'micro', 'releaselevel', 'serial')}
    suffixes = importlib.machinery
    write(tree / f'lib/python{SHORT}/build-details.json', json.dumps({
        'schema_version': '1.0',
        'base_prefix': '../..',
        'base_interpreter': f'bin/python{SHORT}',
        'platform': sysconfig.get_platform(),
        'language': {'version': SHORT, 'version_info': info},
        'implementation': {'name': 'cpython', 'version': info, 'hexversion': sys.hexversion,
                           'cache_tag': sys.implementation.cache_tag, '_multiarch': sys.implementation._multiarch},
        'abi': {'flags': list(sys.abiflags), 'extension_suffix': sysconfig.get_config_var('EXT_SUFFIX'),
                'stable_abi_suffix': next(s for s in suffixes.EXTENSION_SUFFIXES if s.startswith('.abi'))},
        'suffixes': {'source': suffixes.SOURCE_SUFFIXES, 'bytecode': suffixes.BYTECODE_SUFFIXES,
                     'extensions': suffixes.EXTENSION_SUFFIXES},
        'libpython': {'dynamic': f'lib/libpython{SHORT}.so.1.0', 'static': f'lib/libpython{SHORT}.a',
                      'link_extensions': False},
        'c_api': {'headers': f'include/python{SHORT}', 'pkgconfig_path': 'lib/pkgconfig'},
    }, indent=2, sort_keys=True) + '\n')


def python_config(tree, libs):
    """The script that makefiles ask for flags."""
    name = f'python{SHORT}-config'
    write(tree / 'bin' / name, f"""#!/bin/sh
# Says how to compile and link with the Python beside this file.
usage() {{
    echo "Usage: ${{0##*/}} --prefix|--exec-prefix|--includes|--libs|--cflags|--ldflags|--extension-suffix|--abiflags|--configdir|--embed"
    exit "$1"
}}
[ $# -gt 0 ] || usage 1 >&2
prefix=$(CDPATH='' cd -- "$(dirname -- "$(realpath -- "$0")")/.." && pwd)
embed=
for word; do [ "$word" != --embed ] || embed=' -lpython{SHORT}'; done
for word; do
    case $word in
    --prefix | --exec-prefix) echo "$prefix" ;;
    --includes | --cflags) echo "-I$prefix/include/python{SHORT}" ;;
    --libs) echo "${{embed# }}${{embed:+ }}{libs}" ;;
    --ldflags) echo "-L$prefix/lib$embed {libs}" ;;
    --extension-suffix) echo '{sysconfig.get_config_var('EXT_SUFFIX')}' ;;
    --abiflags) echo '{sys.abiflags}' ;;
    --configdir) echo "$prefix/lib" ;;
    --embed) ;;
    --help) usage 0 ;;
    *) usage 1 >&2 ;;
    esac
done
""", 0o755)
    (tree / 'bin/python3-config').symlink_to(name)


def main():
    tree, *libs = sys.argv[1:]
    tree = pathlib.Path(tree)
    words = ' '.join(libs)
    install_pip(tree)
    free_scripts(tree)
    programs(tree)
    pc(tree, f'python-{SHORT}', 'Build a C extension for Python', '', '', words)
    pc(tree, f'python-{SHORT}-embed', 'Embed Python into an application', '', f'-L${{prefix}}/lib -lpython{SHORT}', words)
    for suffix in '', '-embed':
        (tree / f'lib/pkgconfig/python3{suffix}.pc').symlink_to(f'python-{SHORT}{suffix}.pc')
    build_details(tree)
    python_config(tree, words)


main()
