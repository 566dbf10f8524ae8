"""Preparation: what the model is given, and what is put back into its answer."""

from __future__ import annotations

import pytest

from normalizers.engines.capitals import fold, in_capitals
from normalizers.engines.figures import respell
from normalizers.engines.marks import curl
from normalizers.engines.prepare import Prepared, intact, pieces, prepare, restore, wordless


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("“Não”, disse.", '"Não", disse.'),
        ("Preços sobem", "Preços sobem."),
        ("— Vou sair, disse.", "Vou sair, disse."),
        ("Custa 1.234,56.", "Custa 1,234.56."),
        ("Foi em 15/02/2022.", "Foi em 15 de fevereiro de 2022."),
        ("Veja www.a.com.br e joao@b.com.", "Veja Q1Q e Q2Q."),
        ("A palavra Москва é russa.", "A palavra Q1Q é russa."),
        ("Custa € 3,50 hoje.", "Custa Q1Q hoje."),
    ],
)
def test_what_the_model_is_given(sentence: str, given: str) -> None:
    assert prepare(sentence, "pt", "en").text == given


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        ("Custa 1.234.567,89.", "It costs 1,234,567,89.", "It costs 1,234,567.89."),
        ("Fez 38ºC.", "It was 38oC.", "It was 38°C."),
        ("Tem 5 km².", "It has 5 km2.", "It has 5 km²."),
        ("Disse (…) e saiu.", "Said (...) and left.", "Said (…) and left."),
        ("Saiu — disse ele.", "He left - he said.", "He left — he said."),
        ("São Paulo", "St Paul 's.", "St Paul’s."),
    ],
)
def test_what_is_put_right(source: str, answer: str, text: str) -> None:
    assert restore(Prepared(source, source), answer, "pt", "en") == text


def test_placeholders_come_back_and_a_lost_one_is_seen() -> None:
    ready = prepare("Pagou € 1.250,50 em www.a.com.br", "pt", "en")
    assert intact(ready, "Paid Q2Q at Q1Q.")
    assert not intact(ready, "Paid Q2Q.")
    assert restore(ready, "Paid Q2Q at Q1Q.", "pt", "en") == "Paid €1,250.50 at www.a.com.br"


@pytest.mark.parametrize(
    ("text", "curled"),
    [
        ('"No," he said.', "“No,” he said."),
        ("It's the workers' day.", "It’s the workers’ day."),
        ("\"The 'free' men\"", "“The ‘free’ men”"),
        ("\"'Free' men\"", "“‘Free’ men”"),
        ('He said "no.', 'He said "no.'),
        ("Goal at 45'+2 and a 5\" screen", "Goal at 45'+2 and a 5\" screen"),
        ("In the '90s", "In the ’90s"),
    ],
)
def test_marks_become_typographic_and_lonely_ones_stay(text: str, curled: str) -> None:
    assert curl(text, text) == curled


def test_a_lonely_mark_turns_as_the_source_shows() -> None:
    assert curl('He said, "No.', "Ele disse: “Não.") == "He said, “No."
    assert curl('No," he said.', "Não”, disse ele.") == "No,” he said."


@pytest.mark.parametrize(
    "text", ["—", "12,5%", "R$ 3,20", "MOSCOU —", "joao@a.com", "www.a.com.br/b", "#VemPraRua", "1"]
)
def test_text_without_words(text: str) -> None:
    assert wordless(text)


@pytest.mark.parametrize("text", ["Sim.", "Custa 12 reais", "MOSCOU — Ele saiu.", "Fim"])
def test_text_with_words(text: str) -> None:
    assert not wordless(text)


def test_capitals() -> None:
    assert in_capitals("GOVERNO ANUNCIA CORTE DE R$ 3,2 BI")
    assert not in_capitals("A ONU e a OTAN")
    assert not in_capitals("PT")
    assert fold("GOVERNO DO PT CRITICA A ONU ÀS 14H30") == "Governo do PT critica a ONU às 14h30"
    assert fold("PACHECO ENCONTRA LIRA", "O senador Rodrigo Pacheco viu Arthur Lira.") == "Pacheco encontra Lira"


def test_a_long_sentence_is_cut_at_a_semicolon_before_a_comma() -> None:
    text = " ".join(["palavra"] * 40 + ["fim,"] + ["outra"] * 10 + ["fim;"] + ["mais"] * 50)
    one, two = pieces(text)
    assert one.endswith("fim;")
    assert f"{one} {two}" == text
    assert all(len(piece.split()) <= 90 for piece in pieces("palavra " * 400))


@pytest.mark.parametrize(
    ("token", "spelled"),
    [("1.234,56", "1,234.56"), ("25.000", "25,000"), ("3,2", "3.2"), ("3.2", "3.2"), ("1.2.3", "1.2.3")],
)
def test_numbers_are_spelled_the_english_way(token: str, spelled: str) -> None:
    assert respell(token, "pt", "en") == spelled
