"""What sites ask of their readers and print around a story, in the languages of the world.

"Kövessen minket a Facebookon!", "Subscriu-te al nostre butlletí", "Imprimer", "Нашли ошибку? …", "Kaynak: İHA".
A call is a line that opens with what can only be said to a reader (in some languages: ends with it) and names a network
or a newsletter. Right and alike: sentences about networks and those who follow them, and a heading with the same word.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where, plain, words

_TABLES: dict[str, str] = tomllib.loads(Path(__file__).with_name("calls.toml").read_text("utf-8"))


def _entries(name: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in _TABLES[name].replace("\n", "|").split("|") if entry.strip())


def _either(name: str) -> str:
    """Return the entries of a table as a pattern; a star stands for any ending, a space for any space."""
    longest = sorted(_entries(name), key=lambda entry: (-len(entry), entry))
    return "|".join(
        re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]") for entry in longest
    )


# Chinese, Japanese and Thai set no space between words.
_SPACELESS = "\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff"
_BEFORE, _AFTER = rf"(?:(?<![^\W_])|(?<=[{_SPACELESS}]))", rf"(?:(?![^\W_])|(?=[{_SPACELESS}]))"
_DECOR = r"[\W_]{0,6}"  # arrows, bullets, little pictures
_OBJECT = re.compile(rf"(?i){_BEFORE}(?:{_either('objects')}){_AFTER}")
_OPENS = re.compile(rf"(?i){_DECOR}(?:{_either('opens')}){_AFTER}")
_ENDS = re.compile(rf"(?i){_BEFORE}(?:{_either('ends')}){_DECOR}$")
_MISTAKE = re.compile(rf"(?i){_DECOR}(?:{_either('mistakes')}){_AFTER}")
_KEYS = re.compile(r"(?i)\bctrl\s?\+\s?enter\b|\bshift\s?\+\s?enter\b")
_TOPICS = re.compile(rf"(?i)(?:{_either('topics')})\s?[:：]\s?[^.!?。\n]{{2,160}}")
_SOURCE = re.compile(rf"(?i)(?:{_either('sources')})\s?[:：]\s?(?P<who>[^.!?。:\n]{{2,60}})\.?")
_BUTTONS = frozenset(map(plain, _entries("buttons")))
_PARTS = re.compile(r"\s*[|·•/]\s*")
_LONGEST = 22  # words of a call
_SIZE = 200  # characters

_CALL = "The line asks the reader to follow, share or subscribe."
_PAGE = "The line is a button or notice of the web page."
_ABOUT = "The line lists what the page is about."
_FROM = "The line says from where the page took the story."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find lines that a site prints around its story; only whole blocks, never the only one."""
    line = text.strip()
    if where.first < 0 or where.first + where.last == 0 or where.kind in ("preformatted", "quote", "heading"):
        return
    if not line or len(line) > _SIZE or line[0] in "“„«\"'‘":
        return
    end = len(text)
    if all(plain(part) in _BUTTONS for part in _PARTS.split(line)):
        yield Lift(0, end, "furniture", "ui.button", _PAGE, 0.96)
    elif words(line) <= _LONGEST and _OBJECT.search(line) and (_OPENS.match(line) or _ENDS.search(line)):
        yield Lift(0, end, "promo", "promo.call", _CALL, 0.96)
    elif _MISTAKE.match(line) or _KEYS.search(line):
        yield Lift(0, end, "furniture", "ui.notice", _PAGE, 0.95)
    elif where.first > 0 and where.last <= 2 and _TOPICS.fullmatch(line):
        yield Lift(0, end, "furniture", "ui.topics", _ABOUT, 0.95)
    elif where.first > 0 and where.last <= 2:
        source = _SOURCE.fullmatch(line)
        if source and words(source["who"]) <= 6:
            credits = names(source["who"])
            credits = credits if all(map(known, credits)) else (source["who"].strip(),)
            yield Lift(0, end, "credit", "credit.source", _FROM, 0.95, credits=credits)
