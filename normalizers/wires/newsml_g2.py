"""NewsML-G2: a news item, or a message with many; packages, pictures and concepts are passed over.

NewsML-G2 2.x Guidelines: `itemMeta` is about the item, `contentMeta` about the story, `contentSet` has renditions of
one content, of which the best is taken. `edNote` is for editors and never copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Skipped, Story
from normalizers.wires import body, newsml, newsml_1, nitf, xml
from normalizers.wires.charset import Received
from normalizers.wires.dates import date
from normalizers.wires.revisions import as_told, embargo_in_words, number, rewrite, status_of, version_of
from normalizers.wires.xml import attribute, find, find_all, local_name, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_KINDS = {
    "packageitem": "a package of other items",
    "conceptitem": "a concept, no news",
    "knowledgeitem": "a list of concepts, no news",
    "planningitem": "a plan of coverage, no news",
    "catalogitem": "a catalogue, no news",
}
_CLASSES = {
    "picture": "a picture",
    "graphic": "a graphic",
    "video": "a film",
    "audio": "sound",
    "animation": "a film",
    "composite": "a package of other items",
}
_COUNTRIES = ("cntry", "country", "iso3166-1a2", "iso3166-1a3")
_SUMMARY = ("summary", "abstract", "teaser", "lead", "intro")
_MOST_AUTHORS = 50
# Two to four words with capitals, and none that a house has in its name.
_PERSON = re.compile(
    r"(?!.*\b(?:news|press|presse|agency|agence|agencia|agentur|media|desk|staff|redaktion|redacción|bureau)\b)"
    r"(?:[^\W\d_][\w.’'-]*\s){1,3}[^\W\d_][\w’'-]+",
    re.IGNORECASE,
)
# What a content set has besides content in the item itself.
_NO_CONTENT = ("remotecontent", "altid", "link", "channel")


def read(received: Received) -> list[Story | Skipped]:
    """The items of a file, in order."""
    return of(*xml.parse_xml(received.text), received)


def of(root: Element, notes: tuple[str, ...], received: Received) -> list[Story | Skipped]:
    """The items of a tree, wherever in it they are."""
    if find(root, "identification", "newsmanagement") is not None:
        return newsml_1.of(root, notes, received)  # a bare <NewsItem> of NewsML 1.2
    items = list(_items(root))
    if len(items) > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {len(items)} items; {MAX_STORIES} is the most that we read.")
    header = find(root, "header") if local_name(root) != "newsitem" else None
    found: list[Story | Skipped] = []
    for n, item in enumerate(items, 1):
        one = _Item(item, header, received, n if len(items) > 1 else 0).read()
        found.append(replace(one, notes=(*notes, *one.notes)) if isinstance(one, Story) else one)
    if not found:
        raise WireError("wire.no-story", "There is no item in this NewsML-G2.", todo="Nothing to publish here.")
    return newsml.distinct(found)


def _items(root: Element) -> Iterator[Element]:
    if local_name(root) == "newsitem" or local_name(root) in _KINDS:
        yield root
    elif local_name(root) == "newsmessage":
        for one in (*find_all(root, "itemset/*"), *find_all(root, "newsitem"), *find_all(root, "packageitem")):
            if local_name(one) == "newsitem" or local_name(one) in _KINDS:
                yield one
    else:
        for child in root:
            yield from _items(child)


@dataclass(slots=True)
class _Item:
    item: Element
    header: Element | None
    received: Received
    n: int
    notes: list[str] = field(default_factory=list)

    def read(self) -> Story | Skipped:
        guid = attribute(self.item, "guid")
        place = guid or f"item {self.n or 1}"
        kind = _KINDS.get(local_name(self.item)) or _CLASSES.get(self._code("itemmeta/itemclass"))
        contents = list(self._contents())
        if kind and not (kind == "a package of other items" and contents):
            return Skipped(place, kind)
        story = self._story(guid or f"sha256:{self.received.sha256}" + (f"#{self.n}" if self.n else ""))
        if contents and all(newsml.is_data(content) for content in contents):
            return Skipped(place, "data without text")
        told = [newsml.with_content(story, content, self.received) for content in contents]
        best = next((one for one in told if one.blocks), told[0] if told else story)
        best = self._with_others(best, zip(contents, told, strict=True))
        if not best.blocks and (away := [attribute(one, "href", "residref") for one in self._away()]):
            best = replace(best, notes=(*best.notes, *(f"content elsewhere: {href}" for href in away if href)))
        best = best if best.headline else replace(best, headline=self._text("itemmeta/title"))
        lines = (text_of(one) for one in find_all(self.item, "contentmeta/headline"))
        best = replace(best, blocks=body.without_lines(best.blocks, (best.headline, *lines)))
        if not (best.headline or best.blocks or best.pubstatus == "canceled"):
            return Skipped(place, "an item without headline and text")
        words = best.words
        for content in contents if words is None else ():
            words = words if words is not None else number(attribute(content, "wordcount"))
        slug = rewrite(best.slugline) or rewrite(best.headline)
        return replace(best, words=words or None, take=best.take or slug)

    def _contents(self) -> Iterator[Element]:
        """What is in the item itself, most promising first: NITF or XHTML, other XML, data."""
        every = [one for one in find_all(self.item, "contentset/*") if local_name(one) not in _NO_CONTENT]
        wanted = (self._language() or "")[:2].lower()
        every.sort(key=lambda one: not (attribute(one, "lang") or wanted).lower().startswith(wanted))
        yield from (one for one in every if local_name(one) == "inlinexml")
        yield from (one for one in every if local_name(one) not in ("inlinexml", "inlinedata"))
        data = [one for one in every if local_name(one) == "inlinedata" and not attribute(one, "encoding")]
        kinds = [(attribute(one, "contenttype") or "text/plain").lower() for one in data]
        for wanted in ("html", "xml", "text"):
            yield from (one for one, kind in zip(data, kinds, strict=True) if wanted in kind)

    def _with_others(self, best: Story, told: Iterable[tuple[Element, Story]]) -> Story:
        """With what the other renditions say beyond the one that was taken; in a well-made item that is nothing."""
        known = [best.text, best.headline, best.subheadline, best.byline, best.dateline, best.editorial_note]
        known += [best.abstract, best.credit, best.slugline, *best.notes]
        own, more = (self._language() or "")[:2].lower(), []
        for content, one in told:
            tag = attribute(content, "lang") or own
            if one is not best and tag.lower().startswith(own):
                more += [f"another text: {text}" for text in body.beyond(one.blocks, *known)]
            elif one is not best:
                more.append(f"the text in another language is passed over: {tag}")
        return replace(best, notes=(*best.notes, *dict.fromkeys(more)))

    def _away(self) -> Iterator[Element]:
        return find_all(self.item, "contentset/remotecontent")

    def _story(self, guid: str) -> Story:
        headline, subheadline = self._headlines()
        slugline = self._text("contentmeta/slugline") or self._title_as_slugline(headline)
        version, version_notes = version_of((attribute(self.item, "version"),), (slugline, headline))
        self.notes.extend(version_notes)
        status = status_of(self._code("itemmeta/pubstatus"), "pubStatus", self.notes)
        embargo = date(self._text("itemmeta/embargoed") or None, "embargoed", self.notes)
        held = find(self.item, "itemmeta/embargoed")
        if held is not None and embargo is None:
            # Guidelines on `embargoed`: without a date it lasts until another version. Some write it empty always.
            self.notes.append("an embargo without a date")
            if status == "usable" and (text_of(held) or not self._code("itemmeta/pubstatus")):
                status = "withheld"
        editorial = self._editorial()
        signals = tuple(dict.fromkeys(self._signals()))
        acts = [code.replace("/", ":").rpartition(":")[2] for code in signals]
        status = as_told(status, acts, self._told(), (slugline or "", headline, self._text("itemmeta/title")))
        holder = self._name("rightsinfo/copyrightholder")
        byline = "; ".join(filter(None, map(text_of, find_all(self.item, "contentmeta/by")))) or None
        authors = list(islice(dict.fromkeys(self._authors()), _MOST_AUTHORS))
        byline = byline or "; ".join(filter(self._is_person, authors)) or None
        self.notes += [f"author: {name}" for name in authors if not byline or name not in byline]
        located, country = self._located()
        keywords = [text_of(one) for one in find_all(self.item, "contentmeta/keyword")]
        subjects = list(find_all(self.item, "contentmeta/subject"))
        keywords += [_named(one) for one in subjects if not attribute(one, "qcode", "uri", "literal")]
        return Story(
            guid=guid,
            headline=headline,
            blocks=(),
            wire="newsml-g2",
            raw_sha256=self.received.sha256,
            version=version,
            source=self._name("itemmeta/provider") or self._name("contentmeta/infosource") or self._sender(),
            language=self._language(),
            charset=self.received.declared,
            charset_found=self.received.found,
            translated_from=self._translated_from(),
            pubstatus=status,
            urgency=number(self._text("contentmeta/urgency")),
            embargo=embargo or (embargo_in_words(self._told(), (headline,)) if held is None else None),
            version_created=self._date("itemmeta/versioncreated", "contentmeta/contentmodified"),
            slugline=slugline,
            byline=byline,
            dateline=self._text("contentmeta/dateline") or None,
            usage=self._in_language("rightsinfo/usageterms"),
            abstract=self._abstract(),
            keywords=tuple(dict.fromkeys(word for word in keywords if word)),
            subheadline=subheadline,
            sent=self._header_date("sent"),
            first_created=self._date("itemmeta/firstcreated", "contentmeta/contentcreated"),
            priority=number(text_of(find(self.header, "priority"))) if self.header is not None else None,
            located=located,
            country=country,
            subjects=tuple(
                dict.fromkeys(filter(None, (attribute(one, "qcode", "uri", "literal") for one in subjects)))
            ),
            genre=next((name for one in find_all(self.item, "contentmeta/genre") if (name := _named(one))), None),
            editorial_note=editorial,
            copyright=self._in_language("rightsinfo/copyrightnotice") or holder or None,
            credit=self._text("contentmeta/creditline") or None,
            signals=signals,
            link=self._link(),
            notes=tuple(self.notes),
        )

    def _text(self, path: str) -> str:
        return next((text for one in find_all(self.item, path) if (text := text_of(one))), "")

    def _name(self, path: str) -> str:
        return next((name for one in find_all(self.item, path) if (name := _named(one))), "")

    def _code(self, path: str) -> str:
        found = find(self.item, path)
        code = attribute(found, "qcode", "uri", "literal") if found is not None else None
        return (code or "").replace("/", ":").rpartition(":")[2].lower()

    def _date(self, *paths: str) -> str | None:
        for path in paths:
            found = date(self._text(path) or None, path.rpartition("/")[2], self.notes)
            if found:
                return found
        return None

    def _header_date(self, path: str) -> str | None:
        return date(text_of(find(self.header, path)), path, self.notes) if self.header is not None else None

    def _sender(self) -> str:
        return text_of(find(self.header, "sender", "origin")) if self.header is not None else ""

    def _headlines(self) -> tuple[str, str | None]:
        """The main headline, and the one under it; what other headlines there are is noted."""
        main, under = "", ""
        for one in self._headline_elements():
            text, role = text_of(one), (attribute(one, "role") or "").rpartition(":")[2].lower()
            if not text:
                continue
            if "sub" in role and not under:
                under = text
            elif not main and "sub" not in role:
                main = text
            elif body.letters(text) != body.letters(main):
                self.notes.append(f"headline ({role or 'other'}): {text}")
        return main, under if under and body.letters(under) != body.letters(main) else None

    def _title_as_slugline(self, headline: str) -> str | None:
        """The name of the item, where it is not its headline: AP and AFP give the slugline there."""
        title = self._text("itemmeta/title")
        one, other = body.letters(title), body.letters(headline)
        return title if one and other and one not in other and other not in one else None

    def _headline_elements(self) -> list[Element]:
        """Those in the item's own language first, where it is given in several."""
        wanted = (self._language() or "")[:2].lower()
        every = list(find_all(self.item, "contentmeta/headline"))
        return sorted(every, key=lambda one: not (attribute(one, "lang") or wanted).lower().startswith(wanted))

    def _authors(self) -> Iterator[str]:
        house = self._name("itemmeta/provider")
        for one in find_all(self.item, "contentmeta/creator"):
            if (text := text_of(find(one, "name"))) and text != house:
                yield text

    def _is_person(self, name: str) -> bool:
        """Whether a creator seems to be a person: it may be a house as well."""
        houses = (self._name("rightsinfo/copyrightholder"), self._sender())
        return _PERSON.fullmatch(name) is not None and name != name.lower() and name not in houses

    def _language(self) -> str | None:
        for one in find_all(self.item, "contentmeta/language"):
            if "translat" not in (attribute(one, "role") or "").lower() and (tag := attribute(one, "tag")):
                return tag
        return attribute(self.item, "lang")

    def _translated_from(self) -> str | None:
        for one in find_all(self.item, "itemmeta/link"):
            if "translat" in (attribute(one, "rel") or "").lower():
                inner = find(one, "language")
                return (attribute(inner, "tag") if inner is not None else None) or attribute(one, "hreflang")
        for one in find_all(self.item, "contentmeta/language"):
            if "translat" in (attribute(one, "role") or "").lower():
                return attribute(one, "tag")
        return None

    def _in_language(self, path: str) -> str | None:
        """The text in the item's own language, where it is given in several."""
        told = [(text, attribute(one, "lang") or "") for one in find_all(self.item, path) if (text := text_of(one))]
        wanted = (self._language() or "")[:2].lower()
        return next((text for text, tag in told if tag[:2].lower() == wanted), told[0][0] if told else None)

    def _abstract(self) -> str | None:
        told = [
            (text, (attribute(one, "role") or "").rpartition(":")[2].lower())
            for one in find_all(self.item, "contentmeta/description")
            if (text := text_of(one))
        ]
        for text, role in told:
            if role and role not in _SUMMARY:
                self.notes.append(f"description ({role}): {text}")
        return next((text for text, role in told if not role or role in _SUMMARY), None)

    def _located(self) -> tuple[str | None, str | None]:
        """The city where the story was written, and its country, which stands in `broader`."""
        place = country = None
        for one in find_all(self.item, "contentmeta/located"):
            kind = (attribute(one, "type") or "").lower()
            if "country" in kind:
                country = country or _named(one)
            else:
                place = place or _named(one)
            for wider in within(one, "broader"):
                scheme = (attribute(wider, "qcode") or "").partition(":")[0].lower()
                kind = (attribute(wider, "type") or "").lower()
                if kind.endswith(("country", "cntry")) or scheme in _COUNTRIES:
                    country = country or _named(wider)
        return place or None, country or None

    def _editorial(self) -> str | None:
        notes = [body.read(one) for one in find_all(self.item, "itemmeta/ednote")]
        return nitf.joined("\n".join((note.text, *note.asides)) for note in notes)

    def _told(self) -> list[str]:
        return [text_of(one) for one in find_all(self.item, "itemmeta/ednote")]

    def _signals(self) -> Iterator[str]:
        for one in find_all(self.item, "itemmeta/signal"):
            code = attribute(one, "qcode", "uri", "literal") or _named(one)
            if code:
                yield code

    def _link(self) -> str | None:
        for one in find_all(self.item, "contentmeta/altid"):
            if text_of(one).startswith(("http://", "https://")):
                return text_of(one)
        return None


def _named(element: Element) -> str:
    """The name of a concept; where it has none, its literal, or the end of its code."""
    names = [text for one in find_all(element, "name") if (text := text_of(one))]
    literal = attribute(element, "literal")
    code = attribute(element, "qcode") or re.sub(r"^\w+://|[/#]+$", "", attribute(element, "uri") or "")
    code = re.split(r"[:/#]", code)[-1]
    return (names[0] if names else None) or literal or code
