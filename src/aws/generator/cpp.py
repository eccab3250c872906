"""The C++ text of a service's headers, descriptions and operation table."""
import re

from model import SCALARS, ModelError, snake_case

KEYWORDS = set("""alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class
    compl concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do
    double dynamic_cast else enum explicit export extern false float for friend goto if import inline int long module mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires
    return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef
    typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq NULL EOF""".split())
LONGEST_LINE = 100


def spelled(name):
    """A member or an enumerator in C++: what no name may have becomes '_', and a keyword gets one at its end."""
    name = re.sub(r"\W", "_", name)
    name = "_" + name if name[:1].isdigit() else name
    return name + "_" if name in KEYWORDS else name


def text_literal(text):
    return f'R"({text})"' if "\\" in text or '"' in text else f'"{text}"'


def wrapped(head, items, tail):
    """`head item, item tail` on one line, or in lines of items between the two."""
    line = f"{head} {', '.join(items)} {tail}"
    if len(line) <= LONGEST_LINE:
        return line
    lines, current = [head], " "
    for item in items:
        if len(current) + len(item) + 2 > LONGEST_LINE:
            lines.append(current)
            current = " "
        current += f" {item},"
    return "\n".join([*lines, current.rstrip(","), tail])


class Writer:
    """Writes the files of one model. `homes` gives the grouping of each service by its folder."""

    def __init__(self, model, homes):
        self.model, self.grouping, self.homes = model, homes[model.space], homes
        self.mark = f"// Generated from src/services/{model.space}/model.json. Do not edit.\n"
        self.own = f"localecs::aws::{model.space}"

    def include(self, space, header):
        return f"#include <localecs/aws/{space}/{header}.hpp>"

    # Types

    def named_type(self, name):
        return f"{self.model.shapes[name]['service']}::{name}" if self.model.is_foreign(name) else name

    def cpp_type(self, name, hidden=()):
        """`hidden`: names that a structure's own members take away from the types."""
        shape = self.model.shape(name)
        if self.model.is_named(name):
            return f"{self.model.space}::{name}" if name in hidden else self.named_type(name)
        if self.model.is_free(name):
            return self.own_type("FreeDocument", hidden)
        if shape["type"] == "list":
            return f"std::vector<{self.cpp_type(self.model.element(name), hidden)}>"
        if shape["type"] == "map":
            return f"std::map<std::string, {self.cpp_type(self.model.element(name), hidden)}>"
        return self.own_type(SCALARS[shape["type"]], hidden)

    def own_type(self, type_name, hidden):
        return f"aws::{type_name}" if type_name in hidden else type_name

    def qualified_type(self, name):
        """The same as seen from namespace localecs::aws."""
        return self.cpp_type(name, hidden={one for one in self.model.named if not self.model.is_foreign(one)})

    def underlying(self, name):
        return "std::uint8_t" if len(self.model.shapes[name]["enum"]) <= 256 else "std::uint16_t"

    # Headers

    def forward(self):
        lines = [self.mark + "#pragma once\n", "#include <cstdint>\n", f"namespace {self.own} {{\n"]
        own = sorted(name for name in self.model.named if not self.model.is_foreign(name))
        lines += [f"enum class {name} : {self.underlying(name)};" for name in own if self.model.is_enum(name)] + [""]
        lines += [f"struct {name};" for name in own if not self.model.is_enum(name)]
        return "\n".join([*lines, "", f"}}  // namespace {self.own}", ""])

    def header(self, header):
        names = self.grouping.shapes[header]
        includes = ["#include <localecs/aws/shape.hpp>", self.include(self.model.space, "fwd")]
        includes += [self.include(space, self.foreign_home(space, home)) for space, home in self.grouping.includes(header)]
        lines = [self.mark + "#pragma once\n", *sorted(set(includes)), ""]
        lines += ["#include <optional>\n"] if any(not self.model.is_enum(name) for name in names) else []
        if names:
            lines += [f"namespace {self.own} {{\n"]
            lines += [self.definition(name) + "\n" for name in names]
            lines += [f"}}  // namespace {self.own}\n", "namespace localecs::aws {\n"]
            lines += [f"template <>\nconst Shape& ShapeOf<{self.model.space}::{name}>::get();" for name in names]
            lines += ["\n}  // namespace localecs::aws", ""]
        return "\n".join(lines)

    def foreign_home(self, space, home):
        """Of another service's shape only the name is known so far."""
        return home if space == self.model.space else self.homes[space].home[home]

    def definition(self, name):
        comment = self.comment(self.model.shape(name), "")
        if self.model.is_enum(name):
            words = self.model.shapes[name]["enum"]
            values = [spelled(value) for value in words]
            for word, value in zip(words, values):
                if values.count(value) > 1:
                    alike = [other for other in words if spelled(other) == value]
                    raise ModelError(f"{self.model.space}: {name} has values that C++ cannot tell apart: {', '.join(alike)}")
            return comment + wrapped(f"enum class {name} : {self.underlying(name)} {{", values, "};")
        members = "\n".join(self.member(name, member) for member in self.model.members(name))
        return comment + (f"struct {name} {{\n{members}\n}};" if members else f"struct {name} {{}};")

    def member(self, owner, member):
        shape = self.model.members(owner)[member]
        hidden = {spelled(one) for one in self.model.members(owner)}
        declared = self.cpp_type(shape["shape"], hidden)
        comment = self.comment(shape, "  ")
        if member not in self.model.shape(owner).get("required", []):
            return f"{comment}  std::optional<{declared}> {spelled(member)};"
        is_scalar = declared in ("std::int32_t", "std::int64_t", "double", "bool") or self.model.is_enum(shape["shape"])
        return f"{comment}  {declared} {spelled(member)}{'{}' if is_scalar else ''};  // required"

    def comment(self, of, indent):
        """What the model documents; AWS's public models are cut to names and types and say nothing."""
        return "".join(f"{indent}// {line}\n" for line in of.get("documentation", "").split("\n") if line)

    # Descriptions

    def descriptions(self, headers):
        """One source with the descriptions of all that lives in these headers."""
        names = [name for header in headers for name in self.grouping.shapes[header]]
        lines = [self.mark.rstrip(), "#include <localecs/aws/description.hpp>"]
        lines += [self.include(self.model.space, header) for header in headers]
        lines += ["", "namespace localecs::aws {", "namespace {\n"]
        lines += self.limits_of(names)
        lines += ["}  // namespace\n"]
        lines += [self.description(name) + "\n" for name in names]
        return "\n".join([*lines, "}  // namespace localecs::aws", ""])

    def limits_of(self, names):
        """A constant for each shape with limits that these structures' members have."""
        found = {}

        def add(name):
            if name in found or not self.has_limits(name):
                return
            if self.model.shape(name)["type"] == "list":
                add(self.model.element(name))
            found[name] = self.limits(name)

        for name in names:
            for reference in self.model.members(name).values():
                add(reference["shape"])
        return [f"constexpr Limits {self.limits_name(name)}{{{limits}}};" for name, limits in found.items()] + [""]

    def has_limits(self, name):
        shape = self.model.shape(name)
        if self.model.is_named(name):
            return False
        inner = shape["type"] == "list" and self.has_limits(self.model.element(name))
        return inner or any(key in shape for key in ("min", "max")) or self.pattern(name) is not None

    def pattern(self, name):
        left_out = name in self.model.localecs.get("patterns_left_out", {})
        return None if left_out else self.model.shape(name).get("pattern")

    def limits(self, name):
        shape = self.model.shape(name)
        parts = [f".{ours} = {int(shape[theirs])}" for ours, theirs in (("least", "min"), ("most", "max")) if theirs in shape]
        if self.pattern(name) is not None:
            parts.append(f".pattern = {text_literal(self.pattern(name))}")
        if shape.get("sensitive"):
            parts.append(".is_sensitive = true")
        if shape["type"] == "list" and self.has_limits(self.model.element(name)):
            parts.append(f".elements = &{self.limits_name(self.model.element(name))}")
        return ", ".join(parts)

    def limits_name(self, name):
        return f"k{name[0].upper()}{name[1:]}"

    def description(self, name):
        lines = [f"template <>\nconst Shape& ShapeOf<{self.model.space}::{name}>::get() {{"]
        if self.model.is_enum(name):
            values = [text_literal(value) for value in self.model.shapes[name]["enum"]]
            lines.append("  " + wrapped("static constexpr std::string_view values[] = {", values, "};"))
            lines.append(f'  static constexpr Shape shape = enumeration<{self.underlying(name)}>("{name}", values);')
        elif self.model.members(name):
            lines.append(f"  using Owner = {self.model.space}::{name};")
            lines.append("  static constexpr Member members[] = {")
            lines += [self.row(name, member) for member in self.model.members(name)]
            lines.append(f'  }};\n  static constexpr Shape shape = structure("{name}", members);')
        else:
            lines.append(f'  static constexpr Shape shape = structure("{name}", {{}});')
        return "\n".join([*lines, "  return shape;\n}"])

    def row(self, owner, member):
        shape = self.model.members(owner)[member]["shape"]
        declared = self.qualified_type(shape)
        required = member in self.model.shape(owner).get("required", [])
        access = "nullptr" if required else f"&kOptional<{declared}>"
        limits = f"&{self.limits_name(shape)}" if self.has_limits(shape) else "nullptr"
        start = f'      {{"{member}", &ShapeOf<{declared}>::get, offsetof(Owner, {spelled(member)}),'
        return f"{start}\n       {access}, {limits}}},"

    # Operations

    def operations(self):
        services = f"localecs::services::{self.model.space}"
        lines = [self.mark + "#pragma once\n", self.include(self.model.space, "fwd") + "\n",
                 "namespace localecs::services {\nstruct Call;\n}\n", f"namespace {services} {{\n",
                 f"using namespace aws::{self.model.space};  // the wire shapes, spelled as AWS spells them\n"]
        for operation in self.model.operations:
            given, answer = self.model.sides(operation)
            function = f"{answer} {snake_case(operation)}("
            arguments = f"Call& call, const {given}& input);"
            fits = len(function + arguments) <= LONGEST_LINE
            lines.append(function + arguments if fits else f"{function}\n    {arguments}")
        return "\n".join([*lines, "", f"}}  // namespace {services}", ""])

    def table(self):
        """The operations by name. A REST service's are named by method and path."""
        model, meta, own = self.model, self.model.metadata, self.model.localecs
        services = f"localecs::services::{model.space}"
        lines = [self.mark.rstrip(), *(self.include(model.space, header) for header in
                                       sorted({*self.grouping.operation_header.values(), "operations"})),
                 f"#include <localecs/services/{model.space}.hpp>\n", f"namespace {services} {{", "namespace {\n",
                 f"constexpr aws::Dialect dialect = aws::{own['dialect']}(\"{own['error_code']}\");\n",
                 "constexpr Operation table[] = {"]
        is_rest = meta["protocol"].startswith("rest")
        for operation, content in model.operations.items():
            name = f"{content['http']['method']} {content['http']['requestUri']}" if is_rest else operation
            lines.append(f'    operation<&{snake_case(operation)}>("{name}", dialect),')
        lines.append("};")
        capital = [text_literal(error) for error in model.errors_with("Message")]
        if capital:
            lines.append(wrapped("constexpr std::string_view capital_message[] = {", capital, "};"))
        has_query = "query" in meta.get("protocols", [])
        fields = {"name": own["name"], "target_prefix": meta.get("targetPrefix", ""), "operations": None,
                  "signing_name": meta.get("signingName", meta.get("endpointPrefix", "")),
                  "version": meta["apiVersion"] if has_query else "", "xml_namespace": meta.get("xmlNamespace", "")}
        lines += ["\n}  // namespace\n", "const OperationTable& operations() {",
                  "  static constexpr OperationTable service{"]
        lines += [f"      .{field} = {'table' if text is None else text_literal(text)}," for field, text in fields.items()]
        ends = ",\n      .errors_with_capital_message = capital_message};" if capital else "};"
        return "\n".join([*lines, "      .dialect = &dialect" + ends, "  return service;\n}\n", f"}}  // namespace {services}", ""])
