"""Damage the parts of a mail and the members of an archive: dropped, doubled, moved, nested, renamed, mislabelled."""

import copy
import gzip
import random
import warnings
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from io import BytesIO

from benchmarks.damage import bytes_of

KINDS = (
    "text/plain text/html multipart/mixed multipart/alternative message/rfc822 application/pdf x text/calendar".split()
)
CODINGS = "base64 quoted-printable 7bit 8bit binary uuencode x-none".split()
CHARSETS = "utf-8 iso-8859-1 utf-16 utf-7 koi8-r iso-2022-jp x-none".split()
NAMES = [*"../a.xml /etc/passwd a/b/c.xml .. C:\\a.xml __MACOSX/a a.xml/ con story\x00.xml".split(" "), "n" * 3_000]
PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)


def of_mail(raw: bytes, chance: random.Random) -> bytes | None:
    """Return a mail with its parts and fields damaged; None if it cannot be written again."""
    message = message_from_bytes(raw.lstrip(b"\r\n"))
    for _ in range(chance.randint(1, 4)):
        parts = list(message.walk())
        part = chance.choice(parts)
        boxes = [box for box in parts if box.is_multipart() and box.get_content_maintype() == "multipart"]
        kind = chance.choice(("drop", "double", "move", "nest", "deep", "empty", "kind", "coding", "charset", "field"))
        if kind in ("drop", "double", "move") and boxes:
            _moved(boxes, kind, chance)
        elif kind in ("nest", "deep"):
            for _ in range(1 if kind == "nest" else chance.randint(2, 12)):
                message = _around(
                    message, chance.choice(("multipart/mixed", "multipart/alternative", "message/rfc822"))
                )
        elif kind == "empty" and not part.is_multipart():
            part.set_payload("")
        elif kind == "kind":
            _set(part, "Content-Type", chance.choice(KINDS))
        elif kind == "coding":
            _set(part, "Content-Transfer-Encoding", chance.choice(CODINGS))
        elif kind == "charset" and not part.is_multipart():
            _set(part, "Content-Type", f"{part.get_content_type()}; charset={chance.choice(CHARSETS)}")
        elif kind == "field" and part.keys():
            name = chance.choice(part.keys())
            if chance.random() < 0.5:
                del part[name]
            else:
                part[name] = str(part[name])
    try:
        return message.as_bytes()
    except (UnicodeError, KeyError, TypeError, AttributeError, ValueError, IndexError, RecursionError):
        return None  # the standard library cannot write all that it reads


def _moved(boxes: list[Message], kind: str, chance: random.Random) -> None:
    box = chance.choice(boxes)
    held = box.get_payload()
    if not isinstance(held, list) or not held:
        return
    one = chance.choice(held)
    if kind != "double":
        held.remove(one)
    if kind != "drop":
        there = chance.choice(boxes)
        into = there.get_payload()
        if isinstance(into, list) and not any(there is inner for inner in one.walk()):
            into.insert(chance.randint(0, len(into)), copy.deepcopy(one))


def _around(message: Message, kind: str) -> Message:
    box = Message()
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version"):
        if name in message:
            box[name] = str(message[name])
    box["Content-Type"] = kind
    box.set_payload([message])
    return box


def _set(part: Message, name: str, value: str) -> None:
    del part[name]
    part[name] = value


def of_archive(raw: bytes, chance: random.Random) -> bytes | None:
    """Return an archive with its members damaged; None if it is none that can be opened."""
    try:
        members = list(_members(raw))
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return None
    for _ in range(chance.randint(1, 3)):
        if not members:
            break
        n = chance.randrange(len(members))
        name, data = members[n]
        kind = chance.choice(("drop", "double", "move", "rename", "empty", "nest", "bytes", "cut"))
        if kind == "drop":
            del members[n]
        elif kind == "double":
            members.append(members[n])
        elif kind == "move":
            members.insert(chance.randint(0, len(members) - 1), members.pop(n))
        elif kind == "rename":
            members[n] = (chance.choice(NAMES), data)
        elif kind == "empty":
            members[n] = (name, b"")
        elif kind == "nest":
            members[n] = (name, gzip.compress(data) if chance.random() < 0.5 else _zip([(name, data)], chance))
        elif kind == "bytes":
            members[n] = (name, bytes_of(data, chance))
        else:
            members[n] = (name, data[: chance.randint(0, len(data))])
    if chance.random() < 0.5:
        return _zip(members, chance)
    pieces = [data for _, data in members]
    if len(pieces) == 1 and chance.random() < 0.5:  # one file in members that are pieces of it
        at = chance.randint(0, len(pieces[0]))
        pieces = [pieces[0][:at], pieces[0][at:]]
    return b"".join(map(gzip.compress, pieces)) + chance.choice((b"", b"", b"\0" * 9, b"end"))


def _members(raw: bytes) -> Iterator[tuple[str, bytes]]:
    if raw.startswith(b"\x1f\x8b"):
        yield "story", gzip.decompress(raw)
        return
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        for info in archive.infolist():
            yield info.filename, archive.read(info)


def _zip(members: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")  # of names that come twice
        for name, data in members:
            archive.writestr(name or "x", data, chance.choice(PACKING))
        archive.comment = chance.randbytes(chance.choice((0, 0, 9)))
    return out.getvalue()
