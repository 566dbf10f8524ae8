"""Other ways to ask an engine for a sentence that failed: with a term in its place, with placeholders, in two parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.engines.checks import Fault
from normalizers.engines.figures import figures, respell
from normalizers.engines.glossary import Glossary
from normalizers.engines.prepare import LEAK
from normalizers.engines.tongues import of
from normalizers.engines.words import said, total
from normalizers.languages import facts

SHORTEST = 4  # words of a part that a sentence is cut into
_CUT = re.compile(r"(?<=[;:])\s+|\s+[—–]\s+|(?<=,)\s+")
_NAMED = re.compile(r"(?:number|name|numeral) “?(.+?)”? is not in the translation|^(\S+) is not in the translation")
_PLAIN = frozenset(("numbers", "names", "calendar", "currency", "percent", "links", "glossary"))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One other way. `parts` are what the engine is asked; `joins` stand between its answers."""

    parts: tuple[str, ...]
    joins: tuple[str, ...] = ()
    masks: tuple[tuple[str, str], ...] = ()

    def answer(self, outputs: Sequence[str]) -> str | None:
        """Return the sentence that the answers make; None if a placeholder is gone."""
        text = outputs[0]
        for join, output in zip(self.joins, outputs[1:], strict=True):
            head = text.rstrip()
            text = (head[:-1] if head.endswith(".") and not head.endswith("..") else head) + join + _small(output)
        for mask, original in self.masks:
            if text.count(mask) != 1:
                return None
            text = text.replace(mask, original)
        return text


def attempts(sentence: str, fault: Fault, source: str, target: str, glossary: Glossary) -> Iterator[Attempt]:
    """Yield the ways that are worth trying, the gentlest first: a small model reads real words best."""
    terms = glossary.within(sentence, source, target)
    if terms and fault.name == "glossary":
        text = sentence
        for term, start, end in reversed(terms):
            text = text[:start] + term.rendering + text[end:]
        if text != sentence:
            yield Attempt((text,))
    if fault.name == "calendar" and (text := _rendered(sentence, fault, source, target)) != sentence:
        yield Attempt((text,))
    if not LEAK.search(sentence) and fault.name in _PLAIN:
        spans = {(start, end): term.rendering for term, start, end in terms} if fault.name == "glossary" else {}
        for start, end in _lost(sentence, fault, source):
            if not any(start < b and a < end for a, b in spans):
                spans[start, end] = _said(sentence[start:end], source, target)
        if spans:
            yield _masked(sentence, spans)
    cut = _cut(sentence, source)
    if cut:
        yield cut


def _rendered(sentence: str, fault: Fault, source: str, target: str) -> str:
    """Return a sentence with the month or weekday that was dropped in the target language: models copy such words."""
    named, ours, theirs, about = _NAMED.search(fault.reason), of(source), of(target), facts.of(target)
    word = (named[1] or named[2]) if named else ""
    place = ours.calendar.get(word.casefold()) if ours else None
    form = next((form for form, at in theirs.calendar.items() if at == place), "") if theirs else ""
    if not word or not form:
        return sentence
    form = form.capitalize() if about and about.capital_weekdays else form
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", form, sentence)


def _masked(sentence: str, spans: dict[tuple[int, int], str]) -> Attempt:
    text, masks = sentence, []
    for n, ((start, end), original) in enumerate(sorted(spans.items(), reverse=True), 1):
        text = f"{text[:start]}Q{n}Q{text[end:]}"
        masks.append((f"Q{n}Q", original))
    return Attempt((text,), masks=tuple(masks))


def _lost(sentence: str, fault: Fault, source: str) -> Iterator[tuple[int, int]]:
    if fault.name in ("numbers", "percent", "currency"):
        for figure in figures(sentence, source):
            if not figure.scaled and not figure.clock:
                yield figure.start, figure.end
    named = _NAMED.search(fault.reason)
    word = (named[1] or named[2]) if named else ""
    if word and fault.name in ("names", "links", "numbers"):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", sentence, re.IGNORECASE):
            yield match.span()


def _said(text: str, source: str, target: str) -> str:
    """Return a number or a name as the target language writes it: "1,234.5", "100" for "cem"."""
    words = said(text, source)
    if words:
        return f"{total(words[0][1]):,}" if target == "en" else str(total(words[0][1]))
    return re.sub(r"\d+(?:[.,]\d+)*", lambda match: respell(match.group(), source, target), text)


def _cut(sentence: str, source: str) -> Attempt | None:
    """Cut a sentence in two where a clause ends: after a semicolon or colon, else before "and" or "but" at a comma."""
    tongue = of(source)
    joining = tongue.conjunctions if tongue else frozenset()
    best: tuple[float, re.Match[str]] | None = None
    for match in _CUT.finditer(sentence):
        head, tail = sentence[: match.start()], sentence[match.end() :]
        strong = not head.endswith(",")
        if min(len(head.split()), len(tail.split())) < SHORTEST or _inside(head):
            continue
        if not strong and tail.split()[0].lower() not in joining:
            continue
        score = abs(len(head) - len(tail)) - (1000 if strong else 0)
        if best is None or score < best[0]:
            best = (score, match)
    if best is None:
        return None
    match = best[1]
    head, tail = sentence[: match.start()], sentence[match.end() :]
    sign = "" if head[-1] not in ";:," else head[-1]
    return Attempt((head.rstrip(";:,"), tail), (f"{sign}{match.group()}",))


def _inside(head: str) -> bool:
    """Tell whether a cut here would fall into a quotation or a bracket."""
    return (
        head.count("“") != head.count("”")
        or head.count("«") != head.count("»")
        or (head.count('"') % 2 == 1 or head.count("(") != head.count(")"))
    )


def _small(text: str) -> str:
    """Return the second part of a sentence with a small letter, where its first word is no name for sure."""
    first = re.match(
        r"(?:The|An?|In|On|At|It|He|She|They|We|And|But|That|This|With|For|Of|To|From|As|By|While)\b", text
    )
    return text[:1].lower() + text[1:] if first else text
