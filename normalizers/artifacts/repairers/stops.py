"""A full stop before a small letter: either the sentence after it lost its capital, or the stop is false.

Inline markup takes the capital of a sentence's first word, or leaves a stop where a link ended in the middle of one.
What follows decides: a subject and a verb are a sentence ("children are studying in the cellar"); a phrase without a
verb is not ("in a coffee plantation"). Right and alike: abbreviations before a small word ("at 9 a.m. the court"),
iPhone, verse, agencies that write themselves small (dpa), an exclamation inside a quotation.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import mainclause
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, Token, is_clause, noun_phrase, tagged
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

START = "A sentence starts here and lost its capital."
PHRASE = "The full stop cuts a sentence in two: what follows is a phrase without a verb."
FALSE_STOP = "Either the full stop is false, or a sentence starts here without its capital."
CUT = "The full stop cuts the subject off from the name that belongs to it."
SPACED = "A space stands before the full stop."
LONGEST = 400  # characters: what is longer is no sentence

# Words of forty letters at most: longer ones are none, and every letter of theirs would be tried as a start.
_AFTER_STOP = re.compile(
    r"(?<![A-Z.])(?P<before>[^\W\d_]{1,40}|\d{4}|\d[:.–-]\d{1,2}|º[CF]|[)%”\"])(?P<space>[ \u00a0]?)(?P<stop>[.!?])[ "
    r"\n]+(?P<word>[a-z][a-z’']*)(?!\w)"
)
_OPENERS = frozenset(
    "the he she it they we you i in on at but and this that these those there his her their its our for from with "
    "after before when while if as since during according however meanwhile although despite both some many most "
    "several two three a an one no not now then today another other all among what how why where according even "
    "only also more nearly almost earlier later".split()
)  # fmt: skip
_ABBREVIATIONS = frozenset(
    "etc inc ltd corp dept approx prof gen col capt sgt hon rev gov sen rep mrs messrs vol sec fig art jan feb mar "
    "apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est esp syn cont obs var abbrev "
    "orig pron def adj adv viz ibid ed eds min max bros univ calif mass conn minn "
    "penn wash ariz ark colo fla ill ind kan mich miss mont neb nev okla ore tenn tex wis wyo ave blvd incl excl "
    "ext tel abbr pkg tsp tbsp perh corresp poss usu freq ft lb lbs oz".split()
)  # fmt: skip
_NAME_AND_VERB = re.compile(
    r"(?<=[a-zà-ÿ])\.(?= [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){1,2}, (?:will|would|has|had|was|is|said|told|"
    r"announced|[a-z]{3,}ed)\b)"
)
_NUMBER = re.compile(r"(?<=[a-z]{3}) ?\. (?=\d[\d.,]* (?:[a-z]{3,}|%))")
_IN_QUOTATION = re.compile(r"(?<=[a-z\d][.!?] )[“\"](?P<first>[a-z])(?=[a-z’]* [^“”\"]{8,400}[,.!?][”\"](?: |$))")
_FIRST = re.compile(r"([a-z]+) ")
_VERSE = re.compile(r"[a-z,;]\n[a-z]")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose a capital where a sentence starts, or no stop where none does; a flag where neither is sure."""
    if about.language != "en":
        return
    text = ground.text
    for match in _AFTER_STOP.finditer(text):
        word, at = match["word"], match.start("word")
        if match["before"].lower() in _ABBREVIATIONS or (match["before"].isdigit() and len(match["before"]) != 4):
            continue
        if match["before"] == "in" and text[max(0, match.start() - 2) : match.start() - 1].isdigit():
            continue  # "5 ft. 9 in. tall"
        if match["before"].isalpha() and len(match["before"]) < 3 and not mainclause.needs_more(match["before"]):
            continue  # "vs. the", "p. iv"
        if "\n" in text[match.start() : at]:
            continue  # verse, lists, wrapped tables
        if match["stop"] != "." and ground.quoted(match.start(), match.start() + 1):
            continue
        yield from _judged(ground, match, word, at)
    for match in _IN_QUOTATION.finditer(text):
        yield Edit(
            match.start("first"), match.end("first"), match["first"], match["first"].upper(), "case.quotation-start",
            START, 0.93,
        )  # fmt: skip
    yield from _before_number(ground)
    yield from _subject_cut_off(ground)
    first = _FIRST.match(text)
    if first and about.kind == "paragraph" and _is_sentence(text):
        head = tagged(text, 0, min(len(text), LONGEST))
        if first[1] in _OPENERS or (zipf(first[1], "en") >= 3.5 and is_clause(head) and len(first[1]) > 3):
            yield Edit(0, 1, first[1][0], first[1][0].upper(), "case.block-start", START, 0.93)


def _before_number(ground: Ground) -> Iterator[Edit]:
    """ "The company, which employs . 85 people, has been looking": no sentence ends before the number."""
    text = ground.text
    for match in _NUMBER.finditer(text):
        start = ground.sentence(match.start())[0]
        before = tagged(text, max(start, match.start() - LONGEST), match.start())
        after = tagged(text, match.end(), ground.sentence(match.end())[1])
        if len(before) < 2 or not after or ground.quoted(*match.span()):
            continue
        if before[-1].word.lower() in _ABBREVIATIONS:
            continue
        cut = mainclause.cuts(before[-1].word, after[0]) or not mainclause.stands(before, lenient=True)
        if cut or (match.end() - match.start() == 3 and not mainclause.stands(after, lenient=True)):
            yield Edit(*match.span(), match.group(), " ", "stray.stop-before-number", PHRASE, 0.91)


def _subject_cut_off(ground: Ground) -> Iterator[Edit]:
    """ "The new director of the theatre. Marta Lisi, will present": the stop stands for a comma."""
    for match in _NAME_AND_VERB.finditer(ground.text):
        start = ground.sentence(match.start())[0]
        before = tagged(ground.text, start, match.start())
        if (
            before
            and before[0].tag == "DT"
            and noun_phrase(before, 0) == len(before)
            and not ground.quoted(start, match.start() + 1)
        ):
            yield Edit(match.start(), match.start() + 1, ".", ",", "stray.stop-for-comma", CUT, 0.92)


def _is_sentence(text: str) -> bool:
    return len(text) > 40 and text.rstrip('”")’ ')[-1:] in (".", "!", "?") and not _VERSE.search(text)


def _judged(ground: Ground, match: re.Match[str], word: str, at: int) -> Iterator[Edit | Flag]:
    text = ground.text
    end = _SENTENCE_END.search(text, at)
    after = tagged(text, at, min(end.start() if end else len(text), at + LONGEST))
    spaced = bool(match["space"])
    if match["stop"] == "." and after and after[0].word == word and _false(ground, match, after, word, spaced):
        start = match.start("space")
        before = text[start : match.end("stop")]
        yield Edit(start, match.end("stop"), before, "", "stray.stop-before-phrase", PHRASE, 0.92)
        return
    known = zipf(word, "en") >= 2.5 and len(word) > 2
    whole = bool(after) and mainclause.stands(after, lenient=True) and _sentence_before(ground, match.start("stop"))
    sentence = (word in _OPENERS and (match["stop"] == "." or is_clause(after))) or (known and whole)
    if sentence:
        if spaced:
            yield Edit(
                match.start("space"), match.end("space"), match["space"], "", "spacing.before-stop", SPACED, 0.95
            )
        confidence = 0.95 if word in _OPENERS else 0.92
        yield Edit(at, at + 1, word[0], word[0].upper(), "case.sentence-start", START, confidence)
    elif text[match.end() :][:1] != "." and len(word) > 2:
        yield Flag(at, at + len(word), word, "case.false-stop", FALSE_STOP, 0.6, word.capitalize())


def _false(ground: Ground, match: re.Match[str], after: list[Token], word: str, spaced: bool) -> bool:
    """Tell whether a stop stands inside a sentence: what comes before cannot end, or what follows cannot begin, one."""
    text = ground.text
    start = ground.sentence(match.start("stop"))[0]
    before = tagged(text, max(start, match.start("stop") - LONGEST), match.start("stop"))
    words = [token for token in before if token.word[0].isalnum()]
    if len(words) < 2 or before[-1].word != words[-1].word:
        return False
    if mainclause.cuts(words[-1].word, after[0]):
        return True
    first = next((place for place, token in enumerate(after) if token.word == ";"), len(after))
    whole = mainclause.stands(after[:first], lenient=noun_phrase(after, 0) > 0)
    if whole and after[0].tag in ("DT", "PRP", "CD", "EX", "PRP$", "RB") and len(words) > 3:
        return False
    if not mainclause.stands(before, lenient=True):
        return (
            words[0].word[0].isupper()
            and (words[0].tag == "DT" or any(token.word.islower() for token in words))
            and len(words) < 40
        )
    if whole:
        return False
    return word not in _VERBLESS and (spaced or len(after) > 1)


# "no house, no car", "not a word": news has sentences without a verb that begin so.
_VERBLESS = frozenset("no not only even just nothing nobody never perhaps hence so why how what yes".split())


def _sentence_before(ground: Ground, stop: int) -> bool:
    """Tell whether a whole sentence, with a verb, ends at a stop."""
    start = max(ground.sentence(stop)[0], stop - LONGEST)
    before = tagged(ground.text, start, stop)
    return any(token.tag in FINITE for token in before) or (bool(before) and mainclause.stands(before, lenient=True))
