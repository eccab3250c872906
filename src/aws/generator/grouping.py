"""Which header each shape lives in.

* An operation has a header of its own name; its input and output live there.
* A shape lives where its users live, if they all live in one header; else in a header of its own name.
* Shapes that hold each other, through lists, live together.
* A shape's header that would have an operation's name, or the name of a header that every service has, is called <name>_shape.
"""
from model import ModelError, snake_case

RESERVED = {"fwd", "operations"}


class Grouping:
    """`home[shape]` is its header, `shapes[header]` what lives there, `operation_header[operation]` as it says."""

    def __init__(self, model):
        self.model = model
        self.operation_header = {operation: snake_case(operation) for operation in model.operations}
        self.taken = RESERVED | set(self.operation_header.values())
        self.home = self._homes()
        own = [name for name in model.named if not model.is_foreign(name)]
        headers = {*(self.home[name] for name in own), *self.operation_header.values()}
        self.shapes = {header: [name for name in own if self.home[name] == header] for header in sorted(headers)}
        self._check_names()

    def includes(self, header):
        """(service, header) of the headers that this one's members need complete."""
        found = set()
        needed = [part for name in self.shapes[header] for part in self.model.parts(name)]
        for operation, own in self.operation_header.items():
            needed += self.model.sides(operation) if own == header else []
        for name in needed:
            if self.model.is_foreign(name):
                found.add((self.model.shapes[name]["service"], name))
            elif self.home[name] != header:
                found.add((self.model.space, self.home[name]))
        return sorted(found)

    def _homes(self):
        circles = circles_of(self.model)
        users = {name: set() for name in self.model.named}
        for name in self.model.named:
            for part in self.model.parts(name):
                if circles[part] != circles[name]:
                    users[part].add(name)
        direct = {name: set() for name in self.model.named}
        for operation, header in self.operation_header.items():
            for name in self.model.sides(operation):
                direct[name].add(header)
        home = {}

        def find(name):
            if name not in home:
                circle = circles[name]
                homes = {header for one in circle for header in direct[one]}
                homes |= {find(user) for one in circle for user in users[one]}
                own = homes.pop() if len(homes) == 1 else self._header_of(min(circle))
                home.update(dict.fromkeys(circle, own))
            return home[name]

        for name in self.model.named:
            find(name)
        return home

    def _header_of(self, name):
        header = snake_case(name)
        return header + "_shape" if header in self.taken else header

    def _check_names(self):
        owners = {}
        for name, header in self.home.items():
            if header in self.operation_header.values() or self._header_of(name) != header:
                continue
            if owners.setdefault(header, name) != name:
                raise ModelError(f"{self.model.space}: {name} and {owners[header]} would share the header {header}")


def circles_of(model):
    """{shape: the set of shapes that it holds and that hold it}; alone in it, where there is no circle."""
    below = {}

    def reach(name):
        seen, todo = set(), [name]
        while todo:
            for part in model.parts(todo.pop()):
                if part not in seen:
                    seen.add(part)
                    todo.append(part)
        return seen

    for name in model.named:
        below[name] = reach(name)
    return {name: frozenset({name} | {other for other in below[name] if name in below[other]}) for name in model.named}
