"""What language a machine-translated text was made of, where nobody says: from what it left in the English.

Signs that only one language makes weigh most, words left untranslated next, habits of several languages (guillemets)
least. A wrong answer would let the wrong rules in, so one sign alone is never enough.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from normalizers.artifacts.evidence import WORD, without_ending
from normalizers.artifacts.lexicon import index
from normalizers.artifacts.rule import Index, Rule, rules
from normalizers.languages.words import zipf
from normalizers.limits import APPLY_AT

LANGUAGES = ("pt", "es", "fr", "it", "de", "nl", "pl", "ru", "uk")
ENOUGH = 12_000  # characters that are looked at: more only costs time
HABIT = 1.0  # of a rule that stands in a language's pack and needs no source
VOTE = 2.0  # of a rule that fires, shared among its languages
PHRASE = 3.0  # of a phrase of three words that one language's table has
MOST = 6.0  # of all phrases together
DOUBT = 2.0  # weight of "none of these": what squared votes are held against


def infer(texts: Sequence[str]) -> Mapping[str, float]:
    """Return how likely each source language is, most likely first; empty where the text shows nothing.

    The rest to 1 is the likelihood that it is another language or no translation at all.
    """
    squares = {language: score * score for language, score in votes(texts).items()}
    total = sum(squares.values()) + DOUBT
    ranked = sorted(squares.items(), key=lambda item: (-item[1], item[0]))
    return {language: round(square / total, 3) for language, square in ranked}


def votes(texts: Sequence[str]) -> Mapping[str, float]:
    """Return the weight of evidence for each source language that the texts show signs of."""
    whole = "\n\n".join(texts)[:ENOUGH]
    parts, low = whole.split("\n\n"), whole.lower()
    scores: dict[str, float] = {}
    for languages, pattern, weight in _signs():
        if found := len({match.group().lower() for match in pattern.finditer(whole)}):
            for language in languages:
                scores[language] = scores.get(language, 0.0) + weight * min(found, 3)
    for rule in _firing(parts):
        # A rule of a pack that needs no source still is a habit of that language.
        weight = (VOTE if rule.sources else HABIT) * (1.0 if rule.confidence >= APPLY_AT else 0.3)
        for language in rule.sources or (rule.pack,):
            scores[language] = scores.get(language, 0.0) + weight / max(1, len(rule.sources)) ** 1.5
    for more in (_residue(whole), _home(whole), _word_for_word(low)):
        for language, weight in more.items():
            scores[language] = scores.get(language, 0.0) + weight
    return scores


def _firing(parts: Sequence[str]) -> Sequence[Rule]:
    """Return the rules of the languages' packs that find something in one of the texts, in order of id."""
    found: dict[str, Rule] = {}
    for text in parts:
        for rule in _index().worth_trying(text.lower()):
            if rule.id not in found and rule.find.search(text) and not (rule.only_if and not rule.only_if.search(text)):
                found[rule.id] = rule
    return [found[name] for name in sorted(found)]


def _word_for_word(low: str) -> Mapping[str, float]:
    """Return votes of phrases that only one language's table has: three words say more than two, one says nothing."""
    found: dict[str, float] = {}
    seen: set[str] = set()
    for last, (key, known) in index().iter(low):
        start = last + 1 - len(key)
        if key in seen or (start and low[start - 1].isalnum()) or low[last + 1 : last + 2].isalnum():
            continue
        seen.add(key)
        languages = {language for entry in known if entry.scope in ("never", "from") for language in entry.languages}
        words = max(len(entry.wrong.split()) for entry in known)
        # A verb's key lacks the verb, so its words alone may stand in any text.
        if len(languages) == 1 and words > 1 and all(entry.kind != "verbs" for entry in known):
            (language,) = languages
            found[language] = found.get(language, 0.0) + (PHRASE if words > 2 else VOTE)
    return {language: min(weight, MOST) for language, weight in found.items()}


def _home(text: str) -> Mapping[str, float]:
    """Return a weak vote for the language of the countries that the text is mostly about."""
    counts: dict[str, int] = {}
    for match in WORD.finditer(text):
        if match.group()[0].isupper() and (language := homes().get(without_ending(match.group()))):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return {}
    language, most = max(counts.items(), key=lambda item: item[1])
    if most < 2 or most <= 0.6 * sum(counts.values()):
        return {}
    return {language: min(1.5, 0.6 + 0.2 * most)}


def _residue(text: str) -> Mapping[str, float]:
    scores: dict[str, float] = {}
    words = (match.group() for match in WORD.finditer(text))
    # Each once, in order: weights are added up, and a sum of fractions depends on the order.
    for word in dict.fromkeys(word for word in words if word.islower() and len(word) > 3):
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
def _index() -> Index:
    return Index(tuple(rule for rule in rules() if rule.pack in LANGUAGES))


@cache
def homes() -> Mapping[str, str]:
    """Return the language of each place that a text may be about."""
    table = tomllib.loads(Path(__file__).with_name("origin.toml").read_text("utf-8"))["homes"]
    return {place: language for language, places in table.items() for place in places.split()}


@cache
def _signs() -> tuple[tuple[tuple[str, ...], re.Pattern[str], float], ...]:
    table = tomllib.loads(Path(__file__).with_name("origin.toml").read_text("utf-8"))
    return tuple((tuple(sign["sources"]), re.compile(sign["find"]), float(sign["weight"])) for sign in table["sign"])
