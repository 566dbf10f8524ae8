"""The names that sign wire copy: news agencies, picture agencies, and the papers that syndicate."""

import re
import tomllib
from pathlib import Path


def _table(key: str) -> frozenset[str]:
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("agencies.toml").read_text("utf-8"))
    return frozenset(name.strip() for name in table[key].replace("\n", " ").split(";") if name.strip())


AGENCIES = _table("agencies")
DESKS = _table("desks")

_SPLIT = re.compile(
    r"\s*(?:[,/;+&|]|(?<![\w-])(?:and|und|y|e|et|en|i|и|та|with|com|con|avec|mit)(?![\w-]))\s*", re.IGNORECASE
)
_ADDED = re.compile(r"^(?:the|la|el|die|agencia|agência|agenzia|agence|agency|news agency)\s|\s(?:news )?agency$")
# With the name of a branch behind a hyphen.
_FAMILIES = frozenset(("interfax", "интерфакс", "інтерфакс", "dpa", "tass"))
# With the name of a desk behind it: Adnkronos Health, ANSA Culture, EFE Verde.
_DESKED = re.compile(
    r"(?:adnkronos|ansa|efe|europa press|agi|askanews|italpress|lapresse|afp|dpa|belga|lusa|interfax|ria|tass|pap|"
    r"anp|unian|ukrinform"
    r"|lna|rbc|apa|sid|estadão|agência brasil) (?:[a-z]\w+)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[^\W\d_]{2,4}")
_CAPITALS = re.compile(r"[\w. -]{2,24}")


def names(text: str) -> tuple[str, ...]:
    """Return the agencies that a credit names, as written there; () if it names anything else as well.

    A short name in capitals that we do not know is let pass beside one that we know ("NYT, W.POST, XYZ").
    """
    items = [item for item in (part.strip(" \t\n.©®") for part in _SPLIT.split(text)) if item]
    if not items or len(items) > 8:
        return ()
    seen = [known(item) for item in items]
    if not any(seen):
        return ()
    for item, sure in zip(items, seen, strict=True):
        short = _SHORT.fullmatch(item) or (item.isupper() and _CAPITALS.fullmatch(item))
        if not sure and not short and item.casefold() not in DESKS:
            return ()
    return tuple(items)


def known(name: str) -> bool:
    """Say whether this is the name of an agency that we know."""
    if _DESKED.fullmatch(name.strip(" .©")) and name.strip(" .©").split()[-1][0].isupper():
        return True
    name = name.replace("İ", "I").casefold().strip(" .©").replace(".", "")
    short = _ADDED.sub("", name)
    return name in AGENCIES or short in AGENCIES or name.split("-")[0] in _FAMILIES
