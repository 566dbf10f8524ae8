"""Damaged wires: files whose bytes or trees are broken, and what their bodies still hold, told by other code than ours.

`mutant` breaks the structure of a file: elements, keys, parts of a mail, lines, tags, members of an archive. `bytes_of`
breaks its bytes. `lost` and `shuffled` hold a story against what `count` finds in the same bytes.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace

from normalizers.story import Story

LONG = 24  # letters; a shorter piece may stand in two places


@dataclass(frozen=True)
class Body:
    """Text that a story must have: pieces in their order.

    Attributes:
        spare: letters that it may lack, as the undamaged one does.
        charset: where this is not "", only a story that was decoded by it can have the text.
    """

    pieces: tuple[str, ...]
    spare: Counter[str] = field(default_factory=Counter)
    charset: str = ""


@dataclass(frozen=True)
class Mutant:
    """A damaged file.

    Attributes:
        wanted: its bodies, each in one or more versions of which a story has to have one; empty where the damage
            leaves open what is body.
    """

    raw: bytes
    wanted: tuple[tuple[Body, ...], ...] = ()


def letters(text: str) -> Counter[str]:
    """Count the letters and digits of a text."""
    return Counter(character for character in text if character.isalnum())


def lost(mutant: Mutant, stories: list[Story], passed: int = 0) -> Counter[str]:
    """Return the letters of a mutant's bodies that no story has together.

    Args:
        passed: how many items the reader says that it passed over: so many bodies may be wanting.
    """
    had = [(fields_of(story), letters(" ".join(strings(story)))) for story in stories] or [("", Counter())]
    charsets = {story.charset_found for story in stories}
    gone: Counter[str] = Counter()
    for versions in mutant.wanted:
        if charsets and not any(body.charset in ("", *charsets) for body in versions):
            continue
        left = min((_letters(body, beside) - found for body in versions for beside, found in had), key=Counter.total)
        if left and passed:
            passed -= 1
            continue
        gone += left
    return gone


def _letters(body: Body, beside: str) -> Counter[str]:
    """The letters of a body; a piece that stands in it twice and in the story beside the text is wanted once."""
    seen: set[str] = set()
    pieces = []
    for piece in body.pieces:
        if (shown := squeezed(piece)) and shown in seen and shown in beside:
            continue
        seen.add(shown)
        pieces.append(piece)
    return letters(" ".join(pieces)) - body.spare


def fields_of(story: Story) -> str:
    """Return the letters of all that a story has beside its text, in order."""
    return "\n".join(map(squeezed, strings(replace(story, blocks=()))))


def shuffled(mutant: Mutant, stories: list[Story]) -> str:
    """Return the first piece of a body that stands in the story before what preceded it; "" if all is in order.

    Only pieces that are long, and there once in the body and once in the story, tell of order.
    """
    texts = [squeezed(" ".join(block.text for block in story.blocks)) for story in stories]
    for versions in mutant.wanted:
        verdicts = [_out_of_order(body, text) for body in versions for text in texts]
        if verdicts and all(verdicts):
            return verdicts[0]
    return ""


def _out_of_order(body: Body, text: str) -> str:
    whole = squeezed(" ".join(body.pieces))
    last = -1
    for piece in map(squeezed, body.pieces):
        if len(piece) >= LONG and whole.count(piece) == 1 and text.count(piece) == 1:
            here = text.index(piece)
            if here < last:
                return piece
            last = here
    return ""


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, in order."""
    return "".join(character for character in text if character.isalnum())


def strings(value: object) -> Iterator[str]:
    """Yield every string in a story."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


def bytes_of(raw: bytes, chance: random.Random) -> bytes:
    """Return the file with some bytes lost, doubled, moved or exchanged."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice((0, 1, 2, 8, 40, 400)))
        put = chance.choice(
            (b"", raw[start:end] * 2, chance.randbytes(chance.randint(1, 6)), b"<", b"&", b"]]>", b"\0", b'"', b"</p>")
        )
        raw = raw[:start] + put + raw[end:]
    return raw
