"""Imports what lies inside the executable; runs before any other Python file, in each interpreter.

sys.path holds the executable's own path, and this module makes that an importable place: PATH/json/decoder.py is
the file json/decoder.py of the archive that the link step packed. Like zipimport, but with the code read straight
from the image: no file is opened. Only built-in modules may be imported here at the top.
"""

import sys
import _imp
import _ingot
import _frozen_importlib as _bootstrap
import _frozen_importlib_external as _external

# The file that holds the archive: what paths.c says the stdlib's folder is.
ROOT = sys._stdlib_dir

_MODULE, _PACKAGE, _FOLDER = 1, 2, 3


class Archive(_external._LoaderBasics):
    """Finds and loads the modules of one folder of the archive (a path entry finder and a loader)."""

    def __init__(self, path):
        self.path = path
        self._prefix = path[len(ROOT) + 1:] + '/' if len(path) > len(ROOT) else ''

    def __repr__(self):
        return f'Archive({self.path!r})'

    def __eq__(self, other):
        return self.__class__ is other.__class__ and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def find_spec(self, fullname, target=None):
        tail = fullname.rpartition('.')[2]
        kind = _ingot.kind(self._prefix + tail)
        if not kind:
            return None
        path = self.path + '/' + tail
        if kind == _MODULE:
            spec = _bootstrap.ModuleSpec(fullname, self, origin=path + '.py')
            spec.cached = path + '.pyc'
        elif kind == _PACKAGE:
            spec = _bootstrap.ModuleSpec(fullname, self, origin=path + '/__init__.py', is_package=True)
            spec.cached = path + '/__init__.pyc'
            spec.submodule_search_locations.append(path)
        else:
            spec = _bootstrap.ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations.append(path)
            return spec
        spec.has_location = True
        return spec

    def _name(self, fullname):
        """The archive's name of a module's file, without its suffix."""
        name = self._prefix + fullname.rpartition('.')[2]
        kind = _ingot.kind(name)
        if kind == _PACKAGE:
            return name + '/__init__'
        if kind == _MODULE:
            return name
        raise ImportError(f'no module named {fullname!r} in {self.path}', name=fullname, path=self.path)

    def get_code(self, fullname):
        name = self._name(fullname)
        code = _ingot.code(name + '.pyc')
        # The code was compiled with a path relative to the archive; nobody knew then where it would lie.
        _imp._fix_co_filename(code, f'{ROOT}/{name}.py')
        return code

    def get_source(self, fullname):
        try:
            source = _ingot.read(self._name(fullname) + '.py')
        except OSError:
            return None
        return _external.decode_source(source)

    def get_filename(self, fullname):
        return f'{ROOT}/{self._name(fullname)}.py'

    def is_package(self, fullname):
        return self._name(fullname).endswith('/__init__')

    def get_data(self, path):
        if path.startswith(ROOT + '/'):
            path = path[len(ROOT) + 1:]
        return _ingot.read(path)

    def get_resource_reader(self, fullname):
        from _ingot_files import Reader
        return Reader(self._name(fullname).rpartition('/')[0])

    def iter_modules(self, prefix=''):
        """What pkgutil.iter_modules lists."""
        seen = set()
        for name in _ingot.names(self._prefix):
            head, _, rest = name[len(self._prefix):].partition('/')
            if not rest:
                head = head.removesuffix('.pyc') if head.endswith('.pyc') else ''
            elif _ingot.kind(self._prefix + head) != _PACKAGE:
                head = ''
            if head and head != '__init__' and head not in seen:
                seen.add(head)
                yield prefix + head, bool(rest)

    def invalidate_caches(self):
        """Nothing is cached: the archive cannot change."""


class Refusal:
    """Asked last: says why a compiled extension on sys.path cannot be imported; lists what the archive installed."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        tail = fullname.rpartition('.')[2] + '.'
        for entry in sys.path if path is None else path:
            finder = sys.path_importer_cache.get(entry)
            for name in getattr(finder, '_path_cache', ()):
                if name.startswith(tail) and name.endswith('.so'):
                    raise ImportError(
                        f'{fullname} is compiled code in a shared object ({entry}/{name}), and this python is one static '
                        f'file that cannot load any: use a pure-Python release of the package, or build it in (make WITH=...)',
                        name=fullname, path=f'{entry}/{name}')
        return None

    @staticmethod
    def find_distributions(*args, **kwargs):
        from _ingot_files import find_distributions
        return find_distributions(*args, **kwargs)

    @staticmethod
    def invalidate_caches():
        """Nothing is cached here."""


def hook(path):
    """The sys.path_hooks entry: an Archive for the executable and for folders in it."""
    if path == ROOT or (path.startswith(ROOT + '/') and _ingot.kind(path[len(ROOT) + 1:]) in (_PACKAGE, _FOLDER)):
        return Archive(path)
    raise ImportError(f'{path} is not inside the executable', path=path)


sys.path_hooks.insert(0, hook)
sys.meta_path.append(Refusal)
