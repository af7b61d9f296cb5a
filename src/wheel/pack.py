"""Writes a wheel anew: true tags, sorted members, fixed times and modes, RECORD made again. The same bytes each time.

pack.py [--stored] WHEEL FOLDER LICENCES MORE PLATFORM...: prints the name of the file written into FOLDER. LICENCES is a folder
of those of the libraries inside, which go to dist-info/licenses; what lies in MORE is added as it lies there. PLATFORM is a tag such as manylinux_2_17_x86_64, several for
a compressed set; none leaves the tags alone. With --stored nothing is deflated, for readers without zlib.
"""
import base64
import hashlib
import os
import sys
import zipfile

TIME = (1980, 1, 1, 0, 0, 0)


def digest(data):
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def retag(text, platforms):
    """The WHEEL file with each Tag's platform replaced; a line a platform, as in an expanded set."""
    lines = []
    for line in text.splitlines():
        if line.startswith("Tag: ") and platforms:
            python, abi, _ = line[5:].strip().rsplit("-", 2)
            lines += ["Tag: %s-%s-%s" % (python, abi, platform) for platform in platforms]
        else:
            lines.append(line)
    unique = [line for at, line in enumerate(lines) if not line.startswith("Tag: ") or line not in lines[:at]]
    return "\n".join(line for line in unique if line) + "\n"


def quoted(name):
    """A field of RECORD, which is CSV."""
    return '"' + name.replace('"', '""') + '"' if any(c in name for c in ',"\n\r') else name


def member(name, mode, stored):
    info = zipfile.ZipInfo(name, TIME)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.external_attr = (0o100000 | mode) << 16
    info.create_system = 3
    return info


def read(path):
    """The members: name -> (bytes, mode); folders have no entry of their own, nor have signatures of another RECORD."""
    members = {}
    with zipfile.ZipFile(path) as wheel:
        for info in wheel.infolist():
            if not info.is_dir() and not info.filename.endswith((".dist-info/RECORD", ".dist-info/RECORD.jws")):
                runs = info.external_attr >> 16 & 0o111 or info.filename.endswith(".so")
                members[info.filename] = (wheel.read(info), 0o755 if runs else 0o644)
    return members


def below(folder, prefix):
    """The members for the files below FOLDER."""
    found = {}
    for place, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[prefix + os.path.relpath(path, folder)] = (file.read(), 0o755 if name.endswith(".so") else 0o644)
    return found


def new_name(path, platforms):
    stem, platform = os.path.basename(path)[: -len(".whl")].rsplit("-", 1)
    return "%s-%s.whl" % (stem, ".".join(platforms) or platform)


def main(words):
    stored = "--stored" in words
    path, folder, texts, more, *platforms = [word for word in words if word != "--stored"]
    members = read(path)
    about = next(name for name in members if name.count("/") == 1 and name.endswith(".dist-info/WHEEL"))
    info = about[: -len("WHEEL")]
    members[about] = (retag(members[about][0].decode(), platforms).encode(), 0o644)
    members.update(below(texts, info + "licenses/"))
    members.update(below(more, ""))
    # The metadata last, as the format recommends: it is read without unpacking the rest.
    names = sorted(members, key=lambda name: (name.startswith(info), name))
    record = "".join("%s,%s,%d\n" % (quoted(name), digest(members[name][0]), len(members[name][0])) for name in names)
    members[info + "RECORD"] = ((record + info + "RECORD,,\n").encode(), 0o644)
    name = new_name(path, platforms)
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        for each in names + [info + "RECORD"]:
            data, mode = members[each]
            wheel.writestr(member(each, mode, stored), data, compresslevel=None if stored else 9)
    print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
