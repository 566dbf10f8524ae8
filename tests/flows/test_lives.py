"""Embargo, expiry, withheld, kills and versions of a story, each against a record of its own."""

import os
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from newsroom import SINKS, Newsroom, story

from flows import desk
from flows.store import articles, leases, outbox, quarantine, stories
from flows.store.moments import embargo, expiry, is_before
from flows.store.release import release
from normalizers.errors import CopydeskError, SinkError

NOON = 1_700_000_000  # 2023-11-14T22:13:20Z
ZONES = ("Europe/Lisbon", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "America/New_York")


@dataclass
class Sink:
    """A sink that writes down what came, and fails when it is told to."""

    name: str = "folder"
    came: list[tuple[str, str]] = field(default_factory=list)
    down: bool = False
    torn: bool = False

    def send(self, kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        """Take one delivery."""
        if self.down:
            raise SinkError("sink.down", "it is down")
        self.came.append((kind, files[".json"].decode()))
        return [Path(name)]

    def settle(self) -> None:
        """Make it last, or not."""
        if self.torn:
            raise SinkError("sink.torn", "it does not last")


@pytest.fixture
def sink(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Sink:
    """The one sink of this newsroom."""
    one = Sink()
    monkeypatch.setattr(desk, "sinks", lambda _: [one])
    return one


def written(when: int, chance: random.Random) -> str:
    """A moment as some wire writes it, with the zone of its choice; nothing of the system's own is used."""
    offset = chance.choice((-570, -300, 0, 0, 60, 345, 630, 765))
    local = time.gmtime(when + 60 * offset)
    sign, hours, minutes = "-" if offset < 0 else "+", abs(offset) // 60, abs(offset) % 60
    zones = (
        ["Z", " GMT", "+0000"] if not offset else [f"{sign}{hours:02}:{minutes:02}", f"{sign}{hours:02}{minutes:02}"]
    )
    form = chance.choice(("%Y-%m-%dT%H:%M:%S", "%Y%m%dT%H%M%S", "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M:%S", "mail"))
    if form == "mail":
        return time.strftime("%a, %d %b %Y %H:%M:%S ", local) + f"{sign}{hours:02}{minutes:02}"
    return time.strftime(form, local) + chance.choice(zones)


def local_time(when: int, zone: str) -> str:
    """What the clocks of a zone show, asked of the C library."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(when))
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def test_a_thousand_embargoes_under_a_clock_that_jumps(newsroom: Newsroom, sink: Sink) -> None:
    chance = random.Random(9)
    begin = 1_711_760_000  # a day before Europe's clocks go forward in 2024, an hour that America's have behind them
    ends: dict[str, int] = {}
    newsroom.clock.now = begin
    for number in range(1000):
        end = begin + chance.choice((-3600, 600, 86_400, 30 * 86_400, 216 * 86_400)) + chance.randrange(86_400)
        ends[f"s{number}"] = end
        if number % 3:
            ids = newsroom.arrive(story(f"s{number}"))
            newsroom.work(ids, embargo=written(end, chance))
        else:
            zone = chance.choice(ZONES)
            ids = newsroom.arrive(story(f"s{number}"))
            newsroom.work(ids, embargo=local_time(end, zone), zones={"wire": zone})
    assert quarantine.count(newsroom.store) == 0
    early = 0
    sent = 0
    while newsroom.clock.now < begin + 250 * 86_400:
        seen = len(sink.came)
        newsroom.deliver()
        for _, body in sink.came[seen:]:
            end = ends.pop(body.split()[0])
            early += newsroom.clock.now < end
            sent += 1
        newsroom.clock.now += chance.choice((-86_400, 1800, 43_200, 86_400, 2 * 86_400))
    assert (early, sent, ends) == (0, 1000, {})


def test_an_embargo_ends_to_the_second(newsroom: Newsroom, sink: Sink) -> None:
    chance = random.Random(1)
    for _ in range(2000):
        when = chance.randrange(0, 4_000_000_000)
        text = written(when, chance)
        assert embargo(text) == when, text


@pytest.mark.parametrize(
    "text", ["20260301220000Z", "20260301T220000Z", "2026-03-01T22:00:00Z", "20260301 220000+0000"]
)
def test_short_forms_are_read_digit_by_digit(text: str) -> None:
    assert embargo(text) == 1_772_402_400  # date -u -d 2026-03-01T22:00:00Z +%s


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T18:00:00", "2026-03-01", "20260301", "EMBARGOED UNTIL 1800 GMT", "2026-03-01T18:00 CET",
        "Sun, 01 Mar 2026 18:00:00 -0000", "2026-02-30T18:00:00Z", "2026-03-01T25:00:00Z", "1/3/2026 18:00",
    ],
)  # fmt: skip
def test_an_embargo_that_nobody_can_read_waits_for_a_person(newsroom: Newsroom, sink: Sink, text: str) -> None:
    newsroom.clock.now = 4_000_000_000
    newsroom.work(newsroom.arrive(story()), embargo=text)
    newsroom.deliver()
    assert sink.came == []
    (case,) = quarantine.cases(newsroom.store)
    assert (case.code, "zone" in case.todo) == ("story.embargo-unclear", True)


def test_the_zone_of_the_feed_reads_it_on_retry(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.clock.now = NOON
    ids = newsroom.arrive(story())
    newsroom.work(ids, embargo="2023-11-14T22:20:00")
    for zone, waits in (({}, 1), ({"wire": "Asia/Tokyo"}, 0)):  # 22:20 in Tokyo is long over
        assert quarantine.retry(newsroom.store, quarantine.cases(newsroom.store)) == 1
        newsroom.work(ids, embargo="2023-11-14T22:20:00", zones=zone)
        newsroom.deliver()
        assert (quarantine.count(newsroom.store), len(sink.came)) == (waits, 1 - waits)


def test_a_person_releases_it(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.clock.now = NOON
    ids = newsroom.arrive(story())
    newsroom.work(ids, embargo="until the final whistle")
    (case,) = quarantine.cases(newsroom.store)
    with pytest.raises(CopydeskError, match=r"release\.no-time"):
        release(newsroom.store, case, SINKS, "23:00")
    assert release(newsroom.store, case, SINKS, "2023-11-14T23:00:00Z") == NOON + 2800
    assert quarantine.count(newsroom.store) == 0
    newsroom.deliver()
    assert sink.came == []
    newsroom.clock.now += 2800
    newsroom.deliver()
    assert len(sink.came) == 1
    stories.again(newsroom.store, ids)
    newsroom.work(ids, embargo="until the final whistle")
    assert quarantine.count(newsroom.store) == 0  # its word holds


@pytest.mark.parametrize("later", ["version", "kill", "withheld"])
def test_a_person_does_not_release_what_was_overtaken(newsroom: Newsroom, sink: Sink, later: str) -> None:
    newsroom.work(newsroom.arrive(story()), embargo="until the final whistle")
    (case,) = quarantine.cases(newsroom.store)
    status = {"version": "usable", "kill": "canceled", "withheld": "withheld"}[later]
    newsroom.work(newsroom.arrive(story(version=2, pubstatus=status)))
    with pytest.raises(CopydeskError, match=r"release\."):
        release(newsroom.store, case, SINKS)


def test_a_later_version_lifts_an_embargo_and_a_kill_knows_none(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.work(newsroom.arrive(story("a")), embargo="2099-01-01T00:00:00Z")
    newsroom.work(newsroom.arrive(story("b")), embargo="2099-01-01T00:00:00Z")
    newsroom.work(newsroom.arrive(story("a", 2)))
    newsroom.arrive(story("b", 2, pubstatus="canceled", embargo="2099-01-01T00:00:00Z"))
    newsroom.deliver()
    assert [(kind, body.split()[2] if kind == "article" else "") for kind, body in sink.came] == [
        ("kill", ""),
        ("article", "2"),
    ]
    newsroom.clock.now = 4_100_000_000
    newsroom.deliver()
    assert len(sink.came) == 2


@pytest.mark.parametrize(
    ("text", "zone", "end"),
    [
        ("2023-11-14T22:14:00Z", None, 1_700_000_040),
        ("20231114T231400+0100", None, 1_700_000_040),
        ("2023-11-14", "UTC", 1_700_006_400),  # to the end of that day
        ("2023-11-14", None, 1_700_006_400 + 12 * 3600),  # wherever it is
        ("2023-11-14T23:14:00", "Europe/Berlin", 1_700_000_040),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_when_a_story_expires(text: str | None, zone: str | None, end: int | None) -> None:
    assert expiry(text, zone) == end


def test_an_expired_story_is_not_sent_and_it_is_said(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.clock.now = NOON
    end = "2023-11-14T22:14:00Z"
    newsroom.work(newsroom.arrive(story("sent")), expires=end)
    newsroom.deliver()
    newsroom.work(newsroom.arrive(story("late")), expires=end)
    newsroom.clock.now += 40
    newsroom.deliver()
    newsroom.work(newsroom.arrive(story("later")), expires=end)
    newsroom.work(newsroom.arrive(story("killed")), expires=end)
    newsroom.arrive(story("killed", 2, pubstatus="canceled"))
    newsroom.deliver()
    assert [body.split()[0] for kind, body in sink.came if kind == "article"] == ["sent"]
    assert [kind for kind, _ in sink.came] == ["article", "kill"]
    told = {line.guid: line.expired for line in articles.lines(newsroom.store)}
    assert told == {"sent": None, "late": NOON + 40, "later": NOON + 40, "killed": None}
    left = outbox.left(newsroom.store, SINKS)
    assert (left.waiting, left.expired) == (0, 2)
    late = [line.story_id for line in articles.lines(newsroom.store) if line.guid == "late"]
    stories.again(newsroom.store, late)
    newsroom.work(late, expires=end, deliver_expired=True)  # an archive wants it after all
    newsroom.deliver()
    assert sink.came[-1][1].startswith("late")


def test_withheld_until_a_usable_version(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.work(newsroom.arrive(story(version=1)))
    newsroom.deliver()
    newsroom.work(newsroom.arrive(story(version=2)))
    newsroom.work(newsroom.arrive(story(version=3, pubstatus="withheld")))
    newsroom.deliver()
    assert [kind for kind, _ in sink.came] == ["article", "hold"]  # version 2 never left
    assert '"withheld"' in sink.came[1][1]
    newsroom.work(newsroom.arrive(story(version=2, text="late and different")))
    newsroom.deliver()
    assert len(sink.came) == 2
    newsroom.work(newsroom.arrive(story(version=4)))
    newsroom.deliver()
    assert sink.came[2] == ("article", "a version 4 ninjs")
    newsroom.arrive(story(version=5, pubstatus="canceled"))
    newsroom.work(newsroom.arrive(story(version=6)))
    newsroom.deliver()
    assert [kind for kind, _ in sink.came[3:]] == ["kill"]


def test_withheld_and_usable_again_without_version_numbers(newsroom: Newsroom, sink: Sink) -> None:
    for text, status in (("one", "usable"), ("one", "withheld"), ("one", "usable")):
        raw = f"{text} {status} {len(sink.came)}".encode()
        newsroom.work(newsroom.arrive(story(text=text, pubstatus=status), raw), text=f"a version 1 {status}")
        newsroom.deliver()
    assert [kind for kind, _ in sink.came] == ["article", "hold", "article"]


def test_withheld_before_anything_went_tells_nobody(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.work(newsroom.arrive(story(version=2, pubstatus="withheld")))
    newsroom.work(newsroom.arrive(story(version=1)))
    newsroom.deliver()
    assert sink.came == []


def test_a_hold_reaches_the_sink_though_the_next_version_is_under_embargo(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.clock.now = NOON
    newsroom.work(newsroom.arrive(story(version=1)))
    newsroom.deliver()
    newsroom.arrive(story(version=2, pubstatus="withheld"))
    newsroom.work(newsroom.arrive(story(version=3)), embargo="2023-11-14T23:13:20Z")
    newsroom.deliver()
    assert [kind for kind, _ in sink.came] == ["article", "hold"]
    newsroom.clock.now += 3600
    newsroom.deliver()
    assert sink.came[2] == ("article", "a version 3 ninjs")
    assert outbox.left(newsroom.store, SINKS).waiting == 0


def test_the_same_version_in_other_words(newsroom: Newsroom, sink: Sink) -> None:
    def comes(text: str, created: str | None) -> bool:
        return bool(newsroom.work(newsroom.arrive(story(text=text, version_created=created)), text=text))

    assert comes("first", "2026-03-01T12:00:00+02:00")
    assert not comes("older", "2026-03-01T09:59:00Z")  # 11:59 there, though its letters come later
    assert comes("newer", "2026-03-01T11:00:00Z")
    assert comes("no time", None)
    assert comes("no time, later", None)
    assert not is_before("2026-03-01T12:00:00", "2026-03-01T13:00:00Z")  # nobody can know


def test_a_kill_wins_over_a_newer_time_and_comes_beforehand(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.work(newsroom.arrive(story(version_created="2026-03-01T12:00:00Z")))
    newsroom.arrive(story(pubstatus="canceled", version_created=None), b"kill")
    newsroom.arrive(story("never came", 7, pubstatus="canceled"))
    newsroom.work(newsroom.arrive(story("never came", 9)))
    newsroom.work(newsroom.arrive(story(text="again", version_created="2027-01-01T00:00:00Z")))
    newsroom.deliver()
    assert [kind for kind, _ in sink.came] == ["kill", "kill"]


def test_the_same_guid_from_two_sources_is_two_stories(newsroom: Newsroom, sink: Sink) -> None:
    newsroom.work(newsroom.arrive(story()))
    newsroom.work(newsroom.arrive(story(), b"other", source="other"))
    newsroom.arrive(story(version=2, pubstatus="canceled"), b"kill", source="other")
    newsroom.deliver()
    assert sorted(kind for kind, _ in sink.came) == ["article", "kill"]


def test_a_kill_reaches_every_sink_that_ever_had_the_story(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, dead = Sink("old"), Sink("new"), Sink("dead", down=True)
    set_up = [old, dead]
    monkeypatch.setattr(desk, "sinks", lambda _: set_up)
    newsroom.sinks = ["old", "dead"]
    newsroom.work(newsroom.arrive(story()))
    newsroom.deliver()
    set_up[:] = [new, dead]
    newsroom.sinks = ["new", "dead"]
    for number in range(30):
        newsroom.work(newsroom.arrive(story(f"other {number}")))
    newsroom.arrive(story(version=2, pubstatus="canceled"))
    newsroom.deliver()
    assert [kind for kind, _ in new.came] == ["kill"] + ["article"] * 30
    assert outbox.left(newsroom.store, newsroom.sinks).elsewhere == {"old": 1}
    set_up[:] = [old, dead]
    dead.down = False
    newsroom.clock.now += 3600
    newsroom.deliver()
    assert [kind for kind, _ in old.came] == ["article", "kill"]
    assert dead.came[0][0] == "kill"
    assert not any(body.startswith("a version") for _, body in dead.came)


def test_a_kill_in_the_middle_of_a_batch_stops_what_stands_in_it(newsroom: Newsroom, sink: Sink) -> None:
    for number in range(10):
        newsroom.work(newsroom.arrive(story(f"s{number}")))
    take = sink.send

    def send(kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        if not sink.came:
            newsroom.arrive(story("s7", 2, pubstatus="canceled"))
        return take(kind, name, files)

    sink.send = send  # type: ignore[method-assign]
    newsroom.deliver()
    assert [kind for kind, body in sink.came if "s7" in body] == ["kill"]
    assert len(sink.came) == 10


def test_a_slow_sender_sends_nothing_that_others_have_taken_over(newsroom: Newsroom, sink: Sink) -> None:
    for guid in ("a", "b"):
        newsroom.work(newsroom.arrive(story(guid)))
    take = sink.send

    def slow(kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        sink.send = take  # type: ignore[method-assign]
        out = take(kind, name, files)
        newsroom.clock.now += newsroom.settings.lease_seconds + 1  # meanwhile somebody else goes on
        newsroom.work(newsroom.arrive(story("b", 2)))
        for due in outbox.claim(newsroom.store, "folder", "other:1:x", 300, 100):
            if due.guid == "b":
                take(due.kind, due.name, due.files)
                outbox.sent(newsroom.store, [due.id], "other:1:x")
        return out

    sink.send = slow  # type: ignore[method-assign]
    newsroom.deliver()
    assert [body.split()[2] for _, body in sink.came if body.startswith("b")] == ["2"]


def test_what_does_not_last_is_sent_again_and_one_bad_sink_stops_no_other(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn, good = Sink("torn", torn=True), Sink("good")
    monkeypatch.setattr(desk, "sinks", lambda _: [torn, good])
    newsroom.sinks = ["torn", "good"]
    for number in range(45):
        newsroom.work(newsroom.arrive(story(f"s{number}")))
    done = desk.deliver_all(newsroom.store, newsroom.settings)
    assert (done.failed, len(done.paths), len(good.came)) == (45, 45, 45)
    torn.torn = False
    torn.came.clear()
    again = desk.deliver_all(newsroom.store, newsroom.settings, hurry=True)
    assert (again.failed, len(torn.came), len(good.came)) == (0, 45, 45)


def test_in_a_hurry_everything_is_tried_once(newsroom: Newsroom, sink: Sink) -> None:
    for number in range(50):
        newsroom.work(newsroom.arrive(story(f"s{number:02}")))
    take = sink.send

    def picky(kind: str, name: str, files: Mapping[str, bytes]) -> list[Path]:
        if files[".json"].startswith((b"s0", b"s1", b"s2")):
            raise SinkError("sink.no", "not this one")
        return take(kind, name, files)

    sink.send = picky  # type: ignore[method-assign]
    for _ in range(2):
        assert desk.deliver_all(newsroom.store, newsroom.settings, hurry=True).failed == 30
    assert len(sink.came) == 20
    assert leases.release_dead(newsroom.store) == 0
