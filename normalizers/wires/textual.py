"""The text of one element to paragraphs: folded as HTML folds it, except where its lines are laid out by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.story import Kind

BREAK = "\ue000"  # stands for <br> until the paragraphs are made; the wire's own is masked before
_MASK = "\U0010fffd"

_SPACE = re.compile(r"[ \t\n\r\f]+")
_ENDS = re.compile(r"""[.!?…。！？؟।][)\]"'”’»›“‘」』]*$""")
_COLUMNS = re.compile(r"\S(?: {3,}|[ ]?\t[ ]?)\S")
_GOES_ON = re.compile(r"[,.;:)!?]|[^\W\d_]")
_IDEOGRAPHIC = "\u3000"  # begins a paragraph in Chinese and Japanese, also where all lines begin so
_INDENT = 2  # spaces that begin a paragraph where other lines begin at the margin
_LONG_LINE = 100  # characters; lines that end as sentences and are this long are paragraphs
_FULL_LINE = 40  # characters; half the lines of wrapped prose have that many
_SHORT_LINES = 85  # characters; where prose in <pre> is wrapped

Part = tuple[Kind, str]


def masked(text: str) -> str:
    """The text with its own private character out of the way."""
    return text.replace(BREAK, _MASK)


def paragraphs(text: str, kind: Kind) -> Iterator[Part]:
    """The paragraphs of a text: two `<br>`, a blank line or an indented line begin a new one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for part in _apart(text):
        for laid_out, chunk in _chunks(part):
            if laid_out:
                yield "preformatted", _shown(chunk.replace(BREAK, "\n"))
                continue
            lines = [_SPACE.sub(" ", line).strip(" ") for line in chunk.split(BREAK)]
            lines = lines if _are_paragraphs(lines) else ["\n".join(lines).strip("\n")]
            yield from ((kind, _shown(line)) for line in lines if line.strip())


def _apart(text: str) -> Iterator[str]:
    """The text cut where two breaks stand with nothing between them."""
    lines: list[str] = []
    for line in (*text.split(BREAK), ""):
        if line.strip():
            lines.append(line)
        elif lines:
            yield BREAK.join(lines)
            lines = []


def is_laid_out(text: str) -> bool:
    """Whether a text has tables made of spaces, or paragraphs that begin with an indented line and no blank one."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    begins = [line.startswith((" " * _INDENT, "\t")) for line in lines[1:]]
    return (any(begins) and not all(begins)) or any(table for table, _ in _chunks(text.replace("\r\n", "\n")))


def preformatted(text: str) -> Iterator[Part]:
    """The text of `<pre>`: exactly as it is, except that a story in it, with hardly a table, is paragraphs."""
    text = text.replace(f"{BREAK}\n", "\n").replace(BREAK, "\n").replace("\r\n", "\n").strip("\n")
    if not text.strip():
        return
    chunks = ["\n".join(lines) for lines in _between_blank_lines(text)]
    prose = [chunk for chunk in chunks if _is_prose(chunk)]
    if 2 * sum(map(len, prose)) <= len(text) or len(text) < 200:
        yield "preformatted", _shown(text)
        return
    for chunk in chunks:
        if _is_prose(chunk):
            yield from paragraphs(chunk, "paragraph")
        else:
            yield ("preformatted" if "\n" in chunk else "paragraph"), _shown(chunk if "\n" in chunk else chunk.strip())


def _between_blank_lines(text: str) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip(" \t\f"):
            chunks[-1].append(line)
        else:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _is_prose(chunk: str) -> bool:
    lines = [line for line in chunk.split("\n") if line.strip()]
    if not lines or _is_table(lines):
        return False
    words = sum(len(line.split()) for line in lines)
    letters = sum(character.isalpha() for character in chunk)
    widths = [len(line.rstrip()) for line in lines]
    wrapped = max(widths) <= _SHORT_LINES and sum(width >= _FULL_LINE for width in widths) * 2 >= len(widths)
    laid_out = wrapped or len(lines) == 1 or _are_paragraphs([line.strip() for line in lines])
    return words > 8 and letters > 0.6 * len("".join(chunk.split())) and laid_out


def _chunks(text: str) -> Iterator[tuple[bool, str]]:
    """The text cut at blank lines and at indented lines; with each, whether it is a table made of spaces."""
    if "\n" not in text.strip("\n"):
        if text.strip():
            yield False, text
        return
    chunks = _between_blank_lines(text)
    joined: list[list[str]] = []
    for chunk in chunks:
        first = chunk[0].lstrip()
        if joined and _goes_on("".join(joined[-1][-1:]), first) and not _is_table(chunk):
            joined[-1].extend(chunk)
        else:
            joined.append(chunk)
    margin = any(line[:1] not in (" ", "\t", "") for chunk in chunks for line in chunk[1:])
    for chunk in joined:
        if _is_table(chunk):
            yield True, "\n".join(line.rstrip() for line in chunk)
        else:
            yield from ((False, part) for part in _indented(chunk, margin))


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence goes on after a blank line, which then only stands in the mark-up."""
    match = _GOES_ON.match(following)
    return bool(match) and (following[:1].islower() or not following[:1].isalpha()) and not _ENDS.search(line.rstrip())


def _is_table(lines: list[str]) -> bool:
    shown = [line.replace(BREAK, "").strip() for line in lines if line.strip()]
    return len(shown) > 1 and sum(bool(_COLUMNS.search(line)) for line in shown) >= 0.6 * len(shown)


def _indented(lines: list[str], margin: bool) -> Iterator[str]:
    """Lines that are set in, where others begin at the margin, begin paragraphs; elsewhere that is only mark-up."""
    part: list[str] = []
    for line in lines:
        begins = margin and (line.startswith((" " * _INDENT, "\t")) and bool(line.strip(f" \t{BREAK}")))
        begins = begins or line.startswith(_IDEOGRAPHIC)
        if begins and part:
            yield "\n".join(part)
            part = []
        part.append(line)
    if part:
        whole = [line.strip() for line in part if line.strip(f" \t{BREAK}")]
        if BREAK not in "".join(part) and _are_paragraphs(whole):
            yield from whole
        else:
            yield "\n".join(part)


def _are_paragraphs(lines: list[str]) -> bool:
    """Whether lines between breaks are paragraphs: all end as sentences do, and they are long."""
    shown = [line for line in lines if line]
    if len(shown) > 1 and all(line.startswith(_IDEOGRAPHIC) for line in shown):
        return True
    return len(shown) > 1 and all(map(_ENDS.search, shown)) and sum(map(len, shown)) > _LONG_LINE * len(shown)


def _shown(text: str) -> str:
    return text.replace(_MASK, BREAK)
