#!/usr/bin/python3
"""Runs ctest and shows the ten slowest tests, by name and time, before ctest's own summary, which stays last.

Usage: slowest.py CTEST-COMMAND...; the exit status is that of the command.
"""
import re
import subprocess
import sys

MOST = 10
# " 12/840 Test  #34: end_to_end.tasks ......   Passed   12.34 sec", or "***Failed", "***Exception: SegFault", "***Skipped".
TEST = re.compile(r"\s*\d+/\d+ Test\s+#\d+: (.+?) \.*\s*(?:Passed|\*\*\*.*?)\s+(\d+\.\d+) sec")
SUMMARY = re.compile(r"\d+% tests passed")


def show_slowest(times):
    slowest = sorted(times, key=lambda test: -test[1])[:MOST]
    if slowest:
        print(f"\nThe {len(slowest)} slowest tests:")
    for name, seconds in slowest:
        print(f"{seconds:9.2f} s  {name}")


def main():
    times, blank = [], 0
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True, errors="replace") as command:
        for line in command.stdout:
            # The summary begins with an empty line of its own, which the list has to come before.
            if line == "\n":
                blank += 1
                continue
            if SUMMARY.match(line):
                show_slowest(times)
            print("\n" * blank + line, end="", flush=True)
            blank = 0
            if test := TEST.match(line):
                times.append((test.group(1), float(test.group(2))))
    print("\n" * blank, end="", flush=True)
    return command.returncode if command.returncode >= 0 else 128 - command.returncode


if __name__ == "__main__":
    sys.exit(main())
