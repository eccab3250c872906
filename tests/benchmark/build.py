# Builds two commits from empty and compares what that cost; see build.sh. "build.py --meter FILE COMMAND..." is the launcher
# that ninja runs each compiler and linker with: it notes processor seconds, peak memory and the object in FILE.
import argparse
import json
import os
import pathlib
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import time

WHOLE = [("localecs", "release", "localecs")]
TESTS = [("all of release", "release", "all"), ("sanitized tests", "asan", "sanitized_tests")]


def meter(file, command):
    status = subprocess.run(command).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = command[command.index("-o") + 1] if "-o" in command else command[-1]
    with open(file, "a", encoding="utf-8") as notes:
        notes.write(json.dumps([out, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]) + "\n")
    return status if status >= 0 else 1


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode:
        sys.exit(f"{shlex.join(command)}\n{done.stdout[-5000:]}")
    return done.stdout


class Tree:
    """A clean checkout of one commit."""

    def __init__(self, commit, folder):
        self.commit, self.root, self.notes = commit, folder, folder / "notes"
        folder.mkdir()
        run("sh", "-c", 'git archive "$1" | tar -x -C "$2"', "sh", commit, str(folder))

    def configure(self, preset):
        launcher = ";".join([sys.executable, "-B", os.path.abspath(__file__), "--meter", str(self.notes)])
        # Without a cache, which would be the launcher otherwise.
        run("cmake", "--preset", preset, "-DCCACHE=", f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}",
            f"-DCMAKE_CXX_LINKER_LAUNCHER={launcher}", cwd=self.root)
        return self.root / "build" / preset

    def ninja(self, build, *targets):
        return run("ninja", "-C", str(build), f"-j{os.cpu_count()}", *targets)

    def measure(self, preset, target, quick):
        """What the target costs: units, processor seconds, wall seconds, the dearest peak with its unit."""
        build = self.configure(preset)
        inputs = run("ninja", "-C", str(build), "-t", "inputs", target).split()
        units = sorted({one for one in inputs if one.endswith(".o") and "pch.dir" not in one})
        wanted = units[:: max(1, len(units) // quick)][:quick] if quick else [target]
        self.notes.write_text("")
        begun = time.monotonic()
        self.ninja(build, *wanted)
        wall = time.monotonic() - begun
        notes = [json.loads(line) for line in self.notes.read_text().splitlines()]
        cpu = sum(note[1] for note in notes)
        if quick:
            # What is made once, such as precompiled headers, is whole; the units stand for those that were left out.
            sampled = sum(note[1] for note in notes if note[0] in wanted)
            cpu += sampled / len(wanted) * (len(units) - len(wanted))
        return len(units), cpu, wall, max((note[2], os.path.basename(note[0])) for note in notes)

    def headers(self, most):
        """(seconds, includes, header) of each header of ours alone, beyond what a file without any takes; at most so many."""
        build = self.root / "build" / "release"
        units = json.loads((build / "compile_commands.json").read_text())
        words = next(shlex.split(one["command"]) for one in units if one["file"].endswith("/src/app/daemon.cpp"))
        words = words[next(i for i, word in enumerate(words) if word.endswith("++")):]
        words = [word for word in words[: words.index("-o")] if word not in ("-MD", "-MT", "-MF")] + ["-fsyntax-only"]
        words = [word for word in words if not re.search(r"\.o(\.d)?$", word)]

        def parse(text):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            run(*words, "-x", "c++", "-", input=text, cwd=build)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        used = {}
        for source in (self.root / "src").rglob("*.?pp"):
            for name in re.findall(r"#include <(localecs/[^>]*)>", source.read_text(encoding="utf-8")):
                used[name] = used.get(name, 0) + 1
        folders = [pathlib.Path(word[2:]) for word in words if word.startswith("-I")]
        names = [name for name in used if any((folder / name).exists() for folder in folders)]
        names.sort(key=lambda name: (-used[name], name))
        empty = parse("")
        return sorted(((parse(f"#include <{name}>\n") - empty, used[name], name) for name in names[:most]), reverse=True)


def table(head, rows):
    rows = [head, ["-" * len(cell) for cell in head], *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |", flush=True)


def compare(a, b, options):
    for what, preset, target in WHOLE + (TESTS if options.tests else []):
        pair = []
        for tree in (a, b):
            run("rm", "-rf", str(tree.root / "build"))
            pair.append(tree.measure(preset, target, options.quick))
        (units_a, cpu_a, wall_a, peak_a), (units_b, cpu_b, wall_b, peak_b) = pair
        wall = "wall (sample)" if options.quick else "wall"
        print(f"\n{what}" + (f", estimated from {options.quick} units" if options.quick else ""))
        table(["measure", a.commit, b.commit, "ratio"], [
            ["translation units", str(units_a), str(units_b), f"{units_b / units_a:.2f}"],
            ["processor", f"{cpu_a:.0f} s", f"{cpu_b:.0f} s", f"{cpu_b / cpu_a:.2f}"],
            [wall, f"{wall_a:.0f} s", f"{wall_b:.0f} s", f"{wall_b / wall_a:.2f}"],
            ["peak memory", f"{peak_a[0]:.0f} MiB", f"{peak_b[0]:.0f} MiB", f"{peak_b[0] / peak_a[0]:.2f}"],
            ["of", peak_a[1], peak_b[1], ""]])
        if what == "localecs":
            print(f"\nThe dearest headers of {b.commit}, each alone")
            rows = b.headers(4 * options.quick if options.quick else None)[:10]
            table(["header", "seconds", "included by"], [[name, f"{cost:.2f}", str(count)] for cost, count, name in rows])


def main():
    if sys.argv[1:2] == ["--meter"]:
        sys.exit(meter(sys.argv[2], sys.argv[3:]))
    parser = argparse.ArgumentParser(prog="build.sh")
    parser.add_argument("commits", nargs="*", metavar="COMMIT")
    parser.add_argument("--tests", action="store_true", help="also all that tests/run.sh builds")
    parser.add_argument("--quick", type=int, metavar="N", help="only N units of each, the rest estimated")
    options = parser.parse_args()
    names = (options.commits + ["15917f3", "HEAD"][len(options.commits):])[:2]
    commits = [run("git", "rev-parse", "--short", name).strip() for name in names]
    with tempfile.TemporaryDirectory(prefix="localecs-build-") as folder:
        a, b = (Tree(commit, pathlib.Path(folder) / side) for commit, side in zip(commits, "ab"))
        compare(a, b, options)


if __name__ == "__main__":
    main()
