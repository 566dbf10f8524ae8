"""Header fields of mail as text: RFC 5322 fields, RFC 2047 encoded words whose charset may be wrong, dates."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message
from email.utils import parsedate_to_datetime

from normalizers.errors import WireError
from normalizers.wires import charset

# Names of charsets in mail; the first are supersets of what they say, as mailers write them.
ALIASES = {
    "gb2312": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-sjis": "shift_jis",
    "x-gbk": "gb18030",
    "iso-8859-8-i": "iso-8859-8",
    "iso_8859-1": "iso-8859-1",
    "ansi_x3.4-1968": "us-ascii",
    **dict.fromkeys(("unknown-8bit", "8bit", "x-unknown", "unknown", "default", "none", "binary"), "us-ascii"),
}
_FOLD = re.compile(r"\r?\n[ \t]*|\r")
# Broken senders leave spaces in the text of an encoded word, so they are allowed.
_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(?<=\?=)[ \t]+(?==\?)")
_NAME_AND_ADDRESS = re.compile(r"""\s*["']?(?P<name>[^<>]*?)["']?\s*<(?P<address>[^<>]*)>""")
_ADDRESS_AND_NAME = re.compile(r"\s*(?P<address>[^\s()<>,]+@[^\s()<>,]+)\s+\((?P<name>[^()]+)\)")


def text(value: str) -> str:
    """A field as it reads: unfolded, encoded words decoded.

    The bytes of adjacent encoded words of one charset are joined first, because senders cut characters in two; and
    they are read as UTF-8 if they are UTF-8, because what an encoded word says of its charset is often not so.
    """
    value = _BETWEEN.sub("", _FOLD.sub(" ", value))
    found: list[str] = []
    pending, pending_name = b"", ""
    done = 0
    for match in _WORD.finditer(value):
        between = value[done : match.start()]
        name = match[1].lower()
        if pending and (between or name != pending_name):
            found.append(decoded(pending, pending_name))
            pending = b""
        found.append(_plain(between))
        pending, pending_name = pending + _bytes(match[2], match[3]), name
        done = match.end()
    if pending:
        found.append(decoded(pending, pending_name))
    found.append(_plain(value[done:]))
    return "".join(found).strip()


def decoded(raw: bytes, name: str | None) -> str:
    """Bytes of a header as characters, whatever is said of their charset."""
    if not raw.translate(None, b"\x00"):
        return ""
    for named in dict.fromkeys((ALIASES.get(name or "", name) or None, None)):
        try:
            return charset.decode(raw.translate(None, b"\x00"), named, control=True)[0]
        except WireError:
            continue
    return raw.decode("latin-1")


def name_and_address(value: str) -> tuple[str, str]:
    """The name and the address of the first sender: `"Desk, Night" <desk@agency.example>`."""
    shown = text(value)
    match = _NAME_AND_ADDRESS.match(shown)
    if match:
        return match["name"].replace('\\"', '"').strip(), match["address"].strip()
    if match := _ADDRESS_AND_NAME.match(shown):
        return match["name"].strip(), match["address"]
    return ("", shown.split()[0]) if "@" in shown else (shown, "")


def date(value: str) -> str | None:
    """A date of RFC 5322 §3.3 in ISO 8601, None if it is none. A zone of -0000 says nothing, so none is given."""
    try:
        return parsedate_to_datetime(_FOLD.sub(" ", value)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def field(message: Message, name: str) -> str | None:
    """A field as it came: the library's own reading of fields fails on some, and trusts the charset of others."""
    return next((value for key, value in message.raw_items() if key.lower() == name), None)


def is_attachment(part: Message) -> bool:
    """Whether a part is a file beside the text (RFC 2183), not the text."""
    said = (field(part, "content-disposition") or "").strip().lower()
    return said.startswith("attachment") or (bool(file_name(part)) and not said.startswith("inline"))


def file_name(part: Message) -> str:
    """The name of a file, as words for a person; it is never a path for us."""
    said = f"{field(part, 'content-disposition') or ''};{field(part, 'content-type') or ''}"
    match = re.search(r"(?i);\s*(?:file)?name\*?\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))", said)
    name = text(match[1] or match[2]) if match else ""
    return f", {''.join(one if one.isprintable() else '?' for one in name)[:80]}" if name else ""


def _plain(value: str) -> str:
    """Characters of a field that are not encoded: bytes, if the sender did not keep to ASCII."""
    raw = value.encode("utf-8", "surrogateescape")
    return value if raw.isascii() else decoded(raw, None)


def _bytes(encoding: str, value: str) -> bytes:
    raw = value.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(raw.replace(b"_", b"=20"))
    try:
        return base64.b64decode(raw + b"===")
    except (binascii.Error, ValueError):
        return raw
