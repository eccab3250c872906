#!/usr/bin/env python3
"""Writes C++ from the models of all services: generate.py SERVICES OUT.

SERVICES/<x>/model.json becomes OUT/localecs/aws/<x>/*.hpp and *.cpp. A file is written only where it differs, so what did not
change is not compiled again; files that no model asks for any more are removed.
"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from cpp import Writer  # noqa: E402
from grouping import Grouping  # noqa: E402
from model import Model, ModelError  # noqa: E402

HEADERS_IN_A_SOURCE = 30  # few enough sources to be quick, enough of them for several cores


def files_of(model, homes):
    """{file name: text} of one service."""
    writer = Writer(model, homes)
    headers = list(homes[model.space].shapes)
    files = {f"{header}.hpp": writer.header(header) for header in headers}
    files |= {"fwd.hpp": writer.forward(), "operations.hpp": writer.operations(), "operations.cpp": writer.table()}
    described = [header for header in headers if homes[model.space].shapes[header]]
    for first in range(0, len(described), HEADERS_IN_A_SOURCE):
        name = f"descriptions_{first // HEADERS_IN_A_SOURCE + 1}.cpp"
        files[name] = writer.descriptions(described[first:first + HEADERS_IN_A_SOURCE])
    return files


def write(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    for file in folder.iterdir():
        if file.name not in files:
            file.unlink()


def generate(services, out):
    paths = sorted(Path(services).glob("*/model.json"))
    models = [Model(path.parent.name, path.read_text(encoding="utf-8")) for path in paths]
    homes = {model.space: Grouping(model) for model in models}
    for model in models:
        write(Path(out) / "localecs" / "aws" / model.space, files_of(model, homes))


if __name__ == "__main__":
    try:
        generate(*sys.argv[1:])
    except ModelError as problem:
        sys.exit(f"model.json: {problem}")
