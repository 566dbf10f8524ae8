"""Captions as translators leave them: "Image of archive", "PHOTO/EFE", "In the picture, …", brackets in a sentence."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import STOPS, Lift, Where, quoted, words
from normalizers.layout.predicate import has_predicate

_KIND = (
    r"(?:photos?|photograph(?:y|s)?|photographers?|pictures?|images?|illustrations?|infographics?|footage|"
    r"screenshots?|fotos?|foto|bild"
    r"|graphics?|video|still|screen ?grab|screen capture|frame|ph|pic|fot|author of (?:the )?photo|credits?)"
)
_SORT = (
    r"(?:archiv(?:e|al|ed|es)|archive|file|stock|symbol(?:ic)?|illustrative|illustration|reference|"
    r"representative|representational|generic"
    r"|courtesy|disclosure|reproduction|handout|press|library|demonstration|thematic|indicative|example|sample"
    r"|twitter|facebook|instagram"
    r"|telegram|social media|video)"
)
# file photo | photo archive | image of archive | photo for illustration | symbol image | photo from the archive
_STOCK = (
    rf"(?:{_SORT}\s{_KIND}|{_KIND}\s?[:,-]?\s(?:(?:of|from|for|by|in|as)\s)?(?:the\s|an?\s)?{_SORT}s?"
    rf"|{_KIND}\s(?:is\s)?(?:for|as)\s(?:an?\s|the\s)?(?:illustrat(?:ion|ive)(?:\s(?:only|purposes?))?|reference)"
    rf"|(?:photo|image|picture|video) (?:taken )?from (?:the internet|social (?:networks|media)|open sources|"
    rf"the web|the file|files)"
    rf"|illustrative|illustration|archive|disclosure|reproduction|divulgação|reprodução|archivbild|symbolbild|"
    rf"archivfoto|symbolfoto)"
)
_UP = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ]"
_NAME = (
    rf"{_UP}[\w’'.-]*(?:\s(?:(?:de|da|do|van|von|der|of|of the|the|del|la|le|di)\s){{0,2}}(?:{_UP}|\d)[\w’'.-]*)"
    rf"{{0,5}}"
)
_OWNER = rf"(?:©\s?)?(?:{_NAME}|[a-z]{{2,6}}(?:-[a-z]{{2,5}})?)"
_OWNERS = rf"{_OWNER}(?:\s?(?:/|,|\||\svia|\sfor|\s-|&|;|\sand)\s?{_OWNER}){{0,3}}"

_STOCK_BRACKET = re.compile(rf"[(\[](?i:{_STOCK})(?:\s?[:.,;/|–-]?\s?(?:by\s|of\s)?{_OWNERS})?\.?[)\]]")
_OWNED_BRACKET = re.compile(
    rf"[(\[](?:(?i:{_KIND})\.?\s?[:/|©]\s?[^()\[\]\n]{{2,100}}|(?i:photo|foto|ph|image|picture|fot|credit)"
    rf"s?\.?\s(?:by\s|of\s|courtesy\s(?:of\s)?)?"
    rf"(?:(?P<one>{_OWNER})\s?[/,|-]\s?(?P<two>{_OWNER})|(?P<sole>{_NAME}))|©\s?{_OWNERS}|"
    rf"(?P<ap>[A-Z]{{2,8}}\s?(?:Photo|Images?))?\s?/\s?{_NAME}"
    rf"|(?P<agency>[\w. -]{{2,20}}?)\s?/\s?{_NAME}|{_NAME}\s?/\s?(?P<last>[\w. -]{{2,20}}?))[)\]]"
)
_SHOWN_BRACKET = re.compile(
    r"[(\[](?i:(?:pictured|seen|shown)(?: (?:left|right|above|below|here|cent(?:er|re)))?|in (?:the|this)"
    r" (?:main |cover |opening |file |archive )?"
    r"(?:photo|picture|image)(?: (?:above|below|left|right))?|(?:see |the )?(?:photo|picture|image)s? (?:above"
    r"|below|left|right|of the cover)"
    r"|(?:above|below|cover|main|opening) (?:photo|picture|image)|photos?|picture|pictures|image|images)[)\]]"
)
_STOCK_LINE = re.compile(
    rf"[(\[]?(?i:{_STOCK})(?:\s?[:.,;/|©–-]\s?(?P<rest>[^\n]{{2,120}}?)|\s(?:of|by)\s{_OWNERS})?\.?[)\]]?"
)
_KIND_LINE = re.compile(
    rf"[(\[]?(?:(?i:{_KIND})(?:\s(?:by|of|credit|courtesy))?\s?[|/©:–-]{{1,2}}\s?(?P<what>[^\n]{{2,120}}?)"
    rf"|PHOTOS?\s(?P<shout>[^\n:]{{2,60}})|(?i:photo|foto|picture|image|ph|credit)s?\.?\s(?:by\s|"
    rf"courtesy\s(?:of\s)?)(?P<by>{_OWNERS}))\.?[)\]]?"
)
_SHOWN_LINE = re.compile(
    r"(?:(?:In|On) (?:the|this) (?:main |cover |opening |file |archive )?(?:photo(?:graph)?|picture|image)"
    r"(?: (?:above|below|left|right))?"
    r"\s?[,:–-]\s?|(?:Pictured|Above|Below|In the photo|Caption|Photo caption|Image caption|Pie de foto|"
    r"Legend)\s?[:]\s?)\S[^\n]{3,200}"
)
_AGENCY_LINE = re.compile(
    rf"(?:©\s?)?(?:{_NAME}|[\w.-]{{2,12}})(?:\s?[/|]\s?|\s(?:via|for)\s|,\s)(?P<agency>[^/|,\n]{{2,24}}?)"
    rf"(?:\s?/\s?{_OWNER})?\.?"
)
_TAIL = re.compile(
    rf"\s*[(\[]?(?:(?i:{_KIND})(?:\s(?:by|credit|courtesy))?\s?[:|/©]\s?(?P<what>{_OWNERS})|"
    rf"(?P<stock>(?i:{_STOCK}))(?:\s?[:./,|-]\s?{_OWNERS})?"
    rf"|(?i:photo|foto|image|picture)s?\s(?:by\s)?(?P<of>{_NAME}\s?/\s?{_OWNER}))\.?[)\]]?\s*"
)
# A description and, in brackets, who took it and for whom: "The farm after the flood. (Ana Vela / El Diario)"
_PAIR_END = re.compile(
    rf"(?<=[\w.”»)])\s[(\[]{_UP}[\w’'.-]+(?:\s[\w’'.-]+){{1,4}}\s?[/|]\s?[^()\[\]/|\n]{{2,40}}[)\]]\.?$"
)
_FRONT = re.compile(
    rf"(?:[(\[](?i:{_KIND})\s?[:/|]\s?[^()\[\]\n]{{2,100}}[)\]]|(?i:photo|foto|image|picture)s?\s?[:/|"
    rf"]\s?(?P<who>{_OWNERS})\.)\s+(?={_UP}|[“\"])"
)
_CUE = re.compile(
    r"(?i)\b(?:in an? (?:file|archive|archival|old|recent|undated|handout) (?:image|photo|picture|photograph)|"
    r"archive image|file photo|archive photo)\b"
)

_SELLERS = frozenset(
    """
getty; getty images; shutterstock; istock; depositphotos; pixabay; unsplash; pexels; alamy; adobe stock; picture
alliance; picture-alliance; imago; imago images; zuma; zuma press; epa; epa-efe; nurphoto; alamy stock photo;
hollandse hoogte; maxppp; sipa; sipa usa; abaca; keystone; ap photo; unsplash.com; handout; disclosure;
divulgação
""".strip()
    .replace("\n", " ")
    .split("; ")
)
_PICTURE = "The line belongs to a picture, not to the story."
_BRACKETED = "The bracket credits a picture; it is no part of the sentence."
_AFTER = "The picture credit after the last stop is no part of the story."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find what belongs to a picture.

    Left alone: sentences that speak of a picture ("Photos of the fire were shown"), brackets that do ("a photo by her
    father"), a description in front of a credit that has a verb and may be news: then only the credit leaves.
    """
    if where.kind in ("preformatted", "quote") or not text.strip():
        return
    line = text.strip()
    if len(line) <= 260 and _is_line(line, where):
        yield Lift(0, len(text), "caption", "caption.line", _PICTURE, 0.95)
        return
    if where.first < 0:
        return
    for pattern in (_STOCK_BRACKET, _OWNED_BRACKET, _SHOWN_BRACKET):
        for match in pattern.finditer(text):
            if not quoted(text, match.start()) and _credits(match):
                yield Lift(match.start(), match.end(), "caption", "caption.bracket", _BRACKETED, 0.95)
    front = _FRONT.match(text)
    if front and (front["who"] is None or _signed(front["who"])):
        yield Lift(0, front.end(), "caption", "caption.front", _PICTURE, 0.95)
    yield from _tail(text, where)


def _is_line(line: str, where: Where) -> bool:
    alone = where.first + where.last > 0
    stock = _STOCK_LINE.fullmatch(line)
    if stock:
        rest = stock["rest"] or ""
        return not has_predicate(rest) if rest else alone
    kind = _KIND_LINE.fullmatch(line)
    if kind:
        what = kind["what"] or kind["shout"] or kind["by"] or ""
        if re.fullmatch(_OWNERS, what) and (_signed(what) or (alone and words(what) <= 8 and not line[:4].islower())):
            return not (kind["shout"] and not _signed(what))
    shown = _SHOWN_LINE.fullmatch(line) if alone and not re.search(r"[.!?]\s+\S", line) else None
    if shown and (line[-1] not in STOPS or not has_predicate(line)):
        return True
    if alone and re.fullmatch(r"(?i:photos?|images?|pictures?) (?:courtesy|property) of [^.:\n]{3,60}", line):
        return True
    pair = _AGENCY_LINE.fullmatch(line) if len(line) <= 70 else None
    return bool(pair and alone and _pictures(pair["agency"]))


def _pictures(name: str) -> bool:
    """Say whether these sell pictures and hardly anything else."""
    return name.strip(" .").casefold() in _SELLERS


def _credits(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("sole"):
        return words(groups["sole"]) >= 2 or known(groups["sole"])
    for key in ("agency", "last"):
        if groups.get(key):
            return known(groups[key]) or _pictures(groups[key])
    return True


def _tail(text: str, where: Where) -> Iterator[Lift]:
    body = text.rstrip()
    for stop in re.finditer(r"[.!?…][”\"»’')]{0,2}(?=\s)", body[:-1]):
        if len(body) - stop.end() > 120:
            continue
        tail = _TAIL.fullmatch(text, stop.end())
        if tail is None or quoted(text, stop.end()):
            continue
        what = tail["what"]
        if what is not None and not (_signed(what) or words(what) >= 2) and where.first + where.last == 0:
            continue
        before = text[: stop.end()].strip()
        single = not re.search(r"[.!?]\s+[A-Z“\"]", before) and words(before) <= 30 and where.first + where.last > 0
        whole = single and (not has_predicate(before) or bool(_CUE.search(before)))
        start = 0 if whole else stop.end()
        yield Lift(start, len(text), "caption", "caption.tail", _PICTURE if whole else _AFTER, 0.95)
        return
    if where.first + where.last > 0 and words(body) <= 30:
        pair = _PAIR_END.search(body)
        if pair and where.first <= 1 and not has_predicate(body[: pair.start()]):
            yield Lift(0, len(text), "caption", "caption.line", _PICTURE, 0.93)
            return
        ends = re.search(rf"\s[(\[](?i:{_KIND})\s?[:/|]\s?[^()\[\]\n]{{2,80}}[)\]]\.?$", body)
        if ends and not has_predicate(body[: ends.start()]):
            yield Lift(0, len(text), "caption", "caption.line", _PICTURE, 0.93)


def _signed(what: str) -> bool:
    what = what.strip(" .)]")
    return any(names(part) for part in (what, what.rpartition("/")[2], what.partition("/")[0])) or _pictures(what)
