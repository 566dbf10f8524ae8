"""An object that stands where English has its subject: "The fire noticed neighbours", "The bus drove a young man".

Slavic cases let what was done to come first. It is turned round only where the first noun is a thing that can do no
such thing and the second is somebody who can. Right and alike: "The study found women", "The camera saw a man",
"The bus carried pupils", "The report noticed", "The dog found a boy".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, noun_phrase, tagged
from normalizers.artifacts.inversion import agent, head
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import noun_sex
from normalizers.edits import Edit, Flag

FIRST = "The source language puts what it was done to first; a thing cannot have done this."
_HAPPENINGS = (
    r"fire|blaze|flames|smoke|body|bodies|corpse|remains|leak|mine|shell|bomb|grenade|wreck|wreckage|accident|crash|"
    r"theft|"
    r"burglary|break-in|robbery|damage|crack|error|mistake|gap|hole|hoard|skeleton|wallet|ring|bag|suitcase|parcel"
)
_VEHICLES = (
    r"bus|car|lorry|truck|van|tram|train|motorcycle|motorbike|tractor|minibus|ambulance|coach|vehicle|boat|plane"
)
_HONOURS = r"award|prize|medal|diploma|order|title|cup|trophy|scholarship|first prize|second prize|third prize"
_CASES = r"case|investigation|inquiry|proceedings|incident|circumstances"
_TURNED = tuple(
    re.compile(rf"(?:^|(?<=[.!?”\"] ))(?P<what>(?:The|A|An|His|Her|Their) (?:[a-z-]+ )?(?:{nouns})) (?P<verb>{verbs}) ")
    for nouns, verbs in (
        (
            _HAPPENINGS,
            r"noticed|notices|spotted|spots|discovered|discovers|found|finds|saw|extinguished|reported|put out",
        ),
        (_VEHICLES, r"drove|was driving|is driving|drives|steered|stopped|towed|repaired"),
        (_HONOURS, r"received|receives|won|got|accepted|collected|will receive|handed over|presented"),
        (_CASES, r"investigates?|investigated|is investigating|are investigating|heads|leads"),
    )
)
_CAN_STOP = frozenset("stopped".split())
_OPENS = frozenset(("DT", "CD", "NNS", "JJ", "PRP$", "NNP"))


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to put who did it first."""
    if about.language != "en" or about.source == "en":
        return
    for pattern in _TURNED:
        for match in pattern.finditer(ground.text):
            yield from _turned(ground, about, match)


def _turned(ground: Ground, about: About, match: re.Match[str]) -> Iterator[Edit]:
    text = ground.text
    end = ground.sentence(match.start())[1]
    tokens = tagged(text, match.end(), min(end, match.end() + 160))
    size = noun_phrase(tokens, 0, frozenset(("of", "from")))
    if not size or size >= len(tokens) or tokens[0].tag not in _OPENS or ground.quoted(*match.span()):
        return
    core = noun_phrase(tokens, 0, frozenset())
    last = head(tokens, 0, core)
    person = noun_sex(last.word.lower()) is not None or agent(last)
    if not person or tokens[size].tag in FINITE or tokens[size].tag in ("TO", "VBN", "VBG"):
        return
    if match["verb"] in ("stopped", "got", "presented", "won") and about.may_come_from(("pl", "ru", "uk")) < 0.5:
        return
    stop = tokens[size - 1].end
    relative = re.match(r" who (?:had|has|was|is) [^,.;“”]{3,80}(?=[.,;])", text[stop:end])
    if relative:
        stop += relative.end()
    elif re.match(
        r" (?:who|whom|which|that|in|on|at) (?:[^,.;]{0,40} )?(?:dead|alive|guilty|injured|unharmed)\b", text[stop:end]
    ):
        return
    who = text[tokens[0].start : stop]
    what = match["what"]
    small = what[0].lower() + what[1:]
    after = f"{who[0].upper()}{who[1:]} {match['verb']} {small}"
    yield Edit(match.start(), stop, text[match.start() : stop], after, "grammar.verb-object-first", FIRST, 0.92)
