"""A paragraph that was broken inside a sentence is joined again.

The break shows where a paragraph ends without a stop and the next starts with a small letter. Right and alike: lists,
headings, verse, a colon before a list, a quotation that goes on, a subheading without a stop before a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers.story import Kind

RULE, REASON, CONFIDENCE = "paragraph.broken", "The paragraph was broken inside a sentence.", 0.95
_OPEN_END = re.compile(r"(?:[a-z]{2,}|,)[ ]*$")
_DANGLING = re.compile(
    r"\b(?:the|an?|of|until|to|and|or|with|from|by|for|in|at|on|into|between|against|that|than|their|his|her|"
    r"its|was|were|is|"
    r"are|has|had|will|would|who|which|because|when|if|near|about|over|under|after|before|since|during|through|"
    r"towards?|per|more|less|a[st]|so|be|been|not)[ ]*$"
)
_SMALL_START = re.compile(r"[ ]*[a-z]+(?:[ ,;:]|\. )")
_NAMES = re.compile(r"[ ]*(?:i[A-Z]|e[A-Z])")
_LONG = 25  # characters: shorter blocks are labels, lines of verse or list items
_PROSE = 60  # characters: two shorter blocks are two lines of verse
_PAIR = 70  # characters: two short blocks that make one sentence of prose together, with its stop
_OPENS = re.compile(
    r"(?:The|A|An|This|That|These|Those|He|She|It|They|We|There|In|On|At|After|Before|When|While|But|And)\b"
)


def joins(blocks: Sequence[tuple[str, Kind, str]]) -> Iterator[tuple[str, str]]:
    """Yield (address, address of the next block that belongs to it), last pair first."""
    body = [block for block in blocks if block[0] != "headline" and block[2]]
    for (one, kind, text), (two, next_kind, following) in reversed(list(pairwise(body))):
        if kind != "paragraph" or next_kind not in ("paragraph", "heading") or min(len(text), len(following)) < _LONG:
            continue
        twice = text.rstrip().endswith((" the", " a", " of the")) and following.startswith(("The ", "A ", "An ", "In "))
        dangling = _DANGLING.search(text) and not twice and not following.startswith(("“", "-", "–", "•", "*"))
        small = _SMALL_START.match(following) and not _NAMES.match(following)
        prose = len(text) + len(following) >= _PAIR and text[-1:] != "," and following.rstrip()[-1:] in tuple(".!?”")
        if _OPENS.match(following) or (max(len(text), len(following)) < _PROSE and not (prose and text[:1].isupper())):
            continue
        if dangling or (_OPEN_END.search(text) and small):
            yield one, two
