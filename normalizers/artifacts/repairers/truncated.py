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
_DOTS = r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\))"
_LOST = r"(?:the|an?|of|to|with|and|or|in|for|by|who|that|which|from|at|on|but|his|her|its|their|as|than|into|because)"
_CUT = re.compile(
    rf"(?P<end>(?:[^\W\d_]+[ ]?)?{_DOTS}|[.!?] [A-Z]|\b{_LOST}|[^\W\d_]+|(?<=[a-z,] )(?:€|\$|£)?\d{{1,3}})\s*$"
)
# Earlier paragraphs: only what can be no end of one.
_CUT_BEFORE = re.compile(rf"(?P<end>\b{_LOST}[ ]?{_DOTS}|[^\W\d_]+…|[a-z]{{2,}} \[(?:…|\.\.\.)\]|[.!?] [A-Z])\s*$")
_LONG = 60  # characters: shorter blocks without a stop are headings and captions


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Flag the end of a paragraph if it is no end."""
    text = ground.text
    last = next((address for address in reversed(list(about.others)) if about.others[address].strip()), about.address)
    if about.kind != "paragraph" or "\n" in text:
        return
    dotted = text.rstrip().endswith(("…", "...", "]", ")"))
    if about.address != last:
        match = _CUT_BEFORE.search(text, max(0, len(text) - 60))
    elif len(text) >= _LONG or dotted:
        match = _CUT.search(text, max(0, len(text) - 60))
    else:
        return
    if match and not ground.quoted(match.start("end"), match.end("end")):
        start, end = match.span("end")
        yield Flag(start, end, match["end"], "fragment.cut-off", REASON, 0.8)
