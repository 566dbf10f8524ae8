"""What a rule may know about the text it reads."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from normalizers.story import Kind


@dataclass(frozen=True, slots=True)
class About:
    """The story around one block.

    Attributes:
        language: of the text that is read.
        odds: how likely each language is that the text was translated from, 0 to 1; {"pt": 1.0} where it is known.
        address, kind: of the block.
        others: texts of all blocks of the story by address, this one included.
        names: capitalised words of the story that are no ordinary words, with how often each occurs.
        counts: every word of the story as written, with how often it occurs.
        translate: (text, source language) -> text in `language`, or None where no engine can; None without engines.
        canonical_names: spellings the house wants, by the spelling it does not want.
    """

    language: str = "en"
    odds: Mapping[str, float] = field(default_factory=dict)
    address: str = ""
    kind: Kind = "paragraph"
    others: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    translate: Callable[[str, str], str | None] | None = None
    canonical_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str | None:
        """The likeliest source language; None if there is nothing to go by."""
        return max(self.odds, key=lambda language: self.odds[language], default=None)

    @property
    def source_confidence(self) -> float:
        """How likely that language is."""
        return max(self.odds.values(), default=0.0)

    def may_come_from(self, sources: Collection[str]) -> float:
        """Return how likely it is that the text was translated from one of these languages."""
        return sum(self.odds.get(language, 0.0) for language in sources)

    def as_written(self, words: str, text: str) -> str:
        """Return words with the apostrophes that the story has: straight ones where none of its blocks has another."""
        if "’" not in words or "’" in text or any("’" in other for other in self.others.values()):
            return words
        return words.replace("’", "'")

    def before(self) -> str:
        """Return the blocks of the story before this one."""
        earlier: list[str] = []
        for address, text in self.others.items():
            if address == self.address:
                break
            earlier.append(text)
        return "\n".join(earlier)
