"""What stands the same under every text of a house, and the sentences that look like it."""

import pytest

from normalizers.layout import Layout, lay_out
from normalizers.story import Block

_STORY = "The council of the town has voted to rebuild the old bridge before the winter."
_LAST = "Work will begin in May and cost 3 million."


def _laid(*texts: str) -> Layout:
    blocks = [("headline", Block("paragraph", "Bridge to be rebuilt"))]
    return lay_out([*blocks, *((str(n), Block("paragraph", text)) for n, text in enumerate(texts))])


def _left(*texts: str) -> list[str]:
    edits = _laid(*texts).edits
    return [text for n, text in enumerate(texts) if not any(edit.after == "" for edit in edits.get(str(n), ()))]


_UNDER = """
The Associated Press Farming Desk receives support from the Elder Trust. The AP is solely responsible for all content.
AP’s coverage of rivers receives financial support from private foundations. AP is solely responsible for all content.
Contact reporter Jo Dee at jdee@harlpost.example.
Jo Dee can be reached at 555-010-7788 or jdee@harlpost.example
About Harl Bridges: Harl Bridges builds and repairs bridges in nine counties and employs 400 people.
Über Harl Brückenbau: Harl Brückenbau ist ein Unternehmen mit 400 Beschäftigten und Sitz in Harl.
Kontakter: Per Dal, pressesjef, 911 22 333
<저작권자 ⓒ 강변뉴스, 무단 전재 및 재배포 금지>
版权所有 未经许可不得转载
© 2026 Harl Postası. Tüm hakları saklıdır.
"""
_STAYS = """
The town receives support from the county, and the council is responsible for the rest.
Sobre Madrid dijo: No volveré a Madrid hasta que termine la obra, que ya dura tres años.
Über die Kosten sagte der Bürgermeister: Die Kosten trägt zur Hälfte das Land, den Rest die Stadt.
About 300 people: that is how many use the bridge each day, according to the latest count.
The two ships had been in contact at 0140 by radio before the storm reached the coast.
Contact with the crew was lost at midnight on Friday.
The mayor can be reached at any time, he said.
The publisher said all rights reserved for the film had been sold for 3 million.
"""


@pytest.mark.parametrize("line", _UNDER.strip().splitlines())
def test_what_a_house_sets_under_its_texts_is_lifted(line: str) -> None:
    assert _left(_STORY, _LAST, line) == [_STORY, _LAST]


@pytest.mark.parametrize("line", _STAYS.strip().splitlines())
def test_a_sentence_of_the_story_stays(line: str) -> None:
    assert line in _left(_STORY, _LAST, line)


def test_a_release_is_freed_of_contact_mark_and_issuer() -> None:
    contact = "Contact: Jo Dee, (555) 010-1122, jdee@harl.example"
    about = "About the Bridge Board: The Bridge Board looks after 40 bridges. Follow us @harlbridges."
    assert _left(contact, _STORY, _LAST, "###", about) == [_STORY, _LAST]


def test_a_mark_in_the_middle_of_a_story_stays() -> None:
    assert "###" in _left(_STORY, "###", _LAST, "The old bridge is from 1911.")


def test_a_korean_house_that_nobody_knows_opens_its_story() -> None:
    laid = _laid("(강변=강변뉴스) 김나래 기자 = 강변시는 다리를 다시 짓기로 했다고 3일 밝혔다.", _LAST)
    assert (laid.dateline, laid.byline, laid.credits) == ("강변", "김나래", ("강변뉴스",))
