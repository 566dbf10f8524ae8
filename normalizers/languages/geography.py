"""Names of countries, peoples and cities: what takes a capital, an article, or one of two spellings.

Countries come from CLDR; peoples and cities, which CLDR does not have, from two files of ours.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

HERE = Path(__file__).parent / "facts"
NO_COUNTRY = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
BRACKET = re.compile(r"^(.*?) \((.*)\)$")


@cache
def countries(language: str = "en") -> frozenset[str]:
    """Return the names of all countries in a language, with short and older names beside the full ones in English."""
    names: set[str] = set()
    for code, name in _territories(language).items():
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
            bracket = BRACKET.match(name)
            names.update(bracket.groups() if bracket else (name,))
    if _tag(language) == "en":
        names |= {name.replace(" & ", " and ") for name in names}
        names |= {name.replace("’", "'") for name in names}
        names.update(_strings("demonyms", "countries"))
    return frozenset(names)


@cache
def regions() -> frozenset[str]:
    """Return the English names of regions that are often in the news and take no article: Bavaria, Siberia, Gaza."""
    return frozenset(_strings("demonyms", "regions"))


@cache
def nationalities() -> frozenset[str]:
    """Return the English adjectives and nouns for peoples: Russian, Brazilian, Briton, Spaniard."""
    return frozenset(word for words in demonyms().values() for word in words)


@cache
def demonyms() -> Mapping[str, tuple[str, ...]]:
    """Return the English words for a people by country: the adjective first, then nouns that differ from it."""
    table = _table("demonyms")["people"]
    return MappingProxyType({str(country): tuple(str(word) for word in words) for country, words in table.items()})


@cache
def cities() -> frozenset[str]:
    """Return capitals and big cities in English, with the other spellings that newspapers use."""
    return frozenset((*_table("cities")["cities"]["names"], *city_spellings(), *city_spellings().values()))


@cache
def city_spellings() -> Mapping[str, str]:
    """Return the usual English spelling by another one: Kiev -> Kyiv, Bombay -> Mumbai."""
    table = _table("cities")["spellings"]
    return MappingProxyType({str(other): str(usual) for usual, others in table.items() for other in others})


@cache
def people() -> tuple[str, ...]:
    """Return full names of people who are often in the news, as English-language agencies spell them."""
    table: dict[str, list[str]] = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))
    return tuple(table["names"])


@cache
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(_tag(language))
    except (UnknownLocaleError, ValueError):
        return {}
    return {str(code): str(name) for code, name in locale.territories.items()}


@cache
def _table(name: str) -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return table


def _strings(name: str, key: str) -> list[str]:
    return [str(value) for value in _table(name)[key]["names"]]


def _tag(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
