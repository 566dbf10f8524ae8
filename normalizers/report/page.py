"""One story as one static HTML page: wire and article side by side, every change with its reason."""

import base64
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import count

from normalizers.canonical.private import public
from normalizers.edits import Edit, Flag
from normalizers.report.marked import Mark, deleted, inserted, marked, safe
from normalizers.report.spans import BlockReport, blocks, visible
from normalizers.report.style import CSS
from normalizers.story import Article, Translation

_HASH = base64.b64encode(sha256(CSS.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_PILLS = {"clean": "clean", "repaired": "repaired", "needs-a-person": "person"}


def page(article: Article) -> str:
    """Return the page. It needs no script, loads nothing, and shows foreign text as text, whatever is in it.

    What is not for publication is blocked out.

    Raises:
        EditError: the article's edits do not belong to its text.
    """
    article = public(article)
    numbers = count(1)
    body = "".join(_block(report, numbers) for report in blocks(article))
    title = article.headline or article.guid
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f"<title>{safe(title)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n"
        f"{_header(article)}<main>\n"
        f'<div class="pair heads" aria-hidden="true"><div>As received</div><div>Article</div></div>\n'
        f"{body}{_lifted(article)}{_unplaced(article)}</main>\n"
        f"<footer><p>Rules {safe(article.rules)} · received bytes SHA-256 {safe(article.raw_sha256)}</p></footer>\n"
        f"</body>\n</html>\n"
    )


def _header(article: Article) -> str:
    kicker = " · ".join(part for part in (article.source, article.wire, f"version {article.version}") if part)
    changes, findings = len(article.edits), len(article.flags)
    summary = f"{_count(changes, 'change')}, {_count(findings, 'flag')}, quality {article.quality:.2f}"
    facts = "".join(f"<div><dt>{name}</dt><dd>{safe(value)}</dd></div>" for name, value in _facts(article) if value)
    return (
        f'<header>\n<p class="kicker">{safe(kicker)}</p>\n'
        f'<h1{_lang(article.language)} dir="auto">{safe(article.headline or "(no headline)")}</h1>\n'
        f'<p class="meta"><span class="pill {_PILLS[article.verdict]}">{article.verdict.replace("-", " ")}</span> '
        f"{summary}</p>\n<dl>{facts}</dl>\n</header>\n"
    )


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    yield "Story", article.guid
    yield "Dateline", article.dateline or ""
    yield "Byline", article.byline or ""
    yield "Credits", ", ".join(article.credits)
    yield "Language", article.language
    source = article.source_language
    yield "Written in", f"{source} ({article.source_confidence:.0%} sure)" if source else ""
    yield "Language declared", article.declared_language or "none"
    yield "Languages found", ", ".join(f"{found.language} {found.confidence:.0%}" for found in article.languages)
    day = f", {article.translated_on}" if article.translated_on else ""
    yield "Translated by", f"{article.translated_by}{day}" if article.translated_by else ""
    yield "Note on translation", article.engine_note
    yield "Charset", f"{article.charset_found} (declared: {article.charset or 'none'})"
    yield "Status", article.pubstatus
    yield "Urgency", "" if article.urgency is None else str(article.urgency)
    yield "Embargo", article.embargo or ""
    yield "Version created", article.version_created or ""
    yield "Slugline", article.slugline or ""
    yield "Usage", article.usage or ""
    yield "Keywords", ", ".join(article.keywords)
    yield "Link", article.link or ""
    yield "Notes", " · ".join(article.notes)


def _block(report: BlockReport, numbers: "count[int]") -> str:
    block = report.block
    wire = [str(next(numbers)) for _ in report.wire]
    later = [str(next(numbers)) for _ in report.translation]
    flagged = [f"{_slug(block.address)}-{n}" for n in range(1, len(report.flags) + 1)]
    left = marked(report.received, deleted(report.wire, wire))
    made = block.translation
    out_edits, out_numbers = (report.translation, later) if made else (report.wire, wire)
    marks = inserted(out_edits, out_numbers)
    marks += [Mark(flag.start, flag.end, "mark", number) for flag, number in zip(report.flags, flagged, strict=True)]
    right = marked(block.text, marks) if block.text else '<span class="empty">(nothing left: see below)</span>'
    pre = ' class="pre"' if block.kind == "preformatted" else ""
    source = made.source_language if made else block.language
    output = made.output if made else report.received
    notes = [_note(report.received, edit, number) for edit, number in zip(report.wire, wire, strict=True)]
    notes += [_note(output, edit, number) for edit, number in zip(report.translation, later, strict=True)]
    notes += [_finding(flag, number) for flag, number in zip(report.flags, flagged, strict=True)]
    return (
        f'<section class="block {block.kind}" id="{_slug(block.address)}">\n'
        f'<h2 class="where">{safe(block.address)}</h2>\n'
        f'<div class="pair">\n<div class="cell left"><div class="side">As received</div>'
        f'<p{pre}{_lang(source)} dir="auto">{left}</p>{_engine(report, made, wire, later) if made else ""}</div>\n'
        f'<div class="cell"><div class="side">Article</div>'
        f'<p{pre}{_lang(block.language)} dir="auto">{right}</p></div>\n'
        f"</div>\n" + (f'<ol class="notes">{"".join(notes)}</ol>\n' if notes else "") + "</section>\n"
    )


def _engine(report: BlockReport, made: Translation, wire: list[str], later: list[str]) -> str:
    given = marked(report.given, inserted(report.wire, wire))
    output = marked(made.output, deleted(report.translation, later))
    source = f'<div class="side">Given to the engine</div><p{_lang(made.source_language)} dir="auto">{given}</p>'
    return (
        f'<div class="engine">{source if report.wire else ""}'
        f'<div class="side">Written by {safe(made.engine)} {safe(made.model)}, {safe(" → ".join(made.path))}</div>'
        f'<p dir="auto">{output}</p>{_sentences(made)}</div>'
    )


_BY = {
    "engine": "",
    "memory": "remembered",
    "person": "by a person",
    "as-is": "nothing to translate",
    "kept": "not translated",
}


def _sentences(made: Translation) -> str:
    """The sentences of a block, source beside target, and what the checks said; nothing for a single clean one."""
    if not made.sentences or (len(made.sentences) == 1 and not made.sentences[0].fired):
        return ""
    rows = []
    for one in made.sentences:
        source, output = made.source[one.start : one.end], made.output[one.out_start : one.out_end]
        fired = f"checks that failed on the way: {', '.join(one.fired)}" if one.fired else ""
        if one.by == "kept":
            fired = one.reason + (f" It wrote: {one.rejected}" if one.rejected else "")
        how = " · ".join(part for part in (_BY[one.by], fired) if part)
        rows.append(
            f'<tr><td{_lang(made.source_language)} dir="auto">{safe(source)}</td>'
            f'<td{_lang(made.path[-1])} dir="auto">{safe(output)}</td><td>{safe(how)}</td></tr>'
        )
    head = '<tr><th scope="col">Source</th><th scope="col">Translation</th><th scope="col">How</th></tr>'
    return f'<table class="sentences"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>'


def _note(text: str, edit: Edit, number: str) -> str:
    left, right = _rest_of_word(text, edit)
    before = f"{left}<del>{safe(visible(edit.before))}</del>{right}" if edit.before else left + right
    after = f"{left}<ins>{safe(visible(edit.after))}</ins>{right}" if edit.after else left + right
    before, after = before or "<i>nothing</i>", after or "<i>taken out</i>"
    return (
        f'<li id="e{number}"><b>{number}</b><div><bdi>{before}</bdi> → <bdi>{after}</bdi> '
        f'<p class="why">{safe(edit.reason)}</p>'
        f'<span class="rule">{safe(edit.rule)} · {edit.confidence:.0%} sure</span></div></li>'
    )


def _rest_of_word(text: str, edit: Edit) -> tuple[str, str]:
    """Return what stands around a small change up to the next space, so that a single changed letter can be read."""
    if max(len(edit.before), len(edit.after)) > 4:
        return "", ""
    left = re.search(r"\S{0,16}\Z", text[max(0, edit.start - 16) : edit.start])
    right = re.match(r"\S{0,16}", text[edit.end : edit.end + 16])
    sides = (side.group() if side else "" for side in (left, right))
    first, second = (f'<span class="near">{safe(side)}</span>' if side else "" for side in sides)
    return first, second


def _finding(flag: Flag, number: str) -> str:
    suggestion = ""
    if flag.suggestion is not None:
        suggestion = f" → <bdi>{safe(visible(flag.suggestion)) or '<i>take out</i>'}</bdi>?"
    return (
        f'<li id="e{number}"><b>?</b><div><bdi><mark>{safe(visible(flag.text))}</mark></bdi>{suggestion} '
        f'<p class="why">{safe(flag.reason)} Not changed.</p>'
        f'<span class="rule">{safe(flag.rule)} · {flag.confidence:.0%} sure</span></div></li>'
    )


def _lifted(article: Article) -> str:
    if not article.lifted:
        return ""
    rows = "".join(
        f'<tr><td>{item.role}</td><td dir="auto">{safe(visible(item.text))}</td><td>{safe(item.block)}</td></tr>'
        for item in article.lifted
    )
    head = '<tr><th scope="col">What</th><th scope="col">Words</th><th scope="col">Stood in</th></tr>'
    return f"<h2>Lifted out of the text</h2>\n<table><thead>{head}</thead><tbody>{rows}</tbody></table>\n"


def _unplaced(article: Article) -> str:
    addresses = {block.address for block in article.copy}
    flags = [flag for flag in article.flags if flag.block not in addresses]
    if not flags:
        return ""
    items = "".join(_finding(flag, f"story-{number}") for number, flag in enumerate(flags, 1))
    return f'<h2>About the whole story</h2>\n<ol class="notes">{items}</ol>\n'


def _lang(language: str | None) -> str:
    return f' lang="{language}"' if language and _TAG.fullmatch(language) and language != "und" else ""


def _slug(address: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]", "-", address) or "block"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
