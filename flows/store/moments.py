"""When a story may leave and until when: embargo and expiry as wires write them, as seconds since 1970.

Doubt goes the way that does no harm: an embargo ends at the latest time that its words can mean, or a person must say;
an expiry is over when it is over everywhere. ISO 8601 in its long and short forms, and RFC 5322 dates (section 3.3).
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

LAST_ZONE = timedelta(hours=12)  # behind UTC: nowhere does a day end later

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


def embargo(text: str | None, zone: str | None = None) -> float | None:
    """When a story may leave: 0 where it has no embargo; None where nobody can say.

    Args:
        text: as the wire has it. zone: that times without one are in (IANA), as the feed's settings say.
    """
    if not text:
        return 0.0
    found = _moment(text)
    return None if found is None or _is_day(text) else _latest(found, zone)


def expiry(text: str | None, zone: str | None = None) -> float | None:
    """From when on a story must not leave any more; None where it says nothing that we understand."""
    found = _moment(text or "")
    if found is None:
        return None
    if _is_day(text or ""):  # the day is meant with all its hours
        try:
            found += timedelta(days=1)
        except OverflowError:
            return None
    when = _latest(found, zone)
    return when if when is not None else (found + LAST_ZONE).replace(tzinfo=UTC).timestamp()


def is_before(one: str | None, other: str | None) -> bool:
    """Whether one time is before the other; False where that cannot be known."""
    first, second = _moment(one or ""), _moment(other or "")
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return False
    return first < second


def _latest(found: datetime, zone: str | None) -> float | None:
    """An hour that the clock shows twice, or never, in autumn or spring is the later of both."""
    if found.tzinfo is not None:
        return found.timestamp()
    if zone is None:
        return None
    return max(found.replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp() for fold in (0, 1))


def _is_day(text: str) -> bool:
    match = _ISO.fullmatch(text.strip())
    return match is not None and match["h"] is None


def _moment(text: str) -> datetime | None:
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
