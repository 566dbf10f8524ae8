"""How the house renders its terms, and what it leaves untranslated (docs/glossary.md).

An engine's sentence is held to it after the fact: a term that came out in a way that the glossary knows to be wrong is
replaced, another is asked for again with the house's word in its place, and what is still missing is flagged.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers.edits import Edit, Flag
from normalizers.errors import RuleError
from normalizers.story import Translation

RULE = "glossary.term"
KEPT = "glossary.keep"
SURE, DOUBT = 0.97, 0.8
_ARTICLE = re.compile(r"\b([Aa])(n?)(\s+)$")
_VOWEL = re.compile(r"[aeioAEIO]|[uU](?!n[aeiou]|s[aeiou]|k\b|K\b)|(?:[FHLMNRSX])(?=[A-Z\d]|$)|hono|hour|heir")


@dataclass(frozen=True, slots=True)
class Term:
    """One entry.

    Attributes:
        source, target: BCP 47 primary tags; "" for any.
        forms: the term in the source language, first as it is listed, then its other forms.
        rendering: what the house writes; the same as forms[0] for what is not translated.
        plural: the rendering for more than one, "" where it has none.
        accept: other renderings that are right as well.
        wrong: renderings that engines give and that are replaced.
        exact: whether the rendering is always written as it stands (names); otherwise it takes a capital at the start.
    """

    source: str
    target: str
    forms: tuple[str, ...]
    rendering: str
    plural: str = ""
    accept: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    exact: bool = False

    @property
    def keep(self) -> bool:
        """Tell whether the term is not translated."""
        return self.rendering == self.forms[0]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a house. An empty one asks for nothing."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __or__(self, other: Glossary) -> Glossary:
        return Glossary((*self.terms, *other.terms))

    def within(self, sentence: str, source: str, target: str) -> tuple[tuple[Term, int, int], ...]:
        """Return the terms of a source sentence with their spans; of two that overlap the longer one.

        Args:
            target: "" for all targets.
        """
        pattern, terms = _pattern(self.terms, source, target)
        if pattern is None:
            return ()
        return tuple(
            (terms[_folded(match.group())], *match.span())
            for match in pattern.finditer(sentence)
            if _fits(match.group(), terms[_folded(match.group())], sentence)
        )

    def joined(self, text: str, spans: Iterable[tuple[int, int]], source: str) -> Iterator[tuple[int, int]]:
        """Join spans of sentences that were cut within a term: "Folha de S.Paulo"."""
        terms = [span[1:] for span in self.within(text, source, "")] if self.terms else []
        begin: int | None = None
        last: tuple[int, int] | None = None
        for start, end in spans:
            if last is not None and begin is not None and not any(a < last[1] and start < b for a, b in terms):
                yield begin, last[1]
                begin = None
            begin = start if begin is None else begin
            last = (start, end)
        if last is not None and begin is not None:
            yield begin, last[1]

    def names(self, source: str) -> str:
        """Return the terms with a capital, so that a headline in capitals can be folded around them."""
        forms = (form for term in self.terms if term.source in ("", source) for form in term.forms)
        return "".join(f" x {form}" for form in forms if any(map(str.isupper, form)))

    def violated(self, sentence: str, output: str, source: str, target: str) -> Term | None:
        """Return the first term that the output does not have and that no known repair would give; None if none."""
        for term, count in _counted(self.within(sentence, source, target)):
            if not _has(term, output) and not tuple(_repairs(term, output, count)):
                return term
        return None

    def digest(self, sentence: str, source: str, target: str) -> str:
        """Return what tells the terms of this sentence from other terms, "" if it has none: the memory goes by it."""
        found = {repr(term) for term, *_ in self.within(sentence, source, target)}
        return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()[:8] if found else ""

    def settle(self, made: Translation) -> tuple[tuple[Edit, ...], tuple[Flag, ...]]:
        """Return the edits on a translation's output that give the house its terms, and flags for what is missing."""
        edits: list[Edit] = []
        flags: list[Flag] = []
        target = made.path[-1]
        for one in made.sentences if self.terms else ():
            if one.by in ("as-is", "kept", "person"):
                continue
            text, output = made.source[one.start : one.end], made.output[one.out_start : one.out_end]
            mine: list[Edit] = []
            for term, count in _counted(self.within(text, made.source_language, target)):
                found = [edit for edit in _repairs(term, output, count) if not _overlaps(edit, mine)]
                mine += found
                if not found and not _has(term, output):
                    reason = _reason(term)
                    flags.append(Flag(one.out_start, one.out_end, output, _rule(term), reason, DOUBT, term.rendering))
            edits += [_moved(edit, one.out_start) for edit in mine]
        return tuple(sorted(edits, key=lambda edit: edit.start)), tuple(flags)


def read_glossary(data: bytes, name: str) -> Glossary:
    """Return the glossary of a file: CSV if its name ends so, TOML otherwise.

    Raises:
        RuleError: it is neither, or an entry lacks something.
    """
    try:
        text = data.decode("utf-8-sig")
        rows = _csv(text) if name.lower().endswith(".csv") else _toml(text)
        return Glossary(tuple(_term(row, n) for n, row in enumerate(rows, 1)))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error, ValueError, TypeError) as error:
        todo = "docs/glossary.md shows how an entry is written."
        raise RuleError("glossary.wrong", f"the glossary cannot be read: {error}", place=name, todo=todo) from error


_KEYS = {"term", "translation", "from", "to", "forms", "plural", "accept", "not", "case"}


def _toml(text: str) -> Iterator[dict[str, object]]:
    table = tomllib.loads(text)
    if unknown := set(table) - {"from", "to", "keep", "term"}:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
    usual = {"from": table.get("from", ""), "to": table.get("to", "")}
    keep, terms = table.get("keep", []), table.get("term", [])
    if not isinstance(keep, list) or not isinstance(terms, list):
        raise ValueError("`keep` must be a list, and each term a [[term]]")
    for word in keep:
        yield {**usual, "term": word}
    for entry in terms:
        if not isinstance(entry, dict):
            raise ValueError("each term must be a [[term]]")
        yield {**usual, **entry}


def _csv(text: str) -> Iterator[dict[str, object]]:
    for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
        if None in row or None in row.values():
            raise ValueError(f"a row has another number of columns than the first: {next(iter(row.values()))!r}")
        lists = ("forms", "accept", "not")
        yield {
            key: [part.strip() for part in value.split("|") if part.strip()] if key in lists else value.strip()
            for key, value in row.items()
            if value.strip()
        }


def _term(row: dict[str, object], number: int) -> Term:
    if unknown := set(row) - _KEYS:
        raise ValueError(f"entry {number}: unknown key {sorted(unknown)[0]!r}")

    def word(key: str) -> str:
        value = row.get(key, "")
        if not isinstance(value, str):
            raise ValueError(f"entry {number}: {key!r} must be text")
        return unicodedata.normalize("NFC", " ".join(value.split()))

    def words(key: str) -> tuple[str, ...]:
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise ValueError(f"entry {number}: {key!r} must be a list of words")
        return tuple(unicodedata.normalize("NFC", " ".join(one.split())) for one in value)

    term, rendering = word("term"), word("translation") or word("term")
    if not term or not re.search(r"\w", term):
        raise ValueError(f"entry {number}: it has no `term`")
    if word("case") not in ("", "exact", "sentence"):
        raise ValueError(f'entry {number}: case must be "exact" or "sentence"')
    exact = word("case") == "exact" or (word("case") == "" and any(map(str.isupper, rendering)))
    return Term(
        _tag(word("from")), _tag(word("to")), (term, *words("forms")), rendering,
        word("plural"), words("accept"), words("not"), exact or rendering == term,
    )  # fmt: skip


def _tag(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


@lru_cache(maxsize=64)
def _pattern(terms: tuple[Term, ...], source: str, target: str) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    """Return one pattern for all terms of a pair, and the term by its folded form; the later entry counts."""
    found: dict[str, Term] = {}
    for term in terms:
        if term.source in ("", _tag(source)) and (not target or term.target in ("", _tag(target))):
            found.update((_folded(form), term) for form in term.forms)
    if not found:
        return None, found
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(found, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE), found


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _fits(found: str, term: Term, sentence: str) -> bool:
    """Tell whether capitals agree: "PF" is not "pf", and "a casa civil" may be any house."""
    forms = [form for form in term.forms if _folded(form) == _folded(found)]
    small = [form for form in forms if form == form.lower()]
    return bool(small) or found in forms or (found.isupper() and sentence.upper() == sentence)


def _counted(found: Iterable[tuple[Term, int, int]]) -> list[tuple[Term, int]]:
    counts: dict[Term, int] = {}
    for term, *_ in found:
        counts[term] = counts.get(term, 0) + 1
    return list(counts.items())


def _right(term: Term) -> tuple[str, ...]:
    return tuple(word for word in (term.plural, term.rendering, *term.accept) if word)


@lru_cache(maxsize=4096)
def _whole(words: tuple[str, ...], exact: bool) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    body = "|".join(re.sub("['’]", "['’]", re.escape(word).replace(r"\ ", r"\s+")) for word in ordered)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", 0 if exact else re.IGNORECASE)


def _has(term: Term, output: str) -> bool:
    return _whole(_right(term), term.exact).search(output) is not None


def _repairs(term: Term, output: str, count: int) -> Iterator[Edit]:
    """Yield the replacements of renderings that are known to be wrong, as many as the source has the term."""
    right = [match.span() for match in _whole(_right(term), term.exact).finditer(output)]
    left = count - len(right)
    if left <= 0:
        return
    spans = [match.span() for match in _wrong(term, output)]
    for start, end in sorted(spans):
        if left and not any(a < end and start < b for a, b in right):
            yield _edit(term, output, start, end)
            left -= 1


def _wrong(term: Term, output: str) -> Iterator[re.Match[str]]:
    if term.wrong:
        yield from _whole((*term.wrong, *(f"{word}s" for word in term.wrong)), False).finditer(output)
    for form in term.forms if term.keep else term.forms[:1]:
        if term.keep or form != form.lower():  # a name left in another spelling: "Lula of Silva", "petrobras"
            yield from _spelled(form).finditer(output)


@lru_cache(maxsize=4096)
def _spelled(form: str) -> re.Pattern[str]:
    """Return a pattern for a name in another case, without its accents, or with a small word translated in it."""
    parts = form.split()
    loose = [
        r"(?:[^\W\d_]{1,4})" if part == part.lower() and len(part) <= 3 and 0 < n < len(parts) - 1 else _loose(part)
        for n, part in enumerate(parts)
    ]
    return re.compile(rf"(?<!\w){'[ -]'.join(loose)}(?!\w)".replace(r"\.", r"\. ?"), re.IGNORECASE)


def _loose(word: str) -> str:
    plain = [unicodedata.normalize("NFKD", letter)[0] for letter in word]
    return "".join(
        re.escape(letter) if letter == bare else f"[{re.escape(letter)}{re.escape(bare)}]"
        for letter, bare in zip(word, plain, strict=True)
    )


def _edit(term: Term, output: str, start: int, end: int) -> Edit:
    found = output[start:end]
    many = bool(term.plural) and found.lower().endswith("s") and not any(found.lower() == w.lower() for w in term.wrong)
    after = term.plural if many else term.rendering
    begins = not output[:start].rstrip("“\"'‘( ") or output[:start].rstrip("“\"'‘( ")[-1] in ".!?"
    if not term.exact and found[:1].isupper() and (begins or found.istitle()):
        after = after[:1].upper() + after[1:]
    article = _ARTICLE.search(output, 0, start)
    if article and (article[2] == "n") != bool(_VOWEL.match(after)):  # "a second round" is "a runoff", "an ICMS"
        start = article.start()
        after = article[1] + ("" if article[2] else "n") + article[3] + after
    return Edit(start, end, output[start:end], after, _rule(term), _reason(term), SURE)


def _overlaps(edit: Edit, others: Sequence[Edit]) -> bool:
    return any(edit.start < other.end and other.start < edit.end for other in others)


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.before, edit.after, edit.rule, edit.reason, edit.confidence)


def _rule(term: Term) -> str:
    return KEPT if term.keep else RULE


def _reason(term: Term) -> str:
    if term.keep:
        return f"The house leaves “{term.rendering}” as it is."
    return f"The house writes “{term.rendering}” for “{term.forms[0]}”."
