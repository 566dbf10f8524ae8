"""Words and phrases taken word for word from the source language, by table (`artifacts/lexicon.py`).

Three strengths: no English at all ("put the shout in the sky"), wrong in text from that language ("in the matter of
hours"), right English that may be the wrong word ("library" from French), which is only flagged. Nothing inside a
quotation or a name is changed. The longest entry wins where two overlap.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.affairs import may_be_figure
from normalizers.artifacts.lexicon import LANGUAGES, Entry, index, inflected, verb_forms
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.limits import APPLY_AT

SURE = 0.7  # of the source language, for a flag
OPEN = 0.7  # an idiom that an editor may render in several ways: a flag with a suggestion
CONFIDENCE = {"never": 0.94, "from": 0.94, "cued": 0.94, "doubts": 0.4}
FAMILY = {"never": "idiom.word-for-word", "from": "calque.word-for-word", "cued": "friend.with-cue"}
_PERFECT = re.compile(
    r"(?i:\b(?:has|have|had|having|been|being|be|is|are|was|were|gets?|got)|['’]ve|['’]d)(?: (?:not|never|"
    r"already|also|just|[a-z]+ly))? \Z"
)
_INFINITIVE = re.compile(
    r"(?i:\b(?:to|will|would|can|could|may|might|must|should|shall|do|does|did|not|let|cannot)|n['’]t)(?: "
    r"(?:also|never|[a-z]+ly))? \Z"
)
_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<word>[a-z]+) \Z")
_WORDS = re.compile(r"\S+ \S+ \S")  # three words and more
_ARTICLE = re.compile(r"\b(?P<article>[Aa]n?) \Z")
# "hour", "honest" and the like start with a vowel's sound; "union", "one", "European" with a consonant's.
_VOWEL = re.compile(r"(?i:(?!uni(?:[^nm]|$)|use|usu|uk|us\b|one\b|once\b|eu|ewe)[aeiou]|hour|honest|honou?r|heir)")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose what is meant for what stands there; flag what only the source can decide."""
    if about.language != "en" or len(ground.low) != len(ground.text):
        return  # a letter that is longer in small form moves all places
    taken = -1
    doubted: set[str] = set()
    for start, end, entry, tags in _found(ground.low):
        if start < taken or (entry.scope == "doubts" and entry.wrong in doubted):
            continue
        finding = _finding(ground, about, start, end, entry, tags)
        if finding is not None:
            doubted.add(entry.wrong)
            if entry.scope != "doubts" or entry.wrong.count(" ") > 1:
                taken = end  # a doubtful word keeps nothing from being repaired; a doubtful saying is left whole
            yield finding


def _found(low: str) -> list[tuple[int, int, Entry, tuple[str, ...]]]:
    """Return (start, end, entry, its forms) of all that is found whole, the longest first at each place."""
    found: list[tuple[int, int, Entry, tuple[str, ...]]] = []
    for last, (key, known) in index().iter(low):
        start, end = last + 1 - len(key), last + 1
        if (start and _joins(low[start - 1])) or (end < len(low) and _joins(low[end])):
            continue
        for entry in known:
            if entry.kind != "verbs":
                found.append((start, end, entry, ("NNS",) if entry.kind == "nouns" and key != entry.wrong else ("NN",)))
            elif " " not in entry.wrong:
                found.append((start, end, entry, _forms_of(key, entry.verb)))
            elif (before := _WORD_BEFORE.search(low, max(0, start - 30), start)) and (
                tags := _forms_of(before["word"], entry.verb)
            ):
                found.append((before.start("word"), end, entry, tags))
    return sorted(found, key=lambda one: (one[0], -one[1], one[2].scope == "doubts"))


def _forms_of(word: str, verb: str) -> tuple[str, ...]:
    """Return which forms of a verb a word may be; none if it is no form of it."""
    if word[0] != verb[0] and verb not in ("be", "go"):
        return ()
    return tuple(tag for tag, forms in verb_forms(verb).items() if word in forms)


def _joins(char: str) -> bool:
    return char.isalnum() or char in "-_@#"


def _finding(
    ground: Ground, about: About, start: int, end: int, entry: Entry, tags: tuple[str, ...]
) -> Edit | Flag | None:
    text = ground.text
    likely = about.may_come_from(entry.languages)
    found = text[start:end]
    inner = found[1:]
    if inner != inner.lower() and not _by_name(entry, found):
        return None
    source = LANGUAGES[max(entry.languages, key=lambda language: about.odds.get(language, 0.0))]
    if entry.scope == "doubts":
        if likely < SURE or inner != inner.lower() or (found != found.lower() and not _starts(text, start)):
            return None
        reason = f"From {source} this may stand for “{entry.meant}”: only the source can tell."
        return Flag(start, end, found, "friend.doubtful", reason, CONFIDENCE["doubts"], "")
    confidence = OPEN if entry.open_idiom else CONFIDENCE[entry.scope]
    if ground.quoted(start, end):
        if entry.scope == "cued" or _WORDS.match(found) is None:
            return None
        confidence = OPEN  # somebody's words: a person asks what was said
    if entry.scope == "never" and entry.kind == "verbs" and not may_be_figure(ground, about, start, end):
        confidence = OPEN  # at sea or in a kitchen it is what it says
    if entry.scope != "never":
        if likely < 0.3:
            return None
        confidence *= min(1.0, likely + 0.1)
    if entry.cue or entry.unless:
        first, last = ground.sentence(start)
        sentence = text[first:start] + " " + text[end:last]
        if (entry.cue and not entry.cue.search(sentence)) or (entry.unless and entry.unless.search(sentence)):
            return None
    after = about.as_written(inflected(entry, _form(tags, text, start)), text)
    if entry.kind == "nouns" and after in text[end : end + 60]:
        return None  # "the sejmik, a regional assembly": the story says itself what it means
    if found[0].isupper() and after[:1].islower() and _starts(text, start):
        after = after[0].upper() + after[1:]
    elif found[0].isupper() and not _starts(text, start) and not _led_by_the(entry, text, start):
        return None  # a name
    reason = f"Word for word from {source}: “{after}” is meant."
    if (before := _ARTICLE.search(text, max(0, start - 4), start)) and after:
        article = "an" if _VOWEL.match(after) else "a"
        if article != before["article"].lower():
            article = article.capitalize() if before["article"][0].isupper() else article
            start, found, after = before.start(), text[before.start() : end], f"{article} {after}"
    if confidence < APPLY_AT:
        return Flag(start, end, found, FAMILY[entry.scope], reason, confidence, after)
    return Edit(start, end, found, after, FAMILY[entry.scope], reason, confidence)


def _form(tags: tuple[str, ...], text: str, start: int) -> str:
    """Return which of several forms stands there, by the words before: "has put", "will put", "the minister put"."""
    before = text[max(0, start - 40) : start]
    if "VBN" in tags and len(tags) > 1 and _PERFECT.search(before):
        return "VBN"
    if "VB" in tags and len(tags) > 1 and _INFINITIVE.search(before):
        return "VB"
    return next((tag for tag in ("VBD", *tags) if tag in tags), "VB")


def _by_name(entry: Entry, found: str) -> bool:
    """Tell whether capitals inside are those of a title ("the Public Ministry"), not of a headline or a name."""
    return entry.scope in ("from", "cued") or " " not in found


def _led_by_the(entry: Entry, text: str, start: int) -> bool:
    """Tell whether a capitalised word is an office or an institution that the entry means: "the Chancellery"."""
    return entry.scope in ("from", "cued") and bool(re.search(r"\b[Tt]he \Z", text[max(0, start - 4) : start]))


def _starts(text: str, at: int) -> bool:
    return not text[:at].rstrip(" “\"'‘(–—-") or text[:at].rstrip(" “\"'‘(")[-1] in ".!?:–—\n"
