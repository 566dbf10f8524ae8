"""Where changes stand: on the text as received, on what the engine wrote, and on the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.edits import Edit, Flag, invert, take_back
from normalizers.story import Article, ArticleBlock

_NAMES = {
    "\n": "↵", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u202f": "⍽", "\u200b": "[ZWSP]", "\u200c": "[ZWNJ]",
    "\u200d": "[ZWJ]", "\u00ad": "[SHY]", "\ufeff": "[BOM]", "\u2028": "[LSEP]", "\u2029": "[PSEP]", "\u2060": "[WJ]",
    "\u200e": "[LRM]", "\u200f": "[RLM]", "\u202a": "[LRE]", "\u202b": "[RLE]", "\u202c": "[PDF]", "\u202d": "[LRO]",
    "\u202e": "[RLO]", "\u2066": "[LRI]", "\u2067": "[RLI]", "\u2068": "[FSI]", "\u2069": "[PDI]",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BlockReport:
    """One block with everything that happened to it.

    Attributes:
        received: its text on the wire; given: after the edits of stage "wire" (the article's text, or what the engine
            was given).
        wire, translation: its edits by stage; flags: its findings, on the article's text.
    """

    block: ArticleBlock
    received: str
    given: str
    wire: tuple[Edit, ...]
    translation: tuple[Edit, ...]
    flags: tuple[Flag, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits, in the order they were made."""
        return self.wire + self.translation


def blocks(article: Article) -> Iterator[BlockReport]:
    """Rebuild what came in, block by block, by taking the edits back.

    Raises:
        EditError: the article's edits do not belong to its text.
    """
    for block in article.copy:
        mine = [edit for edit in article.edits if edit.block == block.address]
        wire = tuple(edit for edit in mine if edit.stage == "wire")
        translation = tuple(edit for edit in mine if edit.stage != "wire")
        given = block.translation.source if block.translation else block.text
        flags = tuple(flag for flag in article.flags if flag.block == block.address)
        yield BlockReport(block, take_back(given, wire), given, wire, translation, flags)


def placed(edits: Sequence[Edit]) -> tuple[tuple[int, int], ...]:
    """Return where each edit stands on the text that came out."""
    return tuple((edit.start, edit.end) for edit in invert(edits))


def visible(text: str) -> str:
    """Write characters that cannot be seen so that a reader sees them, and so that no terminal obeys them."""
    out = named(text)
    return "␣" * len(out) if out and not out.strip(" ") else out


def named(text: str) -> str:
    """Write control and format characters by name; spaces stay spaces."""
    return "".join(_NAMES.get(char) or (f"[U+{ord(char):04X}]" if _hidden(char) else char) for char in text)


def _hidden(char: str) -> bool:
    return char < " " or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"
