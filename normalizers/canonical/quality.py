"""How good the desk thinks an article is, and whether a person must see it (SPEC.md, "Quality and verdict")."""

from collections.abc import Sequence

from normalizers.edits import Edit, Flag
from normalizers.story import ArticleBlock, Verdict

KEPT = "engine.check-failed"  # on a sentence that stands in its own language, because no translation passed
PERSON_BELOW = 0.75  # one word in four is in doubt
# Edits that leave alone what the story says: codes and spaces, house style, and what layout lifts out.
QUIET = tuple("text. house. spaces. controls. dateline. credit. caption. promo. ui. note. headline.".split())
# Findings that a person must see, however few.
SERIOUS = ("engine.", "check.", "translation.", "unsettled", "number.thousand-million", "truncated.", "residue.passage")


def judge(
    copy: Sequence[ArticleBlock], edits: Sequence[Edit], flags: Sequence[Flag], *, untranslated: Sequence[str] = ()
) -> tuple[float, Verdict]:
    """Return quality and verdict of an article.

    Args:
        copy: all blocks of the article; untranslated: addresses of those that should have been translated and were not.
    """
    words = sum(len(block.text.split()) for block in copy)
    doubt = sum(_weight(flag.text) * flag.confidence for flag in flags if flag.rule != KEPT)
    doubt += sum(len(flag.text.split()) for flag in flags if flag.rule == KEPT and flag.block not in untranslated)
    doubt += sum(_weight(edit.after) * (1 - edit.confidence) for edit in edits)
    doubt += sum(len(block.text.split()) for block in copy if block.address in untranslated)
    quality = round(max(0.0, 1 - doubt / words), 3) if words else 0.0
    serious = any(flag.rule.startswith(SERIOUS) for flag in flags)
    if not words or untranslated or serious or quality < PERSON_BELOW:
        return quality, "needs-a-person"
    changed = any(not edit.rule.startswith(QUIET) for edit in edits) or flags
    return quality, "repaired" if changed else "clean"


def _weight(text: str) -> int:
    """Words in doubt: at least one, at most twelve, so that one flag on a paragraph does not drown the rest."""
    return min(12, max(1, len(text.split())))
