"""NITF 2.5 to 3.6, with namespace or without, and what agencies make of it: one story a document.

NITF 3.6: `docdata` says what the story is, `body.head` what stands above it, `body.content` is the copy. The notes of
editors (`ed-msg`, `correction`, `revision-history`, `tagline`, `note` of `body.head`) are fields, never copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from normalizers.errors import WireError
from normalizers.story import PubStatus, Skipped, Story
from normalizers.wires import body, xml
from normalizers.wires.charset import Received
from normalizers.wires.dates import date, is_date, is_later
from normalizers.wires.revisions import as_told, embargo_in_words, number, rewrite, status_of, version_of
from normalizers.wires.xml import attribute, find, find_all, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_SLUG = ("slugline", "slug", "anpa-keyword", "ntbstikkord", "story-slug", "slug-line")
_TITLES = ("byttl", "bytag")
_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}|\d{6}", re.IGNORECASE)


def read(received: Received) -> list[Story | Skipped]:
    """The story of a document; its pictures are passed over."""
    root, notes = xml.parse_xml(received.text)
    return of(root, notes, received)


def of(root: Element, notes: tuple[str, ...], received: Received) -> list[Story | Skipped]:
    """The story of a `nitf` element that is a document of its own, and the death of one that it cancels."""
    found = story(root, received)
    if not (found.headline or found.blocks or found.pubstatus == "canceled"):
        raise WireError("wire.no-text", "There is no text in this NITF.", todo="Nothing to publish here.")
    if found.pubstatus == "usable" and not found.blocks and not found.abstract and next(_media(root), None) is not None:
        return [Skipped(found.guid, "pictures or films without a text")]
    found = replace(found, notes=(*notes, *found.notes))
    passed = (Skipped(f"media {n}", "a picture or film of the story") for n, _ in enumerate(_media(root), 1))
    other = find(root, "head/docdata")
    guid = attribute(other, "management-doc-idref") if other is not None else None
    # NITF 3.6, `docdata`: management-idref-status is the new status of another document.
    if guid and guid != found.guid and other is not None and attribute(other, "management-idref-status") == "canceled":
        return [found, replace(found, guid=guid, headline="", blocks=(), pubstatus="canceled"), *passed]
    return [found, *passed]


def story(nitf: Element, received: Received) -> Story:
    """The story of a `nitf` element, which may stand inside another format; headline and blocks may be empty."""
    return _Document(nitf, received).story()


def filled(outer: Story, inner: Story) -> Story:
    """A story of NewsML with what only the NITF in it says."""
    names = (
        "language urgency embargo version_created slugline byline dateline usage abstract keywords subheadline sent "
        "first_created expires priority take located country subjects genre copyright credit signals words source"
    ).split()
    missing: dict[str, Any] = {name: getattr(inner, name) for name in names if not getattr(outer, name)}
    notes = tuple(dict.fromkeys((*outer.notes, *inner.notes)))
    editorial = joined([outer.editorial_note, inner.editorial_note])
    headline = missing["headline"] = outer.headline or inner.headline
    if outer.headline and inner.headline and body.letters(outer.headline) != body.letters(inner.headline):
        notes = (*notes, f"headline in the NITF: {inner.headline}")
    for name in ("byline", "dateline", "subheadline", "abstract", "credit"):
        told, again = (body.letters(getattr(one, name) or "") for one in (outer, inner))
        if told and again not in told and told not in again:
            notes = (*notes, f"{name} in the NITF: {getattr(inner, name)}")
    status = inner.pubstatus if outer.pubstatus == "usable" or inner.pubstatus == "canceled" else outer.pubstatus
    blocks = body.without_lines(inner.blocks, (headline, *(outer.subheadline or "").splitlines()))
    if missing.get("subheadline") and body.letters(str(missing["subheadline"])) == body.letters(headline):
        del missing["subheadline"]
    return replace(outer, **missing, blocks=blocks, notes=notes, editorial_note=editorial, pubstatus=status)


def joined(texts: Iterable[str | None]) -> str | None:
    """Notes one a line, each only once, also where one repeats a line of another."""
    lines = dict.fromkeys(line.strip() for text in texts for line in (text or "").splitlines() if line.strip())
    return "\n".join(lines) or None


def lines(text: str, *more: str) -> str:
    """Pieces of one line, such as a name and what its owner is, with commas between."""
    return ", ".join(piece.rstrip(" ,") for piece in (text, *more) if piece.strip(" ,"))


@dataclass(slots=True)
class _Document:
    root: Element
    received: Received
    notes: list[str] = field(default_factory=list)

    def story(self) -> Story:
        said = body.read(self._body())
        headline, subheadline = self._headlines()
        editorial = self._editorial(said)
        blocks = body.without_lines(said.blocks, (headline, *(subheadline or "").splitlines()))
        blocks, again = body.without_lead(blocks)
        self.notes.extend(f"told again in the text: {lead}" for lead in dict.fromkeys(again))
        byline = self._byline() or next((text for name, text in said.beside if name in ("byline", "author")), "")
        issued = self._date("date.issue")
        released = self._date("date.release")
        sent = date(self._attribute("pubdata", "date.publication"), "pubdata", self.notes)
        before = issued or sent
        slugline = self._slugline(headline)
        version, version_note = self._version(slugline, headline)
        self.notes.extend(version_note)
        self.notes.extend(f"caption: {caption}" for caption in said.captions if caption)
        self.notes.extend(f"{name} in the text: {text}" for name, text in said.beside if text and text != byline)
        status = self._status(slugline, headline)
        copyright_, usage = self._rights()
        credit = _text(self.root, "body/body.head/distributor")
        return Story(
            guid=self._guid(),
            headline=headline,
            blocks=blocks,
            wire="nitf",
            raw_sha256=self.received.sha256,
            version=version,
            source=self._source(credit),
            language=self._language(),
            charset=self.received.declared,
            charset_found=self.received.found,
            pubstatus=status,
            urgency=number(self._attribute("urgency", "ed-urg")),
            embargo=(released if before is None or is_later(released, before) else None)
            or embargo_in_words((editorial or "",), (headline,)),
            version_created=issued or released or self._meta_date("timestamp", "article-pubdate", "ntb-dato") or sent,
            slugline=slugline,
            byline=byline or None,
            dateline=self._dateline(),
            usage=usage,
            abstract=self._abstract(),
            keywords=self._keywords(),
            subheadline=subheadline,
            sent=sent,
            first_created=self._written(),
            expires=self._date("date.expire"),
            priority=number(self._meta("priority", "ntbprioritet", "anpa-priority", "aap-priority")),
            take=self._meta("anpa-takekey") or rewrite(slugline) or rewrite(headline) or self._part(),
            located=self._located(),
            country=self._country(),
            subjects=self._subjects(),
            genre=self._attribute("tobject.property", "tobject.property.type"),
            editorial_note=editorial,
            copyright=copyright_,
            credit=credit or None,
            signals=self._signals(status),
            link=self._link(),
            words=self._words(),
            notes=tuple(self.notes),
        )

    def _body(self) -> Element:
        found = find(self.root, "body")
        return self.root if found is None else found

    def _head(self, *names: str) -> Element | None:
        return next(self._all(*names), None)

    def _all(self, *names: str) -> Iterator[Element]:
        """Elements of the head, wherever in it the agency puts them; some put them in `body.head`."""
        for part in (find(self.root, "head"), find(self.root, "body/body.head")):
            if part is not None:
                yield from within(part, *names)

    def _attribute(self, element: str, *names: str) -> str | None:
        return next((value for one in self._all(element) if (value := attribute(one, *names))), None)

    def _meta(self, *names: str) -> str | None:
        said = {(attribute(one, "name") or "").lower(): attribute(one, "content") for one in self._all("meta")}
        return next((value for name in names if (value := said.get(name))), None)

    def _date(self, name: str) -> str | None:
        return date(self._attribute(name, "norm"), name, self.notes)

    def _meta_date(self, *names: str) -> str | None:
        return date(self._meta(*names), "meta", self.notes)

    def _headlines(self) -> tuple[str, str | None]:
        """The headline, and the second one where it says something else."""
        above = find(self.root, "body/body.head/hedline", "body/body.head/headline", "body/hedline")
        first, *more = [text_of(one) for one in _each(above, "hl1") if text_of(one)] or [""]
        headline = first or (text_of(above) if above is not None and len(above) == 0 else "")
        more += [text_of(one) for one in _each(above, "hl2", "hl3", "hl4")]
        if not headline and not any(more) and above is not None:
            more = list(filter(None, map(text_of, above)))  # an agency's own elements
        if not headline and more:
            headline, *more = more
        title = _text(self.root, "head/title")
        headline = headline or title
        under = dict.fromkeys(one for one in more if one and body.letters(one) != body.letters(headline))
        return headline, "\n".join(under) or None

    def _guid(self) -> str:
        """`doc-id`, without the version that some write at its end; `du-key` or a hash where there is none."""
        found = self._attribute("doc-id", "id-string")
        key = self._attribute("du-key", "key")
        if found and key and len(key) >= 8:
            before, _, after = found.partition(key)
            if re.fullmatch(r"[_:.-]?v?\d+", after) and len(before) <= 8:
                return before + key
        return found or self._meta("ntbid", "article-id", "guid") or key or f"sha256:{self.received.sha256}"

    def _version(self, slugline: str | None, headline: str) -> tuple[int, list[str]]:
        revision = number(self._meta("article-revision"))
        said = (
            self._attribute("du-key", "version", "generation"),
            self._meta("version", "revision", "revision-id", "story-version"),
            None if revision is None else str(revision + 1),
            self._part(),
        )
        return version_of(said, (slugline, _text(self.root, "head/title"), self._meta("anpa-takekey"), headline))

    def _part(self) -> str | None:
        """The part of a series without a name: PA and CP count rewrites of a story with it."""
        one = self._head("series")
        return None if one is None or attribute(one, "series.name") else attribute(one, "series.part")

    def _source(self, distributor: str) -> str:
        return (
            distributor
            or self._meta("ntbkilde", "source", "aap-source")
            or self._attribute("doc-id", "regsrc")
            or self._attribute("doc.copyright", "holder")
            or _text(self.root, "body/body.head/rights/rights.owner")
            or self._attribute("from-src", "src-name")
            or ""
        )

    def _language(self) -> str | None:
        parts = (self.root, find(self.root, "body"), find(self.root, "body/body.content"))
        said = (attribute(one, "baselang", "lang") for one in parts if one is not None)
        empty = (attribute(one, "lang", "iso") for one in within(self._body(), "lang") if not text_of(one))
        return next((one for one in (*said, self._meta("article-language", "language"), *empty) if one), None)

    def _status(self, slugline: str | None, headline: str) -> PubStatus:
        """Usable, unless `management-status`, a correction, a fixture or the slugline takes the story back."""
        given = self._attribute("docdata", "management-status") or self._attribute("pubdata", "management-status") or ""
        status = status_of(given, "management-status", self.notes)
        if other := self._attribute("docdata", "management-doc-idref"):
            now = self._attribute("docdata", "management-idref-status") or "changed by this document"
            self.notes.append(f"another document, {other}: {now}")
        acts = [
            *(str(value) for one in self._all("fixture") for value in one.values()),
            *(attribute(one, "function", "name") or "" for one in self._all("revision-history")),
            *(attribute(one, "msg-type") or "" for one in self._all("ed-msg")),
        ]
        above = (slugline or "", headline, _text(self.root, "head/title"))
        return as_told(status, acts, self._told(), above)

    def _told(self) -> list[str]:
        told = [attribute(one, "info") or text_of(one) for one in self._all("ed-msg", "correction")]
        return told + [attribute(one, "comment") or "" for one in self._all("revision-history")]

    def _editorial(self, said: body.Body) -> str | None:
        head, end = find(self.root, "body/body.head"), find(self.root, "body/body.end")
        texts = [attribute(one, "info") or text_of(one) for one in self._all("ed-msg")]
        texts += [attribute(one, "info") or "" for one in self._all("correction")]
        texts += [attribute(one, "comment") or "" for one in self._all("revision-history")]
        texts.append(self._meta("correction_text") or "")
        texts += [body.read(one).text for one in _each(head, "note")]
        texts += [body.read(end).text if end is not None else "", *said.asides]
        return joined(texts)

    def _byline(self) -> str:
        lines = list(find_all(self.root, "body/body.head/byline"))
        printed = [one for one in lines if (attribute(one, "class") or "") != "normalized_byline"]
        return "; ".join(filter(None, map(_signed, printed or lines)))

    def _dateline(self) -> str | None:
        """The words of the dateline. EFE writes a time stamp into `story.date`, which is none of them."""
        found = find(self.root, "body/body.head/dateline")
        if found is None:
            return None
        place = find(found, "location")
        when = " ".join(text_of(one) for one in find_all(found, "story.date") if not is_date(text_of(one)))
        beside = "".join((found.text or "", *(child.tail or "" for child in found)))
        if place is None or beside.strip(" \t\r\n,"):
            whole = text_of(found)
            return (when if is_date(whole) else whole) or None
        written = lines(*(text_of(one) for one in place)) if len(place) and not (place.text or "").strip() else ""
        return lines(written or text_of(place), when) or None

    def _written(self) -> str | None:
        found = find(self.root, "body/body.head/dateline/story.date", "body/body.head/dateline/location/story.date")
        return None if found is None else date(attribute(found, "norm"), "story.date", self.notes)

    def _located(self) -> str | None:
        place = find(self.root, "body/body.head/dateline/location")
        if place is not None:
            city = find(place, "city")
            written = text_of(city) if city is not None else text_of(place) if len(place) == 0 else ""
            if written:
                return written
        told = next((text for one in self._all("evloc") if (text := text_of(one))), None)  # of NTB; empty in NITF
        return self._attribute("evloc", "city") or told or (self._meta("city") if place is None else None)

    def _country(self) -> str | None:
        named = _text(self.root, "body/body.head/dateline/location/country")
        code = self._attribute("country", "iso-cc") if not named else None
        return named or code or self._attribute("evloc", "country", "iso-cc")

    def _abstract(self) -> str | None:
        found = find(self.root, "body/body.head/abstract")
        return None if found is None else " ".join(block.text for block in body.read(found).blocks) or None

    def _slugline(self, headline: str) -> str | None:
        """The slugline: its own field, a title that is not the headline, or a `du-key` that is no number."""
        said = self._meta(*_SLUG)
        if said:
            return said
        title = _text(self.root, "head/title")
        one, other = body.letters(title), body.letters(headline)
        if one and one not in other and not (other and other in one):
            return title
        key = self._attribute("du-key", "key")
        return key if key and not _UUID.search(key) else None

    def _keywords(self) -> tuple[str, ...]:
        words = [attribute(one, "key") or text_of(one) for one in self._all("keyword")]
        for name in ("keywords", "article-keywords", "keyword"):
            words += [word.strip() for word in (self._meta(name) or "").split(",")]
        return tuple(dict.fromkeys(word for word in words if word))

    def _subjects(self) -> tuple[str, ...]:
        names = ("tobject.subject.refnum", "tobject.subject.code")
        codes = [attribute(one, *names) for one in self._all("tobject.subject")]
        return tuple(dict.fromkeys(code for code in codes if code))

    def _rights(self) -> tuple[str | None, str | None]:
        """Who has the copyright, and what the customer may do."""
        one, rights = self._head("doc.copyright"), find(self.root, "body/body.head/rights")
        holder = " ".join(filter(None, (attribute(one, "year"), attribute(one, "holder")))) if one is not None else ""
        texts = [attribute(each, name) for each in self._all("doc.rights") for name in ("type", "limitations")]
        owner = text_of(rights)
        if not holder and rights is not None and find(rights, "rights.owner") is not None:
            holder, owner = owner, ""
        return holder or None, " ".join(text for text in (*texts, owner) if text) or None

    def _signals(self, status: PubStatus) -> tuple[str, ...]:
        fixtures = (one for e in self._all("fixture") if (one := attribute(e, "fix-id", "fixture.id")))
        corrects = status != "canceled" and self._head("correction") is not None
        return (*fixtures, *(["correction"] if corrects else []))

    def _link(self) -> str | None:
        said = (self._meta("alternate_url", "canonical"), self._attribute("pubdata", "ex-ref"))
        return next((one for one in said if one and one.startswith(("http://", "https://"))), None)

    def _words(self) -> int | None:
        counted = number(self._meta("anpa-wordcount", "wordcount", "word-count"))
        if counted is None and (self._attribute("pubdata", "unit-of-measure") or "").lower() == "word":
            counted = number(self._attribute("pubdata", "item-length"))
        return counted


def _media(root: Element) -> Iterator[Element]:
    content = find(root, "body/body.content")
    return iter(()) if content is None else within(content, "media")


def _each(element: Element | None, *names: str) -> Iterator[Element]:
    return iter(()) if element is None else within(element, *names)


def _text(root: Element, path: str) -> str:
    return text_of(find(root, path))


def _signed(byline: Element) -> str:
    """A byline with the author's title after a comma: `<byline>By NN<byttl>AP Writer</byttl></byline>`."""
    names = ""
    for piece in _names(byline):
        # An element ends a word: `By<person>NN</person>`.
        names += f" {piece}" if names[-1:].isalnum() and piece[:1].isalnum() else piece
    return lines(" ".join(names.split()), *(text_of(one) for one in within(byline, *_TITLES)))


def _names(byline: Element) -> Iterator[str]:
    yield byline.text or ""
    for child in byline:
        if xml.local_name(child) not in _TITLES:
            yield from _names(child)
        yield child.tail or ""
