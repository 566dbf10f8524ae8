"""NewsML 1.0 to 1.2: the stories of every news item, each with the lines and metadata of the components around it.

NewsML 1.2: `NewsIdentifier` is provider, date and id, and its revision the version; a `NewsComponent` has a role, and
with `EquivalentsList` renditions of one thing. The `NewsLines` nearest to the text count, then those around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from normalizers.errors import WireError
from normalizers.limits import MAX_STORIES
from normalizers.story import Block, PubStatus, Skipped, Story
from normalizers.wires import body, newsml, nitf, xml
from normalizers.wires.charset import Received
from normalizers.wires.dates import date
from normalizers.wires.newsml_lines import Around
from normalizers.wires.revisions import as_told, embargo_in_words, number, rewrite, status_of, version_of
from normalizers.wires.xml import attribute, find, find_all, local_name, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

# Parts of one story that agencies make components of their own.
_COPY = ("lead", "lede", "intro", "body", "bodytext", "text", "maintext", "story")
_HEADLINES = ("title", "headline", "hedline")
_UNDER = ("subheadline", "subtitle", "subhead", "subheading")
_SUMMARIES = ("abstract", "summary", "teaser", "synopsis")
_NO_COPY = ("caption", "stylesheet", "logo", "thumbnail", "preview", "picture", "photo", "image", "graphic", "video")
_EDITORIAL = ("editorialnote", "ednote", "note")
_PARTS = frozenset((*_COPY, *_HEADLINES, *_UNDER, *_SUMMARIES, *_EDITORIAL, "contact", "contacts", "boilerplate"))
_MEDIA = re.compile(r"(?i)photo|picture|image|graphi|video|audio|animation|jpe?g|png|gif|mpeg|mp[34]|pdf|css|zip|sound")
_EDITORS = re.compile(r"(?i)note|advis|editor|correct|warning|instruct")
_LETTERS = re.compile(r"^[A-Za-z]{1,4}(?=\d)")
_REVISION = re.compile(r":(\d+)[A-Za-z]?$")


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file, in order; pictures and other files are passed over."""
    return of(*xml.parse_xml(received.text), received)


def of(root: Element, notes: tuple[str, ...], received: Received) -> list[Story | Skipped]:
    """The stories of a `NewsML` or `NewsItem` element, which may stand inside another format."""
    items = list(find_all(root, "newsitem")) if local_name(root) == "newsml" else [root]
    items += [inner for one in items for inner in within(one, "newsitem") if inner is not one]
    if len(items) > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {len(items)} items; {MAX_STORIES} is the most that we read.")
    found: list[Story | Skipped] = []
    for n, item in enumerate(items, 1):
        for one in _Item(item, find(root, "newsenvelope"), received, n if len(items) > 1 else 0).read():
            found.append(replace(one, notes=(*notes, *one.notes)) if isinstance(one, Story) else one)
    if not found:
        raise WireError("wire.no-story", "There is no news item in this NewsML.", todo="Nothing to publish here.")
    return newsml.distinct(found)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A text: its components from the outermost to its own, and the components and content that make it."""

    around: tuple[Element, ...]
    contents: tuple[tuple[str, Element], ...]

    @property
    def own(self) -> Element:
        return self.around[-1]


@dataclass(slots=True)
class _Item:
    item: Element
    envelope: Element | None
    received: Received
    n: int
    passed: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self) -> Iterator[Story | Skipped]:
        guid = self._guid()
        units = [unit for one in find_all(self.item, "newscomponent") for unit in self._units(one, ())]
        stories = [self._story(unit, guid, n) for n, unit in enumerate(units)]
        stories = self._once([one for one in stories if one.headline or one.blocks])
        if not stories and not self.passed:
            around = tuple(find_all(self.item, "newscomponent"))[:1]
            refers = next(within(self.item, "newsitemref"), None) is not None
            flash = self._story(_Unit(around or (self.item,), ()), guid, 0)
            if flash.pubstatus == "canceled" or (flash.headline and not refers):
                stories = [flash]
            else:
                self.passed.append(Skipped(guid, self._reason(refers)))
        yield from stories
        yield from self.passed

    def _reason(self, refers: bool) -> str:
        if find(self.item, "update") is not None:
            return "changes to an item that was sent before"  # NewsML 1.2: Update has Insert, Replace and Delete
        return "a package of other items" if refers else "an item without headline and text"

    def _once(self, stories: list[Story]) -> list[Story]:
        """The stories without second renditions of one text."""
        kept: dict[str, Story] = {}
        for n, one in enumerate(stories):
            said = body.letters("".join(block.text for block in one.blocks)) or str(n)
            if kept.setdefault(said, one) is not one:
                self.passed.append(Skipped(one.guid, "another rendition of the same text"))
        return list(kept.values())

    def _units(self, component: Element, around: tuple[Element, ...]) -> Iterator[_Unit]:
        """The texts of a component, each with what is around it."""
        around = (*around, component)
        role = _role(component)
        inner = list(find_all(component, "newscomponent"))
        leaves = [one for one in inner if find(one, "newscomponent") is None]
        if role in _NO_COPY and not any(_role(one) in _COPY for one in leaves):
            self.passed.append(Skipped(self._place(component), f"a {role}"))
            return
        own = self._contents(component)
        parts = [one for one in leaves if _role(one) in _PARTS]
        if any(_role(one) in _COPY for one in parts) or (parts and own):
            # What else has a role, but no headline, is told beside the story: TweetText and the like.
            parts += [one for one in leaves if one not in parts and _is_beside(one)]
            told = [(_role(one), content) for one in parts for content in self._contents(one)]
            yield _Unit(around, (*((role, one) for one in own), *told))
            inner = [one for one in inner if one not in parts]
        elif own:
            if _is_caption(own, component, inner):
                self.passed.append(Skipped(self._place(component), "the caption of a picture"))
            else:
                yield _Unit(around, tuple((role, one) for one in own))
        for one in inner:
            yield from self._units(one, around)

    def _contents(self, component: Element) -> list[Element]:
        """The texts in a component itself; of several renditions the best."""
        texts: list[tuple[int, Element]] = []
        for one in find_all(component, "contentitem"):
            data = find(one, "datacontent")
            kind = " ".join(
                attribute(part, "formalname") or ""
                for name in ("mediatype", "format", "mimetype")
                for part in find_all(one, name)
            )
            coded = any(True for _ in find_all(one, "encoding"))
            if data is None or coded or not text_of(data) or (_MEDIA.search(kind) and not len(data)):
                if data is None or text_of(data) or attribute(one, "href"):
                    where = attribute(one, "href") or self._place(component)
                    self.passed.append(Skipped(where, f"no text: {kind.strip() or 'a file elsewhere'}"))
                continue
            texts.append((_rank(data), data))
        best = max((rank for rank, _ in texts), default=0)
        kept = [data for rank, data in texts if rank == best]
        same = (attribute(component, "equivalentslist") or "").lower() == "yes"
        return kept[:1] if same or best > 1 else kept

    def _story(self, unit: _Unit, guid: str, n: int) -> Story:
        self.notes = []
        story = self._about(unit, guid if n == 0 else f"{guid}#{_duid(unit.own) or n + 1}")
        blocks: tuple[Block, ...] = ()
        for role, content in unit.contents:
            one = newsml.with_content(replace(story, blocks=()), content, self.received)
            text = " ".join(block.text for block in one.blocks)
            if role in _HEADLINES:
                story = replace(story, headline=story.headline or text)
            elif role in _UNDER:
                story = replace(story, subheadline=story.subheadline or text or None)
            elif role in _SUMMARIES:
                if text and body.letters(text) != body.letters(story.headline):
                    story = replace(story, abstract=story.abstract or text)
            elif role in _EDITORIAL:
                told = "\n".join(block.text for block in one.blocks)
                story = replace(story, editorial_note=nitf.joined([story.editorial_note, told]))
            elif len(unit.contents) > 1 and role and role not in _COPY and not _is_own(content, unit.own):
                told = "\n".join(block.text for block in one.blocks)
                story = replace(story, notes=(*story.notes, f"{role}: {told}"))
            else:
                if role in ("lead", "lede", "intro"):
                    one = replace(one, abstract=one.abstract or text or None)
                elif blocks and one.blocks and body.letters(blocks[0].text) == body.letters(one.blocks[0].text):
                    blocks = ()  # the lead stands in the body too
                blocks, story = (*blocks, *one.blocks), one
        found = replace(story, blocks=body.without_lines(blocks, (story.headline, story.subheadline or "")))
        return replace(found, take=found.take or rewrite(found.slugline) or rewrite(found.headline))

    def _about(self, unit: _Unit, guid: str) -> Story:
        around = Around((*reversed(unit.around), self.item))
        headline = around.line("headline")
        slugline = around.line("slugline") or self._label()
        # "DS02299380" at one agency: what is in it of a number rises.
        version, version_notes = version_of((_LETTERS.sub("", self._revision()),), (slugline, headline))
        self.notes.extend(version_notes)
        byline = nitf.lines(around.line("byline"), around.line("bylinetitle")) or None
        under = around.line("subheadline")
        lines = around.other_lines()
        self.notes += [f"{kind}: {text}" for kind, text in lines if not _EDITORS.search(kind)]
        self.notes += [f"{name}: {text}" for name in ("seriesline", "moreline") if (text := around.line(name))]
        authors = around.properties("author") or around.parties("creator")
        self.notes += [f"author: {one}" for one in authors if one != byline]
        editorial = self._editorial(around, [text for kind, text in lines if _EDITORS.search(kind)])
        told = [*(editorial or "").splitlines(), *map(text_of, within(self.item, "comment"))]
        status, embargo = self._status(told, (slugline or "", headline, self._said("newsmanagement/newsitemtype")))
        return Story(
            guid=guid,
            headline=headline,
            blocks=(),
            wire="newsml-1.2",
            raw_sha256=self.received.sha256,
            version=version,
            source=self._source(around),
            language=around.formal("descriptivemetadata/language") or around.attribute("lang"),
            charset=self.received.declared,
            charset_found=self.received.found,
            pubstatus=status,
            urgency=self._number("newsmanagement/urgency"),
            embargo=embargo,
            version_created=self._date("newsmanagement/thisrevisioncreated"),
            slugline=slugline,
            byline=byline,
            dateline=around.line("dateline") or None,
            usage=around.line("rightsline") or around.text("rightsmetadata/usagerights") or None,
            keywords=tuple(dict.fromkeys((*around.lines("keywordline"), *around.properties("keyword")))),
            subheadline=under if under and body.letters(under) != body.letters(headline) else None,
            sent=self._sent(),
            first_created=self._date("newsmanagement/firstcreated"),
            priority=self._priority(around),
            located=next(iter(around.properties("city")), None),
            country=next(iter(around.properties("country")), None),
            subjects=around.subjects(),
            genre=around.formal("descriptivemetadata/genre"),
            editorial_note=editorial,
            copyright=around.line("copyrightline") or around.text("rightsmetadata/copyright") or None,
            credit=around.line("creditline") or None,
            words=self._words(unit),
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _said(self, path: str) -> str:
        """What an element of the item says, in `FormalName` or as its text."""
        found = find(self.item, path)
        return (attribute(found, "formalname") or text_of(found)) if found is not None else ""

    def _number(self, path: str) -> int | None:
        return number(self._said(path))

    def _date(self, path: str) -> str | None:
        return date(self._said(path), path.rpartition("/")[2], self.notes)

    def _sent(self) -> str | None:
        said = text_of(find(self.envelope, "dateandtime")) if self.envelope is not None else ""
        return date(said, "dateandtime", self.notes)

    def _priority(self, around: Around) -> int | None:
        found = find(self.envelope, "priority") if self.envelope is not None else None
        said = (attribute(found, "formalname") or text_of(found)) if found is not None else ""
        return number(said or next(iter(around.properties("priority")), ""))

    def _guid(self) -> str:
        """Provider, date and id: what all revisions of a story have in common."""
        path = "identification/newsidentifier/"
        public, revision = self._said(f"{path}publicidentifier"), self._revision()
        match = _REVISION.search(public)
        if match and revision and int(match[1]) == number(revision) and public.count(":") >= 4:
            return public[: match.start()]
        provider, day, own = (self._said(path + name) for name in ("providerid", "dateid", "newsitemid"))
        if own and own != "0":
            if len(day) > 8:  # with a time, which some take from the revision
                day = self._said("newsmanagement/firstcreated")[:8] or day[:8]
            return ":".join(("urn:newsml", *(part for part in (provider, day, own) if part)))
        tagged = next((text for one in within(self.item, "guid") if (text := text_of(one))), "")
        duid = next((found for one in within(self.item, "newscomponent") if (found := _duid(one))), "")
        found = tagged or (public if public.count(":") >= 4 else "") or duid
        return found or f"sha256:{self.received.sha256}" + (f"#{self.n}" if self.n else "")

    def _revision(self) -> str:
        return self._said("identification/newsidentifier/revisionid")

    def _label(self) -> str | None:
        return self._said("identification/namelabel") or None

    def _place(self, component: Element) -> str:
        return _duid(component) or self._guid()

    def _source(self, around: Around) -> str:
        sender = find(self.envelope, "sentfrom/party") if self.envelope is not None else None
        sent_from = attribute(sender, "formalname") if sender is not None else None
        parties = (*around.parties("provider"), sent_from, *around.parties("source"))
        return next(filter(None, parties), None) or self._said("identification/newsidentifier/providerid")

    def _status(self, told: list[str], above: tuple[str, ...]) -> tuple[PubStatus, str | None]:
        """The status, and the end of the embargo, which `StatusWillChange` gives, or a note in words."""
        status = status_of(self._said("newsmanagement/status"), "Status", self.notes)
        acts = [attribute(one, "formalname") or "" for one in find_all(self.item, "newsmanagement/instruction")]
        status = as_told(status, (*acts, above[-1]), told, above)
        if status == "canceled":
            return "canceled", None
        change = find(self.item, "newsmanagement/statuswillchange")
        when = find(change, "dateandtime") if change is not None else None
        then = find(change, "futurestatus") if change is not None else None
        free = then is not None and (attribute(then, "formalname") or "").lower() == "usable"
        embargo = date(text_of(when), "statuswillchange", self.notes) if free else None
        return status, embargo or embargo_in_words(told, above)

    def _editorial(self, around: Around, lines: list[str]) -> str | None:
        told = [text for one in around.parts for text in map(text_of, find_all(one, "comment")) if one is not self.item]
        return nitf.joined((*lines, *told, *around.properties("editorialinfo"), *around.properties("editorialnote")))

    def _words(self, unit: _Unit) -> int | None:
        for _, content in unit.contents:
            item = content.getparent()
            for one in find_all(item, "characteristics/property") if item is not None else ():
                if (attribute(one, "formalname") or "").lower() in ("words", "wordcount"):
                    return number(attribute(one, "value"))
        return None


def _role(component: Element) -> str:
    found = find(component, "role")
    return (attribute(found, "formalname") or "").lower().replace(" ", "") if found is not None else ""


def _is_beside(component: Element) -> bool:
    headline = find(component, "newslines/headline")
    return bool(_role(component)) and _role(component) not in _NO_COPY and not text_of(headline)


def _is_own(content: Element, component: Element) -> bool:
    """Whether a text stands in the component itself, not in one of its parts."""
    item = content.getparent()
    return item is not None and item.getparent() is component


def _duid(element: Element) -> str:
    found = attribute(element, "duid") or ""
    return "" if found == "0" else found


def _rank(data: Element) -> int:
    """Of renditions of one text: NITF, then any mark-up, then text."""
    if any(True for _ in within(data, "nitf")):
        return 3
    return 2 if len(data) or "<" in (data.text or "") else 1


def _is_caption(own: list[Element], component: Element, inner: list[Element]) -> bool:
    """Whether a text beside a picture is only its caption: the item says that it is a photo."""
    kinds = [attribute(one, "formalname") or "" for one in within(component, "mediatype")]
    return (
        bool(kinds)
        and len(own) == 1
        and "text" not in {kind.lower() for kind in kinds}
        and not inner
        and any(re.search(r"(?i)photo|picture|image", kind) for kind in kinds)
    )
