"""One Argos package, decoded as argostranslate itself does, but sentence by sentence and on all cores.

argostranslate gives CTranslate2 a paragraph at a time, 32 tokens together, and all cores to one sentence; most of its
time goes into waiting. Tokenizer, beam and length penalty are the same here.

The beam is searched only where it can find something: a greedy answer that the model believes more than all others
together is the best there is, whatever their length. The text is then the same, except where the beam's own search ends
a sentence before its best hypothesis has ended.
"""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from normalizers.engines.cores import cores
from normalizers.engines.packages import Installed
from normalizers.errors import EngineError

MOST = 1024  # tokens that are decoded together; more is not faster, and takes memory
LEAST = 256
PENALTY = 0.2  # of length: a score is log P / length ** PENALTY
SURE = 0.7  # 0.65 would do for two tokens against CTranslate2's longest answer of 256
TRIED = 200  # sentences after which a package must have shown that it is often sure; else the greedy pass only costs
WORTH = 0.45  # greedy costs about a third of a beam of four
_importing = Lock()


class Decode(Protocol):
    """Translates sentences with one package; `beam` 0 is the width that argostranslate is set to."""

    def __call__(self, sentences: Sequence[str], beam: int = 0) -> list[str]: ...


def load(package: Installed, always_beam: bool = False) -> Decode:
    """Load a package and return the function that decodes with it; it may be called from several threads.

    Args:
        always_beam: search the beam for every sentence, as argostranslate does.

    Raises:
        EngineError: the package is broken, or argostranslate is not installed.
    """
    try:
        with _importing, _no_traces(package.folder.parent):
            ctranslate2 = import_module("ctranslate2")  # it has no types
            from argostranslate import settings
            from argostranslate.package import Package
        opened = Package(package.folder)
        ours = settings.inter_threads == 1 and settings.intra_threads == 0  # nobody has set them
        translator = ctranslate2.Translator(
            str(package.folder / "model"),
            device=settings.device,
            compute_type="default" if settings.compute_type == "auto" else settings.compute_type,
            inter_threads=cores() if ours else settings.inter_threads,
            intra_threads=1 if ours else settings.intra_threads,
        )
        tokenizer, prefix, usual = opened.tokenizer, str(opened.target_prefix), int(settings.beam_size)
    except (ImportError, AttributeError, RuntimeError, ValueError, OSError) as error:
        raise EngineError(
            "engine.bad-package",
            f"the argos package {package.name} cannot be loaded: {error}",
            place=str(package.folder),
            todo="Install the package again.",
        ) from error

    def run(tokens: Sequence[list[str]], beam: int) -> list[Any]:
        if not tokens:
            return []
        share = sum(map(len, tokens)) // (2 * translator.num_translators)
        return list(
            translator.translate_batch(
                tokens,
                target_prefix=[[prefix]] * len(tokens) if prefix else None,
                replace_unknowns=True,
                max_batch_size=min(max(share, LEAST), MOST),  # CTranslate2 sorts by length and cuts
                batch_type="tokens",
                beam_size=beam,
                length_penalty=PENALTY,
                return_scores=beam == 1,
            )
        )

    tried = Tried()

    def decode(sentences: Sequence[str], beam: int = 0) -> list[str]:
        try:
            tokens = [tokenizer.encode(sentence) for sentence in sentences]
            if beam or usual == 1 or always_beam or not tried.worth():
                results = run(tokens, beam or usual)
            else:
                results = run(tokens, 1)
                unsure = [n for n, result in enumerate(results) if not _sure(result)]
                tried.add(len(results), len(results) - len(unsure))
                for n, result in zip(unsure, run([tokens[n] for n in unsure], usual), strict=True):
                    results[n] = result
            return [
                str(tokenizer.decode(result.hypotheses[0])).removeprefix(prefix).removeprefix(" ") for result in results
            ]
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineError("engine.failed", f"argos {package.name}: {error}") from error

    return decode


class Tried:
    """How often a package was sure of its greedy answers."""

    def __init__(self) -> None:
        self._all = self._sure = 0

    def add(self, tried: int, sure: int) -> None:
        """Count; a lost count between threads does no harm."""
        self._all += tried
        self._sure += sure

    def worth(self) -> bool:
        """Tell whether the greedy pass saves time. It never changes the text."""
        return self._all < TRIED or self._sure >= WORTH * self._all


def _sure(result: Any) -> bool:
    """Tell whether no other answer can have a better score: all others together have a probability of 1 - SURE."""
    return math.exp(result.scores[0] * (len(result.hypotheses[0]) + 1) ** PENALTY) >= SURE


@contextmanager
def _no_traces(packages: Path) -> Iterator[None]:
    """Import argostranslate without a trace: it makes folders in the home of the user as soon as it is imported.

    Settings that the user has keep their place.
    """
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    with tempfile.TemporaryDirectory(prefix="copydesk-argos-") as empty:
        ours = {"XDG_DATA_HOME": empty, "XDG_CACHE_HOME": empty, "ARGOS_PACKAGES_DIR": str(packages)}
        if not (settings / "argos-translate").is_dir():
            ours["XDG_CONFIG_HOME"] = empty
        before = {name: os.environ.get(name) for name in ours}
        os.environ.update(ours)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
