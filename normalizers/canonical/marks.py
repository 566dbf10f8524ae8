"""House options: quotation marks, dashes, and the spelling of names."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from normalizers.edits import Edit, apply

_PROTECTED = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\w)[@#]\w+")
_STRAIGHTER = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"}
_ELISION = re.compile(r"'(?:\d0s|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_LONG = re.compile(r"(?<=\S)[ \u00a0\u2009]*(?:—|―|--)[ \u00a0\u2009]*(?=\S)")
_SPACED = re.compile(r"(?<=\S)[ \u00a0\u2009]+(?:-|–)[ \u00a0\u2009]+(?=\S)")
_ANY = re.compile(r"(?<=\S)(?:[ \u00a0\u2009]+(?:-|–|—|―|--)[ \u00a0\u2009]+|--|―)(?=\S)")


def quotes(text: str, wish: Literal["keep", "typographic", "straight"]) -> Iterator[Edit]:
    """Write quotation marks and apostrophes as the house does.

    Left alone: «…» and the marks of other languages, feet, inches and minutes, a closing mark that nothing opened, and
    everything inside addresses of the web.
    """
    if wish == "keep":
        return
    safe = _safe(text)
    pairs = _straight(text) if wish == "straight" else _curly(text)
    for at, after in pairs:
        if not any(start <= at < end for start, end in safe):
            reason = f"The house writes {wish} quotation marks."
            yield Edit(at, at + 1, text[at], after, "house.quotes", reason, 1.0)


def dashes(text: str, wish: Literal["keep", "spaced-en", "em"]) -> Iterator[Edit]:
    """Write the dash between two thoughts as the house does.

    Left alone: ranges and routes (2019–2021, Paris–Dakar), scores and sums with figures on both sides, a dash that
    opens or ends a block, hyphens.
    """
    if wish == "keep":
        return
    safe = _safe(text)
    wanted = " – " if wish == "spaced-en" else "—"
    patterns = (_LONG, _SPACED) if wish == "spaced-en" else (_ANY,)
    found = sorted(
        {(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(text)},
    )
    last = 0
    for start, end in found:
        dash = text[start:end]
        figures = text[start - 1].isdigit() and text[end].isdigit()
        if dash == wanted or figures or start < last or any(a < end and start < b for a, b in safe):
            continue
        if text[start - 1] in "-–—―" or text[end] in "-–—―" or not text[:start].strip(" -–—―"):
            continue
        last = end
        yield Edit(start, end, dash, wanted, "house.dashes", "The house writes its dashes in one way.", 1.0)


def names(text: str, wanted: Mapping[str, str]) -> Iterator[Edit]:
    """Spell names as the house does, whole words only. Text whose names would not come to rest stays as it is."""
    edits = tuple(_renamed(text, wanted))
    if edits and not tuple(_renamed(apply(text, edits), wanted)):
        yield from edits


def _renamed(text: str, wanted: Mapping[str, str]) -> Iterator[Edit]:
    known = sorted({*wanted, *wanted.values()} - {""}, key=lambda name: (-len(name), name))
    if not known:
        return
    safe = _safe(text)
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", text):
        after = wanted.get(match.group(), match.group())
        if after != match.group() and not any(a < match.end() and match.start() < b for a, b in safe):
            reason = f"The house writes {after}."
            yield Edit(match.start(), match.end(), match.group(), after, "house.name", reason, 1.0)


def _safe(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PROTECTED.finditer(text)]


def _straight(text: str) -> Iterator[tuple[int, str]]:
    for at, char in enumerate(text):
        if char in _STRAIGHTER:
            yield at, _STRAIGHTER[char]


def _curly(text: str) -> Iterator[tuple[int, str]]:
    double = single = False
    for at, char in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (not before or before.isspace() or before in "([{—–-/“‘\"'¿¡") and bool(after) and not after.isspace()
        if char == "“":
            double = True
        elif char == "”":
            double = False
        elif char == "‘":
            single = True
        elif char == "’":
            single = single and before.isalnum() and after.isalnum()
        elif char == '"':
            if opens and not double:
                double = True
                yield at, "“"
            elif double and not opens:
                double = False
                yield at, "”"
        elif char == "'":
            if (before.isalpha() and after.isalpha()) or _ELISION.match(text, at):
                yield at, "’"
            elif opens and not single and re.search(r"[^\s'‘]'(?!\w)", text[at + 1 :]):
                single = True
                yield at, "‘"
            elif single and not opens:
                single = False
                yield at, "’"
            elif before.isalpha() and before.casefold() == "s":
                yield at, "’"
