"""Whether a translation has the signs of its source: quotation marks, brackets, per cent, currencies."""

from __future__ import annotations

import re

from normalizers.engines.tongues import of

_QUOTED = re.compile(r"[“”„«»\"「」『』]")
_MARKED = re.compile(r"[“”„«»\"‘‹「」『』]|(?<!\w)'(?=\w)")
_DOUBLE = re.compile(r"[“”„«»\"]")
_NAME = r"\w[\w-]*(?: [\w-]+){0,2}"
_NAMED = re.compile(rf"(?:«{_NAME}»|[„“\"]{_NAME}[”“\"])(?!,?\s?[—–-])")
_MARKS_NAMES = ("ru", "uk", "be", "bg", "pl")  # languages that put clubs, firms and ships into quotation marks
_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
_MONEY = {
    name: (re.compile(sure), re.compile(any_of, re.IGNORECASE))
    for name, sure, any_of in (
        (
            "euros",
            r"€|\b(?:EUR|[Ee]uros?|евро|євро)\b|欧元|ユーロ|يورو",
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
            r"(?:US|U\.S\.|AU|NZ|HK|[ACS])\$|(?<![A-Z])\$|\bUSD\b|\b(?:[Dd][oó]l+ar|доллар|долар)|美元|ドル|دولار",
            r"\$|\bdol+[aá]r|\bUSD\b|доллар|долар|дол\.|美元|ドル|دولار",
        ),
        (
            "roubles",
            r"₽|\b(?:рубл|руб\.)|卢布",
            r"₽|\brubl|\broubl|\brubel|\bRUB\b|\bruble|\broebel|рубл|руб\.|карбован|卢布|ルーブル|روبل",
        ),
        ("rupees", r"₹|\bRs\.? ?\d", r"₹|\bRs\b|\brupi|\brupee|\broupi|\bINR\b|рупи|рупі|卢比|ルピー|روبية"),
        ("hryvnias", r"₴|\b(?:грн|грив[ен]н)", r"₴|hr[yi]v|грн|грив|hrywn|\bUAH\b|grivn|griwn"),
        ("zlotys", r"\bzł(?:ot|\b)", r"\bzł|zlot|złot|\bPLN\b|злот"),
    )
}
_WORD = re.compile(r"\w+")
_FRACTION = re.compile(
    r"\b(?:half|halves|thirds|(?:a|one|an?other) (?:third|quarter)|fifths?|doubl\w+|tripl\w+)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"[%٪％]|百分")


def lost(source: str, output: str, source_language: str, target_language: str) -> tuple[str, str] | None:
    """Return the name of the check that fails and what is wrong, in words; None if all signs are there."""
    wrong = _quotation(_NAMED.sub("", source) if source_language in _MARKS_NAMES else source, output)
    if wrong:
        return "quotation", wrong
    if _BRACKET.search(source) and any(letter in "（(" for letter in source):
        meant, said = len(_BRACKET.findall(source)), output.count("(") + output.count("（")
        other = sum(output.count(mark) - source.count(mark) for mark in (", ", "—", "–", "["))
        if said < meant and other < 1:
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
    ours, theirs = _says(source, source_language), _says(output, target_language)
    if ours is None or theirs is None or ours == theirs:
        return None
    if ours:
        return None if _FRACTION.search(output) else "a percentage of the source is none in the translation"
    return None if not _PERCENT.search(output) else "a percentage of the translation is none in the source"


def _says(text: str, language: str) -> bool | None:
    """Tell whether a text speaks of per cent; None if the words of its language are not known."""
    if _PERCENT.search(text):
        return True
    tongue = of(language)
    if tongue is None:
        return None
    if language in ("zh", "ja"):
        return any(word in text for word in tongue.percent)
    return not tongue.percent.isdisjoint(_WORD.findall(text.lower())) or any(
        " " in word and word in text for word in tongue.percent
    )
