"""Notes that a story is a machine's translation, in the language of the story, and of which language."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from normalizers.layout import wire
from normalizers.layout.lift import Lift, Where
from normalizers.layout.phrases import LANGUAGES

_DATA = tomllib.loads(Path(__file__).with_name("machine.toml").read_text("utf-8"))
_NAMES = {**LANGUAGES, **{name: tag for tag, names in _DATA["names"].items() for name in names.split()}}
_NAME = f"(?:{wire.pattern(_NAMES)})"
_PATTERNS = [line.strip() for line in _DATA["patterns"].splitlines() if line.strip()]
_FRAME = r"[*(\[_/#+=~•–—:\s-]{0,8}(?:(?:disclaimer|note|notice|hinweis|note|nota|примечание|uwaga|let op)\s?[:：]\s?)?"
# "Dies ist eine" maschinelle Übersetzung.
_THIS = (
    r"(?:(?:this is an?|(?:dies|das|es) (?:ist|handelt sich um) eine|ceci est une|il s['’]agit d['’]une"
    r"|est[ao] es una|se trata de una|"
    r"est[ae] é uma|trata-se de uma|questa è una|si tratta di una|dit is een|это|це|to jest|det(?:ta|te) (?:är|er) en"
    r"|tämä on|toto je|"
    r"ez egy|bu bir) )?"
)
_NOTE = re.compile(rf"(?i:{_FRAME}{_THIS}(?:{'|'.join(_PATTERNS)})[*)\]_/#+=~.!。\s-]{{0,8}})".replace("{L}", _NAME))
_ORIGINAL = re.compile(
    rf"(?i:[*(\[_\s-]{{0,6}}(?:"
    rf"{wire.pattern(part.strip() for part in _DATA['original'].replace(chr(10), '|').split('|') if part.strip())})"
    rf"\s?[:：]?\s?{_NAME}[*)\]_.\s]{{0,6}})"
)
_FOUND = re.compile(rf"(?i:(?<![^\W_]){_NAME}(?![^\W_]))")
_WIDE = re.compile(r"[\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_HINT = re.compile(
    r"(?i)transl|übersetz|tradu|tradot|vertaal|vertaling|перев|перек|tłumacz|övers[aä]|overs[aæ]|käänn|käänt|přelož|překlad"
    r"|fordít|çevir|çevr|"
    r"tercüme|ترجم|翻译|翻訳|번역|langu|sprache|språk|sprog|idiom|língua|lingua|lengua|taal|язык|мова|język|kieli"
    r"|jazyk|nyelv|dil|لغة|语言|言語|原語|언어|limba"
)
_LONGEST = 240  # characters: a longer text says more than that

_REASON = "The note says that the story is a translation; it is kept as a field."


@lru_cache(maxsize=2_000)
def is_note(text: str) -> bool:
    """Say whether a whole block is such a note."""
    line = text.strip()
    if not 2 <= len(line) <= _LONGEST or not _HINT.search(line):
        return False
    return bool(_NOTE.fullmatch(line) and (_says_machine(line) or source(line))) or bool(_ORIGINAL.fullmatch(line))


# A line of the patterns' optional parts alone ("translated") says too little.
_MACHINE = re.compile(
    r"(?i)auto|machin|maschin|maskin|\bki\b|\bai\b|\bia\b|\bии\b|artifi|künstlich|inteligen|intelligen|deepl|google"
    r"|gép|kone|tekoäly|stroj|"
    r"makine|yapay|нейро|машин|искусств|штучн|آلي|تلقائي|机器|機械|自动|自動|人工|기계|자동|인공|ordinateur|computer"
    r"|logiciel|software"
)


def _says_machine(line: str) -> bool:
    return bool(_MACHINE.search(line))


def source(line: str) -> str | None:
    """Return the tag of the last language that a note names; None if it names none."""
    found = [match.group() for match in _FOUND.finditer(line)]
    if not found and _WIDE.search(line):  # scripts without spaces between words
        found = [name for name in _NAMES if _WIDE.match(name) and name in line]
    return _NAMES.get(wire.key(found[0])) if found else None


_HEADLINE = re.compile(
    r"\s*\*{2,}\s?(?i:(?:machine |automatically )?translated|translation|översatt|oversatt|oversat|käännetty|käännös"
    r"|übersetzt|"
    r"übersetzung|traduit|traduction|traducido|traducción|traduzido|tradução|tradotto|traduzione|vertaald|перевод"
    r"|переклад)\s?\*{2,}\s*$"
)


def find_in_headline(text: str) -> Iterator[Lift]:
    """Find a note in stars behind a headline: "Parliament passed the act*** TRANSLATED ***"."""
    match = _HEADLINE.search(text, max(0, len(text) - 60))
    if match and match.start() > 0:
        yield Lift(match.start(), len(text), "disclaimer", "disclaimer.machine", _REASON, 0.97)


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a note on translation that is a block of its own, wherever it stands.

    Left alone: sentences about translation ("The app translates texts automatically"), the only block of a text.
    """
    if where.first < 0 or where.kind == "preformatted" or where.first + where.last == 0 or where.hidden is not None:
        return
    if is_note(text):
        yield Lift(
            0, len(text), "disclaimer", "disclaimer.machine", _REASON, 0.97, translated_from=source(text.strip())
        )
