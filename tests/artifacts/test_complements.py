"""Clauses after verbs of asking, recommending and managing: built as in English, and what only looks wrong."""

import pytest

from normalizers import repair

REPAIRS = {
    "The authorities asked the residents of the valley that do not drink tap water until Friday.": (
        "The authorities asked the residents of the valley not to drink tap water until Friday."
    ),
    "The judge asked the witness that speak louder, because nobody heard him.": (
        "The judge asked the witness to speak louder, because nobody heard him."
    ),
    "The rescuers ask residents of the street that they do not return home.": (
        "The rescuers ask residents of the street not to return home."
    ),
    "The president asked the ministers that reduce spending.": "The president asked the ministers to reduce spending.",
    "Doctors recommended the skier do not train.": "Doctors recommended that the skier not train.",
    "The vets recommended the owners of farms to not let out their poultry.": (
        "The vets recommended that the owners of farms not let out their poultry."
    ),
    "The opposition demanded from the mayor to resign.": "The opposition demanded that the mayor resign.",
    "The rescuers managed to extinguished the fire.": "The rescuers managed to extinguish the fire.",
    "The minister did not explained the delay.": "The minister did not explain the delay.",
    "The company does not publishes figures.": "The company does not publish figures.",
    "The council will opened the bridge in May.": "The council will open the bridge in May.",
    "The mayor invited them to leave the car at home and to using the free buses.": (
        "The mayor invited them to leave the car at home and to use the free buses."
    ),
}
STAYS = (
    "She asked the residents that live there to move.",
    "They told the drivers that they do not pay.",
    "He recommended the book to read first.",
    "Due to increased prices the shop closed.",
    "The suspect was linked to armed gangs.",
    "The police warned residents that do not lock their doors that they risk fines.",
    "He asked the driver that question.",
    "He had to set the table and she was to cut the cake.",
    "The man will interrogated by the police.",
    "The will opened the door to claims.",
    "She recommended the guide to tourists.",
    "The bank proposed a director to lead the firm, and they recommended a lawyer to draft the deal.",
    "They asked the firms that make the parts.",
)


@pytest.mark.parametrize("text", REPAIRS)
def test_clauses_are_built_as_in_english(text: str) -> None:
    assert repair(text).text == REPAIRS[text]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_english_stays(text: str) -> None:
    assert repair(text).text == text
