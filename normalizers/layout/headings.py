"""Headlines with something of the page on them, headlines said twice, and short lines that are headings."""

import re
from collections.abc import Iterator

from normalizers.layout.lift import STOPS, Lift, Where, either, plain, words
from normalizers.layout.phrases import LANGUAGES, SECTIONS

_LANG = f"(?P<lang>{either(LANGUAGES)})"
_MADE = rf"(?i:(?:automatically |machine )?translated from (?:the )?{_LANG})"
_PREFIX = re.compile(rf"[(\[]?{_MADE}[)\]]?\s?(?:[:–—-]\s*|(?<=[)\]])\s*)")
_SUFFIX = re.compile(rf"\s*[(\[]{_MADE}[)\]]\s*$")
_PIPE = re.compile(r"\s+\|\s*[^|\n]{2,40}$")
_SECTION = re.compile(rf"\s+[-–—]\s+(?i:{either(SECTIONS)})(?:\s?[-–—|/]\s?[^-–—|]{{2,30}})?$")
_SITE = re.compile(
    r"\s+[-–—]\s+(?:www\.)?[\w\-]{2,30}\.(?:com(?:\.br)?|net|org|info|ru|ua|es|pt|br|fr|it|de|nl|pl|news|eu|(?:co\.)?uk)$"
)
_LIST = re.compile(r"(?:[-–—•*·►▪]|\d{1,3}[.)]\s|[a-z]\))")


def find_in_headline(text: str, where: Where) -> Iterator[Lift]:
    """Find what a page adds to a headline: section, name of the site, a note on translation.

    Left alone: a source after a dash ("Troops to leave – Reuters"), a label in front of a bar ("Live | …"), and any
    headline of which fewer than three words would be left.
    """
    prefix = _PREFIX.match(text)
    if prefix and prefix.end() < len(text):
        yield _note(0, prefix.end(), prefix["lang"])
        return
    note = _SUFFIX.search(text)
    if note and note.start() > 0:
        yield _note(note.start(), len(text), note["lang"])
        return
    for rule, pattern in (("headline.site-name", _PIPE), ("headline.site-name", _SITE), ("headline.section", _SECTION)):
        match = pattern.search(text)
        if match and words(text[: match.start()]) >= 3:
            reason = "The name of a section or site was joined to the headline."
            yield Lift(match.start(), len(text), "furniture", rule, reason, 0.95)
            return


def find_repeat(text: str, where: Where) -> Iterator[Lift]:
    """Find the headline said again as the first line of the body. The only block of a body is left alone."""
    if where.first != 0 or where.last == 0 or not where.headline:
        return
    if plain(text) == plain(where.headline) != "":
        reason = "The line is the headline again."
        yield Lift(0, len(text), "headline", "headline.repeated", reason, 0.98)
        return
    line, newline, _ = text.partition("\n")
    if newline and plain(line) == plain(where.headline) != "":
        yield Lift(0, len(line) + 1, "headline", "headline.repeated", "The line is the headline again.", 0.97)


def is_heading(text: str, before: str, after: str) -> bool:
    """Say whether a paragraph is a heading: a short line without stop between two proper paragraphs.

    The text stays; only its kind changes. Left alone: list items, quotations, lines with figures of a table, and short
    lines beside other short lines (an address, a line-up).
    """
    line = text.strip()
    if not line or "\n" in line or len(line) > 90 or words(line) > 12 or words(line) < 2:
        return False
    if line[-1] in STOPS + ",;:-–—\"”»’'“" or not line[0].isupper() or _LIST.match(line):
        return False
    if sum(char.isdigit() for char in line) * 3 > len(line) or re.search(r"https?://|@|\s/|^\W", line):
        return False
    return _proper(before, line) and _proper(after, line)


def _proper(text: str, line: str) -> bool:
    text = text.rstrip()
    return len(text) > max(60, len(line)) and text.rstrip("”\"»’')]")[-1:] in tuple(STOPS + ":")


def _note(start: int, end: int, language: str) -> Lift:
    reason = "The note says that the story is a translation; it is kept as a field."
    code = LANGUAGES[language.casefold()]
    return Lift(start, end, "disclaimer", "disclaimer.in-headline", reason, 0.97, translated_from=code)
