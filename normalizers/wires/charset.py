"""Bytes to characters: finds the charset that the bytes really have, and remembers the one that was declared."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from normalizers.errors import WireError
from normalizers.wires import alphabets

# Nothing else is tried on declared names: UTF-7 and its like turn harmless text into markup. All of these are read
# into characters here, strictly, before any parser sees them.
_READ = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|us-ascii|ascii|iso[-_]?8859-?\d{1,2}|latin-?[1-9]|(windows-|cp)125[0-8]|koi8-[ru]|"
    r"(x-)?gbk|gb_?2312(-80)?|gb18030|cp936|big5(-hkscs)?|cp950|(x-)?s(hift[_-]?)?jis|ms_kanji|cp932|windows-31j|"
    r"(x-)?euc-(jp|kr)|iso-2022-jp|cp949|windows-949|ks_c_5601-1987|ksc_?5601|uhc|windows-874|cp874|tis-620|"
    r"(ibm|cp)(437|850|852|866)|macintosh|x-mac-roman"
)
# As browsers take them (WHATWG Encoding, 4.2): the larger charset that is written under the smaller one's name.
_PYTHON = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gb_2312", "gbk", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"), "cp932"),
    **dict.fromkeys(("euc-kr", "x-euc-kr", "windows-949", "ks_c_5601-1987", "ksc5601", "ksc_5601", "uhc"), "cp949"),
    **dict.fromkeys(("windows-874", "tis-620", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("iso-8859-9", "latin5", "latin-5"), "cp1254"),
    "x-euc-jp": "euc-jp",
    "big5": "big5-hkscs",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "koi8-r": "koi8-u",  # the same but for the letters of Ukrainian, where KOI8-R draws boxes
}
_LATIN_1 = ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1")
_LATIN = (*_LATIN_1, "windows-1252", "cp1252")
_REFUSED = re.compile(r"utf-?7|utf-?32.*|hz.*|utf-16-?internal|unicode-1-1-utf-7|x-imap4-modified-utf7")

_XML_SAYS = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_META_SAYS = re.compile(rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HEAD = 8_192  # browsers look for the declaration in the first 1,024 bytes; some pages put it later

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HIGH = bytes(range(0x80, 0x100))
_MOST_CONTROL = 0.1  # of all characters; text with stray controls is for hygiene, more than this is no text
_MOST_ACCENTED = 0.5  # of all letters; Vietnamese, the most accented of all, has 0.3
_ASCII = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_FEWEST_ZEROS = 0.01  # of all bytes; line ends and figures of a Chinese story in UTF-16 are more
_FEWEST_OTHERS = 0.15  # of the bytes that are no zeros; Portuguese in Latin-1 has 0.05, Chinese in UTF-16 0.5
_MOST_ZEROS = 0.4  # of all bytes; English in UTF-16 has 0.5
# Inside a word: what the letters of other charsets are in Windows-1252, and what UTF-8 is in it.
_STRAY = re.compile(
    r"[A-Za-z][‚„…†‡ˆ‰‹›‘•˜™¡¢£¤¥¦§¨©ª«¬®¯°±²³´¶¸¹º»¼½¾¿\x80-\x9f][A-Za-z\u00c0-\u024f]|[A-Za-z][‚„ˆ¢¤]|[¢¤][A-Za-z]|[a-z][\u00c0-\u00d6\u00d8-\u00de]|[\x80-\x84\x86-\x9f]|[ÃÂÄÅ][\x80-\xbf€‚ƒ„…†‡]"
)
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0370-\u058f]|[\u0370-\u058f][A-Za-z]")
_SHORT = 40  # bytes; a few words of Chinese may look like anything
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Received:
    """The characters of a file, and where they come from.

    Attributes:
        declared: charset that the file names, None if none; found: the one that it really decodes with.
        sha256: of the file's bytes.
    """

    text: str
    sha256: str
    declared: str | None = None
    found: str = "utf-8"


def declared(raw: bytes) -> str | None:
    """The charset that an XML declaration or an HTML `meta` names, as written but in lower case."""
    head = raw[:_HEAD].removeprefix(codecs.BOM_UTF8)
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\x00" in head[:4]:
        head = head.replace(b"\x00", b"")[2 if head[:1] in b"\xff\xfe" else 0 :]
    if not head.lstrip().startswith(b"<"):
        return None
    found = _XML_SAYS.search(head) or _META_SAYS.search(_COMMENT.sub(b"", head))
    return found[1].decode("ascii").lower() if found else None


def decode(raw: bytes, named: str | None, *, control: bool = False) -> tuple[str, str]:
    """The text and the charset that it really decodes with: BOM, UTF-8, what is declared, then what is likely.

    Strict UTF-8 comes before the declared charset: text in another charset is hardly ever valid UTF-8, and a feed
    that says ISO-8859-1 while it sends UTF-8 is common. Nothing is ever replaced or dropped.

    Args:
        control: control characters are signs of the format, as on a telegraph line, and not a sign of binary data.
    """
    if named and _REFUSED.fullmatch(named):
        raise WireError(
            "wire.charset-refused", f"The file says that it is {named}, which we do not read.", todo="Send it in UTF-8."
        )
    text, found = _decode(raw, named)
    if found in ("windows-1252", "iso-8859-1") and _no_latin(text):
        raise WireError(
            "wire.charset-unknown",
            f"The bytes are not UTF-8, and read as {found} they are no words.",
            todo="Send it in UTF-8, or declare the charset.",
        )
    most = len(text) if control else _MOST_CONTROL * len(text)
    if "\x00" in text or len(text) - len(_CONTROL.sub("", text)) > most:
        raise WireError(
            "wire.not-text",
            "These bytes are no text.",
            place=f"byte {max(0, _first_control(raw))}",
            todo="Look whether this is an image, an archive or a damaged file.",
        )
    return text, found


def doubt(text: str, named: str | None, found: str) -> str:
    """What a person should know of how these characters were found; "" where nothing speaks against them.

    A charset that nobody named was guessed, and signs in the middle of words or letters of two scripts in one word are
    what a wrong charset leaves behind. Declarations that lie about UTF-8 are no doubt: UTF-8 shows itself.
    """
    if text.isascii():
        return ""
    latin = (named or "").replace("_", "-") in _LATIN
    guessed = (
        found in ("utf-8+windows-1252", "cp850")
        or (found in ("windows-1252", "iso-8859-1") and not latin)
        or (found in alphabets.CHARSETS and found != named)
    )
    if named and guessed:
        return f"charset: said {named!a}, guessed {found}"
    if _STRAY.search(text) or len(_TWO_SCRIPTS.findall(text)) > 1 or "\ufffd" in text:
        return f"charset in doubt: read as {found}, and there are signs or foreign letters inside words"
    return f"charset: none said, guessed {found}" if guessed else ""


def _no_latin(text: str) -> bool:
    """Whether a text has more accented letters than any language written in Latin letters: Russian or Chinese bytes."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 20 and sum(character > "\x7f" for character in letters) > _MOST_ACCENTED * len(letters)


def _first_control(raw: bytes) -> int:
    return next((n for n, byte in enumerate(raw[:100_000]) if byte < 9 or 13 < byte < 32), 0)


def _decode(raw: bytes, named: str | None) -> tuple[str, str]:
    for mark, name, python in (
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
    ):
        if raw.startswith(mark):
            text = _strict(raw[len(mark) :], python)
            # UTF-16 of any text has zeros or bytes that are no UTF-8; what has neither is UTF-8 behind a wrong mark.
            clash = (
                name == "utf-16" and len(raw) > _SHORT and b"\x00" not in raw and _strict(raw[2:], "utf-8") is not None
            )
            if text is not None and not clash:
                return text, name
            if name == "utf-16":
                raise _undecodable(f"The file begins as {name} and does not go on so.")
    if b"\x00" in raw:
        text = _utf16_without_mark(raw)
        return ("\x00", "utf-8") if text is None else (text, "utf-16")
    text = _strict(raw, "utf-8")
    # ISO-2022-JP is seven bits wide, so it is always valid UTF-8 too.
    if text is not None and not (named == "iso-2022-jp" and "\x1b" in text):
        return text, "utf-8"
    return _not_utf8(raw, named)


def _not_utf8(raw: bytes, named: str | None) -> tuple[str, str]:
    """What to make of bytes that are not UTF-8."""
    if named and not named.startswith(("utf", "us-ascii", "ascii")):
        if not _READ.fullmatch(named):
            raise WireError(
                "wire.charset-refused",
                f"The file says that it is {named}, which we do not read.",
                todo="Send it in UTF-8.",
            )
        # As browsers do: who says Latin-1 and uses its control range means Windows-1252.
        if named in _LATIN_1 and any(0x80 <= byte <= 0x9F for byte in raw):
            text = _strict(raw, "cp1252")
            if text is not None:
                return alphabets.guess(raw, text) or (text, "windows-1252")
        text = _strict(raw, _PYTHON.get(named, named))
        if text is not None:
            return (alphabets.guess(raw, text) if named in _LATIN else None) or (text, named)
    # Mostly UTF-8 with a few strange bytes: a file pasted together from two. The good part stays good.
    single = _MULTIBYTE.sub(b"", raw)
    strange = len(single) - len(single.translate(None, _HIGH))
    if strange * 3 < len(raw) - len(single):
        return _mixed(raw), "utf-8+windows-1252"
    text, found = _strict(raw, "cp1252"), "windows-1252"
    if text is None:
        text, found = raw.decode("latin-1"), "iso-8859-1"
    return alphabets.guess(raw, text) or alphabets.likely(raw, text) or (text, found)


def _mixed(raw: bytes) -> str:
    """UTF-8 where it is UTF-8; the bytes that are not, each by itself, as Windows-1252."""
    table = {0xDC00 + byte: _strict(bytes((byte,)), "cp1252") or chr(byte) for byte in range(0x80, 0x100)}
    return raw.decode("utf-8", "surrogateescape").translate(table)


def _utf16_without_mark(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark shows itself by zeros that stand on one side only.

    Where the other bytes are mostly ASCII, as in English, every second byte has to be a zero: one stray zero would
    make Chinese of a file of bytes.
    """
    zeros = raw.count(0)
    if len(raw) % 2 or zeros < _FEWEST_ZEROS * len(raw):
        return None
    other = len(raw.translate(None, b"\x00" + _ASCII))
    if zeros < _MOST_ZEROS * len(raw) and other < _FEWEST_OTHERS * (len(raw) - zeros):
        return None
    first, second = raw[0::2].count(0), raw[1::2].count(0)
    if not first and second:
        return _strict(raw, "utf-16-le")
    return _strict(raw, "utf-16-be") if first and not second else None


def _strict(raw: bytes, python: str) -> str | None:
    try:
        return raw.decode(python)
    except (UnicodeDecodeError, LookupError):
        return None


def _undecodable(message: str) -> WireError:
    return WireError("wire.charset-broken", message, todo="Ask the sender for the file again.")
