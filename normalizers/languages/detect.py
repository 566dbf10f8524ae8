"""Which language a story and each of its blocks is in; "und" where that cannot be known."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from normalizers.languages import evidence, segment
from normalizers.story import Found

if TYPE_CHECKING:
    import eldc

UNKNOWN = Found("und", 0.0, False)
MIN_LETTERS = 12  # fewer say nothing, unless the script decides
MIN_FOREIGN_LETTERS = 24  # a sentence that is to be called foreign
MIN_FOREIGN_WORDS = 5
CLOSE = 0.06  # the prior wins where it scores at most this much less than the best
SEEN = 2_000  # characters of a block that are looked at; more changes no answer
SAMPLE = 800  # characters of a story that the slow detector sees
QUOTED = re.compile(r"“[^“”]{20,}”|«[^«»]{20,}»|„[^„“”]{20,}[“”]|\"[^\"]{20,}\"|\[[^\[\]]{20,}\]|\([^()]{20,}\)")

_lock = threading.Lock()


def of_story(texts: Sequence[str], declared: str | None) -> tuple[Found, ...]:
    """Return the languages of a story, most of the text first; never empty, `und` where nothing is known.

    Each block votes with its letters. `agreed` says that a second, independent detector gives the same answer: for
    the language of the story langdetect on a sample of it, for the others the common words of the language.
    """
    prior = _primary(declared)
    blocks = [(text, evidence.letters(text), of_block(text, prior)) for text in texts]
    shares: dict[str, int] = {}
    for _, size, found in blocks:
        if found.language != "und":
            shares[found.language] = shares.get(found.language, 0) + size
    total = sum(shares.values())
    if not total:
        return (Found(prior, 0.2, False),) if prior else (UNKNOWN,)
    out: list[Found] = []
    for language in sorted(shares, key=lambda tag: (-shares[tag], tag)):
        mine = [(text, size, found) for text, size, found in blocks if found.language == language]
        sure = sum(size * found.confidence for _, size, found in mine) / max(1, shares[language])
        if not out:
            agreed = evidence.same(_langdetect(_sample([text for text, *_ in mine])), language)
            out.append(Found(language, round(min(1.0, sure + 0.02) if agreed else sure * 0.9, 3), agreed))
        elif sure >= 0.5 and shares[language] >= 0.01 * total:
            out.append(Found(language, round(sure, 3), any(found.agreed for *_, found in mine)))
    return tuple(out)


def of_block(text: str, prior: str | None = None) -> Found:
    """Return the language of a block, of any length.

    `prior` (what the wire declares, or the language of the story) wins close calls, and names blocks that are too
    short or have only names in them, with a confidence under 0.5; it never wins against the script. `agreed` says
    that the common words in the block, or its script, give the same answer as the detector.
    """
    prior = _primary(prior)
    plain = evidence.plain(text[:SEEN])
    script, share = evidence.script(plain)
    size = evidence.letters(plain)
    decided = evidence.BY_SCRIPT.get(script)
    if decided is not None and share >= 0.5 and size >= 2:
        if prior in evidence.SHARING.get(script, ()) and size < MIN_LETTERS:
            return Found(str(prior), 0.4, False)
        return Found(decided, 0.99 if size >= 6 else 0.9, True)
    fits = prior if prior and evidence.writes(prior, script) else None
    short = Found(fits, 0.3, False) if fits else UNKNOWN
    if size < MIN_LETTERS and script != "Arabic":
        return short
    scores = [(tag, score) for tag, score in _scores(plain) if tag not in evidence.ruled_out(plain, script)]
    if not scores or (script == "Latin" and evidence.only_names(plain)):
        return short
    best, top = scores[0]
    margin = top - scores[1][1] if len(scores) > 1 else top
    said = evidence.words_of(plain)
    weight, strongest = said.get(best, 0), max(said.values(), default=0)
    rival = next((score for tag, score in scores if tag == fits), 0.0)
    if fits and fits != best and top - rival <= CLOSE and said.get(fits, 0) >= weight:
        return Found(fits, 0.6, False)
    if best in evidence.told():
        agreed = 0 < weight == strongest
        against = strongest > weight + 1
    else:
        agreed = margin > CLOSE
        against = margin <= CLOSE and strongest > 1
    if against:  # the common words speak for another language than the detector
        rivals = [tag for tag, count in said.items() if count == strongest]
        likely = len(rivals) == 1 and any(tag == rivals[0] for tag, _ in scores[:3])
        return Found(rivals[0], 0.6, False) if likely else short
    if script != "Latin":
        margin *= 3  # few languages share such a script, and their scores lie close together
    confidence = _confidence(margin, size, agreed, best == fits)
    return Found(best, confidence, agreed) if confidence >= 0.5 else short


def foreign(text: str, language: str) -> tuple[tuple[int, int, Found], ...]:
    """Return the sentences and quoted runs of a block that are reliably in another language than `language`.

    Names, titles of works, short quotes and single words are left out: they prove nothing.
    """
    home = _primary(language) or "und"
    out: list[tuple[int, int, Found]] = []
    for start, end in segment.sentences(text, home):
        sentence = text[start:end]
        runs = [match.span() for match in QUOTED.finditer(sentence)]
        inner = [(start + a, start + b, found) for a, b in runs if (found := _abroad(sentence[a:b], home))]
        rest = QUOTED.sub(" ", sentence)
        whole = _abroad(sentence, home)
        if whole and (not inner or of_block(rest).language == whole.language):
            out.append((start, end, whole))
        else:
            out += inner
    return tuple(out)


def _abroad(text: str, home: str) -> Found | None:
    """Return the language of a run that is surely not in `home`; None where it may be."""
    plain = evidence.plain(text[:SEEN])
    script, share = evidence.script(plain)
    size = evidence.letters(plain)
    found = of_block(plain)
    if found.language in ("und", home) or evidence.same(found.language, home):
        return None
    if not evidence.writes(home, script):
        prose = script not in ("Cyrillic", "Greek") or evidence.small_words(plain) >= 3  # else it may be a name
        return found if size >= MIN_LETTERS and share >= 0.8 and prose else None
    if size < MIN_FOREIGN_LETTERS or evidence.small_words(plain) < MIN_FOREIGN_WORDS:
        return None
    said = evidence.words_of(plain)
    at_home, away = said.get(home, 0), said.get(found.language, 0)
    if found.language in evidence.told():
        sure = found.agreed and away >= 2 and away >= 2 * at_home + 1
    else:
        sure = size >= 1.5 * MIN_FOREIGN_LETTERS and at_home <= size // 30
    return found if sure and found.confidence >= 0.75 else None


def _confidence(margin: float, size: int, agreed: bool, expected: bool) -> float:
    value = 0.45 + min(margin, 0.25) * 1.6 + (0.15 if agreed else 0.0) + (0.05 if expected else 0.0)
    if size < 30:
        value -= 0.1
    if size >= 150:
        value += 0.1
    return round(max(0.0, min(0.99, value)), 3)


@cache
def _detector() -> eldc.Instance:
    import eldc

    with _lock:
        eldc.init()
        detector = eldc.instance()  # its own settings: the module's are shared by the whole process
        detector.set_languages("")
        detector.set_scheme("iso639-1")
        detector.set_scores(8)
        return detector


def _scores(plain: str) -> list[tuple[str, float]]:
    found = _detector().detect_details(plain)
    if found.language == "und":
        return []
    return [(str(language), float(score)) for language, score in found.scores.items()]


@cache
def _ready() -> bool:
    from langdetect import detector_factory

    with _lock:  # its first calls race: a thread that comes in too early gets wrong answers
        detector_factory.DetectorFactory.seed = 0
        detector_factory.init_factory()
    return True


def _langdetect(sample: str) -> str:
    from langdetect import detector_factory
    from langdetect.lang_detect_exception import LangDetectException

    _ready()
    try:
        return str(detector_factory.detect(sample)).split("-")[0]
    except LangDetectException:
        return "und"


def _sample(texts: Sequence[str]) -> str:
    """Return a bounded part of a story: the beginnings of its longest blocks, in their order."""
    each = max(300, SAMPLE // max(1, len(texts)))
    longest = sorted(sorted(range(len(texts)), key=lambda n: (-len(texts[n]), n))[: SAMPLE // each])
    return "\n".join(evidence.plain(texts[n][:each]) for n in longest)


def _primary(tag: str | None) -> str | None:
    """Return the primary subtag in lower case; None for nothing, "und", "mul", "zxx" and what is no tag."""
    if not tag:
        return None
    first = tag.strip().lower().replace("_", "-").split("-")[0]
    first = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(first, first)
    return first if re.fullmatch(r"[a-z]{2,3}", first) and first not in ("und", "mul", "zxx", "mis") else None
