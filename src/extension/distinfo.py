"""Writes the dist-info folder of a package that is linked into the interpreter, for importlib.metadata and pip.

Usage: distinfo.py SOURCE OUT. Reads SOURCE/pyproject.toml (its [project] table) or, where a package has none,
SOURCE/PKG-INFO; writes OUT/NAME-VERSION.dist-info. There is no RECORD: pip refuses to uninstall what has none, and
names the INSTALLER.
"""

import pathlib
import re
import sys
import tomllib


def header_lines(project):
    """The [project] table as core metadata (PEP 621 to PEP 566)."""
    yield 'Metadata-Version', '2.1'
    yield 'Name', project['name']
    yield 'Version', project['version']
    yield 'Summary', project.get('description', '')
    for person in project.get('authors', []):
        if 'email' in person:
            yield 'Author-email', person['email']
        else:
            yield 'Author', person['name']
    for classifier in project.get('classifiers', []):
        yield 'Classifier', classifier
    if 'requires-python' in project:
        yield 'Requires-Python', project['requires-python']
    for dependency in project.get('dependencies', []):
        yield 'Requires-Dist', dependency
    for label, url in project.get('urls', {}).items():
        yield 'Project-URL', f'{label}, {url}'


def metadata(source):
    """Gives (name, version, METADATA text)."""
    pyproject = source / 'pyproject.toml'
    project = tomllib.loads(pyproject.read_text()).get('project', {}) if pyproject.exists() else {}
    if 'name' in project and 'version' in project:
        text = ''.join(f'{key}: {value}\n' for key, value in header_lines(project))
        return project['name'], project['version'], text
    text = (source / 'PKG-INFO').read_text()
    found = dict(re.findall(r'^(Name|Version): (\S+)$', text, re.MULTILINE))
    return found['Name'], found['Version'], text


def main():
    source, out = map(pathlib.Path, sys.argv[1:])
    name, version, text = metadata(source)
    folder = out / f'{re.sub("[-_.]+", "_", name).lower()}-{version}.dist-info'
    folder.mkdir(parents=True)
    (folder / 'METADATA').write_text(text)
    (folder / 'INSTALLER').write_text('ingot\n')
    for licence in sorted(source.glob('LICENSE*')):
        (folder / licence.name).write_bytes(licence.read_bytes())
    print(f'{name} {version}')


main()
