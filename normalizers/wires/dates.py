"""Dates as agencies write them: kept as received where they are dates at all, with a note where they are odd."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_NUMBERS = re.compile(
    r"(?P<y>\d{4})(?P<s>[-./]?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?:[T ]?\s*(?P<h>\d\d):?(?P<i>\d\d)(?::?(?P<sec>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|[A-Z]{3,4}|[+-]\d\d(?::?\d\d)?)?",
)
_DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b.{0,20}")
_EAST_ASIAN = re.compile(r"(?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일].{0,30}")
_WORDS = re.compile(r"(?=.*\b(?:19|20)\d\d\b)(?=.*[^\W\d_]{3}).{8,60}")


def date(value: str | None, place: str, notes: list[str]) -> str | None:
    """The date as received; None, and a note, where it is none, such as "YYYYMMDD000000-HHMM"."""
    text = " ".join((value or "").split())
    if not text:
        return None
    if _NUMBERS.fullmatch(text):
        if _moment(text) is not None:
            return text
    elif _DAY_FIRST.fullmatch(text) or _EAST_ASIAN.fullmatch(text) or _WORDS.fullmatch(text):
        notes.append(f"date not in ISO 8601, kept as received ({place}): {text}")
        return text
    notes.append(f"date not understood ({place}): {ascii(text)[:80]}")
    return None


def is_date(text: str) -> bool:
    """Whether a text is a date and time in numbers, such as 20190121T103600+0000."""
    return _moment(text.strip()) is not None


def is_later(one: str | None, other: str | None) -> bool:
    """Whether one date is after another; False where that cannot be known."""
    first, second = _moment(one or ""), _moment(other or "")
    if first is None or second is None:
        return False
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first > second


def _moment(text: str) -> datetime | None:
    match = _NUMBERS.fullmatch(text)
    if not match or (not match["s"] and len(match["m"] + match["d"]) != 4):
        return None
    try:
        numbers = [int(match[name] or 0) for name in ("y", "m", "d", "h", "i", "sec")]
        return datetime(*numbers, tzinfo=_zone(match["zone"]))  # type: ignore[arg-type,misc]
    except (ValueError, OverflowError):
        return None


def _zone(text: str | None) -> timezone | None:
    if not text or (text.isalpha() and text not in ("Z", "UTC", "GMT")):
        return None
    if text.isalpha():
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if text[0] == "-" else offset)
