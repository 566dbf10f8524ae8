"""Words and sentences that were never translated: "[militar]", a whole sentence in Portuguese.

A bracketed word is translated in place and keeps its brackets, where an engine for the pair is there and its answer is
English; a sentence likewise. Anything else is flagged. Right and alike: editors' brackets in English, [sic], foreign
words that English has taken (junta, siesta), titles of newspapers, quotations left in the original on purpose.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.origin import LANGUAGES
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages import detect
from normalizers.languages.words import zipf

BRACKET = "The bracketed words were left in the source language; they are translated in place."
SENTENCE = "This sentence was left in the source language; it is translated in place."
WORD = "This word seems to have been left in the source language."
PASSAGE = "This passage is in another language than its story."
MONEY = frozenset("reais real pesos soles lempiras zlotys hryvnias hryvnia rubles roubles kopecks".split())
SURE = 0.9  # a source language this likely is the only one that is tried
NEAR = 0.7  # languages whose words are this nearly as fitting are tried as well
_BRACKETED = re.compile(r"\[(?P<inside>[^\[\]\n]{3,80})\]")
_CYRILLIC = re.compile(r"[а-яёіїєґ]{2,}(?:[ ,-]+[а-яёіїєґ]+)*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose translations of bracketed residue and of whole sentences; single words elsewhere are only flagged."""
    if about.language != "en":
        return
    yield from _bracketed(ground, about)
    seen = []
    for match in _CYRILLIC.finditer(ground.text):
        if ground.text[match.start() - 1 : match.start()] != "[" and not ground.quoted(*match.span()):
            seen.append(match.span())
            yield Flag(*match.span(), match.group(), "residue.passage", PASSAGE, 0.8)
    # A detector asked about every sentence is dear; one in another language has words that English does not know.
    strange = any(not zipf(word, "en") > 2.5 for _, word in ground.tokens if len(word) > 3 and word.islower())
    for start, end, found in detect.foreign(ground.text, about.language) if strange else ():
        seen.append((start, end))
        passage = ground.text[start:end]
        output = about.translate(passage, found.language) if about.translate else None
        if output and not ground.quoted(start, end) and found.confidence >= 0.8:
            yield Edit(start, end, passage, output, "residue.sentence", SENTENCE, 0.92)
        else:
            yield Flag(start, end, passage, "residue.passage", PASSAGE, 0.8, output)
    if about.source and about.source_confidence >= 0.5:
        yield from _words(ground, about, seen)


def _bracketed(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    for match in _BRACKETED.finditer(ground.text):
        inside = match["inside"]
        words = _LETTERS.findall(inside)
        if not words or any(zipf(word, "en") >= 2.7 for word in words if len(word) > 3) or len("".join(words)) < 4:
            continue
        sources = _languages_of(words, about)
        if not sources:
            continue
        start, end = match.span("inside")
        output = None
        for source in sources:
            if all(zipf(word, source) >= 3.0 for word in words) and about.translate:
                output = about.translate(inside, source)
            if output and _is_english(output):
                after = output.rstrip(".")
                after = after[0].lower() + after[1:] if inside[0].islower() else after
                yield Edit(start, end, inside, after, "residue.bracketed", BRACKET, 0.93)
                break
        else:
            yield Flag(start, end, inside, "residue.bracketed", BRACKET, 0.8)


def _words(ground: Ground, about: About, seen: list[tuple[int, int]]) -> Iterator[Flag]:
    assert about.source is not None
    for start, word in ground.tokens:
        end = start + len(word)
        if len(word) < 4 or not word.islower() or about.counts.get(word, 1) > 2:
            continue
        here = zipf(word, "en")
        if word in MONEY or zipf(word, about.source) < 3.5 or zipf(word, about.source) - here < 2.0 or here > 2.3:
            continue
        if ground.quoted(start, end) or any(a <= start < b for a, b in seen):
            continue
        if ground.text[start - 1 : start] == "[":
            continue
        yield Flag(start, end, word, "residue.word", WORD, 0.7)


def _languages_of(words: list[str], about: About) -> list[str]:
    """Return the languages that the words may be in, likeliest first: a near tie is for the engines to decide."""
    sure = about.source in LANGUAGES and about.source_confidence >= SURE
    candidates = (str(about.source),) if sure else LANGUAGES
    scored = []
    for language in candidates:
        known = sorted(zipf(word, language) for word in words)
        rarest = known[1] if len(known) > 2 else known[0]  # one word in three or more may be rare
        gap = sum(zipf(word, language) - zipf(word, "en") for word in words) / len(words)
        if rarest >= 3.0 and gap >= 1.5:
            scored.append((-gap, language))
    return [language for gap, language in sorted(scored) if gap <= min(scored)[0] + NEAR]


def _is_english(text: str) -> bool:
    words = _LETTERS.findall(text)
    return bool(words) and all(zipf(word, "en") >= 3.0 for word in words if word.islower())
