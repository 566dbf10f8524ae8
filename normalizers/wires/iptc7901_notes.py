"""What IPTC 7901 messages carry for editors around the text: notes before it, the desk's lines behind it."""

from __future__ import annotations

import re

_END = re.compile(r"\n[ \t]*\./\.[ \t]*(\S*)[ \t]*(?=\n|\Z)")
_EDS = re.compile(
    r"(?:Eds|EDS|Editors|EDITORS|EDITOR'S NOTE|Editor's note|NOTE TO EDITORS|Achtung|Hinweis)\b[^:\n]{0,40}:"
)
_CLOSING = re.compile(
    r"\n\(Schluss\)[^\n]{0,30}(?=\s*(?:\n|\Z))|\n[A-Z]{3}\d{4}\s+\d{4}-\d\d-\d\d/\d\d:\d\d(?=\s*\Z)|"
    # EFE: the number of the text before the signs of its editors; a note on what will follow, alone at the end
    r"\n[ \t]+\d{6,8}[ \t]*(?=\n[ \t]*[a-z]{2,4}(?:/[a-z]{2,4})+[ \t]*(?:\n|\Z))|"
    r"\n[ \t]*\n[ \t]*(?:NOTA|NOTE|NOTIZ|HINWEIS):[^\n]{1,200}(?=\s*\Z)"
)
_NOTEBOOK = re.compile(r"#\s*(?:Notizblock|Notebook|Bloc-notes|Libreta|Cuaderno)\s*")
_NOT_PUBLIC = re.compile(
    r"(?i)\W{0,9}(?:the following information is not (?:intended )?for publication|"
    r"die folgenden informationen sind nicht zur ver(?:ö|oe)ffentlichung|"
    r"la siguiente informaci[oó]n no est[aá] destinada|"
    r"les informations suivantes ne sont pas destin[eé]es)"
)
_STARS = re.compile(r"[\s*]*\*[\s*]*")


def to_editors(body: str) -> tuple[list[str], str]:
    """The notes to editors at the beginning of a text and the agency's closing lines at its end, and the text."""
    notes: list[str] = []
    shown = body.lstrip("\n")
    if _EDS.match(shown):
        note, _, body = shown.partition("\n\n")
        if not body.strip():
            note, body = shown.partition("\n")[::2]
        notes.append(" ".join(note.split()))
    notes += [found[0].strip() for found in _CLOSING.finditer(body)]
    return notes, _CLOSING.sub("", body)


def editorial(body: str, rest: str) -> tuple[str, str]:
    """Text, and what the agency marks as not for publication: the notebook, contacts, the desk's signature."""
    signed = [match[1] for match in _END.finditer(body) if match[1]]
    body = _END.sub("", body)
    if signed:
        return body, " ".join(signed)
    every = body.split("\n")
    for n, line in enumerate(every):
        if _NOTEBOOK.fullmatch(line.strip()) or _NOT_PUBLIC.match(line):
            start = n
            while start and (not every[start - 1].strip() or _STARS.fullmatch(every[start - 1])):
                start -= 1
            return "\n".join(every[:start]), "\n".join(every[start:]).strip()
    shown = body.rstrip().split("\n")
    agency = (rest.split() or [""])[0].partition("-")[0]
    if agency and re.fullmatch(rf"{re.escape(agency)}(?: [a-z0-9äöü/]{{1,8}}){{1,8}}", shown[-1].strip()):
        return "\n".join(shown[:-1]), shown[-1].strip()
    return body, ""
