"""Clefts, and a source named twice: "To raise the alarm was a neighbour", "According to the report says that".

Italian puts what was done first and who did it last ("A dare l'allarme è stato un vicino"); English has a passive for
it. "According to" and a verb of saying are two ways to name one source, of which the second stays. Right and alike:
"To err is human", "To win the cup was a dream", "According to the newspaper, reports that …", "According to the man who
says that".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, noun_phrase, tagged
from normalizers.artifacts.inversion import agent, head
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import noun_sex, referents
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

CLEFT = "Italian puts what was done first and who did it last; English says “was done by”."
TWICE = "“According to” and the verb say the same; one of them is enough."
RARE = 3.0  # Zipf: no word that everybody knows
_LINKS = frozenset(("of", "for", "in", "from", "at", "on", "to"))
_CLEFT = re.compile(
    r"(?:^|(?<=[.!?”\"] ))To (?P<verb>[a-z]{3,}) (?P<what>(?:the|a|an|his|her|its|their|this|[A-Z])[^,.;:“”]{1,60}?) "
    r"(?P<be>was|were|is|are|has been|have been|will be) (?=(?:the|an?|two|three|four|five|some|several|his|her|"
    r"their|one|"
    r"[A-Z][^\W\d_]+|\d+) ?)"
)
_ACCORDING = re.compile(
    r"(?:^|(?<=[.!?”\"] ))(?P<lead>According to )(?P<np>(?:the|a|an|its|his|her|their|this|that) [^,.;:“”]{3,110}?) "
    r"(?P<verb>states?|says?|informs?|indicates?|emphasi[sz]es?|stresses|explains?|specifies|announces?|adds?|"
    r"mentions?|warns?|shows?|confirms?|recalls?|underlines?|concludes?|reveals?|stated|said|noted|informed|indicated|"
    r"emphasi[sz]ed|stressed|explained|specified|announced|added|mentioned|warned|claimed|confirmed|reported|recalled|"
    r"underlined|concluded|revealed|(?P<noun>notes|reports|claims|estimates)) (?=that\b)"
)
_RELATIVE = re.compile(r"\b(?:who|which|that|what|whose|whom|where|whoever)\b")
# "To win the race was the dream of a boy": what can be what somebody wants.
_WISHES = frozenset("dream aim goal task plan idea wish duty way thing mistake challenge intention purpose job".split())


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the passive for a cleft, and one source for two."""
    if about.language != "en":
        return
    if "According to " in ground.text:
        for match in _ACCORDING.finditer(ground.text):
            yield from _according(ground, match)
    if "To " in ground.text:
        for match in _CLEFT.finditer(ground.text):
            yield from _cleft(ground, match)


def _according(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    if ground.quoted(*match.span()) or _RELATIVE.search(match["np"]):
        return
    end = ground.sentence(match.start())[1]
    if match["noun"] and ", " in ground.text[match.end() : end]:
        return  # "According to the newspaper reports that appeared in May, …"
    if any(token.tag in FINITE for token in tagged(ground.text, *match.span("np"))):
        return
    start = match.start("lead")
    stop = match.start("np") + 1
    capital = match["np"][0].upper()
    yield Edit(start, stop, ground.text[start:stop], capital, "fragment.according-says", TWICE, 0.93)


def _cleft(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    import lemminflect

    text = ground.text
    what = tagged(text, *match.span("what"))
    end = ground.sentence(match.start())[1]
    who = tagged(text, match.end(), min(end, match.end() + 200))
    size = noun_phrase(who, 0, _LINKS)
    if not size or noun_phrase(what, 0, _LINKS) != len(what) or ground.quoted(match.start(), match.end()):
        return
    core = noun_phrase(who, 0, frozenset())
    last = head(who, 0, core)
    names = [token.word for token in who[:core] if token.tag == "NNP"]
    named = bool(names) and (
        bool(referents(text[who[0].start : who[size - 1].end])) or (len(names) > 1 and zipf(names[-1], "en") < RARE)
    )
    if last.word in _WISHES or not (agent(last) or noun_sex(last.word.lower()) is not None or named):
        return
    forms = lemminflect.getInflection(match["verb"], "VBN")
    if not forms or not lemminflect.getAllLemmas(match["verb"]).get("VERB"):
        return
    noun = head(what, 0, len(what))
    many = noun.tag in ("NNS", "NNPS") or noun.word == "police" or any(token.word == "and" for token in what)
    be = {"was": "was", "were": "was", "is": "is", "are": "is", "has been": "was", "have been": "was"}.get(
        match["be"], match["be"]
    )
    be = {"was": "were", "is": "are"}.get(be, be) if many else be
    if noun.tag not in NOUNS:
        return
    after = f"{match['what'][0].upper()}{match['what'][1:]} {be} {forms[0]} by "
    yield Edit(*match.span(), match.group(), after, "grammar.verb-cleft", CLEFT, 0.92)
