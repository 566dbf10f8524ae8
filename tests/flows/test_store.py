"""The store's promises: nothing lost, nothing doubled, nothing old after new, a kill beats everything."""

import os

import pytest
from newsroom import ON_BOTH, SINKS, Newsroom, made, story

from flows.store import articles, leases, outbox, quarantine, stories
from flows.store.articles import Failed
from flows.store.memory import StoreMemory
from flows.store.quarantine import Trouble
from flows.store.stories import Arrival
from normalizers.engines.engine import Key
from normalizers.errors import SinkError

pytestmark = ON_BOTH
TROUBLE = Trouble("wire.broken", "byte 3", "it is broken", "Mend it.", "test")


def test_the_same_bytes_again_are_no_work(newsroom: Newsroom) -> None:
    fresh, known = stories.take_in(newsroom.store, "wire", [Arrival("a", b"x"), Arrival("b", b"x")])
    assert (len(fresh), known) == (1, 1)
    assert stories.take_in(newsroom.store, "wire", [Arrival("c", b"x")]) == ([], 1)
    assert len(stories.take_in(newsroom.store, "other wire", [Arrival("a", b"x")])[0]) == 1


def test_a_story_seen_again_in_other_bytes_is_no_work_unless_it_changed(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story(), b"feed of ten"))
    assert newsroom.arrive(story(), b"feed of noon") == []
    assert len(newsroom.arrive(story(text="Body, corrected."), b"feed of two")) == 1


def test_new_settings_of_a_feed_give_its_stories_back(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story(), b"bytes"))
    stories.take_in(newsroom.store, "wire", [Arrival("a", b"bytes", None, "pt")])
    ids = stories.waiting(newsroom.store)
    assert [work.wire.translated_from for work in stories.load(newsroom.store, ids)] == ["pt"]


def test_two_different_stories_under_one_name_in_one_file(newsroom: Newsroom) -> None:
    stories.take_in(newsroom.store, "wire", [Arrival("feed", b"bytes")])
    wire = stories.unread(newsroom.store, 1)[0]
    stories.enter(newsroom.store, wire, [story(text="One."), story(text="Two."), story(text="One.")], "test", SINKS)
    assert len(stories.waiting(newsroom.store)) == 1
    assert [case.code for case in quarantine.cases(newsroom.store)] == ["wire.identity-twice"]


def test_one_file_for_all_versions_and_the_highest_stays(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story(version=1)))
    assert len(newsroom.deliver()) == 3
    newsroom.work(newsroom.arrive(story(version=2)))
    newsroom.deliver()
    newsroom.work(newsroom.arrive(story(version=1, text="late and different")))
    assert newsroom.deliver() == []
    assert sorted(newsroom.folder.values()) == [b"a version 2", b"a version 2 ninjs", b"a version 2 page"]


def test_a_version_that_waits_is_dropped_for_a_higher_one(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story(version=1)))
    newsroom.work(newsroom.arrive(story(version=2)))
    assert len(newsroom.deliver()) == 3
    assert b"a version 2" in newsroom.folder.values()


def test_an_old_version_being_sent_holds_the_new_one_up(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story(version=1)))
    assert [due.version for due in newsroom.due(lease=60)] == [1]
    newsroom.work(newsroom.arrive(story(version=2)))
    assert newsroom.due() == []
    newsroom.clock.now += 61
    assert [due.version for due in newsroom.due()] == [2]


@pytest.mark.parametrize("order", ["before", "in the middle", "after"])
def test_a_kill_beats_everything_in_any_order(newsroom: Newsroom, order: str) -> None:
    kill = story(version=2, pubstatus="canceled")
    if order == "before":
        newsroom.arrive(kill)
    ids = newsroom.arrive(story(version=1))
    if order == "in the middle":
        assert stories.claim(newsroom.store, ids, "me:1:x", 300)
        newsroom.arrive(kill)
        articles.finish(newsroom.store, "me:1:x", [made(ids[0], "a", 1)], SINKS, "test")
    newsroom.work(ids)
    if order == "after":
        newsroom.deliver()
        newsroom.arrive(kill)
    newsroom.deliver()
    newsroom.work(newsroom.arrive(story(version=3)))
    newsroom.deliver()
    assert [name.rpartition(".")[2] for name in newsroom.folder] == ["json"]
    assert b'"canceled"' in next(iter(newsroom.folder.values()))


def test_kills_go_first(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story("a")))
    newsroom.arrive(story("b", pubstatus="canceled"))
    assert [due.kind for due in newsroom.due()] == ["kill", "article"]


def test_an_embargo_holds(newsroom: Newsroom) -> None:
    newsroom.clock.now = 1_700_000_000.0  # 2023-11-14T22:13:20Z
    newsroom.work(newsroom.arrive(story()), embargo="2023-11-14T23:14:00+01:00")
    assert newsroom.deliver() == []
    newsroom.clock.now += 41
    assert len(newsroom.deliver()) == 3


def test_an_embargo_without_a_zone_waits_for_a_person(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story()), embargo="2023-11-14T23:14:00")
    assert newsroom.deliver() == []
    assert [case.code for case in quarantine.cases(newsroom.store)] == ["story.embargo-unclear"]


def test_a_lease_keeps_others_off_until_it_ends(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(story())
    assert len(stories.claim(newsroom.store, ids, "one:1:x", 300)) == 1
    newsroom.clock.now += 299
    assert stories.claim(newsroom.store, ids, "two:1:x", 300) == []
    newsroom.clock.now += 1
    assert len(stories.claim(newsroom.store, ids, "two:1:x", 300)) == 1
    late = articles.finish(newsroom.store, "one:1:x", [made(ids[0], "a", 1, "from one")], SINKS, "test")
    kept = articles.finish(newsroom.store, "two:1:x", [made(ids[0], "a", 1, "from two")], SINKS, "test")
    assert (late, kept) == (0, 1)
    newsroom.deliver()
    assert b"from two" in newsroom.folder.values()


def test_what_a_dead_process_held_is_free_at_once(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(story())
    dead = leases.owner().rsplit(":", 2)[0] + ":4194999:x"
    assert stories.claim(newsroom.store, ids, dead, 300)
    assert leases.release_dead(newsroom.store) == 1
    assert stories.claim(newsroom.store, ids, leases.owner(), 300)
    assert leases.release_dead(newsroom.store) == 0


def test_a_forked_process_leases_under_its_own_name(newsroom: Newsroom) -> None:
    before = leases.owner()
    read, write = os.pipe()
    if not (child := os.fork()):
        os.write(write, leases.owner().encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 1000).decode().split(":")[1] == str(child)
    assert leases.owner() == before
    os.close(read)
    os.close(write)


def test_a_delivery_killed_after_sending_is_sent_again_with_the_same_key_and_bytes(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story()))
    first = newsroom.due()
    newsroom.clock.now += 301
    again = newsroom.due()
    assert first == again
    outbox.sent(newsroom.store, [due.id for due in again], "somebody:1:x")
    newsroom.clock.now += 301
    assert newsroom.due() == []


def test_a_failed_delivery_waits_longer_each_time_and_a_day_later_for_a_person(newsroom: Newsroom) -> None:
    newsroom.work(newsroom.arrive(story()))
    tries = 0
    while outbox.left(newsroom.store, SINKS).waiting:
        due = newsroom.due()
        assert len(due) == 1
        outbox.failed(newsroom.store, due[0], SinkError("sink.down", "it is down"), "somebody:1:x", "test")
        wait = min(5 * 2**tries, 3600)
        newsroom.clock.now += wait - 1
        assert newsroom.due() == []
        newsroom.clock.now += 1
        tries += 1
    assert 24 <= tries - 10 <= 26  # ten tries in the first hours, then one an hour for a day
    assert [case.code for case in quarantine.cases(newsroom.store)] == ["sink.down"]
    assert quarantine.retry(newsroom.store, quarantine.cases(newsroom.store)) == 1
    assert len(newsroom.deliver()) == 3
    assert quarantine.count(newsroom.store) == 0


def test_the_same_outcome_again_is_no_new_revision(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(story())
    newsroom.work(ids)
    newsroom.deliver()
    stories.again(newsroom.store, ids)
    newsroom.work(ids)
    assert newsroom.deliver() == []
    assert articles.stored(newsroom.store, ids[0], back=1) is None


def test_a_story_in_quarantine_comes_back_and_its_case_closes(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(story())
    for _ in range(2):
        stories.claim(newsroom.store, ids, "me:1:x", 300)
        articles.finish(newsroom.store, "me:1:x", [Failed(ids[0], TROUBLE)], SINKS, "test")
        case = quarantine.cases(newsroom.store)[0]
        assert quarantine.retry(newsroom.store, [case]) == 1
    assert case.tries == 2
    assert quarantine.bytes_of(newsroom.store, case) is not None
    newsroom.work(ids)
    assert quarantine.count(newsroom.store) == 0


def test_bytes_in_quarantine_are_kept_and_read_again(newsroom: Newsroom) -> None:
    stories.take_in(newsroom.store, "wire", [Arrival("a", b"\xff bytes")])
    wire = stories.unread(newsroom.store, 1)[0]
    stories.unreadable(newsroom.store, wire, TROUBLE)
    case = quarantine.cases(newsroom.store)[0]
    assert (case.code, case.place, case.reader) == ("wire.broken", "byte 3", "test")
    assert quarantine.bytes_of(newsroom.store, case) == b"\xff bytes"
    assert quarantine.retry(newsroom.store, [case]) == 1
    stories.enter(newsroom.store, stories.unread(newsroom.store, 1)[0], [story()], "test", SINKS)
    assert quarantine.count(newsroom.store) == 0
    assert len(stories.waiting(newsroom.store)) == 1


def test_memory_says_a_sentence_one_way(newsroom: Newsroom) -> None:
    memory = StoreMemory(newsroom.store)
    keys = [Key("pt", "en", "bergamot", "1", f"frase {n}") for n in range(1200)]
    memory.put({key: key.sentence.upper() for key in keys})
    memory.put({keys[0]: "otherwise"})
    assert memory.get([*keys, keys[0]._replace(model="2")]) == {key: key.sentence.upper() for key in keys}


def test_stories_are_picked_by_what_is_known_of_them(newsroom: Newsroom) -> None:
    first = newsroom.arrive(story("a", language="pt"))
    newsroom.work(first)
    newsroom.clock.now += 86_400
    second = newsroom.arrive(story("b"))
    pick = articles.pick
    assert pick(newsroom.store) == [*second, *first]
    assert pick(newsroom.store, guid="a") == pick(newsroom.store, language="pt") == first
    assert pick(newsroom.store, status="done") == pick(newsroom.store, until=newsroom.clock.now) == first
    assert pick(newsroom.store, since=newsroom.clock.now, source="wire") == second
    assert pick(newsroom.store, rules_other_than="rules-1") == []
    assert pick(newsroom.store, rules_other_than="rules-2") == first
