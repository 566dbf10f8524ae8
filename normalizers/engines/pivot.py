"""Two engines in a row, where none has the pair alone: Spanish to Portuguese by one, to English by the other."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.engines.apertium import UNKNOWN
from normalizers.engines.engine import Engine
from normalizers.errors import EngineError

THROUGH = ("en", "pt", "es", "fr")  # common languages, in the order in which they are tried


class Pivot:
    """Joins engines through a common language; silent wherever one of them has the pair directly.

    Its name is that of its engines: an article says "argos+bergamot es>pt>en".
    """

    def __init__(self, engines: Sequence[Engine], through: Sequence[str] = THROUGH) -> None:
        self._engines = tuple(engines)
        self._through = tuple(through)

    @property
    def name(self) -> str:
        """Return the names of the engines that it may join."""
        return "+".join(engine.name for engine in self._engines)

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return all languages passed through; None if one engine has the pair directly, or none together."""
        found = self._find(source, target)
        if found is None:
            return None
        first, second, via = found
        return (*(first.path(source, via) or ()), *(second.path(via, target) or ())[1:])

    def model(self, source: str, target: str) -> str:
        """Return the models of both engines."""
        first, second, via = self._pair(source, target)
        return f"{first.model(source, via)}+{second.model(via, target)}"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return the sentences translated twice; the checks of the desk compare the end with the beginning.

        Raises:
            EngineError: no two engines reach the pair, or one of them failed.
        """
        first, second, via = self._pair(source, target)
        middle = first.translate(sentences, source, via)
        said = [n for n, text in enumerate(middle) if text.strip() and text != UNKNOWN]  # it invents text for nothing
        answers = second.translate([middle[n] for n in said], via, target) if said else []
        out = list(middle)
        for n, answer in zip(said, answers, strict=True):
            out[n] = answer
        return out

    def _pair(self, source: str, target: str) -> tuple[Engine, Engine, str]:
        found = self._find(source, target)
        if found is None:
            raise EngineError("engine.no-pair", f"no two engines lead from {source} to {target}")
        return found

    def _find(self, source: str, target: str) -> tuple[Engine, Engine, str] | None:
        if any(len(engine.path(source, target) or ()) == 2 for engine in self._engines):
            return None
        best: tuple[int, Engine, Engine, str] | None = None
        for via in self._through:
            if via in (source, target):
                continue
            for first in self._engines:
                for second in self._engines:
                    before, after = first.path(source, via), second.path(via, target)
                    if first is second or not before or not after:
                        continue
                    length = len(before) + len(after)
                    if best is None or length < best[0]:
                        best = (length, first, second, via)
        return best[1:] if best else None
