"""Reads C++ as far as tidy needs it: includes, functions and declarations, by comments and braces."""
import re

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


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


def declarations(text):
    """(line, declaration) of all that is declared, not defined as a function, at namespace or class
    scope; what stands in its braces is left out."""
    code, blocks, spoken, start = bare_code(text), [], "", 0
    for at, char in enumerate(code):
        in_scope = all(kind == "scope" for kind in blocks)
        if char == "{":
            blocks.append(kind_of_block(spoken, "scope") if in_scope else "other")
            if blocks[-1] == "scope":
                spoken = ""
        elif char == "}":
            if blocks and blocks.pop() in ("function", "scope"):
                spoken = ""
        elif char == ";" and in_scope:
            yield code.count("\n", 0, start) + 1, spoken
            spoken = ""
        elif in_scope:
            if not spoken.strip():
                start = at
            spoken += char
