"""E-mail (RFC 5322, MIME: RFC 2045 to 2049): the subject is the headline, the best text part the story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_tz
from hashlib import sha256

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Block, PubStatus, Refused, Skipped, Story
from normalizers.wires import charset, mail_furniture, mail_header, mail_text, markup, revisions
from normalizers.wires.body import beyond
from normalizers.wires.mail_furniture import Around

_FIELD = re.compile(rb"([!-9;-~]{1,76}):")
_OF_TRANSPORT = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"))
_OF_LETTERS = _OF_TRANSPORT | {b"from", b"to", b"cc", b"date", b"subject", b"sender", b"reply-to", b"content-type"}
Piece = Story | Skipped | Refused
Reader = Callable[[bytes], Sequence[Piece] | None]

_MBOX = re.compile(rb"^From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d[^\r\n]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)
_MOST_BOUNDARIES = 200  # a mail of a newsroom has under ten
_MOST_PARTS = 1_000  # attachments and all
_MOST_FIELDS = 20_000  # of all mails in a file; one has under 50
_MOST_LINES = 300_000  # as many as 20 MB in base64 have
_EDGE = re.compile(rb"^--[^\s-]", re.MULTILINE)
_FIELD_LINE = re.compile(rb"^[\w-]{1,60}:[ \t]", re.MULTILINE)
_DEEPEST = 5  # mail in mail
_MUCH_LESS = 0.8  # an HTML part with less than this part of the letters of the plain one is not the story

_LINK = re.compile(r"<?(?:https?://|mailto:|www\.)[^\s<>]+>?")
_REPLY = re.compile(r"(?i)^(?:\s*(?:re|fwd?|wg|aw|tr|rv|enc|vs|vb|sv|i|r)\s*(?:\[\d+\])?\s*:)+\s*")
_KILL = re.compile(
    r"(?i)\W*(?:(?:mandatory |bulletin )?kill|withdrawn|retracted|cancell?ed|zurückgezogen|annul[eé]e?|anulad[ao])"
    r"\s*[:–—-]"
)
_HOLD = re.compile(r"(?i)\W*(?:withhold|withheld)\s*[:–—-]")
_EMBARGO = re.compile(
    r"(?i)\b(?:embargo(?:ed)?\b(?:\W{1,3}(?:until|till|to|for|jusqu|bis|hasta)|\s*:)|sperrfrist\b).*", re.DOTALL
)
_EMBARGO_LINE = re.compile(
    r"(?i)\W*(?:strictly )?(?:under )?(?:embargo(?:ed)?|sperrfrist)\b(?!.{0,12}\b(?:none|lifted|no)\b)"
)
# Files that come with mail and are no wires, however they begin.
_NO_WIRE = ("wire.office-file", "wire.archive-unknown", "wire.no-story", "wire.unknown-xml", "wire.unknown-json")
_KINDS = {"image": "a picture", "audio": "sound", "video": "a film", "font": "a font"}


def sniff(raw: bytes) -> bool:
    """Whether the bytes begin with a header of mail: known fields, and one that only transport or a mailer writes."""
    raw = raw[:30_000].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if raw.startswith(b"From ") and _MBOX.match(raw):
        raw = raw.partition(b"\n")[2]
    found: dict[bytes, bytes] = {}
    for line in raw.splitlines():
        if line[:1] in (b" ", b"\t") and found:
            continue
        match = _FIELD.match(line)
        if match is None:
            break
        found.setdefault(match[1].lower(), line[match.end() :])
    if len(found.keys() & _OF_LETTERS) < 2:
        return False
    if found.keys() & _OF_TRANSPORT:
        return True
    dated = parsedate_tz(found.get(b"date", b"").decode("latin-1")) is not None
    return b"@" in found.get(b"from", b"") and (dated or b"/" in found.get(b"content-type", b""))


def read(raw: bytes, read_wire: Reader) -> list[Piece]:
    """The story of a mail, and those of the mails and wire files that are attached to it.

    Other attachments are passed over; a wire file that is broken is `Refused`, and does not stop the mail.

    Args:
        read_wire: reads a file that came with a mail; None if it is no wire.

    Raises:
        WireError: the mail is encrypted, nested beyond reason, or has neither subject nor text.
    """
    if raw.count(b"boundary") > _MOST_BOUNDARIES:
        raise WireError("wire.too-deep", f"The mail has more than {_MOST_BOUNDARIES} boundaries.")
    if raw.count(b"\n") > _MOST_LINES or _more(_FIELD_LINE, raw, _MOST_FIELDS):
        raise WireError("wire.too-big", "The mail has more lines or fields than any that a newsroom gets.")
    if b"boundary" in raw and _more(_EDGE, raw, _MOST_PARTS):
        raise WireError("wire.too-big", f"The mail has more than {_MOST_PARTS} parts.")
    digest = sha256(raw).hexdigest()
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    letters = [part for part in _MBOX.split(raw) if part.strip()] if raw.startswith(b"From ") else [raw]
    if len(letters) > MAX_STORIES:
        raise WireError("wire.too-big", f"There are {len(letters)} mails; {MAX_STORIES} is the most that we read.")
    return [
        one
        for n, letter in enumerate(letters, 1)
        for one in _read(letter, digest, "" if n == 1 else f"#{n}", read_wire)
    ]


def _more(pattern: re.Pattern[bytes], raw: bytes, most: int) -> bool:
    return any(n > most for n, _ in enumerate(pattern.finditer(raw), 1))


def _read(letter: bytes, digest: str, number: str, read_wire: Reader) -> list[Piece]:
    for rules in (policy.default, policy.compat32):
        try:
            return list(_letter(message_from_bytes(letter, policy=rules), digest, number, 0, read_wire))
        except WireError:
            raise
        except Exception:  # the newer rules fail on odd fields with whatever error comes to hand
            continue
    raise WireError("wire.broken-mail", "The parts of this mail cannot be told.", todo="Ask the sender for it again.")


@dataclass(slots=True)
class _Body:
    """What the parts of a mail come to."""

    blocks: list[Block] = field(default_factory=list)
    declared: str | None = None
    found: str = "utf-8"
    skipped: list[Skipped] = field(default_factory=list)
    letters: list[Message] = field(default_factory=list)
    attached: list[tuple[Message, str]] = field(default_factory=list)
    files: list[tuple[Message, str]] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    failed: WireError | None = None
    around: Around = field(default_factory=Around)
    has_text: bool = False

    @property
    def weight(self) -> int:
        """Letters and figures, without the addresses of links, which only plain text spells out."""
        return sum(character.isalnum() for block in self.blocks for character in _LINK.sub("", block.text))

    def add(self, other: _Body) -> None:
        """Put the parts of another body behind these."""
        if not self.blocks and other.blocks:
            self.declared, self.found = other.declared, other.found
        self.blocks += other.blocks
        self.around.add(other.around)
        self.beside(other)

    def beside(self, other: _Body) -> None:
        """Take what stands beside another body, but not its text."""
        self.skipped += other.skipped
        self.letters += other.letters
        self.attached += other.attached
        self.files += other.files
        self.notes.update(other.notes)
        self.failed = self.failed or other.failed
        self.has_text = self.has_text or other.has_text


def _letter(message: Message, digest: str, number: str, depth: int, read_wire: Reader) -> Iterator[Piece]:
    body = _part(message, "")
    wires = {place: found for part, place in body.files if (found := _wire(part, place, digest, read_wire))}
    body.skipped = [one for one in body.skipped if one.place not in wires]
    texts = [(part, place) for part, place in body.attached if place not in wires]
    if not body.blocks and texts:
        part, place = texts[0]
        body.add(_text(part))
        if body.blocks:
            body.notes["the text came as an attachment"] = None
            body.skipped = [one for one in body.skipped if one.place != place]
    if not body.blocks and body.failed:
        raise body.failed
    body.blocks, listed = mail_furniture.of_lists(body.blocks)
    body.around.notes += listed
    subject = re.sub(r"[ \t]+", " ", mail_header.text(mail_header.field(message, "subject") or ""))
    headline = _REPLY.sub("", subject)
    if body.around.subject:
        headline = _REPLY.sub("", body.around.subject)
    notes = [f"subject: {subject}"] if headline != subject else []
    if body.blocks and markup.squeezed(body.blocks[0].text) == markup.squeezed(headline):
        del body.blocks[0]
    if not body.blocks and body.letters:
        yield Skipped(f"mail {number[1:] or 1}", "this mail only carries another")
    elif not body.blocks and not body.has_text and body.skipped:
        yield Skipped(f"mail {number[1:] or 1}", "this mail has no text, it only carries files")
    elif headline or body.blocks:
        yield _story(message, headline, body, notes, digest, number)
    else:
        yield Skipped(f"mail {number[1:] or 1}", "this mail has neither subject nor text")
    yield from body.skipped
    for found in wires.values():
        yield from found
    for n, inner in enumerate(body.letters, 1):
        if depth + 1 >= _DEEPEST:
            yield Skipped(f"attached mail {n}", f"mail in mail more than {_DEEPEST} deep")
        else:
            yield from _letter(inner, digest, f"{number or '#1'}.{n}", depth + 1, read_wire)


def _wire(part: Message, place: str, digest: str, read_wire: Reader) -> list[Piece]:
    """The stories of a file that came with a mail; none if it is no wire. The bytes as received are the mail's."""
    _settle_encoding(part)
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return []
    where = place.partition(" (")[0]
    try:
        found = read_wire(raw) or ()
    except WireError as error:
        if error.code in _NO_WIRE:
            return []
        inside = ", ".join(filter(None, (where, error.place)))
        return [Refused(inside, error.code, error.message, error.todo)]
    return [
        replace(one, raw_sha256=digest) if isinstance(one, Story) else replace(one, place=f"{where}, {one.place}")
        for one in found
    ]


def _part(part: Message, place: str) -> _Body:
    """The text of a part and of the parts in it."""
    kind = _kind(part)
    body = _Body()
    if kind == "multipart/encrypted" or kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise WireError("wire.encrypted", "This mail is encrypted.", todo="Ask the sender for it in the clear.")
    if part.is_multipart():
        inner = [one for one in part.get_payload() if isinstance(one, Message)]
        if kind in ("message/rfc822", "message/global"):
            body.letters += inner
            return body
        if kind.startswith("message/"):
            body.skipped.append(Skipped(f"part {place or 1} ({kind})", "a report of the mail system"))
            return body
        bodies = [_part(one, f"{place}.{n}" if place else str(n)) for n, one in enumerate(inner, 1)]
        if kind == "multipart/alternative":
            return _best(bodies)
        for one in bodies:
            body.add(one)
        return body
    if kind.startswith("multipart/"):
        kind = "text/plain"  # its boundary is nowhere
        body.notes["the parts of this mail cannot be told apart"] = None
    where = f"part {place or 1} ({kind}{mail_header.file_name(part)})"
    is_text = kind in ("text/plain", "text/html", "text/flowed")
    if is_text and not mail_header.is_attachment(part):
        body.add(_text(part))
        return body
    if kind == "application/ms-tnef" or mail_header.file_name(part).lower().endswith(", winmail.dat"):
        body.skipped.append(Skipped(where, "a file that only Outlook reads"))
        body.failed = WireError(
            "wire.outlook-only",
            "The text of this mail is in winmail.dat, which only Outlook reads.",
            todo="Ask the sender for plain text or HTML.",
        )
        return body
    body.files.append((part, where))
    if is_text:
        body.attached.append((part, where))
    what = _KINDS.get(kind.partition("/")[0], "a file") if not is_text else "a text"
    body.skipped.append(Skipped(where, f"{what} that came with the mail"))
    return body


def _best(bodies: list[_Body]) -> _Body:
    """Of alternatives (RFC 2046 §5.1.4) the last that has all the text: HTML knows more of its paragraphs."""
    whole = max((body.weight for body in bodies), default=0)
    best = next((body for body in reversed(bodies) if body.blocks and body.weight >= _MUCH_LESS * whole), _Body())
    said = " ".join(_LINK.sub("", block.text) for block in best.blocks)
    for body in bodies:
        if body is not best:
            best.beside(body)
            bare = [replace(block, text=_LINK.sub("", block.text)) for block in body.blocks]
            more = list(beyond(bare, said))
            if sum(map(len, more)) > (1 - _MUCH_LESS) * len(said):  # else links and footers, which text spells out
                best.notes.update(dict.fromkeys(f"another text: {text}" for text in more))
    return best


def _text(part: Message) -> _Body:
    body = _Body(has_text=True)
    _settle_encoding(part)
    raw = part.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    for defect in part.defects:
        if "Base64" in type(defect).__name__:
            body.notes["a part of this mail is broken base64: some of its text may be wanting"] = None
    raw = raw.translate(None, b"\x00") if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")) else raw
    if not raw.strip():
        return body
    is_html = _kind(part) == "text/html"
    named = _parameter(part, "charset") or (charset.declared(raw) if is_html else None)
    text, body.found = _decoded(raw, named, body)
    body.declared = named
    if is_html:
        try:
            body.blocks += markup.blocks(re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL))
        except WireError as error:
            body.notes[f"the HTML of this mail could not be read: {error.message}"] = None
            body.failed = error
    else:
        text, body.around = mail_furniture.of_text(text)
        flowed = _parameter(part, "format") == "flowed"
        body.blocks += mail_text.blocks(text, flowed=flowed, delsp=_parameter(part, "delsp") == "yes")
    return body


def _settle_encoding(part: Message) -> None:
    """The transfer encoding without what some senders put behind it ("quoted-printable;")."""
    name = "Content-Transfer-Encoding"
    said = mail_header.field(part, name.lower())
    match = re.match(r"\s*(quoted-printable|base64|x-uuencode|uuencode)\b", said or "", re.IGNORECASE)
    if match and said != match[1]:
        del part[name]
        part[name] = match[1].lower()


def _decoded(raw: bytes, named: str | None, body: _Body) -> tuple[str, str]:
    try:
        return charset.decode(raw, mail_header.ALIASES.get(named or "", named), control=True)
    except WireError as error:
        if error.code != "wire.charset-refused" or (named or "").startswith("utf-7"):
            raise
    body.notes[f"charset not understood: {named}"] = None
    return charset.decode(raw, None, control=True)


def _story(message: Message, headline: str, body: _Body, notes: list[str], digest: str, number: str) -> Story:
    sent = mail_header.field(message, "date")
    time = mail_header.date(sent) if sent else None
    if sent and time is None:
        notes.append(f"date not understood: {mail_header.text(sent)[:80]}")
    own = mail_header.text(mail_header.field(message, "message-id") or "").strip("<> ")
    sender = body.around.sender or mail_header.field(message, "from") or mail_header.field(message, "sender") or ""
    name, address = mail_header.name_and_address(sender)
    priority = re.match(r"\s*([1-5])\b", mail_header.field(message, "x-priority") or "")
    version, version_notes = revisions.version_of((), (headline,))
    comments = mail_header.text(mail_header.field(message, "comments") or "")
    keywords = re.split(r"[,;]", mail_header.text(mail_header.field(message, "keywords") or ""))
    return Story(
        guid=own or f"sha256:{digest}{number}",
        headline=headline,
        blocks=tuple(body.blocks),
        wire="mail",
        raw_sha256=digest,
        version=version,
        source=name or address,
        language=mail_header.text(mail_header.field(message, "content-language") or "").partition(",")[0].strip()
        or None,
        charset=body.declared,
        charset_found=body.found,
        pubstatus=_status(headline),
        priority=int(priority[1]) if priority else None,
        embargo=_embargo(headline, body.blocks),
        version_created=time,
        sent=time,
        expires=mail_header.date(mail_header.field(message, "expires") or ""),
        take=revisions.rewrite(headline),
        keywords=tuple(word.strip() for word in keywords if word.strip()),
        link=mail_header.text(mail_header.field(message, "archived-at") or "").strip("<> ") or None,
        editorial_note="\n\n".join(filter(None, (comments, *body.around.notes))) or None,
        notes=(*notes, *version_notes, *body.notes),
    )


def _status(headline: str) -> PubStatus:
    if _KILL.match(headline):
        return "canceled"
    return "withheld" if _HOLD.match(headline) else "usable"


def _embargo(headline: str, blocks: list[Block]) -> str | None:
    """An embargo in the words of the sender; a person has to read it."""
    if match := _EMBARGO.search(headline):
        return match[0].strip(" ])")
    return next((one.text for one in blocks[:3] if len(one.text) < 120 and _EMBARGO_LINE.match(one.text)), None)


def _kind(part: Message) -> str:
    """The media type, `text/plain` where there is none or nothing like one (RFC 2045 §5.2)."""
    said = mail_header.text(mail_header.field(part, "content-type") or "")
    match = re.match(r"\s*([\w.+-]+/[\w.+-]+)", said)
    if match:
        return match[1].lower()
    return part.get_content_type() if part.is_multipart() else "text/plain"


def _parameter(part: Message, name: str) -> str | None:
    said = mail_header.text(mail_header.field(part, "content-type") or "")
    match = re.search(rf";\s*{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;]+))", said, re.IGNORECASE)
    return next((value.strip().lower() for value in match.groups() if value), None) if match else None
