"""Argos packages that the user has installed: every pair that they reach, by the shortest chain of packages.

The package and its tokenizer are argostranslate's own; the sentences are ours, so that nothing is downloaded for
splitting them and each keeps its own answer. Works with both builds, argos-translate-lt and argostranslate.
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

from normalizers.engines.checks import check
from normalizers.engines.packages import Installed, installed, usual_folder
from normalizers.engines.prepare import EDITION, intact, prepare, put_right, restore
from normalizers.errors import EngineError

BATCH = 1024  # tokens that are decoded together; argostranslate's own 32 is one sentence at a time
_importing = Lock()


class _Decode(Protocol):
    """Translates sentences with one package."""

    def __call__(self, sentences: Sequence[str]) -> list[str]: ...


class Argos:
    """Every pair for which a package is installed, and every pair that packages reach together.

    Args:
        packages_dir: folder of the packages; by default ARGOS_PACKAGES_DIR or the usual place of Argos. It is never
            created, and argostranslate is not imported while it has no package.
    """

    name = "argos"

    def __init__(self, packages_dir: Path | None = None) -> None:
        self._folder = packages_dir
        self._loaded: dict[Path, _Decode] = {}
        self._lock = Lock()

    def installed(self) -> tuple[Installed, ...]:
        """Return the packages that translate, in the order of their names."""
        return installed(self._folder or usual_folder())

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the languages of the shortest chain of packages; None if there is none."""
        chain = self._chain(source, target)
        return (source, *(package.target for package in chain)) if chain else None

    def model(self, source: str, target: str) -> str:
        """Return pair and version of each package of the chain, and the edition of our preparation."""
        return "+".join(package.name for package in self._chain(source, target)) + f"/{EDITION}"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return the sentences translated; those that fail their checks are tried once more with placeholders.

        Raises:
            EngineError: no chain of packages for the pair, or a package that cannot be loaded.
        """
        chain = self._chain(source, target)
        if not chain:
            raise EngineError("engine.no-pair", f"no argos packages from {source} to {target}")
        outputs = [
            put_right(output, sentence, source, target)
            for sentence, output in zip(sentences, self._through(chain, sentences), strict=True)
        ]
        wrong = [n for n, output in enumerate(outputs) if check(sentences[n], output, source, target)]
        ready = [prepare(sentences[n], source, target) for n in wrong]
        again = self._through(chain, [prepared.text for prepared in ready]) if wrong else []
        for n, prepared, answer in zip(wrong, ready, again, strict=True):
            output = restore(prepared, answer, source, target)
            if intact(prepared, answer) and check(sentences[n], output, source, target) is None:
                outputs[n] = output
        return outputs

    def _through(self, chain: Sequence[Installed], sentences: Sequence[str]) -> list[str]:
        texts = list(sentences)
        for package in chain:
            with self._lock:
                if package.folder not in self._loaded:
                    self._loaded[package.folder] = _load(package)
                decode = self._loaded[package.folder]
            texts = decode(texts)
        return texts

    def _chain(self, source: str, target: str) -> tuple[Installed, ...]:
        """Return the shortest chain; among equals the one whose languages come first in the alphabet."""
        packages = self.installed()
        reached: dict[str, tuple[Installed, ...]] = {source: ()}
        fresh = [source]
        while fresh and target not in reached:
            new = []
            for language in fresh:
                for package in packages:
                    if package.source == language and package.target not in reached:
                        reached[package.target] = (*reached[language], package)
                        new.append(package.target)
            fresh = new
        return reached.get(target, ())


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


def _load(package: Installed) -> _Decode:
    """Return a function that decodes with this package as argostranslate itself does, but sentence by sentence."""
    try:
        with _importing, _no_traces(package.folder.parent):
            ctranslate2 = import_module("ctranslate2")  # it has no types
            from argostranslate import settings
            from argostranslate.package import Package
        opened = Package(package.folder)
        translator = ctranslate2.Translator(
            str(package.folder / "model"),
            device=settings.device,
            compute_type="default" if settings.compute_type == "auto" else settings.compute_type,
            inter_threads=settings.inter_threads,
            intra_threads=settings.intra_threads,
        )
        tokenizer, prefix, beam = opened.tokenizer, str(opened.target_prefix), int(settings.beam_size)
    except (ImportError, AttributeError, RuntimeError, ValueError, OSError) as error:
        raise EngineError(
            "engine.bad-package",
            f"the argos package {package.name} cannot be loaded: {error}",
            place=str(package.folder),
            todo="Install the package again.",
        ) from error

    def decode(sentences: Sequence[str]) -> list[str]:
        try:
            tokens = [tokenizer.encode(sentence) for sentence in sentences]
            results = translator.translate_batch(
                tokens,
                target_prefix=[[prefix]] * len(tokens) if prefix else None,
                replace_unknowns=True,
                max_batch_size=BATCH,
                batch_type="tokens",
                beam_size=beam,
                length_penalty=0.2,
            )
            return [
                str(tokenizer.decode(result.hypotheses[0])).removeprefix(prefix).removeprefix(" ") for result in results
            ]
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineError("engine.failed", f"argos {package.name}: {error}") from error

    return decode
