"""Prints what a wheel was made of, as JSON: interpreter, source, and for each shared object the archives linked into it.

manifest.py VARS SOURCE LIBRARIES LINKS MEMBERS OBJECTS WHEEL KEY: VARS are the shell's assignments of the build, SOURCE has
"SHA256 LOCATOR", LIBRARIES a store entry a line, LINKS the compiler wrapper's record, MEMBERS the folder that the wheel
was unpacked in, OBJECTS lists the shared objects there. KEY is the word of scripts/wheel/key, empty when it says too little.
"""
import hashlib
import json
import os
import shlex
import sys


def assignments(path):
    with open(path) as file:
        return dict(word.partition("=")[::2] for word in shlex.split(file.read()))


def lines(path):
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return file.read().splitlines()


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def recipe_of(archive, entries):
    """The recipe whose store entry has this archive of the sysroot: store/KEY/NAME."""
    for entry in entries:
        if os.path.exists(os.path.join(entry, "lib", archive)):
            return entry
    return None


def libraries(object_name, links, entries):
    """What the last link of a file of that name took in, in the record's order, each once."""
    uses = [use for link in links if os.path.basename(link["output"]) == object_name for use in link["libraries"]]
    found = {}
    for use in uses:
        path = use["used"]
        if path.endswith(".a") and path not in found:
            entry = recipe_of(os.path.basename(path), entries)
            found[path] = {"archive": os.path.basename(path), "from": use["from"]}
            if entry:
                with open(os.path.join(entry, ".ingot", "version")) as file:
                    version = file.read().strip()
                found[path].update(recipe=os.path.basename(entry), version=version, key=os.path.basename(os.path.dirname(entry)))
    return list(found.values())


def main(vars_file, source, entries, links, members, objects, wheel, key):
    told = assignments(vars_file)
    digest, _, locator = lines(source)[0].partition(" ")
    record = [json.loads(line) for line in lines(links)]
    record = [each for each in record if each["mode"] == "link" and not each["probe"]]
    entries = lines(entries)
    made = {
        "schema": 1,
        "wheel": os.path.basename(wheel),
        "sha256": sha256(wheel),
        "key": key,
        "source": {"sha256": digest, "locator": locator},
        "target": told["TARGET"],
        "python": told["python_full"],
        "objects": [
            {"path": path, "sha256": sha256(os.path.join(members, path)),
             "libraries": libraries(os.path.basename(path), record, entries)}
            for path in lines(objects)
        ],
    }
    print(json.dumps(made, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
