"""Which paragraphs of a page are its story.

What the page itself calls the text of its article (`articleBody` in JSON-LD) comes first, then what trafilatura takes
for the story. Both only choose: the paragraphs are the page's own, since trafilatura folds and moves spaces, which
would hide the very mistakes that we look for. Measured with `python -m benchmarks.wires --pages`, it drops one-line
paragraphs, questions and text that stands directly in a `div`, and takes pointers to other stories for paragraphs:
what stands between two chosen paragraphs in the same kind of place is chosen as well, what is only a link is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from normalizers.story import Block
from normalizers.wires import furniture, markup, plain
from normalizers.wires.furniture import Links

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_LONG = 25  # letters; a shorter paragraph is taken only if trafilatura has it as a paragraph of its own
_ENOUGH = 0.7  # of the letters that were chosen
_HALF = 0.5  # of a paragraph in links: more, and it is passed over unless it was chosen
_MOSTLY = 0.8  # of a sentence
_COLUMN = 3  # paragraphs of a table's cell that holds a story; a cell of data has one
_LEADS = 6  # paragraphs between headline and story: lead, byline, date, caption
_LABEL = 30  # letters; a longer line before links is no "Read also"
_ARTICLE = 150  # letters; a shorter `articleBody` is a teaser
_INSIDE = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th blockquote pre summary caption".split()
)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"""[.!?…。！？؟।][)\]"'”’»›“‘」』]*$""")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")

Placed = tuple[Block, "Element"]


@dataclass(frozen=True, slots=True)
class Found:
    """The paragraphs of a story, and notes: captions and pointers to other pages that stand among them."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


def find(root: Element, everything: list[Placed], said: str | None, headline: str) -> Found:
    """The story among all paragraphs of a page; `said` is what the page calls its text, None if it says nothing."""
    links = Links([place for _, place in everything])
    titles = [n for n, (block, _) in enumerate(everything) if headline and _letters(block.text) == _letters(headline)]
    for chosen in _choices(root, said):
        whole = "".join(map(_letters, chosen))
        kept = _matching(everything, Counter(map(_letters, chosen)), whole)
        if kept and sum(len(_letters(everything[n][0].text)) for n in kept) >= _ENOUGH * len(whole):
            above = max((n for n in titles if n < kept[-1]), default=None)
            kept = [n for n in kept if above is None or n >= above or _ENDS.search(everything[n][0].text)]
            return _mended(everything, _with_lead(everything, kept, above, links), links)
        if chosen and (said or kept):  # words that stand in no paragraph of the page are of its menus and scripts
            return Found(tuple(Block("paragraph", text) for text in chosen))
    inner = next((element for name in ("article", "main") for element in root.iter(name)), None)
    if inner is None:
        return _mended(everything, list(range(len(everything))), links)
    within = list(markup.placed(inner))
    return _mended(within, list(range(len(within))), Links([place for _, place in within]))


def _choices(root: Element, said: str | None) -> Iterator[list[str]]:
    """The paragraphs that may be the story, as those who chose them write them."""
    if said and len(_letters(said)) >= _ARTICLE and not _CUT_SHORT.search(said):
        blocks = markup.blocks(said) if markup.looks_like_markup(said) else plain.split(said)
        yield [block.text for block in blocks]
    else:
        yield _extracted(root)


def _mended(everything: list[Placed], kept: list[int], links: Links) -> Found:
    """The chosen paragraphs with those between them that were passed over, and without what is furniture."""
    if all(_in_footer(everything[n][1]) for n in kept):
        return Found(())  # none, or a page whose story a script would load
    beside = _beside(everything, kept)
    kept = [n for n in kept if n not in beside]
    story = _home(_around([everything[n][1] for n in kept]), None)
    kept = _filled(everything, kept, story, links)
    beside |= _beside(everything, kept)
    kept = [n for n in kept if n not in beside]
    boxes = {n for n in kept if furniture.box(everything[n][1], story)}
    captions = {n for n in range(kept[0], kept[-1] + 1) if furniture.caption(everything[n][1], story)}
    called = {n for n in kept if furniture.called_caption(everything[n][1], story)}
    if furniture.too_much([everything[n][0].text for n in kept], {kept.index(n) for n in boxes}):
        boxes = set()
    if furniture.too_much([everything[n][0].text for n in kept], {kept.index(n) for n in called}):
        called = set()
    captions = captions | called if not captions.issuperset(kept) else called
    pointers = {n for n in kept if links.only(everything[n][1], everything[n][0].text)}
    pointers = pointers if len(pointers) < len(kept) else set()
    pointers |= {n for n in kept if _is_label(everything[n][0]) and _points_on(everything[n + 1 : n + 2], links)}
    notes = [f"caption: {everything[n][0].text}" for n in sorted(captions - boxes)]
    notes += [f"pointer: {everything[n][0].text}" for n in sorted(pointers - boxes - captions)]
    notes += [f"beside the story: {everything[n][0].text}" for n in sorted(beside)]
    return Found(tuple(everything[n][0] for n in kept if n not in boxes | captions | pointers), tuple(notes))


def _beside(everything: list[Placed], kept: list[int]) -> set[int]:
    """The chosen paragraphs in columns of a table beside the one that holds the story: menus, polls."""
    cells: Counter[Element] = Counter()
    for n in kept:
        for cell in everything[n][1].iterancestors("td"):
            cells[cell] += _size(everything[n][0])
        if everything[n][1].tag == "td":
            cells[everything[n][1]] += _size(everything[n][0])
    whole = sum(_size(everything[n][0]) for n in kept)
    found: set[int] = set()
    for cell, size in cells.items():
        row = cell.getparent()
        inside = {n for n in kept if _within(everything[n][1], cell)}
        if row is not None and size >= _ENOUGH * whole and len(inside) >= _COLUMN:
            found |= {n for n in kept if n not in inside and _within(everything[n][1], row)}
    return found


def _in_footer(place: Element) -> bool:
    """Whether a paragraph stands in the footer of the page, not of an article."""
    line = [one.tag for one in (place, *place.iterancestors())]
    return "footer" in line and "article" not in line


def _within(place: Element, box: Element) -> bool:
    return place is box or any(one is box for one in place.iterancestors())


def _with_lead(everything: list[Placed], kept: list[int], headline: int | None, links: Links) -> list[int]:
    """The chosen paragraphs, and those between the headline and the first of them: a lead in a box of its own."""
    first = next((n for n in kept if n != headline and everything[n][0].kind != "heading"), kept[0])
    if headline is None or not 0 < first - headline <= _LEADS:
        return kept
    box = _home(everything[first][1], None)

    def belongs(block: Block, place: Element) -> bool:
        if _is_pointer(block, place, links):
            return False
        if block.kind != "paragraph":
            return _home(place, None) is box  # a list of what matters, the heading of the first entry
        return _size(block) >= _LONG and _ENDS.search(block.text) is not None

    leads = [n for n in range(headline + 1, first) if belongs(*everything[n])]
    return sorted({*kept, *leads})


def _filled(everything: list[Placed], kept: list[int], story: Element, links: Links) -> list[int]:
    """The chosen paragraphs, and those between the first and the last that stand where chosen ones stand."""
    chosen = set(kept)
    homes = {_home(everything[n][1], story) for n in kept}
    signs = {_sign(home, story) for home in homes}
    first = next((n for n in kept if everything[n][0].kind != "heading"), kept[0])  # a byline follows the headline
    for n in range(first, kept[-1]):
        block, place = everything[n]
        home = _home(place, story)
        alike = n not in chosen and (home in homes or _sign(home, story) in signs)
        if alike and any(map(str.isalpha, block.text)) and not _is_pointer(block, place, links):
            chosen.add(n)
    n = kept[-1] + 1  # the last line of a story is often the shortest
    while n < len(everything) and n <= kept[-1] + 2:
        block, place = everything[n]
        if block.kind != "paragraph" or _home(place, story) is not _home(everything[kept[-1]][1], story):
            break
        if not _ENDS.search(block.text) or (place.tag == "p" and any(True for _ in place.iter("a"))):
            break
        chosen.add(n)
        n += 1
    return sorted(chosen)


def _points_on(following: list[Placed], links: Links) -> bool:
    return any(links.only(place, block.text) for block, place in following)


def _is_pointer(block: Block, place: Element, links: Links) -> bool:
    return links.share(place, block.text) > (_MOSTLY if _ENDS.search(block.text) else _HALF)


def _is_label(block: Block) -> bool:
    return _size(block) <= _LABEL and block.kind in ("paragraph", "heading") and not _ENDS.search(block.text)


def _around(places: list[Element]) -> Element:
    """The innermost element that holds all of these."""
    first, *others = places
    lines = [[one, *one.iterancestors()] for one in others]
    for candidate in (first, *first.iterancestors()):
        if all(candidate in line for line in lines):
            return candidate
    return first


def _home(place: Element, story: Element | None) -> Element:
    """The box that a paragraph, heading, list item or cell stands in, not beyond that of the story."""
    while place is not story and place.tag in _INSIDE and (parent := place.getparent()) is not None:
        place = parent
    return place


def _sign(home: Element, story: Element) -> tuple[tuple[str, str], ...]:
    """What the boxes around a paragraph are called, numbers apart: each paragraph may have a box of its own."""
    found: list[tuple[str, str]] = []
    while home is not story:
        found.append((str(home.tag), _DIGITS.sub("", home.get("class") or "")))
        parent = home.getparent()
        if parent is None:
            break
        home = parent
    return tuple(found)


def _matching(everything: list[Placed], chosen: Counter[str], whole: str) -> list[int]:
    kept: list[int] = []
    taken: Counter[str] = Counter()
    # Looking for parts of paragraphs in paragraphs is slow, and a page that is so long is no common page.
    thorough = len(whole) <= 300_000 and sum(chosen.values()) <= 500
    for n, (block, _) in enumerate(everything):
        letters = _letters(block.text)
        if not letters or taken[letters] >= max(1, chosen[letters]):
            continue  # a teaser that repeats a paragraph
        long = thorough and len(letters) >= _LONG
        if letters in chosen or (long and (letters in whole or any(_inside(piece, letters) for piece in chosen))):
            kept.append(n)
            taken[letters] += 1
    return kept


def _inside(piece: str, letters: str) -> bool:
    return len(piece) >= _LONG and piece in letters


def _extracted(root: Element) -> list[str]:
    """The paragraphs that trafilatura takes for the story; none if it finds no story."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(root), include_comments=False, include_tables=True, with_metadata=False, fast=True
        )
    except Exception:  # it meets odd pages with whatever error comes to hand; we then take the page as it is
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    parts = (part for element in body for part in _parts(element))
    texts = (("\t" if part.tag == "row" else "").join(map(str, part.itertext())) for part in parts)
    return [text for text in texts if text.strip()]


def _parts(element: Element) -> list[Element]:
    """The rows of a table and the items of a list; any other element is one part."""
    return list(element.iter("row", "item")) or [element]


def _size(block: Block) -> int:
    return len(_letters(block.text))


def _letters(text: str) -> str:
    return "".join(character for character in normalize("NFC", text) if character.isalnum())
