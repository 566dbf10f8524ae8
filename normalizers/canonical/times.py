"""Times as wires write them: ISO 8601 in its long and short forms, and RFC 5322 dates (section 3.3)."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Read digit by digit: `fromisoformat` takes the first digit of the hour in 20260301220000Z for a separator.
_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-./]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)"
    r"(?:[Tt ]?\s*(?P<h>\d\d):?(?P<i>\d\d)(?::?(?P<sec>\d\d)(?:[.,](?P<f>\d+))?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|[A-Z]{1,3})", re.ASCII
)


def iso(text: str | None) -> str | None:
    """Return a time in the long form of ISO 8601 with its zone, as ninjs and RFC 3339 have it.

    None where the text is no time that we understand, has no hour, or does not say its zone: nothing is guessed.
    """
    found = moment(text or "")
    if found is None or found.tzinfo is None or is_day(text or ""):
        return None
    written = found.isoformat()
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written


def is_day(text: str) -> bool:
    """Tell whether a time says its day and no hour."""
    match = _ISO.fullmatch(text.strip())
    return match is not None and match["h"] is None


def moment(text: str) -> datetime | None:
    """Return the time, without a zone where the text has none; None where it is no time."""
    text = text.strip()
    match = _ISO.fullmatch(text)
    try:
        if match is None:
            return parsedate_to_datetime(text) if _MAIL.fullmatch(text) else None
        year, month, day, hour, minute, second = (int(match[name] or 0) for name in ("y", "m", "d", "h", "i", "sec"))
        midnight = timedelta(days=hour == 24 and not minute and not second)  # ISO 8601: the end of the day
        fraction = int((match["f"] or "0").ljust(6, "0")[:6])
        found = datetime(year, month, day, 0 if midnight else hour, minute, second, fraction, _zone(match["zone"]))
        return found + midnight
    except (ValueError, OverflowError):
        return None


def _zone(text: str | None) -> timezone | None:
    if not text or text[0] not in "+-":
        return UTC if text else None
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
