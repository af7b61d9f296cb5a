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

# hook.c runs this code under the name that it was packed by: tools would look for that in the current folder.
_imp._fix_co_filename(sys._getframe().f_code, f'{ROOT}/_ingot_importer.py')

_MODULE, _PACKAGE, _FOLDER = 1, 2, 3


def _inside(path):
    """The archive's name of a path; a relative one is such a name."""
    return path[len(ROOT) + 1:] if path.startswith(ROOT + '/') else path


class Loader(_external.SourceFileLoader):
    """Loads one module. As tools see it a source file's loader: only that its code is compiled already."""

    def get_code(self, fullname):
        code = _ingot.code(_inside(self.path) + 'c')
        # The code was compiled with a path relative to the archive; nobody knew then where it would lie.
        _imp._fix_co_filename(code, self.path)
        return code

    def get_data(self, path):
        return _ingot.read(_inside(path))

    def get_resource_reader(self, fullname):
        from _ingot_files import Reader
        return Reader(_inside(self.path).rpartition('/')[0])


class Archive:
    """Finds the modules of one folder of the archive (a path entry finder)."""

    def __init__(self, path):
        self.path = path
        self._prefix = _inside(path) + '/' if path != ROOT else ''

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
        if kind == _FOLDER:
            spec = _bootstrap.ModuleSpec(fullname, None, is_package=True)
        else:
            file = path + ('/__init__.py' if kind == _PACKAGE else '.py')
            spec = _bootstrap.ModuleSpec(fullname, Loader(fullname, file), origin=file, is_package=kind == _PACKAGE)
            spec.cached = file + 'c'
            spec.has_location = True
        if kind != _MODULE:
            spec.submodule_search_locations.append(path)
        return spec

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
    """Asked last: says why a compiled extension on sys.path cannot be imported."""

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
    def invalidate_caches():
        """Nothing is cached here."""


def hook(path):
    """The sys.path_hooks entry: an Archive for the executable and for folders in it."""
    if path == ROOT or (path.startswith(ROOT + '/') and _ingot.kind(_inside(path)) in (_PACKAGE, _FOLDER)):
        return Archive(path)
    raise ImportError(f'{path} is not inside the executable', path=path)


_bootstrap._init_module_attrs(Archive(ROOT).find_spec(__name__), sys.modules[__name__], override=True)
sys.path_hooks.insert(0, hook)
sys.meta_path.append(Refusal)
