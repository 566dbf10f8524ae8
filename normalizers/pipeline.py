"""One story, or a batch of them, through all rooms. The only file that knows the order.

hygiene · layout · languages · artifact rules on what is in the target language · translation of what is not, sentences
of all stories in one batch · artifact rules on the translation · canonical text
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import islice

from normalizers import hygiene
from normalizers.artifacts import About, Mended, Ruleset, breaks, mend, origin, ruleset
from normalizers.artifacts.evidence import survey
from normalizers.canonical.quality import judge
from normalizers.canonical.text import House, finish
from normalizers.desk import Desk
from normalizers.edits import Edit, Flag, take_back
from normalizers.engines import Engine, Refusal, Request, default_engines
from normalizers.engines import translate as ask_engines
from normalizers.languages import detect
from normalizers.layout import Layout, lay_out
from normalizers.page import KEPT, Page
from normalizers.story import Article, Found, Header, Story, Translation
from normalizers.versions import keep_one

SAID_AT = 0.5  # a source language less likely than this is not named in the article
FOREIGN_AT, LONG = 0.7, 80  # a short block is only in another language than its story if both detectors say so
MAX_PASSES = 3  # over a story; the second is nearly always quiet
SHOWN = 20_000  # characters of the story that each block's request carries: enough to know its names by
BATCH = 100  # stories whose sentences are translated together: enough to fill an engine, few enough to hold in memory


def normalize(story: Story, desk: Desk | None = None) -> Article:
    """Return the article that a story becomes. The same story and the same desk give the same bytes."""
    return next(normalize_many([story], desk))


def normalize_many(stories: Iterable[Story], desk: Desk | None = None) -> Iterator[Article]:
    """Yield one article a story, in order; sentences of up to `BATCH` stories are translated together."""
    desk = desk or Desk()
    left = iter(stories)
    while batch := [_Job(story, desk) for story in islice(left, BATCH)]:
        _translate(batch, desk)
        for job in batch:
            yield job.article()


def undo(article: Article) -> str:
    """Return the text as received, character for character, by taking every edit back.

    Raises:
        EditError: the article's text is not what its edits gave.
    """
    out = [article.lead]
    made: dict[tuple[str, str], list[Edit]] = {}
    for edit in article.edits:
        made.setdefault((edit.block, edit.stage), []).append(edit)
    for block in article.copy:
        text = block.text
        for stage in ("translation", "wire"):
            if stage == "wire" and block.translation is not None:
                text = block.translation.source
            text = take_back(text, made.get((block.address, stage), ()))
        out.append(text + block.gap)
    return "".join(out)


class _Job:
    """A story on its way: its pages, and what is known about it."""

    def __init__(self, story: Story, desk: Desk) -> None:
        self.story = story
        self.desk = desk
        self.rules = desk.rules or ruleset()
        self.pages = [Page(address, block.kind, block.text, block.gap) for address, block in story.addressed]
        self.refused: dict[str, Refusal] = {}
        clean_up(self.pages)
        self.layout = lift(self.pages)
        self.languages = self._find_languages()
        self.layout, kept = keep_one(self.pages, self.layout, desk.target)
        if kept is not None:
            self._name_languages(kept)
            self.layout = _both(lift(self.pages), self.layout)
        self.language = kept or self.languages[0].language
        join_broken(self.pages, desk.target)
        self.odds = self._find_source()
        ours = [page for page in self.pages if page.language == desk.target]
        self.layout = repair_and_lift(ours, self.pages, self._about(), self.rules, self.layout)

    def _find_languages(self) -> tuple[Found, ...]:
        found = detect.of_story([page.now for page in self.pages if page.now], self.story.language)
        self._name_languages(found[0].language)
        return found

    def _name_languages(self, home: str) -> None:
        """Say of each block which language it is in: the story's, unless it is surely another."""
        for page in self.pages:
            here = detect.of_block(page.now, home)
            sure = here.confidence >= FOREIGN_AT and (here.agreed or len(page.now) >= LONG)
            page.language = here.language if sure else home

    def _find_source(self) -> Mapping[str, float]:
        if self.language != self.desk.target:
            return {} if self.language == "und" else {self.language: 1.0}
        said = self.story.translated_from or self.layout.translated_from or self.desk.source_language
        if said:
            return known_source(said, self.desk.target)
        # As received: the credit tail that layout lifted is evidence too.
        return origin.infer([page.received for page in self.pages if page.language == self.desk.target])

    def _about(self) -> About:
        return About(
            language=self.desk.target,
            odds=self.odds,
            translate=translator(self.desk),
            canonical_names=self.desk.house.names,
        )

    def requests(self) -> list[tuple[Page, Request]]:
        """Blocks that are in another language than the desk's."""
        return [
            (page, Request(page.now, page.language, page.kind, self._text_around(page)))
            for page in self.pages
            if page.now.strip() and page.language != self.desk.target and page.kind != "preformatted"
        ]

    def _text_around(self, page: Page) -> str:
        return "\n".join(other.now for other in self.pages if other is not page)[:SHOWN]

    def translated(self, page: Page, answer: Translation | Refusal) -> None:
        """Take in what an engine made of a page."""
        if isinstance(answer, Refusal):
            self.refused[page.address] = answer
            page.flag_all(answer.code, answer.reason, answer.output)
        else:
            page.translate(answer)
            edits, flags = self.desk.glossary.settle(answer)
            page.flags = (*page.flags, *flags)
            page.take(edits)

    def article(self) -> Article:
        """Repair what was translated, make everything canonical, and judge it."""
        foreign = [page for page in self.pages if page.translation is not None]
        if foreign:
            around = [page for page in self.pages if page.address not in self.refused]
            repair_pages(foreign, around, replace(self._about(), odds={foreign[0].language: 1.0}), self.rules)
        for page in self.pages:
            page.take(finish(page.now, self.desk.house, kind=page.kind))
        copy = tuple(page.block() for page in self.pages)
        edits = tuple(edit for page in self.pages for edit in page.all_edits())
        flags = tuple(flag for page in self.pages for flag in page.all_flags())
        quality, verdict = judge(copy, edits, flags, untranslated=tuple(self.refused))
        made = dict.fromkeys(f"{t.engine} {'>'.join(t.path)}" for p in self.pages if (t := p.translation) is not None)
        note = self._note(flags)
        source = next((language for language, odds in self.odds.items() if odds >= SAID_AT), None)
        story = self.story
        carried = {field.name: getattr(story, field.name) for field in fields(Header)}
        notes = [said for said in (story.editorial_note, self.layout.note) if said]
        return Article(
            guid=story.guid,
            version=story.version,
            source=story.source,
            wire=story.wire,
            raw_sha256=story.raw_sha256,
            copy=copy,
            language=self.desk.target if any(page.ours(self.desk.target) for page in self.pages) else self.language,
            source_language=source,
            source_confidence=round(self.odds[source], 2) if source else 0.0,
            translated_by=", ".join(made) or None,
            dateline=story.dateline or self.layout.dateline,
            byline=story.byline or self.layout.byline,
            credits=tuple(dict.fromkeys((*story.credits, *self.layout.credits))),
            lifted=self.layout.lifted,
            edits=edits,
            flags=flags,
            quality=quality,
            verdict=verdict,
            rules=self.rules.hash,
            declared_language=story.language,
            languages=self.languages,
            engine_note=note,
            translated_on=self.desk.today if made else None,
            **{**carried, "editorial_note": "\n".join(dict.fromkeys(notes)) or None},
        )

    def _note(self, flags: Sequence[Flag]) -> str:
        """Say why a block, or else a sentence, was not translated."""
        for refusal in self.refused.values():
            return f"{refusal.code}: {refusal.reason} {refusal.todo}".strip()
        kept = [flag for flag in flags if flag.rule == KEPT]
        more = f", and {len(kept) - 1} more" if len(kept) > 1 else ""
        return f"{KEPT}: {kept[0].reason.removesuffix('.')}{more}. A person should read this sentence." if kept else ""


def clean_up(pages: Iterable[Page], *, unwrap: bool = True) -> None:
    """Repair what needs no language: mojibake, entities, controls, spaces; lines that the wire wrapped."""
    for page in pages:
        if page.kind != "preformatted":
            page.take(hygiene.tidy(page.now))
        page.take(finish(page.now, House(), kind=page.kind if unwrap else "list"))


def lift(pages: list[Page]) -> Layout:
    """Lift out what is not the story; nothing lifted is lost."""
    layout = lay_out([(page.address, page.as_block()) for page in pages])
    for page in pages:
        page.take(layout.edits.get(page.address, ()))
        page.flags = (*page.flags, *layout.flags.get(page.address, ()))
        page.kind = layout.kinds.get(page.address, page.kind)
    return layout


def join_broken(pages: list[Page], target: str) -> None:
    """Join paragraphs that were broken inside a sentence."""
    by_address = {page.address: page for page in pages}
    for one, two in breaks.joins([(page.address, page.kind, page.now) for page in pages if page.language == target]):
        first, second = by_address[one], by_address[two]
        end, rest = len(first.now), second.now
        first.take([Edit(end, end, "", " " + rest, breaks.RULE, breaks.REASON, breaks.CONFIDENCE)])
        second.take([Edit(0, len(rest), rest, "", breaks.RULE, breaks.REASON, breaks.CONFIDENCE)])


def repair_and_lift(ours: list[Page], pages: list[Page], about: About, rules: Ruleset, layout: Layout) -> Layout:
    """Run the rules, and layout once more where they changed something: "/AFP, nato" is a credit once it is "NATO"."""
    flags = {page.address: page.flags for page in ours}
    for _ in range(MAX_PASSES):
        before = [page.now for page in ours]
        for page in ours:
            page.flags = flags[page.address]
        repair_pages(ours, ours, about, rules)
        more = lift(pages) if before != [page.now for page in ours] else None
        if more is None or not more.lifted:
            return layout
        layout = replace(_both(layout, more), lifted=(*layout.lifted, *more.lifted))
    return layout


def _both(first: Layout, second: Layout) -> Layout:
    """Return what two runs of layout found; where both found one field, the first's."""
    return replace(
        first,
        lifted=(*second.lifted, *first.lifted),
        dateline=first.dateline or second.dateline,
        byline=first.byline or second.byline,
        credits=tuple(dict.fromkeys((*first.credits, *second.credits))),
        translated_from=first.translated_from or second.translated_from,
        note="\n".join(note for note in (first.note, second.note) if note) or None,
    )


def repair_pages(pages: Sequence[Page], around: Sequence[Page], about: About, rules: Ruleset) -> None:
    """Run the artifact rules over pages in the target language until the story is quiet.

    `around` are all pages whose text is evidence (names, counts): what is mended in one block can decide another.
    """
    flags = {page.address: page.flags for page in pages}
    for _ in range(MAX_PASSES):
        texts = [page.now for page in around]
        names, counts = survey(texts, about.language)
        others = {page.address: page.now for page in around}
        quiet = True
        for page in pages:
            page.flags = flags[page.address]
            if page.now.strip() and page.kind != "preformatted":
                here = replace(about, address=page.address, kind=page.kind, others=others, names=names, counts=counts)
                mended: Mended = mend(page.now, here, rules)
                edits = page.outside_kept(mended.edits)
                quiet = quiet and not edits
                page.take(edits)
                flags[page.address] = page.flags
                if len(edits) == len(mended.edits):  # else its flags are on a text that never was
                    page.mended(mended)
        if quiet:
            return


def known_source(said: str, target: str) -> Mapping[str, float]:
    """Return the odds where somebody says what a text was translated from: "pt", "pt-BR", "pt_BR"."""
    tag = said.strip().lower().replace("_", "-").split("-")[0]
    return {} if tag == target else {tag: 1.0}


def translator(desk: Desk) -> Callable[[str, str], str | None]:
    """Return the function that rules translate residue with; the engines are made when it is first called."""

    known: dict[tuple[str, str], str | None] = {}  # a rule asks again in every round

    def translate(text: str, source: str) -> str | None:
        if (text, source) in known:
            return known[text, source]
        answer = ask_engines([Request(text, source, "paragraph")], desk.target, _engines(desk), desk.memory)[0]
        known[text, source] = answer.output if isinstance(answer, Translation) else None
        return known[text, source]

    return translate


def _translate(batch: list[_Job], desk: Desk) -> None:
    wanted = [(job, page, request) for job in batch for page, request in job.requests()]
    if wanted:
        requests = [request for *_, request in wanted]
        answers = ask_engines(requests, desk.target, _engines(desk), desk.memory, glossary=desk.glossary)
        for (job, page, _), answer in zip(wanted, answers, strict=True):
            job.translated(page, answer)


def _engines(desk: Desk) -> tuple[Engine, ...]:
    return default_engines() if desk.engines is None else desk.engines
