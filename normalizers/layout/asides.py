"""Page furniture inside a paragraph: a button, a paywall's sentence or a pointer between two sentences of the story."""

import re
from collections.abc import Iterator

from normalizers.layout import notices, phrases, screen
from normalizers.layout.lift import Lift, Where, either, plain, quoted, words

_ARROW = r"(?:-+>|=+>|→|➜|►|▶|»+|>{1,3}|👉|•|\*|■)"
_ALSO = either(phrases.ALSO)
_LABEL = re.compile(
    rf"(?:{_ARROW}\s?(?i:{_ALSO})\s?(?::|{_ARROW}|\|)?|(?i:{_ALSO})\s?(?::|{_ARROW}|\|)"
    rf"|(?P<caps>(?i:{_ALSO}))(?=\s))\s?(?=[A-ZÀ-ÞА-Я“\"«‘'\d])"
)
_START = re.compile(r"[.!?…][”\"»’')]{0,2}\s+(?=\S)")
_STOP = re.compile(r"[.!?…]{1,3}[”\"»’')]{0,2}(?=\s+[“\"«‘]?[A-ZÀ-ÞА-Я\d\[]|\s*$)")
# Words that open a sentence and hardly ever stand with a capital inside a title.
OPENS = re.compile(
    r"(?<=[^\W_A-Z:,–—-])[”\"»]?\s(?=(?:The|A|An|He|She|It|They|We|In|On|At|According|This|These|That|But|And|"
    r"For|After|Before|When"
    r"|While|As|From|With|By|However|His|Her|Its|Their|There|Since|If|To|No|Some|Many|Most|Two|Three|Four|Five"
    r"|Both|Also|Of|Among"
    r"|During|Until|Because|Although|Meanwhile|Yesterday|Today|One|Several|Police)\s[^\s])"
)
_SENTENCE = re.compile(r"[“\"]?(?:[A-ZÀ-Þ][\w’'-]*,?\s){1,3}[a-z]")
_LONGEST = 14  # words of a title that ends with a full stop: longer ones may have run into the story
_POINTS = "The words point to another story of the site."
_PAGE = "The sentence is a button or notice of the web page."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find furniture between, before or after the sentences of one paragraph.

    Left alone: the same words inside a sentence or a quotation, and a pointer whose title cannot be told from the
    sentence behind it.
    """
    if where.first < 0 or where.kind in ("preformatted", "quote", "heading"):
        return
    places = [0, *(match.end() for match in _START.finditer(text))]
    if len(places) > 400:
        return
    for at in places:
        end, rule, reason, confidence = _aside(text, at)
        if end <= at or (at == 0 and not text[end:].strip()) or quoted(text, at):
            continue
        yield Lift(at, end, "promo" if rule.startswith("promo") else "furniture", rule, reason, confidence)


def _aside(text: str, at: int) -> tuple[int, str, str, float]:
    label = _LABEL.match(text, at)
    if label and (label["caps"] is None or label["caps"].isupper()):
        end, confidence = _title(text, label.end())
        return end, "promo.inside", _POINTS, confidence
    stop = _STOP.search(text, at)
    first = stop.end() if stop else len(text)
    for end in dict.fromkeys((first, _next(text, first))):
        sentence = text[at:end].strip()
        if 3 <= words(sentence) <= 40 and _is_notice(sentence):
            return end, "ui.inside", _PAGE, 0.95
    inside = screen.INSIDE.match(text, at)
    if inside:
        rest = text[inside.end() :].lstrip(" .!")
        if not rest or (_SENTENCE.match(rest) and words(rest) >= 4 and text[inside.end()] in " ."):
            stop_at = inside.end() + len(text[inside.end() :]) - len(text[inside.end() :].lstrip(".!"))
            return stop_at, "ui.inside", _PAGE, 0.95
    tail = text[at:].strip()
    if at and tail and tail[-1] not in '.!?”"' and words(tail) >= 2 and len(tail) < 120 and screen.LINE.fullmatch(tail):
        return len(text), "ui.inside", _PAGE, 0.95
    return at, "", "", 0.0


def _next(text: str, at: int) -> int:
    stop = _STOP.search(text, at)
    return stop.end() if stop else len(text)


def _is_notice(sentence: str) -> bool:
    if OPENS.search(sentence):
        return False  # no stop parts it from a sentence of the story
    return bool(
        screen.SENTENCE.fullmatch(sentence)
        or notices.SENTENCE.fullmatch(sentence)
        or _CALLS.fullmatch(sentence)
        or (plain(sentence) in _BUTTONS and words(sentence) >= 3)
    )


_NETS = rf"(?:{either(phrases.NETWORKS)})"
_CALLS = re.compile(
    rf"(?i:{'|'.join(phrases.CALLS)})[.!]?".replace(
        "NETS", rf"{_NETS}(?:(?:,?\sand|,|\sor|\s&|/|\s[|·])\s?(?:on\s)?{_NETS}){{0,8}}"
    )
)
_BUTTONS = frozenset(map(plain, phrases.BUTTONS))


def _title(text: str, at: int) -> tuple[int, float]:
    """Return where a title ends that starts at a place, and how sure that is."""
    stop = _STOP.search(text, at)
    end = stop.end() if stop else len(text)
    for match in OPENS.finditer(text, at, end):
        if words(text[at : match.start()]) >= 2 and words(text[match.end() :]) >= 4:
            return match.start(), 0.94
    if stop is None or words(text[at:end]) <= _LONGEST or text[end - 1] in "?!":
        return end, 0.94
    return end, 0.6
