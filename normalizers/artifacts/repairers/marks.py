"""Quotation marks that need counting: padded inside, turned the wrong way, never closed.

The translator sees each mark alone, puts spaces on both sides and often turns it round. Marks are read in order, so
that each is known to open or to close. Right and alike: a quotation that goes on in the next paragraph and is opened
again there, inches and seconds, apostrophes (single marks are left alone altogether).
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

PADDED = "A space stands between the quotation mark and the quoted words."
TURNED = "The quotation mark is turned the wrong way."
OPEN = "The quotation is never closed: who says what cannot be known."
SHUT = "A quotation mark closes what was never opened."
CLOSED = "The quotation is never closed; it ends before the words that say who spoke."
_ATTRIBUTION = re.compile(
    r"[^“”\"]*?(?P<comma>,) ?(?P<verb>(?:said|says|explained|added|told|warned|recalled|announced|stressed|"
    r"complained|admitted)\b(?! that\b)|(?:he|she|they|(?:the|an?|his|her|its) [^,.“”\"]{3,90}?) (?:said|says|"
    r"explained|added|told|warned|recalled|announced|stressed|complained|admitted|indicated|assured)\b)"
    r"(?P<rest>[^.!?“”\"]*(?:[.!?](?= ?\Z| [“\"])|\Z))"
)
WORD = "The quotation is never closed; it is the word that the verb before it names."
# 'called the ruling "unfounded and said': what the verb of judging gives a name to is one word.
_JUDGED = re.compile(
    r"\b(?:call|describ|brand|label|dismiss|dubb|deem|consider|declar|term|denounc|qualif|defin)(?:s|es|ed|ing|ied)? "
    r"[^.!?“”\"]{0,80}\Z"
)
_ONE_WORD = re.compile(
    r"[“\"](?:an? )?(?P<word>[a-z-]{4,})(?= and (?:said|told|left|announced|accused|asked|added|"
    r"[a-z]{4,}ed)\b| but (?:said|[a-z]{4,}ed)\b)"
)
# "said the councillor, and the train will not arrive": the quotation may go on after who said it.
_RESUMED = re.compile(r", (?:and|but|so|because|which|we|it|they|there|the|this|that) ")
SPACES = " \u00a0\u202f"


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to close up padded marks and to turn flipped ones; a pair that is not complete is only flagged."""
    if about.language != "en":
        return
    if "“" in ground.text or "”" in ground.text:
        yield from _curly(ground, about)
    elif '"' in ground.text:
        yield from _straight(ground.text)


def _curly(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    text = ground.text
    opened: int | None = None
    marks = [at for at, char in enumerate(text) if char in "“”"]
    found: list[Edit | Flag] = []
    for number, at in enumerate(marks):
        before, after = _neighbours(text, at)
        last = number + 1 == len(marks)
        padded_left, padded_right = before in SPACES or not before, after in SPACES or not after
        if opened is None:
            if text[at] == "“":
                opened = at
                if padded_right and after and not last:
                    found.append(_close_up(text, at + 1, _run(text, at + 1, 1), PADDED))
            elif padded_left and not padded_right and after.isalnum() and not last and _closes(text, marks[number + 1]):
                opened = at
                found.append(Edit(at, at + 1, "”", "“", "quote.turned", TURNED, 0.94))
            elif (
                padded_left
                and not last
                and text[marks[number + 1]] == "”"
                and not _neighbours(text, marks[number + 1])[1].isalnum()
            ):
                opened = at
                end = _run(text, at + 1, 1)
                found.append(Edit(at, end, text[at:end], "“", "quote.turned", TURNED, 0.93))
            else:
                found.append(Flag(at, at + 1, "”", "quote.not-opened", SHUT, 0.6))
            continue
        if text[at] == "“" and padded_left and not padded_right and after.isalnum():
            # A second opening: the first was never closed. Where it ended is known only if its speaker is named.
            said = _ATTRIBUTION.match(text, opened + 1)
            if said and said.end() <= at and not _RESUMED.search(said["rest"]):
                place = said.start("comma") + 1
                gap = text[place : said.start("verb")]
                found.append(
                    Edit(place, said.start("verb"), gap, "” ", "quote.closed-before-attribution", CLOSED, 0.93)
                )
            else:
                found.append(Flag(opened, opened + 1, "“", "quote.not-closed", OPEN, 0.6))
            opened = at
            continue
        if text[at] == "“":
            if padded_right or after in ".,;:!?)":
                left = _run(text, at, -1)
                found.append(Edit(left, at + 1, text[left : at + 1], "”", "quote.turned", TURNED, 0.94))
                opened = None
            continue
        if padded_left and before and at - opened > 2:
            left = _run(text, at, -1)
            found.append(_close_up(text, left, at, PADDED))
        opened = None
    yield from found
    if opened is not None and len(marks) == 1 and (close := _one_word(text, opened)):
        yield Edit(close, close, "", "”", "quote.closed-after-word", WORD, 0.92)
        return
    if (
        opened is not None
        and (said := _ATTRIBUTION.match(text, opened + 1))
        and not ground.sentence(opened)[0] < opened - 2
        and not _RESUMED.search(said["rest"])
    ):
        at = said.start("comma") + 1
        yield Edit(
            at, said.start("verb"), text[at : said.start("verb")], "” ", "quote.closed-before-attribution", CLOSED, 0.93
        )
    elif opened is not None and not _goes_on(about):
        yield Flag(opened, opened + 1, "“", "quote.not-closed", OPEN, 0.6)


def _one_word(text: str, at: int) -> int | None:
    """Return where a quotation of one word ends that is never closed; None if it may be longer."""
    word = _ONE_WORD.match(text, at)
    if word is None or not _JUDGED.search(text, max(0, at - 120), at):
        return None
    return word.end()


def _straight(text: str) -> Iterator[Edit | Flag]:
    marks = [at for at, char in enumerate(text) if char == '"' and not (at and text[at - 1].isdigit())]
    if len(marks) == 1 and (end := _one_word(text, marks[0])):
        yield Edit(end, end, "", '"', "quote.closed-after-word", WORD, 0.92)
        return
    if len(marks) == 1 and (said := _ATTRIBUTION.match(text, marks[0] + 1)) and not _RESUMED.search(said["rest"]):
        at = said.start("comma") + 1
        known = not marks[0] or text[marks[0] - 2 : marks[0]] in (". ", ": ")
        if known and text[at - 2] not in "'’":  # a single mark closes there: another rule turns it
            yield Edit(
                at,
                said.start("verb"),
                text[at : said.start("verb")],
                '" ',
                "quote.closed-before-attribution",
                CLOSED,
                0.92,
            )
            return
    if len(marks) % 2:
        yield Flag(marks[-1], marks[-1] + 1, '"', "quote.not-closed", OPEN, 0.5)
        return
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        if end - start < 3 or not text[start + 1 : end].strip():
            continue
        before, after = _neighbours(text, start)
        if after in SPACES and (before in SPACES or not before):
            yield _close_up(text, start + 1, _run(text, start + 1, 1), PADDED)
        if before.isalpha() and after.isalnum():
            yield Edit(start, start, "", " ", "quote.glued-before", "The space before the quotation was lost.", 0.93)
        before, after = _neighbours(text, end)
        if before in SPACES and after.islower() and text[end - 2] in ",.!?":
            # 'three years, "the deputy said': the space stands on the wrong side of the mark.
            yield Edit(end - 1, end + 1, text[end - 1 : end + 1], '" ', "quote.padded", PADDED, 0.94)
        elif before in SPACES and (not after or after in SPACES or after in ".,;:!?)"):
            yield _close_up(text, _run(text, end, -1), end, PADDED)
        if after.isalpha() and (before.isalnum() or before in ".,!?"):
            rest = text[end + 1 : end + 3]
            if rest[:1] != "s" or rest[1:].isalpha():
                yield Edit(
                    end + 1, end + 1, "", " ", "quote.glued-after", "The space after the quotation was lost.", 0.93
                )


def _close_up(text: str, start: int, end: int, reason: str) -> Edit:
    return Edit(start, end, text[start:end], "", "quote.padded", reason, 0.95)


def _neighbours(text: str, at: int) -> tuple[str, str]:
    return text[at - 1 : at] if at else "", text[at + 1 : at + 2]


def _run(text: str, at: int, step: int) -> int:
    """Return where the run of spaces that starts (step 1) or ends (step -1) at a place has its other end."""
    if step > 0:
        while at < len(text) and text[at] in SPACES:
            at += 1
    else:
        while at and text[at - 1] in SPACES:
            at -= 1
    return at


def _closes(text: str, at: int) -> bool:
    """Tell whether a mark closes, as it is drawn or as it stands: a turned one has no letter after it."""
    before, after = _neighbours(text, at)
    return text[at] == "”" or (not after.isalnum() and before not in SPACES)


def _goes_on(about: About) -> bool:
    addresses = list(about.others)
    if about.address not in addresses:
        return False
    following = addresses.index(about.address) + 1
    return following < len(addresses) and about.others[addresses[following]].lstrip().startswith(("“", '"'))
