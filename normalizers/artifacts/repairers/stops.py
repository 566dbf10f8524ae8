"""A full stop before a small letter: either the sentence after it lost its capital, or the stop is false.

Inline markup takes the capital of a sentence's first word, or leaves a stop where a link ended in the middle of one.
What follows decides: a subject and a verb are a sentence ("children are studying in the cellar"); a phrase without a
verb is not ("in a coffee plantation"). Right and alike: abbreviations before a small word ("at 9 a.m. the court"),
iPhone, verse, agencies that write themselves small (dpa), an exclamation inside a quotation.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, Token, has_verb, is_clause, noun_phrase, tagged
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
    r"(?<![A-Z.])(?P<before>[^\W\d_]{3,40}|\d{4}|[)%”\"])(?P<space>[ \u00a0]?)(?P<stop>[.!?])[ "
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
    "ext tel abbr com org net perh corresp poss usu freq".split()
)  # fmt: skip
_PREPOSITIONS = frozenset(
    "after before because since until without during by from for between against under near of through in on at "
    "as despite towards among within along behind beside over".split()
)
_HANGS_ON = frozenset(("IN", "TO", "VBG", "VBN", "JJ", "RB", "WDT", "WP", "CC"))
_NO_SUBJECT = frozenset(("MD", "VBZ", "VBD"))
_NAME_AND_VERB = re.compile(
    r"(?<=[a-zà-ÿ])\.(?= [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){1,2}, (?:will|would|has|had|was|is|said|told|"
    r"announced|[a-z]{3,}ed)\b)"
)
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
        if "\n" in text[match.start() : at]:
            continue  # verse, lists, wrapped tables
        if match["stop"] != "." and ground.quoted(match.start(), match.start() + 1):
            continue
        yield from _judged(ground, match, word, at)
    yield from _subject_cut_off(ground)
    first = _FIRST.match(text)
    if first and about.kind == "paragraph" and _is_sentence(text):
        head = tagged(text, 0, min(len(text), LONGEST))
        if first[1] in _OPENERS or (zipf(first[1], "en") >= 3.5 and is_clause(head) and len(first[1]) > 3):
            yield Edit(0, 1, first[1][0], first[1][0].upper(), "case.block-start", START, 0.93)


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
    if match["stop"] == "." and (_is_phrase(after, word, spaced) or _no_sentence_before(ground, match, after)):
        start = match.start("space")
        yield Edit(
            start, match.end("stop"), text[start : match.end("stop")], "", "stray.stop-before-phrase", PHRASE, 0.92
        )
        return
    sentence = (word in _OPENERS and (match["stop"] == "." or is_clause(after))) or (
        len(word) > 2 and is_clause(after) and zipf(word, "en") >= 3.0 and _sentence_before(ground, match.start("stop"))
    )
    if sentence:
        if spaced:
            yield Edit(
                match.start("space"), match.end("space"), match["space"], "", "spacing.before-stop", SPACED, 0.95
            )
        confidence = 0.95 if word in _OPENERS else 0.92
        yield Edit(at, at + 1, word[0], word[0].upper(), "case.sentence-start", START, confidence)
    elif text[match.end() :][:1] != "." and len(word) > 2:
        yield Flag(at, at + len(word), word, "case.false-stop", FALSE_STOP, 0.6, word.capitalize())


def _is_phrase(after: list[Token], word: str, spaced: bool) -> bool:
    """Tell whether what follows a stop cannot be a sentence: no subject, no finite verb outside a relative clause."""
    if len(after) < 2 or after[0].word != word:
        return False
    if after[0].tag in _NO_SUBJECT and not is_clause(after):
        return spaced
    if after[0].tag not in _HANGS_ON:
        return False
    if word in _OPENERS and word not in _PREPOSITIONS and word not in ("and", "or", "but") and not spaced:
        return False
    main = _main(after)
    if word in _PREPOSITIONS and _verb_after_and(main):
        return True
    return not has_verb(main) and (spaced or "," not in {token.word for token in main[:-1]})


def _verb_after_and(main: list[Token]) -> bool:
    """Tell whether the only verb follows "and" and has no subject: "in Munich and will miss the season"."""
    verb = next((at for at, token in enumerate(main) if token.tag in FINITE), 0)
    return verb > 1 and main[verb - 1].word == "and" and "," not in {token.word for token in main[:verb]}


def _no_sentence_before(ground: Ground, match: re.Match[str], after: list[Token]) -> bool:
    """Tell whether the stop follows a subject and what comes then is its verb: "The group. in Mainz has called"."""
    start = ground.sentence(match.start("stop"))[0]
    before = tagged(ground.text, start, match.start("stop"))
    subject = bool(before) and before[0].tag in ("DT", "PRP$", "NNP", "CD") and not has_verb(before)
    return subject and bool(after) and after[0].tag in ("IN", "TO", "VBN", "VBD", "VBZ", "MD", "RB") and has_verb(after)


def _main(after: list[Token]) -> list[Token]:
    """Return the words before the first relative clause, whose verb does not make a sentence."""
    for place, token in enumerate(after):
        if place and (
            token.tag in ("WDT", "WP", "WP$", "WRB") or (token.word == "that" and after[place - 1].tag != "VBD")
        ):
            return after[:place]
    return after


def _sentence_before(ground: Ground, stop: int) -> bool:
    """Tell whether a whole sentence, with a verb, ends at a stop."""
    start = max(ground.sentence(stop)[0], stop - LONGEST)
    return any(token.tag in FINITE for token in tagged(ground.text, start, stop))
