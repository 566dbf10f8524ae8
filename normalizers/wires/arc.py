"""ANS, the story format of Arc XP (github.com/washingtonpost/ans-schema, story 0.10): a list of content elements."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.story import Block, Kind, PubStatus, Skipped, Story
from normalizers.wires import markup
from normalizers.wires.charset import Received
from normalizers.wires.dates import date
from normalizers.wires.fields import Fields, whole_number

_POINTERS = frozenset(("interstitial_link", "link_list", "reference"))
_PICTURES = frozenset(("image", "gallery", "video", "audio"))


def is_item(item: Fields) -> bool:
    """Whether an object is a story of ANS: `type` is "story", and text and headlines are where ANS has them."""
    if item.string("type") != "story":
        return False
    elements = item.value("content_elements")[1]
    return isinstance(elements, list) or isinstance(item.value("headlines")[1], dict)


def story(item: Fields, received: Received, number: str) -> Story | Skipped:
    """The story of one item. A revision that is not published (`revision.published`) is withheld."""
    notes: list[str] = []
    blocks = tuple(_blocks(item, notes))
    headline = _basic(item, "headlines") or ""
    if not any(character.isalpha() for text in (headline, *(one.text for one in blocks)) for character in text):
        return Skipped(item.path, "an item without words")
    revision = next(item.objects("revision"), Fields({}))
    status: PubStatus = "withheld" if revision.value("published")[1] is False else "usable"
    published = date(item.string("first_publish_date", "publish_date"), "first_publish_date", notes)
    taxonomy = next(item.objects("taxonomy"), Fields({}))
    credits = next(item.objects("credits"), Fields({}))
    people = (one.string("byline", "name") for one in credits.objects("by"))
    tags = (one.string("text", "name") for one in taxonomy.objects("tags"))
    corrections = (one.string("text") for one in item.objects("content_elements") if one.string("type") == "correction")
    source = next((name for key in _SOURCES if (name := _name(item, key))), None) or item.string("canonical_website")
    return Story(
        guid=item.vital("_id", "canonical_url") or f"sha256:{received.sha256}{number}",
        headline=headline,
        blocks=blocks,
        wire="arc-ans",
        raw_sha256=received.sha256,
        source=source or item.string("website") or "",
        language=item.string("language"),
        charset=received.declared,
        charset_found=received.found,
        pubstatus=status,
        version_created=date(item.string("last_updated_date", "display_date"), "last_updated_date", notes) or published,
        slugline=item.string("slug"),
        byline=", ".join(dict.fromkeys(name for name in people if name)) or None,
        abstract=_basic(item, "description"),
        keywords=tuple(dict.fromkeys((*filter(None, tags), *_seo(taxonomy)))),
        link=item.string("canonical_url"),
        subheadline=_basic(item, "subheadlines"),
        first_created=date(item.string("created_date"), "created_date", notes) or published,
        sent=published,
        copyright=item.string("copyright"),
        editorial_note="\n".join(filter(None, (item.string("editor_note"), *corrections))) or None,
        words=whole_number(item.value("word_count")[1]),
        notes=tuple(dict.fromkeys(notes)),
    )


_SOURCES = ("distributor", "source", "owner")


def _blocks(item: Fields, notes: list[str]) -> Iterator[Block]:
    for element in item.objects("content_elements"):
        kind = element.string("type") or ""
        if kind == "header":
            yield from _of(element, "heading")
        elif kind == "list":
            yield from _listed(element)
        elif kind == "quote":
            if element.string("subtype") == "pullquote":  # it is said in the text as well
                notes.append(f"pull quote: {' '.join(block.text for block in _quoted(element))}")
            else:
                yield from _quoted(element)
        elif kind == "table":
            yield from _rows(element)
        elif kind in _POINTERS:
            notes.append(f"pointer: {markup.text(element.string('content', 'title') or '')}".rstrip())
        elif kind in _PICTURES:
            caption = element.string("caption") or _basic(element, "description")
            notes += [f"caption: {markup.text(caption)}"] if caption else []
        elif kind == "correction":
            continue  # an editor's note, kept as one
        elif kind == "code":
            yield from (Block("preformatted", text) for text in filter(None, [element.string("content")]))
        else:  # text, raw_html and what later versions of the schema call a text
            yield from _of(element, "paragraph")


def _of(element: Fields, kind: Kind) -> Iterator[Block]:
    for block in markup.story(element.string("content") or "")[0]:
        yield Block(kind if block.kind == "paragraph" else block.kind, block.text)


def _listed(element: Fields) -> Iterator[Block]:
    for entry in element.objects("items"):
        yield from _listed(entry) if entry.string("type") == "list" else _of(entry, "list")


def _quoted(element: Fields) -> Iterator[Block]:
    inside = list(element.objects("content_elements")) or [element]
    cited = next(element.objects("citation"), Fields({}))
    for entry in (*inside, cited):
        yield from _of(entry, "quote")


def _rows(element: Fields) -> Iterator[Block]:
    head = [markup.text(cell.string("content") or "") for cell in element.objects("header")]
    rows = element.value("rows")[1]
    lines = [head] if any(head) else []
    for row in rows if isinstance(rows, list) else []:
        cells = Fields({"row": row}).objects("row")
        lines.append([markup.text(cell.string("content") or "") for cell in cells])
    text = "\n".join("\t".join(line) for line in lines)
    if text.strip():
        yield Block("preformatted", text)


def _basic(item: Fields, name: str) -> str | None:
    """The one of several wordings that ANS calls basic."""
    said = next((one.string("basic") for one in item.objects(name)), None)
    return markup.text(said) if said and markup.looks_like_markup(said) else said


def _name(item: Fields, key: str) -> str | None:
    return next((one.string("name") for one in item.objects(key)), None)


def _seo(taxonomy: Fields) -> tuple[str, ...]:
    return taxonomy.strings("seo_keywords") or tuple(
        word for one in taxonomy.objects("keywords") if (word := one.string("keyword"))
    )
