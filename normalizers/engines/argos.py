"""Argos packages that the user has installed: every pair that they reach, by the shortest chain of packages.

The package and its tokenizer are argostranslate's own; the sentences are ours, so that nothing is downloaded for
splitting them and each keeps its own answer. Works with both builds, argos-translate-lt and argostranslate.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from normalizers.engines.decoding import Decode, load
from normalizers.engines.judged import judged
from normalizers.engines.packages import Installed, chain, installed, usual_folder
from normalizers.engines.prepare import EDITION, intact, prepare, put_right, restore
from normalizers.errors import EngineError


class Argos:
    """Every pair for which a package is installed, and every pair that packages reach together.

    Args:
        packages_dir: folder of the packages; by default ARGOS_PACKAGES_DIR or the usual place of Argos. It is never
            created, and argostranslate is not imported while it has no package.
        always_beam: search the beam for every sentence as argostranslate does, for exactly its text.
    """

    name = "argos"

    def __init__(self, packages_dir: Path | None = None, always_beam: bool = False) -> None:
        self._folder = packages_dir
        self._always_beam = always_beam
        self._loaded: dict[Path, Decode] = {}
        self._lock = Lock()

    def installed(self) -> tuple[Installed, ...]:
        """Return the packages that translate, in the order of their names."""
        return installed(self._folder or usual_folder(), "argos")

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the languages of the shortest chain of packages; None if there is none."""
        found = chain(self.installed(), source, target)
        return (source, *(package.target for package in found)) if found else None

    def model(self, source: str, target: str) -> str:
        """Return pair, version and hash of each package of the chain, and the edition of our preparation."""
        return "+".join(package.name for package in chain(self.installed(), source, target)) + f"/{EDITION}"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return the sentences translated; those that fail their checks are tried again.

        First without the beam, which at times ends a sentence before the model would; then with placeholders for what
        a model damages.

        Raises:
            EngineError: no chain of packages for the pair, or a package that cannot be loaded.
        """
        packages = chain(self.installed(), source, target)
        if not packages:
            raise EngineError("engine.no-pair", f"no argos packages from {source} to {target}")
        outputs = [
            put_right(output, sentence, source, target)
            for sentence, output in zip(sentences, self._through(packages, sentences), strict=True)
        ]
        wrong = [n for n, output in enumerate(outputs) if judged(sentences[n], output, source, target)]
        again = self._through(packages, [sentences[n] for n in wrong], beam=1) if wrong else []
        for n, answer in zip(wrong, again, strict=True):
            output = put_right(answer, sentences[n], source, target)
            if judged(sentences[n], output, source, target) is None:
                outputs[n] = output
        wrong = [n for n in wrong if judged(sentences[n], outputs[n], source, target)]
        ready = [prepare(sentences[n], source, target) for n in wrong]
        again = self._through(packages, [prepared.text for prepared in ready]) if wrong else []
        for n, prepared, answer in zip(wrong, ready, again, strict=True):
            output = restore(prepared, answer, source, target)
            if intact(prepared, answer) and judged(sentences[n], output, source, target) is None:
                outputs[n] = output
        return outputs

    def _through(self, packages: Sequence[Installed], sentences: Sequence[str], beam: int = 0) -> list[str]:
        texts = list(sentences)
        for package in packages:
            with self._lock:
                if package.folder not in self._loaded:
                    self._loaded[package.folder] = load(package, self._always_beam)
                decode = self._loaded[package.folder]
            said = [n for n, text in enumerate(texts) if text.strip()]  # a model invents text for nothing
            for n, text in zip(said, decode([texts[n] for n in said], beam), strict=True):
                texts[n] = text
        return texts
