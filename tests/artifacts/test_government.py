"""Prepositions that verbs, adjectives and nouns take in English; what follows may be a time or a way instead."""

import tomllib
from pathlib import Path

import pytest

import normalizers.artifacts
from normalizers import repair

REPAIRS = [
    (
        "uk",
        "The farmers congratulated their colleagues from Odesa with the first ship.",
        "The farmers congratulated their colleagues from Odesa on the first ship.",
    ),
    ("ru", "The court suspected the director in fraud.", "The court suspected the director of fraud."),
    ("ru", "There is a great need in new schools.", "There is a great need for new schools."),
    (
        "es",
        "The captain, who had arrived to Seville only then, left.",
        "The captain, who had arrived in Seville only then, left.",
    ),
    ("es", "The tower was transformed in a hotel.", "The tower was transformed into a hotel."),
    ("es", "They discussed about the budget.", "They discussed the budget."),
    ("es", "He was charged of murder.", "He was charged with murder."),
    ("es", "He is different of his brother.", "He is different from his brother."),
    ("it", "The team returned in Italy on Monday.", "The team returned to Italy on Monday."),
    ("it", "The pupils were afraid from the teacher.", "The pupils were afraid of the teacher."),
    ("de", "The passengers waited on the train for two hours.", "The passengers waited for the train for two hours."),
    ("de", "The right on asylum remains.", "The right to asylum remains."),
    ("pl", "They vaccinated the children from measles.", "They vaccinated the children against measles."),
]
STAYS = (
    "The two had argued for months, and they participated on Monday.",
    "An approach to the problem is needed, and contact with the crew was lost.",
    "He was blamed for the crash and charged with murder.",
    "The lack of water is a benefit of the dam.",
    "He escaped on Friday. The escape of the prisoners was filmed.",
    "They insisted on Monday that it be done.",
    "He was accused for the first time.",
    "They relied in part on gas, and in 2010 it was transformed in 2012.",
    "She is married with two children.",
    "The police provided the people of the village with water.",
    "It was exchanged against the wishes of the board.",
    "They are far of course from it, and they complained on air.",
    "The team consists on paper of ten players, and Ana answered on the third ring.",
)


@pytest.mark.parametrize(("source", "text", "wanted"), REPAIRS)
def test_words_take_their_preposition(source: str, text: str, wanted: str) -> None:
    assert repair(text, source_language=source).text == wanted


@pytest.mark.parametrize("text", STAYS)
def test_a_time_is_no_object(text: str) -> None:
    assert repair(text).text == text


def test_every_row_changes_one_preposition() -> None:
    path = Path(normalizers.artifacts.__file__).with_name("government.toml")
    for tables in tomllib.loads(path.read_text("utf-8")).values():
        for rows in tables.values():
            for key, right in rows.items():
                _, wrong = key.split()
                assert right != wrong, key
