"""The wings, src/services/<wing>: which storeys a wing has, and which wing reads whose rows.

A wing is drawn in docs/architecture.md: the ```wings block says who reads whom.
"""
import re
from pathlib import Path

# A storey includes only lower ones, and never its neighbour: apply and operations stand side by side.
STOREYS = {"rows": 1, "placement": 2, "statistics": 2, "decide": 3, "apply": 4, "operations": 4, "root": 5}
SHARED = {"all", "desk", "operation", "policy", "timing", "wing"}
READ_BY_OTHERS = {"rows", "placement", "statistics"}
# What a pure storey may not know: the desk is where doors and the clock are.
IMPURE = {"localecs/services/desk.hpp", "localecs/services/wing.hpp", "localecs/services/operation.hpp"}
PURE = {"rows", "placement", "statistics", "decide"}


def place_of(path):
    """("ecs", "decide") of a file or an include of a wing; None where it is none, as services/wing.hpp."""
    parts = [part for part in Path(path).parts if part not in ("src", "include", "localecs")]
    if len(parts) < 2 or parts[0] != "services":
        return None
    if len(parts) == 2:  # services/ecs.hpp is the door of a wing; services/wing.hpp and its kind are everybody's
        name = Path(parts[1]).stem
        return None if name in SHARED else (name, "root")
    storey = Path(parts[2]).stem if len(parts) == 3 else parts[2]
    return parts[1], storey if storey in STOREYS else "root"


class Wings:
    def __init__(self, architecture):
        block = re.search(r"^```wings\n(.*?)^```", architecture, re.MULTILINE | re.DOTALL)
        self.reads = {}
        for line in block.group(1).splitlines() if block else []:
            wing, verb, *others = line.split()
            if verb != "reads":
                raise SystemExit(f"docs/architecture.md: '{line}' is no line of the wings block")
            self.reads[wing] = set(others)

    def objection(self, path, target):
        """Why the file may not include the target (a path below the root, or localecs/...); nothing when it may."""
        here, there = place_of(path), place_of(target)
        if not here:
            return None
        wing, storey = here
        if storey in PURE and str(target) in IMPURE:
            return f"'{storey}' is pure, and this brings the doors and the clock"
        if not there:
            return None
        other, other_storey = there
        if wing == other:
            if STOREYS[other_storey] > STOREYS[storey]:
                return f"the storey '{other_storey}' stands above '{storey}'"
            if STOREYS[other_storey] == STOREYS[storey] and other_storey != storey:
                return f"the storey '{other_storey}' is a neighbour of '{storey}'"
            return None
        if other not in self.reads.get(wing, ()):
            return f"the picture does not say that {wing} reads {other}"
        if other_storey not in READ_BY_OTHERS:
            return f"'{other_storey}' of {other} is no business of other wings"
        return None
