"""Clefts, sources named twice, lost subjects and links, objects in front, two persons after a verb."""

import pytest

from normalizers.artifacts import About, mend

PL = About(odds={"pl": 1.0})

REPAIRED = [
    ("To raise the alarm was a neighbour who smelled gas.", "The alarm was raised by a neighbour who smelled gas."),
    ("To find the body were two hikers on Sunday.", "The body was found by two hikers on Sunday."),
    ("According to the study published on Monday indicates that water use fell.",
     "The study published on Monday indicates that water use fell."),
    ("The volcano is located the province of Imbabura.", "The volcano is located in the province of Imbabura."),
    ("The abbey is located the outskirts of Burgos.", "The abbey is located on the outskirts of Burgos."),
    ("The company responsible the dam has until Friday.", "The company responsible for the dam has until Friday."),
    ("The city hall announced that will hire 300 nurses.", "The city hall announced that it will hire 300 nurses."),
    ("The prosecutors said that will appeal.", "The prosecutors said that they will appeal."),
    ("On Sunday want the residents to demonstrate.", "On Sunday the residents want to demonstrate."),
    ("Are concerned the 14 communes of the valley, where watering is forbidden.",
     "Affected are the 14 communes of the valley, where watering is forbidden."),
    ("The fire noticed neighbours, who called the police.", "Neighbours noticed the fire, who called the police."),
    ("The bus drove a 45-year-old man who had been drinking.",
     "A 45-year-old man who had been drinking drove the bus."),
]  # fmt: skip

LEFT = [
    "To win the cup was the dream of every player.",
    "To err is human, to forgive is divine.",
    "According to the newspaper reports that appeared in May, the firm was bankrupt.",
    "According to the law that says that no one may enter, he was fined.",
    "Police located the suspect in a barn.",
    "He was proud the work was done.",
    "The company held responsible the court said nothing.",
    "The minister said that will help families.",
    "The union confirmed that has been agreed.",
    "The study found women slept less.",
    "The fire found its way into the roof.",
    "The bus drove the children to school.",
    "The man who hit the referee the next day apologised.",
]

FLAGGED = [
    ("Hit the referee the trainer at the end of the match.", "Hit the referee the trainer"),
    ("In Lutsk accuses the mayor the deputy of demanding a bribe.", "accuses the mayor the deputy"),
    ("On his Telegram channel wrote that the evacuation was over.", "channel wrote"),
    ("The new line would with the coast before the summer.", "would with"),
    ("The judge granted the request for by the defence.", "request for by"),
    ("Published in on Thursday, the study shows little.", "in on Thursday"),
]


@pytest.mark.parametrize(("before", "after"), REPAIRED)
def test_repaired(before: str, after: str) -> None:
    assert mend(before, PL).text == after


@pytest.mark.parametrize("text", LEFT)
def test_left(text: str) -> None:
    assert mend(text, PL).text == text


@pytest.mark.parametrize(("text", "words"), FLAGGED)
def test_flagged(text: str, words: str) -> None:
    done = mend(text, About())
    assert done.text == text
    assert any(words in flag.text for flag in done.flags)


@pytest.mark.parametrize(
    "text",
    [
        "He did it better than she would with the old tools.",
        "The costs were paid for by the council.",
        "He was voted in on Thursday.",
    ],
)
def test_no_hole(text: str) -> None:
    assert not [flag for flag in mend(text, About()).flags if flag.rule.startswith("fragment.")]


def test_two_persons_are_no_part_of_each_other() -> None:
    text = "In Lutsk accuses the mayor the deputy of demanding a bribe for a building permit."
    assert mend(text, About(odds={"uk": 1.0})).text == text
