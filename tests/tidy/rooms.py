"""Circles among the sub-rooms of a room, and folders with too many files, both by ratchet."""
from collections import Counter

from cpp import INCLUDE, without_comments

MOST_FILES = 30
# Storeys of a service's wing whose own folders must have no circle either.
STOREYS = ("decide", "operations")
MOST_FOR_SEARCH = 12


def home_of(path):
    """src/http for src/http/server/hub.cpp, src/services/ecs for its files; None outside of rooms."""
    depth = 3 if path.parts[:2] == ("src", "services") else 2
    return "/".join(path.parts[:depth]) if path.parts[0] == "src" and len(path.parts) > depth else None


def private_includes(root, sources):
    """(including file, included file) of the includes that stay in a room."""
    for path, text in sources:
        home = home_of(path)
        if not home:
            continue
        for kind, target in INCLUDE.findall(without_comments(text)):
            beside, below = path.parent / target, (root / home / target).relative_to(root)
            found = next((one for one in (beside, below) if (root / one).exists()), None)
            if kind == '"' and found:
                yield path, found


def folder_in(level, path):
    """The sub-room of `level` that the file is in, "" for the level's root; None outside of it."""
    inside = str(path).startswith(level + "/")
    rest = str(path)[len(level) + 1:].split("/")
    return None if not inside else rest[0] if len(rest) > 1 else ""


def levels(sources):
    homes = {home for home in (home_of(path) for path, _ in sources) if home}
    wings = {home for home in homes if home.startswith("src/services/")}
    return sorted(homes | {f"{wing}/{storey}" for wing in wings for storey in STOREYS})


def reachable(edges, begin):
    seen, todo = set(), [begin]
    while todo:
        here = todo.pop()
        following = {to for origin, to in edges if origin == here} - seen
        seen |= following
        todo += following
    return seen


def fewest_against_an_order(rooms, edges):
    """The includes that are left over when the rooms are put above each other in the best order.

    A search over sets of rooms, the lower ones first: rooms in a set must not include the next."""
    rooms = sorted(rooms)
    if len(rooms) > MOST_FOR_SEARCH:
        return {edge: count for edge, count in edges.items() if set(edge) <= set(rooms)}
    best = {frozenset(): (0, ())}
    for _ in rooms:
        larger = {}
        for below, (cost, order) in best.items():
            for room in rooms:
                if room in below:
                    continue
                total = cost + sum(edges.get((other, room), 0) for other in below)
                candidate, key = (total, order + (room,)), below | {room}
                larger[key] = min(larger.get(key, candidate), candidate)
        best = larger
    order = best[frozenset(rooms)][1]
    return {(low, high): edges[low, high] for at, low in enumerate(order)
            for high in order[at + 1:] if (low, high) in edges}


def circles(root, sources):
    """{what: (includes, 0, unit)}: a room's root may include all; a sub-room may not include the root,
    and sub-rooms may not include each other in a circle."""
    includes, found = list(private_includes(root, sources)), {}
    for level in levels(sources):
        between = Counter((folder_in(level, path), folder_in(level, other)) for path, other in includes)
        edges = {pair: count for pair, count in between.items() if None not in pair and pair[0] != pair[1]}
        for (room, other), count in edges.items():
            if room and not other:
                found[f"{level}: {room} includes the root"] = (count, 0, "includes of the room's root")
        edges = {pair: count for pair, count in edges.items() if all(pair)}
        around = {room: reachable(edges, room) for room, _ in edges}
        rings = {frozenset(two for two in around if two in around[one] and one in around[two]) for one in around}
        for ring in filter(None, rings):
            for (low, high), count in fewest_against_an_order(ring, edges).items():
                found[f"{level}: {low} includes {high}"] = (count, 0, "includes that close a circle")
    return found


def crowded_folders(root):
    """{folder: (files, most, unit)} of the folders of src and include with too many files."""
    found = {}
    for top in ("src", "include"):
        for folder in sorted(path for path in (root / top).rglob("*") if path.is_dir()):
            count = sum(1 for one in folder.iterdir() if one.is_file())
            if count > MOST_FILES:
                found[str(folder.relative_to(root))] = (count, MOST_FILES, "files")
    return found
