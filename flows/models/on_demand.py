"""An engine for newsrooms that allow it: it fetches the package of a pair when the first sentence of it comes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import RLock

from flows.models import index, installed
from flows.models.index import Offer
from normalizers.engines import Argos, Engine
from normalizers.engines.packages import usual_folder
from normalizers.errors import CopydeskError, EngineError


class OnDemand:
    """Has every pair of an index that the other engines do not have.

    Args:
        where: the index, as `models_index` names it; it is read at the first pair that nobody has.
        others: the engines of this machine; a pair of theirs is never fetched.
    """

    name = "argos"

    def __init__(self, where: str, others: Sequence[Engine]) -> None:
        self._where = where
        self._others = tuple(others)
        self._argos = Argos()
        self._lock = RLock()

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the pair if it can be fetched."""
        if "und" in (source, target) or any(engine.path(source, target) for engine in self._others):
            return None
        return (source, target) if self._offer(source, target) else None

    def model(self, source: str, target: str) -> str:
        """Return the name of the package, which is fetched for it."""
        self._fetch(source, target)
        return self._argos.model(source, target)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return what the package answers.

        Raises:
            EngineError: it cannot be had.
        """
        self._fetch(source, target)
        return self._argos.translate(sentences, source, target)

    @cached_property
    def _offers(self) -> tuple[Offer, ...]:
        try:
            return index.offers(self._where)
        except CopydeskError:
            return ()  # no network is no reason to stop: the stories wait, and say which pair they wait for

    def _offer(self, source: str, target: str) -> Offer | None:
        with self._lock:
            return index.choose(self._offers, source, target)

    def _fetch(self, source: str, target: str) -> None:
        with self._lock:
            if self._argos.path(source, target) is not None:
                return
            offer = self._offer(source, target)
            if offer is None:
                raise EngineError("engine.no-pair", f"no package from {source} to {target} can be fetched")
            try:
                installed.fetch_and_install(offer, self._where, usual_folder())
            except CopydeskError as error:
                raise EngineError("engine.no-pair", str(error), retry=True) from error
