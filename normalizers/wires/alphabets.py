"""Which charset single bytes are in: the one in which they are letters of the language that the story declares."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

# Letters beyond ASCII, as the languages' dictionaries list them; loans and names are few.
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگکی\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_LETTERS = {
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "sr": "čćđšž" + _CYRILLIC + "ђјљњћџ",
    "bs": "čćđšž",
    "sl": "čšžćđ",
    "ro": "ăâîşţșț",
    "sq": "ëç",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äõöüšž",
    "tr": "çğıİöşüâîû",
    "az": "çəğıİöşü",
    "ru": _CYRILLIC + "ё",
    "uk": _CYRILLIC + "єіїґ",
    "be": _CYRILLIC + "ёіў",
    "bg": _CYRILLIC,
    "mk": _CYRILLIC + "ѓѕјљњќџ",
    "el": _GREEK,
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ar": _ARABIC,
    "fa": _ARABIC,
    "ur": _ARABIC + "ٹڈڑںھہے",
    "th": "".join(map(chr, range(0x0E01, 0x0E5C))),
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìíòóùú",
    "nl": "éëïóöüèáíê",
    "sv": "åäöé",
    "da": "æøåé",
    "no": "æøåéòô",
    "fi": "äöå",
}
_CENTRAL = ("windows-1250", "iso-8859-2")
_EAST = ("windows-1251", "koi8-u", "iso-8859-5", "cp866")
_BALTIC = ("windows-1257", "iso-8859-13", "iso-8859-4")
_LIKELY = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "bs", "sl", "sq"), _CENTRAL),
    "ro": (*_CENTRAL, "iso-8859-16"),
    "sr": (*_CENTRAL, *_EAST),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk"), _EAST),
    **dict.fromkeys(("lt", "lv", "et"), _BALTIC),
    **dict.fromkeys(("tr", "az"), ("windows-1254",)),
    "el": ("windows-1253", "iso-8859-7"),
    "he": ("windows-1255",),
    **dict.fromkeys(("ar", "fa", "ur"), ("windows-1256", "iso-8859-6")),
    "th": ("cp874",),
}
# Every charset that may be guessed.
CHARSETS = frozenset(name for names in _LIKELY.values() for name in names)
_SAYS = re.compile(
    rb"""(?:\b(?:xml:|base)?lang\s*=|<[\w:.-]{0,30}language\b[^<>]{0,80}?\b(?:tag|FormalName|code|value|content)\s*=)"""
    rb"""\s*["']([A-Za-z]{2})\b|<[\w:.-]{0,30}lang(?:uage)?\s*>\s*([A-Za-z]{2})\b|"language"\s*:\s*"([A-Za-z]{2})\b""",
    re.IGNORECASE,
)
_SEARCHED = 65_536  # bytes; NewsML says the language behind long heads
_PUNCTUATION = frozenset("“”„‚‘’‹›«»–—…\u00a0§°€£©·•×±\u00ad№¿¡ªº½،؛؟\u200c\u200d\u200e\u200f")
_WESTERN = frozenset("".join(_LETTERS[one] for one in "fr de es pt it nl sv da no fi".split()))
# The commonest letters of a script, by the block of Unicode that it stands in.
_COMMON = {0x03: "αειονστάίόέή", 0x04: "оеаинтрі", 0x05: "יוהלאתר", 0x06: "الينمرتو", 0x0E: "ารนกเ่อง"}
_MOSTLY = 0.35  # of the letters: the commonest seven have half of all in prose, and fewer in a short text
_FOREIGN = 0.15  # of what is not ASCII, in a Western text: the letters of foreign names
_ACCENTED = 0.5  # of all letters; Vietnamese, the most accented of all, has 0.3
_TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0370-\u0fff]|[\u0370-\u0fff][A-Za-z]")
_ICELANDIC = frozenset("áéíóúýþæöðø")  # and Faroese
_ENOUGH = 20  # bytes that are not ASCII
_MOST = 0.05  # of what is not ASCII: the letters of foreign names
_MARGIN = 0.05  # õ and û for the ő and ű of Hungarian are a tenth of its letters with accents
_FEWEST = 4  # characters


def languages(raw: bytes) -> tuple[str, ...]:
    """The languages that a file declares for its text, two small letters each, in order."""
    found = (match[1] or match[2] or match[3] for match in _SAYS.finditer(raw[:_SEARCHED]))
    return tuple(dict.fromkeys(one.decode("ascii").lower() for one in found))


def guess(raw: bytes, read_as: str) -> tuple[str, str] | None:
    """The text and charset that the declared language speaks for; None where nothing speaks against `read_as`.

    Args:
        raw: bytes that are no UTF-8.
        read_as: the text as it would be read otherwise.
    """
    for language in languages(raw):
        language = {"nb": "no", "nn": "no", "sh": "hr", "iw": "he"}.get(language, language)
        letters = frozenset(_LETTERS.get(language, ""))
        now, _ = _strange(read_as, letters)
        if not letters or now == 0:
            return None
        best: tuple[float, str, str] | None = None
        for name in _LIKELY.get(language, ()):
            try:
                text = raw.decode(name)
            except UnicodeDecodeError:
                continue
            strange, score = _strange(text, letters)
            if strange <= _MOST and strange + _MARGIN <= now and (best is None or score > best[0]):
                best = (score, text, name)
        if best is not None:
            return best[1:]
    return None


def likely(raw: bytes, read_as: str) -> tuple[str, str] | None:
    """The text and charset of bytes of which nothing says the language; None where they may be Western.

    A text of some length whose letters are none of Western languages, and which one charset makes letters of one
    language, nearly all small and with its commonest among them, is in that.
    """
    foreign = min(_strange(read_as, _WESTERN)[0], _strange(read_as, _ICELANDIC)[0])
    accented = sum(one > "\x7f" for one in read_as if one.isalpha()) / (sum(map(str.isalpha, read_as)) or 1)
    if (foreign < _FOREIGN and accented < _ACCENTED) or sum(byte > 0x7F for byte in raw) < _ENOUGH:
        return None
    best: tuple[float, str, str] | None = None
    for language, names in _LIKELY.items():
        letters = frozenset(_LETTERS[language])
        for name in names:
            try:
                text = raw.decode(name)
            except UnicodeDecodeError:
                continue
            strange, score = _strange(text, letters)
            inside = [one.lower() for one in text if one > "\x7f" and one.isalpha()]
            block = Counter(ord(one[0]) >> 8 for one in inside).most_common(1)
            common = _COMMON.get(block[0][0], "") if block else ""
            share = sum(one in common for one in inside) / (len(inside) or 1)
            if strange > _MOST or (common and share < _MOSTLY) or len(_TWO_SCRIPTS.findall(text)) > _MOST * len(inside):
                continue
            if best is None or score + share > best[0]:
                best = (score + share, text, name)
    return best[1:] if best else None


def _strange(text: str, letters: frozenset[str]) -> tuple[float, float]:
    """How much of what is not ASCII is in no alphabet of a language, and how likely its capitals are."""
    beyond = [one for one in text if one > "\x7f" and one not in _PUNCTUATION]
    if len(beyond) < _FEWEST:
        return 0.0, 0.0
    strange = sum(one not in letters and one.lower() not in letters for one in beyond) / len(beyond)
    capitals = sum(one.isupper() for one in beyond) / len(beyond)
    inside = sum(a.islower() and b.isupper() for a, b in pairwise(text)) / len(beyond)
    return strange, -strange - capitals / 2 - inside
