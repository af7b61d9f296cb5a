"""Puts build requirements into a virtual environment: wheels, packages of a distribution, pure sources.

requirements.py SITE BIN PYTHON ITEM...: SITE is the folder for modules, BIN the one for scripts, PYTHON what these
run with. An ITEM is a wheel or an unpacked folder. Nothing is downloaded or built; the caller has verified the bytes.
"""
import configparser
import os
import shutil
import stat
import sys
import zipfile

LAUNCHER = "#!{}\nimport sys\nfrom {} import {}\nsys.exit({}())\n"


def executable(path):
    os.chmod(path, 0o755)


def add_scripts(text, scripts, python):
    """Writes the console scripts that an entry_points.txt names."""
    points = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    points.optionxform = str
    points.read_string(text)
    if not points.has_section("console_scripts"):
        return
    for name, target in points.items("console_scripts"):
        module, _, function = target.split("[")[0].strip().partition(":")
        path = os.path.join(scripts, name)
        with open(path, "w") as file:
            file.write(LAUNCHER.format(python, module, function.split(".")[0], function))
        executable(path)


def place(name, site, scripts):
    """Where a wheel's member belongs (the binary distribution format, "The .data directory"); None: nowhere here."""
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return os.path.join(site, name)
    kind, _, rest = rest.partition("/")
    folder = {"purelib": site, "platlib": site, "scripts": scripts}.get(kind)
    return folder and os.path.join(folder, rest)


def add_wheel(path, site, scripts, python):
    with zipfile.ZipFile(path) as wheel:
        for info in wheel.infolist():
            target = place(info.filename, site, scripts)
            if info.filename.startswith("/") or ".." in info.filename.split("/"):
                raise SystemExit("%s has a member outside of it: %s" % (os.path.basename(path), info.filename))
            if target is None or info.is_dir():
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(wheel.read(info))
            if os.path.dirname(target) == scripts or info.external_attr >> 16 & stat.S_IXUSR:
                executable(target)
            if info.filename.endswith(".dist-info/entry_points.txt"):
                add_scripts(wheel.read(info).decode(), scripts, python)


def add_folder(path, site):
    """A distribution's package holds usr/lib/python3/dist-packages; pure sources lie at the top, or in src/."""
    for inside in "lib/python3/dist-packages", "usr/lib/python3/dist-packages", "src", "":
        folder = os.path.join(path, inside)
        if os.path.isdir(folder):
            break
    for name in sorted(os.listdir(folder)):
        source, target = os.path.join(folder, name), os.path.join(site, name)
        # Shared objects of another interpreter are not for this one; Cython works without its own.
        skip = shutil.ignore_patterns("*.so", "__pycache__")
        if os.path.isdir(source) and not name.startswith(".") and name != "__pycache__":
            shutil.copytree(source, target, ignore=skip, dirs_exist_ok=True)
        elif name.endswith(".py") and name not in ("setup.py", "conftest.py"):
            shutil.copy(source, target)


def main(site, scripts, python, *items):
    for item in items:
        if os.path.isdir(item):
            add_folder(item, site)
        else:
            add_wheel(item, site, scripts, python)


if __name__ == "__main__":
    main(*sys.argv[1:])
