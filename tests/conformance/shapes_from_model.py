#!/usr/bin/env python3
"""Writes the first draft of a service's shapes (headers and descriptions) from its public model.

Used once when a service is added; afterwards the headers are edited by hand and the conformance test is the judge.
Usage: shapes_from_model.py MODEL.json NAMESPACE GROUPS.json (run from the top folder)
GROUPS.json: an ordered map of file name -> list of operation or shape names; a file may use the shapes of those before it.
"""
import json
import re
import sys

KEYWORDS = {"default", "new", "delete", "operator", "register", "public", "private", "protected", "template",
            "namespace", "export", "import", "class", "struct", "union", "enum", "static", "volatile", "const",
            "and", "or", "not", "xor", "true", "false", "NULL"}
SCALARS = {"string": "std::string", "integer": "std::int32_t", "long": "std::int64_t", "double": "double",
           "float": "double", "boolean": "bool", "timestamp": "Timestamp", "blob": "Blob"}


def main(model_path, namespace, groups_path):
    model = json.load(open(model_path))
    groups = json.load(open(groups_path))
    shapes = model["shapes"]
    service = namespace.upper()

    def references(name, seen):
        """Every structure and enum that `name` is made of, itself included, innermost first."""
        shape = shapes[name]
        if name in seen:
            return
        seen[name] = None
        for inner in inner_shapes(shape):
            references(inner, seen)
        seen.pop(name)
        seen[name] = None

    def inner_shapes(shape):
        if shape["type"] == "structure":
            return [m["shape"] for m in shape["members"].values()]
        return [shape[k]["shape"] for k in ("member", "key", "value") if k in shape]

    def is_named(name):
        return shapes[name]["type"] == "structure" or "enum" in shapes[name]

    def cpp_type(name):
        shape = shapes[name]
        if is_named(name):
            return name
        if shape["type"] == "list":
            return f"std::vector<{cpp_type(shape['member']['shape'])}>"
        if shape["type"] == "map":
            return f"std::map<std::string, {cpp_type(shape['value']['shape'])}>"
        return SCALARS[shape["type"]]

    def roots(entry):
        """A group lists operations, or single shapes that deserve a file of their own."""
        operation = model["operations"].get(entry)
        if operation is None:
            return [entry]
        return [operation[side]["shape"] for side in ("input", "output") if side in operation]

    used_by, order = {}, {}
    for group, entries in groups.items():
        for root in (r for entry in entries for r in roots(entry)):
            references(root, order)
            seen = {}
            references(root, seen)
            for name in seen:
                used_by.setdefault(name, set()).add(group)

    # A shape lives in the first file that uses it; so does all it is made of, unless an earlier file has it.
    home = {name: next(g for g in groups if g in used_by[name]) for name in order if is_named(name)}
    files = {group: [name for name in home if home[name] == group] for group in groups}

    def included_files(group):
        """The other files whose shapes this one's members name."""
        found = set()
        for name in files[group]:
            for inner in inner_shapes(shapes[name]):
                while not is_named(inner) and shapes[inner]["type"] in ("list", "map"):
                    inner = inner_shapes(shapes[inner])[-1]
                found.add(home.get(inner, group))
        return sorted(found - {group})

    def enum_text(name):
        values = [v.replace("-", "_") for v in shapes[name]["enum"]]
        values = [v + "_" if v in KEYWORDS else v for v in values]
        body = ", ".join(values)
        text = f"enum class {name} {{ {body} }};"
        if len(text) > 100:
            lines, line = [], " "
            for v in values:
                if len(line) + len(v) + 2 > 98:
                    lines.append(line)
                    line = " "
                line += f" {v},"
            lines.append(line.rstrip(","))
            text = f"enum class {name} {{\n" + "\n".join(lines) + "\n};"
        return text, values

    def struct_text(name):
        required = set(shapes[name].get("required", []))
        lines = [f"struct {name} {{"]
        for member, reference in shapes[name]["members"].items():
            spelled = member + "_" if member in KEYWORDS else member
            declared = cpp_type(reference["shape"])
            if declared == spelled:  # a member may not change what its own type's name means
                declared = f"{namespace}::{declared}"
            if member not in required:
                declared = f"std::optional<{declared}>"
            initial = "{}" if member in required and declared in ("std::int32_t", "std::int64_t", "double", "bool") or (
                member in required and "enum" in shapes[reference["shape"]]) else ""
            lines.append(f"  {declared} {spelled}{initial};")
        lines.append("};")
        return "struct %s {};" % name if len(lines) == 2 else "\n".join(lines)

    for group, names in files.items():
        if not names:
            continue
        title = group.replace("_", " ")
        includes = "".join(f"#include <localecs/aws/{namespace}/{other}.hpp>\n" for other in included_files(group))
        includes += "#include <localecs/aws/shape.hpp>\n\n#include <optional>\n"
        header = [f"// {service} wire shapes: {title}. Spelled as the public model spells them.\n#pragma once\n",
                  includes, f"namespace localecs::aws::{namespace} {{\n"]
        source = [f"// Describes the {service} shapes of {group}.hpp.\n#include <localecs/aws/{namespace}/{group}.hpp>\n",
                  '#include "../describe.hpp"\n', f"namespace localecs::aws::{namespace} {{\n"]
        specials = []
        for name in names:
            if shapes[name]["type"] == "structure":
                header.append(struct_text(name) + "\n")
                members = ", ".join(m + "_" if m in KEYWORDS else m for m in shapes[name]["members"])
                source.append(f"BOOST_DESCRIBE_STRUCT({name}, (), ({members}))")
                specials.append(f"template <> const Shape& ShapeOf<{namespace}::{name}>::get() "
                                f"{{ return structure<{namespace}::{name}>(\"{name}\"); }}")
            else:
                text, values = enum_text(name)
                header.append(text + "\n")
                source.append(f"BOOST_DESCRIBE_ENUM({name}, {', '.join(values)})")
                hyphens = ", Spelling::hyphens" if any("-" in v for v in shapes[name]["enum"]) else ""
                specials.append(f"template <> const Shape& ShapeOf<{namespace}::{name}>::get() "
                                f"{{ return enumeration<{namespace}::{name}>(\"{name}\"{hyphens}); }}")
        header.append(f"}}  // namespace localecs::aws::{namespace}\n")
        # Declared here because a specialisation must be known wherever it is used; defined in the matching .cpp.
        header.append("// clang-format off\nnamespace localecs::aws {\n")
        header += [f"template <> const Shape& ShapeOf<{namespace}::{name}>::get();" for name in names]
        header.append("\n}  // namespace localecs::aws\n// clang-format on\n")
        source.append(f"\n}}  // namespace localecs::aws::{namespace}\n\nnamespace localecs::aws {{\n")
        source += specials
        source.append("\n}  // namespace localecs::aws\n")
        open(f"include/localecs/aws/{namespace}/{group}.hpp", "w").write("\n".join(header))
        open(f"src/aws/{namespace}/{group}.cpp", "w").write("\n".join(source))
        print(group, len(names))


if __name__ == "__main__":
    main(*sys.argv[1:])
