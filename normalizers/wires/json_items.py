"""JSON: which reader each item of a file needs, ninjs or AP's Media API, and what stands between the items."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Skipped, Story
from normalizers.wires import ap, ninjs, strict_json
from normalizers.wires.charset import Received
from normalizers.wires.fields import Fields, wrong


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file: one item, a JSON array of items, one item a line, or a page of AP's feed."""
    items = [item for top in _tops(received.text) for item in ap.items(top)]
    if len(items) > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {len(items)} items; {MAX_STORIES} is the most that we read.")
    found: list[Story | Skipped] = []
    for n, item in enumerate(items, 1):
        number = f"#{n}" if len(items) > 1 else ""
        if isinstance(item, ap.Item):
            found.append(ap.story(item, received, number))
        elif ninjs.is_ninjs(item):
            found.append(ninjs.story(item, received, number))
        else:
            raise WireError(
                "wire.unknown-json",
                "This is JSON, but neither ninjs nor an item of AP's Media API.",
                place=item.path,
                todo="We read ninjs 1.0 to 3.x and AP's Media API.",
            )
    if not any(isinstance(one, Story) for one in found):
        raise WireError(
            "wire.no-text",
            "There is no text story in this JSON: only pictures, sound, events or empty bodies.",
            todo="Nothing to publish here.",
        )
    return found


def _tops(text: str) -> Iterator[Fields]:
    try:
        value = strict_json.load(text)
    except WireError as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if error.code != "wire.broken-json" or len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            raise
        yield from _lines(lines)
        return
    for n, item in enumerate(value if isinstance(value, list) else [value]):
        path = f"$[{n}]" if isinstance(value, list) else "$"
        if not isinstance(item, dict):
            raise wrong(path, item)
        yield Fields(item, path)


def _lines(lines: list[tuple[int, str]]) -> Iterator[Fields]:
    for n, line in lines:
        try:
            item = strict_json.load(line)
        except WireError as error:
            column = error.place.rpartition("column ")[2]
            place = f"line {n}, column {column}" if column else f"line {n}"
            raise WireError(error.code, error.message, place=place, todo=error.todo) from error
        if not isinstance(item, dict):
            raise wrong(f"line {n}: $", item)
        yield Fields(item, f"line {n}: $")
