"""What a run of the desk needs: target language, engines, memory, rules, house options."""

from dataclasses import dataclass, field

from normalizers.artifacts import Ruleset
from normalizers.canonical.text import House
from normalizers.engines import Engine, Glossary, Memory


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk. `Desk()` works offline with what is installed.

    Attributes:
        target: language of the articles (BCP 47 primary tag).
        engines: asked in order; None: those of this machine, with nothing downloaded.
        memory: translation memory, asked before any engine; None: none.
        rules: None: all rules of the house.
        house: quotation marks, dashes and names as the house wants them.
        glossary: how the house renders its terms, and what it does not translate.
        today: ISO 8601 date for the articles that are translated; the library has no clock. None: they carry none.
        source_language: what the feed's copy was translated from, where its setting says so.
    """

    target: str = "en"
    engines: tuple[Engine, ...] | None = None
    memory: Memory | None = None
    rules: Ruleset | None = None
    house: House = field(default_factory=House)
    source_language: str | None = None
    glossary: Glossary = field(default_factory=Glossary)
    today: str | None = None
