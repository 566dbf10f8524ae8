"""An engine that must answer in time: one that hangs costs its own answer and not the whole run."""

from __future__ import annotations

from collections.abc import Sequence
from queue import Empty, Queue
from threading import Thread

from normalizers.engines.engine import Engine
from normalizers.errors import CopydeskError, EngineError


class Deadline:
    """Asks an engine in a thread of its own and gives up when the time is over.

    The thread cannot be stopped and is left behind, so this is for engines that talk to something that may not answer.
    After the first time the engine is not asked again.

    Args:
        seconds: for a call; per_sentence: more for each of its sentences.
    """

    def __init__(self, engine: Engine, seconds: float = 60.0, per_sentence: float = 1.0) -> None:
        self._engine = engine
        self._seconds = seconds
        self._per_sentence = per_sentence
        self._hangs = False

    @property
    def name(self) -> str:
        """Return the name of the engine."""
        return self._engine.name

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the path of the engine."""
        return self._engine.path(source, target)

    def model(self, source: str, target: str) -> str:
        """Return the model of the engine."""
        return self._engine.model(source, target)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return what the engine answers.

        Raises:
            EngineError: it did not answer in time, or what it raised itself.
        """
        if self._hangs:
            raise EngineError("engine.hangs", f"{self.name} did not answer before", retry=True)
        answers: Queue[list[str] | Exception] = Queue(1)

        def ask() -> None:
            try:
                answers.put(self._engine.translate(sentences, source, target))
            except Exception as error:  # handed to the caller, whatever it is
                answers.put(error)

        Thread(target=ask, name=f"deadline-{self.name}", daemon=True).start()
        limit = self._seconds + self._per_sentence * len(sentences)
        try:
            answer = answers.get(timeout=limit)
        except Empty:
            self._hangs = True
            raise EngineError("engine.hangs", f"{self.name} gave no answer in {limit:.0f} s", retry=True) from None
        if isinstance(answer, CopydeskError):
            raise answer
        if isinstance(answer, Exception):
            raise EngineError("engine.failed", f"{type(answer).__name__} in {self.name}") from answer
        return answer
