"""What a sentence must pass before it is believed: a model is fluent also where it is wrong."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from normalizers.engines import negation, proper, signs
from normalizers.engines.calendar import dropped
from normalizers.engines.prepare import LEAK, LINK, wordless
from normalizers.engines.tally import changed


@dataclass(frozen=True, slots=True)
class Fault:
    """A check that failed: its name and one sentence about it."""

    name: str
    reason: str


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_STUTTER = re.compile(r"([^\W\d_]{1,4}?)\1{4,}")
_BROKEN = re.compile(r"<unk>|</?s>|⁇|▁|@@|\ufffd|<pad>")
_ROWS = re.compile(r"(?:[\"“”'‘’]\s*){4,}|([^\w\s.])(?:\s?\1){4,}")
_LATIN = frozenset("en pt es fr it de nl pl ro ca gl sv da no fi cs sk hu hr sl tr id".split())
SHORT = 25  # characters; below, a word more or less says nothing about length
LONG = 80
SURE = 40  # letters that the language of a sentence is judged by


def check(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    """Return the first check that a translated sentence fails; None if it passes all of them."""
    if not output.strip():
        return Fault("empty", "the engine returned nothing")
    if wordless(source):
        return None
    return (
        _leaked(source, output)
        or _links(source, output)
        or _looped(source, output)
        or _copied(source, output, source_language, target_language)
        or _length(source, output)
        or _numbers(source, output, source_language, target_language)
        or _calendar(source, output, source_language, target_language)
        or _signs(source, output, source_language, target_language)
        or _names(source, output, source_language, target_language)
        or _negation(source, output, source_language, target_language)
        or _language(source, output, source_language, target_language)
    )


def _leaked(source: str, output: str) -> Fault | None:
    for pattern in (LEAK, _BROKEN):
        for match in pattern.finditer(output):
            if match.group() not in source:
                return Fault("leak", f"{match.group()!r} is a mark of the engine")
    rows = _ROWS.search(output)
    if rows and not _ROWS.search(source):
        return Fault("marks", "a row of marks that the source does not have")
    return None


def _links(source: str, output: str) -> Fault | None:
    for match in LINK.finditer(source):
        if match.group().casefold() not in output.casefold():
            return Fault("links", f"{match.group()} is not in the translation")
    return None


def _looped(source: str, output: str) -> Fault | None:
    stutter = _STUTTER.search(output.casefold())
    if stutter and not _STUTTER.search(source.casefold()):
        return Fault("loop", f"{stutter.group()[:20]!r} repeats a syllable")
    said, meant = _echo(_words(output)), _echo(_words(source))
    if said > meant:
        return Fault("loop", "words are repeated that the source does not repeat")
    return None


def _echo(words: list[str]) -> int:
    """Return how many words are an immediate repetition: of one or two words said three times, of more said twice."""
    most = 0
    for size in range(1, min(40, len(words) // 2) + 1):
        least = 2 if size <= 2 else 1
        run = 0
        for at in range(size, len(words)):
            run = run + 1 if words[at] == words[at - size] else 0
            if run >= least * size:
                most = max(most, run)
    if most == 0 and len(words) >= 12:  # not side by side: the same five words three times over
        grams = Counter(zip(*(words[n:] for n in range(5)), strict=False))
        most = 5 if max(grams.values(), default=0) >= 3 else 0
    return most


def _copied(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    letters = [letter for letter in output if letter.isalpha()] if not output.isascii() else []
    if target_language in _LATIN and sum(letter > "\u024f" for letter in letters) > 0.5 * len(letters):
        return Fault("copied", "the translation is in another script")
    small = [word for word in _WORD.findall(source) if word[0].islower() and len(word) > 2]
    if len(small) >= 2 and _WORD.findall(source.casefold()) == _WORD.findall(output.casefold()):
        if _found(output) == target_language:
            return None
        return Fault("copied", "the translation is the source again")
    theirs = [word for word in _WORD.findall(output) if word[0].islower() and len(word) > 3]
    if len(theirs) >= 5:
        left = sum(word in small for word in theirs)
        if left > 0.5 * len(theirs) and _found(output) != target_language:
            return Fault("copied", f"{left} of {len(theirs)} words were left as they are")
    return None


def _length(source: str, output: str) -> Fault | None:
    wide, wide_out = len(_WIDE.findall(source)), len(_WIDE.findall(output))
    ours, theirs = len(source) + 3 * wide, len(output) + 3 * wide_out  # such a letter says as much as four
    low, high = (0.2, 5.0) if ours < SHORT else (0.35, 2.2) if ours < LONG else (0.5, 1.7)
    if wide or wide_out:
        low, high = low * 0.5, high * 1.5
    ratio = theirs / ours
    if low <= ratio <= high or abs(theirs - ours) < 12:
        return None
    return Fault("length", f"{ratio:.1f} times as long as the source")


def _numbers(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    wrong = changed(LINK.sub(" ", source), LINK.sub(" ", output), source_language, target_language)
    return Fault("numbers", wrong) if wrong else None


def _calendar(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    word = dropped(source, output, source_language, target_language)
    return Fault("calendar", f"{word} is not in the translation") if word else None


def _signs(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    wrong = signs.lost(source, output, source_language, target_language)
    return Fault(*wrong) if wrong else None


def _names(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    wrong = proper.missing(LINK.sub(" ", source), output, source_language, target_language)
    return Fault("names", wrong) if wrong else None


def _negation(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    wrong = negation.turned(source, output, source_language, target_language)
    return Fault("negation", wrong) if wrong else None


def _language(source: str, output: str, source_language: str, target_language: str) -> Fault | None:
    if source_language == target_language or sum(map(str.isalpha, output)) < SURE:
        return None
    found = _found(output)
    if found in ("und", target_language):
        return None
    return Fault("language", f"it reads as {found}, not as {target_language}")


def _found(text: str) -> str:
    from normalizers.languages.detect import of_block

    return of_block(text).language.split("-")[0]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text)]
