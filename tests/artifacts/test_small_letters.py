"""Names in small letters, nouns with capitals, articles before towns: by mechanism, with what looks alike."""

import pytest

from normalizers import repair

REPAIRS = [
    ("ru", "The euro rose against the us dollar on Tuesday.", "The euro rose against the US dollar on Tuesday."),
    ("uk", "The ship sailed from the black sea on Monday.", "The ship sailed from the Black Sea on Monday."),
    ("it", "The neapolitan club has bought a danish defender.", "The Neapolitan club has bought a Danish defender."),
    ("de", "The cdu and the fdp voted against it.", "The CDU and the FDP voted against it."),
    ("es", "The catalan police searched a flat in girona.", "The Catalan police searched a flat in Girona."),
    ("es", "The team lost in Cádiz But remains third in the table.",
     "The team lost in Cádiz but remains third in the table."),
    ("de", "Two Cyclists were hurt when they collided with a Tram in the old town.",
     "Two cyclists were hurt when they collided with a tram in the old town."),
    ("de", "She will give six concerts in the Switzerland in the spring.",
     "She will give six concerts in Switzerland in the spring."),
    ("pt", "The mayor of the Recife opened the new ward.", "The mayor of Recife opened the new ward."),
    ("it", "The match between the Italy and the Norway will be played in Oslo.",
     "The match between Italy and Norway will be played in Oslo."),
    ("fr", "The president Macron will receive the families.", "President Macron will receive the families."),
]  # fmt: skip

LEAVES = [
    "He gave us government bonds, and some of us officials took them.",
    "He has catholic tastes, they say.",
    "A black sea of umbrellas filled the square.",
    "The Florence of the Medici is gone.",
    "In the Lisbon suburbs it rained.",
    "The film Lost in Cádiz But Happy opened on Friday.",
]


@pytest.mark.parametrize(("source", "received", "wanted"), REPAIRS)
def test_repairs(source: str, received: str, wanted: str) -> None:
    assert repair(received, source_language=source).text == wanted


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str) -> None:
    assert repair(text).text == text
