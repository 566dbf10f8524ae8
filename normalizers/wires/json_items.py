"""JSON: which reader each item of a file needs, and what an API wraps around the items."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Skipped, Story
from normalizers.wires import ap, arc, jsonfeed, ninjs, strict_json
from normalizers.wires.charset import Received
from normalizers.wires.fields import Fields, wrong

_WRAPPERS = (
    *("items", "item", "data", "hits", "results", "docs", "documents", "stories", "articles", "news"),
    *("newsitems", "entries", "content", "response", "list", "search", "content_elements"),
)
_INSIDE = ("_source", "item", "ninjs", "newsitem", "document")
_DEEPEST = 3  # wrappers around one another: {"response": {"docs": [{"_source": {...}}]}}


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file: one item, a list of items as an API wraps it, one item a line, a feed."""
    found: list[Story | Skipped] = []
    tops = list(_tops(received.text))
    feeds = [top for top in tops if jsonfeed.is_feed(top)]
    for top in feeds:
        found += jsonfeed.read(top, received)
    every = [item for top in tops if top not in feeds for item in _items(top, _DEEPEST)]
    items = [item for item in every if not isinstance(item, Skipped)]
    if len(items) + len(found) > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {len(items)} items; {MAX_STORIES} is the most that we read.")
    known = [isinstance(item, ap.Item) or arc.is_item(item) or ninjs.is_ninjs(item) for item in items]
    if not any(known) and not feeds:
        raise WireError(
            "wire.unknown-json",
            "This is JSON, but neither ninjs nor ANS nor an item of AP's Media API nor JSON Feed.",
            place=next((item.path for item in items if isinstance(item, Fields)), "$"),
            todo="We read ninjs 1.0 to 3.x, ANS, AP's Media API, JSON Feed and what is like them.",
        )
    for n, item in enumerate(items, 1):
        number = f"#{n}" if len(items) > 1 else ""
        if isinstance(item, ap.Item):
            found.append(ap.story(item, received, number))
        elif arc.is_item(item):
            found.append(arc.story(item, received, number))
        elif known[n - 1]:
            found.append(ninjs.story(item, received, number))
        else:
            found.append(Skipped(item.path, "an object that is no item that we know"))
    found += [item for item in every if isinstance(item, Skipped)]
    if not any(isinstance(one, Story) for one in found):
        raise WireError(
            "wire.no-text",
            "There is no text story in this JSON: only pictures, sound, events or empty bodies.",
            todo="Nothing to publish here.",
        )
    return found


def _items(top: Fields, deep: int) -> Iterator[ap.Item | Fields | Skipped]:
    """The items in an object: itself, AP's, or those of the list that another API wraps them in.

    Where an object and one in it are both items, the outer one is it if it has a text.
    """
    if arc.is_item(top):
        yield top
        return
    found = list(ap.items(top))
    ours = any(isinstance(one, ap.Item) and _is_ap(one) for one in found)
    if ninjs.is_ninjs(top) and not ours:
        inside = list(_wrapped(top, deep)) if deep else []
        own = not inside or ninjs.has_text(top)
        yield from [top] if own else inside
        yield from map(_inner, inside) if own else ()
        return
    yield from (found if ours or not deep else list(_wrapped(top, deep)) or found)


def _inner(one: ap.Item | Fields | Skipped) -> Skipped:
    if isinstance(one, Skipped):
        return one
    return Skipped((one.item if isinstance(one, ap.Item) else one).path, "an item inside another")


def _is_ap(one: ap.Item) -> bool:
    return ap.is_item(one.item) or (ninjs.is_ninjs(one.item) and ap.has_text_beside(one))


def _wrapped(top: Fields, deep: int) -> Iterator[ap.Item | Fields | Skipped]:
    """What stands in the first list or object of a wrapper's in which there is an item at all."""
    for name in (*_WRAPPERS, *_INSIDE):
        inside = list(top.objects(name))
        if any(ap.is_item(one) or arc.is_item(one) or ninjs.is_ninjs(one) for one in inside):
            for one in inside:
                yield from _items(one, deep - 1)
            return
        found = [item for one in inside for item in _wrapped(one, deep - 1)] if deep > 1 else []
        if found:
            yield from found
            return


def _tops(text: str) -> Iterator[Fields]:
    try:
        value = strict_json.load(text)
    except WireError as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if error.code != "wire.broken-json" or len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            raise
        if len(lines) > MAX_STORIES:
            message = f"The file has {len(lines)} lines; {MAX_STORIES} is the most that we read."
            raise WireError("wire.too-big", message) from error
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
