"""What a small model cannot read is made readable before it, and put right after it: marks, numbers, addresses.

Pure functions: `prepare` gives the text for the model together with what `restore` needs for its answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from normalizers.engines.figures import readings, respell
from normalizers.engines.marks import STRAIGHT, curl, like_source

EDITION = 1  # goes into the model's name: a change here changes translations, and the memory must not answer for it
LONGEST = 90  # words; beyond, the model starts to repeat itself

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]'’]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w[\w.]*\w"
    r"|(?<![\w#])#[^\W\d]\w+"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|br|pt|uk)(?:\.[a-z]{2})?\b(?:/[^\s<>\"“”«».,;)]*)?",
    re.IGNORECASE,
)
LEAK = re.compile(r"\bQ\d*Q\b")
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # scripts without spaces between words
_SCRIPTS = "\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff"
_SCRIPTS += "\U00010000-\U0010ffff\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff"
_FOREIGN = re.compile(rf"[{_SCRIPTS}](?:[\ufe0f\u200d.,-]*\s?[{_SCRIPTS}])*\ufe0f?")  # a Latin model makes " of them
_MONEY = re.compile(r"[€£¥₽₹₩₺₴]\s?\d(?:[\d.,]*\d)?|\d(?:[\d.,]*\d)?\s?[€£¥₽₹₩₺₴]")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+(?![\w]|[.,]\d)")
_CLOCK = re.compile(r"(\d{1,2})\s?h\s?(\d{2})?(?:min)?")
_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTHS = (
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
)
_POWER = re.compile(r"[^\W\d_]{1,3}[²³]")
_LEAD = re.compile(r"^(?:[—–-]+|[•·*])\s*")
_DATELINE = re.compile(r"[^\W\d_a-zà-ÿ]{2,}(?:[ ,./-]+[^\W\d_a-zà-ÿ]+)*\s*[—–-]+\s*")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence ready for the model, and what has to be put back into its answer."""

    text: str
    source: str
    lead: str = ""
    masks: tuple[tuple[str, str], ...] = ()  # placeholder, what stands there in the end
    stop: bool = False  # a full stop was added


def wordless(text: str) -> bool:
    """Tell whether a text has nothing to translate: no word outside addresses, handles, datelines and amounts."""
    rest = LINK.sub(" ", text)
    if _DATELINE.fullmatch(rest):
        return True
    return not re.search(r"[^\W\d_]{2,}", re.sub(rf"\d[^\s{_WIDE}]*|(?:R|US|A|C)\$", " ", rest))


def prepare(sentence: str, source: str, target: str, hidden: Collection[str] = ()) -> Prepared:
    """Return a sentence as the model reads it best.

    Straight quotation marks, dates with the month in words, mixed decimal marks in the target's way, a full stop at
    the end; what the model would damage becomes a placeholder. Words are left alone.

    Args:
        hidden: numbers that get a placeholder: for a second try, because the model reads real numbers better.
    """
    text = " ".join(sentence.split())
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    masks: list[tuple[str, str]] = []

    def hide(original: str) -> str:
        masks.append((f"Q{len(masks) + 1}Q", original))
        return masks[-1][0]

    if not LEAK.search(text):
        text = LINK.sub(lambda match: hide(match.group()), text)
        text = _FOREIGN.sub(lambda match: hide(match.group()), text)
        text = _MONEY.sub(lambda match: hide(_money(match.group(), source, target)), text)
    text = text.translate(STRAIGHT)
    if source == "pt":
        text = _DATE.sub(_date, text)
    for number in sorted(hidden, key=len, reverse=True):
        text = _measured(number).sub(lambda match: hide(_written(match.group(), source, target)), text)
    text = _NUMBER.sub(lambda match: _mixed(match.group(), source, target), text)
    stop = bool(re.search(r"[\w)\]]$", text))
    return Prepared(text + "." if stop else text, sentence, lead.group() if lead else "", tuple(masks), stop)


def restore(prepared: Prepared, output: str, source: str, target: str) -> str:
    """Return the model's answer with everything put back: placeholders, marks, decimal marks, leading dash."""
    text = re.sub(r" +([,;:!?.](?:\s|$)|'s\b)", r"\1", " ".join(output.split()))
    if prepared.stop and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    text = put_right(text, prepared.source, source, target)
    text = re.sub(r"(?<=\d)\s?oC\b", "°C", text)
    for unit in _POWER.findall(prepared.source):
        text = re.sub(rf"\b{unicodedata.normalize('NFKC', unit)}\b", unit, text)
    if target == "pt":
        text = re.sub(r"(?<=\d)([oa])(?!\w)", lambda match: "º" if match[1] == "o" else "ª", text)
    text = curl(like_source(text, prepared.source), prepared.source)
    for mask, original in prepared.masks:
        text = text.replace(mask, original, 1)
    return prepared.lead + text


def intact(prepared: Prepared, output: str) -> bool:
    """Tell whether the model gave every placeholder back, once."""
    return all(output.count(mask) == 1 for mask, _ in prepared.masks)


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """Return a sentence that is too long for the model in parts, cut after a semicolon, else after a comma."""
    words = text.split()
    if len(words) <= longest:
        return [text]
    best = min(
        (n for n in range(5, len(words) - 5) if words[n - 1][-1] in ";,:"),
        key=lambda n: abs(n - len(words) / 2) - (15 if words[n - 1][-1] == ";" else 0),
        default=len(words) // 2,
    )
    return [*pieces(" ".join(words[:best]), longest), *pieces(" ".join(words[best:]), longest)]


def put_right(text: str, sentence: str, source: str, target: str) -> str:
    """Put right a number whose digits came through and whose marks did not."""
    for match in _NUMBER.finditer(sentence):
        token = match.group()
        right = respell(token, source, target)
        if not readings(token, source) or _alone(right).search(text):
            continue
        wrong = {token, re.sub("[.,]", ",", token), re.sub("[.,]", ".", token)} - {right}
        found = [spelling for spelling in sorted(wrong) if _alone(spelling).search(text)]
        if len(found) == 1:
            text = _alone(found[0]).sub(right, text, count=1)
    return text


def _alone(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){re.escape(token)}(?![.,]?\d)")


def _measured(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){re.escape(token)}(?:\s?(?:km/h|km|kg|cm|mm|m|ha|%)(?!\w)|(?![.,]?\d))")


def _written(number: str, source: str, target: str) -> str:
    time = _CLOCK.fullmatch(number)
    if time:
        return f"{time[1]}:{time[2] or '00'}"
    return re.sub(r"\d+(?:[.,]\d+)*", lambda match: respell(match.group(), source, target), number, count=1)


def _mixed(token: str, source: str, target: str) -> str:
    return respell(token, source, target) if "." in token and "," in token else token


def _money(text: str, source: str, target: str) -> str:
    number = re.sub(r"[^\d.,]", "", text)
    right = respell(number, source, target)
    return re.sub(r"[\d.,\s]", "", text) + right if target == "en" else text.replace(number, right)


def _date(match: re.Match[str]) -> str:
    day, month = int(match[1]), int(match[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match.group()
    return f"{day} de {_MONTHS[month - 1]} de {match[3]}"
