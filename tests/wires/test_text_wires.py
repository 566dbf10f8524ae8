"""Text wires, mail and archives: what the fixtures cannot show one by one."""

from __future__ import annotations

import gzip
import re
import time
import zipfile
from email.header import Header
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizers.errors import WireError
from normalizers.story import Refused, Skipped, Story
from normalizers.wires import anpa, container, iptc7901, mail, mail_header, read, read_all, telegraph

ROOT = Path(__file__).parents[2] / "fixtures"
OF_TEXT_WIRES = ("anpa", "iptc-7901", "mail", "container", "zczc")
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def fields(story: Story) -> str:
    said = (story.headline, story.text, story.slugline, story.take, story.byline, story.abstract, story.credit)
    return " ".join(filter(None, (*said, story.editorial_note, *story.notes)))


def files(*folders: str) -> list[Path]:
    return [path for name in folders for path in sorted((ROOT / "wires" / name).iterdir()) if path.suffix != ".toml"]


def test_no_other_file_is_taken_for_a_text_wire() -> None:
    others = [
        path
        for name in ("wires", "inbox")
        for path in (ROOT / name).rglob("*")
        if path.is_file() and path.suffix != ".toml" and path.parent.name not in OF_TEXT_WIRES
    ]
    assert len(others) > 20
    for path in others:
        raw = path.read_bytes()
        taken = [wire.__name__ for wire in (anpa, iptc7901, mail, container) if wire.sniff(raw)]
        assert taken == [], path


@pytest.mark.parametrize(
    "text",
    [
        "W2871 is a bus that nobody takes.\n\nr i BC-AS 03-14 0871 is what it says on the front.\n",
        "bdt0123 3 vm 88\n\nThat was on the note, and nothing else.\n",
        "From: here on it may fall, traders say.\nSubject: salt.\n\nNothing is certain.\n",
        "Date: 3 March\nFrom: our correspondent\n\nThe ferry is late.\n",
        "ZCZC was how a telegram began.\n\nNNNN was its end.\n",
        "A stray \x01 in a story.\n\nAnd a \x02 too, and \x03.\n",
        "To: the editor\n\nSir, your bridge is crooked.\n",
    ],
)
def test_stories_that_only_look_like_wires_are_plain(text: str) -> None:
    assert [story.wire for story in read(text.encode())] == ["plain"]


@quick
@given(st.binary(max_size=600))
def test_pictures_are_no_text_wires(raw: bytes) -> None:
    for magic in (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"%PDF-1.7\n\x00"):
        assert not iptc7901.sniff(magic + b"\x00\x00" + raw)


LINE = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_characters="=<^#*|;\x7f"), max_size=70)
PARAGRAPHS = st.lists(st.lists(LINE, min_size=1, max_size=4), min_size=1, max_size=5)


@quick
@given(PARAGRAPHS, st.sampled_from(["\r\n", "\n"]), st.sampled_from(["", "   ", "\t"]))
def test_iptc_7901_loses_no_letter(paragraphs: list[list[str]], end: str, indent: str) -> None:
    text = (end * 2).join(indent + end.join(lines) for lines in paragraphs)
    head = f"\x01eca0125 3 i 71  dpa 1889{end}{end}Harbour/{end}\x02Ferry runs aground ={end}{end}"
    raw = f"{head}{text}{end}\x03142101 GMT Mar 25{end}\x04".encode()
    (story,) = read(raw)
    assert (story.guid, story.headline) == ("iptc-7901:dpa:eca0125:2025-03-14", "Ferry runs aground")
    said = "".join(block.text for block in story.blocks) + (story.editorial_note or "")
    assert letters(said) == letters(text)


@quick
@given(PARAGRAPHS, st.sampled_from(["\r\n", "\n"]))
def test_anpa_loses_no_letter(paragraphs: list[list[str]], end: str) -> None:
    text = end.join("\t   " + " ".join(lines) for lines in paragraphs)
    head = f"\x16\x16\x01W2871\x1fasian{end}r i\x13\x11 BC-AS--Ferry     03-14 0871{end}\x02^BC-AS--Ferry,164<{end}"
    raw = f"{head}^Ferry grounds<{end}\t   It began{end}{text}{end}\t   \x03AP-WF-03-14-25 0412GMT<{end}\x04".encode()
    (story,) = read(raw)
    assert (story.guid, story.headline) == ("anpa-1312:AP:W:as-ferry:2025-03-14", "Ferry grounds")
    assert letters("".join(block.text for block in story.blocks)) == letters("It began" + text)


@pytest.mark.parametrize("path", files("anpa", "iptc-7901", "zczc"), ids=lambda path: path.name)
def test_every_letter_of_a_fixture_is_in_some_field(path: Path) -> None:
    received = telegraph.receive(path.read_bytes())
    stories = read(path.read_bytes())
    said = letters("".join(map(fields, stories)))
    said += "".join(letters(story.sent or "") + "GMTMar" for story in stories)  # a time of sending, whose ETX was lost
    for message in telegraph.messages(received):
        if isinstance(message, Skipped):
            continue
        for word in re.findall(r"[^\W\d_]{3,}", telegraph.clean(message.text) if message.framed else ""):
            assert word in said


@pytest.mark.parametrize("path", files("anpa", "iptc-7901"), ids=lambda path: path.name)
def test_without_its_control_characters_a_wire_says_nearly_the_same(path: Path) -> None:
    raw = path.read_bytes()
    only_framed = ("impossible-date", "no-equals-sign", "zczc-nnnn", "kna-revision", "garbage-before", "long-category")
    if raw.count(b"\x01") != 1 or path.stem in only_framed:
        return
    bare = raw.translate(None, b"\x01\x02\x03\x04\x11\x12\x13\x14\x16\x1f\x08")
    (whole,), (left,) = read(raw), read(bare)
    assert left.wire == whole.wire
    assert (left.guid, left.headline, left.version) == (whole.guid, whole.headline, whole.version)
    assert (left.version_created, left.pubstatus) == (whole.version_created, whole.pubstatus)


def test_times() -> None:
    assert telegraph.when("25", telegraph.month("mär"), "14", "0412", "MEZ") == "2025-03-14T04:12:00+01:00"
    assert telegraph.when("1999", telegraph.month("Déc."), "31", "2359", None) == "1999-12-31T23:59:00"
    assert telegraph.when("25", telegraph.month("xyz"), "14", "0412", "GMT") is None
    assert telegraph.when("25", 2, "30", "0412", "GMT") is None


@quick
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=80))
def test_mail_subjects_come_through(subject: str) -> None:
    encoded = Header(f"A{subject}Z", "utf-8").encode()
    assert "".join(mail_header.text(encoded).split()) == "".join(f"A{subject}Z".split())


@quick
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=90), max_size=6))
def test_mail_text_loses_no_letter(lines: list[str]) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "a@b.example", "Ferry", "<1@b.example>"
    message.set_content("It began.\n\n" + "\n".join(lines), cte="base64")
    (story,) = read(message.as_bytes())
    assert letters("".join(block.text for block in story.blocks)) == letters("It began." + "".join(lines))


@pytest.mark.parametrize("word", [b"=?utf-8?Q?a?= ", b"=?utf-8?B?", b"=?", b"(", b"\r\n \t", b"<", b'"'])
def test_hostile_headers_are_read_at_once(word: bytes) -> None:
    started = time.process_time()
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: x" + word * 9_000
    read(head + b"\r\nContent-Type: text/plain; charset=" + word * 5_000 + b"\r\n\r\nText.\r\n")
    assert time.process_time() - started < 5.0  # measured: under 0.5 s


def test_wire_files_that_come_with_mail_are_stories_of_their_own() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Message-ID"] = "c@d.example", "Inner", "<2@d.example>"
    inner.set_content("A mail in an archive.")
    nitf = (ROOT / "wires" / "nitf" / "advance.xml").read_bytes()
    wire = (ROOT / "wires" / "iptc-7901" / "kill.iptc").read_bytes()
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "a@b.example", "Tonight's files", "<1@b.example>"
    message.set_content("Three stories for tonight are attached to this mail.")
    for name, raw in (
        ("../a.xml", nitf),
        ("b.txt", wire),
        ("c.zip", packed(("1", wire), ("2", b"<nitf><body>"), ("3", inner.as_bytes()))),
        ("d.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
        ("e.txt", b"Captions: none."),
        ("f.xml", b"<?xml version='1.0'?><invoice><sum>3</sum></invoice>"),
    ):
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    raw = message.as_bytes()
    found = read_all(raw, name="x")
    stories = [one for one in found if isinstance(one, Story)]
    assert [story.wire for story in stories] == ["mail", "nitf", "iptc-7901", "iptc-7901"]
    assert {story.raw_sha256 for story in stories} == {sha256(raw).hexdigest()}
    refused = [(one.place, one.code) for one in found if isinstance(one, Refused)]
    assert refused == [
        ("part 4, member 2, line 1, column 13", "wire.broken-xml"),
        ("part 4, member 3", "wire.too-deep"),
    ]
    assert [one.place[:6] for one in found if isinstance(one, Skipped)] == ["part 5", "part 6", "part 7"]


def packed(*members: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def outcome(raw: bytes) -> object:
    try:
        return [story.guid for story in read(raw)]
    except WireError as error:
        return error.code


def test_every_fixture_reads_the_same_in_an_archive() -> None:
    for path in files("anpa", "iptc-7901", "mail", "ninjs", "rss", "plain"):
        raw = path.read_bytes()
        assert outcome(gzip.compress(raw)) == outcome(packed(("../a", raw), ("b", b""))) == outcome(raw)


@quick
@given(st.data())
def test_damaged_archives(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from([path.read_bytes() for path in files("container")]))
    start = data.draw(st.integers(0, len(raw)))
    raw = raw[:start] + data.draw(st.binary(max_size=6)) + raw[start + data.draw(st.integers(0, 6)) :]
    outcome(raw)  # whatever it is, it is no other error


@pytest.mark.parametrize(
    ("text", "charsets"),
    [
        (
            "Президент сообщил, что переговоры завершатся в пятницу, почти все вопросы согласованы.",
            "cp1251 koi8-r cp866",
        ),
        ("Уряд повідомив, що ціни на хліб знизяться з першого липня, запасів вистачить.", "cp1251 koi8-u"),
        ("Ο πρόεδρος ανακοίνωσε ότι οι διαπραγματεύσεις θα ολοκληρωθούν στην Αθήνα.", "cp1253 iso8859-7"),
        ("Łódzcy strażacy przez całą noc gasili pożar, poinformował w środę rzecznik straży.", "cp1250 iso8859-2"),
        ("Cumhurbaşkanlığı Senfoni Orkestrası, önümüzdeki sezon çocuklar için ücretsiz çalacak.", "cp1254"),
        ("ראש הממשלה הודיע היום כי הישיבה תתקיים ביום שישי בירושלים.", "cp1255"),
        ("Forsætisráðherra sagði í gær að það þyrfti að ræða málið á þingi fyrir þjóðina.", "cp1252"),
        ("Le président a déclaré que la fête de l'été était réussie, à la joie des élèves.", "cp1252"),
        ("Han sade på fredagen att mötet skulle äga rum nästa vecka i Västerås på mässan.", "cp1252"),
    ],
)
def test_a_charset_that_nobody_names(text: str, charsets: str) -> None:
    for name in charsets.split():
        (story,) = read(f"\x01tst0012 3 pl 40\r\nName/\r\n\x02Head =\r\n\r\n{text}\r\n{text}\r\n\x03\x04".encode(name))
        assert text in story.text
        assert any("guessed" in note for note in story.notes) or name == "cp1252"


def letter(text: str, kind: str = "text/plain", more: str = "") -> bytes:
    """A mail with this text."""
    head = "From: Desk <desk@paper.example>\nSubject: Ferry sails again\nDate: Wed, 02 Apr 2025 21:04:00 +0000\n"
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n{more}\n{text}".encode()


def test_mail_furniture_is_for_editors() -> None:
    (story,) = read(letter("The ferry sails.\n\nIt is full.\n\n--\nNora\nmob 555 0199\n"))
    assert [block.text for block in story.blocks] == ["The ferry sails.", "It is full."]
    assert story.editorial_note == "Nora\nmob 555 0199"
    (kept,) = read(letter("The ferry sails.\n\n--\n" + "A long text goes on behind a line of its own.\n" * 40))
    assert "goes on" in kept.text  # no signature is so long
    lines = "<p>Vis i browser</p><h1>Ferry sails again</h1><p>It is full.</p><p>Afmeld nyhedsbrevet | Quay 4</p>"
    (listed,) = read(letter(lines, "text/html"))
    assert [block.text for block in listed.blocks] == ["It is full."]
    assert listed.editorial_note == "Vis i browser\n\nAfmeld nyhedsbrevet | Quay 4"
    (told,) = read(
        letter("<p>You can unsubscribe, the court said.</p><p>It is full.</p><p>Nobody came.</p>", "text/html")
    )
    assert told.text.endswith("Nobody came." + told.blocks[-1].gap)


@pytest.mark.parametrize("mark", ["Begin forwarded message:", "-------- Weitergeleitete Nachricht --------"])
def test_a_forwarded_mail_is_the_story(mark: str) -> None:
    head = "From: Press Office <press@zoo.example>\nSubject: Otter named Tilda\nDate: 1 May 2025"
    (story,) = read(letter(f"FYI, for page 3.\n\n{mark}\n\n{head}\n\nThe otter is called Tilda.\n"))
    assert (story.headline, story.source) == ("Otter named Tilda", "Press Office")
    assert [block.text for block in story.blocks] == ["The otter is called Tilda."]
    assert "FYI, for page 3." in (story.editorial_note or "")


def test_mail_without_text() -> None:
    coded = "Content-Transfer-Encoding: base64\n"
    for kind, code in (("image/jpeg", "wire.no-story"), ("application/ms-tnef", "wire.outlook-only")):
        with pytest.raises(WireError) as caught:
            read_all(letter("/9j/4AAQ", kind, coded))
        assert caught.value.code == code


def test_two_telex_messages_and_a_lost_n() -> None:
    one = (
        "ZCZC AA 0551 KUL 3\n\nOrchestra plays in 14 towns\n\nANKARA (AA) - The orchestra plays.\n\n(NEK-ORH)\nNNNN\n\n"
    )
    stories = read(f"{one}{one.replace('0551', '0552').replace('plays', 'rests')}".encode())
    assert [story.headline for story in stories] == ["Orchestra plays in 14 towns", "Orchestra rests in 14 towns"]
    text = b"ART: FOUND\n   (ANSA) - VERCELLI - It is back.\n     Y7R-BOS/PNZ\n"
    raw = b"ZCZC0412/SXB\nR CRO S42 S0B QBKN\n" + text + b"09-NOV-04 13:20 NNN\n"
    (story,) = read(raw)
    assert (story.headline, story.sent) == ("ART: FOUND", "2004-11-09T13:20:00")
    assert "NNN" not in story.text


def test_agencies_own_lines() -> None:
    head = "\x01EXG5512 4 ECO 0191\r\nDROUGHT FARMERS\r\n\x02"
    top = "DROUGHT FARMERS\r\n   Tractors block the road\r\n\r\n"
    text = f"{top}   La Palma (EFE).- They did. EFE\r\n   1010877\r\n   rgm/vg\r\n"
    (story,) = read(f"{head}{text}\x03141733 MAR 23\r\n\x04".encode())
    assert story.headline == "Tractors block the road"
    assert "1010877" not in story.text
    assert "1010877" in (story.editorial_note or "")
    text = (
        "Trial goes on =\r\n\r\nUtl.: Founder denies all - Hearing in\r\n      May\r\n\r\nGraz (APA) - It goes on.\r\n"
    )
    (story,) = read(f"\x01APA0311 5 CI 0098\r\nTrials/\r\n\x02{text}\x03261347 Apr 12\r\n\x04".encode())
    assert (story.headline, story.subheadline) == ("Trial goes on", "Founder denies all - Hearing in May")
    text = (
        "^Dollar, 7th Writethru@<\r\ncode:2<\r\n^INDEX: Economy, Business@<\r\n^HL:Market falls@<\r\n^By A Writer@<\r\n"
    )
    body = "^THE CANADIAN PRESS@<\r\n\t   TORONTO _ It fell by a tenth.<\r\n\x03\r\n16:35ET 17-04-15<\r\n\x04"
    raw = f"\x16\x16\x01B1488\x1fcpstf\r\nr b \x13\x11Dollar 7thWritethru  17-04 0100\r\n\x02{text}{body}"
    (story,) = read(raw.encode())
    assert (story.headline, story.byline, story.sent) == ("Market falls", "By A Writer", "2015-04-17T16:35:00-04:00")
    assert story.keywords == ("Economy", "Business")
    assert [block.text for block in story.blocks] == ["TORONTO _ It fell by a tenth."]


def test_the_stamp_of_a_desk_over_a_plain_text() -> None:
    text = "Ferry sails again to the island\n\nIt is full, the harbour office said.\n\nNobody stayed behind.\n"
    (story,) = read(f"HAST NTB INN 14.07.2016 10:22\nHarbour\n\n{text}".encode())
    assert (story.headline, story.slugline, story.sent) == (
        "Ferry sails again to the island",
        "Harbour",
        "2016-07-14T10:22:00",
    )
    assert story.text.endswith("\nNobody stayed behind.\n")
    assert story.text.startswith("HAST NTB")  # not a character is lost
    (held,) = read(f"Lusa 28/03/2018 16:07\n/// EMBARGO ATÉ 28 DE MARÇO ÀS 18:00 ///\n\n{text}".encode())
    assert (held.headline, held.embargo) == (story.headline, "/// EMBARGO ATÉ 28 DE MARÇO ÀS 18:00 ///")
    (kept,) = read(f"On 14.07.2016 10:22 it was over for them all.\n\n{text}".encode())
    assert kept.lead == ""
