"""Words in a heap: nouns without a verb or a preposition between them, small words that govern nothing.

"On the railway the woman the train the dog saved", "Of the not to the yes", "The wreck that of the divers the museum
had found". Nobody can tell what was meant without the source: they are flagged, never changed. Right and alike: "the
man the police arrested", "the do's and don'ts", headlines like "Fire Ministry Doubts Expert".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import tagged
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

HEAP = "Several nouns stand side by side and nothing says who does what: only the source can tell."
BROKEN = "The words give no sense here: something was lost or read wrongly."
CONFIDENCE = 0.6
_THREE = re.compile(r"\b[Tt]he [a-z]+(?: [a-z]+)? the [a-z]+(?: [a-z]+)? the [a-z]+")
_SMALL = re.compile(
    r"\b(?:[Oo]f|[Tt]o|[Ii]n|[Bb]y|[Ff]or|but|and) the (?:not|yes|but|without|of|to|in|that|and|with|for)\b"
    r"(?! (?:hand|go)\b)"
)
_THAT_OF = re.compile(r"(?:^|(?<=[.!?] ))(?:The|A|An) [a-z]+ that of the [a-z]+ the [a-z]+ (?:had|has|have|was|were)\b")
_ENDS = re.compile(r"\b(?:of|to|in|by|for|with|and|or|but|from) (?:the|an?)$|\b(?:of the|that of|and that)$")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Flag heaps of words."""
    if about.language != "en":
        return
    text = ground.text
    for match in _THREE.finditer(text):
        tokens = tagged(text, *match.span())
        if all(token.tag in ("DT", "NN", "NNS", "JJ", "VBD", "VBN") for token in tokens):
            yield _flag(*match.span(), text, HEAP)
    for pattern in (_SMALL, _THAT_OF):
        for match in pattern.finditer(text):
            yield _flag(*match.span(), text, BROKEN)
    if about.kind in ("headline", "heading") or (len(ground.sentences) == 1 and text.rstrip()[-1:] not in '.!?:”"'):
        if (end := _ENDS.search(text.rstrip())) is not None:
            yield _flag(*end.span(), text, BROKEN)
        yield from _nouns_only(text)


def _nouns_only(text: str) -> Iterator[Flag]:
    """ "Ministry Fire Expert Report Doubt": five nouns and nothing else."""
    words = text.split()
    if not 5 <= len(words) <= 9 or not all(word.isalpha() and word[0].isupper() for word in words):
        return
    tokens = tagged(text.lower())
    if sum(token.tag in ("NN", "NNS") for token in tokens) >= len(tokens) - 1 and len(tokens) == len(words):
        yield _flag(0, len(text.rstrip()), text, HEAP)


def _flag(start: int, end: int, text: str, reason: str) -> Flag:
    return Flag(start, end, text[start:end], "grammar.heap", reason, CONFIDENCE, "")
