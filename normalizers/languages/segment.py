"""Where sentences and words begin and end. Text is never changed here, only measured."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from normalizers.languages import facts

Span = tuple[int, int]

MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e\u200c\u200d"
WORD = re.compile(rf"(?<!\w)[^\W\d_](?:[^\W_]|[{MARKS}])*(?:['’\u2010\u2011\-](?:[^\W_]|[{MARKS}])+)*")
QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"|\([^()]*\)|「[^「」]*」")
INSIDE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?…])[)\]”»’]*\s+(?=[“«\"'‘(]?[^\W\d_])|(?<=[.…]\))[.!?…]+\s+(?=[^\W\d_])")
LAST_WORD = re.compile(r"([^\W_]+(?:[.\-][^\W_]+)*)\.[\"'”’»)\]]*$")
SURROGATE = re.compile("[\ud800-\udfff]")  # the splitter cannot take them; the replacement is as long
MARKS_ONLY = re.compile(r"^[\W_]+$")
MAX_PIECE = 10_000
TAIL = 80  # characters of a sentence that its end is judged by
INITIALS = re.compile(r"^(?:[^\W\d_](?:\.|$))+$")


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a block, without the spaces between them.

    Every character that is no space is in exactly one span. An orphan mark belongs to the sentence before it, a
    title or an initial to the name after it, and a quotation of several sentences is cut like running text.
    """
    import sentencex

    tag = language.lower().split("-")[0]
    cuts = [0]
    for piece in _pieces(SURROGATE.sub("\ufffd", text)):
        for part in sentencex.segment(tag if tag != "und" else "en", piece):
            cuts.append(cuts[-1] + len(part))
    if cuts[-1] != len(text):  # the splitter did not keep the text: better one long sentence than a wrong span
        cuts = [0, len(text)]
    spans: list[Span] = []
    for span in pairwise(cuts):
        for start, end in _inside(text, span, tag):
            if spans and not _divides(text, spans[-1], (start, end), tag):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return tuple(spans)


def words(text: str) -> Iterator[Span]:
    """Yield the spans of the words: letters, with apostrophes and hyphens inside, and digits after the first letter."""
    for match in WORD.finditer(text):
        yield match.span()


def _pieces(text: str) -> Iterator[str]:
    """Cut a very long block at the end of a sentence: the splitter's time grows with the square of odd text."""
    while len(text) > MAX_PIECE:
        stop = text.rfind(". ", MAX_PIECE // 2, MAX_PIECE)
        cut = stop + 2 if stop > 0 else MAX_PIECE
        yield text[:cut]
        text = text[cut:]
    yield text


def _inside(text: str, span: Span, tag: str) -> Iterator[Span]:
    """Cut a quotation or a bracket of several sentences, which the splitter keeps in one piece."""
    start, end = span
    piece = text[start:end]
    at = 0
    for quoted in QUOTED.finditer(piece):
        for stop in INSIDE_END.finditer(piece, quoted.start() + 1, quoted.end()):
            if _starts_sentence(piece[stop.end() : stop.end() + 3]) and _long(piece[at : stop.start()]):
                yield from _trimmed(text, start + at, start + stop.end())
                at = stop.end()
    yield from _trimmed(text, start + at, end)


def _divides(text: str, before: Span, after: Span, tag: str) -> bool:
    """Say whether two neighbouring spans are two sentences."""
    one, two = text[slice(*before)], text[slice(*after)]
    gap = text[before[1] : after[0]]
    if "\n\n" in gap:
        return not MARKS_ONLY.match(two) or MARKS_ONLY.match(one) is not None
    if MARKS_ONLY.match(two):
        return False
    if MARKS_ONLY.match(one) and one[-1] not in ".!?…":
        return False
    last = LAST_WORD.search(one[-TAIL:])
    if last is None:
        return True
    word = last[1].lower()
    small = two[:1].islower() or two[:1].isdigit()
    titles, others = _abbreviations(tag)
    if word in titles:
        return False
    if INITIALS.match(last[1]) and last[1].isupper() and len(last[1]) == 1:
        return _ends_on_letter(one)
    if small and (word in others or "." in word):
        return False
    # German, Polish and others write the day of a date with a stop: "am 15. März", "15. maja".
    return not (word.isdigit() and len(word) <= 2 and (two[:1].islower() or _month(two, tag)))


def _ends_on_letter(sentence: str) -> bool:
    """Say whether a capital and a stop end the sentence ("vitamin C.") and are no initial ("John F. Kennedy")."""
    found = re.search(r"(\S+)\s+[^\W\d_]\.[\"'”’»)\]]*$", sentence[-TAIL:])
    return found is not None and found[1].islower()


@cache
def _abbreviations(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    about = facts.of(tag)
    return (about.titles, about.abbreviations) if about else (frozenset(), frozenset())


@cache
def _months(tag: str) -> frozenset[str]:
    about = facts.of(tag)
    return frozenset(month.lower() for month in about.months) if about else frozenset()


def _month(sentence: str, tag: str) -> bool:
    first = WORD.match(sentence)
    return first is not None and first[0].lower() in _months(tag)


def _starts_sentence(start: str) -> bool:
    return any(letter.isupper() for letter in start.lstrip("“«\"'‘(")[:1])


def _long(piece: str) -> bool:
    return len(WORD.findall(piece)) >= 2


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
