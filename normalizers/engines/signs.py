"""Whether a translation has the signs of its source: quotation marks, brackets, per cent, currencies."""

from __future__ import annotations

import re

from normalizers.engines.tongues import of

_QUOTED = re.compile(r"[“”„«»\"「」『』]")
_MARKED = re.compile(r"[“”„«»\"‘‹「」『』]|(?<!\w)'(?=\w)")
_DOUBLE = re.compile(r"[“”„«»\"]")
_NAMED = re.compile(r"«\s?[^\W\d_][^«»,.!?]{0,30}\s?»|[„“\"][^\W\d_][^„“”\".,!?]{0,30}[”“\"]")
_MARKS_NAMES = ("ru", "uk", "be", "bg", "pl")  # languages that put clubs, firms and ships into quotation marks
_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
_MONEY = {
    name: (re.compile(sure), re.compile(any_of, re.IGNORECASE))
    for name, sure, any_of in (
        (
            "euros",
            r"€|\d ?(?:EUR|Euro|euros?|евро|євро)\b|欧元|ユーロ",
            r"€|\beuros?\b|\bEUR\b|евро|євро|欧元|歐元|ユーロ|يورو",
        ),
        (
            "pounds",
            r"£|英镑|ポンド",
            r"£|\bpounds?\b|\bGBP\b|\blibras?\b|\blivres?\b|sterl|pfund|\bfunt|pond|фунт|英镑|英鎊|ポンド|جنيه",
        ),
        ("reais", r"R\$", r"R\$|\brea(?:l|is|les|ls|i|len)\b|\bBRL\b|реал|雷亚尔|レアル"),
        (
            "dollars",
            r"(?:US|U\.S\.|AU|NZ|HK|[ACS])\$|(?<![A-Z])\$|\bUSD\b|美元|ドル",
            r"\$|\bdol+[aá]r|\bUSD\b|доллар|долар|дол\.|美元|ドル|دولار",
        ),
        (
            "roubles",
            r"₽|\d ?(?:рубл|руб\.)|卢布",
            r"₽|\brubl|\broubl|\brubel|\bRUB\b|\bruble|\broebel|рубл|руб\.|карбован|卢布|ルーブル|روبل",
        ),
        ("rupees", r"₹|\bRs\.? ?\d", r"₹|\bRs\b|\brupi|\brupee|\broupi|\bINR\b|рупи|рупі|卢比|ルピー|روبية"),
        ("hryvnias", r"₴|\d ?(?:грн|гривень|гривен)", r"₴|hr[yi]v|грн|грив|hrywn|\bUAH\b|grivn|griwn"),
        ("zlotys", r"\d ?zł\b", r"\bzł|zlot|złot|\bPLN\b|злот"),
    )
}
_PERCENT = re.compile(r"[%٪％]|百分")


def lost(source: str, output: str, source_language: str, target_language: str) -> tuple[str, str] | None:
    """Return the name of the check that fails and what is wrong, in words; None if all signs are there."""
    wrong = _quotation(_NAMED.sub("", source) if source_language in _MARKS_NAMES else source, output)
    if wrong:
        return "quotation", wrong
    if _BRACKET.search(source) and any(letter in "（(" for letter in source):
        meant, said = len(_BRACKET.findall(source)), output.count("(") + output.count("（")
        if said < meant and output.count("[") + output.count("—") + output.count("–") + output.count(",") < meant:
            return "brackets", "what stands in brackets is not in brackets in the translation"
    if output.count("(") != output.count(")") and source.count("(") == source.count(")"):
        return "brackets", "a bracket is not closed, or not opened"
    wrong = _percent(source, output, source_language, target_language)
    if wrong:
        return "percent", wrong
    for name, (sure, any_of) in _MONEY.items():
        if sure.search(source) and not any_of.search(output):
            return "currency", f"the source counts in {name}, the translation does not"
    for name, (sure, any_of) in _MONEY.items():
        if name != "dollars" and sure.search(output) and not any_of.search(source):
            return "currency", f"the translation counts in {name}, the source does not"
    return None


def _quotation(source: str, output: str) -> str | None:
    if len(_QUOTED.findall(source)) >= 2 and not _MARKED.search(output):
        return "the quotation marks are gone"
    meant, said = len(_DOUBLE.findall(source)), len(_DOUBLE.findall(output))
    if meant % 2 == 0 and said % 2 and not re.search(r"\d[\"”]", output):
        return "a quotation is not closed, or not opened"
    return None


def _percent(source: str, output: str, source_language: str, target_language: str) -> str | None:
    ours, theirs = bool(_PERCENT.search(source)), bool(_PERCENT.search(output))
    if ours == theirs:
        return None
    if ours and not _says(output, target_language):
        return "a percentage of the source is none in the translation"
    if theirs and not _says(source, source_language):
        return "a percentage of the translation is none in the source"
    return None


def _says(text: str, language: str) -> bool:
    tongue = of(language)
    if tongue is None:
        return True
    small = text.lower()
    return any(word in small for word in tongue.percent) or bool(
        re.search(r"\b(?:half|halves|third|thirds|quarters?|tenths?|fifths?|doubl\w+|percentage|pp)\b", small)
    )
