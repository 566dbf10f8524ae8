"""Headlines with something of the page on them, headlines said twice, and short lines that are headings."""

import re
from collections.abc import Iterator

from normalizers.layout.lift import STOPS, Lift, Where, either, plain, words
from normalizers.layout.phrases import LANGUAGES
from normalizers.layout.sites import is_label, is_section, is_site

_LANG = f"(?P<lang>{either(LANGUAGES)})"
_MADE = rf"(?i:(?:automatically |machine )?translat(?:ed|ion) (?:from|of) (?:the )?{_LANG})"
_PREFIX = re.compile(
    rf"(?:[(\[]?{_MADE}[)\]]?\s?(?:[:–—|-]\s*|(?<=[)\]])\s*)|[+*#=/]{{2,4}}\s?{_MADE.replace('?P<lang>', '?P<lang3>')}"
    rf"\s?[+*#=/]{{2,4}}\s*)"
)
_SUFFIX = re.compile(rf"\s*(?:[(\[]{_MADE}[)\]]|\s[-–—|]\s{_MADE.replace('?P<lang>', '?P<lang2>')})\s*$")
_PART = re.compile(
    r"(?P<rest>.*\S)(?:\s+(?P<mark>--?|–|—|\||::|•|·|»|/|>>?)\s+|\s*(?P<bar>\|)\s*)(?P<name>[^|•·»\n]{2,64}?)\s*$", re.S
)
_LIST = re.compile(r"(?:[-–—•*·►▪]|\d{1,3}[.)]\s|[a-z]\))")
_LABEL_FRONT = re.compile(
    r"(?:[(\[](?P<in>[^()\[\]]{2,24})[)\]]\s?[.:|–—-]?|(?P<out>[^().:|\[\]–—]{2,24}?)\s?(?:[:|.]|\s[–—-]))\s+(?=\S)"
)
_LABEL_BACK = re.compile(
    r"(?:\s*[(\[](?P<in>[^()\[\]]{2,24})[)\]]|\s*(?:[.:|/+–—]|\s-|,)\s*(?P<out>[^().:|\[\]–—]{2,24}?)|"
    r"\s(?P<caps>VIDEO|PHOTOS?|FOTOS?))\.?\s*$"
)
_ONLY_IN_CAPITALS = frozenset("map maps watch update image images".split())


def find_in_headline(text: str, where: Where) -> Iterator[Lift]:
    """Find what a page adds to a headline: section, name of the site, label, a note on translation.

    Left alone: a source or speaker after a dash ("Troops to leave – Reuters", "Two hurt – police"), two that meet
    ("Germany – Spain"), a label in front of a bar that is news ("Live | …"), and any headline of which fewer than
    three words would be left.
    """
    prefix = _PREFIX.match(text)
    if prefix and prefix.end() < len(text):
        yield _note(0, prefix.end(), prefix["lang"] or prefix["lang3"])
        return
    note = _SUFFIX.search(text)
    if note and note.start() > 0:
        yield _note(note.start(), len(text), note["lang"] or note["lang2"])
        return
    label = _LABEL_FRONT.match(text)
    if label and words(text[label.end() :]) >= 3 and _announces(label["in"] or label["out"], text[label.end()]):
        yield Lift(0, label.end(), "furniture", "headline.label", _LABELLED, 0.95)
        return
    label = _LABEL_BACK.search(text)
    if label and words(text[: label.start()]) >= 3:
        name = label["in"] or label["out"] or label["caps"]
        bare = label["out"] is not None and not (name.isupper() or name[0].isdigit())
        if is_label(name) and not (bare and "," in label.group()):
            yield Lift(label.start(), len(text), "furniture", "headline.label", _LABELLED, 0.95)
            return
    yield from _suffix(text)


def _announces(name: str, following: str) -> bool:
    """A label in capitals is one anywhere; "Photos: what the fire left" is a headline."""
    if not is_label(name):
        return False
    return name.isupper() or (not following.islower() and name.casefold() not in _ONLY_IN_CAPITALS)


def _suffix(text: str) -> Iterator[Lift]:
    """Find the last part of a headline if it names a section or a site, with an unknown name behind a section."""
    last = _PART.match(text)
    if last is None:
        return
    start = last.end("rest")
    sure, rule = _belongs(text, last)
    before = _PART.match(text[:start])
    if not sure and before is not None and _belongs(text[:start], before)[0] and last["name"][0].isupper():
        sure, rule, start = words(last["name"]) <= 4, "headline.site-name", before.end("rest")
    if sure and words(text[:start]) >= 3:
        yield Lift(start, len(text), "furniture", rule, _JOINED, 0.95)


def _belongs(text: str, part: re.Match[str]) -> tuple[bool, str]:
    name, mark = part["name"], part["mark"] or part["bar"]
    if mark == "|":
        return len(name) <= 60, "headline.site-name"
    if not (name[0].isupper() or name[0].isdigit() or is_site(name)):
        return False, ""
    if is_section(name):
        before = part["rest"].split()
        meets = name.casefold() in _COUNTRIES and (not before or before[-1][0].isupper())
        return not meets, "headline.section"
    return is_site(name), "headline.site-name"


_COUNTRIES = frozenset(
    "spain españa germany deutschland brazil brasil portugal italy "
    "italia france poland polska netherlands nederland argentina "
    "mexico méxico colombia chile peru perú europe europa america a"
    "mericas africa asia russia ukraine россия україна".split()
)
_JOINED = "The name of a section or site was joined to the headline."
_LABELLED = "The label announces pictures or a video of the page, not news."


def find_repeat(text: str, where: Where) -> Iterator[Lift]:
    """Find the headline said again as the first line of the body. The only block of a body is left alone."""
    if (
        where.first == 1
        and where.last
        and not where.headline
        and plain(text) == plain(where.body[0])
        and words(text) <= 20
    ):
        yield Lift(0, len(text), "headline", "headline.repeated", "The line is the headline again.", 0.96)
        return
    if where.first != 0 or where.last == 0 or not where.headline:
        return
    if plain(text) == plain(where.headline) != "":
        reason = "The line is the headline again."
        yield Lift(0, len(text), "headline", "headline.repeated", reason, 0.98)
        return
    line, newline, _ = text.partition("\n")
    if newline and plain(line) == plain(where.headline) != "":
        yield Lift(0, len(line) + 1, "headline", "headline.repeated", "The line is the headline again.", 0.97)
        return
    if words(text) <= 20 and text.rstrip()[-1:] not in STOPS:
        # The same line with a section on it: what would be left of it is the headline.
        rest = next(find_in_headline(text, where), None)
        if rest and plain(text[: rest.start] + " " + text[rest.end :]) == plain(where.headline):
            yield Lift(0, len(text), "headline", "headline.repeated", "The line is the headline again.", 0.96)


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
