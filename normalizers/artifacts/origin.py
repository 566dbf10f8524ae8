"""What language a machine-translated text was made of, where nobody says: from what it left in the English.

Signs that only one language makes weigh most, words left untranslated next, habits of several languages (guillemets)
least. A wrong answer would let the wrong rules in, so a sure one needs several signs and a clear lead.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from normalizers.artifacts.evidence import WORD
from normalizers.artifacts.rule import rules
from normalizers.languages.words import zipf

LANGUAGES = ("pt", "es", "fr", "it", "de", "nl", "pl", "ru", "uk")
SURE, LEAD = 4.0, 2.0


def infer(texts: Sequence[str]) -> tuple[str | None, float]:
    """Return (language, confidence) of the likely source; (None, 0.0) where the text does not show it."""
    scores = votes(texts)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < 2.0:
        return None, 0.0
    best, top = ranked[0]
    lead = top - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if lead < 1.0:
        return None, 0.0
    if top >= SURE and lead >= LEAD:
        return best, 0.95
    return best, 0.7 if top >= 3.0 else 0.5


def votes(texts: Sequence[str]) -> Mapping[str, float]:
    """Return the weight of evidence for each source language that the texts show signs of."""
    whole = "\n\n".join(texts)
    low = whole.lower()
    scores: dict[str, float] = {}
    for languages, pattern, weight in _signs():
        if found := len({match.group().lower() for match in pattern.finditer(whole)}):
            for language in languages:
                scores[language] = scores.get(language, 0.0) + weight * min(found, 3)
    for rule in rules():
        if rule.sources and (not rule.word or any(word in low for word in rule.word)) and rule.find.search(whole):
            if rule.only_if and not any(rule.only_if.search(text) for text in texts if rule.find.search(text)):
                continue
            for language in rule.sources:
                scores[language] = scores.get(language, 0.0) + 2.0 / len(rule.sources) ** 1.5
    for language, weight in _residue(whole).items():
        scores[language] = scores.get(language, 0.0) + weight
    return scores


def _residue(text: str) -> Mapping[str, float]:
    scores: dict[str, float] = {}
    for word in {match.group() for match in WORD.finditer(text) if match.group().islower() and len(match.group()) > 3}:
        here = zipf(word, "en")
        if here > 2.3:
            continue
        heard = {language: zipf(word, language) for language in LANGUAGES}
        best = max(heard.values())
        if best < 3.5 or best - here < 2.0:
            continue
        speakers = [language for language, value in heard.items() if value >= best - 1.0]
        for language in speakers:
            scores[language] = min(scores.get(language, 0.0) + 1.5 / len(speakers), 4.0)
    return scores


@cache
def _signs() -> tuple[tuple[tuple[str, ...], re.Pattern[str], float], ...]:
    table = tomllib.loads(Path(__file__).with_name("origin.toml").read_text("utf-8"))
    return tuple((tuple(sign["sources"]), re.compile(sign["find"]), float(sign["weight"])) for sign in table["sign"])
