"""Character references that were escaped twice and now stand in the text: `&amp;quot;`, `&#8217;`, `&nbsp;`."""

import html
import re
from html.entities import name2codepoint

from normalizers.edits import Edit

REFERENCE = re.compile(r"&(?:(?:amp|#0*38|#[xX]0*26);)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,9}://\S+|www\.\S+")
NAMES = frozenset(name2codepoint) | {"apos"}
BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
REASON = "The text was escaped once too often: this code stands for the character."


def find(text: str) -> tuple[Edit, ...]:
    """Return the edits that put the character where its code stands.

    Left alone: a bare ampersand (AT&T, R&D), codes without their semicolon, names that no browser of old knew, and
    all codes in an address but `&amp;`, since `&copy` there is a parameter. A code for a line break gives a space.
    """
    if "&" not in text or ";" not in text:
        return ()
    addresses = [match.span() for match in ADDRESS.finditer(text)] if "//" in text or "www." in text else []
    out: list[Edit] = []
    for match in REFERENCE.finditer(text):
        inside = any(start <= match.start() < end for start, end in addresses)
        after = _plain_ampersand(match[0]) if inside else _character(match[0])
        if after is not None and after != match[0]:
            start, end = match.span()
            rule = "entities.escaped-twice" if match[0].count(";") > 1 else "entities.left-over"
            out.append(Edit(start, end, match[0], after, rule, REASON, 0.97))
    return tuple(out)


def _character(reference: str) -> str | None:
    last = reference[:-1].replace("&", ";").rsplit(";", 1)[-1]
    if not last.startswith("#") and last not in NAMES:
        # `&amp;foo;` is a name that nobody knows: only the ampersand is sure.
        return _plain_ampersand(reference)
    plain = html.unescape(f"&{last};")
    return " " if plain in BREAKS or plain == "\t" else plain


def _plain_ampersand(reference: str) -> str | None:
    parts = reference[1:-1].split(";")
    while len(parts) > 1 and html.unescape(f"&{parts[0]};") == "&":
        parts.pop(0)
    if len(parts) == 1 and html.unescape(f"&{parts[0]};") == "&":
        return "&"
    shorter = "&" + ";".join(parts) + ";"
    return shorter if shorter != reference else None
