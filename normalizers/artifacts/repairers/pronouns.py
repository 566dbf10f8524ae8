"""He for she, she for it, which for who: pronouns that follow the gender of the source's noun, or of no noun at all.

Languages with dropped subjects and gendered nouns leave the machine to guess. A pronoun is changed only where the whole
story leaves one reading: it speaks of women only, of men only, or of no single person at all. Right and alike: a
story of several people, names whose sex depends on the country (Andrea, Nicola), ships, quotations.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import tagged
from normalizers.artifacts.persons import Persons, is_person, persons
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

SOURCES = ("pt", "es", "it", "fr", "ru", "uk", "pl", "de", "nl")
SURE = 0.5
SEX = "The story speaks of one sex only; the source language leaves the pronoun open."
THING = "The story speaks of no single person here; the pronoun follows the gender of a noun in the source language."
WHO = "English has who for persons; the source language has one word for who and which."
YOUR = "The source language has one word for your, his, her and its; nobody is addressed here."
_TOLD_TO = re.compile(
    r"\b(?:asked|told|urged|advised|invited|ordered|called on|reminded|warned|recommended) (?:the |all |local "
    r")?[a-z]+s (?:not )?to [^.,;“”]{0,40}?\b(?P<your>your)\b"
)
_DOING = re.compile(
    r"\b(?P<word>[Ii]t)(?= (?:had |has |also |then )?(?:saw|seen|said|told|walked|ran|asked|heard|thought|"
    r"wanted|knew|drank|slept|cried|spoke|wrote|admitted|denied|explained|decided|resigned|confessed)\b)"
)
_PRONOUN = re.compile(r"\b(?P<word>[Hh]e|[Ss]he|[Hh]im|[Hh]imself|[Hh]erself|[Hh]is|[Hh]er)\b(?![’'])")
_WHICH = re.compile(
    r"\b(?P<head>[a-z]+(?:-[a-z]+)?)(?P<of> (?:of|from|for|in) [^,.;“”]{1,60})?, (?P<which>which)(?= "
    r"(?P<verb>[a-z]+(?: [a-z]+){0,2}))"
)
_DOES = re.compile(
    r"(?:took office|took over|has led|led|lost (?:his|her)|was drunk|is drunk|had no licence|hit|drove|fled|"
    r"said|says|told|died|was born|lives?|works|worked|"
    r"won|scored|resigned|was arrested|was detained|wore|was wearing|denie[sd]|admitted|served|studied|retired|"
    r"joined|was elected|"
    r"was appointed|was sentenced|is accused|is suspected|was accused|was suspected|has served|has held|is "
    r"married|turned|visited|arrived|"
    r"returned|attended|spoke|thanked|wants|hopes|believes)\b"
)
_YOUR = re.compile(r"\b(?P<your>[Yy]our) (?P<noun>[a-z]+)")
_READER = re.compile(r"\b(?:you|yours|yourself|we|our|I|my|us)\b|[?!]")
# What a sentence is about and a machine may call "he": organisations, works, buildings, vehicles.
_THING = re.compile(
    r"(?:^|[.!?] |, |report, )(?:The|A|An|In its|Its) (?:(?!of |for |in |from |at )[A-Za-z-]+ "
    r"){0,3}?(?i:municipality|city|town|company|factory|plant|commission|committee|party|club|team|association|"
    r"union|bank|government|ministry|court|parliament|council|alliance|coalition|bridge|road|train|bus|"
    r"plane|aircraft|law|bill|project|report|"
    r"book|film|museum|hospital|school|university|airport|port|station|building|church|river|dam|newspaper|"
    r"agency|organisation|organization|group|"
    r"firm|festival|tunnel|market|region|province|country|programme|foundation|institute|federation|brewery|"
    r"refinery|mine|mill|airline|"
    r"supermarket|satellite|telescope|volcano|storm|hurricane|fire|lake|forest|park|garden|statue|painting|"
    r"crown|airfield)\b"
)
MOST = 3
_TO_SHE = {"he": "she", "him": "her", "himself": "herself"}
_TO_HE = {"she": "he", "herself": "himself"}
_TO_IT = {"he": "it", "she": "it", "him": "it", "himself": "itself", "herself": "itself", "his": "its"}


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the pronoun that the persons of the story leave."""
    if about.language != "en" or about.may_come_from(SOURCES) < SURE:
        return
    yield from _which(ground)
    for match in _TOLD_TO.finditer(ground.text):
        if not ground.quoted(*match.span("your")):
            yield Edit(*match.span("your"), "your", "their", "pronoun.your", YOUR, 0.93)
    if not (_PRONOUN.search(ground.text) or _DOING.search(ground.text) or _YOUR.search(ground.text)):
        return
    earlier = []
    for address, text in about.others.items():
        if address == about.address:
            break
        earlier.append(text)
    yield from _sexes(ground, "\n".join(earlier))
    yield from _your(ground, persons("\n".join(about.others.values()) or ground.text))


def _which(ground: Ground) -> Iterator[Edit]:
    for match in _WHICH.finditer(ground.text):
        start, end = match.span("which")
        if not is_person(match["head"]) or ground.quoted(start, end):
            continue
        if match["of"] is None or _DOES.match(match["verb"]):
            yield Edit(start, end, "which", "who", "pronoun.who", WHO, 0.93)


def _sexes(ground: Ground, earlier: str) -> Iterator[Edit]:
    found = [*_PRONOUN.finditer(ground.text), *_DOING.finditer(ground.text)]
    if len(found) > MOST or _PRONOUN.search(earlier):
        return  # a story that says "he" again and again knows why
    for match in found:
        start, end = match.span()
        word = match["word"]
        who = persons(earlier + "\n" + ground.text[:start])
        if who.others or (who.women and who.men) or ground.quoted(start, end):
            continue
        thing = not (who.women or who.men)
        table = _TO_IT if thing else _TO_SHE if who.women else _TO_HE
        after = table.get(word.lower())
        if word.lower() == "it":
            after = None if thing else "she" if who.women else "he"
        if word.lower() == "his" and who.women:
            following = tagged(ground.text, start, min(len(ground.text), end + 40))
            after = "her" if len(following) > 1 and following[1].tag in ("NN", "NNS", "JJ") else None
        if word.lower() == "her" and thing:
            following = tagged(ground.text, start, min(len(ground.text), end + 40))
            possessive = len(following) > 1 and following[1].tag in ("NN", "NNS", "JJ") and following[0].tag == "PRP$"
            after = "its" if possessive else None
        if after is None or not _antecedent(ground, start, thing):
            continue
        if word[0].isupper():
            if start != ground.sentence(start)[0]:
                continue  # "the Church teaches that He rose"
            after = after.capitalize()
        yield Edit(start, end, word, after, "pronoun.thing" if thing else "pronoun.sex", THING if thing else SEX, 0.92)


def _antecedent(ground: Ground, at: int, thing: bool) -> bool:
    """Tell whether the words before a pronoun name what it stands for: a thing that acts, or somebody of that sex."""
    start = ground.sentence(at)[0]
    if start:
        start = ground.sentence(start - 2)[0]
    before = ground.text[start:at]
    if thing:
        found = _THING.search(before)
        beside = found is not None and found.end() >= len(before.rstrip())  # "the bus he had come in on"
        return found is not None and not beside and not _PRONOUN.search(before) and not re.search(r"\bthat \Z", before)
    if re.search(r"\b(?:whose|whom|who|that|where) (?:[a-z]+ ){0,2}\Z", before):
        return False  # "the woman whose car he stole"
    who = persons(before)
    return who.women or who.men


def _your(ground: Ground, who: Persons) -> Iterator[Edit | Flag]:
    if _READER.search(ground.text):
        return
    for match in _YOUR.finditer(ground.text):
        start, end = match.span("your")
        if ground.quoted(start, end) or match["your"] == "Your":
            continue
        if who.others or (who.women and who.men):
            yield Flag(start, end, "your", "pronoun.your", YOUR, 0.6, "his, her or its")
            continue
        before = ground.text[ground.sentence(start)[0] : start]
        here = persons(before)
        if not (here.women or here.men or _THING.search(before)):
            continue  # an imperative: "adjust your set"
        after = "her" if who.women else "his" if who.men else "its"
        yield Edit(start, end, "your", after, "pronoun.your", YOUR, 0.92)
