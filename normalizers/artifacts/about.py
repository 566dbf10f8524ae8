"""What a rule may know about the text it reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from normalizers.story import Kind


@dataclass(frozen=True, slots=True)
class About:
    """The story around one block.

    Attributes:
        language: of the text that is read.
        source: likely language that it was translated from, None if unknown; source_confidence: 0 to 1.
        address, kind: of the block.
        others: texts of all blocks of the story by address, this one included.
        names: capitalised words of the story that are no ordinary words, with how often each occurs.
        counts: every word of the story as written, with how often it occurs.
        translate: (text, source language) -> text in `language`, or None where no engine can; None without engines.
        canonical_names: spellings the house wants, by the spelling it does not want.
    """

    language: str = "en"
    source: str | None = None
    source_confidence: float = 0.0
    address: str = ""
    kind: Kind = "paragraph"
    others: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    translate: Callable[[str, str], str | None] | None = None
    canonical_names: Mapping[str, str] = field(default_factory=dict)
