"""Parts of speech of English words: an averaged perceptron, for rules that must tell a clause from a phrase.

Tags are those of the Penn Treebank (https://catalog.ldc.upenn.edu/docs/LDC95T7/cl93.html): NN noun, VBD past form,
MD modal, IN preposition and so on. The weights come from `fixtures/models/tagger.py`; about 97 % of the tags of
newspaper English are right, and 80,000 words are tagged in a second, so rules ask only where they already suspect
something.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 400  # words: what is longer is no sentence


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature: place of a tag, weight in tenths, place, weight and so on; words that have only one tag."""

    tags: tuple[str, ...]
    certain: dict[str, int]
    weights: dict[str, list[int]]


def tags(words: Sequence[str]) -> tuple[str, ...]:
    """Return the part of speech of each word of a sentence; marks are words of their own.

    Words after the four-hundredth are tagged "" (unknown).
    """
    known = _tags(tuple(words[:LONGEST]))
    return known + ("",) * (len(words) - len(known))


@lru_cache(maxsize=512)
def _tags(words: tuple[str, ...]) -> tuple[str, ...]:
    model = _model()
    context = ["-START-", "-START2-", *(_normal(word) for word in words), "-END-", "-END2-"]
    before, last = "-START2-", "-START-"
    found: list[str] = []
    for at, word in enumerate(words):
        sure = model.certain.get(word)
        tag = model.tags[sure if sure is not None else _best(model, at + 2, word, context, last, before)]
        found.append(tag)
        before, last = last, tag
    return tuple(found)


def _best(model: Model, at: int, word: str, context: Sequence[str], last: str, before: str) -> int:
    scores = [0] * len(model.tags)
    for feature in _features(at, word, context, last, before):
        if numbers := model.weights.get(feature):
            for pair in range(0, len(numbers), 2):
                scores[numbers[pair]] += numbers[pair + 1]
    return max(range(len(scores)), key=scores.__getitem__)


def _features(at: int, word: str, context: Sequence[str], last: str, before: str) -> Iterator[str]:
    yield "bias"
    yield "i suffix " + word[-3:]
    yield "i pref1 " + word[0]
    yield "i-1 tag " + last
    yield "i-2 tag " + before
    yield f"i tag+i-2 tag {last} {before}"
    yield "i word " + context[at]
    yield f"i-1 tag+i word {last} {context[at]}"
    yield "i-1 word " + context[at - 1]
    yield "i-1 suffix " + context[at - 1][-3:]
    yield "i-2 word " + context[at - 2]
    yield "i+1 word " + context[at + 1]
    yield "i+1 suffix " + context[at + 1][-3:]
    yield "i+2 word " + context[at + 2]


def _normal(word: str) -> str:
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[0].isdigit() else word.lower()


@cache
def _model() -> Model:
    packed = (files("normalizers.languages") / "tagger.json.gz").read_bytes()
    raw = json.loads(gzip.decompress(packed))
    return Model(tuple(raw["tags"]), raw["certain"], raw["weights"])
