"""What a story says about its own words: which are names, how often each is spelled how."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from normalizers.languages import words

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ENDING = re.compile(r"[’'][a-z]{1,2}$")
_OPENS = re.compile(r"(?:^|[.!?:…–—\n]|[“‘\"«(\[])\s*[“‘\"«(\[]?\s*$")


def survey(texts: Iterable[str], language: str = "en") -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return (names, counts) over all blocks of a story.

    A name is a word with a capital where no sentence starts, and that is not common in small letters; one at the
    start of a sentence counts only if it is no word of the language at all.
    """
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for text in texts:
        for start, word in tokens(text):
            counts[word] += 1
            bare = without_ending(word)
            if bare[:1].isupper() and not bare.isupper() and (len(bare) > 2):
                opens = opens_sentence(text, start)
                if not opens or words.zipf(bare, language) < 2.0:
                    names[bare] += 1
    return names, counts


def without_ending(word: str) -> str:
    """Return a word without its possessive or contracted ending: "Putin’s" -> "Putin"."""
    return _ENDING.sub("", word)


def tokens(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, word) for every word: letters with inner apostrophes and hyphens."""
    for match in WORD.finditer(text):
        yield match.start(), match.group()


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word at this place may carry its capital because a sentence or quotation starts there."""
    return _OPENS.search(text[max(0, start - 4) : start]) is not None if start else True
