"""Captions and picture credits that stand in the text: whole lines, brackets, and a credit after the last stop."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known, names
from normalizers.layout.lift import Lift, Where, ended, quoted, words

_WHAT = (
    r"(?:(?i:file |archive |cover |main )?(?:Photo(?:graph)?s?|PHOTOS?|Pictures?|PICTURE|Images?|IMAGES?)"
    r"|Fotos?|FOTOS?|Fot\.|Imagen|Imagem|Imágenes|Bild|Symbolbild|Archivbild|Archivfoto|Symbolfoto|Fotografía|Fotografia|Immagine|Beeld"
    r"|Zdjęcie|Фото|ФОТО|Світлина|Изображение|Illustration|Graphic|Grafik"
    r"|(?:Crédit|Crédits|Crédito|Créditos)\s(?:photo|foto|da foto|de la foto)"
    r"|(?:Photo|Image|Picture|Foto)[- ](?:credits?|courtesy|source))"
)
_MORE = r"(?:\s(?:by|courtesy of|de|von|di|door|archive|file|from))?"
_LINE = re.compile(rf"[(\[]?(?:©\s?)?(?P<kind>{_WHAT}){_MORE}\s?(?:[:©/]|\(c\))\s?(?P<what>\S[^\n]{{1,180}}?)[)\]]?")
_BRACKET = re.compile(
    rf"[(\[](?:{_WHAT}{_MORE}\s?[:©/]\s?[^()\[\]\n]{{2,100}}"
    rf"|{_WHAT}\s(?:by|courtesy of|von|de)\s[^()\[\]\n]{{2,60}}/\s?[A-Z][^()\[\]\n]{{1,40}})[)\]]"
)
_TAIL = re.compile(rf"\s+{_WHAT}{_MORE}\s?[:©/]\s?(?P<what>[^\n:]{{2,60}}?)\.?\s*$")
_OWNED_ONLY = frozenset({"Bild", "Graphic", "Grafik", "Illustration"})  # a newspaper, and words of ordinary headings
_NAME = r"[A-ZÀ-Þ][\w.'’\-]*(?:\s[A-ZÀ-Þ][\w.'’\-]*){1,3}"
_BY_LINE = re.compile(rf"[(\[]?{_WHAT}\s(?:by|courtesy of)\s{_NAME}(?:\s?/\s?[A-Z][\w. ]{{1,30}})?[)\]]?\.?")
_PAIR_LINE = re.compile(
    rf"(?:©\s?)?(?:(?P<first>[\w. ]{{2,20}})/{_NAME}|{_NAME}/(?P<last>[\w. ]{{2,20}}))(?:/[\w. ]{{2,20}})?"
)
_OWNED = re.compile(r"[/©]\s?[^\W\d_][\w. \-]{1,30}\.?[)\]]?$")
_CUE = re.compile(r"\b(?:left|right|centre|center|pictured|seen here|file|archive)\b|[(/©]")


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find captions and picture credits.

    Left alone: the words inside a quotation, "Photo:" before a text of several sentences without an owner, and every
    bracket that speaks of pictures without a colon, a slash or ©. An agency that sold the picture did not write the
    story, so it is kept with the caption and not among the credits.
    """
    if where.first < 0 or where.kind == "preformatted":
        return
    line = text.strip()
    match = _LINE.fullmatch(line) if len(line) <= 240 else None
    if match and not (line[0] in "([" and re.search(r"[)\]]\s*\S", line)):
        what = match["what"]
        owned = bool("©" in line or _signed(what) or _OWNED.search(what) or _CUE.search(what))
        single = not re.search(r"[.!?]\s+\S", what.rstrip(")].")) or owned
        bare = match["kind"] not in _OWNED_ONLY and "/" not in line and what[0].isupper() and words(what) <= 16
        if single and (owned or bare):
            reason = "The line belongs to a picture, not to the story."
            yield Lift(0, len(text), "caption", "caption.line", reason, 0.96 if owned else 0.92)
            return
    pair = _PAIR_LINE.fullmatch(line) if len(line) <= 80 else None
    if (pair and known(pair["first"] or pair["last"])) or (len(line) <= 80 and _BY_LINE.fullmatch(line)):
        reason = "The line says who took or sold a picture."
        yield Lift(0, len(text), "caption", "caption.photographer", reason, 0.95)
        return
    for bracket in _BRACKET.finditer(text):
        if not quoted(text, bracket.start()):
            reason = "The bracket credits a picture; it is no part of the sentence."
            rule = "caption.bracket"
            yield Lift(bracket.start(), bracket.end(), "caption", rule, reason, 0.97)
    tail = _TAIL.search(text, max(0, len(text) - 110))
    signed = tail and (_signed(tail["what"]) or _OWNED.search(tail["what"]))
    if tail and signed and ended(text, tail.start()) and not quoted(text, tail.start()):
        reason = "The picture credit after the last stop is no part of the story."
        yield Lift(tail.start(), len(text), "caption", "caption.tail", reason, 0.95)


def _signed(what: str) -> bool:
    """Say whether a picture credit is, or ends with, an agency that we know."""
    what = what.strip(" .)]")
    return any(names(part) for part in (what, what.rpartition("/")[2], what.rpartition("(")[2]))
