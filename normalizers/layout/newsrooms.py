"""How newsrooms sign what they took over: originals, issues, staff with an agency, trainees, initials in brackets."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where, ended, quoted, words
from normalizers.layout.phrases import LANGUAGES

_UP = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯІЇЄ]"
_SMALL = r"(?:de|da|do|dos|das|del|della|di|of|of the|the|la|le|el|los|les|van|von|der|den|y|e|i|and|&)"
_NAME = rf"(?:The\s)?{_UP}[\w.’'-]*(?:\s(?:{_SMALL}\s){{0,2}}(?:{_UP}|\d)[\w.’'-]*){{0,5}}"
_NAMES = rf"[“\"«]?{_NAME}[”\"»]?(?:(?:,|\sand|\s&|\s?/|;)\s?[“\"«]?{_NAME}[”\"»]?){{0,3}}"
_PERSON = rf"{_UP}[\w’'-]*\.?(?:\s(?:(?:de|da|do|del|della|di|van|von|der|den|y)\s){{0,2}}{_UP}[\w’'-]*\.?){{1,3}}"
_TEXT = r"(?:article|text|story|news|news item|report|interview|version|publication|post|source|content|note|material)"
_LANG = rf"(?i:{'|'.join(sorted(LANGUAGES, key=len, reverse=True))})"
_DAYS = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s(?:of\s)?[A-Za-z]{3,9}\.?,?\s?(?:\d{4})?|"
    r"[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?)"
)
_TIME = r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|h|hrs?|hours|Uhr|o['’]clock))?"

_ORIGINAL = (
    rf"(?i:(?:read |see |link to |go to )?(?:the )?original(?: {_TEXT}| link)?)(?:\s(?:(?i:is )?in|from)"
    rf"\s(?:the\s)?{_LANG}|\s?:\s[^\n]{{2,80}}"
    rf"|\s(?:here|on|at|in)\s{_NAME})(?: here)?|(?i:original language)\s?:\s{_LANG}|(?i:original(?: {_TEXT})(?: here)?)"
    rf"|(?i:(?:this |the )?(?:{_TEXT} )?(?:was |is |has been )?(?:originally|first|previously) (?:published|appeared|"
    rf"printed|written))"
    rf"\s(?:(?:in|on|by|at)\s)?(?:(?:the\s)?{_LANG}|(?:the\s)?(?:(?:newspaper|magazine|website|site|portal|weekly|"
    rf"daily)\s)?{_NAMES})"
    rf"(?:\s(?:on|in|by|at)\s(?:{_NAMES}|{_DAYS})){{0,2}}"
)
_ISSUE = (
    rf"(?:(?i:source|newspaper|magazine|weekly|published in(?: the (?:newspaper|magazine|weekly))?)"
    rf"\s?:?\s)?[“\"«]?{_NAME}[”\"»]?"
    rf"(?:\s?[-–—,]\s?(?i:[\w ]{{2,24}}? (?:issue|edition|release))\s?:?|,)?\s(?:No\.?|№|N[°º]|Nr\.?|nr|issue|"
    rf"edition)\s?\d{{1,5}}(?:\s?\(\d{{1,6}}\))?"
    rf"(?:,?\s(?:of|from|dated|on)?\s?{_DAYS})?"
)
_STAFF_NAME = (
    r"(?:(?:the |our )?(?:(?:online|web|digital|regional|local|foreign|national|sports?|economic|political|news|"
    r"central|own|video|editorial)\s){0,2}"
    r"(?:editors|editorial(?: staff| team| office| board| department| desk)?|newsroom|news desk|newsdesk|editorial "
    r"staff|correspondents?|reporters?|staff"
    r"|journalists?|editor|redaction|desk))"
)
_STAFF = (
    rf"(?:(?i:by|from)\s(?i:(?:the|our|one of our|a|an|its)\s)?(?i:{_STAFF_NAME})(?:\s(?:in|from|to)"
    rf"\s{_NAME})?(?:\s?[/|,–-]\s?{_NAMES})?"
    rf"|(?i:{_STAFF_NAME})\s?(?:(?:with|/|\||,|–|-|and)\s?(?:(?:the )?(?:news )?agenc(?:y|ies)|{_NAMES})))"
)
_DESK_ALONE = (
    r"(?i:(?:online|web|digital|regional|local|foreign|sports?|news) (?:editorial(?: staff| team| office)?|editors|"
    r"newsroom|desk|redaction)"
    r"|editorial (?:staff|team|office|board))"
)
_WITH = (
    r"[(*\s]{0,3}(?i:with (?:additional |other |further )?(?:(?:news )?agenc(?:y|ies)(?:['’]s?)? (?:information|"
    r"material|reports?|content|inputs?|dispatches|data)"
    r"|wire (?:reports?|services?)|agencies|information from (?:the )?(?:news )?agencies))[)*\s]{0,2}"
)
_FROM = (
    rf"(?i:information|info|news|material|according to the materials?|based on (?:the )?materials?|prepared on the "
    rf"basis|on the basis of materials?"
    rf"|prepared (?:from|based on|according to|using) (?:the )?(?:materials?|information|reports?)|special(?:ly)?|"
    rf"exclusive(?:ly)?)"
    rf"(?:\s(?:of|from|by|for)|\s?:|\s(?:of|from|by)\s?:)\s(?:the\s)?(?P<from>{_NAMES})"
)
_TRAINEE = (
    rf"[(*\s]{{0,3}}(?i:(?:an? |the )?(?:intern|trainee|internship|student)(?:,| is)? (?:under|with) (?:the "
    rf")?(?:supervision|guidance|coordination|orientation)"
    rf" of)\s(?:(?:the\s)?(?:editor|journalist|reporter)\s)?{_PERSON}[)*\s]{{0,2}}"
)
_SIGNED = (
    rf"(?i:(?:this )?(?:article|text|story|report|news|interview) (?:was )?(?:written|prepared|produced|signed|"
    rf"compiled) by|report|reporting|text|texts|writing"
    rf"|photos? and text|text and photos?|interview|drafted by|drafting|graphics?|collaboration|coordination|"
    rf"production)\s?:?\s(?P<who>{_PERSON}(?:(?:,|\sand)\s{_PERSON})?)"
    rf"(?:\s?[;,/|]\s?(?i:photos?|images?|editing|video|translation|graphics?|pictures?)"
    rf"\s?:\s{_PERSON}(?:\s?/\s?\w[\w ]{{1,20}})?)?"
)
_FOR = rf"(?P<author>{_PERSON})(?:,?\s(?:special\s)?for\s|\s[-–—|]\s|,\s)(?P<agency>{_NAME})"
_RIGHTS = (
    rf"(?:(?:©|\(c\)|Copyright)\s?)?(?:\d{{4}}\s)?{_NAME}(?:\s\d{{4}})?\s?[.–—|-]\s?(?i:all rights reserved|(?:the |"
    rf"any |its )?(?:re)?(?:distribution|production|transmission"
    r"|publication|use)[^.\n]{2,120}?(?:prohibited|forbidden|not allowed|reserved))"
)
_STAMP = (
    rf"(?i:status|as of|stand|state|version|updated|last update|as at)\s?:?\s(?:\w+day,?\s)?{_DAYS}(?:(?:,|\sat|"
    rf"\s[-–|•])?\s{_TIME})?(?:\s?[|•]\s?{_NAME})?"
)
_OFFICE = (
    r"(?i:source|sources|information|text|info)\s?:\s(?i:(?:the )?(?:press (?:service|office|department|center|"
    r"centre|release)|police|fire brigade|ministry|prosecutor(?:['’]s|s)?"
    r"(?: office)?|state|city|town|court|government|website|official|facebook|telegram|agencies|own)\b)[^.!?:\n]{0,80}"
)

_LINES = (
    (re.compile(_ORIGINAL), "credit.original"),
    (re.compile(_ISSUE), "credit.issue"),
    (re.compile(_STAFF), "credit.newsroom"),
    (re.compile(_WITH), "credit.with"),
    (re.compile(_TRAINEE), "credit.trainee"),
    (re.compile(_STAMP), "credit.stamp"),
    (re.compile(_OFFICE), "credit.source"),
    (re.compile(_RIGHTS), "credit.rights"),
)
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|can|could|may|must|did|does|said|says|told|denies|knows?|[a-z]{3,}ed)\b"
)
_ALONE = re.compile(_DESK_ALONE)
_INITIALS = re.compile(r"\s*(?:\((?P<small>[a-zäöüżźćłśó]{2,4}(?:\.|/)?)\)|\[(?P<square>[a-z]{2,4})\])\.?\s*")
_NO_INITIALS = frozenset(
    """
    sic see pdf max min left top km cm mm kg ms mr dr st no not and or ca via etc aka ie eg ed eds pp vs dead born
    live gold pen laughs yes ok con per cf tbc tbd eu uk us un who he him his her she it its we us our they me my
    in on at to of by for as so if
    """.split()
)
_REASON = "The words say where the text comes from; they are no part of the story."
_BY = "The names of those who wrote the story are no part of its text."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a sign-off that is a line of its own at an edge of the story, or that follows its last stop.

    Left alone: the same words with a verb behind them ("Information from the police was late"), words in brackets
    that are no initials ("(sic)"), and a line between two paragraphs in the middle of a story.
    """
    if where.first < 0 or where.kind in ("preformatted", "quote") or not text.strip():
        return
    alone = where.first + where.last > 0
    if alone and len(text) <= 170 and (where.first <= 1 or where.last <= 1):
        lift = _signature(text, 0, where)
        if lift is not None:
            yield lift
            return
    if where.last > 1 or len(text) < 40:
        return
    start = max(0, len(text) - 180)
    for stop in list(re.finditer(r"[.!?…][”\"»’')]{0,2}(?=\s?\S)", text[start:]))[-8:]:
        at = start + stop.end()
        if at > 20 and text[at : at + 1] in " \n([" and ended(text, at) and not quoted(text, at):
            lift = _signature(text, at, where)
            if lift is not None:
                yield lift
                return


def _signature(text: str, at: int, where: Where) -> Lift | None:
    rest, end = text[at:].strip(), len(text)
    bare = rest[1:-1].strip() if rest[:1] in "([" and rest[-1:] in ")]" else rest
    bare = bare.strip(" *.–—-")
    for pattern, rule in _LINES:
        if pattern.fullmatch(bare) and not (rule == "credit.source" and _VERB.search(bare)):
            return Lift(at, end, "credit", rule, _REASON, 0.95)
    if where.last <= 1 and _ALONE.fullmatch(bare):
        return Lift(at, end, "byline", "credit.newsroom", _REASON, 0.94, byline=bare)
    taken = re.fullmatch(_FROM, bare)
    if taken and any(map(known, names(taken["from"]) or (taken["from"],))):
        return Lift(at, end, "credit", "credit.from", _REASON, 0.95, credits=names(taken["from"]))
    signed = re.fullmatch(_SIGNED, bare)
    if signed:
        return Lift(at, end, "byline", "credit.byline", _BY, 0.94, byline=signed["who"])
    author = re.fullmatch(_FOR, bare)
    if author and known(author["agency"]):
        return Lift(
            at, end, "byline", "credit.byline", _BY, 0.95, byline=author["author"], credits=names(author["agency"])
        )
    initials = _INITIALS.fullmatch(text, at) if where.last == 0 and (at or where.first > 0) else None
    if initials and (initials["small"] or initials["square"]).strip("./") not in _NO_INITIALS:
        return Lift(
            at,
            end,
            "credit",
            "credit.initials",
            "The initials of editors after the story are no part of its text.",
            0.93,
        )
    group = re.fullmatch(
        r"[(\[](?:Com|Red|Ots|Ufs|Sav|Rus|Dis|Uad|Inf|Agi|Ans)(?:/(?:[A-Z][a-z]{2}|[A-Z]{2,8}|[A-Z][a-z]+))+[)\]]", rest
    )
    if group and words(rest) == 1:
        return Lift(
            at,
            end,
            "credit",
            "credit.initials",
            "The initials of editors after the story are no part of its text.",
            0.95,
        )
    return None
