"""Status, versions and rewrites, as formats give them and as agencies write them in sluglines and headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalizers.story import PubStatus

_STATUS: dict[str, PubStatus] = {
    **dict.fromkeys(
        "usable published publish final ready released active live open approved validated available online".split(),
        "usable",
    ),
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

# Words of a field that take the whole story back.
_KILL = re.compile(
    r"(?i)\W*(?:kill(?:ed)?|withdraw(?:n|al)?|cancel(?:led|ed|lation)?|annul(?:ed|l[eé]e?)?|deleted?|retract(?:ed)?)\b.{0,20}"
)
_HOLD = re.compile(r"(?i)\W*(?:with)?h(?:o|e)ld\W*")
_TO_EDITORS = (
    r"(?i)\W*(?:(?:eds|editors|att?n|attention)\b\W*)?(?:(?:bulletin|mandatory|urgent|please|this|the|above)\W+)*"
    r"(?:(?:story|item)\W+(?:(?:is|has been|was)\s+)?)?"
)
_OF_ALL = r"\b(?:\W*$|\s*[.:!;–—-]|\s+(?:this|the (?:above|story|item)|story|all|kill|advisory|from all))"
# A note that begins so is about the whole story; "Kills reference to 5 dead" or "Kill 5th graf" is not.
_KILL_NOTE = re.compile(_TO_EDITORS + r"(?:kill(?:ed)?|withdrawn|withdrawal|cancel+ed|eliminat(?:e|ed|ion))" + _OF_ALL)
_HOLD_NOTE = re.compile(_TO_EDITORS + r"withh(?:o|e)ld" + _OF_ALL)
_KILL_LINE = re.compile(
    r"\b(?:BULLETIN|MANDATORY|STORY|ADVISORY)[ -](?:KILL|ELIMINATION)\b|\bKILL,? KILL\b|^KILL ?[:.]"
    r"|^(?=.*[a-z-]).*, ?KILL$"
)
# A note on a time, not one on an embargo against a country.
_EMBARGO_NOTE = re.compile(
    r"(?i)\W*(?:(?:eds|editors|att?n|attention|note)\b\W*)?(?:strictly\s+)?(?:(?:under|sous|bajo)\s+)?"
    r"(?:embargo(?:ed)?(?:\W*$|\s*[:–—]|\W{1,3}(?:until|till|to|for|jusqu|bis|hasta|fino|tot|\d))|sperrfrist\b"
    r"|(?:hold|advance|hfr)\W+for\b|not for (?:use|release|publication) (?:before|until)\b"
    r"|for release\s+(?:\d|at|on|after|mon|tue|wed|thu|fri|sat|sun))(?!.{0,15}\b(?:none|lifted|passed|over|expired)\b)"
)
_EMBARGO_LINE = re.compile(r"\W*(?i:embargoed)\s+(?i:until|till|to|for)\b|\W*EMBARGO(?:ED)?\s*:")


def as_told(status: PubStatus, acts: Iterable[str], told: Iterable[str], above: Iterable[str]) -> PubStatus:
    """The status, unless a field, a note or a headline takes the whole story back or holds it.

    Args:
        acts: what fields for it say, "kill".
        told: notes to editors, of which only the beginning counts.
        above: slugline and headlines.
    """
    acts, told = list(acts), list(told)
    if any(map(_KILL.fullmatch, acts)) or any(map(_KILL_NOTE.match, told)) or any(map(_KILL_LINE.search, above)):
        return "canceled"
    held = any(map(_HOLD.fullmatch, acts)) or any(map(_HOLD_NOTE.match, told))
    return "withheld" if held and status == "usable" else status


def embargo_in_words(told: Iterable[str], above: Iterable[str]) -> str | None:
    """The note or headline that sets an embargo in words, which a person has to read."""
    lines = (line.strip() for note in told for line in note.splitlines())
    note = next((line for line in lines if _EMBARGO_NOTE.match(line)), None)
    return note or next((line for line in above if _EMBARGO_LINE.match(line)), None)


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
