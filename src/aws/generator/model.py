"""A service's model.json as the generator needs it, and every reason why it may be refused."""
import json
import re

SCALARS = {"string": "std::string", "integer": "std::int32_t", "long": "std::int64_t", "double": "double",
           "float": "double", "boolean": "bool", "timestamp": "Timestamp", "blob": "Blob"}
COLLECTIONS = {"structure", "list", "map"}

# What Java's patterns have and RE2's do not: outside of a character class, and within one.
UNREADABLE = {r"\(\?<?[=!]": "look-around", r"\(\?>": "an atomic group", r"\\[1-9]|\\k<": "a back reference",
              r"[*+?}]\+": "a possessive repetition", r"\\[hHRXGZ]": "an escape that RE2 does not know"}
UNREADABLE_IN_CLASS = {r"&&|\[(?!:)": "a class within a class", r"\\[hHR]": "an escape that RE2 does not know"}
UNKNOWN_PROPERTY = re.compile(r"\\[pP]\{\^?(?:Is[A-Z]|In[A-Z]|java|Alpha|Alnum|ASCII|Blank|Cntrl|Digit|Graph|Lower|Print|Punct|"
                              r"Space|Upper|XDigit)")
MOST_REPETITIONS = 1000


class ModelError(Exception):
    """The model says something of which no C++ can be made; the text names the shape."""


def snake_case(name):
    """DescribeECSThings -> describe_ecs_things."""
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def why_unreadable(pattern):
    """What of the pattern RE2 cannot read; nothing when it can read all of it."""
    plain = re.sub(r"\\\W", "_", pattern)  # an escaped sign means no more than itself
    classes = r"\[\^?\]?(?:\[:\w+:\]|[^\]])*\]"
    outside = re.sub(classes, "[]", plain)
    found = [why for syntax, why in UNREADABLE.items() if re.search(syntax, outside)]
    for inside in re.findall(classes, plain):
        found += [why for syntax, why in UNREADABLE_IN_CLASS.items() if re.search(syntax, inside[1:-1])]
    counts = re.findall(r"\{(\d+)(?:,(\d*))?\}", outside)
    if any(int(number or 0) > MOST_REPETITIONS for pair in counts for number in pair):
        found.append(f"a repetition of more than {MOST_REPETITIONS}")
    if UNKNOWN_PROPERTY.search(plain):
        found.append("a property that RE2 does not know")
    return found[0] if found else None


class Model:
    """Operations and shapes of one service. `space` is its folder and its C++ namespace."""

    def __init__(self, space, text):
        content = json.loads(text)
        self.space, self.metadata = space, content["metadata"]
        self.localecs = content["localecs"]  # name, dialect, error_code, patterns_left_out, enum_order
        self.operations = dict(sorted(content["operations"].items()))
        self.shapes = content["shapes"]
        self._order_enums()
        self.named = self._reachable()
        self._check_patterns()

    def shape(self, name):
        if name not in self.shapes:
            raise ModelError(f"{self.space}: there is no shape {name}")
        shape = self.shapes[name]
        if shape.get("type") not in SCALARS.keys() | COLLECTIONS:
            raise ModelError(f"{self.space}: {name} is of the unknown type {shape.get('type')}")
        for member in shape.get("required", []):
            if member not in shape["members"]:
                raise ModelError(f"{self.space}: {name} requires {member}, which is none of its members")
        return shape

    def errors_with(self, member):
        """The names of the errors that have such a member."""
        return [name for name, shape in sorted(self.shapes.items())
                if shape.get("exception") and member in shape.get("members", {})]

    def is_enum(self, name):
        return "enum" in self.shape(name)

    def is_named(self, name):
        """Structures and enumerations have a C++ type of their own; one of another service has it there."""
        shape = self.shape(name)
        return self.is_enum(name) or (shape["type"] == "structure" and not self.is_free(name))

    def is_free(self, name):
        return self.shape(name).get("document", False)  # any JSON

    def is_foreign(self, name):
        return "service" in self.shape(name)

    def members(self, name):
        return self.shape(name).get("members", {})

    def element(self, name):
        """The shape that a list's elements or a map's values have."""
        shape = self.shape(name)
        if shape["type"] == "map" and self.shape(shape["key"]["shape"])["type"] != "string":
            raise ModelError(f"{self.space}: the keys of {name} are no strings")
        return shape["member" if shape["type"] == "list" else "value"]["shape"]

    def held(self, name):
        """(type, whether by value) of what a member of this shape holds: the named type behind lists and maps."""
        by_value, passed = True, []
        while self.shape(name)["type"] in ("list", "map"):
            passed.append(name)
            name, by_value = self.element(name), False
            if name in passed:
                raise ModelError(f"{self.space}: {name} is a list of itself and of nothing else")
        return name, by_value

    def parts(self, name):
        """The named shapes that a structure's members hold, in the order of the members."""
        if self.is_foreign(name):
            return []
        held = (self.held(reference["shape"])[0] for reference in self.members(name).values())
        return list(dict.fromkeys(part for part in held if self.is_named(part)))

    def sides(self, operation):
        """The names of an operation's input and output."""
        for side in ("input", "output"):
            if side not in self.operations[operation]:
                raise ModelError(f"{self.space}: {operation} has no {side}; give it a structure without members")
        return [self.operations[operation][side]["shape"] for side in ("input", "output")]

    def _reachable(self):
        """Every named shape that an operation is made of, innermost first: the order in which C++ needs them."""
        order, path = {}, []

        def visit(name):
            if name in path or name in order:
                return
            path.append(name)
            for part in self.parts(name):
                visit(part)
            order[path.pop()] = None

        for operation in self.operations:
            for name in self.sides(operation):
                visit(name)
        return self._values_first(list(order))

    def _values_first(self, names):
        """The same names; one that holds another by value comes after it, also where shapes hold each other."""
        inside = {name: self._inside(name) for name in names}
        for name in names:
            if name in inside[name]:
                raise ModelError(f"{self.space}: {name} holds itself by value; C++ can hold it in a list or a map only")
        sorted_names = []
        while len(sorted_names) < len(names):
            sorted_names.append(next(name for name in names if name not in sorted_names
                                     and inside[name].issubset(sorted_names)))
        return sorted_names

    def _inside(self, name, seen=None):
        """What a shape holds by value, however deep."""
        seen = set() if seen is None else seen
        for reference in self.members(name).values() if not self.is_foreign(name) else ():
            part, by_value = self.held(reference["shape"])
            if by_value and self.is_named(part) and part not in seen:
                seen.add(part)
                self._inside(part, seen)
        return seen

    def _order_enums(self):
        """Errors list the values of an enum in an order that is not always the model's."""
        for name, order in self.localecs.get("enum_order", {}).items():
            if sorted(order) != sorted(self.shape(name).get("enum", [])):
                raise ModelError(f"{self.space}: enum_order names other values than {name} has")
            self.shapes[name] = {**self.shapes[name], "enum": order}

    def _check_patterns(self):
        left_out = self.localecs.get("patterns_left_out", {})
        for name, shape in self.shapes.items():
            why = why_unreadable(shape["pattern"]) if "pattern" in shape else None
            if why and name not in left_out:
                raise ModelError(f"{self.space}: RE2 cannot read the pattern of {name}, it has {why}: "
                                 f"{shape['pattern']}\n  List it in patterns_left_out with a reason, or mend it.")
            if name in left_out and not left_out[name]:
                raise ModelError(f"{self.space}: patterns_left_out names {name} without a reason")
            if name in left_out and "pattern" not in shape:
                raise ModelError(f"{self.space}: patterns_left_out names {name} without need")
        for name in left_out.keys() - self.shapes.keys():
            raise ModelError(f"{self.space}: patterns_left_out names {name}, which is no shape")
