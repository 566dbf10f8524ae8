"""Subjects before their verbs, conditions with "if", speakers with their names: and what only looks turned round."""

import pytest

from normalizers import repair

REPAIRS = [
    ("de", "On Sunday has the parliament the law adopted.", "On Sunday the parliament adopted the law."),
    ("de", "Since Friday is the bridge closed.", "Since Friday the bridge has been closed."),
    (
        "de",
        "In the night have unknown persons the window of the bakery smashed.",
        "In the night unknown persons have smashed the window of the bakery.",
    ),
    (
        "de",
        "On the A7 near Kassel collided on Monday two lorries.",
        "On the A7 near Kassel two lorries collided on Monday.",
    ),
    ("nl", "In Leeds is on Thursday night a barn burned down.", "In Leeds a barn burned down on Thursday night."),
    ("de", "Is the motion rejected, the mayor will resign.", "If the motion is rejected, the mayor will resign."),
    (
        "de",
        "Comes it to a strike, the trains will stand still.",
        "If it comes to a strike, the trains will stand still.",
    ),
    (
        "de",
        "After the accident was the road for three hours closed.",
        "After the accident the road was closed for three hours.",
    ),
    (
        "de",
        "In Hamburg begins on Monday the trial of a former nurse.",
        "In Hamburg the trial of a former nurse begins on Monday.",
    ),
    ("nl", "After the rain stood many cellars under water.", "After the rain many cellars stood under water."),
    ("nl", "On Sunday found hikers a rusty mine.", "On Sunday hikers found a rusty mine."),
    (
        "es",
        "Died on Sunday the painter Luis Aranda at the age of 91.",
        "The painter Luis Aranda died on Sunday at the age of 91.",
    ),
    (
        "es",
        "In the accident were injured the driver and two passengers.",
        "In the accident the driver and two passengers were injured.",
    ),
    (
        "es",
        "In the avalanche, which fell at noon, died two hikers.",
        "In the avalanche, which fell at noon, two hikers died.",
    ),
    ("es", "Continue missing two fishermen in the bay of Cádiz.", "Two fishermen remain missing in the bay of Cádiz."),
    (
        "pt",
        "Was postponed to the 14th the auction, the bank said.",
        "The auction was postponed to the 14th, the bank said.",
    ),
    ("es", "In the province remain closed twelve schools.", "In the province twelve schools remain closed."),
    ("es", "On the spot intervened the firefighters.", "The firefighters intervened on the spot."),
    ("pt", "Falls production of honey in the Pantanal", "Production of honey falls in the Pantanal"),
    ("fr", "A Nîmes a bull escapes and visits a pharmacy", "In Nîmes, a bull escapes and visits a pharmacy"),
    ("fr", "To the list are added now two beaches.", "To the list two beaches are now added."),
    ("ru", "At the plant in Perm exploded a boiler.", "At the plant in Perm a boiler exploded."),
    (
        "pl",
        "About the case as first wrote the weekly Polityka.",
        "The first to write about the case was the weekly Polityka.",
    ),
    (
        "es",
        "The water cuts will last until Friday, indicated this Tuesday the spokeswoman of the utility, Ana Ruiz.",
        "The water cuts will last until Friday, the spokeswoman of the utility, Ana Ruiz, indicated this Tuesday.",
    ),
    (
        "es",
        "“We will appeal”, said on Friday Ana Ruiz, the lawyer.",
        "“We will appeal”, Ana Ruiz, the lawyer, said on Friday.",
    ),
]
STAYS = (
    "On the square stands a statue of the king.",
    "In the corner stood a piano, and under the bridge lay two bags.",
    "In the village residents found a body.",
    "In May voters rejected the plan.",
    "After the war came the reforms.",
    "In the end the plan failed the test.",
    "In Berlin volunteers found the family a flat.",
    "Falls to his death from balcony",
    "Rises in rents hit tenants",
    "Is it any wonder that, after the fire, people will leave.",
    "Were it not for the rain, the fire would have spread.",
    "Has the mayor lost the plot, asks our columnist.",
    "By Friday rescuers had found the men.",
    "Continues a tradition that began in 1920, the club said.",
    "In Lyon Airport workers ended the strike.",
    "In 2020 Smith failed the exam.",
    "After the match fans collapsed a barrier.",
    "Within the party opponents have the plan blocked.",
    "The director, Ana Ruiz, announced on Monday the closure of two plants, the oldest in the province.",
)


@pytest.mark.parametrize(("source", "text", "wanted"), REPAIRS)
def test_verbs_find_their_place(source: str, text: str, wanted: str) -> None:
    assert repair(text, source_language=source).text == wanted


@pytest.mark.parametrize("text", STAYS)
def test_what_is_english_stays(text: str) -> None:
    assert repair(text).text == text


def test_who_beat_whom_is_a_question() -> None:
    flags = repair("In the second round of the cup beat Zeist Velp after penalties.", source_language="nl").flags
    assert [flag.rule for flag in flags] == ["grammar.two-nouns"]
