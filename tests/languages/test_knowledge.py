"""Word lists, facts and geography."""

import subprocess
import sys

import pytest

from normalizers.languages import facts, geography, words


def test_common_words_are_more_common_than_rare_ones() -> None:
    assert words.zipf("the", "en") > 7 > words.zipf("minister", "en") > words.zipf("garrison", "en") > 0
    assert words.zipf("withdrawnand", "en") == 0
    assert words.zipf("militar", "pt") > words.zipf("militar", "en") + 1


@pytest.mark.parametrize(("word", "language"), [("the", "xx"), ("the", ""), ("", "en"), ("…", "en"), ("qzxv", "en")])
def test_unknown_is_zero(word: str, language: str) -> None:
    assert words.zipf(word, language) == 0


@pytest.mark.parametrize(
    ("one", "two"), [("Don’t", "don't"), ("WELL-KNOWN", "well-known"), ("Não", "não"), ("l’homme", "l'homme")]
)
def test_the_spelling_of_a_mark_or_a_capital_changes_nothing(one: str, two: str) -> None:
    language = "pt" if one == "Não" else "fr" if one == "l’homme" else "en"
    assert words.zipf(one, language) == words.zipf(two, language) > 3


def test_languages_of_word_lists_and_their_other_tags() -> None:
    assert {"en", "pt", "es", "fr", "it", "de", "ru", "uk", "nl", "pl", "hr", "no"} <= words.languages()
    assert words.zipf("ministar", "hr") > 3
    assert words.zipf("governo", "pt-BR") == words.zipf("governo", "pt")


@pytest.mark.parametrize("language", ["en", "pt", "es", "fr", "it", "de", "ru", "uk", "nl", "pl"])
def test_facts_are_whole(language: str) -> None:
    about = facts.of(language)
    assert about is not None
    assert about.language == language
    assert (len(about.weekdays), len(about.months)) == (7, 12)
    assert len(about.function_words) >= 30
    assert len(about.connectives) >= 10
    assert {about.decimal, *about.thousands} <= {".", ",", " "}
    assert about.decimal not in about.thousands
    assert all(word == word.lower() for word in (*about.function_words, *about.titles, *about.abbreviations))
    assert about.weekdays[0][0].isupper() == about.capital_weekdays
    assert about.months[0][0].isupper() == about.capital_months
    assert not about.titles & about.abbreviations
    assert facts.of(language) is about


def test_facts_of_what_we_do_not_know() -> None:
    assert facts.of("xx") is None
    assert facts.of("") is None
    assert facts.of("../en") is None
    assert facts.of("pt-BR") is facts.of("pt")


def test_countries() -> None:
    english = geography.countries()
    assert {"Russia", "Brazil", "Ivory Coast", "Turkey", "Türkiye", "Czech Republic", "Myanmar", "Burma"} <= english
    assert not {"European Union", "United Nations", "Eurozone", "Unknown Region"} & english
    assert {"Rússia", "Alemanha"} <= geography.countries("pt-BR")
    assert geography.countries("xx-nonsense") == frozenset()


def test_countries_that_take_an_article_are_countries() -> None:
    about = facts.of("en")
    assert about is not None
    assert {"Netherlands", "United States", "Philippines"} <= about.countries_with_article
    assert not {"Russia", "Brazil", "Ukraine", "Germany", "France", "Chile"} & about.countries_with_article


def test_peoples_and_cities() -> None:
    assert {"Russian", "German", "Brazilian", "Dutch", "Briton", "Spaniard", "Swiss"} <= geography.nationalities()
    assert geography.demonyms()["Netherlands"][0] == "Dutch"
    assert len(geography.demonyms()) >= 120
    assert {"Kyiv", "Kiev", "São Paulo", "Washington", "Rio de Janeiro"} <= geography.cities()
    assert len(geography.cities()) >= 250
    assert geography.city_spellings()["Kiev"] == "Kyiv"


def test_no_other_spelling_is_the_usual_one_of_another_city() -> None:
    spellings = geography.city_spellings()
    assert not set(spellings) & set(spellings.values())


def test_a_region_is_no_country() -> None:
    assert {"Bavaria", "Siberia", "Crimea"} <= geography.regions()
    assert not {"Bavaria", "Siberia", "Brittany"} & geography.countries()


def test_importing_the_rooms_loads_no_heavy_library() -> None:
    code = (
        "import sys, normalizers.hygiene, normalizers.languages.detect, normalizers.languages.words,"
        " normalizers.languages.segment, normalizers.languages.geography, normalizers.languages.facts;"
        "print(sorted({'ftfy', 'eldc', 'langdetect', 'wordfreq', 'babel', 'sentencex'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
