"""`repair`: hygiene, layout and artifact rules on a passage of any length, without a story around it."""

import re
from dataclasses import dataclass, replace

from normalizers.artifacts import About, origin, ruleset
from normalizers.desk import Desk
from normalizers.edits import Edit, Flag
from normalizers.page import Page
from normalizers.pipeline import clean_up, join_broken, known_source, lift, repair_and_lift, translator
from normalizers.story import Lifted
from normalizers.wires.plain import looks_like_headline

_PARAGRAPHS = re.compile(r"\r?\n[^\S\n]*\r?\n\s*")
# One paragraph alone that opens as English wires open their own copy ("WARSAW (AP) — ", "LONDON, March 3 (Reuters) - ")
# was written in English: there is no story whose field the dateline could become.
_OWN_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]+(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?(?: \((?:AP|PA|AAP|CP)\) — |"
    r", (?:Jan\.?|Feb\.?|March|April|May|June|July|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{1,2} "
    r"\((?:Reuters|UPI)\) - )"
)
GAP_RULE, GAP_REASON = "paragraph.empty", "Nothing is left between these paragraphs."


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired passage. Edits are on the passage as given (`apply` replays them); flags are on `text`."""

    text: str
    edits: tuple[Edit, ...]
    flags: tuple[Flag, ...]
    lifted: tuple[Lifted, ...]


def repair(text: str, *, language: str = "en", source_language: str | None = None) -> Repair:
    """Repair a passage: one sentence or a whole story, paragraphs separated by blank lines.

    Leaves alone good quotation marks, line breaks inside a paragraph, and spaces around the whole. What layout takes
    out is in `.lifted`; what only a person can decide is in `.flags`.

    Args:
        language: of the passage. source_language: what it was translated from; None: found out from the text.
    """
    lead, pages = _pages(text, language)
    if len(pages) == 1 and source_language is None and (own := _OWN_DATELINE.match(pages[0].received)):
        lead, pages = _pages(text, language, own.end())
    clean_up(pages, unwrap=False)
    if len(pages) > 1 and looks_like_headline(pages[0].now, pages[1].now):
        pages[0].address, pages[0].kind = "headline", "headline"
    layout = lift(pages)
    join_broken(pages, language)
    said = source_language or layout.translated_from
    odds = known_source(said, language) if said else origin.infer([page.received for page in pages])
    about = About(language=language, odds=odds, translate=translator(Desk(target=language)))
    layout = repair_and_lift(pages, pages, about, ruleset(), layout)
    return _put_together(lead, pages, layout.lifted)


def _pages(text: str, language: str, skip: int = 0) -> tuple[str, list[Page]]:
    """Return what stands before the first paragraph, `skip` characters of the text with it, and the paragraphs."""
    body = text.strip()
    if not body:
        return text, []
    lead = text[: text.index(body[0]) + skip]
    body = body[skip:]
    tail = text[len(lead) + len(body) :]
    pages: list[Page] = []
    at = 0
    for gap in _PARAGRAPHS.finditer(body):
        pages.append(Page(f"body.{len(pages)}", "paragraph", body[at : gap.start()], gap.group(), language=language))
        at = gap.end()
    pages.append(Page(f"body.{len(pages)}", "paragraph", body[at:], tail, language=language))
    return lead, pages


def _put_together(lead: str, pages: list[Page], lifted: tuple[Lifted, ...]) -> Repair:
    """Return the passage with all edits and flags on one text; a gap goes with the paragraph that was emptied."""
    edits: list[Edit] = []
    flags: list[Flag] = []
    out = [lead]
    wire_at = now_at = len(lead)
    filled = [place for place, page in enumerate(pages) if page.now]
    for place, page in enumerate(pages):
        edits += (replace(edit, start=edit.start + wire_at, end=edit.end + wire_at) for edit in page.edits)
        flags += (replace(flag, start=flag.start + now_at, end=flag.end + now_at) for flag in page.flags)
        wire_at += len(page.received)
        gap = page.gap
        last = place + 1 == len(pages)
        if not last and (not page.now or not any(other > place for other in filled)):
            edits.append(Edit(wire_at, wire_at + len(gap), gap, "", GAP_RULE, GAP_REASON, 1.0))
            gap = ""
        wire_at += len(page.gap)
        now_at += len(page.now) + len(gap)
        out.append(page.now + gap)
    return Repair("".join(out), tuple(edits), tuple(flags), lifted)
