"""Facts about a language that no library tells us: one TOML file a language, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from normalizers.errors import RuleError

HERE = Path(__file__).parent / "facts"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a desk knows about a language.

    Attributes:
        language: BCP 47 primary tag; name: in English.
        quotes, inner_quotes: opening and closing mark of a quotation, and of one inside it.
        other_quotes: further pairs that newspapers in the language use.
        decimal, thousands: marks in numbers; the first of `thousands` is the usual one.
        space_before: high punctuation that takes a space before it ("" where none does).
        capital_weekdays, capital_months, capital_nationalities: whether they are written with a capital.
        capital_nouns: whether every noun is (German).
        articles: definite and indefinite; empty where the language has none.
        weekdays (Monday first), months: lower case unless the language writes a capital; without inflected forms.
        connectives: words and phrases that join sentences.
        function_words: about thirty of the commonest, lower case; what is left untranslated is told by them.
        titles: abbreviations before a name ("mr", "dr"), lower case, without the final stop.
        abbreviations: others that may stand in mid-sentence; some of them end sentences as well.
        countries_with_article: countries that take an article, in this language; empty where that is of no use.
    """

    language: str
    name: str
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    other_quotes: tuple[tuple[str, str], ...]
    decimal: str
    thousands: tuple[str, ...]
    space_before: str
    capital_weekdays: bool
    capital_months: bool
    capital_nationalities: bool
    capital_nouns: bool
    articles: frozenset[str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    connectives: tuple[str, ...]
    function_words: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    countries_with_article: frozenset[str]


@cache
def known() -> tuple[str, ...]:
    """Return the languages that we have facts about, sorted."""
    return tuple(sorted(path.stem for path in HERE.glob("??.toml")))


def of(language: str) -> Facts | None:
    """Return the facts of a language ("pt-BR" gives those of "pt"), None where we have none."""
    tag = language.lower().replace("_", "-").split("-")[0]
    return _load(tag) if tag in known() else None


@cache
def _load(tag: str) -> Facts:
    path = HERE / f"{tag}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Facts(
            language=tag,
            name=str(table["name"]),
            quotes=_pair(table["quotes"]),
            inner_quotes=_pair(table["inner_quotes"]),
            other_quotes=tuple(_pair(pair) for pair in table["other_quotes"]),
            decimal=str(table["decimal"]),
            thousands=_words(table["thousands"]),
            space_before=str(table["space_before"]),
            capital_weekdays=bool(table["capital_weekdays"]),
            capital_months=bool(table["capital_months"]),
            capital_nationalities=bool(table["capital_nationalities"]),
            capital_nouns=bool(table["capital_nouns"]),
            articles=frozenset(_words(table["articles"])),
            weekdays=_words(table["weekdays"]),
            months=_words(table["months"]),
            connectives=_words(table["connectives"]),
            function_words=frozenset(_words(table["function_words"])),
            titles=frozenset(_words(table["titles"])),
            abbreviations=frozenset(_words(table["abbreviations"])),
            countries_with_article=frozenset(_words(table["countries_with_article"])),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as wrong:
        raise RuleError("facts.not-complete", f"{path.name} cannot be read: {wrong}", place=path.name) from wrong


def _pair(values: list[str]) -> tuple[str, str]:
    first, second = values
    return first, second


def _words(values: list[str]) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise TypeError("expected a list of strings")
    return tuple(values)
