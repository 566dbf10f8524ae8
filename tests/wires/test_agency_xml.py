"""NITF, NewsML-G2 and NewsML 1.2: no letter of a body is lost, identifiers last, nothing is opened."""

from __future__ import annotations

import dataclasses
import re
import time
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizers.errors import WireError
from normalizers.story import Skipped, Story
from normalizers.wires import dates, read, read_all, revisions

ROOT = Path(__file__).parents[2] / "fixtures" / "wires"
FILES = [path for kind in ("nitf", "newsml-g2", "newsml-1", "appl") for path in sorted((ROOT / kind).glob("*.xml"))]
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def told(found: list[Story | Skipped]) -> str:
    """Everything that was read, in every field."""
    texts: list[str] = []
    for one in found:
        for field in dataclasses.fields(one):
            value = getattr(one, field.name)
            texts += [str(part) for part in value] if isinstance(value, tuple) else [str(value)]
        if isinstance(one, Story):
            texts.append(one.text)
    return " ".join(texts)


def bodies(root: ElementTree.Element) -> list[str]:
    """The text of each body, as another parser sees it."""
    names = ("body.content", "body", "inlineXML", "inlineData", "DataContent")
    return [" ".join(one.itertext()) for one in root.iter() if one.tag.rpartition("}")[2] in names]


# What is told nowhere: names of subjects that a header repeats, style sheets, other renditions, pictures, time stamps.
BESIDE = {
    "notebook": "Fußball 11 10 2026 14",
    "renditions": "Il vite",
    "release-in-parts": "c text align center",
    "own-markup": "http st example media 4AF3",
    "two-items": "El puerto el viernes 20260116T125900 0000",
    "time-stamp-as-dateline": "20260102T222800 0000",
    "lead-told-twice": "Roe Jane",
}


CHARSETS = {
    "latin-1": "latin-1",
    "windows-1250-said-utf-8": "cp1250",
    "latin-2-said-latin-1": "iso8859-2",
    "koi8-u": "koi8-u",
    "shift-jis": "cp932",
    "gb2312-indents": "gb18030",
    "euc-kr": "cp949",
    "big5": "big5",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_word_of_a_body_is_in_some_field(path: Path) -> None:
    raw = path.read_bytes()
    try:
        seen = set(words(told(read_all(raw))))
    except WireError:
        return
    charset = CHARSETS.get(path.stem, "utf-8-sig")
    text = re.sub(r"<!DOCTYPE.*?\]>", "", raw.rstrip(b"\x1a").decode(charset, "replace"), flags=re.DOTALL)
    text = re.sub(r"encoding=\S+?(?=[ ?])", "", re.sub(r"</?rtr:[^>]*>", "", text))
    root = ElementTree.fromstring(text.encode())
    beside = set(words(BESIDE.get(path.stem, "")))
    for body in bodies(root):
        if "<" in body:  # escaped mark-up, whose tags are no words of the story
            body = re.sub(r"<!\[CDATA|<[^<>]*>|]]>", " ", body)
        lost = [word for word in words(body.replace("&amp;", "&")) if word not in seen and word not in beside]
        glued = [word for word in lost if not any(word in longer for longer in seen)]
        assert glued == []


INLINE = ["person", "org", "location", "em", "a", "chron", "Company", "span", "sup", "num"]
BLOCKS = ["p", "hl2", "block", "li", "bq", "td", "ul", "table", "tr", "note", "fn", "pre", "div", "dl", "dd", "TEXT"]


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        piece = draw(
            st.sampled_from(
                ["Lisbon fell", "a", "é", " ", "\n", "\n\n", "\n    ", "\t", "<br/>", "<br/><br/>", "12   7   "]
            )
        )
        if depth and draw(st.booleans()):
            name = draw(st.sampled_from(INLINE + BLOCKS))
            piece = f"<{name}>{draw(trees(depth=depth - 1))}</{name}>"
        parts.append(piece)
    return "".join(parts)


@quick
@given(trees())
def test_a_body_loses_no_letter(inner: str) -> None:
    document = f"<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>{inner}"
    (story,) = read(f"{document}</body.content></body></nitf>".encode())
    wanted = "".join("".join(ElementTree.fromstring(f"<x>{inner}</x>").itertext()).split())
    assert "".join("".join(block.text.split()) for block in story.blocks) == wanted


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Z"]), min_size=1, max_size=40)


@quick
@given(TEXT, TEXT)
def test_text_comes_through_unrepaired(headline: str, text: str) -> None:
    g2 = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentMeta><headline>'
        f"{escape(headline)}</headline></contentMeta><contentSet><inlineXML><html><body><p>{escape(text)}</p></body>"
        "</html></inlineXML></contentSet></newsItem>"
    )
    (story,) = read(g2.encode())
    assert story.headline == headline
    assert [block.text for block in story.blocks] == [text]


def test_the_same_fields_in_every_xml() -> None:
    documents = (
        '<nitf baselang="en"><head><meta name="slugline" content="harbour"/><docdata><doc-id id-string="x"/>'
        '<du-key version="3"/><urgency ed-urg="4"/><date.issue norm="2026-04-04T12:00:00Z"/>'
        '<date.release norm="2026-04-05T12:00:00Z"/><ed-msg info="Adds quote"/><doc.copyright holder="(c) HW"/>'
        '<key-list><keyword key="storm"/></key-list></docdata></head><body><body.head><hedline><hl1>One</hl1>'
        "<hl2>Two</hl2></hedline><byline>By Ann Roe</byline><distributor>HW</distributor><dateline>"
        "<location>Harl</location></dateline><abstract>Short.</abstract></body.head><body.content><p>A text.</p>"
        "</body.content></body></nitf>",
        '<newsItem xml:lang="en" guid="x" version="3"><rightsInfo><copyrightNotice>(c) HW</copyrightNotice>'
        "</rightsInfo>"
        '<itemMeta><provider literal="HW"/><versionCreated>2026-04-04T12:00:00Z</versionCreated>'
        "<embargoed>2026-04-05T12:00:00Z</embargoed><edNote>Adds quote</edNote></itemMeta><contentMeta>"
        '<urgency>4</urgency><located literal="Harl"/><keyword>storm</keyword><slugline>harbour</slugline>'
        '<headline>One</headline><headline role="hld:subHeadline">Two</headline><by>By Ann Roe</by>'
        "<dateline>Harl</dateline><description>Short.</description><creditline>HW</creditline></contentMeta>"
        "<contentSet><inlineXML><p>A text.</p></inlineXML></contentSet></newsItem>",
        '<NewsML><NewsItem xml:lang="en"><Identification><NewsIdentifier><NewsItemId>x</NewsItemId><RevisionId>3'
        "</RevisionId></NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>2026-04-04T12:00:00Z</ThisRevisionCreated>"
        '<Status FormalName="Usable"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
        '<DateAndTime>2026-04-05T12:00:00Z</DateAndTime></StatusWillChange><Urgency FormalName="4"/></NewsManagement>'
        "<NewsComponent><NewsLines><HeadLine>One</HeadLine><SubHeadLine>Two</SubHeadLine><ByLine>By Ann Roe</ByLine>"
        "<DateLine>Harl</DateLine><CreditLine>HW</CreditLine><CopyrightLine>(c) HW</CopyrightLine>"
        "<SlugLine>harbour</SlugLine><KeywordLine>storm</KeywordLine><NewsLine><NewsLineType FormalName='Advisory'/>"
        "<NewsLineText>Adds quote</NewsLineText></NewsLine></NewsLines><AdministrativeMetadata><Provider>"
        "<Party FormalName='HW'/></Provider></AdministrativeMetadata><DescriptiveMetadata><Location>"
        "<Property FormalName='City' Value='Harl'/></Location></DescriptiveMetadata><NewsComponent><Role FormalName="
        "'Abstract'/><ContentItem><DataContent>Short.</DataContent></ContentItem></NewsComponent><NewsComponent>"
        "<Role FormalName='Body'/><ContentItem><DataContent><p>A text.</p></DataContent></ContentItem></NewsComponent>"
        "</NewsComponent></NewsItem></NewsML>",
        '<News lang="en"><Id>x</Id><Version>3</Version><Urgency>4</Urgency><Updated>2026-04-04T12:00:00Z</Updated>'
        "<Embargo>2026-04-05T12:00:00Z</Embargo><EdNote>Adds quote</EdNote><Copyright>(c) HW</Copyright>"
        "<Keywords>storm</Keywords><Slug>harbour</Slug><Headline>One</Headline><Subtitle>Two</Subtitle>"
        "<Byline>By Ann Roe</Byline><Source>HW</Source><Credit>HW</Credit><Dateline>Harl</Dateline><City>Harl</City>"
        "<Summary>Short.</Summary><Body><p>A text.</p></Body></News>",
    )
    names = (
        "headline subheadline version language pubstatus urgency embargo version_created slugline byline dateline "
        "abstract keywords located editorial_note copyright credit source"
    ).split()
    found = [{name: getattr(read(document.encode())[0], name) for name in names} for document in documents]
    assert all(found[0].values())
    assert found == [found[0]] * 4
    assert {tuple(block.text for block in read(document.encode())[0].blocks) for document in documents} == {
        ("A text.",)
    }


def test_an_identifier_lasts_and_versions_rise() -> None:
    def g1(revision: int, day: str = "20260129") -> Story:
        raw = (ROOT / "newsml-1" / "title-lead-body.xml").read_bytes()
        raw = raw.replace(b">4</RevisionId>", f">{revision}</RevisionId>".encode())
        return read(raw.replace(b"20260129T133400", f"{day}T150000".encode()))[0]

    assert g1(4).guid == g1(5, "20260130").guid
    assert [g1(one).version for one in (4, 5, 10)] == [4, 5, 10]

    def nitf(version: int) -> Story:
        raw = (ROOT / "nitf" / "counted-in-du-key.xml").read_bytes()
        raw = raw.replace(b"5c_47", f"5c_{version - 1}".encode()).replace(b'"48"', f'"{version}"'.encode())
        return read(raw)[0]

    assert nitf(48).guid == nitf(49).guid
    assert [nitf(one).version for one in (9, 10)] == [9, 10]


@pytest.mark.parametrize(
    ("written", "status", "wanted"),
    [
        ("", "", "withheld"),
        ("soon", "stat:usable", "withheld"),
        ("", "stat:usable", "usable"),
        ("", "x:no", "withheld"),
    ],
)
def test_an_embargo_without_a_date(written: str, status: str, wanted: str) -> None:
    (story,) = read(
        f'<newsItem guid="a"><itemMeta><embargoed>{written}</embargoed><pubStatus qcode="{status}"/></itemMeta>'
        "<contentMeta><headline>One</headline></contentMeta></newsItem>".encode()
    )
    assert (story.pubstatus, story.embargo) == (wanted, None)


def test_a_kill_without_a_word_is_a_story() -> None:
    kills = (
        '<nitf><head><docdata management-status="canceled"><doc-id id-string="a"/></docdata></head><body/></nitf>',
        '<newsItem guid="a" version="3"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>',
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>k</ProviderId><DateId>20260101</DateId>"
        '<NewsItemId>a</NewsItemId><RevisionId PreviousRevision="2" Update="A">3</RevisionId></NewsIdentifier>'
        '</Identification><NewsManagement><Status FormalName="Canceled"/></NewsManagement></NewsItem></NewsML>',
    )
    found = [story for kill in kills for story in read(kill.encode())]
    assert [(story.guid, story.version) for story in found] == [("a", 1), ("a", 3), ("urn:newsml:k:20260101:a", 3)]
    assert {story.pubstatus for story in found} == {"canceled"}


@pytest.mark.parametrize("filling", [" ", "\n", "\t", "\n ", "\n\n", "<br/>", " \n<br/>", "a:b ", "&#160;", "* "])
def test_long_runs_are_read_at_once(filling: str) -> None:
    run = filling * 20_000
    document = f"<nitf><body><hedline>H</hedline><body.content><p>a{run}b</p><pre>a{run}b</pre>a{run}b</body.content>"
    started = time.process_time()
    with suppress(WireError):  # a paragraph longer than we take
        read(f"{document}</body></nitf>".encode())
    assert time.process_time() - started < 4.0  # measured: under 0.8 s


def test_a_package_of_references_is_passed_over() -> None:
    item = (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>k</ProviderId><NewsItemId>a</NewsItemId>"
        '</NewsIdentifier></Identification><NewsManagement><Status FormalName="{}"/></NewsManagement><NewsComponent>'
        '<NewsLines><HeadLine>Today</HeadLine></NewsLines><NewsItemRef NewsItem="b"/></NewsComponent></NewsItem>'
        "</NewsML>"
    )
    with pytest.raises(WireError, match="a package of other items"):
        read(item.format("Usable").encode())
    assert [story.pubstatus for story in read(item.format("Canceled").encode())] == ["canceled"]


def test_two_items_with_one_identifier() -> None:
    item = '<newsItem guid="a" version="1"><contentMeta><headline>{}</headline></contentMeta></newsItem>'
    same = f"<newsMessage><itemSet>{item.format('One')}{item.format('One')}{item.format('Two')}</itemSet></newsMessage>"
    found = read_all(same.encode())
    assert [one.guid for one in found if isinstance(one, Story)] == ["a", "a#2"]
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["the same item a second time"]


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY x "y">',
        '<!ENTITY % nitf SYSTEM "file:///etc/passwd"> %nitf;',
        "<!ENTITY % nitf \"<!ENTITY x 'y'>\"> %nitf;",
        '<!ENTITY x SYSTEM "nitf.dtd">',
        '<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf; <!ELEMENT a ANY>',
    ],
)
def test_a_doctype_that_declares_is_refused(subset: str) -> None:
    with pytest.raises(WireError, match="entity-declared"):
        read(f"<!DOCTYPE NewsML [{subset}]><NewsML/>".encode())


def test_versions_as_agencies_write_them() -> None:
    lines = {
        "BC-US--Earns, 1st Ld-Writethru": (2, "1st Ld-Writethru"),
        "Storm, 10th Ld": (11, "10th Ld"),
        "Storm, Ld": (2, "Ld"),
        "UPDATE 2-Gold rises": (3, "UPDATE 2"),
        "GLOBAL-TIN/ (UPDATE 1)": (2, "UPDATE 1"),
        "Lead poisoning in 3 towns": (1, None),
        "Leaders meet": (1, None),
        "Old Ld Mayor": (2, "Ld"),
        "Fire, Take 2": (1, "Take 2"),
    }
    assert {line: (revisions.version_of((), (line,))[0], revisions.rewrite(line)) for line in lines} == lines
    assert revisions.version_of(("04",), ()) == (4, [])
    assert revisions.version_of(("9" * 30, "2"), ()) == (2, [f"version not understood: '{'9' * 30}'"])


def test_what_takes_a_story_back() -> None:
    for note in (
        "BULLETIN KILL. Kill BC-Fire.",
        "Eds: Please kill this story.",
        "This story is withdrawn.",
        "KILL",
        "ELIMINATION",
    ):
        assert revisions.as_told("usable", (), (note,), ()) == "canceled", note
    for note in ("Kills reference to 5 dead.", "Kill 5th graf.", "Police kill 3.", "Corrects number killed.", ""):
        assert revisions.as_told("usable", (), (note,), ()) == "usable", note
    for line in ("KILL: Fire at the harbour", "BC-Fire, KILL", "MANDATORY KILL Fire"):
        assert revisions.as_told("usable", (), (), (line,)) == "canceled", line
    for line in (
        "Kill Bill star opens harbour",
        "Killed in action",
        "Storm kills 3",
        "License to Kill",
        "STORMS HURT, KILL",
    ):
        assert revisions.as_told("usable", (), (), (line,)) == "usable", line
    for act in ("kill", "Withdrawn", "canceled"):
        assert revisions.as_told("usable", (act,), (), ()) == "canceled", act
    for note in ("BULLETIN WITHHOLD. Please withhold BC-Fire.", "Withhold this story"):
        assert revisions.as_told("usable", (), (note,), ()) == "withheld", note
    assert revisions.as_told("canceled", ("withheld",), (), ()) == "canceled"
    assert revisions.as_told("usable", (), ("Names withheld by police.",), ()) == "usable"
    assert revisions.as_told("usable", ("update", "skill", "correction"), (), ()) == "usable"


def test_embargoes_in_words() -> None:
    for note in (
        "Embargoed until 0001 GMT Sunday",
        "Eds: ADVANCE FOR RELEASE SUNDAY, DEC. 6",
        "Strictly under embargo: 5 April",
        "Sperrfrist 19.00 Uhr",
        "HOLD FOR 6 P.M.",
        "Not for publication before noon",
        "For release at noon",
    ):
        assert revisions.embargo_in_words((note,), ()) == note
    for note in (
        "Embargo lifted",
        "Embargo on oil: adds detail",
        "With photos.",
        "Adds details of embargo to Cuba",
        "",
    ):
        assert revisions.embargo_in_words((note,), ()) is None, note
    assert revisions.embargo_in_words((), ("EMBARGOED TO 0001 SUNDAY: Harbour opens",))
    for line in ("Embargo to hit oil exports", "Embargo for arms ends", "Minister: embargo stays"):
        assert revisions.embargo_in_words((), (line,)) is None, line


def test_escaped_mark_up_is_opened_once() -> None:
    nest = "<p>Fish &amp; chips</p>"
    for _ in range(40):
        nest = f"<p>{escape(nest)}</p>"
    (story,) = read(f"<nitf><body><body.content>{nest}</body.content></body></nitf>".encode())
    assert "chips" in story.text
    (story,) = read(b"<nitf><body><body.content><p>A &lt; B, &lt;p&gt; is a tag.</p></body.content></body></nitf>")
    assert story.blocks[0].text == "A < B, <p> is a tag."


def test_dates() -> None:
    for good in (
        "20190121T103647+0000",
        "20190129T124550",
        "2022-07-11 18:33",
        "2018-03-01T18:34:39.924Z",
        "20190121T103647Z",
        "2020.09.07 14:45:26",
        "2026-02-17 10:54:40+00:00",
        "20190121",
        "20180404T1200Z",
        "2018-04-04T12:00:00,000+0200",
        "2018-04-04T12:00+02",
    ):
        notes: list[str] = []
        assert dates.date(f"\n {good} ", "x", notes) == good
        assert notes == []
    for odd in ("4/4/2018 17:59:03", "10 december 2018", "Mon, 21 Jan 2019 10:36:47 +0000"):
        notes = []
        assert dates.date(odd, "x", notes) == odd
        assert len(notes) == 1
    for bad in ("YYYYMMDD000000-HHMM", "20190231T101010Z", "20190101T256161", "00000000T000000", "soon", "2019011T1"):
        notes = []
        assert dates.date(bad, "x", notes) is None
        assert len(notes) == 1
    assert dates.is_later("20260704T000100-0400", "20260703T165136-0400")
    assert not dates.is_later("20260704T000100", "soon")
