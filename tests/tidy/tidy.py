#!/usr/bin/python3
"""Reads the house's floors from docs/architecture.md and fails on every include that the picture
does not allow; also on functions, files and folders that grow too large (cpp.py, rooms.py), on circles among
sub-rooms (rooms.py), on a second handwriting (handwriting.py) and on small untidiness.

tidy.py [--lower | --record] [ROOT]: --lower writes today's smaller exceptions into exceptions.json,
--record also what is new: for the day on which a rule is introduced.
"""
import json
import re
import sys
from pathlib import Path

from cpp import INCLUDE, functions, without_comments
from handwriting import check_constants, check_include_order
from rooms import circles, crowded_folders
from wings import Wings, place_of

LONGEST_FUNCTION, LONGEST_FILE = 70, 400
WIDEST_LINE = {".cpp": 100, ".hpp": 100, ".py": 130}


class Floors:
    """The picture: on which floor a room stands, and which rooms only some may include."""

    def __init__(self, architecture):
        block = re.search(r"^```floors\n(.*?)^```", architecture, re.MULTILINE | re.DOTALL)
        if not block:
            raise SystemExit("docs/architecture.md has no ```floors block")
        self.floor, self.only = {}, {}
        for line in block.group(1).splitlines():
            words = line.replace(",", " ").split()
            if not words:
                continue
            if words[0] == "only":  # only app: docker simulated
                owners = " ".join(words[1:]).split(":")[0].split()
                for room in line.split(":")[1].replace(",", " ").split():
                    self.only[room] = owners
            else:
                # services/*/rows, each wing's first storey, is a floor of its own.
                self.floor.update({room.split("/")[-1]: int(words[0]) for room in words[1:]})

    def objection(self, room, other):
        """Why `room` may not include `other`; nothing when it may."""
        for one in (room, other):
            if one not in self.floor:
                return f"'{one}' is no room of the picture in docs/architecture.md"
        if room == other:
            return None
        if other in self.only and room not in self.only[other]:
            return f"only {', '.join(self.only[other])} may include '{other}'"
        if self.floor[other] == self.floor[room]:
            return f"'{other}' is a neighbour of '{room}' on floor {self.floor[room]}"
        if self.floor[other] > self.floor[room]:
            return (f"'{other}' (floor {self.floor[other]}) stands above "
                    f"'{room}' (floor {self.floor[room]})")
        return None


def room_of(path):
    """"http" for src/http/hub.cpp; "rows" for the first storey of any wing, "services" for the others."""
    parts = path.parts[2:] if path.parts[0] == "include" else path.parts[1:]
    place = place_of(path)
    return "rows" if place and place[1] == "rows" else parts[0]


def home_of(root, path):
    """The folder whose private headers the file may include: its room's, or its wing's."""
    place = place_of(path)
    return root / "src" / ("services/" + place[0] if place else path.parts[1])


def check_includes(root, path, text, floors, wings):
    room = room_of(path)
    for match in INCLUDE.finditer(without_comments(text)):
        kind, target = match.groups()
        if kind == '"':
            home = home_of(root, path)
            candidates = [root / path.parent / target, home / target]
            inside = [one for one in candidates if one.resolve().is_relative_to(home) and one.exists()]
            if path.parts[0] == "include" or not inside:
                yield f'{path}: "{target}" is no private header of room \'{home.name}\''
                continue
            objection = wings.objection(path, inside[0].resolve().relative_to(root.resolve()))
        elif target.startswith("localecs/"):
            objection = (floors.objection(room, room_of(Path("include") / target))
                         or wings.objection(path, target))
        else:
            continue
        if objection:
            yield f"{path}: may not include <{target}>: {objection}"


def too_long(path, text):
    """{what: (lines, most, unit)} for everything in the file that is longer than it should be."""
    found = {}
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        found[str(path)] = (lines, LONGEST_FILE, "lines")
    for name, _, length in functions(text):
        if length > LONGEST_FUNCTION:
            found[f"{path}:{name}"] = (length, LONGEST_FUNCTION, "lines")
    return found


def check_looks(path, text, widest):
    lines = text.split("\n")
    first = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
    opening = ("// ",) if path.suffix in (".cpp", ".hpp") else ("# ", '"""')
    if not first.startswith(opening):
        yield f"{path}:1: begins without a line that says what the file is for"
    if text and not text.endswith("\n"):
        yield f"{path}: the last line has no end"
    for number, line in enumerate(lines, 1):
        if len(line) > widest:
            yield f"{path}:{number}: {len(line)} columns, at most {widest}"
        if "\t" in line:
            yield f"{path}:{number}: has a tab"
        if line != line.rstrip():
            yield f"{path}:{number}: has blanks at its end"


def check_ratchet(sizes, exceptions):
    """Today's exceptions may only shrink: no new one, none larger, none kept that is no more."""
    for what, (size, most, unit) in sorted(sizes.items()):
        allowed = exceptions.get(what, most)
        if size > allowed:
            yield f"{what}: {size} {unit}, at most {allowed}"
    for what, allowed in sorted(exceptions.items()):
        if sizes.get(what, (0,))[0] < allowed:
            yield f"{what}: shorter than its exception of {allowed}: run tidy.py --lower"


def files(root):
    for folder, endings in (("include", "ch"), ("src", "ch"), ("tests", "chp"), ("examples", "ch")):
        for path in sorted((root / folder).rglob("*")):
            ending = {".cpp": "c", ".hpp": "h", ".py": "p"}.get(path.suffix)
            if path.is_file() and ending and ending in endings:
                yield path.relative_to(root), path.read_text(encoding="utf-8")


def check(root, exceptions):
    """All complaints about the tree, and the sizes beyond the limits."""
    picture = (root / "docs/architecture.md").read_text(encoding="utf-8")
    floors, wings = Floors(picture), Wings(picture)
    complaints, sizes, sources = [], crowded_folders(root), []
    for path, text in files(root):
        complaints += check_looks(path, text, WIDEST_LINE[path.suffix])
        if path.suffix == ".py":
            continue
        if path.parts[0] in ("include", "src"):
            sources.append((path, text))
            complaints += check_includes(root, path, text, floors, wings)
            complaints += check_include_order(path, text)
            complaints += check_constants(path, text)
        sizes.update(too_long(path, text))
    sizes.update(circles(root, sources))
    return complaints + list(check_ratchet(sizes, exceptions)), sizes


def main():
    options = {"--lower", "--record"} & set(sys.argv[1:])
    arguments = [one for one in sys.argv[1:] if one not in options]
    root = Path(arguments[0] if arguments else Path(__file__).parents[2]).resolve()
    record = root / "tests/tidy/exceptions.json"
    exceptions = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    complaints, sizes = check(root, exceptions)
    if options:
        exceptions = {what: min(size, exceptions.get(what, size)) for what, (size, *_) in sizes.items()
                      if what in exceptions or "--record" in options}
        record.write_text(json.dumps(exceptions, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        complaints, _ = check(root, exceptions)
    print("\n".join(complaints) or "tidy")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
