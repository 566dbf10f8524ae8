"""A text that breaks off: "a signal …", "the contract with the", "Rio de Janeiro. H".

Feeds cut their summaries, and the end cannot be known: only flagged. Right and alike: an ellipsis inside a quotation,
headings and captions without a stop, lists.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "The text breaks off here; its end is missing."
_CUT = re.compile(
    r"(?P<end>\s(?:…|\.\.\.|\[…\]|\[\.\.\.\])|[.!?] [A-Z]|\b(?:the|an?|of|to|with|and|or|in|for|by|who|that|"
    r"which|from|at|on)|[^\W\d_]+|(?<=[a-z,] )(?:€|\$|£)?\d{1,3})\s*$"
)
_LONG = 60  # characters: shorter blocks without a stop are headings and captions


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Flag the end of a story's last paragraph if it is no end."""
    text = ground.text
    last = next((address for address in reversed(list(about.others)) if about.others[address].strip()), about.address)
    if about.address != last or about.kind != "paragraph" or len(text) < _LONG or "\n" in text:
        return
    match = _CUT.search(text)
    if match:
        start, end = match.span("end")
        yield Flag(start, end, match["end"], "fragment.cut-off", REASON, 0.8)
