"""IPTC 7901, the text transmission format of news agencies (The IPTC Recommended Message Format, 5th revision, 1995).

A header line (source and number, priority, category, number of words, what the agency adds), lines of keywords, STX,
the headline up to an equals sign, the text, ETX, and the day and time of sending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Block, PubStatus, Skipped, Story
from normalizers.wires import identity, iptc7901_notes, plain, telegraph
from normalizers.wires.charset import Received
from normalizers.wires.identity import Telegram
from normalizers.wires.telegraph import Message

_LINE = (
    r"(?P<service>[A-Za-z]{1,8})[- ]?(?P<number>\d{2,6})\s+(?P<priority>[0-9])\s+(?P<category>[A-Za-z]{1,6}|[.-])"
    r"(?:[ \t]+(?P<words>\d{1,5}))?(?P<rest>(?:[ \t][^\r\n]*)?)"
)
_STAMP = r"\[\d\d-[A-Z]{3}-\d\d +\d\d:\d\d\]\s*"  # of a session on a telex
_BARE_LINE = r"(?:ZCZC[ \t]+)?[A-Za-z]{2,5}\d{3,5} [1-8] [A-Za-z]{1,3} {1,4}\d{1,5}(?: [^\r\n]{0,60})?"
_BARE = re.compile(rf"\s*(?:{_STAMP})?(?:ZCZC\s+)?{_BARE_LINE}\r*\n".encode())
_HEADER = re.compile(rf"\s*(?:{_STAMP})?(?:ZCZC\s+)?{_LINE}\s*$", re.MULTILINE)
_SENT = re.compile(r"(\d\d)(\d{4})\s*([A-Za-z]{2,4})?\s+([^\W\d_]{3,8})\.?\s+(\d{4}|\d\d)\b")
_SENT_LINE = re.compile(rf"\s*{_SENT.pattern}[\s\x00-\x1f]*(?:NNNN)?\s*", re.IGNORECASE)
# Several messages without control characters: one begins behind the line of sending of the one before.
_NEXT = re.compile(rf"^(?={_BARE_LINE}[ \t]*$)", re.MULTILINE)
# Before SOH there may be fill and the end of an earlier message; a picture has other bytes there.
_SHOWN = rb"\t\r\n -~\x80-\xff"
_NOISE = rb"\x05-\x1f"
_FRAMED = re.compile(rb"\A[\x00\x16\x7f\x03\x04%b%b]{0,4000}?\x01([%b]{3,1500})\x02" % (_NOISE, _SHOWN, _SHOWN))

_AGENCIES = frozenset(
    "dpa kna epd afp apa ap sda ats ansa efe rtr sid ddp dapd tass itar pa belga anp tt ritzau ntb stt aap cp upi "
    "xinhua kyodo bta ctk čtk pap mti hina tanjug agerpres tasr lusa ana mena aa ips".split()
)
_OTHER_ID = re.compile(r"\b([A-Z]{2,6}) (\d{6}-[\w-]+?)(?:#(\d{1,3}))?(?=\s|$)")
_BELGA = re.compile(r"(?P<language>[A-Z]) BELGA-[\d.]+(?: (?P<correction>COR\b.*))?")
_LANGUAGES = {"F": "fr", "N": "nl", "E": "en"}
_NUMBER = re.compile(r"\s*\((\d{1,2})(DER|LEAD)?\)$")
_DATELINE_AGENCY = re.compile(r"^[^\n(]{2,60}\((?:[\w.-]{2,8}/)?([\w.-]{2,8})\)", re.MULTILINE)

_BYLINE = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|Di|Da|De|Van|Door|Av|Af)\s+(?:[\w-]+ )?[^\W\d_a-z]")
_TAKE_WORD = (
    r"(?:\d{1,2}(?:ST|ND|RD|TH)|LEAD|LD|NET|EXTRA|REFILE|ROUNDUP|URGENT|FEATURE|ANALYSIS|PREVIEW|CORRECTION|CORRECTED|"
    r"CORRECTS|UPDATES?|KILL|KILLED|FLASH|BULLETIN|ADD|TAKE|ADVISORY|ALERT|INTERVIEW|PROFILE|BACKGROUND|NEWS|EIL|WITHDRAWN|"
    r"WITHHOLD|EILMELDUNG|BLITZ|LEDE|WRITETHRU|REPEAT|REPETITION|RPT|PRIORIT[EÉ]|AVIS|ANNUL[EÉ]E?|ANNULATION|\d{1,2})"
)
_TAKE = re.compile(rf"\(?\s*{_TAKE_WORD}(?:[\s,/-]+{_TAKE_WORD}){{0,4}}\s*\)?")
_KILL = re.compile(
    r"\b(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|ANNUL[EÉ]E?|ANNULATION|ANULAD[AO])\b|"
    r"(?i:\bzurückgezogen\b|\bbitte nicht verwenden\b)"
)
_KILL_FIRST = re.compile(r"(?i)\W*(?:(?:mandatory )?kill|withdrawn|annul[eé]e?|annulation|zurückgezogen)\s*:")
# dpa in its languages, AFP
_KILL_HEAD = re.compile(r"\W*(?:KILL\W+KILL\b|ELIMINAR\b|АННУЛИРОВАНИЕ|حظر|ATTENTION\W+ANNULATION\b)")
_UNDER = re.compile(r"\s*Utl\.:[ \t]*([^\n]+(?:\n[ \t]+\S[^\n]*)*)(?=\n\s*\n)")
_HOLD = re.compile(r"\bWITHHOLD\b|(?i:\bvorerst nicht verwenden\b)")
_EMBARGO = re.compile(r"(?i)\b(?:sperrfrist|embargo(?:ed)?)\b")
_HEAD_LINES = 16


def sniff(raw: bytes) -> bool:
    """Whether the bytes are a text wire: framed by control characters, or with a header line and a line of sending.

    The second is what is left where a gateway took the control characters away.
    """
    if framed := _FRAMED.match(raw[:6_000]):
        head = framed[1].decode("latin-1")
        return bool(_HEADER.search(head)) or bool(_SENT.search(raw.rpartition(b"\x03")[2][:80].decode("latin-1")))
    bare = _BARE.match(raw[:200].lstrip(b"\x00\x16\x7f\x01"))
    if not bare:
        return False
    last = telegraph.clean(raw[-200:].decode("latin-1")).rstrip().splitlines() or [""]
    if b"\x01" in raw[:40] or b"\x02" in raw[:600] or any(_SENT_LINE.fullmatch(line) for line in last[-3:]):
        return True
    # Or it names its agency, and a line of the first ones ends as slugline or headline do.
    head = raw[:1_500].decode("latin-1").splitlines()[:_HEAD_LINES]
    agency = any(one.lower() in _AGENCIES for one in re.split(r"[\s/-]+", bare[0].decode("latin-1")))
    return agency and any(re.search(r"\S/$|\S ?=$", line.rstrip()) for line in head[1:])


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file: one or several messages.

    Raises:
        WireError: there is not one header that we understand.
    """
    found: list[Story | Skipped] = []
    for n, message in enumerate(_messages(received), 1):
        if isinstance(message, Skipped):
            found.append(message)
        else:
            found.append(_story(message, received, n) or Skipped(f"message {n}", "this message has no text"))
    return found


def _messages(received: Received) -> Iterator[Message | Skipped]:
    for message in telegraph.messages(received):
        if isinstance(message, Skipped) or message.framed:
            yield message
            continue
        text = message.text.replace("\r\n", "\n").replace("\r", "\n")
        starts = [0]
        for match in _NEXT.finditer(text):
            before = re.sub(rf"\s*(?:{_STAMP})?\Z", "", text[: match.start()][-400:]).rpartition("\n")[2]
            if _SENT_LINE.fullmatch(before):
                starts.append(match.start())
            if len(starts) > MAX_STORIES:
                raise WireError("wire.too-big", f"The file has more than {MAX_STORIES} messages.")
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield Message("", re.sub(rf"\s*{_STAMP}\Z", "", text[start:end]), "", False)


@dataclass(slots=True)
class _Head:
    """What stands before the text: slugline, takes, headline, byline, notes."""

    slug: list[str] = field(default_factory=list)
    takes: list[str] = field(default_factory=list)
    headline: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take_line(self, line: str) -> None:
        """Sort one line between the header and the text."""
        bracketed = line.startswith("(") and line.endswith(")")
        if _EMBARGO.search(line) and (bracketed or not self.headline):
            self.notes.append(line)
        elif not self.headline and (_TAKE.fullmatch(line) or (bracketed and len(line) <= 40)):
            self.takes.append(line)
        elif bracketed:
            self.notes.append(line)
        elif self.under or line.startswith("Utl.:"):  # APA: the line under the headline
            self.under.append(line.removeprefix("Utl.:").strip())
        elif self.byline or (self.headline and (_BYLINE.match(line) or line.startswith("By "))):
            self.byline.append(line)
        else:
            self.headline.append(line)


def _story(message: Message, received: Received, n: int) -> Story | None:
    match = _HEADER.search(message.header) if message.framed else _HEADER.match(message.text)
    if match is None and not message.framed:
        raise WireError(
            "wire.broken-header", "The header of this message is not IPTC 7901.", todo="Look at its first line."
        )
    head, body, sent = _Head(), message.text, message.trailer
    if match and not message.framed:
        body, sent = _unframed(body[match.end() :])
    elif not sent:
        body, sent = _unframed(body)  # ETX was lost
    if message.framed:
        before = message.header[match.end() :] if match else ""
        _before_text(head, [line for line in telegraph.lines(before) if line])
    body = _under(head, _head(head, body, message.framed))
    noted, body = iptc7901_notes.to_editors(body)
    head.notes += noted
    body, editorial = iptc7901_notes.editorial(body, _said(match, "rest"))
    blocks = telegraph.paragraphs(body)
    headline = " ".join(head.headline)
    if not headline and not blocks:
        return None
    story = _made(match, head, headline, blocks, editorial, sent, received)
    return story if match or n == 1 else replace(story, guid=f"{story.guid}#{n}")


def _unframed(text: str) -> tuple[str, str]:
    """Text and line of sending, where no control character parts them."""
    every = text.rstrip().removesuffix("NNNN").rstrip().splitlines()
    if every and _SENT_LINE.fullmatch(every[-1]):
        return "\n".join(every[:-1]), every[-1]
    return text, ""


def _before_text(head: _Head, every: list[str]) -> None:
    """Keywords and takes: the lines of the header block."""
    for line in _joined(every):
        if _EMBARGO.search(line):
            head.notes.append(line)
        elif not head.slug or (line.endswith("/") and not head.takes):
            head.slug.append(line)
        elif line.startswith("(") and len(line) > 40:
            head.notes.append(line)
        else:
            head.takes.append(line)


def _joined(every: list[str]) -> list[str]:
    """Lines, with a bracket that is broken over several of them made whole."""
    found: list[str] = []
    for line in every:
        if found and found[-1].startswith("(") and found[-1].count("(") > found[-1].count(")"):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _head(head: _Head, text: str, framed: bool) -> str:
    """Take slugline, takes, headline and byline off the text; what is left of it."""
    every = telegraph.clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((n for n, line in enumerate(every) if line.strip()), 0)
    if [every[first].strip(" /")] == [one.strip(" /") for one in head.slug] and "".join(every[first + 1 :]).strip():
        first += 1  # EFE says the slugline again
    end = next((n for n, line in enumerate(every[first : first + _HEAD_LINES], first) if _is_end(line)), None)
    if not framed:
        while first < len(every) and every[first].strip() and (not head.slug or every[first].rstrip().endswith("/")):
            head.slug.append(every[first].strip())
            first += 1
        first = next((n for n, line in enumerate(every[first:], first) if line.strip()), first)
    if end is not None and end >= first:
        last = every[end].rstrip().removesuffix("=").rstrip()
        top = [line.strip() for line in (*every[first:end], last) if line.strip()]
        for line in _joined(top):
            head.take_line(line)
        return "\n".join(every[end + 1 :])
    # No equals sign: one or two lines at the margin, and then a blank or an indented one.
    top = [line for line in every[first:] if line.strip()][:1]
    after = every[first + 1 : first + 3]
    if len(top) == 1 and after and after[0].strip() and not after[0][:1].isspace() and not "".join(after[1:]).strip():
        top.append(after[0])
    rest = every[first + len(top) :]
    alone = bool(rest) and (not rest[0].strip() or rest[0][:1].isspace()) and any(line.strip() for line in rest)
    if top and alone and not top[0][:1].isspace() and sum(map(len, top)) <= 180 and not _DATELINE_AGENCY.match(top[0]):
        for line in _joined([line.strip() for line in top]):
            head.take_line(line)
        return "\n".join(rest)
    if len(top) == 1 and rest and plain.looks_like_headline(top[0], rest[0]):
        head.headline.append(top[0].strip())
        return "\n".join(rest)
    return "\n".join(every[first:])


def _under(head: _Head, body: str) -> str:
    """Take the line under the headline off, where it stands behind the equals sign (APA: Utl.)."""
    found = _UNDER.match(body)
    if found is None:
        return body
    head.under.append(" ".join(found[1].split()))
    return body[found.end() :]


def _is_end(line: str) -> bool:
    """An equals sign ends the headline; behind a dateline with its agency, set in or not, it does not."""
    line = line.rstrip()
    return line.endswith("=") and not line.endswith("==") and not re.search(r"\d[^()]{0,12}\([^()]{2,40}\)\s*=$", line)


def _made(
    match: re.Match[str] | None,
    head: _Head,
    headline: str,
    blocks: tuple[Block, ...],
    editorial: str,
    sent: str,
    received: Received,
) -> Story:
    notes: list[str] = []
    time, day = _time(sent, notes)
    take: str | None = " ".join(line.removeprefix("(").removesuffix(")").strip() for line in head.takes)
    if match is None:
        notes.append("the header of this message was not understood")
    priority = int(_said(match, "priority") or 0) or None
    category = _said(match, "category").strip(".-")
    words = _said(match, "words")
    slug = " ".join(head.slug).strip("/ ") or None
    marks = ""
    belga = _BELGA.search(_said(match, "rest"))
    if belga and (number_of := _NUMBER.search(headline)):
        headline = headline[: number_of.start()]
        take = " ".join(filter(None, (take, number_of[0].strip(" ()"))))
        marks = f"update {number_of[1]}"
    take = " ".join(filter(None, (take, belga["correction"] if belga else None))) or None
    pubstatus = _status(" ".join((*head.takes, *head.notes)), headline)
    named = _DATELINE_AGENCY.search("\n".join(block.text[:120] for block in blocks[:3]))
    message = Telegram(
        wire="iptc-7901",
        agency=_agency(match),
        service=_said(match, "service"),
        number=f"{_said(match, 'service')}{_said(match, 'number')}",
        # Belga's keywords are subjects; what names a story there is its title (with the number of the version).
        slug=headline if belga else slug or "",
        take=" ".join(head.takes),
        day=day or received.sha256[:16],
        time=time,
    )
    guid, version = _identity(
        match, message, f"{marks} {take or ''} {' '.join(head.notes)}", received, pubstatus == "canceled"
    )
    own_id = pubstatus != "canceled" and _OTHER_ID.search(_said(match, "rest")) is not None
    said = "\n".join((headline, *head.notes, *(block.text for block in blocks)))
    embargo = next((note for note in (*head.notes, *head.takes) if _EMBARGO.search(note)), None)
    return Story(
        guid=guid,
        headline=headline,
        subheadline=" ".join(head.under) or None,
        blocks=blocks,
        wire="iptc-7901",
        raw_sha256=received.sha256,
        version=version,
        source=_agency(match) or (named[1] if named else "") or _said(match, "service"),
        language=_LANGUAGES.get(belga["language"]) if belga else None,
        charset_found=received.found,
        pubstatus=pubstatus,
        urgency=priority if priority and priority < 9 else None,
        priority=priority,
        embargo=embargo,
        version_created=time,
        sent=time,
        slugline=slug,
        take=take,
        keywords=tuple(part.strip() for part in (slug or "").split("/") if part.strip()) if "/" in (slug or "") else (),
        subjects=(category,) if category else (),
        byline=" ".join(head.byline) or None,
        words=int(words) if words else None,
        also=() if match is None or own_id else identity.also(message, said if pubstatus == "canceled" else None),
        editorial_note="\n".join((*head.notes, *([editorial] if editorial else ()))) or None,
        notes=tuple(notes),
    )


def _time(sent: str, notes: list[str]) -> tuple[str | None, str]:
    """When the message was sent (ISO 8601), and the day of it; a date that cannot be is kept in the notes."""
    match = _SENT.search(sent)
    if match is None:
        return None, ""
    found = telegraph.when(match[5], telegraph.month(match[4]), match[1], match[2], match[3])
    if found is None:
        notes.append(f"date not understood: {match[0]}")
        return None, re.sub(r"\W+", "-", match[0])
    return found, found[:10]


def _agency(match: re.Match[str] | None) -> str:
    """The agency that the header names, without its own numbers."""
    token = next(
        (one for one in re.split(r"[\s/]+", _said(match, "rest")) if one.partition("-")[0].lower() in _AGENCIES), ""
    )
    return re.sub(r"-(?:[\d.]+|[A-Z]{1,3}\d{1,3})$", "", token)


def _identity(
    match: re.Match[str] | None, message: Telegram, marks: str, received: Received, kill: bool
) -> tuple[str, int]:
    """Identifier and version: the agency's own (KNA 170325-89-00065#2), or what the slugline makes of them."""
    if other := _OTHER_ID.search(_said(match, "rest")):
        own = f"iptc-7901:{other[1]}:{other[2]}"
        return own, int(other[3]) if other[3] else identity.version(message, marks, kill=kill)
    if match is None:
        return f"sha256:{received.sha256}", 1
    return identity.guid(message), identity.version(message, marks, kill=kill)


def _status(said: str, headline: str) -> PubStatus:
    if _KILL.search(said) or _KILL_FIRST.match(headline) or _KILL_HEAD.match(headline):
        return "canceled"
    return "withheld" if _HOLD.search(said) else "usable"


def _said(match: re.Match[str] | None, name: str) -> str:
    return (match[name] or "").strip() if match else ""
