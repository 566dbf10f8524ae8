""" "Your" for "his", "her" or "their": "Zelensky has signaled that your country may withdraw".

Portuguese "seu", Spanish "su" and Italian "suo" are all of these, and a machine that sees no person takes the polite
"your". Only outside quotations, only in reported speech of a third person, only where nothing else in the sentence
addresses the reader. The story's own pronouns decide between his and her; where they do not, "the" stands before what
a person has only one of (country, government), and anything else is flagged. Right and alike: "you" and "your" in
quotations, service pieces that address the reader.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.given import gender
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "The source language has one word for your, his, her and their; here a third person is meant."
SOURCES = ("pt", "es", "it", "gl", "ca", "ru", "uk", "pl")
_REPORTED = re.compile(
    r"(?:(?P<subject>(?<!\w)[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,9}|[Hh]e|[Ss]he|[Tt]hey)"
    r"(?: (?:has|had|have|also|later|then))*)?"
    r" (?:said|noted|added|assures|emphasi[sz]ed|underlined|thinks|"
    r"says|signal(?:l)?ed|announced|stated|declared|insisted|admitted|hinted|suggested|confirmed|denied|"
    r"told (?:the [a-z]+|reporters|journalists|him|her|them|[A-Z][a-z]+)|warned|"
    r"claimed|explained|indicated|stressed|promised|believes|believed|recalled|repeated|reiterated|assured|argued)"
    r"(?: (?:on|last) \w+)?(?:,? that (?:[a-z]+ ){0,2}?| )(?P<your>your) (?P<noun>[a-z]+)"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+")
_READER = re.compile(r"\b(?:you|yours|yourself|we|our)\b", re.IGNORECASE)
_ONLY_ONE = frozenset("country nation homeland government".split())
_HE, _SHE = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b"), re.compile(r"\b(?:[Ss]he|[Hh]ers?|[Hh]erself)\b")
_MALE = re.compile(r"\b(?:[Kk]ing|[Pp]rince|[Mm]r|[Ss]ir|[Pp]ope|[Ff]ather|spokesman|chairman|businessman)\b")
_FEMALE = re.compile(r"\b(?:[Qq]ueen|[Pp]rincess|[Mm]rs|[Mm]s|[Mm]other|spokeswoman|chairwoman|businesswoman)\b")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose his, her, their or the for a "your" that reports a third person."""
    if (
        about.language != "en"
        or " your " not in ground.low
        or (about.source_confidence > 0.6 and about.source not in SOURCES)
    ):
        return
    for match in _REPORTED.finditer(ground.text):
        start, end = match.span("your")
        sentence = ground.text[slice(*ground.sentence(match.start()))]
        rest = _READER.search(sentence)
        if ground.quoted(start, end) or (rest and not _quoted_only(ground, match.start(), sentence)):
            continue
        subject = match["subject"] or _first_name(sentence)
        after = _possessive(subject or "", sentence, about)
        if after is None and match["noun"] in _ONLY_ONE:
            after = "the"
        if after is None:
            yield Flag(start, end, "your", "pronoun.your", REASON, 0.7, "his or her")
        else:
            yield Edit(start, end, "your", after, "pronoun.your", REASON, 0.92)


def _quoted_only(ground: Ground, at: int, sentence: str) -> bool:
    start, _ = ground.sentence(at)
    return all(ground.quoted(start + found.start(), start + found.end()) for found in _READER.finditer(sentence))


def _first_name(sentence: str) -> str | None:
    found = _NAME.search(sentence)
    return found.group() if found else None


def _possessive(subject: str, sentence: str, about: About) -> str | None:
    low = subject.lower()
    if low in ("he", "she", "they"):
        return {"he": "his", "she": "her", "they": "their"}[low]
    he, she = len(_HE.findall(sentence)), len(_SHE.findall(sentence))
    if bool(he) != bool(she):
        return "his" if he else "her"
    if not subject:
        return None
    known = {found for part in re.split(r"[ -]", subject)[:-1] if (found := gender(part))}
    if len(known) == 1:
        return known.pop()
    surname = re.split(r"[ -]", subject)[-1]
    he = she = 0
    for text in about.others.values():
        if surname not in text:
            continue
        he += len(_HE.findall(text)) + 3 * bool(
            re.search(rf"{_MALE.pattern}[^.]{{0,40}}\b{re.escape(surname)}\b", text)
        )
        she += len(_SHE.findall(text)) + 3 * bool(
            re.search(rf"{_FEMALE.pattern}[^.]{{0,40}}\b{re.escape(surname)}\b", text)
        )
    if he >= 2 and he > 3 * she:
        return "his"
    if she >= 2 and she > 3 * he:
        return "her"
    return None
