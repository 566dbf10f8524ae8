"""Countries and peoples as the rules need them: which take no article, which are safe to recognise in small letters."""

from functools import cache, lru_cache

from normalizers.languages import geography

# Countries and regions that English sets an article before, or that are also common words or persons' names.
_WITH_ARTICLE = frozenset(
    "Netherlands Philippines Gambia Bahamas Congo Sudan Maldives Comoros Seychelles Vatican Georgia Jordan "
    "Chad Argentine Ivory Hague Niger Mali Guinea Dominica Grenada Nauru Hong USA US UK UAE DRC GDR USSR".split()
)  # fmt: skip
_ALSO_WORDS = frozenset(
    "polish turkey china japan jordan chad guinea georgia niger mali roman swede swedes "
    "germane pole poles finn finns scots panama oman nice reading cork jersey man togo male lima".split()
)  # fmt: skip


@lru_cache(maxsize=5_000)
def takes_no_article(name: str) -> bool:
    """Tell whether a name is a country or region that English never sets an article before."""
    if name.split()[0] in _WITH_ARTICLE:
        return False
    if name.split()[-1] in ("Islands", "Republic", "Kingdom", "States", "Emirates", "Federation", "Territory", "Union"):
        return False
    return name in geography.countries() or name in geography.regions()


@lru_cache(maxsize=5_000)
def is_place(word: str) -> bool:
    """Tell whether a word with a capital is a country, a region, a big city or a people."""
    return any(
        word in names
        for names in (geography.countries(), geography.regions(), geography.cities(), geography.nationalities())
    )


@cache
def _small() -> frozenset[str]:
    names = geography.countries() | geography.nationalities()
    small = {name.lower() for name in names if name.isalpha() and name[0].isupper() and len(name) > 3}
    return frozenset(small - _ALSO_WORDS)


def is_small_proper(word: str) -> bool:
    """Tell whether a word in small letters can only be a country or a people that lost its capital."""
    return word in _small()
