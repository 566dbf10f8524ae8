"""Checks: silent on good translations, loud on planted faults; numbers in all the forms that news has."""

from __future__ import annotations

import random
from pathlib import Path

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
    (
        "A BR-116 não será fechada, disse o prefeito de Eindhoven (Holanda), Joost Verkuijlen, a três jornais.",
        "The BR-116 will not be closed, said the mayor of Eindhoven (Netherlands), Joost Verkuijlen, to three papers.",
    ),
    ("A equipe de Jurandir Verkuijlen foi eliminada.", "The team of Jurandir Verkuijlen was eliminated."),
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
    ("no dia 6 de outubro, às 13h10", "on October 6, at 1:00 p.m."),
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


def test_fewer_than_one_good_translation_in_a_hundred_is_doubted() -> None:
    lines = (Path(__file__).parent / "good_pairs.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines]
    assert len(pairs) >= 260
    assert len({language for language, *_ in pairs}) >= 12
    doubted = [pair for pair in pairs if check(pair[1], pair[2], pair[0], "en")]
    assert len(doubted) < len(pairs) / 100, doubted


@pytest.mark.parametrize(
    ("language", "source", "output", "name"),
    [
        ("de", "Die Bahn wird nicht verkauft.", "The railway will be sold.", "negation"),
        ("fr", "Le prix n’augmentera pas.", "The price will rise.", "negation"),
        ("ru", "Суд отпустил его домой.", "The court did not let him go home.", "negation"),
        ("es", "La banda robó dos mil dólares.", "The gang stole 2,000 euros.", "currency"),
        ("nl", "De prijs steeg met 4 procent.", "The price rose by 4.", "percent"),
        ("it", "Il treno delle 14,30 è partito.", "The 2:30 a.m. train has left.", "numbers"),
        ("de", "Fünfundzwanzig Staaten stimmten zu.", "Thirty-five states agreed.", "numbers"),
        ("ja", "政府は1億2300万円を計上した。", "The government set aside 12.3 million yen.", "numbers"),
        ("zh", "约3.5万人无家可归。", "About 3.5 million people are homeless.", "numbers"),
        ("ar", "قُتل ١٧ شخصا.", "Seventy people were killed.", "numbers"),
        ("en", "He paid 5 crore rupees.", "Ele pagou 5 milhões de rupias.", "numbers"),
        ("pt", "Jurandir Verkuijlen saiu.", "Verkuijlen left. He met Bob Q1Q.", "leak"),
        ("pt", "O prefeito Joost Verkuijlen saiu.", "The mayor, Joost Vermeulen, left.", "names"),
        ("pt", "O voo A320 (da TAP) partiu.", "The A330 flight (of TAP) left.", "names"),
        ("pl", "Sto osób (w tym dzieci) uciekło.", "A hundred people fled.", "brackets"),
        ("uk", "Загинули чотири людини.", "Six people were killed.", "numbers"),
    ],
)
def test_faults_in_other_languages(language: str, source: str, output: str, name: str) -> None:
    fault = check(source, output, language, "pt" if language == "en" else "en")
    assert fault is not None
    assert fault.name in (name, "numbers")


@pytest.mark.parametrize(
    ("language", "source", "output"),
    [
        ("pt", "Não só o preço subiu.", "Not only did the price rise."),
        ("pt", "É impossível entrar.", "You cannot get in."),
        ("fr", "Il ne reste que deux places.", "Only two seats are left."),
        ("de", "Das lehnt er ab.", "He does not want that."),
        ("es", "Vive en Londres, en Alemania y en EE UU.", "He lives in London, in Germany and in the U.S."),
        ("ru", "Об этом сообщил Зеленский.", "Zelensky reported this."),
        ("pt", "A ONU e a OTAN reagiram.", "The UN and NATO reacted."),
        ("pt", "Dois mil e trezentos alunos saíram.", "2,300 students left."),
        ("pt", "Morreram dois ou três mil bois.", "Two thousand or three thousand oxen died."),
        ("de", "Um 14.30 Uhr war Schluss.", "It was over at 2:30 p.m."),
    ],
)
def test_the_same_said_in_another_way_passes(language: str, source: str, output: str) -> None:
    assert check(source, output, language, "en") is None
