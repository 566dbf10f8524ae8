"""The shape of a rule: data in TOML that proposes edits. A rule without examples and near misses does not load."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from normalizers.artifacts.about import About
from normalizers.artifacts.pattern import Pattern
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag, minimal
from normalizers.errors import RuleError
from normalizers.limits import APPLY_AT

MAYBE = 0.3  # how likely a rule's source must be
RULES = Path(__file__).with_name("rules")
_NEEDED = {"id", "find", "confidence", "reason", "repairs", "leaves"}
_KNOWN = _NEEDED | {"languages", "sources", "replace", "only_if", "not_in", "word", "see"}
_ID = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as data.

    Attributes:
        languages: of the text that is read. sources: only where the text was, or may have been, translated from one
            of these; empty: whatever the source.
        replace: template for the replacement (`\\1`); None: the finding can only be flagged.
        only_if: a cue that the sentence around the match must show.
        not_in: "quotation" keeps the rule out of quotations.
        pack: name of the file that the rule stands in: a family of artifacts or a source language.
        word: literals (any of them, small letters) without which the pattern is not tried.
        repairs: (before, after) pairs; for a rule that flags, both are the same text.
        leaves: near misses that must stay as they are.
    """

    id: str
    find: Pattern
    confidence: float
    reason: str
    repairs: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    replace: str | None = None
    languages: tuple[str, ...] = ("en",)
    sources: tuple[str, ...] = ()
    only_if: Pattern | None = None
    not_in: tuple[str, ...] = ()
    word: tuple[str, ...] = ()
    see: str = ""
    pack: str = ""

    def proposals(self, ground: Ground, about: About) -> Iterator[Edit | Flag]:
        """Propose what this rule would change in a block; nothing where its cue or its source is missing.

        Only called where one of its literals occurs (`Index`).
        """
        if about.language not in self.languages:
            return
        confidence = self.confidence
        if self.sources:
            likely = about.may_come_from(self.sources)
            if likely < MAYBE:
                return
            confidence *= min(1.0, likely + 0.1)  # a source inferred at 0.9 counts as known
        for match in self.find.finditer(ground.text):
            start, end = match.span()
            if "quotation" in self.not_in and ground.quoted(start, end):
                continue
            if self.only_if and not self.only_if.search(ground.text[slice(*ground.sentence(start))]):
                continue
            found = match.group()
            if self.replace is None:
                yield Flag(start, end, found, self.id, self.reason, confidence)
                continue
            after = match.expand(self.replace)
            if self.find.ignores_case and found[:1].isupper() and after[:1].islower():
                after = after[0].upper() + after[1:]
            if "’" not in found and not self.id.startswith("quote."):
                after = about.as_written(after, ground.text)
            if after == found:
                continue
            edit = minimal(Edit(start, end, found, after, self.id, self.reason, confidence))
            if confidence >= APPLY_AT:
                yield edit
            else:
                yield Flag(start, end, found, self.id, self.reason, confidence, after)


class Index:
    """Finds in one pass over a text which rules are worth trying: those one of whose literals occurs."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        import ahocorasick

        waiting: dict[str, list[int]] = {}
        for place, rule in enumerate(rules):
            for word in rule.word:
                waiting.setdefault(word, []).append(place)
        self.rules = rules
        self.always = [place for place, rule in enumerate(rules) if not rule.word]
        self.literals = ahocorasick.Automaton()
        for word, places in waiting.items():
            self.literals.add_word(word, tuple(places))
        if waiting:
            self.literals.make_automaton()

    def worth_trying(self, low: str) -> Iterator[Rule]:
        """Yield the rules that may match a text, given in small letters."""
        places = set(self.always)
        if len(self.literals):
            for _, found in self.literals.iter(low):
                places.update(found)
        for place in sorted(places):
            yield self.rules[place]


@cache
def rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """Load all rules of a folder, in order of id.

    Raises:
        RuleError: a file is no TOML, or a rule is incomplete, malformed or named twice.
    """
    found: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            entries = tomllib.loads(path.read_text("utf-8")).get("rule", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RuleError("rule.not-toml", str(error), place=path.name) from error
        for entry in entries:
            rule = _rule(entry, path)
            if rule.id in found:
                raise RuleError("rule.twice", f"{rule.id} is defined twice", place=path.name, todo="Choose a new id.")
            found[rule.id] = rule
    return tuple(found[name] for name in sorted(found))


def fingerprint(folder: Path = RULES) -> str:
    """Return a short hash of all rules, tables and repairers, so that an article tells which rules made it."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    tables = [*here.rglob("*.toml"), *here.rglob("*.py")]
    for path in sorted({*folder.glob("*.toml"), *tables}):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _rule(entry: dict[str, object], path: Path) -> Rule:
    name = str(entry.get("id", "a rule without id"))
    place = f"{path.name}, {name}"
    if missing := _NEEDED - entry.keys():
        raise RuleError("rule.incomplete", f"lacks {', '.join(sorted(missing))}", place=place)
    if unknown := entry.keys() - _KNOWN:
        raise RuleError("rule.unknown-key", f"unknown: {', '.join(sorted(unknown))}", place=place)
    if not _ID.fullmatch(name):
        raise RuleError("rule.bad-id", "an id is family.what-is-wrong in small letters", place=place)
    repairs = tuple(_pair(entry, place) for entry in _list(entry["repairs"], place))
    leaves = tuple(str(text) for text in _list(entry["leaves"], place))
    if len(repairs) < 2 or len(leaves) < 2:
        raise RuleError("rule.no-examples", "needs two repairs and two leaves", place=place)
    confidence = entry["confidence"]
    if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise RuleError("rule.bad-confidence", "confidence is a number above 0, at most 1", place=place)
    replace = entry.get("replace")
    return Rule(
        id=name,
        find=Pattern(str(entry["find"]), place),
        confidence=float(confidence),
        reason=str(entry["reason"]),
        repairs=repairs,
        leaves=leaves,
        replace=None if replace is None else str(replace),
        languages=tuple(map(str, _list(entry.get("languages", ["en"]), place))),
        sources=tuple(map(str, _list(entry.get("sources", []), place))),
        only_if=Pattern(str(entry["only_if"]), place) if "only_if" in entry else None,
        not_in=tuple(map(str, _list(entry.get("not_in", []), place))),
        word=tuple(map(str, _list(entry.get("word", []), place))),
        see=str(entry.get("see", "")),
        pack=path.stem,
    )


def _pair(entry: object, place: str) -> tuple[str, str]:
    pair = _list(entry, place)
    if len(pair) != 2:
        raise RuleError("rule.bad-example", f"{entry!r} is not [before, after]", place=place)
    return str(pair[0]), str(pair[1])


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise RuleError("rule.bad-list", f"{value!r} should be a list", place=place)
    return value
