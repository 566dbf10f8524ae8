"""Why every change was made, as plain lines for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from normalizers.edits import Edit, Flag
from normalizers.report.spans import BlockReport, blocks, named, visible
from normalizers.story import Article

AROUND = 28  # characters of context on each side


def lines(article: Article) -> Iterator[str]:
    """Explain an article: each change with its place, rule, reason and confidence, then what was only flagged."""
    made = flagged = 0
    for report in blocks(article):
        for edit in report.edits:
            made += 1
            yield from _change(report, edit)
    for report in blocks(article):
        for flag in report.flags:
            flagged += 1
            yield from _finding(report, flag)
    for flag in article.flags:
        if not any(flag.block == block.address for block in article.copy):
            flagged += 1
            yield f"story  flagged: {flag.rule}, {flag.confidence:.2f}: {named(flag.reason)}"
    for lifted in article.lifted:
        yield f"{lifted.block}  lifted as {lifted.role}: {visible(lifted.text)}"
    yield f"{made} {'change' if made == 1 else 'changes'}, {flagged} flagged, verdict: {article.verdict}"


def by_rule(articles: Iterable[Article]) -> dict[str, int]:
    """Count edits by rule, most first. An edit of two rules counts for both."""
    counts: Counter[str] = Counter()
    for article in articles:
        for edit in article.edits:
            counts.update(edit.rule.split("+"))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _change(report: BlockReport, edit: Edit) -> Iterator[str]:
    stage = "" if edit.stage == "wire" else " (translation)"
    text = report.received
    if edit.stage != "wire" and report.block.translation:
        text = report.block.translation.output
    before = visible(edit.before) or "(nothing)"
    after = visible(edit.after) or "(taken out)"
    yield f"{report.block.address}{stage}  {_context(text, edit.start, edit.end, f'⟦{before} → {after}⟧')}"
    yield f"    {edit.rule}, {edit.confidence:.2f}: {named(edit.reason)}"


def _finding(report: BlockReport, flag: Flag) -> Iterator[str]:
    suggestion = "" if flag.suggestion is None else f" → {visible(flag.suggestion) or '(take out)'}?"
    mark = f"⟦{visible(flag.text)}{suggestion}⟧"
    yield f"{report.block.address}  flagged: {_context(report.block.text, flag.start, flag.end, mark)}"
    yield f"    {flag.rule}, {flag.confidence:.2f}: {named(flag.reason)}"


def _context(text: str, start: int, end: int, mark: str) -> str:
    left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        left = "…" + left.partition(" ")[2] if " " in left else "…" + left
    if end + AROUND < len(text):
        right = right.rpartition(" ")[0] + "…" if " " in right else right + "…"
    return f"{named(left)}{mark}{named(right)}"
