"""What belongs to the page and not to the story: promotions, buttons, leftovers of scripts, notes on translation."""

import re
from collections.abc import Iterator

from normalizers.layout import phrases, screen
from normalizers.layout.asides import OPENS
from normalizers.layout.lift import STOPS, Lift, Role, Where, either, ended, plain, quoted
from normalizers.layout.phrases import LANGUAGES
from normalizers.layout.places import DATE

_ARROW = r"(?:-+>|=+>|→|➜|►|▶|»+|>{1,3}|👉|•|\*|■)"
_ALSO_LINE = re.compile(
    rf"(?P<arrow>{_ARROW}\s?)?(?:(?P<what>(?i:{either(phrases.ALSO)}))|(?P<weak>(?i:{either(phrases.ALSO_WEAK)})))"
    rf"(?P<sep>\s?(?:[:：]|…|\.\.\.|{_ARROW}|\|)\s?|\s[-–—]\s(?=[A-ZÀ-Þ“\"«]))?(?P<rest>.*)"
)
_ALSO_TAIL = re.compile(rf"\s*{_ARROW}\s?(?i:{either(phrases.ALSO)})\b[^\n]{{0,200}}$")
_ALSO_BRACKET = re.compile(rf"[(\[](?i:{either(phrases.ALSO_BRACKET)})\s?:[^()\[\]\n]{{3,180}}[)\]]")
_NET = either(phrases.NETWORKS)
_NETS = rf"(?:{_NET})(?:(?:,?\sand|,|\sor|\s&|/|\s[|·])\s?(?:on\s)?(?:{_NET})){{0,8}}"
_CALLS = re.compile(rf"(?i:{'|'.join(phrases.CALLS)})[.!]?".replace("NETS", _NETS))
_BUTTONS = frozenset(map(plain, phrases.BUTTONS))
_NOTICES = re.compile(rf"(?i:{'|'.join(phrases.NOTICES)})")
_COUNTER = re.compile(r"\d{1,4}\s?/\s?5[,. ]?000")
_COUNTER_TAIL = re.compile(r"\s*\b\d{1,4}\s?/\s?5[,. ]?000\s*$")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE_LINE = re.compile(
    r"(?i:(?:last )?(?:updated|published|posted|modified)(?: on| at)?:?\s)?"
    rf"(?i:{_DAY}\.?,?\s)?{DATE}(?:,?\s\d{{4}})?"
    r"(?:(?:,|\s[-–—|·]|\sat|\sàs|\sa las|\sum)?\s\d{1,2}(?:[:.]|h)\d{2}(?:\s?(?:am|pm|h|hrs|Uhr|[A-Z]{2,4}))?)?"
)
_MINIFIER = re.compile(r"%*MINIFYHTML[0-9a-fA-F]{6,}\d*%*")
_CODE = (
    _MINIFIER,
    re.compile(r"\(adsbygoogle\s?=\s?window\.adsbygoogle\s?\|\|\s?\[\]\)\.push\(\{[^{}]{0,200}\}\);?"),
    re.compile(r"googletag\.cmd\.push\(function\s?\(\)\s?\{[^{}]{0,300}\}\);?"),
    re.compile(r"<!--\s?/?(?:wp|more|nextpage|START|END|\[if)[^<>]{0,120}-->"),
)
_CODE_LINE = (
    re.compile(
        r"(?:@media[^{}]{1,80}\{)?(?:[\w\-.#:\[\]=\"'>,* ]{1,120}\{[\w\s\-:;#%.,()!\"'/]{0,400}\}[\s}]{0,4}){1,20}"
    ),
    re.compile(r"(?:var|let|const)\s[\w$]{1,40}\s?=\s?.{1,300}[;{}\])]"),
    re.compile(r"(?:window|document)\.[\w.]{2,60}\s?[(=\[].{0,300}"),
    re.compile(r"[(!;]?function\s?[\w$]{0,40}\([\w$, ]{0,80}\)\s?\{.{0,400}"),
    re.compile(r"\{\s?\"@(?:context|type|graph)\".{0,2000}|/\*[^*]{0,200}\*/|//# sourceMappingURL=\S{1,200}"),
)
_END = re.compile(r"[-–—(*\s]{0,6}(?i:ends|end|the end|fin|fim|ende)[-–—)*\s]{0,6}|-?\s?30\s?-|#{2,5}|\*{3}")

_LANG = f"(?P<lang>{either(LANGUAGES)})"
_TONGUE = r"([^\W\d_]{4,20})"
_MADE = (
    r"(?:this (?:article|text|story|news item|content)(?: (?:is|was|has been))? )?(?:an? )?"
    r"(?:(?:automatic|automated|machine|computer|automatically|machine-|computer-)[- ]?)?(?:translation|translated)"
    rf"(?: (?:automatically|by machine))?(?: (?:from|of)(?: the)? {_LANG}(?: original)?)?"
    r"(?: (?:by|with|using) (?:google(?: translate)?|deepl|yandex|bing|microsoft|an?|machine|artificial intelligence|ai"
    r"|machine translation|a machine))?"
)
_NATIVE = (
    rf"traducid[oa] (?:automáticamente )?del {_TONGUE}|traduzid[oa] (?:automaticamente )?do {_TONGUE}"
    rf"|traduit (?:automatiquement )?(?:de l['’]|du ){_TONGUE}|tradotto (?:automaticamente )?(?:dal |dall['’]){_TONGUE}"
    rf"|aus dem {_TONGUE} übersetzt|перевод с {_TONGUE}|vertaald uit het {_TONGUE}|przetłumaczon[oye] z {_TONGUE}"
)
_DISCLAIMER = re.compile(
    rf"(?:[^·|\n]{{1,60}}\s[·|]\s)?[*\[(_\s]{{0,6}}(?i:(?:disclaimer|note|notice)\s?:\s?)?(?i:{_MADE}|{_NATIVE})[*\])_.!\s]{{0,6}}"
)
_FULL = re.compile(
    r"[*\s]{0,6}(?:DISCLAIMER\s?:\s?)?(?i:this is an? (?:automated|automatic|machine) translation)\b"
    rf"(?i:(?: (?:from|of)(?: the)? {_LANG})\b)?[^\n]{{0,400}}"
)
_STARRED_HEAD = re.compile(
    rf"\*{{2,}}\s?(?i:(?:(?:automatic|automated|machine) translation|translated)(?: from {_LANG})?)\s?\*{{2,}}\s*"
)

_POINTS = "The line points to another story of the site."
_PAGE = "The line is a button or notice of the web page."
_WINDOW = "The counter of a translation window was copied with the text."
_LEFTOVER = "Leftovers of the page's own code are no part of the story."
_TRANSLATED = "The note says that the story is a translation; it is kept as a field."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find page furniture: nearly always the whole line, by closed lists of what sites print there.

    Left alone: the same words inside a sentence ("Read more books, she said", "He follows us on Twitter") or inside a
    quotation, and anything that only looks like code.
    """
    if where.kind == "preformatted":
        return
    if where.first < 0:  # the first line of a plain file, taken for the headline
        note = _disclaimer(text.strip()) if len(text) <= 120 else None
        if note is not None:
            yield _note(0, len(text), next((group for group in note.groups() if group), ""))
        return
    whole = _line(text.strip(), where) if len(text) <= 2_500 else None
    if whole is not None:
        role, rule, reason, confidence = whole
        yield Lift(0, len(text), role, rule, reason, confidence)
        return
    disclaimer = _disclaimer(text.strip()) if len(text) <= 600 else None
    if disclaimer is not None:
        language = next((group for group in disclaimer.groups() if group), "")
        yield _note(0, len(text), language)
        return
    head = _STARRED_HEAD.match(text)
    if head:
        yield _note(0, head.end(), head["lang"] or "")
    for pattern in (*_CODE, screen.CODE):
        for match in pattern.finditer(text):
            yield Lift(match.start(), match.end(), "furniture", "ui.code", _LEFTOVER, 0.97)
    for match in _ALSO_BRACKET.finditer(text):
        if not quoted(text, match.start()):
            reason = "The bracket points to another story of the site."
            yield Lift(match.start(), match.end(), "promo", "promo.bracket", reason, 0.96)
    tail = _ALSO_TAIL.search(text, max(0, len(text) - 260))
    runs_on = tail and OPENS.search(text, tail.start())
    if tail and not runs_on and ended(text, tail.start()) and not quoted(text, tail.start()):
        yield Lift(tail.start(), len(text), "promo", "promo.tail", _POINTS, 0.95)
    counter = _COUNTER_TAIL.search(text, max(0, len(text) - 30))
    if counter and ended(text, counter.start()):
        yield Lift(counter.start(), counter.end(), "furniture", "ui.counter", _WINDOW, 0.97)


def _line(line: str, where: Where) -> tuple[Role, str, str, float] | None:
    if not line:
        return None
    if _COUNTER.fullmatch(line):
        return ("furniture", "ui.counter", _WINDOW, 0.98)
    if any(pattern.fullmatch(line) for pattern in _CODE_LINE):
        return ("furniture", "ui.code", _LEFTOVER, 0.95)
    if len(line) > 240:
        return None
    alone = where.first + where.last > 0
    if plain(line) in _BUTTONS or _NOTICES.fullmatch(line) or (alone and screen.LINE.fullmatch(line)):
        return ("furniture", "ui.button", _PAGE, 0.96)
    if _DATE_LINE.fullmatch(line) and (where.first <= 3 or where.last == 0) and where.first + where.last > 0:
        return ("furniture", "ui.date-line", "The line is the date that the page shows.", 0.93)
    if where.last == 0 and where.first > 0 and _END.fullmatch(line):
        return ("furniture", "ui.end-mark", "The mark says that the story ends here.", 0.96)
    if _CALLS.fullmatch(line):
        return ("promo", "promo.call", "The line asks the reader to follow, share or subscribe.", 0.96)
    also = _ALSO_LINE.fullmatch(line)
    if also:
        rest = also["rest"].strip(" .!")
        title = bool(also["arrow"] or also["sep"])
        if also["weak"]:
            title = title and line.rstrip()[-1:] not in STOPS and rest[:1].isupper()
        elif also["what"].isupper() and also["rest"][:1].isspace():
            title = True
        if title or not rest:
            return ("promo", "promo.also", _POINTS, 0.96)
    return None


def _disclaimer(line: str) -> re.Match[str] | None:
    match = _FULL.fullmatch(line) or _DISCLAIMER.fullmatch(line)
    if match and (plain(line) not in {"translation", "a translation", "translated"} or line.startswith(("*", "["))):
        return match
    return None


def _note(start: int, end: int, language: str) -> Lift:
    tag = LANGUAGES.get(language.casefold())
    return Lift(start, end, "disclaimer", "disclaimer.translated", _TRANSLATED, 0.97, translated_from=tag)
