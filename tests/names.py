"""Prints every public name of the standard library as this interpreter has it, one a line, sorted: modules, what is in
them, what is in their classes, and what the libraries behind them offer. Two interpreters' lists are then compared."""

import hashlib
import importlib
import inspect
import os
import sqlite3
import ssl
import sys
import warnings

# Importing them opens windows or prints; or they are the person's own.
LEFT_OUT = {'antigravity', 'this', 'idlelib', '__main__', 'turtledemo'}


def public(name):
    return not name.startswith('_')


def members(name):
    """Yields a module's names, and its classes' own; none when there is no such module."""
    try:
        module = importlib.import_module(name)
    except (ImportError, OSError):
        return
    yield name
    for key, value in vars(module).items():
        if not public(key) or inspect.ismodule(value):
            continue
        yield f'{name}.{key}'
        if inspect.isclass(value) and value.__module__ in (name, name.lstrip('_')):
            yield from (f'{name}.{key}.{part}' for part in vars(value) if public(part))


def offers():
    """Yields what is not a name of Python's, but of a library behind it."""
    yield from (f'hashlib.algorithms_available: {name}' for name in hashlib.algorithms_available)
    yield from (f'ssl.{name}: {getattr(ssl, name)}' for name in dir(ssl) if name.startswith('HAS_'))
    context = ssl.create_default_context()
    context.set_ciphers('ALL:@SECLEVEL=0')
    yield from (f'ssl cipher: {cipher["name"]}' for cipher in context.get_ciphers())
    with sqlite3.connect(':memory:') as connection:
        for option, in connection.execute('pragma compile_options'):
            if not option.startswith(('COMPILER=', 'DEFAULT_', 'MAX_')):
                yield f'sqlite3 option: {option}'
        yield from (f'sqlite3 function: {name}' for name, in connection.execute('select distinct name from pragma_function_list'))
    for table in 'confstr', 'pathconf', 'sysconf':
        yield from (f'os.{table}_names: {name}' for name in getattr(os, f'{table}_names'))


warnings.simplefilter('ignore')
found = set(offers())
for each in sys.stdlib_module_names - LEFT_OUT:
    found.update(members(each))
for each in 'os.path', 'xml.etree.ElementTree', 'xml.parsers.expat', 'curses.panel', 'curses.textpad', 'dbm.gnu', 'dbm.ndbm', \
        'multiprocessing.shared_memory', 'ctypes.util', 'tkinter.ttk':
    found.update(members(each))
print('\n'.join(sorted(found)))
