"""Measures what the compiler wrapper of wheels costs, on the record of a build whose work folder was kept.

compiler-cost.py WORK SECONDS ROUNDS: SECONDS is what that build took. Two ways, each with and without the wrapper by turns, the
fastest of ROUNDS a line counts: the recorded lines with a compiler that does nothing, so only the wrapper is seen, beside
SECONDS; and those compiles and links whose sources are still there, really done, in processor time: what else runs counts less.
"""
import json
import os
import subprocess
import sys
import time


def settings(work, place, drivers):
    """The wrapper's configuration with a record of its own and, if told, other drivers. Gives its path and the drivers."""
    lines = []
    with open(os.path.join(work, "compiler.conf")) as file:
        for line in file:
            key, _, value = line.rstrip("\n").partition("\t")
            if key == "log":
                value = os.path.join(place, "links")
            if key.startswith("driver-"):
                value = drivers.setdefault(key, value)
            lines.append("%s\t%s\n" % (key, value))
    path = os.path.join(place, "compiler.conf")
    with open(path, "w") as file:
        file.writelines(lines)
    return path, drivers


def environment(work, configuration):
    """What scripts/wheel/inside gives a build."""
    path = ":".join(os.path.join(work, name) for name in ("venv/bin", "bin", "path", "sysroot/bin"))
    return {"PATH": path, "INGOT_COMPILER": configuration, "LC_ALL": "C.UTF-8", "TZ": "UTC", "TMPDIR": work + "/tmp",
            "HOME": work + "/home", "SOURCE_DATE_EPOCH": "1767225600"}


def once(words, folder, environ):
    """Seconds by the clock, seconds of processors with all that it started, exit status."""
    begin, before = time.perf_counter(), os.times()
    status = subprocess.call(words, cwd=folder, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    after = os.times()
    return (time.perf_counter() - begin, after.children_user + after.children_system - before.children_user -
            before.children_system, status)


def compare(lines, work, drivers, environ, rounds, kind):
    """Seconds (KIND 0: by the clock, 1: of processors) with the wrapper and without, and how many lines count: those that
    succeed both ways."""
    total, counted = [0.0, 0.0], 0
    for line in lines:
        ways = ([os.path.join(work, "bin", line["tool"])] + line["argv"],
                [drivers["driver-c++" if line["language"] == "c++" else "driver-c"]] + line["run"])
        best = [float("inf")] * 2
        failed = set()
        for turn in range(rounds):
            for way in (0, 1) if turn % 2 else (1, 0):
                *took, status = once(ways[way], line["cwd"], environ)
                best[way] = min(best[way], took[kind])
                if status:
                    failed.add(way)
        if failed:
            if len(failed) == 1:
                print("the two ways differ:", *ways[0], file=sys.stderr)
            continue
        counted += 1
        total = [total[0] + best[0], total[1] + best[1]]
    return total[0], total[1], counted


def main(work, seconds, rounds):
    with open(os.path.join(work, "links")) as file:
        lines = [json.loads(line) for line in file]
    calls = len(lines)
    lines = [line for line in lines if not line["missing"]]
    # A build folder of CMake's may be gone; a wrapper alone asks for none.
    for line in lines:
        line["cwd"] = line["cwd"] if os.path.isdir(line["cwd"]) else work
    place = os.path.join(work, "cost")
    os.makedirs(place, exist_ok=True)
    nothing = "/bin/true"
    configuration, drivers = settings(work, place, {"driver-c": nothing, "driver-c++": nothing})
    with_it, without, count = compare(lines, work, drivers, environment(work, configuration), 5 * rounds, 0)
    if not count:
        sys.exit("compiler-cost.py: the record has no line that can be done again")
    each = (with_it - without) / count
    print("wrapper: a call, ms\t%.2f\t%d calls in that build, %d measured" % (1000 * each, calls, count))
    print("wrapper: all calls, %% of the build's wall time\t%.2f\tgoal: 3" % (100 * each * calls / seconds))
    configuration, drivers = settings(work, place, {})
    real = [line for line in lines if line["mode"] != "other" and not line["probe"] and line["inputs"] and line["output"] not in ("", "-")
            and all(os.path.exists(os.path.join(line["cwd"], name)) for name in line["inputs"])]
    with_it, without, count = compare(real, work, drivers, environment(work, configuration), rounds, 1)
    if count:
        print("wrapper: its compiles and links again, times those without\t%.3f\t%.2f s, %d lines; goal: 1.03"
              % (with_it / without, without, count))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
