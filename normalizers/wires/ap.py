"""AP's Media API (2.x), JSON: a page of a feed, the answer for one item, or the item alone as AP's agent saves it.

The API gives the text as a link (`renditions.nitf`), which is never followed; customers' agents join the text to the
item, as NITF, as its `body.content`, as XHTML or plain, and in the places that `_texts` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalizers.errors import WireError
from normalizers.story import Block, PubStatus, Skipped, Story
from normalizers.wires import body, markup, nitf, plain, xml
from normalizers.wires.charset import Received
from normalizers.wires.dates import date
from normalizers.wires.fields import Fields, plain_key, whole_number
from normalizers.wires.revisions import rewrite, status_of, version_of

_ITEM_KEYS = frozenset(
    "altids pubstatus editorialtypes usageterms datelinelocation versioncreated headlineextended editorialpriority "
    "bylines renditions copyrightnotice etag".split()
)
_AP_ONLY = frozenset("editorialtypes datelinelocation headlineextended editorialpriority bylines".split())
# Where agents put the text, best first.
_TEXTS = (
    "nitf body_nitf bodynitf xhtml body_xhtml html body_html bodyhtml body_content bodycontent body content story "
    "story_text storytext fulltext text body_text bodytext plain plaintext value data xml"
).split()
_RENDITIONS = ("nitf", "xhtml", "html", "text", "story", "plain", "main")
# Editorial types and signals of AP's: an elimination or a disregard takes back what was sent, as a kill does.
_KILL = re.compile(
    r"(?i)\W*(?:story\W+|mandatory\W+)?(?:kill(?:ed)?|cancel(?:l?ed)?|withdrawn|delete[d]?|eliminat(?:e|ed|ion)|disregard)\b.*"
)
_HOLD = re.compile(r"(?i)\W*(?:story\W+)?(?:with(?:hold|held)|hold)\b.*|\W*test(?:\W*message)?\W*")
_RELEASE = re.compile(r"(?i)\W*(?:hold\W*for\W*release|advance)\W*")  # with the hour in `embargoed`
_MUCH_LESS = 0.8  # a text with less than this part of the longest is a teaser


@dataclass(frozen=True, slots=True)
class Item:
    """An item, and the object around it, in which an agent may have put its text."""

    item: Fields
    around: tuple[Fields, ...]


def is_item(fields: Fields) -> bool:
    """Whether an object is AP's by its keys; ninjs has a list of `altids`, and TT has `bylines` without `by`."""
    keys = {plain_key(key) for key in fields.values}
    ids = next(fields.objects("altids"), Fields({})) if isinstance(fields.value("altids")[1], dict) else Fields({})
    own = keys & _AP_ONLY - {"bylines"} or any(one.string("by") for one in fields.objects("bylines"))
    return bool(own) or any(ids.value(name)[1] is not None for name in ("itemid", "etag", "friendlykey"))


def items(top: Fields) -> Iterator[Item | Fields]:
    """The items of a page or an answer; the object itself where it is none of these."""
    found: list[Item] = []
    for data in (top, *top.objects("data")):
        if isinstance(data.values.get("items"), list):
            for entry in data.objects("items"):
                inner = next(entry.objects("item"), entry)
                found.append(Item(inner, (entry,) if inner is not entry else ()))
        found += [Item(one, (data, top) if data is not top else (top,)) for one in data.objects("item")]
    if found:
        yield from found
        return
    keys = {plain_key(key) for key in top.values}
    own = len(keys & _AP_ONLY)
    if len(keys & _ITEM_KEYS) > 2 and own > ("altids" not in keys):
        yield Item(top, ())
        return
    yield top


def story(item: Item, received: Received, number: str) -> Story | Skipped:
    """The story of one item."""
    said = item.item
    kind = (said.string("type") or "text").lower()
    if kind != "text":
        return Skipped(said.path, f"an item of type {ascii(kind)[:40]}, not text")
    notes: list[str] = []
    headline = _one_line(said.string("headline") or said.string("title") or "")
    slugline = said.string("slugline")
    acts = tuple(dict.fromkeys((*_named(said, "signals"), *_named(said, "editorialtypes"))))
    version = whole_number(said.value("version")[1])
    if version is not None and version >= 0:
        extra: list[str] = []
    else:
        path, value = said.value("version")
        version, extra = version_of((), (slugline, headline))
        extra += [f"version not understood ({path}): {ascii(value)[:80]}"] if value is not None else []
    embargo = said.vital("embargoed", "embargoeduntil")
    place = next(said.objects("datelinelocation"), Fields({}))
    extended = _one_line(said.string("headline_extended") or "")
    urgency = whole_number(said.value("urgency")[1])
    outer = Story(
        guid=_guid(said) or f"sha256:{received.sha256}{number}",
        headline=headline,
        blocks=(),
        wire="ap-media-api",
        raw_sha256=received.sha256,
        version=version,
        source=_source(said),
        language=said.string("language"),
        charset=received.declared,
        charset_found=received.found,
        pubstatus=_status(said, acts, notes),
        urgency=urgency if urgency is not None and 0 < urgency < 10 else None,
        embargo=embargo,
        version_created=date(said.string("versioncreated"), "versioncreated", notes),
        slugline=slugline,
        byline=_byline(said),
        dateline=said.string("located"),
        usage=" ".join(said.strings("usageterms")) or None,
        abstract=_one_line(said.string("description_summary", "description_abstract") or "") or None,
        keywords=_keywords(said),
        link=said.string("canonicallink", "link", "url"),
        subheadline=extended if body.letters(extended) not in ("", body.letters(headline)) else None,
        first_created=date(said.string("firstcreated"), "firstcreated", notes),
        expires=date(said.string("expires"), "expires", notes),
        priority=whole_number(said.value("priority")[1]),
        take=rewrite(slugline) or rewrite(headline) or ", ".join(_named(said, "editorialtypes")) or None,
        located=place.string("city") or place.string("countryareaname"),
        country=place.string("countryname", "countrycode"),
        subjects=_codes(said),
        genre=next(_named(said, "genre", "genres"), None) or next(_named(said, "fixture"), None),
        editorial_note=said.string("ednote"),
        copyright=said.string("copyrightnotice", "copyrightholder"),
        credit=said.string("description_creditline", "creditline"),
        signals=acts,
        words=_words(said),
        notes=(*notes, *extra),
    )
    return _with_text(outer, item, received)


def _with_text(outer: Story, item: Item, received: Received) -> Story | Skipped:
    found = [_read(text, received) for text in _texts(item)]
    sizes = [sum(len(markup.squeezed(block.text)) for block in one.blocks) for one in found]
    enough = _MUCH_LESS * max(sizes, default=0)
    best = next((one for one, size in zip(found, sizes, strict=True) if size and size >= enough), None)
    if best is None:
        where = [entry.path.rpartition(".")[2] for entry in _renditions(item.item) if entry.string("href")]
        note = (f"the text is elsewhere: {', '.join(where)}",) if where else ()
        if not outer.headline and outer.pubstatus == "usable":
            return Skipped(item.item.path, "an item without headline and text")
        return replace(outer, notes=(*outer.notes, *note))
    whole = nitf.filled(outer, best)
    known = [whole.text, whole.headline, whole.byline, whole.dateline, whole.abstract, whole.editorial_note]
    more = (said for one in found if one is not best for said in body.beyond(one.blocks, *known))
    return replace(whole, notes=(*whole.notes, *(f"another text: {said}" for said in dict.fromkeys(more))))


def has_text_beside(item: Item) -> bool:
    """Whether an agent put the text of an item into an object around it."""
    return any(True for _ in _texts(Item(Fields({}), item.around)))


def _read(text: str, received: Received) -> Story:
    """A text as a story: NITF is one, and anything else is blocks alone."""
    root = xml.root_name(text) if text.lstrip().startswith("<") else None
    inner: Story | None = None
    if root is not None:
        try:
            if root == "nitf":
                inner = nitf.story(xml.parse_xml(text)[0], received)
            elif root in ("block", "body.content", "body", "p", "hl2"):
                inner = _only(body.read(xml.parse_xml(f"<body.content>{text}</body.content>")[0]).blocks, received)
        except WireError:
            inner = None  # no well-formed XML: it is read as a browser would
    if inner is not None:
        return inner
    is_markup = markup.looks_like_markup(text) or root is not None
    return _only(markup.blocks(text) if is_markup else plain.split(text), received)


def _only(blocks: tuple[Block, ...], received: Received) -> Story:
    return Story("", "", blocks, "nitf", received.sha256)


def _texts(item: Item) -> Iterator[str]:
    """Every string that may be the text of the item, best places first."""
    renditions = tuple(_renditions(item.item))
    for name in _TEXTS:
        for fields in (item.item, *item.around):
            yield from _strings(fields, name)
        if name in _RENDITIONS:
            for entry in renditions:
                if plain_key(entry.path.rpartition(".")[2]).startswith(name):
                    for inner in _TEXTS:
                        yield from _strings(entry, inner)


def _strings(fields: Fields, name: str) -> Iterator[str]:
    value = fields.values.get(name)
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dict) and "item" not in value:
        for inner in _TEXTS:
            if isinstance(text := value.get(inner), str) and text.strip():
                yield text


def _renditions(said: Fields) -> Iterator[Fields]:
    path, value = said.value("renditions")
    for key, entry in value.items() if isinstance(value, dict) else ():
        if isinstance(entry, dict):
            yield Fields(entry, f"{path}.{key}")


def _guid(said: Fields) -> str | None:
    """AP's item id, which stays while versions change; `uri` carries the question it answered after a `?`."""
    ids = next(said.objects("altids"), Fields({}))
    uri = said.vital("uri")
    return ids.vital("itemid") or (uri.partition("?")[0] if uri else None) or ids.vital("friendlykey")


def _status(said: Fields, acts: tuple[str, ...], notes: list[str]) -> PubStatus:
    """`pubstatus`, unless a signal or an editorial type says more; an embargo alone is no withheld story."""
    given = said.vital("pubstatus") or ""
    status: PubStatus = "withheld" if given.lower() == "embargoed" else status_of(_tail(given), "pubstatus", notes)
    if any(map(_KILL.fullmatch, acts)):
        return "canceled"
    if any(map(_RELEASE.fullmatch, acts)) and not said.vital("embargoed", "embargoeduntil"):
        notes.append("to be held for release, and no hour is given: held back")
        status = "withheld" if status == "usable" else status
    return "withheld" if status == "usable" and any(map(_HOLD.fullmatch, acts)) else status


def _tail(text: str) -> str:
    return text.rpartition(":")[2].rpartition("/")[2]


def _byline(said: Fields) -> str | None:
    """`by` is the byline as it is printed, `title` what its owner is."""
    lines = (
        nitf.lines(_one_line(one.string("by", "name", "byline") or ""), _one_line(one.string("title") or ""))
        for one in said.objects("bylines")
    )
    written = "; ".join(line for line in lines if line) or ", ".join(said.strings("bylines"))
    return written or said.string("byline")


def _source(said: Fields) -> str:
    names = (*_named(said, "infosource", "infosources"), *_named(said, "sources", "source"), *_named(said, "provider"))
    return next(iter(names), "")


def _keywords(said: Fields) -> tuple[str, ...]:
    named = (one.string("name") for one in said.objects("subject", "subjects") if "category" not in one.strings("rels"))
    return tuple(dict.fromkeys((*said.strings("keywords"), *(name for name in named if name))))


def _codes(said: Fields) -> tuple[str, ...]:
    codes = (one.string("code", "uri") for one in said.objects("subject", "subjects"))
    return tuple(dict.fromkeys(code for code in codes if code))


def _named(said: Fields, *names: str) -> Iterator[str]:
    """The strings of a list, or the names of its objects."""
    for name in names:
        yield from said.strings(name)
        for one in said.objects(name):
            if text := one.string("name", "code", "literal"):
                yield text


def _words(said: Fields) -> int | None:
    counted = [whole_number(one.value("words")[1]) for one in (said, *_renditions(said))]
    return next((count for count in counted if count), None)


def _one_line(text: str) -> str:
    return (markup.text(text) if markup.looks_like_markup(text) else text).strip()
