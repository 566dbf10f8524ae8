"""One Argos package, decoded as argostranslate itself does, but sentence by sentence and on all cores.

argostranslate gives CTranslate2 a paragraph at a time, 32 tokens together, and all cores to one sentence; most of its
time goes into waiting. Tokenizer, beam and length penalty are the same here, and so is the text.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Protocol

from normalizers.engines.cores import cores
from normalizers.engines.packages import Installed
from normalizers.errors import EngineError

MOST = 1024  # tokens that are decoded together; more is not faster, and takes memory
LEAST = 256
_importing = Lock()


class Decode(Protocol):
    """Translates sentences with one package; `beam` 0 is the width that argostranslate is set to."""

    def __call__(self, sentences: Sequence[str], beam: int = 0) -> list[str]: ...


def load(package: Installed) -> Decode:
    """Load a package and return the function that decodes with it; it may be called from several threads.

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

    def decode(sentences: Sequence[str], beam: int = 0) -> list[str]:
        try:
            tokens = [tokenizer.encode(sentence) for sentence in sentences]
            share = sum(map(len, tokens)) // (2 * translator.num_translators)
            results = translator.translate_batch(
                tokens,
                target_prefix=[[prefix]] * len(tokens) if prefix else None,
                replace_unknowns=True,
                max_batch_size=min(max(share, LEAST), MOST),  # CTranslate2 sorts by length and cuts
                batch_type="tokens",
                beam_size=beam or usual,
                length_penalty=0.2,
            )
            return [
                str(tokenizer.decode(result.hypotheses[0])).removeprefix(prefix).removeprefix(" ") for result in results
            ]
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineError("engine.failed", f"argos {package.name}: {error}") from error

    return decode


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
