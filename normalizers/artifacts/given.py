"""Whether a given name is a woman's or a man's, by how often each bears it."""

import tomllib
import unicodedata
from functools import cache

from normalizers.languages.geography import HERE

CLEAR = 10.0  # a name is only taken as one or the other where it is ten times as frequent


def gender(name: str) -> str | None:
    """Return "her" or "his" for a given name that is clearly one or the other, else None."""
    if name in _listed("either"):
        return None
    if name in _listed("women"):
        return "her"
    if name in _listed("men"):
        return "his"
    women, men = _shares()
    plain = "".join(char for char in unicodedata.normalize("NFD", name.upper()) if not unicodedata.combining(char))
    her, his = women.get(plain, 0.0), men.get(plain, 0.0)
    if max(her, his) == 0.0:
        return None
    if her >= CLEAR * his:
        return "her"
    return "his" if his >= CLEAR * her else None


def is_given(name: str) -> bool:
    """Tell whether a word is a given name of one of the source languages."""
    return name in _listed("women") or name in _listed("men") or name in _listed("either")


@cache
def _listed(which: str) -> frozenset[str]:
    table = tomllib.loads((HERE / "given_names.toml").read_text("utf-8"))
    return frozenset(str(table[which]).split())


@cache
def _shares() -> tuple[dict[str, float], dict[str, float]]:
    import names

    return _read(names.FILES["first:female"]), _read(names.FILES["first:male"])


def _read(path: str) -> dict[str, float]:
    with open(path, encoding="ascii") as lines:
        rows = (line.split() for line in lines)
        return {row[0]: float(row[1]) for row in rows if len(row) > 1}
