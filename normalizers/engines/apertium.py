"""Apertium, where the user has installed it (apt install apertium-es-pt): rules, no model, and half the quality of one.

Into Portuguese and then through the embedded model it reads Spanish, Galician, Italian and French; the path says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from normalizers.engines.packages import Installed, chain
from normalizers.engines.prepare import EDITION, intact, prepare, restore
from normalizers.errors import EngineError
from normalizers.languages.words import zipf

MODES = Path("/usr/share/apertium/modes")
SECONDS = 120.0  # for a call; a sentence takes about a millisecond
_CODES = {"cat": "ca", "por": "pt", "ita": "it", "spa": "es", "fra": "fr", "glg": "gl", "eng": "en", "oci": "oc"}
_CODES |= {code: code for code in _CODES.values()}
_MODE = re.compile(r"([a-z]{2,3})-([a-z]{2,3})(_BR)?")  # of two spellings that of the embedded model
_MARK = re.compile(r"(?<![\w*@#])[*@#](?=\w)")  # before a word: unknown, not in the dictionary of pairs, no such form
_ENDS = (".", "!", "?", "…", "”", '"', ")")
KNOWN = 2.0  # Zipf frequency: a word that the target has as well, "anestésicos"
UNKNOWN = "<unk>"  # what the desk's checks know as a mark of an engine


class Apertium:
    """Every pair whose mode is installed, and every pair that modes reach together.

    Args:
        modes: folder of the modes; by default APERTIUM_MODES or where Debian puts them.
    """

    name = "apertium"

    def __init__(self, modes: Path | None = None) -> None:
        self._folder = modes

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        """Return the languages of the shortest chain of modes; None if there is none, or no Apertium."""
        found = self._chain(source, target)
        return (source, *(mode.target for mode in found)) if found else None

    def model(self, source: str, target: str) -> str:
        """Return the modes of the chain, each with a hash of its data, and the edition of our preparation."""
        return "+".join(f"{mode.version} #{_digest(mode.folder)}" for mode in self._chain(source, target)) + (
            f"/{EDITION}"
        )

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """Return the sentences translated; one with a word that Apertium does not know, and that is no name, fails.

        Raises:
            EngineError: no such chain of modes, or Apertium failed.
        """
        modes = self._chain(source, target)
        if not modes:
            raise EngineError("engine.no-pair", f"apertium has no modes from {source} to {target}")
        ready = [prepare(sentence, source, target) for sentence in sentences]
        texts = [prepared.text for prepared in ready]
        odd = {n for n, text in enumerate(texts) if _MARK.search(text)}  # its own marks could not be told from ours
        for mode in modes:
            texts = _run(mode.version, texts)
            odd |= {n for n, text in enumerate(texts) if _untold(text, mode.target)}
            texts = [_MARK.sub("", text) for text in texts]
        return [
            UNKNOWN if n in odd or not intact(prepared, text) else restore(prepared, text, source, target)
            for n, (prepared, text) in enumerate(zip(ready, texts, strict=True))
        ]

    def _chain(self, source: str, target: str) -> tuple[Installed, ...]:
        return chain(_modes(self._folder or Path(os.environ.get("APERTIUM_MODES", MODES))), source, target)


def _run(mode: str, texts: Sequence[str]) -> list[str]:
    """Translate texts by one mode, a paragraph each; some modes lose the stop at the end of a paragraph."""
    try:
        done = subprocess.run(
            ["apertium", "-n", mode],
            input="\n\n".join((*texts, "1.", "")).encode(),
            capture_output=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError("engine.failed", f"apertium {mode}: {error}", retry=True) from error
    out = done.stdout.decode("utf-8", "replace").split("\n\n")
    if done.returncode or len(out) < len(texts) + 1:
        raise EngineError("engine.failed", f"apertium {mode}: {len(out)} answers to {len(texts)} sentences")
    return [
        " ".join(answer.split())
        + (text[-1] if text.endswith((".", "!", "?")) and not answer.rstrip().endswith(_ENDS) else "")
        for text, answer in zip(texts, out, strict=False)
    ]


def _untold(text: str, target: str) -> bool:
    """Tell whether a word that Apertium does not know stands in a text, and is no name and no word of the target."""
    words = (re.match(r"\w+", text[mark.end() :]) for mark in _MARK.finditer(text))
    return any(word[0][:1].islower() and zipf(word[0], target) < KNOWN for word in words if word)


@lru_cache(maxsize=4)
def _modes(folder: Path) -> tuple[Installed, ...]:
    """Return the modes between languages that we know, as links of a chain."""
    if shutil.which("apertium") is None:
        return ()
    best: dict[tuple[str, str], Installed] = {}
    for file in sorted(folder.glob("*.mode")):
        found = _MODE.fullmatch(file.stem)
        if found and found[1] in _CODES and found[2] in _CODES:
            pair = _CODES[found[1]], _CODES[found[2]]
            best[pair] = Installed(*pair, file.stem, file)  # es-pt_BR comes after es-pt
    return tuple(best[pair] for pair in sorted(best))


@lru_cache(maxsize=32)
def _digest(mode: Path) -> str:
    """Return a hash of the data that a mode names: an upgrade changes it."""
    text = mode.read_text("utf-8")
    files = [Path(name) for name in re.findall(r"'([^']+)'", text)]
    data = [f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files if file.is_file()]
    return hashlib.sha256("\n".join([text, *data]).encode()).hexdigest()[:8]
