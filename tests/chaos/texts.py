"""What the oracle's stories say: computed from their number, so that any delivery can be judged by itself.

Every third story is Spanish. The engine of this test says each sentence in one of several ways, at random.
"""

import json
import random
import re
from dataclasses import dataclass

PLACES = ("Ardmore", "Belfield", "Castlebay", "Dunmore", "Eastport", "Fairview")
SPANISH = 3
WAYS = {
    r"El ayuntamiento de (\w+) vota el plan (\d+) del puerto": (
        "The town council of {0} votes on harbor plan {1}",
        "{0} town council votes on harbor plan {1}",
        "Town council in {0} votes on harbor plan {1}",
    ),
    r"El ayuntamiento de (\w+) votó el martes a favor de reparar el viejo puerto, según el plan (\d+)\.": (
        "The {0} town council voted on Tuesday to repair the old harbor, according to plan {1}.",
        "The town council of {0} voted on Tuesday in favor of repairing the old harbor, according to plan {1}.",
        "According to plan {1}, the {0} town council voted on Tuesday to repair the old harbor.",
    ),
    r"Las obras costarán (\d+) millones de dólares y durarán (\d+) años\.": (
        "The works will cost {0} million dollars and last {1} years.",
        "The work will cost {0} million dollars and take {1} years.",
        "The works will cost {0} million dollars and will take {1} years.",
    ),
}


@dataclass(frozen=True, slots=True)
class Filing:
    """One file that the oracle hands out: a version of a story, or its kill."""

    number: int
    version: int
    kill: bool

    @property
    def guid(self) -> str:
        """The story's identifier."""
        return f"urn:oracle:{self.number}"


def filings(many: int, seed: int) -> list[Filing]:
    """All files of so many stories, roughly in order of their numbers, versions and kills in any order."""
    chance = random.Random(seed)
    placed = []
    for number in range(many):
        versions = chance.choices((1, 2, 3), (70, 20, 10))[0]
        kill = chance.random() < 0.05
        for version in range(1, versions + 1 + kill):
            placed.append((number + chance.uniform(0, 30), Filing(number, version, kill and version > versions)))
    return [filing for _, filing in sorted(placed, key=lambda one: one[0])]


def passages(filing: Filing) -> list[str]:
    """Headline and paragraphs as they are sent."""
    place, number = PLACES[filing.number % len(PLACES)], filing.number
    cost, years = 3 * number + filing.version + 10, number % 7 + 2
    if number % SPANISH == 0:
        return [
            f"El ayuntamiento de {place} vota el plan {number} del puerto",
            f"El ayuntamiento de {place} votó el martes a favor de reparar el viejo puerto, según el plan {number}.",
            f"Las obras costarán {cost} millones de dólares y durarán {years} años.",
        ]
    return [
        f"Council of {place} votes on harbor plan {number}",
        f"The council of {place} voted on Tuesday to repair the old harbor, officials said.",
        f"The work will cost {cost} million dollars and take {years} years.",
    ]


def raw(filing: Filing) -> str:
    """The file: ninjs."""
    headline, *body = passages(filing)
    item = {
        "uri": filing.guid,
        "type": "text",
        "version": str(filing.version),
        "pubstatus": "canceled" if filing.kill else "usable",
        "language": "es" if filing.number % SPANISH == 0 else "en",
        "headline": headline,
        "body_text": "\n\n".join(body),
    }
    return json.dumps(item)


def in_english(passage: str) -> list[str]:
    """Every way that the engine may say it; the passage itself where it is English."""
    for pattern, ways in WAYS.items():
        if match := re.fullmatch(pattern, passage):
            return [way.format(*match.groups()) for way in ways]
    return [passage]
