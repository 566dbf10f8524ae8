"""Your for its, his and their: "the company reported that your turnover had fallen".

Spanish "su", Portuguese "seu", Italian "suo", Russian and Polish forms of address and German "Ihr" are all of
these. Only in a sentence that tells of a third
person or body, in a story that nowhere addresses its reader. Where two may be meant,
it is
flagged. Right and alike: imperatives, consumer news ("the bank said your card will be replaced").
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import tagged
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import heads, referents
from normalizers.artifacts.repairers.it_for_persons import later
from normalizers.artifacts.repairers.pronouns import SAID, SOURCES, SURE
from normalizers.edits import Edit, Flag

YOUR = "The source language has one word for your, his, her and its; nobody is addressed here."
_TOLD_TO = re.compile(
    r"\b(?:asked|told|urged|advised|invited|ordered|called on|reminded|warned|recommended) (?:the |all |local "
    r")?[a-z]+s (?:not )?to [^.,;“”]{0,40}?\b(?P<your>your)\b"
)
_YOUR = re.compile(r"\b(?P<your>your) (?:[a-z]+ |[A-Z][a-z]+ (?=[a-z])){0,2}?(?P<noun>[a-z]+)\b")
# Whose they are, the sentence must say; readers have none in the news.
_COUNTERPARTS = frozenset(
    "counterpart predecessor successor marriage album concert film novel debut career resignation mandate candidacy "
    "retirement contract single tour book autobiography coalition inauguration".split()
)
_READER = re.compile(r"\b(?:you|yours|yourself|we|our|I|my|us|You|Your|We|Our|My)\b|[?!]")
_OWNED = frozenset(
    "turnover headquarters profit profits revenue revenues sales shares board staff employees workforce losses "
    "debt debts statutes production customers subsidiaries subsidiary fleet chairman factories plants budget capital "
    "members annual net".split()
)
# Whatever "his or her" is, a person has one, and "the" says as much.
_ONLY_ONE = frozenset(
    "country nation homeland government team side squad party company administration cabinet ministry city".split()
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose its, his, her or their for "your"."""
    if about.language != "en" or about.source == "en" or "your " not in ground.text:
        return
    for match in _TOLD_TO.finditer(ground.text):
        if not ground.quoted(*match.span("your")):
            yield Edit(*match.span("your"), "your", "their", "pronoun.your", YOUR, 0.93)
    yield from _your(ground, about, about.may_come_from(SOURCES) >= SURE)


def _your(ground: Ground, about: About, sure: bool) -> Iterator[Edit | Flag]:
    """Propose his, her or its for a "your" in a sentence about a third person."""
    for match in _YOUR.finditer(ground.text):
        start, end = match.span("your")
        first, last = ground.sentence(start)
        if ground.quoted(start, end) or _addressed(ground, about):
            continue
        before = ground.text[first:start]
        tokens = tagged(before)
        verbs = [
            token for token in tokens if token.tag in ("VBD", "VBZ") or token.word in ("will", "has", "had", "have")
        ]
        if not verbs or tokens[0].tag in ("VB", "VBP"):
            continue  # an imperative: "adjust your set"
        who = referents(before)
        things = heads(before)
        body = bool(things) and (not who or things[0][0] < who[0].start)
        after = None
        if len(who) == 1 and who[0].sex and not who[0].implies and not body:
            after = who[0].sex
        elif not who and body:
            owned = bool(_OWNED & set(re.findall(r"[a-z]+", match.group())))
            after = "its" if owned or not re.search(rf"\b{SAID} \Z", before) else None  # "the app says your train"
        elif len(who) == 1 and not body and not who[0].sex and (pronoun := later(ground.text[end:last])):
            after = pronoun
        elif match["noun"] in _ONLY_ONE and len(who) == 1 and re.search(rf"\b{SAID} that \Z", before):
            after = "the"
        elif not who and any(token.tag == "NNS" for token in tokens[:3]) and sure:
            after = "their"
        told = re.search(rf"\b{SAID}(?: (?:on|last) [A-Z][a-z]+day)?,? that \Z", before) is not None
        known = after in ("his", "her") and (told or match["noun"] in _COUNTERPARTS)
        known = known and bool(_COUNTERPARTS & set(re.findall(r"[a-z]+", ground.text[end : end + 30])))
        if after and (sure or known or (after == "its" and _OWNED & set(re.findall(r"[a-z]+", match.group())))):
            yield Edit(start, end, "your", after, "pronoun.your", YOUR, 0.92)
        elif who or body or after:
            yield Flag(start, end, "your", "pronoun.your", YOUR, 0.6, after or "his, her or its")


def _addressed(ground: Ground, about: About) -> bool:
    """Tell whether the story speaks to its reader or of itself, outside quotations."""
    return any(not ground.quoted(*match.span()) for match in _READER.finditer(ground.text)) or any(
        re.search(r"(?<![“\"])\byou\b", text) and not re.search('[“"]', text) for text in about.others.values()
    )
