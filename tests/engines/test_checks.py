"""Checks: silent on good translations, loud on planted faults; numbers in all the forms that news has."""

from __future__ import annotations

import random

import pytest
from planted import FAULTS, Plant

from normalizers.engines.checks import check

PAIRS = (
    (
        "O governo cortou R$ 3,2 bilhões do orçamento deste ano.",
        "The government cut R$ 3.2 billion from this year’s budget.",
    ),
    (
        "A taxa recuou para 7,8% no trimestre encerrado em agosto de 2022.",
        "The rate fell to 7.8% in the quarter to August 2022.",
    ),
    ("“Não vamos recuar”, afirmou a ministra às 14h30.", "“We will not back down,” the minister said at 2:30 p.m."),
    (
        "A lista está em www.saude.gov.br, disse o ministro, ontem.",
        "The list is at www.saude.gov.br, the minister said.",
    ),
    (
        "A prefeitura anunciou que as obras da nova biblioteca começam depois do carnaval e terminam antes do inverno.",
        "City hall announced that work on the new library will start after Carnival and finish before winter.",
    ),
)
NUMBERS_KEPT = (
    ("custa 1.234,56 reais", "costs 1,234.56 reais"),
    ("25 mil pessoas", "25,000 people"),
    ("1,5 milhão de doses", "1,500,000 doses"),
    ("entre 3 e 4 milhões", "3 million to 4 million"),
    ("1,2 mil milhões de euros", "1.2 billion euros"),
    ("às 14h30 e às 20h", "at 14:30 and at 8 p.m."),
    ("das 8 da manhã à meia-noite", "from 8 a.m. to midnight"),
    ("por 24 horas", "for 24 hours"),
    ("em 15/02/2022", "on February 15, 2022"),
    ("no dia 1º de março", "on the first of March"),
    ("o século XIX", "the 19th century"),
    ("nos anos 90", "in the 1990s"),
    ("venceu por 3 a 1", "won 3-1"),
    ("vinte e cinco casas", "25 houses"),
    ("um em cada 4", "one in four"),
    ("duas mil e trezentas pessoas", "2,300 people"),
    ("há 1 ano", "a year ago"),
    ("50% dos votos", "half the votes"),
    ("a 2ª Vara", "the 2nd Court"),
    ("caiu 0,25 ponto", "fell 0.25 points"),
)
NUMBERS_CHANGED = (
    ("custa 1.234,56 reais", "costs 1,234,56 reais"),
    ("3,2 bilhões", "3.2 million"),
    ("3,2 bilhões", "3,2 billion"),
    ("25.000 pessoas", "25.000 people"),
    ("12 mortos", "21 dead"),
    ("12 mortos", "many dead"),
    ("vários mortos", "12 dead"),
    ("às 9h", "at 9 p.m."),
    ("às 14h30", "at 2:30 a.m."),
    ("em 15/02/2022", "on March 15, 2022"),
)


@pytest.mark.parametrize(("source", "output"), PAIRS)
def test_good_translations_pass(source: str, output: str) -> None:
    assert check(source, output, "pt", "en") is None


@pytest.mark.parametrize(("source", "output"), NUMBERS_KEPT)
def test_the_same_number_in_another_form_passes(source: str, output: str) -> None:
    assert check(source, output, "pt", "en") is None


@pytest.mark.parametrize(("source", "output"), NUMBERS_CHANGED)
def test_another_number_is_seen(source: str, output: str) -> None:
    fault = check(source, output, "pt", "en")
    assert fault is not None
    assert fault.name == "numbers"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_planted_faults_are_caught(fault: Plant) -> None:
    dice = random.Random(1)
    planted = [(source, fault(source, output, dice)) for source, output in PAIRS]
    broken = [(source, output) for source, output in planted if output is not None]
    assert broken
    assert all(check(source, output, "pt", "en") for source, output in broken)


def test_a_month_or_weekday_that_is_dropped_is_seen() -> None:
    for output in ("The government put it off.", "The government put it off to October."):
        fault = check("O governo adiou tudo para novembro.", output, "pt", "en")
        assert fault is not None
        assert fault.name == "calendar"
    assert (
        check("O governo adiou tudo para novembro.", "The government put it all off to Nov. 1.", "pt", "en") is not None
    )
    assert check("Foi adiado para 3 de novembro.", "It was put off to 11/3.", "pt", "en") is None
    assert check("Mora na avenida 23 de Maio.", "He lives on 23 de Maio Avenue.", "pt", "en") is None
    assert check("Chega na terça-feira, disse ela.", "She arrives Tuesday, she said.", "pt", "en") is None
    assert check("He arrives on Monday, in May.", "Ele chega na segunda, em maio.", "en", "pt") is None


def test_names_and_what_the_source_repeats_are_no_fault() -> None:
    assert check("Luiz Inácio Lula da Silva", "Luiz Inácio Lula da Silva", "pt", "en") is None
    assert check("Não, não, não, não, disse ele.", "No, no, no, no, he said.", "pt", "en") is None
    assert check("A BMW vendeu 12.", "BMW sold 12.", "pt", "en") is None


def test_other_languages_have_numbers_too() -> None:
    assert check("Die Firma kostet 3,2 Milliarden Euro.", "The company costs 3.2 billion euros.", "de", "en") is None
    assert (
        check("Die Firma kostet 3,2 Milliarden Euro.", "The company costs 3.2 million euros.", "de", "en") is not None
    )
    assert check("Он заплатил 10 000 рублей за книгу.", "He paid 10,000 rubles for the book.", "ru", "en") is None
