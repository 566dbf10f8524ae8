"""The last edits of a block, and the article as a text file (SPEC.md, "The text")."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from normalizers.canonical import marks
from normalizers.edits import Edit, apply, compose, minimal
from normalizers.story import GAP, Article, Kind


@dataclass(frozen=True, slots=True)
class House:
    """What one house wants its text to look like.

    Attributes:
        quotes: "keep", "typographic" (“ ” ‘ ’) or "straight"; quotation marks of other languages are never changed.
        dashes: "keep", "spaced-en" ( – ) or "em" (—).
        names: spelling that the house wants, by the spelling that it does not want.
    """

    quotes: Literal["keep", "typographic", "straight"] = "keep"
    dashes: Literal["keep", "spaced-en", "em"] = "keep"
    names: Mapping[str, str] = field(default_factory=dict)


_NEWLINES = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Both only start where a run of spaces does: tried at each of 100,000 spaces, they would take minutes.
_BREAKS = re.compile(r"(?<![^\S\n])[^\S\n]*\n\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]+")
_TRAILING = re.compile(r"(?<![^\S\n])[^\S\n]+(?=\n|\Z)")
_AFTER_HYPHEN = re.compile(r"(?!(?:and|or|to|nor|und|oder|bis|y|o|e|ou|et|en|of|i|lub|и|или)\b)[^\W\d_]")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SEGMENT = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|^[^\x00-\x7f]+")


def finish(text: str, house: House, *, kind: Kind = "paragraph") -> tuple[Edit, ...]:
    """Return the edits that make a block canonical: no control characters, LF, NFC, no space at the ends, house marks.

    A line break inside a paragraph comes from a wire that wraps its lines, and becomes a space. Left alone: the line
    breaks of lists and preformatted text, spaces inside a line (they are another room's concern), and every mark
    unless the house asks for it. Running it again on the result gives nothing.
    """
    steps: list[Callable[[str], Iterator[Edit]]] = [_controls, _newlines]
    steps += [_composed, _trimmed] if kind in ("preformatted", "list") else [_unwrapped, _composed, _trimmed]
    if kind != "preformatted":
        steps += [lambda now: marks.quotes(now, house.quotes), lambda now: marks.dashes(now, house.dashes)]
        steps.append(lambda now: marks.names(now, house.names))
    edits: tuple[Edit, ...] = ()
    now = text
    for step in steps:
        found = tuple(step(now))
        if found:
            edits = compose(text, edits, found)
            now = apply(now, found)
    return edits


def render(article: Article) -> str:
    """Return the article as a text file: headline, blank line, blocks with one blank line between, final newline.

    Fields such as dateline, byline and credits are no part of it; they are in the JSON.
    """
    parts = [part for part in (article.headline, *(block.text for block in article.blocks)) if part]
    return GAP.join(parts) + "\n" if parts else ""


def _controls(text: str) -> Iterator[Edit]:
    reason = "A control character has no place in a text."
    for match in _CONTROLS.finditer(text):
        yield Edit(match.start(), match.end(), match.group(), "", "text.control", reason, 1.0)


def _newlines(text: str) -> Iterator[Edit]:
    for match in _NEWLINES.finditer(text):
        if match.group() != "\n":
            reason = "Every line ends with the same character."
            yield Edit(match.start(), match.end(), match.group(), "\n", "text.line-end", reason, 1.0)


def _unwrapped(text: str) -> Iterator[Edit]:
    for match in _BREAKS.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text):
            continue  # the ends are trimmed
        after = " "
        if (text[start - 1] in "-‐" and start > 1 and text[start - 2].isalpha() and _AFTER_HYPHEN.match(text, end)) or (
            _CJK.match(text[start - 1]) and _CJK.match(text[end])
        ):
            after = ""
        reason = "The wire broke the line inside a paragraph."
        yield Edit(start, end, match.group(), after, "text.wrapped-line", reason, 0.99)


def _composed(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _SEGMENT.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            reason = "The same letter is always written with the same characters (NFC)."
            yield minimal(Edit(match.start(), match.end(), match.group(), composed, "text.nfc", reason, 1.0))


def _trimmed(text: str) -> Iterator[Edit]:
    reason = "Space at the end of a line or of a block says nothing."
    body = text.strip()
    begin = len(text) - len(text.lstrip()) if body else len(text)
    end = begin + len(body)
    if begin:
        yield Edit(0, begin, text[:begin], "", "text.outer-space", reason, 1.0)
    for match in _TRAILING.finditer(text, begin, end):
        if match.end() < end:
            yield Edit(match.start(), match.end(), match.group(), "", "text.outer-space", reason, 1.0)
    if body and end < len(text):
        yield Edit(end, len(text), text[end:], "", "text.outer-space", reason, 1.0)
