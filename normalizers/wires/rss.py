"""RSS 0.9x and 2.0, RSS 1.0, Atom: one story an item, with the text exactly as the feed has it.

RSS 2.0.11 and RSS 1.0 for the elements without a namespace, RFC 4287 for Atom, RFC 6721 for entries that it takes back;
Dublin Core, PRISM and the content module wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Skipped, Story
from normalizers.wires import feed, markup, wxr, xml
from normalizers.wires.body import without_headline
from normalizers.wires.charset import Received
from normalizers.wires.feed import Parts
from normalizers.wires.feed_text import Links, resolved
from normalizers.wires.revisions import number
from normalizers.wires.xml import attribute, local_name

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_ITEMS = ("item", "entry")
_DRAFT = "a draft (app:draft)"


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a feed, in its order. Items with neither title nor text are passed over."""
    root, notes = xml.parse_xml(received.text)
    wire = _wire(root)
    items = [one for one in root.iter() if local_name(one) in _ITEMS or _is_deleted(one)]
    if len(items) > MAX_STORIES:
        raise WireError("wire.too-big", f"The feed has {len(items)} items; {MAX_STORIES} is the most that we read.")
    channel = _Channel(root)
    if wxr.is_export(root):
        found: list[Story | Skipped] = list(wxr.read(root, items, received, notes))
    else:
        found = [
            channel.story(item, received, wire, n if len(items) > 1 else 0, notes) for n, item in enumerate(items, 1)
        ]
    if not any(isinstance(one, Story) for one in found):
        reasons = "; ".join(dict.fromkeys(one.reason for one in found if isinstance(one, Skipped)))
        raise WireError(
            "wire.no-text", f"There is no text in this feed: {reasons or 'no items'}.", todo="Nothing to publish here."
        )
    return found


class _Channel:
    """What a feed says of all its items."""

    def __init__(self, root: Element) -> None:
        channel = next((one for one in root if local_name(one) == "channel"), root)
        self.parts = Parts(channel)
        self.atom = local_name(root) == "feed"
        self.site = _link(self.parts, "") or ""
        self.authors = tuple(_authors(self.parts)) if self.atom else ()  # RFC 4287, 4.2.1: of entries without one
        self.title = feed.title(next(self.parts.all("title"), None), declared=self.atom)
        said = self.parts.line("language", "dc:language")
        self.language = said or feed.language(channel, root)
        self.rights = self.parts.line("copyright", "rights", "dc:rights", "dcterms:rights")
        self.license = self.parts.line(*_LICENSE)

    def story(self, item: Element, received: Received, wire: str, n: int, notes: tuple[str, ...]) -> Story | Skipped:
        """The story of one item."""
        place = f"item {n or 1}"
        if _is_deleted(item):
            return self._deleted(item, received, wire)
        parts = Parts(item)
        if any(local_name(one) == "draft" and feed.line(one).lower() == "yes" for one in item.iter()):
            return Skipped(place, _DRAFT)
        if reason := _no_text(parts):
            return Skipped(place, reason)
        more: list[str] = []
        links = Links(_link(parts, self.site) or "", self.site)
        found = feed.texts(parts, links, more, atom=local_name(item) == "entry")
        body = feed.best(found)
        more += [f"another text: {text}" for text in feed.others(found, body)]
        story = self._story(parts, body, found, received, wire, n, [*notes, *more])
        return story if feed.has_words(story) else Skipped(place, "an item without text")

    def _story(
        self,
        parts: Parts,
        body: feed.Text | None,
        found: list[feed.Text],
        received: Received,
        wire: str,
        n: int,
        notes: list[str],
    ) -> Story:
        item = parts.element
        titled = next(parts.all("title", "dc:title", "media:title"), None)
        created = parts.date(notes, "published", "pubdate", "dcterms:created", "dcterms:issued", "issued", "created")
        created = created or parts.date(notes, "prism:publicationdate", "dc:date")
        updated = parts.date(notes, "updated", "dcterms:modified", "modified", "prism:modificationdate")
        categories = tuple(dict.fromkeys(_categories(parts)))
        link = _link(parts, self.site)
        source = next(parts.all("source", "dc:source"), None)
        credit = "" if source is None else _source(source)
        rights = parts.line("rights", "copyright", "dc:rights", "dcterms:rights") or self.rights
        version = number(parts.line("prism:versionidentifier", "version"))
        where = item if body is None else body.element
        headline = feed.title(titled, declared=local_name(item) == "entry")
        return Story(
            guid=_guid(parts, link) or f"sha256:{received.sha256}" + (f"#{n}" if n else ""),
            headline=headline,
            blocks=() if body is None else without_headline(body.blocks, headline),
            wire=wire,
            raw_sha256=received.sha256,
            version=1 if version is None else version,
            source=self.title or parts.line("dc:publisher") or "",
            language=feed.language(where, item) or parts.line("dc:language", "language") or self.language,
            charset=received.declared,
            charset_found=received.found,
            embargo=parts.date(notes, "prism:embargodate", "embargo"),
            version_created=updated or created,
            slugline=parts.line("slugline", "?:slugline"),
            byline=feed.signed(tuple(_authors(parts)) or self.authors, notes),
            usage=parts.line(*_LICENSE) or self.license or rights,
            abstract=feed.abstract(found, body),
            keywords=categories,
            link=link,
            subheadline=parts.line("prism:subtitle", "subtitle", "itunes:subtitle"),
            first_created=created,
            expires=parts.date(notes, "dcterms:valid", "prism:expirationdate", "expirationdate", "expires"),
            located=parts.line("prism:location"),
            subjects=feed.codes((*categories, *_coded(parts))),
            genre=parts.line("prism:genre", "dc:type", "?:genre"),
            copyright=rights,
            credit=credit or None,
            words=number(parts.line("prism:wordcount")),
            notes=tuple(dict.fromkeys((*notes, *_captions(parts)))),
        )

    def _deleted(self, item: Element, received: Received, wire: str) -> Story | Skipped:
        """RFC 6721 section 3: an entry that is taken back, with the identity of what it takes back."""
        notes: list[str] = []
        parts = Parts(item)
        ref = attribute(item, "ref")
        if not ref:
            return Skipped("deleted-entry", "an entry is taken back that is not named")
        when = attribute(item, "when")
        said = " ".join(feed.line(one) for one in item if local_name(one) == "comment")
        return Story(
            guid=ref,
            headline="",
            blocks=(),
            wire=wire,
            raw_sha256=received.sha256,
            source=self.title,
            language=self.language,
            charset=received.declared,
            charset_found=received.found,
            pubstatus="canceled",
            version_created=when,
            editorial_note=said or None,
            link=_link(parts, self.site),
            notes=tuple(notes),
        )


_LICENSE = ("license:license", "dcterms:license", "license")


def _wire(root: Element) -> str:
    """The format by the first element: RSS says its version, RSS 1.0 and 0.90 are told apart by their namespace."""
    name = local_name(root)
    if name == "feed":
        return "atom"
    if name == "rss":
        match = re.match(r"(\d)(?:\.(\d\d?))?", attribute(root, "version") or "")
        return f"rss-{match[1]}.{match[2] or 0}" if match else "rss"
    spaces = {str(one.tag) for one in root.iter() if local_name(one) in ("channel", "item")}
    if not spaces:
        raise WireError("wire.unknown-xml", "This is RDF, but no RSS: it has neither a channel nor items.")
    return "rss-0.90" if any("netscape" in space for space in spaces) else "rss-1.0"


def _is_deleted(element: Element) -> bool:
    return local_name(element) == "deleted-entry"


def _guid(parts: Parts, link: str | None) -> str | None:
    """The identity: `guid`, `id`, what RDF says the item is about, its link."""
    about = attribute(parts.element, "about") if str(parts.element.tag).startswith("{") else None
    return parts.line("guid", "id", "dc:identifier", "dcterms:identifier") or about or link


def _link(parts: Parts, site: str) -> str | None:
    """The address of the story for readers: RSS has it as text, Atom as an attribute (`alternate`, or no `rel`)."""
    if original := parts.line("?:origlink"):
        return original  # FeedBurner's own links only count readers
    for one in parts.all("link"):
        if attribute(one, "href") and (attribute(one, "rel") or "alternate").lower() == "alternate":
            return resolved(attribute(one, "href"), site)
        if not attribute(one, "href") and (text := feed.line(one)):
            return resolved(text, site)
    guid = next(parts.all("guid"), None)
    text = "" if guid is None else feed.line(guid)
    if guid is not None and (attribute(guid, "ispermalink") or "true").lower() == "true" and text.startswith("http"):
        return text
    return None


def _no_text(parts: Parts) -> str | None:
    """Why an item is no text: an episode of a podcast, or a film without a word."""
    kinds = [(attribute(one, "type") or "").lower() for one in parts.all("enclosure")]
    kind = next((kind for kind in kinds if kind.startswith(("audio/", "video/"))), None)
    if kind and any(True for _ in parts.all("itunes:duration", "itunes:episode", "itunes:episodetype")):
        return f"an episode of a podcast ({kind[:40]})"
    if any(True for _ in parts.all("?:videoid")):
        return "a film (yt:videoId)"
    said = ("description", "summary", "content", "content:encoded", "?:full-text", "body")
    return f"a file without text ({kind[:40]})" if kind and not parts.line(*said) else None


def _authors(parts: Parts) -> Iterator[str]:
    """Who wrote it: by name where one is given, in the order of the names of the fields."""
    for names in (("dc:creator", "dcterms:creator"), ("author",), ("itunes:author",)):
        found = [text for one in parts.all(*names) if (text := _author(one))]
        if found:
            yield from found
            return


def _author(element: Element) -> str:
    name = next((one for one in element if local_name(one) == "name"), None)
    if name is not None and feed.line(name):
        return feed.line(name)
    mail = next((one for one in element if local_name(one) == "email"), None)
    return feed.line(element if mail is None else mail)


def _source(element: Element) -> str:
    """The feed that an item was taken from: the text in RSS, a title in Atom."""
    name = next((one for one in element if local_name(one) == "title"), None)
    if name is not None:
        return feed.line(name)
    return "" if len(element) else feed.line(element)


def _categories(parts: Parts) -> Iterator[str]:
    for one in parts.all("category", "dc:subject", "dcterms:subject", "prism:keyword"):
        said = attribute(one, "label", "term") or feed.line(one)
        if said:
            yield said
    for one in parts.all("media:keywords", "itunes:keywords", "keywords"):
        yield from (word.strip() for word in feed.line(one).split(",") if word.strip())


def _coded(parts: Parts) -> Iterator[str]:
    yield from (term for one in parts.all("category") if (term := attribute(one, "term", "code")))


def _captions(parts: Parts) -> Iterator[str]:
    """What an item says of its pictures."""
    for one in parts.element.iter():
        if local_name(one) in ("description", "text") and feed.family(one) == "media" and (text := feed.line(one)):
            yield f"caption: {markup.text(text) if '<' in text else text}"
