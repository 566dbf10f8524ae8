"""One test drives every rule: its examples are its contract."""

import os
import time
import tomllib
import zlib
from pathlib import Path

import pytest

from normalizers.artifacts import About, Ruleset, mend
from normalizers.artifacts.rule import RULES, Rule, rules
from normalizers.edits import minimal
from normalizers.errors import RuleError

ALL = rules()
HOSTILE = [
    "a" * 100_000,
    "a " * 50_000,
    "the " * 25_000,
    "The A " * 17_000,
    ". " * 50_000,
    "“ " * 50_000,
    '" ' * 50_000,
    "1," * 50_000,
    " " * 100_000,
    "Aa" * 50_000,
    "not in the, " * 8_000,
    "- –—" * 25_000,
]


def alone(rule: Rule) -> Ruleset:
    return Ruleset((rule,), (), "test")


def about(rule: Rule, text: str) -> About:
    odds = {rule.sources[0]: 1.0} if rule.sources else {}
    return About(language=rule.languages[0], odds=odds, others={"body.0": text}, address="body.0")


def cost(rule: Rule, text: str) -> float:
    begin = time.process_time()
    for _ in rule.find.finditer(text):
        pass
    return time.process_time() - begin


def test_every_rule_on_disk_is_tested() -> None:
    on_disk = sum(len(tomllib.loads(p.read_text("utf-8")).get("rule", [])) for p in Path(RULES).glob("*.toml"))
    assert len(ALL) == on_disk > 0


def together(rule: Rule) -> bool:
    """Tell whether a rule's examples go through the whole house as well: one in eight, or all with RULES=all."""
    return os.environ.get("RULES") == "all" or zlib.crc32(rule.id.encode()) % 8 == 0


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    for before, after in rule.repairs:
        here = about(rule, before)
        by_itself = mend(before, here, alone(rule))
        assert by_itself.settled
        assert by_itself.text == after
        for edit in by_itself.edits:
            assert minimal(edit) == edit, "span is minimal"
        if before == after:
            assert by_itself.flags, "a rule that repairs nothing must flag"
        else:
            assert not mend(after, here, alone(rule)).edits, "the result is quiet"
        if together(rule):
            assert mend(before, here).text == after, "all rules together"
    for text in rule.leaves:
        if together(rule):
            assert mend(text, about(rule, text)).text == text
        left = mend(text, about(rule, text), alone(rule))
        assert left.text == text
        assert not left.flags


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_pattern_is_quick_on_hostile_text(rule: Rule) -> None:
    # A rule with literals is only tried where one of them occurs: its worst text is full of them.
    own = [(word + " ") * (100_000 // (len(word) + 1)) for word in rule.word[:1]]
    texts = [*own, (rule.repairs[0][0] + " ") * (20_000 // len(rule.repairs[0][0]))] if rule.word else HOSTILE
    for text in texts:
        took = cost(rule, text)
        if took > 0.05:
            took = min(took, cost(rule, text))  # once more: the machine may have been busy
        if took > 0.05:  # seconds of this process; the bench asks for a tenth of that
            pytest.fail(f"{took * 1000:.0f} ms on {text[:12]!r}…")


def test_a_rule_without_near_misses_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(
        '[[rule]]\nid = "stray.bad"\nfind = "x"\nreplace = "y"\nconfidence = 0.9\nreason = "r"\n'
        'repairs = [["x", "y"], ["xx", "yy"]]\nleaves = []\n'
    )
    with pytest.raises(RuleError, match=r"rule.no-examples.*bad.toml"):
        rules(tmp_path)
