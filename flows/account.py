"""What a run did, told to people (a table), to the Prefect UI (markdown) and to programs (a dict)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from flows import desk
from flows.settings import Settings, settings
from flows.store import articles, outbox, quarantine
from flows.store.articles import Line, as_json
from flows.store.outbox import Left
from flows.store.quarantine import Case
from flows.store.schema import Store

PATHS_SHOWN = 40
WIDE = 110  # columns of a screen that has room for all that there is to say


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the desk did.

    Attributes:
        started: by the store's clock.
        new, known, refused: files that were new, that were known already, that could not be taken in.
        story_ids: stories that were worked on, those included that an earlier run left behind.
        paths: what was delivered. failed: deliveries that stay in the outbox.
    """

    started: float
    new: int = 0
    known: int = 0
    refused: int = 0
    story_ids: tuple[int, ...] = ()
    paths: tuple[Path, ...] = ()
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a run, looked up once."""

    run: Run
    lines: tuple[Line, ...]
    cases: tuple[Case, ...]
    rules: dict[str, tuple[int, int]]
    waiting: int
    left: Left


def tell(store: Store, run: Run, *, about: Collection[Case] = ()) -> Told:
    """Look up what a run did. Where it was about some cases of the quarantine, others are not its business."""
    lines = articles.lines(store, ids=run.story_ids)
    new = quarantine.cases(store, since=run.started)
    if about:
        bytes_of = {case.wire_id for case in about}
        new = [case for case in new if case.wire_id in bytes_of or case.story_id in run.story_ids]
    rules = articles.by_rule(store, run.story_ids)
    left = outbox.left(store, desk.sink_names(settings()))
    return Told(run, tuple(lines), tuple(new), rules, quarantine.count(store), left)


def outcome(line: Line, cases: Iterable[Case]) -> str:
    """What became of a story, in a word or two."""
    if line.state == "quarantined":
        return next((f"quarantine: {case.code}" for case in cases if case.story_id == line.story_id), "quarantine")
    if line.state == "done" and line.pubstatus == "withheld":
        return f"{line.verdict}, withheld"
    if line.state == "done" and line.not_before:
        return f"{line.verdict}, held until {moment(line.not_before)}"
    if line.state == "done" and line.expired is not None:
        return f"{line.verdict}, expired {moment(line.expired)}"
    if line.state == "done":
        return line.verdict or "done"
    return {"new": "waits", "killed": "killed"}.get(line.state, line.state)


def table(told: Told, width: int) -> Table:
    """The table that ends `copydesk run`; a screen that is narrow gets the columns that say what became of a story."""
    wide = width >= WIDE
    out = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    out.add_column("story", overflow="ellipsis", no_wrap=True, ratio=2)
    for column in ("format", "language", "translated by") if wide else ("language",):
        out.add_column(column, no_wrap=True)
    out.add_column("edits", justify="right", no_wrap=True)
    out.add_column("flags", justify="right", no_wrap=True)
    out.add_column("outcome", overflow="fold", no_wrap=wide, ratio=None if wide else 1)
    for line in told.lines:
        found = (line.format, language(line), line.translated_by or "") if wide else (language(line),)
        counts = number(line.edits), number(line.flags)
        out.add_row(escape(title(line)), *map(escape, found), *counts, escape(outcome(line, told.cases)))
    for case in told.cases:
        if case.story_id is None:
            empty = [""] * (len(out.columns) - 2)
            out.add_row(escape(Path(case.name).name), *empty, f"quarantine: {escape(case.code)}")
    return out


def markdown(told: Told, heading: str) -> str:
    """The artifact that a run leaves in the Prefect UI."""
    run = told.run
    verdicts = [outcome(line, told.cases).split(":")[0].split(",")[0] for line in told.lines]
    parts = [
        f"# {heading}",
        _rows(
            ("", "files", "stories"),
            [
                ("new", run.new, len(told.lines)),
                ("known already", run.known, ""),
                ("could not be taken in", run.refused, ""),
            ],
        ),
        "## Outcome",
        _rows(("outcome", "stories"), [(word, verdicts.count(word)) for word in sorted(set(verdicts))]),
        f"{counted(len(run.paths), 'file')} delivered, {counted(told.left.waiting, 'delivery')} still to go, "
        f"{told.waiting} in quarantine.",
        "## Changed and flagged, by rule",
        _rows(("rule", "edits", "flags"), [(rule, *counts) for rule, counts in told.rules.items()]),
        "## In quarantine, and why",
        _rows(
            ("case", "file", "code", "place", "why", "what to do"),
            [(case.id, Path(case.name).name, case.code, case.place, case.reason, case.todo) for case in told.cases],
        ),
        "## Stories",
        _rows(
            ("story", "format", "language", "translated by", "edits", "flags", "outcome"),
            [
                (
                    title(line),
                    line.format,
                    language(line),
                    line.translated_by or "",
                    number(line.edits),
                    number(line.flags),
                    outcome(line, told.cases),
                )
                for line in told.lines[:200]
            ],
        ),
    ]
    return "\n\n".join(parts)


def machine(told: Told, settings: Settings) -> dict[str, object]:
    """The run for a program: `copydesk run --json`."""
    return {
        "new": told.run.new,
        "known": told.run.known,
        "refused": told.run.refused,
        "stories": [as_json(line) | {"outcome": outcome(line, told.cases)} for line in told.lines],
        "quarantine": [case_json(case) for case in told.cases],
        "rules": {rule: {"edits": counts[0], "flags": counts[1]} for rule, counts in told.rules.items()},
        "paths": [str(path) for path in told.run.paths],
        "undelivered": told.left.waiting,
        "expired": told.left.expired,
        "in_quarantine": told.waiting,
        "articles": str(settings.articles),
    }


def case_json(case: Case) -> dict[str, object]:
    """A case for a program."""
    return {name: getattr(case, name) for name in Case.__slots__}


def written(paths: Sequence[Path]) -> list[str]:
    """One line for each story that was delivered: its path with all its suffixes; notices of killed stories last."""
    suffixes: dict[Path, list[str]] = {}
    for path in paths:
        suffixes.setdefault(path.with_suffix(""), []).append(path.suffix[1:])
    lines = [f"{stem}.{{{','.join(found)}}}" for stem, found in suffixes.items() if len(found) > 1]
    # An article is more than one file; a notice takes them all away.
    notices = [f"{stem}.{found[0]}" for stem, found in suffixes.items() if len(found) == 1]
    lines += [f"{path}  killed or withheld: notice only" for path in notices]
    if len(lines) <= PATHS_SHOWN:
        return lines
    return [*lines[: PATHS_SHOWN - 1], f"and {len(lines) - PATHS_SHOWN + 1} more"]


def next_command(told: Told) -> str:
    """The command that shows most of what was done: explain, for the story with most edits."""
    done = [line for line in told.lines if line.name and line.state == "done"]
    best = max(done, key=lambda line: line.edits or 0, default=None)
    return f"explain {best.name}" if best is not None else "quarantine list"


def title(line: Line) -> str:
    """What a person knows a story by: the file's name, and the headline."""
    file = Path(line.wire).name
    words = line.headline or ("" if line.guid.startswith("sha256:") else line.guid)
    return f"{file}: {words}" if words else file


def language(line: Line) -> str:
    """The language that a story came in, and the one that somebody before us translated it from: `en ← pt`."""
    found, source = line.found or "", line.source_language
    if line.translated_by is None and source and source != found:
        return f"{found} ← {source}"
    return found


def moment(when: float) -> str:
    """A time for people: day, hour and minute in UTC."""
    try:
        return f"{datetime.fromtimestamp(when, UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):  # before the year 1 or after 9999 in UTC
        return "a time beyond the calendar"


def waits(left: Left) -> list[str]:
    """What has not gone yet and why, a line each."""
    lines: list[str] = []
    if left.embargoed:
        lines.append(f"{counted(left.embargoed, 'delivery')} under embargo, the next until {moment(left.next_embargo)}")
    if left.again:
        lines.append(f"{counted(left.again, 'delivery')} still to be sent")
    lines += [
        f"{counted(number, 'delivery')} for the sink {sink!r}, which is not set up here"
        for sink, number in left.elsewhere.items()
    ]
    return lines


def counted(n: int, thing: str) -> str:
    """A number with its noun: 1 story, 2 stories."""
    many = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{n:,} {thing if n == 1 else many}"


def number(value: int | None) -> str:
    """A count, or nothing."""
    return "" if value is None else str(value)


def _rows(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    if not rows:
        return "Nothing."
    out = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    out += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(out)


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, "\\" + mark)
    return text
