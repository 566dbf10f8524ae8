"""A mark before the first word of a paragraph: ". The mayor", "- The exhibition", "| The jury".

What stood before it (a link, a place, a bullet) is gone. Right and alike: lists, whose items come in numbers; speech
set off by a dash, in which somebody says "we" or a verb of saying follows; quotations in mails; verse.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "A mark stands before the first word: what it belonged to is gone."
_LEADING = re.compile(r"(?P<mark>[.,;:*>|\-–]) ?(?=[A-Z“\"])")
_SPEECH = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|me|us|said|says|explained|added|asked|replied)\b|[!?]|[\w,] [-–—]"
)
LEAST = 50  # characters: shorter paragraphs are items of a list


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to take a lone mark from the start of a paragraph of prose."""
    if about.language != "en" or about.kind != "paragraph":
        return
    text = ground.text
    match = _LEADING.match(text)
    if not match or len(text) < LEAST or text.rstrip()[-1:] not in '.”"!?' or "\n" in text:
        return
    mark = match["mark"]
    if mark in "*>|-–":
        alike = sum(other.lstrip().startswith(mark) for other in about.others.values())
        if alike > 1 or match.end() == 1 or (mark in "-–" and _SPEECH.search(text, 1)):
            return
    yield Edit(0, match.end(), text[: match.end()], "", "stray.leading-mark", REASON, 0.92)
