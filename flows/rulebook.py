"""The rules that are code: their ids, read from the modules that make them, with what those say of themselves."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import normalizers

# Rooms and modules whose edits and flags carry ids of their own; the rules of the TOML files have their own list.
PLACES = (
    "hygiene",
    "layout",
    "artifacts/breaks.py",
    "artifacts/repairers",
    "engines/batch.py",
    "canonical/text.py",
    "canonical/marks.py",
    "passage.py",
)
ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class InCode:
    """One id that code makes.

    Attributes:
        module: dotted name. about: its docstring: what is repaired, and what is left alone.
        reason: the sentence that its edits carry; "" where it is made up for each edit.
    """

    id: str
    module: str
    about: str
    reason: str

    @property
    def first(self) -> str:
        """One line: the reason, or else the first line of the docstring."""
        return self.reason or self.about.partition("\n")[0]


@cache
def in_code() -> tuple[InCode, ...]:
    """Every id that code makes, in order; where two modules name one, the one that is about it."""
    found: dict[str, InCode] = {}
    house = Path(normalizers.__file__).parent
    for place in PLACES:
        there = house / place
        files = sorted(there.glob("*.py")) if there.is_dir() else [there]
        for file in sorted(files, key=lambda file: file.name == "__init__.py"):
            for one in _of_module(file, house):
                known = found.setdefault(one.id, one)
                if one.reason and not known.reason:
                    found[one.id] = one
    return tuple(found[rule] for rule in sorted(found))


def _of_module(file: Path, house: Path) -> Iterator[InCode]:
    tree = ast.parse(file.read_text("utf-8"))
    about = ast.get_docstring(tree) or ""
    module = ".".join((house.name, *file.relative_to(house).with_suffix("").parts)).removesuffix(".__init__")
    names = dict(_constants(tree))
    reasons: dict[str, str] = {}
    for node in ast.walk(tree):
        parts = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        for rule, reason, sure in zip(parts, parts[1:], parts[2:], strict=False):  # as every edit and flag has them
            said, why = _text(rule, names), _text(reason, names)
            if said and why and _text(sure, names) is None:
                reasons.setdefault(said, why)
    for node in ast.walk(tree):
        word = _text(node, {})
        if word is not None and ID.fullmatch(word) and not word.endswith(".toml"):
            yield InCode(word, module, about, reasons.get(word, ""))


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names of the module that stand for one text."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            for name, text in pairs:
                if isinstance(name, ast.Name) and (said := _text(text, {})) is not None:
                    yield name.id, said


def _text(node: ast.AST, names: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return names.get(node.id) if isinstance(node, ast.Name) else None
