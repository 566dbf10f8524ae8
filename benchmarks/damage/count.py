"""Which text do the bodies of a damaged file have? Told with the standard library alone: no code of the readers.

In the undamaged file it is found once where the body of each story stands: at which path of elements or keys, in which
part of the mail, in which message of a text wire. In the damaged file the text at the same place is taken, by
ElementTree, json, html.parser (`shown`) and email; that text must be in a story.

Counted are letters and digits, and the order of longer pieces. Not counted, because the formats change them on purpose:
space, punctuation, and what stands in scripts, styles and media. Nothing is said where the standard library cannot
parse the file; where the place is gone; where a charset other than UTF-8 is no longer to be known, or a part of a mail
is no longer UTF-8; where the reader says that it passed over as many items as bodies are wanting; and, of pages, about
paragraphs that were damaged or came to stand in other elements, and where the elements are damaged that say what is
story and what is beside it: which paragraphs of a page are its story is a judgement. What a story has in a field, such
as a headline, it needs to have only once. Of an archive it is asked that
every member that the standard library can unpack gives what it gives alone.
"""

import email
import gzip
import json
import re
import xml.etree.ElementTree as Tree
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import Message
from io import BytesIO

from benchmarks.damage import Body, Mutant, letters, lost, squeezed
from benchmarks.damage.shown import chains, parsed, readings, texts
from normalizers import read
from normalizers.errors import WireError
from normalizers.story import Story

Wanted = tuple[tuple[Body, ...], ...]
Count = Callable[[bytes], Wanted]
Path = tuple[tuple[str, int], ...]

# Where a format says what the body is: damage to these changes what is body at all.
FRAMES = frozenset(
    "inlinexml inlinedata contentset datacontent contentitem newscomponent newsitem item entry channel head body.head "
    "body.content body.end encoded description summary title".split()
)
CODES = re.compile(r"[,*]\d{1,4}\s*<|&[A-Z]{2};")  # of typesetting: ",123<", "&QL;"
PAGE_FRAMES = re.compile(  # the same for pages: what says where the story is, and what is beside it
    r"(?is)<script[^>]*ld\+json.*?</script>|(?<![\w<>])</?(?:article|main|header|footer|aside|nav|form|table|h\d|title)\b"
)
SHORT = 4  # letters; a shorter text may stand anywhere
LONGER = 20  # letters
MUCH = 0.8  # of the letters of a story: the rest are bylines, titles and captions
MOST_UNPACKED = 20_000_000


def counter(raw: bytes, stories: list[Story]) -> Count:
    """Return what tells the bodies of files that are this one, damaged."""
    if raw[:2] in (b"\x1f\x8b", b"PK"):
        return _members
    wire = stories[0].wire
    places: list[Count] = []
    for story in stories:
        if wire == "html":
            place: Count | None = _page(raw, story)
        elif wire == "mail":
            place = _mail(raw, story)
        elif wire in ("iptc-7901", "anpa-1312", "anpa"):
            place = _message(raw, story, stories.index(story))
        elif wire == "plain":
            place = _whole(raw, story)
        elif wire == "zczc":
            place = _telex(raw, story, stories.index(story))
        elif raw.lstrip()[:1] in (b"{", b"["):
            place = _keys(raw, story)
        else:
            place = _elements(raw, story)
        if place is not None:
            places.append(place)
    return lambda damaged: tuple(version for place in places for version in place(damaged))


def _spared(place: Count, raw: bytes, story: Story) -> Count | None:
    """The place, with what the undamaged story lacks of it set aside; None if that is most of it."""
    versions = place(raw)
    if not versions:
        return None
    spare = [lost(Mutant(raw, ((body,),)), [story]) for body in versions[0]]
    most = sum(letters(" ".join(body.pieces)).total() for body in versions[0])
    if sum(one.total() for one in spare) > (1 - MUCH) * most:
        return None

    charset = "" if story.charset_found == "utf-8" else story.charset_found

    def spared(damaged: bytes) -> Wanted:
        widest = max(spare, key=lambda one: one.total())
        return tuple(tuple(Body(body.pieces, widest + body.spare, charset) for body in some) for some in place(damaged))

    return spared


# XML


def _elements(raw: bytes, story: Story) -> Count | None:
    root = _tree(raw, story)
    path = _path(root, story) if root is not None else None
    if path is None:
        return None

    def place(damaged: bytes) -> Wanted:
        tree = _tree(damaged, story)
        found = _at(tree, path) if tree is not None else None
        if found is None or _framing(found):
            return ()
        said = tuple(texts(found))
        if len(found) and not any("<" in piece for piece in said):
            return ((Body(said),),)
        return (readings("".join(said)),)

    return _spared(place, raw, story)


def _tree(raw: bytes, story: Story) -> Tree.Element | None:
    text = _decoded(raw, story)
    try:
        return Tree.fromstring(re.sub(r"^\s*<\?xml.*?\?>", "", text, flags=re.DOTALL)) if text is not None else None
    except (Tree.ParseError, ValueError):
        return None


def _path(root: Tree.Element, story: Story) -> Path | None:
    """The path of the deepest element that holds most of the story's text, in elements or as escaped HTML."""
    blocks = [one for block in story.blocks if len(one := squeezed(block.text)) >= SHORT]
    if not blocks:
        return None
    best: tuple[int, Path] | None = None
    for path, one in _walk(root, ()):
        if _framing(one):
            continue
        shown = squeezed(" ".join(texts(one) if len(one) else parsed(one.text or "")))
        has = sum(len(block) for block in blocks if block in shown)
        if (
            has >= MUCH * sum(map(len, blocks))
            and has >= MUCH / 2 * len(shown)
            and (best is None or len(shown) <= best[0])
        ):
            best = len(shown), path
    return best[1] if best else None


def _framing(element: Tree.Element) -> bool:
    return any(str(one.tag).rpartition("}")[2].lower() in FRAMES for one in element.iter() if one is not element)


def _walk(element: Tree.Element, path: Path) -> Iterator[tuple[Path, Tree.Element]]:
    yield path, element
    seen: dict[str, int] = {}
    for child in element:
        name = str(child.tag)
        seen[name] = seen.get(name, -1) + 1
        yield from _walk(child, (*path, (name, seen[name])))


def _at(element: Tree.Element, path: Path) -> Tree.Element | None:
    for name, number in path:
        same = [child for child in element if str(child.tag) == name]
        if len(same) <= number:
            return None
        element = same[number]
    return element


# JSON


def _keys(raw: bytes, story: Story) -> Count | None:
    wanted = letters(" ".join(block.text for block in story.blocks))
    value = _json(raw)
    found = [path for path, text in _strings(value, ()) if _like(text, wanted)]
    known = [path for path, text in _strings(value, ()) if text and text == story.headline]
    if not found:
        return None

    def place(damaged: bytes) -> Wanted:
        value = _json(damaged)
        there = dict(_strings(value, ()))
        if known and not any(there.get(path) == story.headline for path in known):
            return ()  # the item is no longer where it was
        beside = [path for path in there if "bodies" in path and path[-1] == "value"]  # ninjs 2: one of them is taken
        paths = [*found, *(beside if any("bodies" in path for path in found) else ())]
        versions = tuple(version for path in paths if path in there for version in readings(there[path]))
        return (versions,) if versions and all(path in there for path in found) else ()

    return _spared(place, raw, story)


def _json(raw: bytes) -> object:
    try:
        text = raw.decode("utf-8-sig")
        try:
            return json.loads(text)
        except ValueError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _strings(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _strings(inside, (*path, key))
    elif isinstance(value, list):
        for n, inside in enumerate(value):
            yield from _strings(inside, (*path, n))


def _like(text: str, wanted: object) -> bool:
    return bool(wanted) and wanted in (letters(text), letters(" ".join(parsed(text))))


# HTML


def _page(raw: bytes, story: Story) -> Count | None:
    text = _decoded(raw, story)
    found = chains(text or "")
    wanted = {squeezed(block.text) for block in story.blocks}
    known = [(chain, piece, shown) for chain, piece, shown in found if len(shown) > LONGER and shown in wanted]
    if not known:
        return None
    frames = PAGE_FRAMES.findall(text or "")

    def place(damaged: bytes) -> Wanted:
        text = _decoded(damaged, story)
        if PAGE_FRAMES.findall(text or "") != frames:
            return ()
        there = {(chain, shown) for chain, _, shown in chains(text or "")}
        pieces = tuple(piece for chain, piece, shown in known if (chain, shown) in there)
        return ((Body(pieces),),) if len(pieces) == len(known) else ()

    return place


# Mail, text wires, plain text


def _mail(raw: bytes, story: Story) -> Count | None:
    """Every text part, of any kind, that has most of what the story has: they are versions of one text."""
    wanted = letters(" ".join(block.text for block in story.blocks))
    known = {sort for sort, _ in _parts(raw)}

    def place(damaged: bytes) -> Wanted:
        parts = list(_parts(damaged))
        if not {sort for sort, _ in parts} <= known:
            return ()
        decoded = [(kind, _decoded(data, story)) for (kind, _, _), data in parts]
        shown = [(kind, text) for kind, text in decoded if text is not None]
        if len(shown) < len(parts):
            return ()  # which charset these bytes are now is a guess
        texts = [tuple(parsed(text)) if kind == "text/html" else (text,) for kind, text in shown]
        versions = tuple(Body(text) for text in texts if _mostly(wanted, letters(" ".join(text))))
        return (versions,) if versions else ()

    return _spared(place, raw, story) if wanted else None


def _parts(raw: bytes) -> Iterator[tuple[tuple[str, str, str], bytes]]:
    """The text parts that are no attachments, each with kind, charset and coding."""
    yield from _leaves(email.message_from_bytes(raw.lstrip(b"\r\n")))


def _leaves(part: Message) -> Iterator[tuple[tuple[str, str, str], bytes]]:
    kind = part.get_content_type()
    if part.is_multipart():
        if kind in ("multipart/mixed", "multipart/alternative", "multipart/related", "message/rfc822"):
            for inner in part.get_payload():
                if isinstance(inner, Message):
                    yield from _leaves(inner)
        return
    coding = str(part.get("content-transfer-encoding", "")).strip("; ").lower()
    del part["content-transfer-encoding"]
    part["content-transfer-encoding"] = coding
    attached = part.get_filename() or "attachment" in str(part.get("content-disposition"))
    data = part.get_payload(decode=True)
    if kind in ("text/plain", "text/html") and not attached and isinstance(data, bytes):
        yield (kind, str(part.get_content_charset()), coding), data


def _mostly(wanted: object, found: object) -> bool:
    return (wanted - found).total() < (1 - MUCH) * wanted.total()  # type: ignore[operator]


def _message(raw: bytes, story: Story, number: int) -> Count | None:
    def place(damaged: bytes) -> Wanted:
        framed = [part for part in damaged.split(b"\x01")[1:] if b"\x03" in part.partition(b"\x02")[2]]
        if (
            _decoded(damaged, story) is None
            or len(framed) <= number
            or any(part.count(b"\x02") != 1 or part.count(b"\x03") != 1 for part in framed)
        ):
            return ()
        text = framed[number].partition(b"\x02")[2].partition(b"\x03")[0].replace(b"\x04", b"")
        shown = _decoded(text.translate(None, b"\x00\x16\x7f"), story)
        pieces = tuple(CODES.sub("", line) for line in (shown or "").splitlines())
        return ((Body(pieces, sent),),) if shown else ()

    # The line of sending becomes a time, also where it has come to stand before the end of the text.
    sent = letters((_decoded(raw, story) or "").rpartition("\x03")[2])
    return _spared(place, raw, story)


TELEX_SIGNS = re.compile(r"[$:=^*&+@~%#]|[A-Z]{2}#|\s*N{3,4}\s*$|\s*ZCZC|.{0,8}\x1a", re.IGNORECASE)


def _telex(raw: bytes, story: Story, number: int) -> Count | None:
    """The lines of a message from the first to the last that the story has, where those around them are whole."""
    blocks = squeezed(" ".join(block.text for block in story.blocks))

    def lines(data: bytes) -> list[str] | None:
        text = re.sub(r"\r\n?", "\n", _decoded(data.translate(None, b"\x00\x16\x7f"), story) or "")
        messages = re.split(r"(?im)^(?=[ \t]*ZCZC)", text)[1:]
        return messages[number].split("\n") if len(messages) == count else None

    count = len(re.findall(rb"(?im)^[ \t]*ZCZC", raw))
    whole = lines(raw)
    body = [n for n, line in enumerate(whole or ()) if len(one := squeezed(line)) > LONGER and one in blocks]
    if whole is None or not body or body[0] == 0:
        return None
    top, end = whole[: body[0]], whole[body[-1] + 1 :]

    def place(damaged: bytes) -> Wanted:
        found = lines(damaged) or []
        middle = found[len(top) : len(found) - len(end)]
        if found[: len(top)] != top or found[len(found) - len(end) :] != end or len(found) < len(top) + len(end):
            return ()
        if not middle or any(TELEX_SIGNS.match(line) for line in middle) or len(squeezed(middle[0])) <= LONGER:
            return ()
        return ((Body(tuple(re.sub(r"\s+N{3,4}\s*$", "", line) for line in middle)),),)

    return _spared(place, raw, story)


def _whole(raw: bytes, story: Story) -> Count | None:
    def place(damaged: bytes) -> Wanted:
        text = _decoded(damaged, story)
        return ((Body((text,)),),) if text else ()

    return _spared(place, raw, story)


def _decoded(raw: bytes, story: Story) -> str | None:
    if story.charset_found == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return None
    name = {"utf-8+windows-1252": "x-none", "utf-8": "utf-8-sig"}.get(story.charset_found, story.charset_found)
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError):
        return None


# Archives


def _members(raw: bytes) -> Wanted:
    wanted: list[tuple[Body, ...]] = []
    for data in _unpacked(raw):
        if data[:2] in (b"\x1f\x8b", b"PK"):
            continue
        try:
            stories = read(data)
        except WireError:
            continue
        wanted += [(Body(tuple(block.text for block in story.blocks)),) for story in stories]
    return tuple(wanted)


def _unpacked(raw: bytes) -> Iterator[bytes]:
    try:
        if raw[:2] == b"\x1f\x8b":
            yield gzip.decompress(raw)
            return
        archive = zipfile.ZipFile(BytesIO(raw))
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    for info in archive.infolist():
        known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if not known or info.file_size > MOST_UNPACKED or info.filename.startswith("__MACOSX/"):
            continue
        try:
            yield archive.read(info)
        except (OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile, ValueError, NotImplementedError):
            continue
