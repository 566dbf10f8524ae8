"""Quotation marks that stand twice, in two styles, or never close."""

import pytest

from normalizers import repair

REPAIRS = [
    ("“„The fish are gasping for air,” a member said.", "“The fish are gasping for air,” a member said."),
    (
        "He called the rules “” unworkable “, since most are old.",
        "He called the rules “unworkable”, since most are old.",
    ),
    ('“The tomatoes are cheap"", the head explained.', "“The tomatoes are cheap”, the head explained."),
    ('They called it “ pure waste" and left.', "They called it “pure waste” and left."),
    ('He said it was "fair, modest and "temporary".', 'He said it was "fair, modest and temporary".'),
    (
        "It opened on Monday. “they paid us more,” one of them said.",
        "It opened on Monday. “They paid us more,” one of them said.",
    ),
    (
        "“It was an error, the president of the club admitted on Tuesday.",
        "“It was an error,” the president of the club admitted on Tuesday.",
    ),
    (
        "“The ice is thin, said the inspector. “Nobody should go out.”",
        "“The ice is thin,” said the inspector. “Nobody should go out.”",
    ),
    (
        ". The museum in Mérida will open its new Roman wing in October, eleven years late.",
        "The museum in Mérida will open its new Roman wing in October, eleven years late.",
    ),
    (
        "- The exhibition of icons in Perm has been extended by two weeks.",
        "The exhibition of icons in Perm has been extended by two weeks.",
    ),
]
LEFT = [
    "“One,” he said. “Two,” she said.",
    'The 12" record and the 7" record were sold.',
    "“The region is tired, said the councillor, and the train will not arrive before 2031.",
    "“The road was under water, said a fisherman. The boats were banging against each other.",
    "He read “Emma”, “Persuasion” and “Sanditon”.",
    "– We are tired, and our feet hurt, the miner from the north told reporters.",
]


@pytest.mark.parametrize(("received", "wanted"), REPAIRS)
def test_marks_become_one_pair(received: str, wanted: str) -> None:
    assert repair(received).text == wanted


@pytest.mark.parametrize("text", LEFT)
def test_right_or_unknowable_marks_stay(text: str) -> None:
    assert repair(text).text == text
