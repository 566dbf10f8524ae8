"""The plain text of a mail: format=flowed (RFC 3676), quoting, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.story import Block
from normalizers.wires import plain

_QUOTE = re.compile(r">+")
_SIGNATURE = "-- "


def blocks(text: str, *, flowed: bool, delsp: bool) -> list[Block]:
    """The paragraphs of a text; those that are quoted from another mail are quotes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not flowed:
        return list(plain.split(text))
    found: list[Block] = []
    for depth, part in _parts(text.split("\n"), delsp):
        found += [Block("quote", block.text) if depth else block for block in plain.split(part)]
    return found


def _parts(lines: list[str], delsp: bool) -> Iterator[tuple[int, str]]:
    """Lines of one depth of quoting that stand together, with their soft breaks undone."""
    gathered: list[str] = []
    before = -1
    open_line = False
    for line in lines:
        match = _QUOTE.match(line)
        depth = len(match[0]) if match else 0
        line = line[depth:].removeprefix(" ")  # space-stuffing, RFC 3676 §4.4
        if depth != before:
            if gathered:
                yield before, "\n".join(gathered)
            gathered, before, open_line = [], depth, False
        if open_line and line != _SIGNATURE:
            gathered[-1] += line
        else:
            gathered.append(line)
        open_line = line.endswith(" ") and line != _SIGNATURE
        if open_line and delsp:
            gathered[-1] = gathered[-1][:-1]
    if gathered:
        yield before, "\n".join(gathered)
