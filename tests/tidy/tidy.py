#!/usr/bin/python3
"""Reads the house's floors from docs/architecture.md and fails on every include that the picture
does not allow; also on functions and files that grow too long, and on small untidiness.

tidy.py [--lower] [ROOT]: --lower writes today's smaller exceptions into exceptions.json.
"""
import json
import re
import sys
from pathlib import Path

LONGEST_FUNCTION, LONGEST_FILE = 70, 400
WIDEST_LINE = {".cpp": 100, ".hpp": 100, ".py": 130}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


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
                self.floor.update({room.split("/")[0]: int(words[0]) for room in words[1:]})

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
    """("services", "ecs") for src/services/ecs/table.cpp; ("http", None) for src/http/hub.cpp."""
    parts = path.parts[2:] if path.parts[0] == "include" else path.parts[1:]
    wing = Path(parts[1]).stem if parts[0] == "services" and len(parts) > 1 else None
    return parts[0], None if wing == "operation" else wing


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


def check_includes(root, path, text, floors):
    room, wing = room_of(path)
    for match in INCLUDE.finditer(without_comments(text)):
        kind, target = match.groups()
        if kind == '"':
            home = root / "src" / room / (wing or "")
            candidates = [root / path.parent / target, home / target, root / "src" / room / target]
            inside = [one.resolve() for one in candidates if one.resolve().is_relative_to(home)]
            if path.parts[0] == "include" or not any(one.exists() for one in inside):
                yield f'{path}: "{target}" is no private header of room \'{home.name}\''
        elif target.startswith("localecs/"):
            other, other_wing = room_of(Path("include") / target)
            objection = floors.objection(room, other)
            if room == other and other_wing and wing != other_wing:
                objection = f"'services/{other_wing}' is a neighbour"
            if objection:
                yield f"{path}: may not include <{target}>: {objection}"


def bare_code(text):
    """The text with comments, literals and preprocessor lines blanked, of the same lines."""
    blank = lambda match: "\n" * match.group().count("\n")
    text = re.sub(r'R"([^()\s]*)\(.*?\)\1"', lambda m: '""' + blank(m), text, flags=re.DOTALL)
    text = re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text)
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    keep = lambda m: blank(m) if m.group()[0] == "/" else '""'
    text = re.sub(pattern, keep, text, flags=re.DOTALL)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank, text, flags=re.MULTILINE)


def kind_of_block(header, parent):
    if re.search(r"\b(namespace|extern)\b", header):
        return "scope"
    if "(" not in header and re.search(r"\b(class|struct|union|enum)\b", header):
        return "scope"
    return "function" if parent == "scope" and "(" in header else "other"


def functions(text):
    """(name, first line, number of lines) of every function, by its braces."""
    code, blocks, begin = bare_code(text), [], 0
    for at, char in enumerate(code):
        if char == "{":
            header = code[begin:at]
            kind = kind_of_block(header, blocks[-1][0] if blocks else "scope")
            blocks.append((kind, header, begin + len(header) - len(header.lstrip())))
            begin = at + 1
        elif char == "}":
            kind, header, first = blocks.pop() if blocks else ("other", "", 0)
            if kind == "function":
                test = re.search(r"\bTEST\w*\([^)]*\)", header)
                name = re.search(r"([\w:~<>=!+*\[\]-]+)\s*\(", header)
                start = code.count("\n", 0, first) + 1
                yield (test.group() if test else name.group(1) if name else "?",
                       start, code.count("\n", 0, at) + 2 - start)
            begin = at + 1
        elif char == ";" and (not blocks or blocks[-1][0] == "scope"):
            begin = at + 1


def too_long(path, text):
    """{what: (lines, most)} for everything in the file that is longer than it should be."""
    found = {}
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        found[str(path)] = (lines, LONGEST_FILE)
    for name, _, length in functions(text):
        if length > LONGEST_FUNCTION:
            found[f"{path}:{name}"] = (length, LONGEST_FUNCTION)
    return found


def is_a_table(root, path):
    """Folders of descriptions, one shape a line, tell clang-format so; no width is due there."""
    rules = root / path.parent / ".clang-format"
    return rules.exists() and "DisableFormat: true" in rules.read_text(encoding="utf-8")


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


def check_ratchet(lengths, exceptions):
    """Today's exceptions may only shrink: no new one, none longer, none kept that is no more."""
    for what, (lines, most) in sorted(lengths.items()):
        allowed = exceptions.get(what, most)
        if lines > allowed:
            yield f"{what}: {lines} lines, at most {allowed}"
    for what, allowed in sorted(exceptions.items()):
        lines = lengths.get(what, (0, 0))[0]
        if lines < allowed:
            yield f"{what}: shorter than its exception of {allowed} lines: run tidy.py --lower"


def files(root):
    for folder, endings in (("include", "ch"), ("src", "ch"), ("tests", "chp"), ("examples", "ch")):
        for path in sorted((root / folder).rglob("*")):
            ending = {".cpp": "c", ".hpp": "h", ".py": "p"}.get(path.suffix)
            if path.is_file() and ending and ending in endings:
                yield path.relative_to(root), path.read_text(encoding="utf-8")


def check(root, exceptions):
    """All complaints about the tree, and the lengths beyond the limits."""
    floors = Floors((root / "docs/architecture.md").read_text(encoding="utf-8"))
    complaints, lengths = [], {}
    for path, text in files(root):
        widest = sys.maxsize if is_a_table(root, path) else WIDEST_LINE[path.suffix]
        complaints += check_looks(path, text, widest)
        if path.suffix == ".py":
            continue
        if path.parts[0] in ("include", "src"):
            complaints += check_includes(root, path, text, floors)
        lengths.update(too_long(path, text))
    return complaints + list(check_ratchet(lengths, exceptions)), lengths


def main():
    arguments = [one for one in sys.argv[1:] if one != "--lower"]
    root = Path(arguments[0] if arguments else Path(__file__).parents[2]).resolve()
    record = root / "tests/tidy/exceptions.json"
    exceptions = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    complaints, lengths = check(root, exceptions)
    if "--lower" in sys.argv:
        lower = {what: min(allowed, lengths[what][0])
                 for what, allowed in exceptions.items() if what in lengths}
        record.write_text(json.dumps(lower, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        complaints, _ = check(root, lower)
    print("\n".join(complaints) or "tidy")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
