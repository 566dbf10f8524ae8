"""Idioms word for word, in all the ways a machine has for them (`artifacts/idiom.py`).

"The council pushed the decision onto the long bench" (postponed). The verb's form is kept, and so are object and
possessive. Right and alike: quotations, names, and whatever has a word between that ends the clause; an idiom whose
possessive is lost is only flagged.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.affairs import may_be_figure
from normalizers.artifacts.idiom import Idiom, clue, index, pattern
from normalizers.artifacts.lexicon import LANGUAGES, verb_forms
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.limits import APPLY_AT

RULE = "idiom.in-any-words"
CONFIDENCE = {"never": 0.94, "from": 0.94, "open": 0.7}
_PERFECT = re.compile(r"(?:\b(?:has|have|had|having|been|being|be|is|are|was|were|gets?|got)|['’]ve|['’]d)(?: \w+)? \Z")
_INFINITIVE = re.compile(
    r"(?:\b(?:to|will|would|can|could|may|might|must|should|shall|do|does|did|not|let|cannot)|n['’]t)(?: \w+)? \Z"
)
_CLAUSE = frozenset(
    "that which who whom but because when if while after before although has had have was were is are be".split()
)
_NO_END = frozenset("the a an of to in on at by for from with and or his her its their our".split())
_PROPER = frozenset(("Swedish", "Athens", "Rhine", "Potemkin", "Egyptian", "Danube", "Vienna", "Augean", "Solomon"))
_OPEN_END = ".!?:–—\n"
_ARTICLE = re.compile(r"\b(?P<article>[Aa]n?) \Z")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose what is meant for an idiom, or flag it with a suggestion."""
    low = ground.low
    if about.language != "en" or len(low) != len(ground.text) or not len(index()):
        return
    seen = dict.fromkeys(idiom for _, known in index().iter(low) for idiom in known)
    for idiom in seen:
        likely = about.odds.get(idiom.language, 0.0)
        if idiom.scope != "never" and likely < 0.3:
            continue
        for match in pattern(idiom).finditer(low):
            finding = _finding(ground, idiom, match, likely, about)
            if finding is not None:
                yield finding


def _finding(ground: Ground, idiom: Idiom, match: re.Match[str], likely: float, about: About) -> Edit | Flag | None:
    text, (start, end) = ground.text, match.span()
    groups = match.groupdict()
    span = match.span("obj") if groups.get("obj") else (end, end)
    fixed = text[start + 1 : span[0]] + text[span[1] : end]
    if fixed != fixed.lower() and not all(word in _PROPER for word in fixed.split() if word != word.lower()):
        return None  # a name or a headline
    if text[start].isupper() and not _starts(text, start):
        return None
    thing = (groups.get("obj") or "").split()
    if thing and (thing[-1] in _NO_END or not _CLAUSE.isdisjoint(thing[1:])):
        return None
    if idiom.cue or idiom.unless:
        first, last = ground.sentence(start)
        around = text[first:start] + " " + text[end:last]
        if (idiom.cue and not clue(idiom.cue).search(around)) or (idiom.unless and clue(idiom.unless).search(around)):
            return None
    confidence = CONFIDENCE[idiom.scope] * (1.0 if idiom.scope == "never" else min(1.0, likely + 0.1))
    after, sure = _meant(idiom, groups, ground.low[max(0, start - 40) : start], text[slice(*span)])
    if idiom.scope == "never" and not may_be_figure(ground, about, start, end):
        sure = False  # at sea or in a kitchen it is what it says
    if not sure or ground.quoted(start, end):
        confidence = min(confidence, CONFIDENCE["open"])  # somebody's words: a person asks what was said
    after = about.as_written(after, text)
    if text[start].isupper():
        after = after[:1].upper() + after[1:]
    reason = f"Word for word from {LANGUAGES[idiom.language]}: “{after}” is meant."
    if (before := _ARTICLE.search(text, max(0, start - 4), start)) and after:
        article = "an" if after[0].lower() in "aeiou" else "a"
        article = article.capitalize() if before["article"][0].isupper() else article
        start, after = before.start(), f"{article} {after}"
    found = text[start:end]
    if confidence < APPLY_AT:
        return Flag(start, end, found, RULE, reason, confidence, after)
    return Edit(start, end, found, after, RULE, reason, confidence)


def _meant(idiom: Idiom, groups: dict[str, str | None], before: str, thing: str) -> tuple[str, bool]:
    """Return what is meant, in the form that stands there, and whether every part of it is known."""
    meant, sure = idiom.meant, True
    if "HIS" in meant.split():
        his = groups.get("his") or "the"
        if his == "the" and groups.get("verb") in idiom.verbs and not _INFINITIVE.search(before):
            his = "their"  # a verb without an ending has several subjects
        sure = his != "the"
        meant = re.sub(r"\bHIS\b", his if sure else "their", meant)
    meant = re.sub(r"\bSELF\b", groups.get("self") or "itself", meant)
    if verb := groups.get("verb"):
        meant = _conjugated(idiom, verb, before, meant)
    if adverb := groups.get("adv"):
        meant = f"{meant} {adverb}" if "OBJ" not in meant else f"{adverb} {meant}"
    return " ".join(meant.replace("OBJ", thing).split()), sure


def _conjugated(idiom: Idiom, verb: str, before: str, meant: str) -> str:
    head, _, rest = meant.partition(" ")
    if "be" in idiom.verbs and verb in ("is", "are", "was", "were", "be", "been", "being"):
        form = verb if head == "be" else _forms(head)[_BE[verb]]
        return f"{form} {rest}".strip()
    tags = [tag for one in idiom.verbs for tag, forms in verb_forms(one).items() if verb in forms]
    if "VBN" in tags and len(tags) > 1 and _PERFECT.search(before):
        tag = "VBN"
    elif "VB" in tags and len(tags) > 1 and _INFINITIVE.search(before):
        tag = "VB"
    else:
        tag = next((one for one in ("VBD", *tags) if one in tags), "VB")
    if head == "be" and tag in ("VB", "VBD") and not _INFINITIVE.search(before):
        # The subject decides between two forms: a plural's is told by the verb that stands there, or by its end.
        several = tag == "VB" or before.rstrip().endswith("s")
        return f"{('are' if tag == 'VB' else 'were') if several else 'was'} {rest}".strip()
    return f"{_forms(head)[tag]} {rest}".strip()


_BE = {"is": "VBZ", "are": "VB", "was": "VBD", "were": "VBD", "be": "VB", "been": "VBN", "being": "VBG"}


def _forms(verb: str) -> dict[str, str]:
    return {tag: forms[0] for tag, forms in verb_forms(verb).items()}


def _starts(text: str, at: int) -> bool:
    ahead = text[:at].rstrip(" “\"'‘(–—-")
    return not ahead or ahead[-1] in _OPEN_END
