"""What wire services print for newsrooms, as data in the languages of the wires (`wire.toml`), and as patterns."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

_TABLES: dict[str, str] = tomllib.loads(Path(__file__).with_name("wire.toml").read_text("utf-8"))


def table(key: str) -> tuple[str, ...]:
    """Return the entries of one table, in small letters, with straight apostrophes."""
    parts = (part.strip().replace("’", "'") for part in _TABLES[key].replace("\n", " | ").split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def pattern(entries: Iterable[str]) -> str:
    """Return entries as alternatives of a pattern, the longest first: any space for a space, either apostrophe."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s").replace("'", "['’]") for entry in ordered)


def key(text: str) -> str:
    """Return a line as the tables have it: small letters, straight apostrophes, one space between words."""
    return " ".join(text.casefold().replace("’", "'").split())


MAIL = r"[<(\[]?[\w.+-]{1,64}\s?(?:@|\(at\))\s?[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}[>)\]]?"
PHONE = r"(?<![\w/])(?:\+|\(?0|\(\d)[\d()\s./-]{5,22}\d(?![\w%])|(?<![\w/])\d{3}[-.\s]\d{3,4}[-.\s]?\d{3,4}(?![\w%])"
URL = r"(?:https?://|www\.)[^\s<>()]{3,300}"
CONTACT = re.compile(rf"{MAIL}|{PHONE}|{URL}")
_MAIL, _PHONE = re.compile(MAIL), re.compile(PHONE)
SEPARATOR = re.compile(r"(?:[_*=~#•·–—-]\s?){3,60}")


def has_contact(text: str) -> bool:
    """Say whether a text has a mail address, a web address or a telephone number."""
    if "http" in text or "www." in text or (("@" in text or "(at)" in text) and _MAIL.search(text)):
        return True
    return sum(map(str.isdigit, text)) >= 7 and bool(_PHONE.search(text))
