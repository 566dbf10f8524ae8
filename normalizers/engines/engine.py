"""What an engine and a memory are to the desk, and what a block that could not be translated leaves behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from normalizers.story import Kind

PERSON = "person"  # stands where an engine's name stands for what a person wrote or corrected; it has no model


class Key(NamedTuple):
    """What a translation is remembered by. `sentence` is the normalized sentence, as the engine was given it."""

    source: str
    target: str
    engine: str
    model: str
    sentence: str


class Engine(Protocol):
    """Something that translates. `name` goes into the article: "bergamot", "argos"."""

    @property
    def name(self) -> str: ...

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the languages passed through, ("fr", "pt", "en"); None if there is no such pair."""

    def model(self, source: str, target: str) -> str:
        """Return name and version of the model or models; anything that changes the output changes this."""

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return one translation per sentence, in order. It may be called from several threads at once.

        Raises:
            EngineError: the engine could not do it.
        """


class Memory(Protocol):
    """The translation memory, asked before any engine."""

    def get(self, keys: Sequence[Key]) -> dict[Key, str]: ...

    def put(self, found: Mapping[Key, str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Request:
    """One block to translate.

    Attributes:
        source: BCP 47 primary tag of the block's language.
        shown: other text of the same story. It is read only where the block is in capitals: it shows which words are
            names and acronyms.
    """

    text: str
    source: str
    kind: Kind
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a block keeps its source text.

    Attributes:
        code: "engine.no-pair", "engine.check-failed" or "engine.failed".
        reason: one sentence for the reader; todo: what to do about it.
        output: what the engine wrote, for a person to see and never to publish; None if it wrote nothing.
    """

    code: str
    reason: str
    todo: str
    output: str | None
