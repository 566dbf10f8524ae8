"""Quotation marks, apostrophes, dashes and ellipses: straight for the model, typographic for the reader."""

from __future__ import annotations

import re

STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‹›", "'")})


def curl(text: str, source: str) -> str:
    """Return text with typographic quotation marks and apostrophes.

    Marks without a partner stay straight unless the source shows which way they turn; so do feet, inches and minutes.
    """
    marks = [match.start() for match in re.finditer('"', text) if not _inch(text, match.start())]
    opens = [_opening(text, at) for at in marks]
    theirs = [mark in "“«„" for mark in re.findall("[“”«»„]", source)]
    ways: list[bool] = []
    if len(opens) % 2 == 0 and opens == [n % 2 == 0 for n in range(len(opens))]:
        ways = opens
    elif len(theirs) == len(marks):
        ways = theirs
    letters = list(text)
    for at, way in zip(marks, ways, strict=False):
        letters[at] = "“" if way else "”"
    for match in re.finditer("'", text):
        at = match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if before.isdigit() and not after.isalpha():
            continue
        paired = re.search(r"(?<=[\w.,!?])'(?!\w)", text[at + 1 :])
        letters[at] = "‘" if _opening(text, at) and after.isalpha() and paired else "’"
    return "".join(letters)


def like_source(text: str, source: str) -> str:
    """Return text with ellipses and spaced dashes in the form that the source has, where their numbers agree."""
    if "…" in source and "..." not in source and text.count("...") == source.count("…"):
        text = text.replace("...", "…")
    dashes = re.findall(r"(?<=\s)[—–](?=\s)", source[1:])
    if len(set(dashes)) == 1 and len(re.findall(r"(?<=\s)-(?=\s)", text)) == len(dashes):
        text = re.sub(r"(?<=\s)-(?=\s)", dashes[0], text)
    return text


def _opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (before == "" or before.isspace() or before in "([{—–-/\"'") and after != "" and not after.isspace()


def _inch(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit() and text.count('"', 0, at) % 2 == 0
