"""Are stories linked that are one story, and only those; and what does linking cost?

    python -m benchmarks.likeness
    python -m benchmarks.likeness --stories 20000    how many stand in the store when the cost is taken

300 pairs, invented: one story as two feeds have it, and two stories of one topic that share a third of their
formulations. The peer compares the exact sets of word triples of every pair, which no store could afford.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):
    sys.path[:0] = [str(ROOT)]

from flows.store import likeness  # noqa: E402
from flows.store.schema import Store, open_store, raw, stories, wires  # noqa: E402

PAIRS = 300
PLACES = "Ardmore Belfield Castlebay Dunmore Eastport Fairview Glenrock Harwick Inverloch Kingsmere".split()
NAMES = "Adair Bonneville Castellan Drummond Espinoza Falkner Grigoriev Haldane Ibsen Jankowski".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# What is told, in the order in which it is told, and three ways to tell each.
TOPICS = (
    (
        "Fire swept through a timber yard in {place} early on {day} and destroyed {n} sheds before it was ringed.",
        "A blaze at the {place} sawmill, reported shortly after midnight on {day}, gutted {n} buildings by three.",
        "Flames fed by stacked planks levelled {n} stores of a builders' merchant in {place} on {day} morning.",
        "Nobody was hurt, though {n} families living along the canal were led out of their houses in nightclothes.",
        "Two firefighters were treated for smoke, and {n} residents spent the night in a school gymnasium.",
        "Police woke the neighbours door by door; {n} of them were taken by bus to the sports hall.",
        "Station officer {name} said the wind had turned just in time for the petrol depot next door.",
        "{name}, who led the operation, said her people had run out of pressure twice in the first hour.",
        "The owner, {name}, had inspected the sprinklers only last month and called the loss beyond words.",
        "Investigators were looking at a charging point for forklift trucks, where the smoke had first been seen.",
        "The cause was unknown; a night watchman told detectives that he had heard a bang from the drying kiln.",
        "An electrical fault was the likeliest reason, according to an engineer of the insurer who was at the scene.",
        "Trains between {place} and the coast were held until {n} wagons of resin had been shunted away.",
        "The bypass stayed shut into the afternoon while {n} tankers drew water from the river.",
        "Smoke drifted over the motorway, where the limit was lowered and {n} cars were turned back.",
    ),
    (
        "The central bank of {place} left its main rate at {n} percent on {day}, as economists had foreseen.",
        "Borrowing costs in {place} will stay at {n} percent for another quarter, rate setters decided on {day}.",
        "Policy makers voted {n} to two on {day} against a cut in {place}, citing wages that still run ahead.",
        "Governor {name} told reporters that the last mile of disinflation was proving bumpy but not blocked.",
        "There is no preset course, {name} said, and every meeting remains open until the figures are in.",
        "Asked about the summer, {name} answered that patience had served households better than gestures.",
        "Prices rose {n} percent in the year to October, the slowest pace since the drought pushed up food.",
        "Consumer inflation, at {n} percent, has come closer to the target than at any time in four years.",
        "Services remain the worry: hairdressers, landlords and insurers charge {n} percent more than a year ago.",
        "The currency gained against the dollar and two-year bond yields slipped within minutes of the announcement.",
        "Shares of lenders fell while builders rose, a sign that traders had hoped for something bolder.",
        "Markets hardly moved; futures still price one reduction before the spring and a second by autumn.",
        "Unions called the decision timid and pointed to {n} insolvencies among furniture makers since August.",
        "Exporters were relieved, since a weaker exchange rate had raised the price of imported parts by {n} percent.",
        "Mortgage holders whose fixed terms end this winter will pay {n} a month more, a lobby group worked out.",
    ),
    (
        "{place} came from a goal down to win {n}-1 on {day} and climb out of the bottom three for the first time.",
        "A late header settled a scruffy derby on {day} and sent {place} to {n} points, level with the leaders.",
        "Reduced to ten men before the interval, {place} held on for a {n}-0 victory on {day} that few had expected.",
        "{name} struck twice in the second half, the second time from a free kick that dipped under the bar.",
        "Goalkeeper {name} saved a penalty with his trailing leg and then kept out the rebound with his face.",
        "Substitute {name}, back after {n} weeks with a torn hamstring, needed eleven seconds to score.",
        "The visitors had hit the post through their captain and felt that they should have had a spot kick.",
        "Until then the home side had managed a single shot, and the whistling from the stands was loud.",
        "A pitch soaked by two days of rain turned passing into guesswork and tackling into sledging.",
        "We were awful and we won, which is what good teams do, coach {name} said with a grin.",
        "Manager {name} admitted that he had already been thinking about what to tell the board.",
        "{name}, in charge since the summer, said the dressing room had sung for half an hour.",
        "{n} away supporters were kept behind after a flare was thrown, and two stewards needed stitches.",
        "A crowd of {n} thousand watched, the largest since the east stand was given its new roof.",
        "The club must play {n} matches in sixteen days because of the postponed cup tie.",
    ),
)
LEADS = ("", "{place}, Oct 3 (NWA) - ", "{upper} (Continental Press) -- ")
CREDITS = ("", "\n\n(Reporting by {name}; editing by {other})", "\n\nCP nv/rk")


def batched(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Cut into pieces of a size."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


def story(topic: tuple[str, ...], chance: random.Random) -> list[str]:
    """Invent a story: a way of telling for each of its five points, with places, names and numbers of its own."""
    told = [chance.choice(ways) for ways in batched(topic, 3)]
    return [filled(sentence, chance) for sentence in told]


def filled(text: str, chance: random.Random) -> str:
    """Put places, names, days and numbers in."""
    place = chance.choice(PLACES)
    values = {
        "place": place, "upper": place.upper(), "name": chance.choice(NAMES), "other": chance.choice(NAMES),
        "day": chance.choice(DAYS), "n": str(chance.randrange(2, 90)),
    }  # fmt: skip
    return text.format(**values)


def other_feed(sentences: list[str], chance: random.Random) -> list[str]:
    """Tell the same story with another dateline, another credit, and one paragraph cut."""
    kept = [*sentences]
    del kept[chance.randrange(3, len(kept))]
    return [
        filled(chance.choice(LEADS), chance) + kept[0],
        *kept[1:-1],
        kept[-1] + filled(chance.choice(CREDITS), chance),
    ]


def two_words(sentences: list[str], chance: random.Random) -> list[str]:
    """Change two words."""
    out = [*sentences]
    for at in chance.sample(range(len(out)), 2):
        words = out[at].split()
        words[chance.randrange(len(words))] = chance.choice(NAMES)
        out[at] = " ".join(words)
    return out


def write_thru(sentences: list[str], chance: random.Random) -> list[str]:
    """Add a paragraph, and a number changes."""
    out = [re.sub(r"\d+", lambda _: str(chance.randrange(2, 90)), sentences[0]), *sentences[1:]]
    extra = filled(
        "In a second statement {name} put the figure at {n} and said that more would follow by {day}.", chance
    )
    return [*out[:2], extra, *out[2:]]


SAME: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "another feed": other_feed,
    "two words": two_words,
    "write-thru": write_thru,
}


def pairs(chance: random.Random) -> list[tuple[str, str, str, bool]]:
    """Invent all pairs: kind, both texts, whether they are one story."""
    out = []
    for number in range(PAIRS):
        topic = TOPICS[number % len(TOPICS)]
        one = story(topic, chance)
        if number < PAIRS // 2:
            kind = list(SAME)[number % 7 % 3]
            out.append((kind, one, SAME[kind](one, chance), True))
        else:
            out.append(("same topic", one, story(topic, chance), False))
    return [(kind, "\n\n".join(one), "\n\n".join(two), same) for kind, one, two, same in out]


def exact(one: str, two: str) -> float:
    """The share of word triples that both have, of those that either has."""
    first, second = (
        {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
        for words in (re.findall(r"\w+", text.lower()) for text in (one, two))
    )
    return len(first & second) / len(first | second)


def fresh(folder: str, name: str) -> Store:
    """Open an empty store with one wire that all stories come from."""
    store = open_store(f"sqlite:///{folder}/{name}.db")
    with store.write() as connection:
        connection.execute(raw.insert().values(sha256="0", bytes=b"", stored_at=0))
        connection.execute(wires.insert().values(source="s", raw_sha256="0", name="w", arrived_at=0, state="read"))
    return store


def keep(store: Store, texts: list[str]) -> list[float]:
    """Enter texts as stories; returns the seconds that linking each of them took."""
    took = []
    for some in batched(texts, 20):
        with store.write() as connection:
            for text in some:
                row = {
                    "wire_id": 1, "source": "s", "guid": text, "version": 1, "subject": "x", "content": "",
                    "state": "done", "pubstatus": "usable", "format": "plain", "received_at": 0,
                }  # fmt: skip
                number = connection.execute(stories.insert().values(**row)).inserted_primary_key[0]
                began = time.perf_counter()
                likeness.enter(connection, number, text)
                took.append(time.perf_counter() - began)
    return took


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stories", type=int, default=5000)
    chosen = parser.parse_args()
    chance = random.Random(20261123)
    counts: dict[str, list[int]] = {}
    found: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}  # whether one story: linked by us, by the peer
    with tempfile.TemporaryDirectory() as folder:
        for number, (kind, one, two, same) in enumerate(pairs(chance)):
            store = fresh(folder, f"pair{number}")
            keep(store, [one, two])
            linked, peer = bool(likeness.of(store, 1)), exact(one, two) >= likeness.ALIKE
            store.engine.dispose()
            row = counts.setdefault(kind, [0, 0, 0])
            for at, value in enumerate((1, linked, peer)):
                row[at] += value
            found[same][0] += linked
            found[same][1] += peer
        print(f"{'pairs':<14}{'':>6}{'linked':>8}{'exact':>8}")
        for kind, (all_, linked, peer) in counts.items():
            print(f"{kind:<14}{all_:>6}{linked:>8}{peer:>8}")
        for at, who in enumerate(("MinHash", "exact")):
            precision = found[True][at] / max(found[True][at] + found[False][at], 1)
            print(f"{who}: precision {100 * precision:.1f} %, recall {100 * found[True][at] / (PAIRS // 2):.1f} %")
        vocabulary = " ".join(sentence for topic in TOPICS for sentence in topic).split()
        populations = {
            "no two alike": [" ".join(chance.choices(vocabulary, k=90)) for _ in range(chosen.stories)],
            "three topics": ["\n\n".join(story(chance.choice(TOPICS), chance)) for _ in range(chosen.stories)],
        }
        print(f"\nms a story  {'first 500':>10}{'last 500':>10}{'at most':>10}   of {chosen.stories:,}")
        for number, (name, texts) in enumerate(populations.items()):
            took = [1000 * seconds for seconds in keep(fresh(folder, f"many{number}"), texts)]
            print(f"{name}{sum(took[:500]) / 500:>10.2f}{sum(took[-500:]) / 500:>10.2f}{max(took):>10.1f}")


if __name__ == "__main__":
    main()
