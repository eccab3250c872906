"""One handwriting in all rooms: constants are called kLikeThis, includes stand in one order."""
import re
from pathlib import Path

from cpp import INCLUDE, declarations, without_comments

# Names of the state's tables read as words: state[ecs::tasks].
TABLE = re.compile(r"\b(TableOf|PartOf)\s*<")
GROUPS = ("its own header", "<localecs/...>", "<...>", '"..."')


def without_nested(text, opening, closing):
    """The text without what stands between brackets, to any depth."""
    inner = re.compile(rf"\{opening}[^\{opening}\{closing}]*\{closing}")
    while inner.search(text):
        text = inner.sub(" ", text)
    return text


def names_of(declaration):
    """The names of the variables that one declaration declares."""
    for opening, closing in ("()", "[]", "<>"):
        declaration = without_nested(declaration, opening, closing)
    for declarator in declaration.split(","):
        words = re.findall(r"\w+", declarator.split("=")[0])
        if words:
            yield words[-1]


def check_constants(path, text):
    for line, declaration in declarations(text):
        if not re.search(r"\bconstexpr\b", declaration) or TABLE.search(declaration):
            continue
        if re.search(r"=\s*(default|delete)\s*$", declaration):
            continue
        for name in names_of(declaration):
            is_trait = "template" in declaration and name.startswith(("is_", "has_"))
            if not is_trait and not re.match(r"k[A-Z0-9]", name):
                yield f"{path}:{line}: the constant '{name}' is not called kLikeThis"


def group_of(path, match, text, is_first):
    """The place of an include in GROUPS. A source's own header is the first, alone in its paragraph."""
    kind, target = match.groups()
    is_alone = text[match.end():match.end() + 2] in ("\n\n", "\n")
    if path.suffix == ".cpp" and is_first and (is_alone or Path(target).stem == path.stem):
        return 0
    return 3 if kind == '"' else 1 if target.startswith("localecs/") else 2


def check_include_order(path, text):
    """Complains once a file: the first include that stands behind one of a later group."""
    code, last = without_comments(text), 0
    for number, match in enumerate(INCLUDE.finditer(code)):
        group = group_of(path, match, code, number == 0)
        if group < last:
            yield f"{path}: {GROUPS[group]} stands behind {GROUPS[last]}: {match.group().strip()}"
            return
        last = group
