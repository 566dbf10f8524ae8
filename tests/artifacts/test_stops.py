"""A stop before a small letter: a sentence that lost its capital, or a stop that stands where none belongs."""

import pytest

from normalizers import repair

FALSE = [
    (
        "The strike will go ahead on Tuesday. after talks between the union and the carriers broke down.",
        "Tuesday after",
    ),
    ("It recorded the comet on Thursday night. with a telescope that a school had built from a drum.", "night with"),
    ("The former treasurer will not be tried, because the crimes lapsed. in March, the court ruled.", "lapsed in"),
    ("The gas main was repaired. during the night, the deputy mayor, Petro Hnatiuk, told journalists.", "d during"),
    ("Dr Salas, who runs the burns unit. in Valparaíso, said that two would be discharged.", "unit in Valparaíso"),
    ("The road to Olpe has . been closed since March.", "has been"),
    ("Wholesale prices for eggs . in the Kirov region fell by a tenth in August.", "eggs in the"),
    ("The songwriter . called the prize a gift from her grandmother.", "songwriter called"),
    ("The president ruled out a merger. with its rival and announced that the dividend would rise.", "merger with"),
]
STARTS = [
    ("He lost everything. no house, no car, not a word.", "everything. No house"),
    ("A seal has been caught with a net. on Friday it will be released.", "net. On Friday"),
    ("Two miners are still missing after the tremor. rescuers are trying to reach them.", "tremor. Rescuers"),
    ("A barn burned down in Staphorst on Sunday evening. nobody was hurt, and the cattle were out.", "evening. Nobody"),
    ("The workers called off their strike at noon. at Fiumicino 34 flights had been cancelled.", "noon. At Fiumicino"),
    ("The excavations ended in October. among the finds are a letter and two combs.", "October. Among"),
    ("The derby ended without goals. both coaches said they were satisfied with a point.", "goals. Both"),
    ("The kindergarten will open in December. the mayor, Oleg Buryak, told reporters so.", "December. The"),
    ("The team was tired after two games. for his part, the captain, Ruslan Tagirov, blamed the pitch.", "games. For"),
    ("The shipyard has delivered the second frigate. two more will follow before 2030.", "frigate. Two"),
]
LEFT = [
    "At 9 a.m. the court will open.",
    "The firm of von Trapp vs. de Vries is in its ninth year.",
    "She bought apples, pears, etc. at the market on Friday.",
]


@pytest.mark.parametrize(("received", "wanted"), FALSE + STARTS)
def test_what_follows_decides(received: str, wanted: str) -> None:
    assert wanted in repair(received).text


@pytest.mark.parametrize("text", LEFT)
def test_right_stops_stay(text: str) -> None:
    assert repair(text).text == text
