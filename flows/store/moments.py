"""When a story may leave and until when: embargo and expiry as wires write them, as seconds since 1970.

Doubt goes the way that does no harm: an embargo ends at the latest time that its words can mean, or a person must say;
an expiry is over when it is over everywhere. Which times are read: `normalizers.canonical.times`.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from normalizers.canonical.times import is_day, moment

LAST_ZONE = timedelta(hours=12)  # behind UTC: nowhere does a day end later


def embargo(text: str | None, zone: str | None = None) -> float | None:
    """When a story may leave: 0 where it has no embargo; None where nobody can say.

    Args:
        text: as the wire has it. zone: that times without one are in (IANA), as the feed's settings say.
    """
    if not text:
        return 0.0
    found = moment(text)
    return None if found is None or is_day(text) else _latest(found, zone)


def expiry(text: str | None, zone: str | None = None) -> float | None:
    """From when on a story must not leave any more; None where it says nothing that we understand."""
    found = moment(text or "")
    if found is None:
        return None
    if is_day(text or ""):  # the day is meant with all its hours
        try:
            found += timedelta(days=1)
        except OverflowError:
            return None
    when = _latest(found, zone)
    return when if when is not None else (found + LAST_ZONE).replace(tzinfo=UTC).timestamp()


def is_before(one: str | None, other: str | None) -> bool:
    """Whether one time is before the other; False where that cannot be known."""
    first, second = moment(one or ""), moment(other or "")
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
