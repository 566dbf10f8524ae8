"""Common words that carry a capital in the middle of a sentence: "two thousand Tickets", "the Accused", "and Sent it".

A piece of markup starts with a capital of its own, and German writes every noun with one. What stands alone between
small words and is common in English is lowered where the words before and after leave no name: after a number, after
"and" or "to" with an object after the verb; after any small word only where the text is known to come from German.
Right and alike: offices and institutions, teams ("two Lions"), peoples, titles of works, words that the story writes so
again.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import Token, tagged
from normalizers.artifacts.given import gender
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.titles import may_be_title
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

NOUN = "A common noun carries a capital in the middle of a sentence."
VERB = "A verb carries a capital in the middle of a sentence."
PHRASE = "A fixed phrase carries a capital in the middle of a sentence."
_CAPITAL = re.compile(r"(?:(?<=[a-z\d,] )|(?<=\bA ))(?P<word>[A-Z][a-z]{2,})(?=[ ,.;:](?![ ]?[A-Z]))")
_FIXED = re.compile(
    r"(?<=[a-z,] )(?P<head>in|at|of|for|as|by|on)(?P<word> (?:General|Particular|Least|Course|Example|Instance|"
    r"Fact|Addition|Detail|Advance|Vain|Writing|Once|Usual|Well)"
    r")(?=[,.;]| [a-z])"
)
_AGE = re.compile(r"\b\d{1,3}-Year(?:s)?-Old\b")
_TO = frozenset("and to who which not will would can could has have had been was were be".split())
_AFTER_VERB = frozenset(("DT", "PRP", "PRP$", "IN", "TO", "CD", "RB", "JJ", "NNS"))
_PERSONS = frozenset(
    "Accused Defendant Suspect Victim Deceased Plaintiff Perpetrator Injured Detainee Arrested Convict Driver "
    "Neighbour".split()
)
_TITLE_CUE = re.compile(
    r"\b(?:film|movie|novel|book|song|album|band|play|series|show|magazine|musical|poem|game|newspaper|paper)\b"
)
_ORDERS = frozenset(
    "order feast way book song lady lord son mother father spirit voice knights daughters sons friends day "
    "night house school college "
    "university ministry department institute museum bank church chapel society academy league council court "
    "office centre center "
    "faculty chair king queen prince duke earl bishop".split()
)
_ADDRESS = frozenset(
    "Majesty Highness Excellency Honour Honor Grace Lordship Ladyship Holiness Eminence Worship".split()
)
_PARTICLES = frozenset("ten van von der den de di da do dos del la le el al bin ben ter te zu zur im".split())
_NO_OWN = frozenset("Internet Bible Earth Moon Sun God Heaven Web Net English Latin Easter Christmas".split())


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose small letters for common words between small words."""
    text = ground.text
    if about.language != "en" or about.kind in ("headline", "heading") or not text[:1].strip():
        return
    german_nouns: list[tuple[int, str]] = []
    lowered = 0
    german = about.may_come_from(("de",)) >= 0.7
    for match in _FIXED.finditer(text):
        if _plain_sentence(ground, match.start()):
            yield _lower(match.start("word") + 1, match["word"][1:], "case.fixed-phrase", PHRASE)
    for match in _AGE.finditer(text):
        if _plain_sentence(ground, match.start()):
            start, end = match.span()
            yield Edit(start, end, match.group(), match.group().lower(), "case.year-old", NOUN, 0.94)
    for match in _CAPITAL.finditer(text):
        word, at = match["word"], match.start("word")
        if (
            zipf(word, "en") < (2.8 if german and _common(word) else 3.3)
            or may_be_title(word)
            or word in _NO_OWN
            or about.counts.get(word, 1) > 1
        ):
            continue
        if (
            places.is_place(word)
            or places.is_small_proper(word.lower())
            or gender(word)
            or not _plain_sentence(ground, at)
        ):
            continue
        kind = _kind(ground, at, word, german)
        if kind is None or word in _ADDRESS:
            continue
        if kind[0] == "case.german-noun" and kind[2] == "the":
            german_nouns.append((at, word))
        else:
            lowered += german
            yield _lower(at, word, *kind[:2])
    for at, word in german_nouns:
        if len(german_nouns) + lowered > 1:
            yield _lower(at, word, "case.german-noun", NOUN)
        else:  # one alone may be an institution: "the Opposition"
            yield Flag(at, at + len(word), word, "case.german-noun", NOUN, 0.6, word.lower())


def _kind(ground: Ground, at: int, word: str, german: bool) -> tuple[str, str, str] | None:
    start, end = ground.sentence(at)
    low = ground.text[start:at] + word.lower() + ground.text[at + len(word) : end]
    tokens = tagged(low)
    place = next((number for number, token in enumerate(tokens) if token.start == at - start), 0)
    if not place:
        return None
    before, token = tokens[place - 1], tokens[place]
    if before.word in _PARTICLES and tokens[place - 2].word[:1].isupper():
        return None  # "Pieter ten Hag"
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if (
        before.word in _TO
        and before.word != "to"
        and token.tag in ("VBD", "VB", "VBN")
        and after
        and after.tag in _AFTER_VERB
        and _fits(before, token)
        and _common(word, "VERB")
    ):
        return "case.verb", VERB, before.word
    if token.tag not in ("NN", "NNS"):
        return None
    if (
        before.tag == "CD"
        and token.tag == "NNS"
        and before.word.isalpha()
        and (before.word.islower() or (german and place == 1))
        and zipf(word, "en") >= (2.8 if german and _common(word) else 3.8)
    ):
        return "case.counted-noun", NOUN, before.word
    if before.word in ("the", "an", "a") and word in _PERSONS:
        return "case.person", NOUN, before.word
    if (
        before.word in ("the", "an", "a")
        and after
        and after.word == "of"
        and _plain_of(tokens, place)
        and zipf(word, "en") >= 3.8
    ):
        return "case.noun-of", NOUN, before.word
    opens = place == 1 and before.word in ("A", "An", "The", "His", "Her", "Its", "Their", "Several", "Both")
    if (
        german
        and (before.word.islower() or opens)
        and before.tag in ("DT", "JJ", "PRP$", "VBN", "CD")
        and _common(word)
    ):
        return "case.german-noun", NOUN, before.word.lower()
    return None


def _common(word: str, kind: str = "NOUN") -> bool:
    """Tell whether a dictionary has a word as a common noun or verb ("jewellery", not "Taliban")."""
    import lemminflect

    return bool(lemminflect.getAllLemmas(word.lower(), kind))


def _plain_of(tokens: list[Token], at: int) -> bool:
    """Tell whether what follows "of" is a plain noun as well: "the Roof of the hall", not "the Voice of America"."""
    follow = tokens[at + 2 : at + 5]
    return bool(follow) and all(token.word == token.word.lower() for token in follow) and tokens[at].word not in _ORDERS


def _fits(before: Token, verb: Token) -> bool:
    wanted = {
        "to": "VB",
        "will": "VB",
        "would": "VB",
        "can": "VB",
        "could": "VB",
        "and": "VBD",
        "who": "VBD",
        "which": "VBD",
    }
    return verb.tag == wanted.get(before.word, verb.tag)


def _plain_sentence(ground: Ground, at: int) -> bool:
    """Tell whether a sentence is prose: no quotation here, no title of a work, few capitals."""
    if ground.quoted(at, at + 1):
        return False
    start, end = ground.sentence(at)
    sentence = ground.text[start:end]
    words = re.findall(r"[^\W\d_]{4,}", sentence)[1:]  # the first has its capital anyway
    return not _TITLE_CUE.search(sentence) and sum(word[0].isupper() for word in words) <= 0.5 * len(words)


def _lower(at: int, word: str, rule: str, reason: str) -> Edit:
    return Edit(at, at + 1, word[0], word[0].lower(), rule, reason, 0.92)
