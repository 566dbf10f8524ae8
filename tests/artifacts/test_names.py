"""One name, one spelling: what is chosen, what is flagged, what stays."""

import pytest

from normalizers import repair

MENDED = [
    (
        "The road to Lleida is closed. Trains to Lérida are late, and the buses of the city of Lleida are full.",
        "The road to Lleida is closed. Trains to Lleida are late, and the buses of the city of Lleida are full.",
    ),
    (
        "The Hague will pay. Of this Den Haag will spend a third, and The Hague expects more.",
        "The Hague will pay. Of this The Hague will spend a third, and The Hague expects more.",
    ),
    (
        "Monte Spineto has an underpass. The mayor of Mount Spineto opened it, and Monte Spineto cheered.",
        "Monte Spineto has an underpass. The mayor of Monte Spineto opened it, and Monte Spineto cheered.",
    ),
    (
        "The glassworks in Weisswasser will close. People in Weißwasser lose their jobs.",
        "The glassworks in Weißwasser will close. People in Weißwasser lose their jobs.",
    ),
    (
        "Alyona Kuznetsova withdrew. Kuznecova may still start on Sunday. A doctor says that Kuznetsova has a fever.",
        "Alyona Kuznetsova withdrew. Kuznetsova may still start on Sunday. A doctor says that Kuznetsova has a fever.",
    ),
    (
        "Wellinton Sá won twice. Wellington Sá is 19, and Wellington’s contract ends.",
        "Wellington Sá won twice. Wellington Sá is 19, and Wellington’s contract ends.",
    ),
    (
        "The court heard Yann Le Goff. Le Goff admitted selling the engines, but Legoff was sorry.",
        "The court heard Yann Le Goff. Le Goff admitted selling the engines, but Le Goff was sorry.",
    ),
    (
        "The museum in Kamenets-Podolsky is shut. The fortress in Kamianets-Podilskyi is open.",
        "The museum in Kamianets-Podilskyi is shut. The fortress in Kamianets-Podilskyi is open.",
    ),
]
FLAGGED = [
    (
        "The prize went to Avelina Quintero, of Tineo. Adelina Quintela sells her cheese on Thursdays.",
        "Adelina Quintela",
    ),
    ("The owner, Gwenaël Le Bihan, had closed the gate. A neighbour saw Gaël Le Bihen open it.", "Gaël Le Bihen"),
    ("The driver, Thibaut Garnier, was questioned. His lawyer said that Mr Gasnier was tired.", "Gasnier"),
]
LEFT = [
    "He came from Bolzano, or Bozen, in the north.",
    "Napoli flew home to Naples with a point.",
    "Radio Sevilla is based in Seville.",
    "Marek Nowicki and his wife, Maria Nowicka, live in Lublin.",
    "Daniel Kovacs and Anna Ruiz were elected; so was Peter Holm.",
    "Kyiv in 2022 and the Chicken Kiev of 1976 have little in common.",
    "Auschwitz was built near Oświęcim.",
]


@pytest.mark.parametrize(("received", "wanted"), MENDED)
def test_one_name_gets_one_spelling(received: str, wanted: str) -> None:
    assert repair(received).text == wanted


@pytest.mark.parametrize(("text", "name"), FLAGGED)
def test_names_that_may_be_one_are_flagged(text: str, name: str) -> None:
    done = repair(text)
    assert done.text == text
    assert name in [done.text[flag.start : flag.end] for flag in done.flags if flag.rule == "name.nearly-alike"]


@pytest.mark.parametrize("text", LEFT)
def test_two_names_that_are_right_stay(text: str) -> None:
    done = repair(text)
    assert done.text == text
    assert not [flag for flag in done.flags if flag.rule == "name.nearly-alike"]


SAME_GIVEN = "Jürgen Mayer won. Then, on Monday, Jürgen Meyer thanked the voters."
CASES = "Prosecutors charged the councillor Marek Sobka on Monday. His lawyer said that Sobek would not comment."


@pytest.mark.parametrize("text", [SAME_GIVEN, CASES])
def test_names_in_two_cases_are_flagged(text: str) -> None:
    done = repair(text, source_language="pl")
    assert done.text == text
    assert any(flag.rule == "name.nearly-alike" for flag in done.flags)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Naples won 2-0 in Empoli. Napoli are top of the league.",
         "Napoli won 2-0 in Empoli. Napoli are top of the league."),
        ("Rain stopped the match in Seville. The matches in Sevilla will be replayed.",
         "Rain stopped the match in Seville. The matches in Seville will be replayed."),
        ("Napoli won the match in Naples.", "Napoli won the match in Naples."),
        ("Sevilla drew. The match in Seville was sold out.", "Sevilla drew. The match in Seville was sold out."),
    ],
)  # fmt: skip
def test_cities_and_clubs(before: str, after: str) -> None:
    assert repair(before).text == after
