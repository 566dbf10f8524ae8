"""Layout: what is not the story is lifted out of the text into fields, and nothing lifted is lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from normalizers.edits import Edit, Flag, apply, compose, settle
from normalizers.layout import (
    asides,
    boilerplate,
    calls,
    captions,
    chrome,
    credits,
    dated,
    dateline,
    endings,
    furniture,
    headings,
    machine,
    newsrooms,
    notes,
    notices,
    openings,
    pictures,
    shown,
    signatures,
    signoffs,
    slugs,
    unpublished,
)
from normalizers.layout.lift import Lift, Where, cut, ended
from normalizers.limits import APPLY_AT, MAX_ROUNDS
from normalizers.story import Block, Kind, Lifted

__all__ = ["Layout", "lay_out"]

FAMILIES = ("headline", "note", "disclaimer", "dateline", "caption", "credit", "promo", "ui")
_NO_HEADLINE = 0.95  # a headline is news until its form says otherwise
MAX_LIFTS = 24  # in one block and round; a paragraph with more brackets than that is no news


@dataclass(frozen=True, slots=True)
class Layout:
    """What layout found in one story.

    Attributes:
        edits: by block address, on that block's text as given; a block that is lifted whole has an edit with after "".
        kinds: blocks whose kind changes.
        lifted: what was taken out, in order of place.
        flags: by block address, on the block's text after `edits`: what may be lifted and was not.
        dateline, byline: the first that was found; credits: agencies, each once.
        translated_from: language tag out of a note on translation.
        note: what editors told editors about this version, nothing that is not for publication; None if nothing.
    """

    edits: Mapping[str, tuple[Edit, ...]]
    kinds: Mapping[str, Kind]
    lifted: tuple[Lifted, ...]
    flags: Mapping[str, tuple[Flag, ...]]
    dateline: str | None
    byline: str | None
    credits: tuple[str, ...]
    translated_from: str | None
    note: str | None = None


def lay_out(blocks: Sequence[tuple[str, Block]]) -> Layout:
    """Lift out of a story what is not the story, and see which short lines are headings.

    Takes addressed blocks, headline first, whose text is free of mojibake; a single sentence is a story too. Text is
    only ever taken out, never changed, and only where form and place both say what it is: the rest stays.
    """
    texts = {address: block.text for address, block in blocks}
    received = dict(texts)
    kinds = {address: block.kind for address, block in blocks}
    order = {address: place for place, (address, _) in enumerate(blocks)}
    history: dict[str, tuple[Edit, ...]] = {}
    taken: list[tuple[int, int, Lifted]] = []
    fields: list[Lift] = []
    flags: dict[str, tuple[Flag, ...]] = {}
    for round_number in range(MAX_ROUNDS + 2):
        quiet = True
        flags = {}
        for where in list(_places(texts, kinds)):
            text = texts[where.address]
            chosen, doubts = _chosen(text, where)
            if doubts:
                flags[where.address] = doubts
            if not chosen:
                continue
            quiet = False
            edits = tuple(edit for edit, _ in chosen)
            history[where.address] = compose(received[where.address], history.get(where.address, ()), edits)
            texts[where.address] = apply(text, edits)
            for edit, lift in chosen:
                lifted = Lifted(lift.role, text[lift.start : lift.end].strip(), where.address)
                taken.append((order[where.address], edit.start + round_number, lifted))
                fields.append(lift)
        if quiet:
            break
    taken.sort(key=lambda item: item[:2])
    return Layout(
        edits={address: edits for address, edits in history.items() if edits},
        kinds=_headings(texts, kinds),
        lifted=tuple(lifted for *_, lifted in taken),
        flags=flags,
        dateline=next((lift.dateline for lift in fields if lift.dateline), None),
        byline=next((lift.byline for lift in fields if lift.byline), None),
        credits=tuple(dict.fromkeys(name for lift in fields for name in lift.credits)),
        translated_from=next((lift.translated_from for lift in fields if lift.translated_from), None),
        note="\n".join(lift.note for lift in fields if lift.note) or None,
    )


def _places(texts: Mapping[str, str], kinds: Mapping[str, Kind]) -> Iterator[Where]:
    left = [address for address, text in texts.items() if address != "headline" and text.strip()]
    body = [texts[address] for address in left]
    headline = texts.get("headline", "")
    if headline:
        yield Where("headline", "headline", -1, -1, headline, body)
    hidden = unpublished.sections(body, [machine.is_note(text) for text in body])
    for place, address in enumerate(left):
        yield Where(address, kinds[address], place, len(left) - 1 - place, headline, body, hidden.get(place))


def _finds(text: str, where: Where) -> Iterator[Lift]:
    if where.address == "headline":
        yield from headings.find_in_headline(text, where)
        yield from machine.find_in_headline(text)
        yield from furniture.find(text, where)
        if where.body and len(text) <= 200:
            yield from _no_headline(text, where)
        if where.body and _INNER_STOP.search(text):
            yield from _after_stop(text, where)
        return
    yield from headings.find_repeat(text, where)
    yield from unpublished.find(text, where)
    if where.hidden is not None and where.hidden[0] == 0:
        return
    if "\n" in text.strip() and where.kind != "preformatted":
        yield from _outer_lines(text, where)
    yield from machine.find(text, where)
    yield from furniture.find(text, where)
    yield from notes.find(text, where)
    yield from notices.find(text, where)
    yield from chrome.find(text, where)
    yield from calls.find(text, where)
    yield from boilerplate.find(text, where)
    yield from asides.find(text, where)
    yield from dateline.find(text, where)
    yield from dated.find(text, where)
    yield from openings.find(text, where)
    yield from slugs.find(text, where)
    yield from credits.find(text, where)
    yield from signatures.find(text, where)
    yield from signoffs.find(text, where)
    yield from newsrooms.find(text, where)
    yield from endings.find(text, where)
    yield from captions.find(text, where)
    yield from pictures.find(text, where)
    yield from shown.find(text, where)


def _no_headline(text: str, where: Where) -> Iterator[Lift]:
    """Find a first line of a plain file that was taken for the headline and is a credit, caption or button."""
    here = replace(where, address="", kind="paragraph", first=0, last=len(where.body))
    for family in (furniture, notices, chrome, dateline, credits, signatures, newsrooms, pictures, shown):
        for lift in family.find(text, here):
            if lift.start == 0 and lift.end == len(text) and lift.confidence >= _NO_HEADLINE and lift.role != "promo":
                yield lift
                return


_INNER_STOP = re.compile(r"[.!?…][”\"»)]?\s+\S")


def _after_stop(text: str, where: Where) -> Iterator[Lift]:
    """Find what follows the stop of a first line that was taken for the headline: a credit, a pointer, a button."""
    here = replace(where, address="", kind="paragraph", first=0, last=len(where.body))
    found = [
        lift
        for family in (asides, chrome, notices, captions, pictures, shown)
        for lift in family.find(text, here)
        if lift.confidence >= APPLY_AT and lift.end == len(text)
    ]
    yield from sorted(found, key=lambda lift: lift.start)[:1]


def _outer_lines(text: str, where: Where) -> Iterator[Lift]:
    """Find a first or last line of a block that is no story, where line and story do not run into each other."""
    body = text.rstrip()
    first = body.find("\n")
    last = body.rfind("\n") + 1
    rest = body[first + 1 :].lstrip()
    if rest[:1].isupper() or rest[:1] in tuple('“"«„'):
        yield from _whole(body[:first], 0, where)
    if ended(body, last):
        yield from _whole(body[last:], last, where)


_OF_LINES = (furniture, notices, chrome, calls, credits, signatures, newsrooms, captions, pictures, shown)


def _whole(line: str, at: int, where: Where) -> Iterator[Lift]:
    for family in (*_OF_LINES, machine, notes, endings):
        for lift in family.find(line, where):
            if lift.start == 0 and lift.end == len(line) and lift.rule != "ui.end-mark":
                yield replace(lift, start=at, end=at + len(line))
                return


def _chosen(text: str, where: Where) -> tuple[list[tuple[Edit, Lift]], tuple[Flag, ...]]:
    sure: dict[Edit, Lift] = {}
    doubts: list[Flag] = []
    for lift in islice(_finds(text, where), MAX_LIFTS):
        if lift.confidence >= APPLY_AT:
            sure.setdefault(cut(text, lift, where.address), lift)
        else:
            span = text[lift.start : lift.end]
            doubts.append(Flag(lift.start, lift.end, span, lift.rule, lift.reason, lift.confidence, "", where.address))
    settled = settle(sure, FAMILIES)
    return [(edit, sure[edit]) for edit in settled], tuple(doubts)


def _headings(texts: Mapping[str, str], kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    left = [address for address, text in texts.items() if address != "headline" and text.strip()]
    return {
        address: "heading"
        for before, address, after in zip(left, left[1:], left[2:], strict=False)
        if kinds[address] == "paragraph"
        and kinds[after] != "heading"
        and headings.is_heading(texts[address], texts[before], texts[after])
    }
