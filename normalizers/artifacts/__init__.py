"""Finds and repairs what translation machines leave behind. `mend` is the one way text changes here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from normalizers.artifacts import repairers
from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.rule import MAYBE, Index, Rule, fingerprint, rules
from normalizers.edits import Edit, Flag, apply, compose, settle, spread
from normalizers.limits import APPLY_AT, MAX_ROUNDS

__all__ = ["FAMILIES", "About", "Mended", "Ruleset", "mend", "ruleset"]

# Who goes first where two edits overlap: what is there twice or in the wrong language is settled before its
# punctuation, marks before capitals (a capital depends on the stop before it), words last.
MARKS = ("duplicate", "residue", "hyphen", "glued", "quote", "stray", "spacing")

FAMILIES = (
    *MARKS, "case", "acronym", "article", "number",
    "calque", "friend", "term", "grammar", "pronoun", "idiom", "name",
)  # fmt: skip

MOST_ODDS = 1_000  # stories' odds that are remembered with their index

HOLES = (
    "fragment.hole",
    "fragment.words-lost",
    "fragment.cut-off",
)  # nothing is tidied there: it would hide that words are gone
# Whole phrases change places, which explains why two small words met: "the by the court appointed expert".
ORDER = (
    "grammar.verb-", "grammar.attribut", "grammar.headline-order", "grammar.done-by", "grammar.which-order",
    "grammar.condition", "grammar.as-first", "grammar.about-this",
)  # fmt: skip

Repairer = Callable[[Ground, About], Iterator[Edit | Flag]]


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules and repairers of a run; `hash` tells two sets apart."""

    rules: tuple[Rule, ...]
    repairers: tuple[tuple[str, Repairer], ...]
    hash: str
    sources: frozenset[tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _chosen: dict[tuple[tuple[str, float], ...], Index] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    _indexes: dict[frozenset[tuple[str, ...]], Index] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "sources", frozenset(rule.sources for rule in self.rules))

    def index(self, about: About) -> Index:
        """Return the index of the rules whose source the text may have, made once for each set of sources."""
        odds = tuple(sorted(about.odds.items()))
        if odds not in self._chosen:
            key = frozenset(some for some in self.sources if not some or about.may_come_from(some) >= MAYBE)
            if key not in self._indexes:
                self._indexes[key] = Index([rule for rule in self.rules if rule.sources in key])
            if len(self._chosen) > MOST_ODDS:
                self._chosen.clear()
            self._chosen[odds] = self._indexes[key]
        return self._chosen[odds]


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of a block: text, one list of edits on the text as given, flags on the text as it is now."""

    text: str
    edits: tuple[Edit, ...]
    flags: tuple[Flag, ...]
    settled: bool


@cache
def ruleset() -> Ruleset:
    """Load every rule file and every repairer of the house.

    Raises:
        RuleError: a rule file is wrong.
    """
    found = []
    for module in sorted(iter_modules(repairers.__path__), key=lambda module: module.name):
        find: Repairer = import_module(f"{repairers.__name__}.{module.name}").find
        found.append((module.name, find))
    return Ruleset(rules(), tuple(found), fingerprint())


def mend(text: str, about: About, house: Ruleset | None = None) -> Mended:
    """Repair one block in rounds until it is quiet.

    Leaves the block as it was if the rules are not quiet after `MAX_ROUNDS`: when rules fight, the wire wins.
    Whatever is less sure than `APPLY_AT` comes back as a flag, and its text stays.
    """
    house = house or ruleset()
    edits: tuple[Edit, ...] = ()
    now = text
    for _ in range(MAX_ROUNDS + 1):
        ground = Ground(now, about.language)
        proposed = list(_proposed(ground, about, house))
        sure = [edit for edit in proposed if isinstance(edit, Edit) and edit.confidence >= APPLY_AT]
        holes = [(f.start, f.end) for f in proposed if isinstance(f, Flag) and f.rule in HOLES]
        chosen = settle((edit for edit in sure if ground.allows(edit) and not _closes(edit, holes)), FAMILIES)
        # Words and capitals are judged on text whose marks are quiet: ". ," before a capital is no comma.
        chosen = tuple(edit for edit in chosen if edit.rule.startswith(MARKS)) or chosen
        if not chosen:
            return Mended(now, spread(edits), _flags(proposed), True)
        edits = compose(text, edits, chosen)
        now = apply(text, edits)
    return Mended(text, (), _flags(_proposed(Ground(text, about.language), about, house)), False)


def _closes(edit: Edit, holes: list[tuple[int, int]]) -> bool:
    """Tell whether an edit tidies a place where words are gone; whoever knows which ones says so by its family."""
    if edit.rule.startswith(("fragment.", "residue.", "quote.", *ORDER)):
        return False
    return any(edit.start <= end and start <= edit.end for start, end in holes)


def _proposed(ground: Ground, about: About, house: Ruleset) -> Iterator[Edit | Flag]:
    for rule in house.index(about).worth_trying(ground.low):
        yield from rule.proposals(ground, about)
    for _, find in house.repairers:
        yield from find(ground, about)


def _flags(proposed: list[Edit | Flag] | Iterator[Edit | Flag]) -> tuple[Flag, ...]:
    """Return one flag a place and family, in order: two tables may know a phrase, a reader needs to hear of it once."""
    flags: list[Flag] = []
    for found in proposed:
        if isinstance(found, Edit):
            if found.confidence >= APPLY_AT:
                continue  # kept off protected ground
            found = Flag(found.start, found.end, found.before, found.rule, found.reason, found.confidence, found.after)
        if found.suggestion != found.text:
            flags.append(found)
    kept: dict[str, list[Flag]] = {}
    for flag in sorted(flags, key=lambda flag: (-flag.confidence, flag.start - flag.end, flag.start, flag.rule)):
        family = kept.setdefault(flag.rule.split(".")[0], [])
        if not any(other.start <= flag.start and flag.end <= other.end for other in family):
            family.append(flag)
    return tuple(sorted((f for family in kept.values() for f in family), key=lambda f: (f.start, f.end, f.rule)))
