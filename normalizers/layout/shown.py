"""Who gave a picture, as machines put it: brackets ("photo provided by …"), lines, credits between sentences."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import STOPS, Lift, Where, ended, quoted, words
from normalizers.layout.predicate import has_predicate

_UP = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ]"
_KIND = (
    r"(?:photos?|photograph(?:y|s)?|pictures?|images?|illustrations?|videos?|footage|screen ?shots?|stills?|fotos?|"
    r"graphics?|infographics?"
    r"|montage|collage|snapshot|frame|screen)"
)
_GIVEN = (
    r"(?:(?:is |was |were )?(?:provided|supplied|released|distributed|shared|sent|posted|published|made available|"
    r"taken|shot|made|courtesy|given|issued|recorded"
    r"|captured|loaned|obtained|disclosed|reproduced|downloaded|ceded|transferred|facilitated)\s(?:by|from|of|on|via|"
    r"in|at|to)|(?:by )?courtesy of|courtesy"
    r"|from|by|via|with permission (?:of|from)|credited to|property of|kindly (?:provided|made available) by)"
)
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|should|did|does|said|says|shows?|came|"
    r"went|hangs?|stands?|which|who|that|but)\b"
)
_BRACKET = re.compile(
    rf"[(\[](?i:(?:the |main |cover |file |archive |top )?{_KIND}(?:\s?[:–-])?\s{_GIVEN})\s(?P<rest>[^()"
    rf"\[\]\n]{{2,100}})[)\]]"
)
_LINE = re.compile(
    rf"(?i:(?:main |cover |file |archive |top )?{_KIND}(?:\s?[:|–-])?\s{_GIVEN})\s(?P<rest>[^.!?\n]{{2,90}})\.?"
    rf"|(?i:{_KIND}|photo credit|credit)\s?[:|]\s(?P<office>(?i:(?:the )?(?:press (?:service|office|centre|center)|"
    rf"social (?:networks?|media)|courtesy|private|own|open sources"
    r"|internet|illustrative|illustration|symbolic|archive|handout|police|fire brigade|fire department|zvg|d\.?r\.?|"
    r"rr|ho|disclosure|reproduction|unknown|personal archive"
    r"|family archive|screenshot|city|town|municipality|prosecutor|state|ministry|embassy|church|club|author)\b)"
    r"[^.!?:\n]{0,80})\.?"
)
_OWNER = (
    rf"(?:{_UP}[\w’'-]*\.?(?:\s(?:de|da|do|van|von|der|del|di)\s{_UP}[\w’'-]*|\s{_UP}[\w’'-]*\.?){{0,2}}\s?[/|"
    rf"]\s?)?(?P<who>[\w’'-]{{2,16}}(?:\s[A-Z][\w-]+)?)"
)
_MARK = re.compile(rf"\s*[-–—|]?\s?(?:©\s?|(?i:{_KIND}|credit)\s?[:|©]\s?(?:©\s?)?){_OWNER}\.?(?=\s+[“\"]?{_UP}|\s*$)")
_OWNED_LINE = re.compile(rf"\s*[-–—|]?\s?©\s?(?P<who>[\w.’'-]{{2,16}}(?:\s{_UP}[\w-]+)?)\s*")
_AFTER = re.compile(
    rf"(?P<caption>[^\n]{{8,160}}?)\s?[|•·]\s?(?i:{_KIND}|credit|©)\s?[:|/]?\s?(?P<who>{_UP}[^\n|]{{1,50}})"
)
_ENDS = re.compile(r"(?P<caption>[^\n.!?]{8,120})\.?\s?[-–—|(]?\s?©\s?(?P<who>[\w.’'-]{2,16}(?:\s[A-Z][\w-]+)?)\)?\.?")
_NOBODYS = frozenset("rr dr d.r zvg ho private privat pr dpa afp epa efe".split())
_SELLER = re.compile(
    r"(?i:(?:belga|anp|afp|ap|epa|apa|dpa|efe|ansa|tass|photo|keystone|zuma|lusa|isopix|reporters) (?:images?|"
    r"photos?|pictures?|news)(?: agency)?|isopix|photo news|reporters)"
)

_PICTURE = "The line belongs to a picture, not to the story."
_INSIDE = "The words credit a picture; they are no part of the story."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find credits of pictures with a preposition ("photo provided by the police"), and marks of owners after a stop.

    Left alone: brackets and lines with a verb of their own ("photos of the fire were shown"), an owner that may be
    the subject of the next sentence.
    """
    if where.first < 0 or where.kind in ("preformatted", "quote") or not text.strip():
        return
    line = text.strip()
    if where.first + where.last > 0 and len(line) <= 170 and _is_line(line):
        yield Lift(0, len(text), "caption", "caption.given", _PICTURE, 0.95)
        return
    for match in _BRACKET.finditer(text):
        if not _VERB.search(match["rest"]) and not quoted(text, match.start()):
            yield Lift(match.start(), match.end(), "caption", "caption.given", _INSIDE, 0.95)
    for match in re.finditer(r"[.!?…][”\"»’')]{0,2}(?=\s+[-–—|©PpIiFfVvCcГгФф])", text):
        mark = _MARK.match(text, match.end())
        if mark and _owns(mark["who"]) and not quoted(text, match.end()):
            yield Lift(match.end(), mark.end(), "caption", "caption.between", _INSIDE, 0.95)


def _is_line(line: str) -> bool:
    given = _LINE.fullmatch(line)
    if given and not _VERB.search(given["rest"] or given["office"] or ""):
        return bool(given["office"]) or line[-1] not in STOPS or words(line) <= 8
    owned = _OWNED_LINE.fullmatch(line)
    if owned or _SELLER.fullmatch(line.strip("© ")):
        return True
    after = _AFTER.fullmatch(line)
    ends = _ENDS.fullmatch(line)
    if ends and _owns(ends["who"]) and not has_predicate(ends["caption"]):
        return True
    return bool(
        after and (names(after["who"]) or words(after["who"]) <= 4) and line[-1] not in STOPS and ended(line, 0)
    )


def _owns(who: str) -> bool:
    """Say whether a name behind © is nobody's subject: an agency, or letters without a vowel's worth of a word."""
    return who.casefold().strip(".") in _NOBODYS or known(who) or (who.isupper() and len(who) <= 6)
