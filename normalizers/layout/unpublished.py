"""Parts of a story that are for newsrooms only: dpa's notebook, what is "not for publication", press contacts.

They begin with a label and reach over several blocks, most to the end of the story, so they are found for the whole
body at once (`sections`) before each block is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from normalizers.layout import wire
from normalizers.layout.lift import STOPS, Lift, Where, words

_LABEL = re.compile(
    r"(?P<hashes>#{1,4}\s?)?[*_(\[\s–—-]{0,6}(?P<label>[^\n]{2,120}?)[*_)\]\s–—-]{0,6}(?P<colon>[:.!]?)[*_\s]{0,4}"
)
_LABELLED = re.compile(
    rf"[*_(\[\s–—-]{{0,6}}(?P<label>(?i:{wire.pattern(wire.table('press_contacts'))}))"
    r"(?:\s?\([^()\n]{2,40}\))?[*_]{0,3}\s?(?P<mark>[:：]|[-–—](?=\s))\s?\S"
)
_LAST_LABELLED = re.compile(rf"(?P<label>(?i:{wire.pattern(wire.table('contacts'))}))\s?[:：]\s?\S")
_NOTE = re.compile(rf"[(\[*]?(?i:{wire.pattern(wire.table('unpublished'))})\s?[:：–—-]\s?\S")
_HINT = re.compile("#|ublica|ffentlich|публік|публик|veřejn")
_SENTENCES = wire.pattern(entry for entry in wire.table("unpublished") if len(entry) > 40)
_INSIDE = re.compile(
    rf"(?:(?<=\s)|^)(?:#{{1,3}}\s?(?i:{wire.pattern(wire.table('notebook'))})(?=\s+[#*-])"
    rf"|##\s?(?i:{wire.pattern(wire.table('notebook_sure'))})(?=\s))"
    rf"|(?:(?<=[.!?”\"*_=-]\s)|^)(?:(?:[*_=-]\s?){{3,8}}\s)?[(\[]?(?i:{_SENTENCES})\b"
)
_UNPUBLISHED = frozenset(wire.table("unpublished"))
_NOTEBOOK = frozenset(wire.table("notebook"))
_PARTS = frozenset(wire.table("notebook_parts"))
_SURE = frozenset(wire.table("notebook_sure"))
_EDITORS = frozenset(wire.table("editors"))
_PRESS = frozenset(wire.table("press_contacts"))
_CONTACTS = frozenset(wire.table("contacts"))
_LONGEST = 400  # characters of a block that only says whom to call

_REASON = "This part of the dispatch is for newsrooms and not for publication."
_CONTACT = "Whom newsrooms may call is no part of the story."

Sections = Mapping[int, tuple[int, str]]


def sections(body: Sequence[str], stops: Sequence[bool]) -> Sections:
    """Return the blocks that are not for publication: where in the block that begins, and the rule that says so.

    Args:
        body: texts of the blocks that are left. stops: blocks at which such a part ends, because another version of
            the story begins there.
    """
    found: dict[int, tuple[int, str]] = {}
    place = 0
    while place < len(body):
        opened = _opens(body, place)
        if opened is None:
            place += 1
            continue
        start, rule, end = opened
        found[place] = (start, rule)
        place += 1
        while place < end and not stops[place]:
            found[place] = (0, rule)
            place += 1
    return found


def _opens(body: Sequence[str], place: int) -> tuple[int, str, int] | None:
    """Return where in this block a part for newsrooms begins, its rule, and the place behind its last block."""
    text = body[place]
    after = body[place + 1 :]
    if len(text) <= 200 and (match := _LABEL.fullmatch(text.strip())):
        opened = _labelled(match, text, place, after)
        if opened:
            rule, count = opened
            return 0, rule, place + 1 + count
    inside = _INSIDE.search(text) if _HINT.search(text) else None
    if inside:
        return inside.start(), "note.unpublished", len(body)
    if len(text) <= _LONGEST and _NOTE.match(text):
        return 0, "note.unpublished", place + 1 + _contacts(after)
    if len(text) <= _LONGEST and _LABELLED.match(text):
        return 0, "note.contact", place + 1 + _contacts(after)
    last = _LAST_LABELLED.match(text) if len(text) <= _LONGEST and place else None
    if last and wire.has_contact(text) and _contacts(after) == len(after):
        return 0, "note.contact", len(body)
    return None


def _labelled(match: re.Match[str], text: str, place: int, after: Sequence[str]) -> tuple[str, int] | None:
    label = wire.key(match["label"])
    if label in _UNPUBLISHED:
        ruled = next((n + 1 for n, block in enumerate(after[:12]) if wire.SEPARATOR.fullmatch(block.strip())), 0)
        return "note.unpublished", (ruled if ruled and place == 0 else len(after))
    if place == 0 and label not in _EDITORS:
        return None
    if label in _SURE or (match["hashes"] and label in (_PARTS | _NOTEBOOK | _EDITORS)):
        return "note.unpublished", len(after)
    if label in _NOTEBOOK and any(_is_part(block) for block in after):
        return "note.unpublished", len(after)
    if label in _EDITORS and (match["colon"] or text.isupper() or words(label) > 1):
        return ("note.editors", min(1, len(after))) if place <= 1 else ("note.unpublished", len(after))
    if label in _PRESS:
        return "note.contact", _contacts(after)
    if label in _CONTACTS and after and _contacts(after) == len(after) and any(map(wire.has_contact, after)):
        return "note.contact", len(after)
    return None


def _is_part(block: str) -> bool:
    match = _LABEL.match(block.strip()) if block[:1] == "#" else None
    label = wire.key(block.strip("#*: "))
    return label in _UNPUBLISHED or label in _SURE or bool(match and any(label.startswith(part) for part in _PARTS))


def _contacts(blocks: Sequence[str]) -> int:
    """Count the blocks that only say whom to call: with a number or address, or names without a sentence."""
    count = sure = 0
    for block in blocks:
        text = block.strip()
        called = len(text) <= _LONGEST and wire.has_contact(text)
        if not called and (len(text) > 70 or text[-1:] in STOPS):
            break
        count += 1
        if called:
            sure = count
    rest = blocks[sure:]
    return count if count == len(blocks) and all(len(block) <= 40 for block in rest) else sure


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find what `sections` has found of this block.

    Left alone: the same words inside a sentence ("CONTACT sports are banned"), a heading "Notebook" with no part of
    a notebook under it, and "Contact:" before anything but contacts at the very end.
    """
    if where.hidden is not None:
        start, rule = where.hidden
        yield Lift(start, len(text), "note", rule, _CONTACT if rule == "note.contact" else _REASON, 0.97)
