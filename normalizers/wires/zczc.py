"""Telex messages between ZCZC and NNNN (ITU-T F.1 §C.2), without the control characters of IPTC 7901.

Three kinds are common. Italian and East European agencies: lines of codes, the headline, the text, the time. AAP and
its partners: a field a line, told by its first character (`:` slugline, `=` take, `^` headline, `$` category …). News
Bites: fields told by two letters and `#`. Whatever no field claims is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Block, PubStatus, Skipped, Story
from normalizers.wires import identity, telegraph
from normalizers.wires.charset import Received
from normalizers.wires.identity import Telegram

_CODE = r"(?=[^\n]*(?:[A-Z]\d|_))[A-Z0-9_/. -]{3,60}"
_START = re.compile(
    r"(?im)^[ \t]*ZCZC(?-i:[ \t]*(?P<code>(?:[A-Z]{2,4} )?[\w/.-]*\d[\w/.-]*(?:[ \t]+[A-Z0-9/. -]{1,40})?)?)[ \t]*$\n?"
)
_STOP = re.compile(r"(?m)^[ \t]*N{3,4}[ \t]*$|[ \t]+N{4}[ \t]*$|(?<=\d)[ \t]+N{3}[ \t]*$")  # one N may be lost
_FIELD = re.compile(r"[$:=^*&+@~%#]")
_TAG = re.compile(r"([A-Z]{2})#(.*)")
_AT_ALL = re.compile(rb"[\s\x00\x16\x7f\xef\xbb\xbf]*ZCZC[^\r\n]{0,60}[\r\n]", re.IGNORECASE)

# What the first character of a line means: of AAP, and where the lines show it, of its partners.
_AAP = {":": "slug", "=": "take", "^": "headline", "$": "category", "+": "subject", "*": "format", "@": "place"}
_PAGES = {"#": "slug", "@": "take", ":": "headline", "$": "category", "*": "format", "+": "subject"}
_SCRIPTS = {"%": "category", "#": "slug", "$": "headline", ":": "take", "*": "subject", "@": "place"}
_RELEASES = {"%": "place", ":": "headline", "$": "category", "*": "format", "+": "subject"}

_TAGS = frozenset(("TI", "TX", "KN", "BY", "KY", "AB", "SO", "CO"))

_NUMBER = re.compile(r"\b[A-Z]{2,5}\d{3,6}\b|\b\d{3,6}(?=/)")
_SLUG = re.compile(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9]{2,})+/?")
_ITEM = re.compile(r"^[A-Z]{2,5}\d{3,6} (?P<priority>[1-9]) (?P<category>[A-Z]{1,4})\b")
_SENT = re.compile(r"\b(\d\d)-([^\W\d_]{3})-(\d\d|\d{4}) +(\d\d):(\d\d)\b")
_GROUP = re.compile(r"\b(\d\d)(\d{4})\s*([A-Z]{2,4})? ([^\W\d_]{3})\.? (\d{4}|\d\d)\b")
_DATED = re.compile(r"(\d{1,2}) ([^\W\d_]{3,9}) (\d{4}) (\d\d):(\d\d)")
_SIGNED = re.compile(r"\(?[\w.]{1,6}[-/][\w./-]{1,20}\)?|ISSN [\d -]+")
_SIGNED_TIME = re.compile(r"([\w.]{1,6}[-/][\w./-]{1,20}) +(\d{6}.*)")
_AGENCY = re.compile(r"[(/](Adn[Kk]ronos|Xinhua|ITAR-TASS|Interfax|Tanjug|Agerpres|[A-Z]{2,8})[)/]|\b(AAP)\b")
_KILL = re.compile(r"(?i)\W*(?:kill|annullat[ao]|annullamento|si prega di annullare|withdrawn)\b")
_HEADLINE = 250  # characters


def sniff(raw: bytes) -> bool:
    """Whether the bytes are telex: ZCZC alone or with a code, and fields, a line of codes or NNNN behind it."""
    if not _AT_ALL.match(raw[:200]) or b"\x01" in raw[:400]:
        return False
    text = raw.decode("latin-1").lstrip("\x00\x16\x7f\xef\xbb\xbf").replace("\r", "\n")
    start = _START.search(text[:400])
    if start is None or text[: start.start()].strip():
        return False
    after = text[start.end() : start.end() + 400].split("\n")
    fields = sum(bool(_FIELD.match(line)) for line in after[:6])
    return fields > 1 or bool(_TAG.match(after[0]) or _STOP.search(text))


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file: one or several messages.

    Raises:
        WireError: there are more messages than anybody sends in one file.
    """
    found: list[Story | Skipped] = []
    for n, (code, text) in enumerate(_messages(telegraph.clean(received.text)), 1):
        if n > MAX_STORIES:
            raise WireError("wire.too-big", f"The file has more than {MAX_STORIES} messages.")
        lines = text.split("\n")
        if _TAG.match(lines[0]):
            story = _tagged(lines, received)
        elif sum(bool(_FIELD.match(line)) for line in lines[:6] if line) > 1:
            story = _marked(lines, received)
        else:
            story = _telex(code, lines, received)
        if not story.headline and not story.blocks:
            found.append(Skipped(f"message {n}", "this message has no text"))
        else:
            alone = n == 1 or not story.guid.startswith("sha256")
            found.append(story if alone else replace(story, guid=f"{story.guid}#{n}"))
    return found


def _messages(text: str) -> Iterator[tuple[str, str]]:
    """Code and text of each message; what stands behind NNNN and is no message belongs to the one before."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = list(_START.finditer(text))
    for start, end in zip(starts, [*(one.start() for one in starts[1:]), len(text)], strict=True):
        body = _STOP.sub(lambda stop: "", text[start.end() : end])
        yield (start["code"] or "").strip(), body.strip("\n")


def _story(received: Received, blocks: tuple[Block, ...], headline: str, **said: object) -> Story:
    return Story(
        guid=str(said.pop("guid", f"sha256:{received.sha256}")),
        headline=headline,
        blocks=blocks,
        wire="zczc",
        raw_sha256=received.sha256,
        charset_found=received.found,
        pubstatus=_status(headline),
        **{name: value for name, value in said.items() if value},  # type: ignore[arg-type]
    )


def _marked(lines: list[str], received: Received) -> Story:
    """A field a line. Lines of marks that this kind has no field for are kept as notes."""
    size = next((n for n, line in enumerate(lines) if line and not _FIELD.match(line)), len(lines))
    marks: dict[str, str] = {}
    for line in filter(None, lines[:size]):
        marks[line[0]] = " ".join(filter(None, (marks.get(line[0]), line[1:].strip())))
    kind = _AAP
    if "^" not in marks and "#" in marks:
        kind = _SCRIPTS if len(marks.get("$", "")) > 2 else _PAGES
    elif "^" not in marks and "%" in marks:
        kind = _RELEASES
    said = {field: marks[mark] for mark, field in kind.items() if marks.get(mark)}
    table = said.get("format", "").upper().startswith("T")
    return _story(
        received,
        telegraph.paragraphs("\n".join(lines[size:]), table=table),
        said.get("headline", ""),
        slugline=said.get("slug"),
        take=said.get("take"),
        subjects=tuple(filter(None, (said.get("category"), said.get("subject")))),
        located=said.get("place"),
        source=_source("\n".join(lines[size:])),
        version=identity.version(Telegram("zczc", "", "", "", "", "", ""), said.get("take", ""), kill=False),
        notes=tuple(f"field not understood: {mark}{text}" for mark, text in marks.items() if mark not in kind and text),
    )


def _tagged(lines: list[str], received: Received) -> Story:
    """Fields of News Bites; the last of them, TX, goes on to the end."""
    said: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _TAG.match(line) if name != "TX" else None
        name = match[1] if match else name
        said.setdefault(name, []).append(match[2] if match else line)
    text = {name: "\n".join(some).strip() for name, some in said.items()}
    dated = _DATED.match(text.get("PD", ""))
    time = dated and telegraph.when(dated[3], telegraph.month(dated[2][:3]), dated[1], dated[4] + dated[5], None)
    company = ":".join(filter(None, (text.get("SO"), text.get("CO"))))
    return _story(
        received,
        tuple(Block("paragraph", line.strip()) for line in text.get("TX", "").split("\n") if line.strip()),
        text.get("TI", ""),
        source=text.get("KN", ""),
        byline=text.get("BY"),
        slugline=text.get("KY"),
        abstract=text.get("AB"),
        version_created=time,
        sent=time,
        subjects=(company,) if company else (),
        notes=tuple(f"field: {name}#{text[name]}" for name in text if text[name] and name not in _TAGS),
    )


def _telex(code: str, lines: list[str], received: Received) -> Story:
    """Codes, headline, text, signature, time."""
    codes = [code] if code else []
    while lines and (not lines[0].strip() or (len(codes) < 4 and re.fullmatch(_CODE, lines[0].strip()))):
        if lines[0].strip():
            codes.append(lines[0].strip())
        lines = lines[1:]
    slug = ""
    if lines and _SLUG.fullmatch(lines[0].strip()):
        slug, lines = lines[0].strip().rstrip("/"), lines[1:]
    headline, lines = _headline(lines)
    lines, signature, time = _ending(lines)
    whole = "\n".join(lines)
    item = next((match for one in codes if (match := _ITEM.match(one))), None)
    numbers = [match[0] for one in codes if (match := _NUMBER.search(one))]
    source = _source(whole)
    message = Telegram("zczc", source, "", (numbers or [""])[-1], "", "", (time or received.sha256[:16])[:10], time)
    return _story(
        received,
        telegraph.paragraphs(whole),
        headline,
        guid=identity.by_number(message, message.number) if numbers else f"sha256:{received.sha256}",
        source=source,
        slugline=slug,
        version_created=time,
        sent=time,
        priority=int(item["priority"]) if item else None,
        urgency=int(item["priority"]) if item and item["priority"] != "9" else None,
        subjects=(item["category"],) if item else (),
        editorial_note="\n".join(signature),
        notes=(f"header: {' | '.join(codes)}",) if codes else (),
    )


def _headline(lines: list[str]) -> tuple[str, list[str]]:
    """The lines up to a blank, an indented one or one that opens a story; an equals sign ends it as in IPTC 7901."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    top: list[str] = []
    for line in lines[first : first + 5]:
        opens = _AGENCY.search(line[:60]) or (top and line.startswith("   "))
        if not line.strip() or opens or sum(map(len, top)) + len(line) > _HEADLINE:
            break
        top.append(line.strip())
        if line.rstrip().endswith("="):
            break
    rest = lines[first + len(top) :]
    if not top or not any(line.strip() for line in rest):
        return "", lines
    return re.sub(r"^:?-{0,2}\s*|\s*=$", "", " ".join(top)).strip(), rest


def _ending(lines: list[str]) -> tuple[list[str], list[str], str | None]:
    """Text, the signature of the desk, the time of sending (ISO 8601)."""
    lines, time = list(lines), None
    signed: list[str] = []
    while lines:
        line = lines[-1].strip()
        if (both := _SIGNED_TIME.fullmatch(line)) and _GROUP.fullmatch(both[2]):
            signed.insert(0, both[1])
            line = both[2]
        if time is not None and (_SENT.fullmatch(line) or _GROUP.fullmatch(line)):
            break  # a message has one
        if found := _SENT.fullmatch(line):
            time = telegraph.when(found[3], telegraph.month(found[2]), found[1], found[4] + found[5], None)
        elif found := _GROUP.fullmatch(line):
            time = telegraph.when(found[5], telegraph.month(found[4]), found[1], found[2], found[3])
        elif _SIGNED.fullmatch(line) and len(line) < 30:
            signed.insert(0, line)
        elif line:
            break
        if (_SENT.fullmatch(line) or _GROUP.fullmatch(line)) and time is None:
            break  # no such time: it stays where it is
        lines.pop()
    return lines, signed, time


def _source(text: str) -> str:
    match = _AGENCY.search(text[:400])
    return (match[1] or match[2]) if match else ""


def _status(headline: str) -> PubStatus:
    return "canceled" if _KILL.match(headline) else "usable"
