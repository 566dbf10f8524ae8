"""Whether a given name is a woman's or a man's, by how often each bears it."""

import unicodedata
from functools import cache

CLEAR = 10.0  # a name is only taken as one or the other where it is ten times as frequent


def gender(name: str) -> str | None:
    """Return "her" or "his" for a given name that is clearly one or the other, else None."""
    women, men = _shares()
    plain = "".join(char for char in unicodedata.normalize("NFD", name.upper()) if not unicodedata.combining(char))
    her, his = women.get(plain, 0.0), men.get(plain, 0.0)
    if max(her, his) == 0.0:
        return None
    if her >= CLEAR * his:
        return "her"
    return "his" if his >= CLEAR * her else None


@cache
def _shares() -> tuple[dict[str, float], dict[str, float]]:
    import names

    return _read(names.FILES["first:female"]), _read(names.FILES["first:male"])


def _read(path: str) -> dict[str, float]:
    with open(path, encoding="ascii") as lines:
        rows = (line.split() for line in lines)
        return {row[0]: float(row[1]) for row in rows if len(row) > 1}
