"""What the text wires have in common: messages framed by control characters, dates in short, paragraphs by indent.

ISO 646 (ECMA-6) control characters frame a message in IPTC 7901 and in ANPA 1312 alike: SOH before the header, STX
before the text, ETX after it, EOT at the end. SYN, NUL and DEL fill the line and mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from normalizers.errors import WireError
from normalizers.limits import MAX_BLOCKS, MAX_STORIES, MAX_TEXT_CHARS
from normalizers.story import Block, Skipped
from normalizers.wires import charset, plain
from normalizers.wires.charset import Received

SOH, STX, ETX, EOT = "\x01\x02\x03\x04"

_FILL = b"\x00\x16\x7f"
# Inside a word: ü é â ä ç ö Ä in code page 850, where Windows-1252 has quotation marks and daggers; and its letters.
_DOS = re.compile(rb"[A-Za-z][\x81-\x84\x87\x8e\x94][a-z]")
_LATIN = re.compile(rb"[A-Za-z][\xc0-\xe0\xe2-\xff][a-z]")
_SIGNS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = str.maketrans({"\x10": " ", "\x0b": "\n", "\x0c": "\n"})
_TABLE_LINE = re.compile(r"\s*\|.*\||.*\S(?:\t| {3,}|(?<![.!?:])  )[^\s ].*|(?:[^;\n]{0,30};){3,}[^;\n]{0,30}")
_WIDE_LINE = re.compile(r"\S {3,}\S.*\S {3,}\S")
_LINES = 40  # for each of the paragraphs that a story may have; a day in one file has 10,000 lines
_DEEP = 20  # spaces before the head of a column
_ENDS = re.compile(r"""[.!?][)\]"'”»]*$""")
_RULE = re.compile(r"\s*[-_=*+.|]{5,}\s*")
_ITEM = re.compile(r"(\s{1,6})[*+•-] ")
_CERTAIN = 3  # letters of a national variant inside words; a text with code or formulas has other signs
_COLUMN = 60  # characters; the lines of agate tables are shorter, those of prose mostly longer
_INDENT = re.compile(r"\t|  +")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what stands between SOH and STX, between STX and ETX, and behind ETX.

    Where the control characters were lost on the way, all of it is `text`, and `framed` is false.
    """

    header: str
    text: str
    trailer: str
    framed: bool


# National variants of ISO 646 (ECMA-6 §6.4) that agencies used: seven bits, letters in place of brackets. A word of the
# language with such a letter has to stand there, and several letters inside words, before anything is read so.
_NATIONAL = {
    "iso-646-de": ("[\\]{|}~", "ÄÖÜäöüß", r"f}r|}ber|k\|nn\w+|m}ss\w+|gro~\w*|w{hrend|sp{t\w*|h{tte\w?|w}rde\w?"),
    "iso-646-se": ("[\\]{|}~", "ÄÖÅäöå~", r"{r|f\|r|p}|n{r|d}|s}|ocks}|ocn|skall|inte"),
    "iso-646-dk": ("[\\]{|}~", "ÆØÅæøå~", r"v{re|f\|r|p}|n}r|ogs}|l\|rdag|s\|ndag|ikke"),
}
_MARKED = {"iso-646-se": r"\b(?:och|att|inte|som)\b", "iso-646-dk": r"\b(?:ikke|af|og|til)\b"}
_IN_WORD = re.compile(r"[A-Za-z][{|}~](?=[a-z])|\b[\[\\\]][a-z]{2}")


def receive(raw: bytes) -> Received:
    """The characters of a text wire, its control characters included. Nothing declares their charset."""
    sent = re.sub(rb"\r{2,}\n", b"\r\n", raw.translate(None, _FILL))  # a teleprinter wants time for its carriage
    text, found = charset.decode(sent, None, control=True)
    if sent.isascii() and len(_IN_WORD.findall(text)) > _CERTAIN:
        text, found = _national(text, found)
    if found in ("windows-1252", "iso-8859-1") and len(_DOS.findall(sent)) > 2 * len(_LATIN.findall(sent)):
        text, found = sent.decode("cp850"), "cp850"
    return Received(text, sha256(raw).hexdigest(), None, found)


def _national(text: str, found: str) -> tuple[str, str]:
    for name, (signs, letters, words) in _NATIONAL.items():
        told = set(re.findall(rf"(?<!\S)(?:{words})(?![\w{{|}}~])", text))
        if len(told) > 1 and re.search(_MARKED.get(name, ""), text):
            return text.translate(str.maketrans(signs, letters)), name
    return text, found


def messages(received: Received) -> Iterator[Message | Skipped]:
    """The messages of a file, in order; what stands before the first header is the end of an earlier one."""
    before, *parts = received.text.split(SOH)
    if not parts and STX in before:
        before, parts = "", [before]  # its SOH was lost
    for part in (before, *parts):
        if len(part) > 2 * MAX_TEXT_CHARS or part.count("\n") + part.count("\r") > _LINES * MAX_BLOCKS:
            raise WireError("wire.too-big", "A message is longer than any story: more characters or lines.")
    if not parts:
        yield Message("", before.rstrip(EOT), "", False)
        return
    if len(parts) > MAX_STORIES:
        raise WireError("wire.too-big", f"The file has {len(parts)} messages; {MAX_STORIES} is the most that we read.")
    if any(character.isalnum() for character in before.replace("ZCZC", "")):
        yield Skipped("before the first header", "this is the end of a message whose beginning is not in the file")
    for whole in (frame for part in parts for frame in _frames(part)):
        if isinstance(whole, Skipped):
            yield whole
            continue
        header, opened, rest = whole.partition(STX)
        if not opened:
            yield Message("", whole.replace(ETX, "\n"), "", False)
            continue
        text, closed, trailer = rest.rpartition(ETX)
        yield Message(header, text if closed else rest, trailer if closed else "", True)


def _frames(part: str) -> Iterator[str | Skipped]:
    """What stands between one SOH and the next: a message, or more where an SOH was lost, without their EOT.

    An EOT before the text or in it is noise of the line, and no end.
    """
    message, *pieces = part.split(EOT)
    for piece in pieces:
        if STX not in message or (STX not in piece and ETX in piece):
            message += piece
        elif STX in piece:
            yield message
            message = piece
        elif any(character.isalnum() for character in piece.replace("NNNN", "").replace("ZCZC", "")):
            yield Skipped("behind a message", "there is text between the end of this message and the next header")
    yield message


def clean(text: str) -> str:
    """The text without the signs of the line: a space band is a space, a form feed a line; the others have no shape."""
    return _SIGNS.sub("", text.translate(_SPACES))


def lines(text: str) -> list[str]:
    """The lines of a header, without the signs of the line and the spaces at their ends."""
    return [line.strip() for line in clean(text).splitlines()]


def paragraphs(text: str, *, table: bool = False) -> tuple[Block, ...]:
    """The paragraphs of a text whose lines were broken for a printer, and its tables as they stand.

    A paragraph begins after a blank line or with an indented line; the line breaks in it stay, as in plain text.
    """
    found: list[Block] = []
    for is_table, run in _runs(clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"), table):
        whole = "\n".join(run)
        if is_table:
            shown = whole.strip("\n").rstrip()
            found += [Block("preformatted", shown)] if shown.strip() else []
        elif any(_INDENT.match(line) and line.strip() for line in run) or _is_wrapped(run):
            found += _indented(run)
        else:
            found += plain.split(whole)
    return tuple(found)


def _is_wrapped(run: list[str]) -> bool:
    """Whether blank lines part the paragraphs, or there is one paragraph: lines were broken at a column."""
    shown = "\n".join(run).strip().split("\n")
    return any(not line.strip() for line in shown) or (len(shown) <= 8 and max(map(len, shown)) <= 85)


def _runs(every: list[str], table: bool) -> Iterator[tuple[bool, list[str]]]:
    """Lines that stand together: columns of a table (two lines of it at least), or prose."""
    marks = [bool(_TABLE_LINE.fullmatch(line.rstrip())) for line in every]
    flush = [len(line.strip()) for line in every if line.strip() and not _INDENT.match(line)]
    table = table and sum(length < _COLUMN for length in flush) > 0.8 * len(flush)
    rules = [bool(_RULE.fullmatch(line)) for line in every]
    shape: list[bool] = []
    for n, mark in enumerate(marks):
        beside = any(0 <= near < len(marks) and marks[near] for near in (n - 1, n + 1))
        short = table and 0 < len(every[n].strip()) < _COLUMN and not _INDENT.match(every[n])
        wide = bool(_WIDE_LINE.search(every[n]))
        deep = beside and every[n].startswith(" " * _DEEP)
        shape.append(wide or ((mark or rules[n] or deep) and beside) or short)
    start = 0
    for n in range(1, len(every) + 1):
        if n == len(every) or shape[n] != shape[start]:
            yield shape[start], every[start:n]
            start = n


def _indented(run: Iterable[str]) -> Iterator[Block]:
    gathered: list[str] = []
    item = 0
    run = list(run)
    width = max((len(line.rstrip()) for line in run), default=0)
    for line in (*run, ""):
        mark = _ITEM.match(line)
        if gathered and len(gathered[-1]) < 0.6 * width and _ENDS.search(gathered[-1]) and not item:
            yield Block("paragraph", "\n".join(gathered))
            gathered = []
        deep = len(line) - len(line.lstrip())
        if gathered and (not line.strip() or (_INDENT.match(line) and not (item and not mark and deep > item))):
            yield Block("list" if item else "paragraph", "\n".join(gathered).strip())
            gathered, item = [], 0
        if line.strip():
            if not gathered and mark:
                item = len(mark[1])
            gathered.append(line.strip())


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan jän ene gen january janvier janv januar",
            "feb fév fev février févr februar febr fbr",
            "mar mär mrz mars mrt märz maa",
            "apr avr abr april avril",
            "may mai mag mei maj",
            "jun jui juin giu juni june",
            "jul juil lug juli july jll",
            "aug aou aoû ago août",
            "sep set sept",
            "oct okt ott out",
            "nov",
            "dec dez déc dic des",
        ),
        1,
    )
    for name in names.split()
}
_ZONES = {
    **dict.fromkeys(("GMT", "UTC", "UT", "Z"), "Z"),
    **dict.fromkeys(("MEZ", "CET", "HNEC", "BST", "WEST"), "+01:00"),
    **dict.fromkeys(("MESZ", "CEST", "EET"), "+02:00"),
    **dict.fromkeys(("EEST", "MSK"), "+03:00"),
    **dict.fromkeys(("EST", "CDT"), "-05:00"),
    **dict.fromkeys(("CST", "MDT"), "-06:00"),
    **dict.fromkeys(("MST", "PDT"), "-07:00"),
    "EDT": "-04:00",
    "PST": "-08:00",
    "JST": "+09:00",
}


def month(name: str) -> int | None:
    """The number of a month by its short name in one of the languages of the wires."""
    return _MONTHS.get(name.lower().rstrip("."))


def when(year: str, month: int | None, day: str, clock: str, zone: str | None) -> str | None:
    """An ISO 8601 time from its parts, None where there is no such time. Two digits of a year mean 1970 to 2069.

    A zone that the wire does not name, or that we do not know, is not made up.
    """
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 70 else 2000)
    try:
        found = datetime(full, month or 0, int(day), int(clock[:2]), int(clock[2:4]))
    except ValueError:
        return None
    if (zone or "").upper() == "ET":  # standard or daylight time, as the day has it
        return found.replace(tzinfo=ZoneInfo("America/New_York")).isoformat()
    return found.isoformat() + _ZONES.get((zone or "").upper(), "")
