#!/usr/bin/env python3
"""Writes the rules of a service's inputs (lengths, ranges, patterns) from its public model.

Used once when a service is added, as shapes_from_model.py; the conformance test compares them with the model.
Usage: rules_from_model.py MODEL.json NAMESPACE NAME ERROR_CODE (run from the top folder)
"""
import json
import re
import sys

# What aws::matches understands: one character class repeated.
UNDERSTOOD = re.compile(r"\^?\(?\[(?:\\.|[^\]\\])*\][*+]\)?\$?")


def limits_of(shape):
    """The initialiser of an aws::Limits, or an empty text where the shape has none."""
    parts = []
    if "enum" not in shape and shape["type"] != "structure":
        parts += [f".least = {shape['min']}"] if "min" in shape else []
        parts += [f".most = {shape['max']}"] if "max" in shape else []
        if UNDERSTOOD.fullmatch(shape.get("pattern", "")):
            parts.append(f'.pattern = R"({shape["pattern"]})"')
    if parts and shape.get("sensitive"):
        parts.append(".is_sensitive = true")
    return "{" + ", ".join(parts) + "}" if parts else ""


def main(model_path, namespace, name, error_code):
    model = json.load(open(model_path))
    shapes, structures = model["shapes"], {}

    def visit(shape_name):
        shape = shapes[shape_name]
        if shape["type"] == "structure" and shape_name not in structures:
            structures[shape_name] = shape["members"]
            for member in shape["members"].values():
                visit(member["shape"])
        elif shape["type"] == "list":
            visit(shape["member"]["shape"])

    for operation in model["operations"].values():
        if "input" in operation:
            visit(operation["input"]["shape"])

    rows = []
    for structure, members in structures.items():
        for member, reference in members.items():
            shape = shapes[reference["shape"]]
            own = limits_of(shape)
            elements = limits_of(shapes[shape["member"]["shape"]]) if shape["type"] == "list" else ""
            if own or elements:
                row = f'{{"{structure}", "{member}", {own or "{}"}' + (f", {elements}" if elements else "")
                rows.append(f"    {row}}},")
    print(f"// What {name} demands of its inputs, as the public model states it.")
    print(f"#include <localecs/aws/{namespace}/rules.hpp>\n")
    print(f"namespace localecs::aws::{namespace} {{\n\nconst Rules& rules() {{")
    print("  static constexpr Rule table[] = {\n" + "\n".join(rows) + "\n  };")
    print(f'  static constexpr Rules all{{"{error_code}", table}};')
    print(f"  return all;\n}}\n\n}}  // namespace localecs::aws::{namespace}")


if __name__ == "__main__":
    main(*sys.argv[1:])
