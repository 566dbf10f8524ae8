"""Which story a telegram belongs to: leads, corrections and kills come under other numbers."""

from __future__ import annotations

import pytest

from normalizers.story import Story
from normalizers.wires import identity, read


def dpa(
    number: int,
    clock: str,
    slug: str,
    *,
    take: str = "",
    head: str = "Ferry aground",
    text: str = "",
    service: str = "eca",
) -> Story:
    body = text or f"Port Ellery (dpa) - A ferry ran onto a sandbank, version of {clock}."
    header = f"\x01{service}{number:04} 3 i 20  dpa {number + 900:04}\r\n\r\n{slug}/\r\n" + (take and f"{take}\r\n")
    (story,) = read(f"{header}\x02{head} =\r\n\r\n{body}\r\n\r\n\x03{clock} GMT Mar 25\r\n\r\n\x04".encode())
    return story


def ap(letter: str, number: int, clock: str, slug: str, *, take: str = "", lines: str = "^Ferry grounds<\r\n") -> Story:
    short = f"{slug.replace(' ', '')[:20]} {take.replace(' ', '')}"
    rail = f"^BC-{slug}{take and f', {take}'},100<\r\n"
    body = f"\t   PORT ELLERY (AP) _ A ferry ran aground at {clock}.\r\n\r\n"
    header = f"\x16\x16\x01{letter}{number:04}\x1fasian\r\nr i\x13\x11 BC-{short}  03-14 0100\r\n"
    (story,) = read(f"{header}\x02{rail}{lines}{body}\t   \x03AP-WF-03-14-25 {clock}GMT<\r\n\x04".encode())
    return story


def test_one_story_of_7901_through_its_life() -> None:
    life = [
        dpa(125, "140412", "Harbour/accidents"),
        dpa(190, "140530", "Harbour/accidents", take="1ST LEAD", head="Ferry aground; all safe"),
        dpa(204, "140615", "Harbour/accidents", take="(CORRECTION: it is 212 people)"),
        dpa(260, "140700", "Harbour/Accidents", take="2ND LEAD", head="Ferry towed off"),
        dpa(301, "142309", "Harbour/accidents", take="KILL", text="Editors, please kill our story eca0125."),
    ]
    assert len({story.guid for story in life}) == 1
    versions = [story.version for story in life]
    assert versions[0] == 1
    assert versions == sorted(set(versions))
    assert [story.pubstatus for story in life] == ["usable"] * 4 + ["canceled"]


def test_one_story_of_anpa_through_its_life() -> None:
    life = [
        ap("a", 512, "0412", "AS--Harbor-Ferry Grounding"),
        ap("a", 590, "0530", "AS--Harbor-Ferry Grounding", take="1st Ld-Writethru, a0512"),
        ap("a", 610, "0615", "AS--Harbor-Ferry Grounding", take="Correction"),
        ap("a", 640, "0700", "AS--Harbor-Ferry Grounding", take="2nd Ld-Writethru, a0590"),
        ap("a", 701, "0909", "AS--Harbor-Ferry Grounding", take="KILL"),
    ]
    assert len({story.guid for story in life}) == 1
    versions = [story.version for story in life]
    assert versions[0] == 1
    assert versions == sorted(set(versions))
    assert life[-1].pubstatus == "canceled"


def test_stories_that_are_not_one() -> None:
    first = dpa(125, "140412", "Harbour/accidents")
    assert dpa(125, "140412", "Harbour/accidents", service="bdt").guid != first.guid  # another service
    assert dpa(126, "150412", "Harbour/accidents").guid != first.guid  # another day
    assert dpa(130, "140500", "Football").guid != dpa(131, "140500", "Football").guid  # a subject, and no name
    assert dpa(130, "140500", "Football/Results").guid != dpa(131, "140500", "Football/Results").guid  # standing
    assert ap("a", 1, "0412", "US--APNewsAlert").guid != ap("a", 2, "0413", "US--APNewsAlert").guid
    whole, added = ap("a", 512, "0412", "AS--Ferry"), ap("a", 520, "0420", "AS--Ferry", take="1st Add")
    assert whole.guid != added.guid != ap("a", 521, "0421", "AS--Ferry", take="2nd Add").guid  # texts of their own


@pytest.mark.parametrize(
    ("slug", "root"),
    [
        ("BC-EU--Salt Prices, 2nd Ld-Writethru", "eu-salt-prices"),
        ("BC-EU--Salt Prices,1stLd-Writethru,a0512", "eu-salt-prices"),
        ("UPDATE 2-MARKETS-SALT/", "markets-salt"),
        ("CORRECTED-MARKETS-SALT/", "markets-salt"),
        ("Harbour/Ferry KILL", "harbour-ferry"),
        ("US--Lead Water", "us-lead-water"),
        ("PM-Take Five", "pm-take-five"),
    ],
)
def test_roots(slug: str, root: str) -> None:
    assert identity.root(slug) == root


def test_a_kill_names_what_it_means() -> None:
    first = dpa(125, "140412", "Harbour/accidents")
    kill = dpa(301, "142309", "Advice/Desk", take="KILL", text="Editors, please kill story eca0125. It is wrong.")
    assert kill.guid != first.guid
    assert set(kill.also) & {first.guid, *first.also}
    story = ap("W", 2871, "0412", "AS--Harbor-Ferry Grounding")
    lines = "^Eds: Members are asked to kill BC-AS--Harbor-Ferry Grounding. It is wrong.<\r\n"
    assert story.guid in ap("W", 3001, "0909", "Kill Advisory Notes", take="KILL", lines=lines).also
    night = dpa(3, "150110", "Harbour/accidents", take="KILL", text="Editors, kill this story.")
    assert first.guid in night.also  # sent after midnight
    assert first.guid not in dpa(300, "151110", "Harbour/accidents", take="KILL", text="Editors, kill it.").also
