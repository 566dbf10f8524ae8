"""AP's own XML, before its Media API: a Publication, with metadata in fields of AP's and the text as NITF.

AP's schema appl (2005), as its public converters read it. Times have no zone there and are kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from normalizers.story import Skipped, Story
from normalizers.wires import newsml, nitf
from normalizers.wires.charset import Received
from normalizers.wires.dates import date
from normalizers.wires.revisions import as_told, embargo_in_words, number, rewrite, status_of, version_of
from normalizers.wires.xml import attribute, find, find_all, local_name, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_LATER = frozenset(("advance", "holdforrelease", "embargo", "embargoed"))  # what is released later than it is sent


def is_one(element: Element) -> bool:
    """Whether an element is a Publication of AP's, and not a house's own element of that name."""
    return local_name(element) == "publication" and find(element, "publicationcomponent", "newslines") is not None


def of(root: Element, notes: tuple[str, ...], received: Received) -> list[Story | Skipped]:
    """The story of a Publication; pictures and films, and what goes with them, are passed over."""
    document = _Document(root, received, list(notes))
    kind = document.text("identification/mediatype")
    if kind and kind.lower() != "text":
        return [Skipped(document.guid(), f"a {kind.lower()}")]
    story = document.story()
    if not (story.headline or story.blocks or story.pubstatus == "canceled"):
        return [Skipped(story.guid, "an item without headline and text")]
    return [story]


@dataclass(slots=True)
class _Document:
    root: Element
    received: Received
    notes: list[str] = field(default_factory=list)

    def guid(self) -> str:
        return self.text("identification/itemid") or f"sha256:{self.received.sha256}"

    def text(self, *paths: str) -> str | None:
        return next((text for path in paths for one in find_all(self.root, path) if (text := text_of(one))), None)

    def story(self) -> Story:
        headline = self.text("newslines/headline", "newslines/originalheadline") or ""
        slugline = self.text("newslines/title", "filingmetadata/slugline")
        filed = self.text("filingmetadata/slugline")
        under = self.text("newslines/extendedheadline")
        version, version_notes = version_of(
            (self.text("identification/recordsequencenumber"),), (slugline, filed, headline)
        )
        self.notes += version_notes
        editorial = self.text("publicationmanagement/specialinstructions")
        types = tuple(
            dict.fromkeys(filter(None, map(text_of, find_all(self.root, "publicationmanagement/editorial/type"))))
        )
        status = status_of(self.text("publicationmanagement/status") or "", "Status", self.notes)
        status = as_told(status, types, (editorial or "",), (slugline or "", filed or "", headline))
        later = any(one.lower() in _LATER for one in types)
        released = self._date("publicationmanagement/releasedatetime") if later else None
        story = Story(
            guid=self.guid(),
            headline=headline,
            blocks=(),
            wire="appl",
            raw_sha256=self.received.sha256,
            version=version,
            source=self.text("administrativemetadata/source", "administrativemetadata/provider") or "",
            language=self.text("identification/defaultlanguage"),
            charset=self.received.declared,
            charset_found=self.received.found,
            pubstatus=status,
            embargo=released or embargo_in_words((editorial or "",), (headline,)),
            version_created=self._date("publicationmanagement/lastmodifieddatetime"),
            slugline=slugline,
            byline=self._byline(),
            dateline=self.text("newslines/dateline"),
            usage=self.text("newslines/rightsline"),
            abstract=self.text("descriptivemetadata/description"),
            keywords=tuple(dict.fromkeys(filter(None, map(text_of, find_all(self.root, "newslines/keywordline"))))),
            subheadline=under if under != headline else None,
            sent=self._date("publicationmanagement/arrivaldatetime"),
            first_created=self._first_created(),
            priority=number(self.text("identification/priority")),
            take=rewrite(filed) or rewrite(slugline) or rewrite(headline),
            located=self.text("descriptivemetadata/datelinelocation/city"),
            country=self.text(
                "descriptivemetadata/datelinelocation/countryname", "descriptivemetadata/datelinelocation/country"
            ),
            subjects=self._subjects(),
            editorial_note=editorial,
            copyright=self.text("newslines/copyrightline") or self._holder(),
            credit=self.text("newslines/creditline"),
            signals=types,
        )
        return self._with_text(replace(story, notes=tuple(self.notes)))

    def _with_text(self, story: Story) -> Story:
        """The story with its main text, as NITF where that is there; other texts are noted."""
        texts = list(self._texts())
        main = [one for role, one in texts if role == "main"]
        main.sort(key=lambda one: next(within(one, "nitf"), None) is None)
        for one in main[:1]:
            data = find(one, "datacontent")
            story = newsml.with_content(story, data, self.received) if data is not None else story
            story = replace(story, words=number(text_of(find(one, "characteristics/words"))))
        told = (
            f"{role}: {text}" for role, one in texts if role != "main" and (text := text_of(find(one, "datacontent")))
        )
        return replace(story, notes=(*story.notes, *told))

    def _texts(self) -> Iterator[tuple[str, Element]]:
        for component in find_all(self.root, "publicationcomponent"):
            for one in find_all(component, "textcontentitem"):
                yield (attribute(component, "role") or "").lower(), one

    def _date(self, path: str) -> str | None:
        return date(self.text(path), path.rpartition("/")[2], self.notes)

    def _first_created(self) -> str | None:
        """`<FirstCreated Year="2026" Month="3" Day="12" Time="18:07:36"/>`"""
        one = find(self.root, "publicationmanagement/firstcreated")
        if one is None:
            return None
        day = "-".join((attribute(one, name) or "").zfill(2) for name in ("year", "month", "day"))
        time = attribute(one, "time")
        return date(text_of(one) or (f"{day}T{time}" if time else day), "firstcreated", self.notes)

    def _byline(self) -> str | None:
        told = (
            nitf.lines(text_of(one), attribute(one, "title") or "") for one in find_all(self.root, "newslines/byline")
        )
        return "; ".join(filter(None, told)) or self.text("newslines/bylineoriginal")

    def _holder(self) -> str | None:
        one = find(self.root, "rightsmetadata/copyright")
        told = (attribute(one, "date"), attribute(one, "holder")) if one is not None else ()
        return " ".join(filter(None, told)) or None

    def _subjects(self) -> tuple[str, ...]:
        found = find_all(self.root, "descriptivemetadata/subjectclassification/occurrence")
        return tuple(dict.fromkeys(code for one in found if (code := attribute(one, "id", "value"))))
