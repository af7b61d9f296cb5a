"""The archive's files for importlib.resources. (importlib.metadata lists the executable as any folder: view_folders.c.)"""

import contextlib
import importlib.resources
import importlib.resources.abc
import io
import pathlib
import posixpath
import tempfile

import _ingot
from _ingot_importer import ROOT


class Path(importlib.resources.abc.Traversable):
    """A file or folder inside the executable, by its name in the archive ('' is the top)."""

    def __init__(self, at):
        self._at = at

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        return posixpath.join(ROOT, self._at)

    def __eq__(self, other):
        return isinstance(other, Path) and self._at == other._at

    def __hash__(self):
        return hash(self._at)

    @property
    def name(self):
        return posixpath.basename(self._at)

    @property
    def parent(self):
        return Path(posixpath.dirname(self._at))

    def _below(self):
        prefix = self._at + '/' if self._at else ''
        return prefix, _ingot.names(prefix)

    def iterdir(self):
        prefix, names = self._below()
        if not names:
            raise NotADirectoryError(str(self))
        seen = dict.fromkeys(name[len(prefix):].partition('/')[0] for name in names)
        return (Path(prefix + name) for name in seen)

    def is_file(self):
        return self._at in _ingot.names(self._at)

    def is_dir(self):
        return bool(self._below()[1])

    def exists(self):
        return self.is_file() or self.is_dir()

    def joinpath(self, *parts):
        at = posixpath.normpath(posixpath.join('/', self._at, *map(str, parts)))
        return Path(at.lstrip('/'))

    __truediv__ = joinpath

    def read_bytes(self):
        return _ingot.read(self._at)

    def open(self, mode='r', *args, **kwargs):
        if mode not in ('r', 'rb', 'rt'):
            raise ValueError(f'{self} can only be read, not opened with mode {mode!r}')
        data = io.BytesIO(self.read_bytes())
        return data if mode == 'rb' else io.TextIOWrapper(data, *args, **kwargs)


def _copy(path, target):
    if path.is_file():
        target.write_bytes(path.read_bytes())
        return
    target.mkdir()
    for child in path.iterdir():
        _copy(child, target / child.name)


# Unlike the one for any Traversable, this keeps the file's name: ensurepip hands pip a wheel, whose name must be right.
@importlib.resources.as_file.register(Path)
@contextlib.contextmanager
def _as_file(path):
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, path.name or 'python')
        _copy(path, target)
        yield target


class Reader(importlib.resources.abc.TraversableResources):
    """The resources of one package."""

    def __init__(self, folder):
        self._folder = folder

    def files(self):
        return Path(self._folder)
