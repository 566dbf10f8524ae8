"""Fields of a JSON item, read by kind: a harmless field of a wrong type is passed over, a vital one is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizers.errors import WireError


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object and its path in the file.

    Keys are looked up without regard to case and underscores, since ninjs 1 and 2 write `versioncreated` where
    ninjs 3 writes `versionCreated`.
    """

    values: dict[str, object]
    path: str = "$"

    def value(self, *names: str) -> tuple[str, object]:
        """The first of the named fields that is there and not null, with its path; ("", None) if none is."""
        for name in names:
            for key, value in self.values.items():
                if value is not None and plain_key(key) == plain_key(name):
                    return f"{self.path}.{key}", value
        return "", None

    def string(self, *names: str) -> str | None:
        """A field that we can do without: a string, or nothing."""
        for name in names:
            _, value = self.value(name)
            if isinstance(value, str) and value.strip():
                return value.strip()
        return None

    def vital(self, *names: str) -> str | None:
        """A field that must not be misread: a string, a number written out, or an error that names its path."""
        path, value = self.value(*names)
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            raise wrong(path, value)
        return None

    def objects(self, *names: str) -> Iterator[Fields]:
        """The objects of a list, or the one object where a list is expected."""
        path, value = self.value(*names)
        items = value if isinstance(value, list) else [value]
        for n, item in enumerate(items):
            if isinstance(item, dict):
                yield Fields(item, f"{path}[{n}]" if isinstance(value, list) else path)

    def strings(self, *names: str) -> tuple[str, ...]:
        """The strings of a list, or the one string."""
        _, value = self.value(*names)
        items = value if isinstance(value, list) else [value]
        return tuple(item.strip() for item in items if isinstance(item, str) and item.strip())


def plain_key(key: str) -> str:
    """A key without its version's spelling."""
    return key.lower().replace("_", "")


def whole_number(value: object) -> int | None:
    """The whole number that a value stands for, None if it stands for none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,18}", value.strip()):
        return int(value)
    return None


def wrong(path: str, value: object) -> WireError:
    """The error for a field that holds what it must not hold."""
    kind = {dict: "an object", list: "a list", bool: "true or false"}.get(type(value), ascii(value)[:60])
    return WireError("wire.bad-field", f"This field holds {kind}.", place=path, todo="Ask the sender to repair it.")
