"""Words run together: where they are parted, what stood between them, and what only looks like two words."""

import pytest

from normalizers import repair

PARTED = [
    ("Trains will be replaced by busesuntil the end of October.", "buses until the"),
    ("Frosts are expected in the Tambov regionon Wednesday night.", "region on Wednesday"),
    ("He admitted some of thethefts in court.", "the thefts"),
    ("Thenew tax code was voted through.", "The new tax"),
    ("Accordingto the forester, the wolves left.", "According to"),
    ("The strike will end nextyear, he said.", "next year"),
    ("The beaver has returned to the Danuberegion near Tulln.", "Danube region"),
    ("On Fridayit will be released off the coast.", "On Friday it"),
    ("A seal swam up the Vecht as far as Ommenhas been caught.", "Ommen has"),
    ("The forecaster Larisa Osipovatold the agency that it will snow.", "Osipova told"),
    ("The sugar growers of Picardyexpect a small harvest.", "Picardy expect"),
    ("The Portuguesefleet will stay in port.", "Portuguese fleet"),
    ("The coach praised DanielaFreitas, who played with a bandaged knee.", "Daniela Freitas"),
    ("The captain, RuslanTagirov, blamed the pitch.", "Ruslan Tagirov"),
    ("The engineerTânia Barroso told the inquiry so.", "engineer Tânia"),
    ("A third of the playgrounds inRotterdam are closed.", "in Rotterdam"),
    ("The delegation will arrive in BuenosAires on Monday.", "Buenos Aires"),
    ("DrSalas runs the burns unit.", "Dr Salas"),
    ("The pool has brought90,000 visitors to Padua.", "brought 90,000"),
    ("The rule holds until December2027.", "December 2027"),
    ("The police found 14puppies in the boot.", "14 puppies"),
    ("She walked on the A9near Bayreuth.", "A9 near"),
]
BOUNDARIES = [
    ("The factory has been idle since MarchWorkers are looking for jobs.", "March. Workers are"),
    ("She presented the budget on MondayEtcheverry promised no new taxes.", "Monday. Etcheverry promised"),
    ("The bus hit a wall, according to the policeTwo people were hurt.", "police. Two people"),
    ("They met to discuss the droughtA new meeting is planned.", "drought. A new meeting"),
    ("He called it “a gift to the cityand asked for money instead.", "city” and asked"),
    ("“We have nothing to hidethe rector told the committee.", "hide,” the rector"),
    ("Snow is expected in Burgos and in Leónwhere ploughs are ready.", "León, where"),
    ("Schools will be closed tomorrowTuesday 14 November.", "tomorrow, Tuesday"),
    ("Two men were wounded in the second strikereported the rescue service.", "strike, reported"),
]
WHOLE = [
    "A retired signalwoman lives beside the crossing.",
    "The harbourwatch called at four in the morning.",
    "Bytom and Lublin voted on Sunday.",
    "The race ends in Le Grand-Bornand on Friday.",
    "Backburning continues in the state forest.",
    "The McDonald brothers and an easyJet crew met a YouTube star.",
    "The korfball team reprioritised its training.",
    "Frenchwomen and Englishmen signed it.",
    "A 50cent coin, the G20 and Covid19 were on the list.",
    "He ran 90km in the 1980s and came 21st.",
    "The vitaminA deficiency was treated.",
    "The Okean sailed; Kozhin and Malakhov stayed.",
]


@pytest.mark.parametrize(("received", "wanted"), PARTED + BOUNDARIES)
def test_what_was_run_together_is_parted(received: str, wanted: str) -> None:
    assert wanted in repair(received).text


@pytest.mark.parametrize("text", WHOLE)
def test_one_word_stays_one(text: str) -> None:
    assert not [edit for edit in repair(text).edits if edit.rule.startswith("glued")]
