"""What rules must not touch: addresses, handles, hashtags, numbers, and the words inside quotations."""

import re
from bisect import bisect_right
from functools import cached_property
from operator import itemgetter

from normalizers.artifacts.evidence import tokens
from normalizers.edits import Edit
from normalizers.languages import segment

_FIXED = re.compile(
    r"""(?x)
        (?:https?://|www\.|mailto:)[^\s<>"“”«»]+            # URL
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                # e-mail address
    | (?<![\w@])[@\#][A-Za-z_]\w+                 # handle, hashtag
    | (?<![\w.])(?:[\w-]+\.)+(?:(?i:com|org|net|gov|edu|info|int|io)    # domain
      |uk|de|fr|es|pt|br|ru|ua|pl|nl|eu|tv|ca|au|ch|cn|jp|mx|ar|cl|co|tr|news)
      (?:/[^\s<>"“”«»]*)?(?![\w.@]*\w)
    """
)
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", '"': '"'}
_DIGITS = re.compile(r"\d+")

# Families whose very subject is a repeated, a misplaced or a badly written number.
_MAY_TOUCH_NUMBERS = {"number", "duplicate"}


class Ground:
    """One block's text with what is found out about it once, for all rules."""

    def __init__(self, text: str, language: str = "en") -> None:
        self.text = text
        self.language = language

    @cached_property
    def low(self) -> str:
        """The text in small letters, to look for literals in."""
        return self.text.lower()

    @cached_property
    def fixed(self) -> list[tuple[int, int]]:
        """Spans of addresses, handles and hashtags."""
        return [match.span() for match in _FIXED.finditer(self.text)]

    @cached_property
    def tokens(self) -> list[tuple[int, str]]:
        """(place, word) of every word."""
        return list(tokens(self.text))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of sentences."""
        return tuple(segment.sentences(self.text, self.language))

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Spans of quotations with their marks; one that is never closed runs to the end of the block."""
        return _quotations(self.text)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the span of the sentence at a place."""
        place = bisect_right(self.sentences, at, key=itemgetter(0)) - 1
        return self.sentences[place] if place >= 0 else (0, len(self.text))

    def quoted(self, start: int, end: int) -> bool:
        """Tell whether a span lies inside a quotation."""
        place = bisect_right(self.quotations, start, key=itemgetter(1))  # the first that ends after the start
        return place < len(self.quotations) and self.quotations[place][0] < end

    def allows(self, edit: Edit) -> bool:
        """Tell whether an edit keeps off protected ground: no address touched, no number changed or lost."""
        if any((a < edit.end and edit.start < b) or a < edit.start == edit.end < b for a, b in self.fixed):
            return False
        if edit.rule.split(".")[0] in _MAY_TOUCH_NUMBERS:
            return True
        return _DIGITS.findall(edit.before) == _DIGITS.findall(edit.after)


def _quotations(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for at, char in enumerate(text):
        if opened is None:
            if char in _PAIRS and not (char == '"' and at and text[at - 1].isdigit()):
                opened = (at, _PAIRS[char])
        elif char in opened[1]:
            spans.append((opened[0], at + 1))
            opened = None
    if opened is not None:
        spans.append((opened[0], len(text)))
    return spans
