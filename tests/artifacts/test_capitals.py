"""Names in small letters and acronyms like words: closed sets, and the words that look like them."""

import pytest

from normalizers import repair

REPAIRS = {
    "The mission of the Imf will arrive on Monday.": "The mission of the IMF will arrive on Monday.",
    "The Pnrr funds for the nurseries are late.": "The PNRR funds for the nurseries are late.",
    "Inspectors of the Tüv found cracks.": "Inspectors of the TÜV found cracks.",
    "The chairman of the Cdu met the Afd.": "The chairman of the CDU met the AfD.",
    "The bavarian minister wants potatoes from warmia.": "The Bavarian minister wants potatoes from Warmia.",
    "The survey shows that poles buy less carp.": "The survey shows that Poles buy less carp.",
    "In late may the water usually falls.": "In late May the water usually falls.",
    "Flights to Nizhny novgorod and Rio de janeiro stopped.": "Flights to Nizhny Novgorod and Rio de Janeiro stopped.",
    "Trade between Russia and china grew.": "Trade between Russia and China grew.",
}
STAYS = (
    "Lao Tse and Ernst Gus met the Dane by the Po.",
    "The tent poles have broken and the ski poles are lost.",
    "He was late; it may be a matter of the shoe polish.",
    "He wore cologne, ate bologna and wrote on manila paper, on plaster of paris.",
    "Nato and Unesco agreed with Insee and Istat.",
    "They may march on, and the august body rose.",
    "She bought french fries and dutch elm wood.",
    "He asked the Ngo family for a new recipe of lima beans.",
)


@pytest.mark.parametrize("text", REPAIRS)
def test_closed_sets_get_their_capitals(text: str) -> None:
    assert repair(text).text == REPAIRS[text]


@pytest.mark.parametrize("text", STAYS)
def test_words_that_look_like_names_stay(text: str) -> None:
    assert repair(text).text == text
