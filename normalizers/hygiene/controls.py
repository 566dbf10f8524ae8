"""Characters that nobody sees: controls, zero-width marks, stray direction marks, halves of characters."""

import re
from collections.abc import Iterator

from normalizers.edits import Edit

SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff"
    "\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0001\U000e0020-\U000e007f]"
)
ASCII = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
TERMINAL = re.compile("\x1b\\[[0-9;]{0,20}[A-Za-z]")
RTL = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
JOINED = re.compile(  # scripts in which letters take a joiner or a non-joiner: Arabic to Mandaic, Indic, Tibetan, …
    "[\u0600-\u085f\u08a0-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\u1900-\u1aaf\u1b00-\u1bff"
    "\ua800-\ua8df\ua930-\ua9df\uaa00-\uaadf\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010eff\U00011000-\U00011fff]"
)
BREAKABLE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf]")
PICTURE = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U000e007f]")

BREAKS = "\x0b\x0c\x85\u2028\u2029"
SEPARATORS = "\x1c\x1d\x1e\x1f"
OVERRIDES = "\u202d\u202e"
OPENERS = "\u202a\u202b\u2066\u2067\u2068"
CLOSERS = {"\u202a": "\u202c", "\u202b": "\u202c", **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
DIRECTION = frozenset("\u202a\u202b\u202c\u2066\u2067\u2068\u2069" + OVERRIDES)

CONTROL = ("controls.control", "A control character, left over from transmission, was removed.", 0.99)
LINE = ("controls.line-separator", "A rare code for a line break became an ordinary one.", 0.97)
SPACE = ("controls.separator", "A control code between words became a space.", 0.95)
TERMINALS = ("controls.terminal", "A colour code meant for a terminal was removed.", 0.98)
ZERO = ("controls.zero-width", "An invisible character of no width was removed.", 0.98)
HYPHEN = ("controls.soft-hyphen", "A hidden hyphenation mark was removed.", 0.98)
JOINER = ("controls.joiner", "An invisible joiner stood where this script has no use for one.", 0.97)
BIDI = ("controls.direction", "An invisible mark that can turn the direction of reading was removed.", 0.98)
OTHER = ("controls.not-a-character", "A code that is no character was removed.", 0.99)
HALF = ("controls.half-character", "Half of a character arrived without its other half; � shows where.", 0.95)
HALVES = ("controls.split-character", "A character that arrived in two halves was put together.", 0.99)


def find(text: str) -> tuple[Edit, ...]:
    """Return the edits that take out what nobody can see and no reader needs.

    Left alone: tabs and line breaks; joiners and non-joiners beside letters that take them (Persian, Arabic, the
    scripts of India and South-East Asia) and inside emoji; word-break spaces in Thai, Lao, Khmer and Burmese;
    direction marks in text that has letters written from right to left, as long as they come in pairs. Overrides of
    the direction always go: they make a text read otherwise than it is stored.
    """
    if (text.isascii() and not ASCII.search(text)) or not SUSPECT.search(text):
        return ()
    keep = _paired(text) if RTL.search(text) else frozenset()
    return tuple(_found(text, keep))


def _found(text: str, keep: frozenset[int]) -> Iterator[Edit]:
    done = 0
    for match in SUSPECT.finditer(text):
        at = match.start()
        if at < done:
            continue
        mark = match[0]
        pair = PAIR.match(text, at)
        code = TERMINAL.match(text, at) if mark == "\x1b" else None
        done = pair.end() if pair else code.end() if code else at + 1
        if pair:
            whole = pair[0].encode("utf-16", "surrogatepass").decode("utf-16")
            yield _edit(text, at, done, whole, HALVES)
        elif code:
            yield _edit(text, at, done, "", TERMINALS)
        else:
            wrong = _wrong(text, at, mark, keep)
            if wrong:
                yield _edit(text, at, done, *wrong)


def _wrong(text: str, at: int, mark: str, keep: frozenset[int]) -> tuple[str, tuple[str, str, float]] | None:
    """Return what stands for the mark and why; None where the mark may stay."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if "\ud800" <= mark <= "\udfff":
        return "\ufffd", HALF
    if mark in BREAKS:
        return "\n", LINE
    if mark in SEPARATORS:
        return " ", SPACE
    if mark < "\xa0":
        return "", CONTROL
    if mark == "\u00ad":
        return "", HYPHEN
    if mark in "\u200c\u200d":
        return None if _joins(mark, before, after) else ("", JOINER)
    if mark == "\u200b":
        return None if BREAKABLE.match(before) and BREAKABLE.match(after) else ("", ZERO)
    if mark in "\u200e\u200f\u061c" or mark in DIRECTION:
        return None if at in keep else ("", BIDI)
    if mark in "\ufe0e\ufe0f":
        return ("", ZERO) if not before or before.isspace() or (before.isascii() and before.isalpha()) else None
    if "\U000e0020" <= mark <= "\U000e007f":
        return None if _flag(text, at) else ("", ZERO)
    if mark in "\ufffc\ufffe\uffff" or "\ufdd0" <= mark <= "\ufdef":
        return "", OTHER
    return "", ZERO


def _joins(mark: str, before: str, after: str) -> bool:
    if JOINED.match(before) or JOINED.match(after):
        return True
    emoji = PICTURE.match(before) or "\U0001f3fb" <= before <= "\U0001f3ff"
    return mark == "\u200d" and bool(emoji) and bool(PICTURE.match(after))


def _flag(text: str, at: int) -> bool:
    """Say whether a tag character is part of a flag (England, Scotland, Wales)."""
    for back in range(at - 1, max(-1, at - 9), -1):
        if text[back] == "\U0001f3f4":
            return True
        if not "\U000e0020" <= text[back] <= "\U000e007f":
            return False
    return False


def _paired(text: str) -> frozenset[int]:
    """Return where direction marks may stay: plain marks, and opening ones that are closed in their line."""
    keep: set[int] = set()
    open_at: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if mark in "\u200e\u200f\u061c":
            keep.add(at)
        elif mark in OPENERS or mark in OVERRIDES:
            open_at.append((at, mark))
        elif mark in "\u202c\u2069":
            if open_at and (open_at[-1][1] in OVERRIDES or CLOSERS[open_at[-1][1]] == mark):
                begin, opener = open_at.pop()
                if opener not in OVERRIDES:
                    keep.update((begin, at))
        elif mark in "\r\n\u2028\u2029\x85\x0b\x0c":
            open_at.clear()
    return frozenset(keep)


def _edit(text: str, start: int, end: int, after: str, why: tuple[str, str, float]) -> Edit:
    rule, reason, confidence = why
    return Edit(start, end, text[start:end], after, rule, reason, confidence)
