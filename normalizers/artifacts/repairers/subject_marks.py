"""One comma or dash between a subject and its verb: "The conservator of monuments, has stopped the demolition".

Where the source sets a comma or a dash after a long subject, or where a link ended. Right and alike: a comma that
closes an apposition ("The mayor, Ana Ruiz, has"), one whose "who" was lost ("The manager, has been here since
May, resigned"),
a participle ("The bridge, closed in May, is open"), a pair of dashes.
"""

from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "A mark was left between the subject and its verb."
_AUX = frozenset(
    "has had have will would is are was were can could must should may might does did announced said told visited "
    "decided presented signed promised approved opened adopted confirmed rejected launched reported started "
    "began".split()
)
_PARTICIPLES = frozenset(
    "announced signed promised approved opened adopted confirmed rejected launched reported started presented decided "
    "visited told said".split()
)
_OPENERS = ("The ", "A ", "An ", "Our ", "His ", "Her ", "Its ", "Their ", "Two ", "Three ", "Both ")
LONGEST = 400  # characters of a sentence


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to take the mark away."""
    if about.language != "en" or about.kind in ("headline", "heading"):
        return
    text = ground.text
    for start, end in ground.sentences:
        if end - start > LONGEST or not text.startswith(_OPENERS, start):
            continue
        mark = _first_mark(text, start, end)
        if mark is None or ground.quoted(start, mark):
            continue
        word = text[mark + 1 : mark + 16].split(" ")[1:2]
        if not word or word[0] not in _AUX:
            continue
        subject = tagged(text, start, mark)
        if len(subject) < 2 or noun_phrase(subject, 0) != len(subject) or subject[-1].tag not in NOUNS:
            continue
        if subject[-1].tag.startswith("NNP") and subject[-2].tag not in ("IN", "DT"):
            continue  # "The head of the school Ana Ruiz, has": a comma is wanting before the name
        rest = tagged(text, mark + 1, end)
        if len(rest) < 3 or rest[0].word != word[0] or _closed_later(rest):
            continue
        if word[0] in _PARTICIPLES and (
            rest[1].word in ("by", "in", "on", "as", "to", "with", "for", "from") or len(subject) < 4
        ):
            continue
        at = mark if text[mark] == "," else mark - 1
        yield Edit(at, mark + 1, text[at : mark + 1], "", "stray.subject-mark", REASON, 0.92)


def _first_mark(text: str, start: int, end: int) -> int | None:
    """Return the place of the first comma or lone dash of a sentence."""
    comma = text.find(", ", start, end)
    dashes = [at for mark in (" - ", " – ", " — ") if (at := text.find(mark, start, end)) >= 0]
    if (
        len(dashes) == 1
        and (comma < 0 or dashes[0] < comma)
        and text.find(text[dashes[0] : dashes[0] + 3], dashes[0] + 1, end) < 0
    ):
        return dashes[0] + 1
    return comma if comma >= 0 and not dashes else None


def _closed_later(rest: list[Token]) -> bool:
    """Tell whether a later comma or dash closes what the first one opened."""
    return any(
        token.word in (",", "-", "–", "—")
        and at + 1 < len(rest)
        and (rest[at + 1].tag in FINITE or rest[at + 1].tag == "VBN")
        for at, token in enumerate(rest)
        if at
    )
