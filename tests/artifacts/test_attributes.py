"""Attributes behind their nouns, participles beside their auxiliaries, doers before their verbs; and near misses."""

import pytest

from normalizers import repair

REPAIRS = {
    "According to the by the court appointed expert, the brakes had been in order.": (
        "According to the expert appointed by the court, the brakes had been in order."
    ),
    "A by neighbours alarmed patrol arrested the man.": "A patrol alarmed by neighbours arrested the man.",
    "The in the accident injured driver was taken away.": "The driver injured in the accident was taken away.",
    "The for May planned concert was cancelled.": "The concert planned for May was cancelled.",
    "The festival opens with a film by the also photographer Nilo Arantes, shot in one night.": (
        "The festival opens with a film by Nilo Arantes, also a photographer, shot in one night."
    ),
    "The minister has the contract on Tuesday signed.": "The minister has signed the contract on Tuesday.",
    "The council will the plan next week approve.": "The council will approve the plan next week.",
    "The match, which refereed the Basque Urrutia, ended with three red cards.": (
        "The match, which the Basque Urrutia refereed, ended with three red cards."
    ),
    "The goal that decided the derby has scored it a defender.": (
        "The goal that decided the derby was scored by a defender."
    ),
}
STAYS = (
    "It was an at times heated debate.",
    "The in-house lawyer and the under-21 team met.",
    "She had the car in the garage repaired.",
    "The company that wrote Smith off failed, and the book that wrote history closed.",
    "He scored it a minute later, and the board has given it a mandate.",
    "The minister has the backing of a party in Berlin.",
    "The mayor has the plan for today’s meeting printed out.",
    "The painting that restored the museum’s fortunes was sold.",
    "The man in the blue painted house died.",
    "The firm has the money this year needed to pay staff.",
)


@pytest.mark.parametrize("text", REPAIRS)
def test_words_find_their_place(text: str) -> None:
    assert repair(text).text == REPAIRS[text]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_english_stays(text: str) -> None:
    assert repair(text).text == text
