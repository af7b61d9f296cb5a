"""Calls one hook of the build backend of the tree in the current folder (PEP 517).

hook.py RESULT get_requires_for_build_wheel | hook.py RESULT build_wheel FOLDER; further words KEY=VALUE are config
settings. What the hook gives goes to the file RESULT: requirements, one a line, or the wheel's name.
"""
import importlib
import os
import sys

import project


def settings(words):
    """Config settings as a front end gives them: a key that comes twice has a list."""
    found = {}
    for word in words:
        key, _, value = word.partition("=")
        if key in found:
            before = found[key] if isinstance(found[key], list) else [found[key]]
            found[key] = before + [value]
        else:
            found[key] = value
    return found or None


def backend(folder):
    system = project.build_system(folder)
    sys.path[:0] = [os.path.join(folder, path) for path in system.get("backend-path", [])]
    module, _, attributes = system.get("build-backend", project.LEGACY["build-backend"]).partition(":")
    found = importlib.import_module(module)
    for attribute in filter(None, attributes.split(".")):
        found = getattr(found, attribute)
    return found


def main(result, hook, *words):
    sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
    folder = os.getcwd()
    hooks = backend(folder)
    if hook == "build_wheel":
        said = [hooks.build_wheel(words[0], settings(words[1:]), None)]
    else:
        ask = getattr(hooks, hook, None)
        said = ask(settings(words)) if ask else []
    with open(result, "w") as file:
        file.writelines(line + "\n" for line in said)


if __name__ == "__main__":
    main(*sys.argv[1:])
