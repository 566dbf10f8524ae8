"""Status, versions and rewrites, as formats give them and as agencies write them in sluglines and headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalizers.story import PubStatus

_STATUS: dict[str, PubStatus] = {
    **dict.fromkeys("usable published publish final ready released active live open".split(), "usable"),
    **dict.fromkeys("new update updated corrected".split(), "usable"),
    **dict.fromkeys("withheld embargoed hold onhold".split(), "withheld"),
    **dict.fromkeys("canceled cancelled cancel killed kill withdrawn deleted delete".split(), "canceled"),
}
_LARGEST = 2**63 - 1  # what the store can keep
# 1st Ld, 2nd Ld-Writethru, LEAD 2, 3rd LEAD
_LEAD = re.compile(
    r"\b(?:(?P<n>\d{1,2})(?:st|nd|rd|th)\s+)?(?:Ld|LD|LEAD|Lead)(?:[- ]?(?P<m>\d{1,2})\b)?"
    r"(?:[ -]?(?i:writethr(?:u|ough)))?\b(?!ers?\b)"
)
_UPDATE = re.compile(r"\b(?:UPDATE|Update|REFILE-UPDATE|WRAPUP)[ -]?(?P<n>\d{1,2})\b")
_TAKE = re.compile(r"\b(?i:take)[ -](?P<n>\d{1,2})\b|\b(?P<m>\d)(?:st|nd|rd|th) (?i:take)\b")


def status_of(said: str, place: str, notes: list[str]) -> PubStatus:
    """The status that a format gives. One that we do not know may be a kill: it is never taken for usable."""
    status = _STATUS.get(said.strip().lower()) if said.strip() else "usable"
    if status is None:
        notes.append(f"status not understood, held back ({place}): {ascii(said)[:80]}")
    return status or "withheld"


def number(text: str | None) -> int | None:
    """A whole number as a field has it: "04" is 4; None for anything else."""
    cleaned = (text or "").strip()
    if not cleaned.isascii() or not cleaned.isdecimal() or len(cleaned) > 19:
        return None
    found = int(cleaned)
    return found if found <= _LARGEST else None


def version_of(said: Iterable[str | None], written: Iterable[str | None]) -> tuple[int, list[str]]:
    """The version: what the format says, else what the lines above the story say, else 1; and notes on it."""
    notes: list[str] = []
    for text in said:
        if text and text.strip():
            found = number(text)
            if found is not None:
                return found, notes
            notes.append(f"version not understood: {ascii(text)[:80]}")
    return next((found for text in written if text and (found := _written(text))), 1), notes


def rewrite(text: str | None) -> str | None:
    """What a slugline or headline says of its rewrite or take: "2nd Ld-Writethru"."""
    for pattern in (_LEAD, _UPDATE, _TAKE):
        match = pattern.search(text or "")
        if match and (pattern is not _LEAD or match["n"] or match["m"] or match[0].startswith(("Ld", "LD"))):
            return match[0]
    return None


def _written(text: str) -> int | None:
    """1st Ld is version 2, UPDATE 2 version 3: the first that was sent is neither."""
    match = _LEAD.search(text)
    if match and (match["n"] or match["m"]):
        return int(match["n"] or match["m"]) + 1
    if match and match[0].startswith(("Ld", "LD")):
        return 2
    update = _UPDATE.search(text)
    return int(update["n"]) + 1 if update else None
