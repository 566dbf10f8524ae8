"""A subject that stands twice: "Italiano he commented", "Petersen she had only a minute".

The source language has no pronoun there, or the translator saw the name as a piece of its own. Only where a sentence or
the words after a quotation or a comma begin with a name, the pronoun follows it at once and a finite verb follows that.
Right and alike: "In Berlin he said", "Asked about Merkel she laughed", "Later he left", "Monday he rested".
"""

import re
from collections.abc import Iterator, Sequence

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.given import gender
from normalizers.artifacts.persons import is_person
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

REASON = "The subject stands twice: as a name and as a pronoun."
_TWICE = re.compile(
    r"(?:(?:^|(?<=[.!?”)] )|(?<=\n))|(?<=[”\"], )|(?<=[”\"] )|(?<=, ))"
    r"(?P<name>[A-Z][^\W\d_]+(?:[ -](?:de |da |di |van |von |der |del )?[A-Z][^\W\d_]+){0,3}) "
    r"(?P<pronoun>he|she|they|it)"
    r"(?= (?:is|was|has|had|will|would|can|could|did|does|says?|said|also|then|told|went|came|left|made|took|gave|won"
    r"|lost|thinks?|thought|knows?|knew|wants|spoke|began|[a-z]{2,}ed)\b)"
)
_NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Today Yesterday Tomorrow Later Then Here There Once Soon Now Besides However "
    "Finally Still Instead Meanwhile Afterwards Eventually Perhaps Maybe Sometimes Often Last Next This That Christmas "
    "Easter Ramadan God If When While Because Although Though After Before As Since What Which Who How Why "
    "Where".split()
)  # fmt: skip

_TOLD = frozenset(
    "told announced said declared stated explained added confirmed reported noted stressed informed".split()
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to drop the pronoun right after the name that it repeats; quotations are left alone."""
    if about.language != "en":
        return
    yield from _noun_twice(ground)
    if " it " in ground.text or " they " in ground.text or " he " in ground.text or " she " in ground.text:
        yield from _bodies_twice(ground)
    for match in _TWICE.finditer(ground.text):
        names = re.split(r"[ -]", match["name"])
        start, end = match.span("pronoun")
        if any(name in _NO_NAMES for name in names) or ground.quoted(start, end):
            continue
        if len(names) == 1 and not _is_name(names[0], about):
            continue
        common = max(zipf(name, "en") for name in names)
        if common >= 5.0 or not all(name in about.names or zipf(name, "en") < 4.2 for name in names):
            continue
        yield Edit(start - 1, end, f" {match['pronoun']}", "", "grammar.subject-twice", REASON, 0.93)


_AFTER_CLAUSE = re.compile(
    r"(?:^|(?<=[.!?] ))(?:The|A|An|His|Her|Its) [^,.“”]{3,80}, (?:(?:who|which|whose|where) [^,.“”]{3,120}|"
    r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+),"
    r"(?P<pronoun> (?:he|she|it|they))"
    r"(?= (?:is|was|has|had|will|would|can|could|did|does|also|told|went|came|left|made|took|gave|won|lost|"
    r"wants|said|[a-z]{2,}ed)\b(?!,))"
)


_ROLE_AND_NAME = re.compile(
    r"(?:^|(?<=[.!?] ))(?:The |A )[a-z][a-z-]*(?: [a-z-]+){0,2}(?: [A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?){1,3}"
    r"(?P<pronoun>,? (?:he|she|they))(?= (?:is|was|has|had|will|would|can|could|did|does|also|told|went|came|left|made|"
    r"took|gave|won|lost|wants|began|wrote|met|[a-z]{3,}ed)\b(?!,))"
)


# "The CGT, it called for strikes": French takes its subject up again after a comma.
_BODY_TWICE = re.compile(
    r"(?:^|(?<=[.!?”] ))(?:The )?(?:[A-ZÀ-Þ]{2,7}|[A-ZÀ-Þ][a-zà-ÿ]{2,}|(?:government|company|party|union|ministry|"
    r"federation|association|commission|club|court|town|city|region|team|opposition|municipality|bank|army))"
    r"(?P<pronoun>, it)(?= (?:has|had|will|would|is|was|wants?|says?|said|called|calls|hopes|hoped|plans|refuses|"
    r"refused|denies|denied|announced|believes|asks|asked|prefers|preferred|continues|remains|[a-z]{4,}ed)\b(?!,))"
)
_THEY_TWICE = re.compile(
    r"(?:^|(?<=[.!?”] ))The (?:[a-z]{3,} ){0,2}[a-z]{3,}s(?P<pronoun>,? they)(?= (?:are|were|have|had|will|would|want|"
    r"say|said|called|hope|plan|refuse|denied|announced|believe|ask|continue|remain|[a-z]{4,}ed)\b(?!,))"
)
# "The fire it destroyed three hundred hectares of forest.": no other verb follows that would make it a relative clause.
_IT_TWICE = re.compile(r"(?:^|(?<=[.!?”] ))The (?:[a-z]{3,} ){0,2}[a-z]{3,}(?P<pronoun> (?:it|he|she))(?= [a-z]{2,} )")


# "Paris, it was agreed, would host", "The suspect, he told police, was a friend": the comma has its fellow.
_CLOSED = re.compile(
    r"[^.;:“”]*?, (?:(?:not|also|still|never|only|always) )?(?:is|was|are|were|has|had|have|will|would|can|could|may|"
    r"might|must|should|did|does|do|[a-z]{3,}(?:ed|s))\b"
)
_TIMES = frozenset("days weeks months years hours times minutes seconds decades mornings nights evenings".split())


def _bodies_twice(ground: Ground) -> Iterator[Edit]:
    text = ground.text
    for pattern in (_BODY_TWICE, _THEY_TWICE, _IT_TWICE):
        for match in pattern.finditer(text):
            span = match.span("pronoun")
            end = ground.sentence(span[0])[1]
            first = re.split(r"[ ,]", match.group(), maxsplit=1)[0]
            if ground.quoted(*span) or first in _NO_NAMES or _in_brackets(ground, match):
                continue
            if first[1:].islower() and first != "The" and not _is_body(first):
                continue  # "Inside, it was warm", "Politically, it was a disaster"
            subject = tagged(text, match.start(), span[0])
            if pattern is not _BODY_TWICE and (
                noun_phrase(subject, 0) != len(subject) or subject[-1].word in _TIMES or subject[-1].tag not in NOUNS
            ):
                continue
            if not match["pronoun"].startswith(","):
                rest = tagged(text, span[0], end)[1:]
                alone = len(rest) > 5 and rest[0].tag in ("VBD", "VBZ", "VBP") and rest[-1].word == "."
                if not alone or any(token.tag in FINITE for token in rest[1:]):
                    continue
            yield Edit(*span, match["pronoun"], "", "grammar.subject-twice", REASON, 0.92)


def _noun_twice(ground: Ground) -> Iterator[Edit]:
    """ "The commander of the detachment he told journalists", "The director of the brewery, he announced"."""
    for match in (*_AFTER_CLAUSE.finditer(ground.text), *_ROLE_AND_NAME.finditer(ground.text)):
        span = match.span("pronoun")
        if not ground.quoted(*span) and not _in_brackets(ground, match):
            yield Edit(*span, match["pronoun"], "", "grammar.subject-twice", REASON, 0.92)
    for start, end in ground.sentences:
        if ground.text[start : start + 4] not in ("The ", "A ma", "His ", "Her ") or end - start > 400:
            continue
        tokens = tagged(ground.text, start, end)
        place = noun_phrase(tokens, 0)
        comma = place < len(tokens) and tokens[place].word == ","
        at = place + comma
        if not 1 < place < at + 2 < len(tokens) or tokens[at].word not in ("he", "she", "they"):
            continue
        verb = tokens[at + 1]
        if not is_person(_head(tokens, place)):
            continue
        long = not comma and place >= 4 and verb.tag in FINITE and _no_second_verb(tokens, at + 2)
        told = verb.word in _TOLD and tokens[at + 2].tag not in FINITE and tokens[at + 2].word != ","
        told = told and any(token.word == "that" for token in tokens[at + 2 : at + 8])
        if (comma and verb.tag in FINITE and tokens[at + 2].word != ",") or told or long:
            if ground.quoted(start, tokens[at].end) or (comma and _CLOSED.match(ground.text, verb.end, end)):
                continue
            first, last = tokens[place - 1].end, tokens[at].end
            yield Edit(first, last, ground.text[first:last], "", "grammar.subject-twice", REASON, 0.92)


def _in_brackets(ground: Ground, match: re.Match[str]) -> bool:
    """Tell whether the clause stands between two commas: "The club, it was reported, will fold"."""
    end = ground.sentence(match.start("pronoun"))[1]
    return match["pronoun"].startswith(",") and _CLOSED.match(ground.text, match.end(), end) is not None


def _is_body(word: str) -> bool:
    """Tell whether one word before ", it" names something: no English word ("Upstairs", "Online")."""
    import lemminflect

    return zipf(word, "en") < 3.0 or not lemminflect.getAllLemmas(word.lower())


def _no_second_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether no verb follows that would make "he signed" a relative clause: "The player he signed was sold"."""
    for token in tokens[at:]:
        if token.word in ("and", "that", "who", "which", "but", "because", "when", ",", "."):
            return True
        if token.tag in FINITE:
            return False
    return True


def _head(tokens: Sequence[Token], end: int) -> str:
    """Return the noun that a noun phrase is about: the last before "of", "in" and the like."""
    stop = next((at for at in range(1, end) if tokens[at].tag == "IN"), end)
    return tokens[stop - 1].word


def _is_name(word: str, about: About) -> bool:
    """Tell whether one word before a pronoun is a name and no adverb ("Desperately he", "Thereby she")."""
    import lemminflect

    unknown = zipf(word, "en") < 2.8 or not lemminflect.getAllLemmas(word.lower())
    return word in about.names or (unknown and not word.endswith("ly")) or gender(word) is not None
