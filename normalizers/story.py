"""What the wire said (Story) and what we publish (Article): frozen data, no behaviour beyond views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from normalizers.edits import Edit, Flag

Kind = Literal["headline", "paragraph", "heading", "quote", "list", "preformatted"]
PubStatus = Literal["usable", "withheld", "canceled"]
Verdict = Literal["clean", "repaired", "needs-a-person"]

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, quote, list item or preformatted table, as received.

    Attributes:
        language: BCP 47 tag that the wire declares for this block; None where it declares none.
        gap: the characters between this block and the next on the wire, kept so that nothing received is lost.
    """

    kind: Kind
    text: str
    language: str | None = None
    gap: str = GAP


@dataclass(frozen=True, slots=True)
class Found:
    """What detection found: language (BCP 47 primary tag, "und" if unknown), 0 to 1, whether the detectors agreed."""

    language: str
    confidence: float
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the wire says beside the text, carried from story to article as it came: not translated, not repaired.

    Times are ISO 8601 strings as received.

    Attributes:
        charset: declared charset, None if none; charset_found: the one that the bytes really decode with.
        urgency: IPTC's editorial urgency, 1 (most urgent) to 9; priority: the wire's own, 1 highest.
        sent: when the wire sent it; first_created: when its first version was made; expires: when it must go.
        take: which part or rewrite this is, as the wire says it ("1st Ld-Writethru", "Take 2").
        located: where the story was written (city), country: of that place, as the wire writes them.
        subjects: subject codes as the wire has them ("medtop:20000065", "15054000"); genre: "Current", "Analysis", ….
        editorial_note: from editor to editor; never part of the copy. copyright, credit, signals: likewise.
        words: the number of words that the wire says the story has.
        lead: characters before the first block.
    """

    charset: str | None = None
    charset_found: str = "utf-8"
    pubstatus: PubStatus = "usable"
    urgency: int | None = None
    embargo: str | None = None
    version_created: str | None = None
    slugline: str | None = None
    usage: str | None = None
    keywords: tuple[str, ...] = ()
    link: str | None = None
    notes: tuple[str, ...] = ()
    abstract: str | None = None
    subheadline: str | None = None
    sent: str | None = None
    first_created: str | None = None
    expires: str | None = None
    priority: int | None = None
    take: str | None = None
    located: str | None = None
    country: str | None = None
    subjects: tuple[str, ...] = ()
    genre: str | None = None
    editorial_note: str | None = None
    copyright: str | None = None
    credit: str | None = None
    signals: tuple[str, ...] = ()
    words: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Story(Header):
    """A story as the wire gave it. Times are ISO 8601 strings as received; nothing is repaired here.

    Attributes:
        guid: the wire's own identifier, or `sha256:…` of the bytes where the wire has none.
        version: the wire's version number; 1 where it has none.
        source: name of the feed or provider; "" if the wire does not say.
        wire: format, e.g. "ninjs-3.1", "rss-2.0", "atom", "html", "plain".
        language: what the wire declares (BCP 47), None if nothing.
        languages: what detection found, most of the text first. Filled by the pipeline, empty from a reader.
        translated_from: BCP 47 tag, where the wire says that the text is a translation.
        headline_gap: characters between headline and body.
        also: other identifiers of the same story, the number of its transmission first, by which a kill may call it;
            of a kill: whatever else it names. Where a usable story has any, its guid is a name that other stories
            of the day may share (`normalizers/wires/identity.py`).
    """

    guid: str
    headline: str
    blocks: tuple[Block, ...]
    wire: str
    raw_sha256: str
    version: int = 1
    source: str = ""
    language: str | None = None
    languages: tuple[Found, ...] = ()
    translated_from: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    headline_gap: str = GAP
    also: tuple[str, ...] = ()

    @property
    def addressed(self) -> tuple[tuple[str, Block], ...]:
        """All blocks with their addresses: `headline` (if there is one), `body.0`, `body.1`, …"""
        body = tuple((f"body.{n}", block) for n, block in enumerate(self.blocks))
        if not self.headline:
            return body
        return (("headline", Block("headline", self.headline, self.language, self.headline_gap)), *body)

    @property
    def text(self) -> str:
        """The text as received, character for character: what `undo` gives back."""
        return self.lead + "".join(block.text + block.gap for _, block in self.addressed)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a file that is no story for us, such as a picture or a package, and why it was passed over."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a file that could not be read while the rest could: what its `WireError` says, as plain words.

    Attributes:
        place: where in the file: "member 3", "part 2".
        code, message, todo: as those of `normalizers.errors.WireError`.
    """

    place: str
    code: str
    message: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Lifted:
    """Something that layout took out of the text: its role, its words, where it stood."""

    role: Literal["dateline", "byline", "credit", "caption", "promo", "disclaimer", "headline", "furniture", "note"]
    text: str
    block: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a translated block, source beside target.

    Attributes:
        start, end: span in characters of the translation's `source`; out_start, out_end: of its `output`.
        by: "engine"; "memory" (an engine's, remembered); "person" (a person's, from the memory); "as-is" (nothing to
            translate); "kept" (no translation passed its checks, so the source sentence stands in the output).
        fired: names of the checks that failed on the way, in order; the last one is why a sentence was kept.
        reason: one sentence about that; "" unless kept. rejected: what the engine wrote instead, None if nothing.
    """

    start: int
    end: int
    out_start: int
    out_end: int
    by: Literal["engine", "memory", "person", "as-is", "kept"] = "engine"
    fired: tuple[str, ...] = ()
    reason: str = ""
    rejected: str | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """How a block was translated.

    Attributes:
        source: source text as given to the engine (received text after repairs that need no language).
        output: the engine's text before any repair; a sentence that was kept stands in it as it is in `source`.
        source_language: BCP 47 primary tag.
        engine: e.g. "bergamot"; model: its name, version and the beginning of its SHA-256; path: languages passed
            through, e.g. ("fr", "pt", "en").
        sentences: alignment of source and output, in order.
    """

    source: str
    output: str
    source_language: str
    engine: str
    model: str
    path: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """One block of an article. `text` is "" where everything in it was lifted out or joined to its neighbour."""

    address: str
    kind: Kind
    text: str
    language: str
    gap: str = GAP
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class Article(Header):
    """What we publish: canonical text, and every edit that made it.

    Attributes:
        copy: every block of the story in wire order, headline first, also those that are empty now.
        language: of the text; source_language: what it was written in first, where that is known or likely.
        source_confidence: how sure source_language is, 0 to 1.
        translated_by: e.g. "bergamot pt>en"; None if we translated nothing.
        edits: in order of block, stage and place; spans on the block's text as received (stage "wire") or on the
            engine's output (stage "translation").
        quality: 0 to 1; canonical/SPEC.md says how it is made. verdict: "clean", "repaired" or "needs-a-person".
        translated_on: day on which it was made (ISO 8601), where somebody translated and the desk knows the day.
        engine_note: why a block, or a sentence, was not translated, "" if nothing is wanting.
        rules: hash of the rule set.
    """

    guid: str
    version: int
    source: str
    wire: str
    raw_sha256: str
    copy: tuple[ArticleBlock, ...]
    language: str
    source_language: str | None
    source_confidence: float
    translated_by: str | None
    dateline: str | None
    byline: str | None
    credits: tuple[str, ...]
    lifted: tuple[Lifted, ...]
    edits: tuple[Edit, ...]
    flags: tuple[Flag, ...]
    quality: float
    verdict: Verdict
    rules: str
    declared_language: str | None = None
    languages: tuple[Found, ...] = ()
    engine_note: str = ""
    translated_on: str | None = None

    @property
    def headline(self) -> str:
        """The headline, "" if the story has none."""
        return next((block.text for block in self.copy if block.address == "headline"), "")

    @property
    def blocks(self) -> tuple[ArticleBlock, ...]:
        """The blocks of the body that have text."""
        return tuple(block for block in self.copy if block.text and block.address != "headline")

    @property
    def text(self) -> str:
        """The canonical text: body blocks with one blank line between them, headline not repeated."""
        return GAP.join(block.text for block in self.blocks)

    def to_ninjs(self) -> dict[str, object]:
        """The article as ninjs 3.1 with our provenance under one key (canonical/SPEC.md)."""
        # The one import that goes up the house, for the sake of the face; canonical cannot be imported before story.
        from normalizers.canonical.ninjs import to_ninjs

        return to_ninjs(self)
