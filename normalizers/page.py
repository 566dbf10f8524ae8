"""A block on its way through the rooms: its text now, and every edit that got it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from normalizers.artifacts import Mended
from normalizers.edits import Edit, Flag, apply, compose, moved
from normalizers.story import ArticleBlock, Block, Kind, Translation

KEPT = "engine.check-failed"
UNSETTLED = "The rules did not agree on this block; it was left as it came."


@dataclass(slots=True)
class Page:
    """One block being worked on. Everything but address, kind and gap is filled on the way.

    Attributes:
        received: the text on the wire; now: the text as it stands.
        edits: on `received` while nothing is translated; afterwards those up to the translation.
        after: edits on the translation's output.
    """

    address: str
    kind: Kind
    received: str
    gap: str
    now: str = ""
    language: str = "und"
    edits: tuple[Edit, ...] = ()
    after: tuple[Edit, ...] = ()
    flags: tuple[Flag, ...] = ()
    translation: Translation | None = field(default=None)

    def __post_init__(self) -> None:
        self.now = self.received

    def take(self, edits: Sequence[Edit]) -> None:
        """Apply edits made on the text as it stands."""
        if not edits:
            return
        if self.translation is None:
            self.edits = compose(self.received, self.edits, edits)
        else:
            self.after = compose(self.translation.output, self.after, edits)
        self.now = apply(self.now, edits)
        kept = ((flag, moved(flag.start, flag.end, edits)) for flag in self.flags)
        self.flags = tuple(replace(flag, start=span[0], end=span[1]) for flag, span in kept if span)

    def mended(self, mended: Mended) -> None:
        """Take in what the rules flagged."""
        kept = [(flag.start, flag.end) for flag in self.flags if flag.rule == KEPT]
        found = (flag for flag in mended.flags if not any(flag.start < b and a < flag.end for a, b in kept))
        self.flags = (*self.flags, *found)
        if not mended.settled:
            self.flags = (*self.flags, Flag(0, len(self.now), self.now, "unsettled", UNSETTLED, 1.0))

    def translate(self, translation: Translation) -> None:
        """Put the translation in the text's place; the source stays beside it."""
        self.translation = translation
        self.now = translation.output
        self.flags = tuple(
            Flag(one.out_start, one.out_end, translation.output[one.out_start : one.out_end], KEPT, one.reason, 1.0,
                 one.rejected)
            for one in translation.sentences
            if one.by == "kept"
        )  # fmt: skip

    def outside_kept(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return the edits that touch no sentence that was kept in its own language."""
        kept = [(flag.start, flag.end) for flag in self.flags if flag.rule == KEPT]
        return tuple(edit for edit in edits if not any(edit.start < end and start < edit.end for start, end in kept))

    def flag_all(self, rule: str, reason: str, suggestion: str | None) -> None:
        """Flag the whole block."""
        self.flags = (*self.flags, Flag(0, len(self.now), self.now, rule, reason, 1.0, suggestion))

    def ours(self, target: str) -> bool:
        """Tell whether the block is published in the target language."""
        return bool(self.now.strip()) and (self.translation is not None or self.language == target)

    def as_block(self) -> Block:
        """The page as a block of a story, as it stands."""
        return Block(self.kind, self.now, None, self.gap)

    def block(self) -> ArticleBlock:
        """The page as a block of an article."""
        language = self.translation.path[-1] if self.translation else self.language
        return ArticleBlock(self.address, self.kind, self.now, language, self.gap, self.translation)

    def all_edits(self) -> Iterator[Edit]:
        """Every edit with its address and stage."""
        for edit in self.edits:
            yield replace(edit, block=self.address, stage="wire")
        for edit in self.after:
            yield replace(edit, block=self.address, stage="translation")

    def all_flags(self) -> Iterator[Flag]:
        """Every flag with its address and stage, in order of place."""
        stage = "wire" if self.translation is None else "translation"
        for flag in sorted(dict.fromkeys(self.flags), key=lambda flag: (flag.start, flag.end, flag.rule)):
            yield replace(flag, block=self.address, stage=stage)
