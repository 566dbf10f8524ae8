"""Spaces: one plain space between words, none at the edges of a line."""

import re

from normalizers.edits import Edit

EXOTIC = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
RUN = re.compile(rf"[ \t{EXOTIC}]+")
SUSPECT = re.compile(rf"[\t{EXOTIC}]|  | (?=[\r\n]|\Z)|(?<=\n) |\A[ \r\n]|[\r\n]\Z")
LEAD = re.compile(rf"[ \t\r\n{EXOTIC}]+")

EDGE = ("spaces.block-edge", "A paragraph neither begins nor ends with a space.", 0.99)
LINE = ("spaces.line-edge", "A line neither begins nor ends with a space.", 0.99)
DOUBLED = ("spaces.doubled", "One space is enough between two words.", 0.98)
TAB = ("spaces.tab", "A tab stood where a space belongs.", 0.97)
UNUSUAL = ("spaces.unusual", "A special space (such as one that does not break) became a plain one.", 0.97)


def find(text: str) -> tuple[Edit, ...]:
    """Return the edits that leave one plain space between words and none at the edges of lines and of the block.

    Left alone: line breaks inside the block, and the full-width space of Chinese and Japanese, which is as wide as a
    letter there and means a pause or an indent. A narrow space inside a number ("10 000") becomes a plain one.
    """
    if not SUSPECT.search(text):
        return ()
    first = LEAD.match(text)
    begin = first.end() if first else 0
    stop = len(text)
    while stop > begin and LEAD.match(text[stop - 1]):
        stop -= 1
    out: list[Edit] = []
    if begin:
        out.append(_edit(0, begin, text, "", EDGE))
    for match in RUN.finditer(text, begin, stop):
        start, end = match.span()
        if text[start - 1] in "\r\n" or text[end] in "\r\n":
            out.append(_edit(start, end, text, "", LINE))
        elif match[0] != " ":
            why = DOUBLED if " " in match[0] and end - start > 1 else TAB if "\t" in match[0] else UNUSUAL
            at = match[0].find(" ")  # where a plain space stands already, only its neighbours go
            if at < 0:
                out.append(_edit(start, end, text, " ", why))
            elif at:
                out.append(_edit(start, start + at, text, "", why))
                if start + at + 1 < end:
                    out.append(_edit(start + at + 1, end, text, "", why))
            else:
                out.append(_edit(start + 1, end, text, "", why))
    if stop < len(text):
        out.append(_edit(stop, len(text), text, "", EDGE))
    return tuple(out)


def _edit(start: int, end: int, text: str, after: str, why: tuple[str, str, float]) -> Edit:
    rule, reason, confidence = why
    return Edit(start, end, text[start:end], after, rule, reason, confidence)
