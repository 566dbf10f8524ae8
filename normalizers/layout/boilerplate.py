"""What stands the same under every text of a house: who it is, who pays, whom to call, whose rights.

Press releases end with "###" and "About the Company: …"; papers with "Contact reporter Jo Dee at …"; agencies with who
supports their coverage. Right and alike: sentences with the same words, which have no label and stand elsewhere.
"""

import re
from collections.abc import Iterator

from normalizers.layout import wire
from normalizers.layout.lift import Lift, Where, words

_UP = r"[^\W\d_a-zà-ÿа-яё]"
# The Associated Press receives support from … The AP is solely responsible for all content.
_SUPPORT = re.compile(
    rf"(?:The\s)?(?:{_UP}[\w’'-]*\s){{0,3}}{_UP}[\w’'-]*(?:\s[\w’'&-]+){{0,8}}\sreceives?\s(?:\w+\s){{0,3}}(?:support|funding)\s"
    r"(?:from|through)\s.{3,400}"
)
_SOLELY = re.compile(
    rf"(?:The\s)?{_UP}[\w .’'-]{{1,40}}\s(?:is|are)\ssolely\sresponsible\sfor\s(?:all|its|this|the)\s\w*\s?content\.?"
)
# Contact reporter Jo Dee at jdee@paper.example | Jo Dee can be reached at … | You can email Jo Dee at …
_REACH = re.compile(
    rf"(?:(?:You can\s)?(?i:contact|reach|e-?mail|write to|call|follow)\s(?:the\s)?(?:[a-z]+\s){{0,3}}"
    rf"(?:{_UP}[\w.’'-]*\s){{0,4}}(?:at|on|via|by)\s|(?:{_UP}[\w.’'-]*\s){{1,4}}(?:can|may)\sbe\s(?:reached|contacted|emailed)\s)[^!?\n]{{5,160}}"
)
_CONTACTS = wire.pattern(
    (*wire.table("contacts"), *wire.table("press_contacts"), "kontakter", "yhteydenotot", "kontaktai")
)
_LABELLED = re.compile(rf"(?P<label>(?i:{_CONTACTS}))\s?[:：]\s?(?P<rest>\S[^\n]{{4,200}})")
_NUMBER = re.compile(r"(?<![\d.,])\+?\d(?:[\s().-]{0,2}\d){6,13}(?![\d%])")
_ABOUT = re.compile(
    r"(?:About|ABOUT|Über|Ueber|À propos d[eu]s?|A propos d[eu]s?|Acerca de|Sobre|Informazioni su|Over|Om|Tietoa|"
    r"O firmie|O spółce|O společnosti|О компании|Про компанію)\s"
    r"(?P<who>[^:.,;!?\n“”\"«»„]{2,80}):\s(?P<said>[^\s“”\"«»„].{20,1500})"
)
_SMALL = frozenset(
    "the of and for in at de la le el los las des du della di do da dos von der die das van het og och i &".split()
)
_END = re.compile(r"(?:#\s?){3}|-\s?(?:30|0)\s?-|(?i:-?\s?ends?\s?-?)|(?:\*\s?){3}")
_BEHIND = re.compile(
    r"(?i:notes? to editors?|contact|media|press|for (?:more|further)|follow|source|©|copyright|photo|e-?mail|tel)"
)
_RIGHTS = re.compile(
    r"(?i)무단\s?(?:전재|복제|배포)|저작권자|재배포\s?금지|版权所有|版權所有|未经(?:授权|许可)|未經(?:授權|許可)|不得转载|不得轉載|"
    r"無断(?:転載|複製|転用)|tüm hakları|bütün hakları|všechna práva|všetky práva|minden jog fenntart|alle rettigheter|"
    r"alle rettigheder|alla rättigheter|kaikki oikeudet|toate drepturile|sva prava|сва права|всички права|усі права|"
    r"всі права|tots els drets|dereitos reservados|eskubide guztiak|visas tiesības|visos teisės|kõik õigused|"
    r"με επιφύλαξη παντός|جميع الحقوق|כל הזכויות|تمامی حقوق|کلیه حقوق|hak cipta|bản quyền thuộc"
)

_ISSUER = "The words say who issued the text; they stand under all its texts."
_PAYS = "The words say who pays for the coverage; they stand under many stories."
_CALL = "Whom to call is no part of the story."
_OWNER = "A line of rights is no part of the story."
_MARK = "The mark says that the story ends here."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find what a house sets around its texts: whole blocks, nearly always among the last three."""
    line = text.strip()
    if where.first < 0 or where.first + where.last == 0 or where.hidden is not None or not line:
        return
    if where.kind in ("preformatted", "quote", "heading") or len(line) > 1_600:
        return
    end = len(text)
    labelled = _LABELLED.fullmatch(line) if len(line) <= 240 else None
    if labelled and (where.first <= 2 or where.last <= 3) and words(line) <= 24 and _called(labelled["rest"]):
        yield Lift(0, end, "note", "note.contact", _CALL, 0.95)
        return
    if where.first == 0 or where.last > 3:
        return
    if where.last and _END.fullmatch(line) and all(map(_is_behind, where.body[where.first + 1 :])):
        yield Lift(0, end, "furniture", "ui.end-mark", _MARK, 0.95)
    elif where.last <= 2 and ((_SUPPORT.fullmatch(line) and "content" in line) or _SOLELY.fullmatch(line)):
        yield Lift(0, end, "note", "note.support", _PAYS, 0.95)
    elif where.last <= 2 and _is_issuer(line):
        yield Lift(0, end, "note", "note.issuer", _ISSUER, 0.93)
    elif where.last <= 2 and len(line) <= 240 and _REACH.fullmatch(line) and _called(line):
        yield Lift(0, end, "note", "note.contact", _CALL, 0.95)
    elif where.last <= 2 and words(line) <= 18 and len(line) <= 200 and _RIGHTS.search(line) and _no_sentence(line):
        yield Lift(0, end, "credit", "credit.rights", _OWNER, 0.95)


def _called(text: str) -> bool:
    return wire.has_contact(text) or _NUMBER.search(text) is not None


def _is_issuer(line: str) -> bool:
    """Say whether a block says of the one in its label what it is: "About the Acme Group: Acme is …"."""
    match = _ABOUT.fullmatch(line)
    named = [word for word in match["who"].split() if word.casefold() not in _SMALL] if match else []
    told = match["said"][:160] if match else ""
    return 0 < len(named) <= 6 and all(word[0].isupper() for word in named) and any(word in told for word in named)


def _is_behind(block: str) -> bool:
    line = block.strip()
    return bool(_is_issuer(line) or _BEHIND.match(line) or (len(line) <= 240 and _called(line)))


def _no_sentence(line: str) -> bool:
    """Say whether a line of rights is one: it names its owner with a sign, or the rights are all it speaks of."""
    if any(mark in line for mark in "©ⓒ®<〈【[") or "저작권자" in line:
        return True
    return words(line) <= 8 and not re.search(r"[:：“”«»\"]", line)
