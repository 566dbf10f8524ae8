"""Says whether a few words are news, with a predicate, or only name what a picture shows."""

import re

_SURE = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|should|did|does|do|said|says|came|went|"
    r"made|took|gave|told|left|won|lost|fell|rose|began|became|met|held|died|burnt|saw|knew|kept|put|let|set|cut|ran|"
    r"grew|goes|comes|which|that)\b|n[’']t\b"
)
_PAST = re.compile(
    r"(?P<before>\b\w+[ -])?\b(?P<verb>(?!(?:bed|red|need|feed|seed|speed|shed|wed|hundred)\b)[a-z]{2,}ed)\b"
    r"(?P<after>-\w+| \w+)?"
)
# Before a noun: "the burned carriage", "a flooded street"; before who did it, or said of things that were done to.
_BEFORE_NOUN = frozenset(
    "the a an his her its their this that these those some several two three many of with in on".split()
)
_DONE = frozenset(
    """
    destroyed damaged parked pictured photographed injured captured abandoned flooded closed covered decorated wrecked
    collapsed overturned crashed displayed exhibited dressed arrested seized discovered recovered rescued renovated
    restored lined painted loaded packed crowded deserted sealed cordoned located situated equipped armed masked
    gathered stranded trapped stacked scattered shattered charred uprooted toppled derailed moored docked anchored
    used called named based entitled titled
    """.split()
)


def has_predicate(text: str) -> bool:
    """Say whether words hold a verb that tells something; participles of a caption are none ("the burned-out car")."""
    if _SURE.search(text):
        return True
    for match in _PAST.finditer(text):
        before = (match["before"] or "").strip(" ").casefold()
        after = match["after"] or ""
        if before.rstrip("-") in _BEFORE_NOUN or before.endswith("-") or after.startswith("-"):
            continue
        if after.strip() == "by" or match["verb"] in _DONE:
            continue
        return True
    return False
