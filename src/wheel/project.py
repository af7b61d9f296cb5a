"""What a source tree says of itself before anything of it is run: build requirements, name, version, Python.

project.py FOLDER requires      its build requirements (PEP 518), one a line
project.py FOLDER backend       its build backend and backend-path, one a line
project.py FOLDER facts VERSION NAME, VERSION (may be empty); fails with a sentence if it is no project, or not for
                                Python VERSION
project.py - newest VERSION     of lines on standard input, newest first, SHA256 LOCATOR [REQUIRES-PYTHON], the first two words of
                                the first that is for Python VERSION; fails with a sentence if none is
"""
import ast
import email.parser
import os
import re
import sys

# PEP 517: what a tree without the table means.
LEGACY = {"requires": ["setuptools>=40.8.0"], "build-backend": "setuptools.build_meta:__legacy__"}


def table(text, name):
    """The string and array values of one table, for a Python without tomllib: such values read as Python's own."""
    found = re.search(r"^\[" + re.escape(name) + r"\][ \t]*(?:#.*)?$(.*?)(?=^\[|\Z)", text, re.S | re.M)
    values = {}
    if found:
        for key, value in re.findall(r"^([\w-]+)[ \t]*=[ \t]*(\[.*?\][ \t]*(?:#.*)?$|[\"'].*?$)", found[1], re.S | re.M):
            try:
                values[key] = ast.literal_eval(value)
            except (SyntaxError, ValueError):
                pass
    return values


def pyproject(folder):
    """The tables build-system and project."""
    path = os.path.join(folder, "pyproject.toml")
    if not os.path.exists(path):
        return {}, {}
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        import tomllib
    except ImportError:
        return table(text, "build-system"), table(text, "project")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        sys.exit("its pyproject.toml cannot be read: %s" % error)
    return data.get("build-system", {}), data.get("project", {})


def build_system(folder):
    system, _ = pyproject(folder)
    return {**LEGACY, **system} if system.get("requires") is not None else LEGACY


def numbers(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def fits(version, specifiers):
    """Whether Python `version` (of two or three numbers) is what Requires-Python asks for (PEP 440)."""
    mine = numbers(version)
    for clause in filter(None, (clause.strip() for clause in specifiers.split(","))):
        operator, wanted = re.match(r"(~=|===?|!=|<=|>=|<|>)?\s*(.*)", clause).groups()
        theirs = numbers(wanted)
        width = max(len(mine), len(theirs))
        a, b = mine + [0] * (width - len(mine)), theirs + [0] * (width - len(theirs))
        same = mine[: len(theirs)] == theirs if wanted.endswith(".*") else a == b
        good = {"==": same, "===": same, "!=": not same, "<=": a <= b, ">=": a >= b, "<": a < b, ">": a > b,
                "~=": a >= b and mine[: len(theirs) - 1] == theirs[:-1], None: True}[operator]
        if not good:
            return False
    return True


def facts(folder, python):
    if not any(os.path.exists(os.path.join(folder, name)) for name in ("pyproject.toml", "setup.py")):
        sys.exit("it has neither pyproject.toml nor setup.py, so it is no Python package's source")
    _, project = pyproject(folder)
    name, version, wanted = project.get("name", ""), project.get("version", ""), project.get("requires-python", "")
    info = os.path.join(folder, "PKG-INFO")
    if os.path.exists(info):
        with open(info, encoding="utf-8") as file:
            said = email.parser.HeaderParser().parse(file)
        name, version = said["Name"] or name, said["Version"] or version
        wanted = said["Requires-Python"] or wanted
    if not fits(python, wanted):
        sys.exit("it is for Python %s, and this is %s" % (wanted, python))
    print(name or "unnamed", version)


def newest(lines, python):
    lines = [line.split(None, 2) + [""] for line in lines]
    for sha256, locator, wanted, *_ in lines:
        if fits(python, wanted.strip()):
            print(sha256, locator)
            return
    sys.exit("it is for Python %s, and this is %s" % (lines[0][2].strip(), python))


if __name__ == "__main__":
    folder, what = sys.argv[1:3]
    if what == "requires":
        sys.stdout.writelines(line + "\n" for line in build_system(folder)["requires"])
    elif what == "backend":
        system = build_system(folder)
        print(system.get("build-backend", LEGACY["build-backend"]), *system.get("backend-path", []), sep="\n")
    elif what == "newest":
        newest(sys.stdin, sys.argv[3])
    else:
        facts(folder, sys.argv[3])
