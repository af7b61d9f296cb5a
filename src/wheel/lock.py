"""Turns the report of `pip install --dry-run --report` into lines of a lock file.

lock.py REPORT LOCK VERSION: gives LOCK's lines for other Pythons and those of the report for Python VERSION, as
SHA256 pypi:NAME==VERSION FILE PYTHON...
"""
import json
import os
import sys
import urllib.parse


def lines_of(path):
    """sha256 -> (locator, file, set of Pythons)."""
    found = {}
    if os.path.exists(path):
        with open(path) as file:
            for line in file:
                words = line.split("#")[0].split()
                if words:
                    found[words[0]] = (words[1], words[2], set(words[3:]))
    return found


def main(report, lock, version):
    lines = lines_of(lock)
    for _, _, pythons in lines.values():
        pythons.discard(version)
    with open(report) as file:
        chosen = json.load(file)["install"]
    for each in chosen:
        info, meta = each["download_info"], each["metadata"]
        sha256 = info["archive_info"].get("hashes", {}).get("sha256") or info["archive_info"]["hash"].split("=")[1]
        name = urllib.parse.unquote(os.path.basename(urllib.parse.urlsplit(info["url"]).path))
        locator = "pypi:%s==%s" % (meta["name"].lower(), meta["version"])
        lines.setdefault(sha256, (locator, name, set()))[2].add(version)
    for sha256, (locator, name, pythons) in sorted(lines.items(), key=lambda item: item[1][:2]):
        if pythons:
            ordered = sorted(pythons, key=lambda text: [int(part) for part in text.split(".")])
            print(sha256, locator, name, *ordered)


if __name__ == "__main__":
    main(*sys.argv[1:])
