"""What another rule set, or another engine, would make of the same story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from normalizers.edits import Edit
from normalizers.report.spans import visible
from normalizers.story import Article, ArticleBlock

What = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One edit that one article has and the other has not, or has otherwise.

    Attributes:
        rule: of the new edit, of the old one where it is gone, `engine.…` where a translation differs.
        what: "new", "gone" or "changed"; wire: what stands in the text as received (or as the engine wrote it).
        before, after: what the old and the new article make of it; the wire's words where they leave it alone.
    """

    guid: str
    block: str
    rule: str
    what: What
    wire: str
    before: str
    after: str
    reason: str


def diff(old: Article, new: Article) -> tuple[Change, ...]:
    """Return what changes between two articles of the same story, grouped by rule.

    Edits that are the same in both are left out, also where rule names or reasons differ but the text does not.
    """
    changes: list[Change] = []
    olds = {block.address: block for block in old.copy}
    for block in new.copy:
        before = olds.pop(block.address, None)
        if before is None or _output(before) != _output(block):
            changes.append(_translation(new.guid, before, block))
            stages: tuple[str, ...] = ("wire",)
        else:
            stages = ("wire", "translation")
        for stage in stages:
            changes += _edits(new.guid, _of(old, block.address, stage), _of(new, block.address, stage))
    for block in olds.values():
        changes.append(
            Change(new.guid, block.address, "story.block", "gone", block.text, block.text, "", "No such block.")
        )
    return tuple(sorted(changes, key=lambda change: change.rule))


def text(changes: Iterable[Change]) -> Iterator[str]:
    """Return the changes as lines for a terminal, under the rule that makes them."""
    for rule, group in groupby(sorted(changes, key=lambda change: change.rule), key=lambda change: change.rule):
        members = list(group)
        yield f"{rule}  ({len(members)})"
        for change in members:
            yield f"  {change.what:8}{change.guid} {change.block}: {_short(change.before)} → {_short(change.after)}"


def markdown(changes: Iterable[Change], limit: int = 200) -> str:
    """Return the changes as a markdown table, at most `limit` rows, with a count by rule above it."""
    rows = sorted(changes, key=lambda change: change.rule)
    if not rows:
        return "Nothing would change.\n"
    counts = [(rule, len(list(group))) for rule, group in groupby(rows, key=lambda change: change.rule)]
    out = ["| rule | changes |", "|---|---:|", *(f"| {_cell(rule)} | {count} |" for rule, count in counts), ""]
    out += ["| rule | story | block | what | now | then | why |", "|---|---|---|---|---|---|---|"]
    for change in rows[:limit]:
        cells = (change.rule, change.guid, change.block, change.what, _short(change.before), _short(change.after))
        out.append("| " + " | ".join(map(_cell, (*cells, change.reason))) + " |")
    if len(rows) > limit:
        out += ["", f"… and {len(rows) - limit} more."]
    return "\n".join(out) + "\n"


def _edits(guid: str, old: list[Edit], new: list[Edit]) -> Iterator[Change]:
    same = {(edit.start, edit.end, edit.after) for edit in old} & {(edit.start, edit.end, edit.after) for edit in new}
    gone = [edit for edit in old if (edit.start, edit.end, edit.after) not in same]
    for edit in new:
        if (edit.start, edit.end, edit.after) in same:
            continue
        twin = next((other for other in gone if _meet(other, edit)), None)
        if twin is not None:
            gone.remove(twin)
            what: What = "changed"
        else:
            what = "new"
        before = twin.after if twin else edit.before
        yield Change(guid, edit.block, edit.rule, what, edit.before, before, edit.after, edit.reason)
    for edit in gone:
        yield Change(guid, edit.block, edit.rule, "gone", edit.before, edit.after, edit.before, edit.reason)


def _meet(one: Edit, two: Edit) -> bool:
    return (one.start, one.end) == (two.start, two.end) or (one.start < two.end and two.start < one.end)


def _of(article: Article, address: str, stage: str) -> list[Edit]:
    return [edit for edit in article.edits if edit.block == address and edit.stage == stage]


def _output(block: ArticleBlock) -> str | None:
    return block.translation.output if block.translation else None


def _translation(guid: str, old: ArticleBlock | None, new: ArticleBlock) -> Change:
    made = new.translation or (old.translation if old else None)
    rule = f"engine.{made.engine}" if made else "story.block"
    reason = f"Translated by {new.translation.model}." if new.translation else "The block is not translated."
    wire = made.source if made else new.text
    what: What = "new" if old is None else "changed"
    return Change(guid, new.address, rule, what, wire, old.text if old else "", new.text, reason)


def _short(words: str, width: int = 60) -> str:
    words = visible(words)
    return f"“{words}”" if len(words) <= width else f"“{words[: width - 1]}…”"


def _cell(words: str) -> str:
    for mark in "\\`*_|<>[]":
        words = words.replace(mark, "\\" + mark if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return words.replace("\n", " ")
