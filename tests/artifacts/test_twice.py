"""Subjects, times and feasts: what stands twice or lost its capital, and what only looks so."""

import pytest

from normalizers import repair

REPAIRS = [
    (
        "The cellist Octavio Prada, he will open the season in May.",
        "The cellist Octavio Prada will open the season in May.",
    ),
    ("The swimmer Ilaria Dossena, she won the silver medal.", "The swimmer Ilaria Dossena won the silver medal."),
    ("The museums will be free on easter Monday.", "The museums will be free on Easter Monday."),
    ("A polish lorry driver was found dead.", "A Polish lorry driver was found dead."),
    ("The tournament in the perm Territory is over.", "The tournament in the Perm Territory is over."),
    (
        "The drought has also reached the Belgium, where rivers are low.",
        "The drought has also reached Belgium, where rivers are low.",
    ),
]
LEFT = [
    "The striker Paul Ruiz, he said, was ill.",
    "A polish remover was found in the bag.",
    "The disputed Territory is large.",
    "They reached the Netherlands, where rivers are low.",
]


@pytest.mark.parametrize(("received", "wanted"), REPAIRS)
def test_it_is_repaired(received: str, wanted: str) -> None:
    assert repair(received).text == wanted


@pytest.mark.parametrize("text", LEFT)
def test_it_stays(text: str) -> None:
    assert repair(text).text == text
