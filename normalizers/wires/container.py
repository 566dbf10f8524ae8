"""gzip (RFC 1952) and zip (APPNOTE 6.3): the files in an archive, one after the other, each by its own content.

What an archive says of its sizes is believed only to refuse it; unpacking stops at the bound whatever it says. Names
in an archive are words for a person: nothing is ever written, so no name is a path.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from normalizers.errors import WireError
from normalizers.limits import MAX_MEMBERS, MAX_RATIO, MAX_RAW_BYTES, MAX_STORIES, MAX_UNPACKED_BYTES
from normalizers.story import Refused, Skipped, Story

Piece = Story | Skipped | Refused
Reader = Callable[[bytes], Sequence[Piece]]

_GZIP = b"\x1f\x8b\x08"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")
_OTHERS = (
    *((b"BZh%d1AY" % level, "bzip2") for level in range(1, 10)),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\x1f\x9d", "compress"),
)
_DIRECTORY = 500  # bytes of an entry in the directory of a zip; names are shorter than that
_SMALL = 1_000_000  # bytes; what unpacks to less is no bomb, however well it packs
_SYSTEM = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_MEDIA = (
    (0, (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"8BPS"), "a picture"),
    (8, (b"WEBP",), "a picture"),
    (0, (b"ID3", b"OggS"), "sound"),
    (8, (b"WAVE",), "sound"),
    (4, (b"ftyp",), "a film"),
)
_OFFICE = ("[Content_Types].xml", "META-INF/container.xml", "META-INF/manifest.xml")


def sniff(raw: bytes) -> bool:
    """Whether the bytes are an archive, of a kind that we read or not."""
    return raw.startswith((_GZIP, *_ZIP)) or _other(raw) is not None


def read(raw: bytes, read_one: Reader) -> list[Piece]:
    """The stories of every file in an archive, in order.

    What is wrong with one file does not stop the others: it is `Refused` where at least one story could be read.

    Raises:
        WireError: it is an archive that we do not read, a bomb, broken, or there is no story in it.
    """
    if kind := _other(raw):
        raise WireError(
            "wire.archive-unknown", f"This is an archive ({kind}) that we do not read.", todo="Send it as zip."
        )
    members = _whole(_gzip(raw), read_one) if raw.startswith(_GZIP) else _zip(raw)
    digest = sha256(raw).hexdigest()
    found: list[Piece] = []
    errors: list[WireError] = []
    for place, data in members:
        if isinstance(data, Skipped):
            found.append(data)
            continue
        try:
            if isinstance(data, WireError):
                raise data
            if kind := _media(data):
                found.append(Skipped(place, f"{kind} that came with the text"))
                continue
            if sniff(data):
                raise WireError("wire.nested-archive", "This is an archive in an archive.", todo="Unpack it once.")
            # The bytes as received are those of the archive; they are what is kept and what can be sent again.
            found += [_placed(one, place, digest) for one in read_one(data)]
        except WireError as error:
            where = ", ".join(part for part in (place, error.place) if part)
            errors.append(WireError(error.code, error.message, place=where, todo=error.todo))
            found.append(Refused(where, error.code, error.message, error.todo))
        if len(found) > MAX_STORIES:
            raise WireError("wire.too-big", f"There are more than {MAX_STORIES} stories in this archive.")
    if errors and not any(isinstance(one, Story) for one in found):
        raise errors[0]
    return found


def _placed(one: Piece, place: str, digest: str) -> Piece:
    if isinstance(one, Story):
        return replace(one, raw_sha256=digest)
    return replace(one, place=", ".join(part for part in (place, one.place) if part))


def _media(raw: bytes) -> str | None:
    """What a file is, where its first bytes say that it is no text; a lone gzip of it is refused like the file."""
    return next((kind for at, magics, kind in _MEDIA if raw[at : at + 8].startswith(magics)), None)


def _other(raw: bytes) -> str | None:
    if raw[257:262] == b"ustar":
        return "tar"
    return next((kind for magic, kind in _OTHERS if raw.startswith(magic)), None)


def _whole(pieces: list[bytes], read_one: Reader) -> Iterator[tuple[str, bytes]]:
    """The one file in a gzip: its members are pieces of it (RFC 1952 §2.2), unless that makes no sense."""
    whole = b"".join(pieces)
    if len(pieces) > 1 and not sniff(whole):
        try:
            read_one(whole)
        except WireError:
            yield from ((f"member {n}", piece) for n, piece in enumerate(pieces, 1))
            return
    yield "", whole


def _gzip(raw: bytes) -> list[bytes]:
    said = int.from_bytes(raw[-4:], "little")  # the size, if there is one member
    pieces: list[bytes] = []
    size, rest = 0, raw
    while rest.startswith(_GZIP):
        engine = zlib.decompressobj(wbits=31)
        try:
            piece = engine.decompress(rest, min(_SMALL, MAX_RAW_BYTES - size) + 1)
            if engine.unconsumed_tail:  # longer than a story is: believe the bomb, and nobody else
                _refuse_bomb(max(size + len(piece), said if not pieces else 0), len(raw))
                piece += engine.decompress(engine.unconsumed_tail, MAX_RAW_BYTES + 1 - size - len(piece))
        except zlib.error as error:
            raise _broken() from error
        size += len(piece)
        _refuse_bomb(size, len(raw))
        if not engine.eof:
            raise _broken()
        pieces.append(piece)
        rest = engine.unused_data.lstrip(b"\x00")
        if len(pieces) > MAX_MEMBERS:
            raise WireError("wire.too-big", f"There are more than {MAX_MEMBERS} members in this gzip.")
    return pieces


def _zip(raw: bytes) -> Iterator[tuple[str, bytes | WireError | Skipped]]:
    end = raw.rfind(b"PK\x05\x06")
    if int.from_bytes(raw[end + 12 : end + 16], "little") > _DIRECTORY * MAX_MEMBERS:
        raise _too_many()
    try:
        archive = ZipFile(BytesIO(raw))
        members = archive.infolist()
    # zipfile says NotImplementedError of archives of a kind, or a compression, that it does not know
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _broken() from error
    if len(members) > MAX_MEMBERS:
        raise _too_many()
    if office := next((info.filename for info in members if info.filename in _OFFICE), None):
        raise WireError(
            "wire.office-file", f"This is a document of an office program ({office}).", todo="Send its text."
        )
    said = sum(info.file_size for info in members)
    if said > MAX_UNPACKED_BYTES or (said > _SMALL and said > MAX_RATIO * len(raw)):
        raise _bomb(said, len(raw))
    unpacked = 0
    for n, info in enumerate(members, 1):
        place = f"member {n}"
        if info.filename.endswith("/"):
            continue
        if info.filename.startswith(_SYSTEM[0]) or info.filename.rpartition("/")[2] in _SYSTEM:
            yield place, Skipped(place, "a file of an operating system")
            continue
        data = _member(archive, info, min(MAX_RAW_BYTES, MAX_UNPACKED_BYTES - unpacked))
        unpacked += len(data) if isinstance(data, bytes) else 0
        yield place, data


def _member(archive: ZipFile, info: ZipInfo, most: int) -> bytes | WireError:
    """The bytes of one file, or why it has none."""
    if info.flag_bits & 0x1:
        return WireError("wire.encrypted", "This file is encrypted.", todo="Ask the sender for it in the clear.")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return WireError(
            "wire.archive-unknown", f"This file is packed by method {info.compress_type}.", todo="Use zip."
        )
    if info.file_size > most:
        return WireError("wire.too-big", f"This file has {info.file_size} bytes; {most} is the most that we read.")
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError, OSError):
        return _broken()
    if len(data) > most or (len(data) > _SMALL and len(data) > MAX_RATIO * max(1, info.compress_size)):
        raise _bomb(len(data), info.compress_size)  # the directory lied
    return data


def _refuse_bomb(size: int, packed: int) -> None:
    if size > MAX_RAW_BYTES or (size > _SMALL and size > MAX_RATIO * packed):
        raise _bomb(size, packed)


def _bomb(size: int, packed: int) -> WireError:
    return WireError(
        "wire.bomb",
        f"{packed} bytes unpack to {size} or more, which no story does.",
        todo="Look what this is before anybody unpacks it.",
    )


def _too_many() -> WireError:
    return WireError("wire.too-big", f"There are more than {MAX_MEMBERS} files in this archive.")


def _broken() -> WireError:
    return WireError("wire.broken-archive", "This archive is damaged or cut short.", todo="Ask the sender for it.")
