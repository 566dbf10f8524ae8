"""JSON without its oddities: what two programs would read in two ways is an error here."""

from __future__ import annotations

import json
import math
from collections import Counter

from normalizers.errors import WireError
from normalizers.limits import MAX_JSON_DEPTH, MAX_JSON_KEYS, MAX_JSON_OBJECTS

_DIGITS = 40  # no number of a story has more


def load(text: str) -> object:
    """The value of a JSON text, or WireError: also for doubled keys, NaN, half characters and endless numbers."""
    if text.count("{") > MAX_JSON_OBJECTS or text.count('":') > 2 * MAX_JSON_OBJECTS:
        raise _big(f"more than {MAX_JSON_OBJECTS} objects, or twice as many keys")
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_integer,
            parse_float=_number,
        )
    except json.JSONDecodeError as error:
        raise WireError(
            "wire.broken-json",
            f"This is not JSON: {error.msg}.",
            place=f"line {error.lineno}, column {error.colno}",
            todo="Ask the sender to repair the file.",
        ) from error
    except RecursionError as error:
        raise _deep() from error
    _look_through(value)
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(pairs) > MAX_JSON_KEYS:
        raise _big(f"an object with more than {MAX_JSON_KEYS} keys")
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key in times if times[key] > 1)
        raise _odd(f"The key {_shown(twice)} stands twice in one object.")
    return found


def _constant(name: str) -> object:
    raise _odd(f"{name} is no JSON.")


def _integer(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise _odd(f"A number has {len(digits)} digits.")
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _odd("A number is too big.")
    return value


def _look_through(value: object) -> None:
    level = [value]
    for _ in range(MAX_JSON_DEPTH):
        strings = [item for item in level if isinstance(item, str)]
        strings += [key for item in level if isinstance(item, dict) for key in item]
        for string in strings:
            _whole(string)
        level = [
            child
            for item in level
            if isinstance(item, (dict, list))
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return
    raise _deep()


def _whole(string: str) -> None:
    try:
        string.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _odd("A string holds half a character (a lone surrogate).") from error
    if "\x00" in string:
        raise _odd("A string holds a NUL character.")


def _deep() -> WireError:
    return WireError("wire.too-deep", f"JSON nested more than {MAX_JSON_DEPTH} deep.", todo="No story looks like this.")


def _big(what: str) -> WireError:
    return WireError("wire.too-big", f"The file has {what}.", todo="Look whether this is a story at all.")


def _odd(message: str) -> WireError:
    return WireError("wire.odd-json", message, todo="Ask the sender to repair the file.")


def _shown(key: str) -> str:
    return ascii(key[:40])
