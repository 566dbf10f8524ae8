"""Clauses after verbs of asking and hindering, built as in the source language: "asked the witness that speak louder".

English asks somebody to do something; it recommends that somebody do it; it manages to do it. Right and alike: a clause
that says which people ("asked the residents that live there to move"), "told them that they do not pay", "recommended
the book to read", "due to increased prices".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import Token, noun_phrase, tagged
from normalizers.artifacts.inversion import agent
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

ASKED = "English asks somebody to do something; the source language has a clause here."
RECOMMENDED = "English recommends that somebody do something."
BASE = "After “to” and after “will” English has the plain form of the verb."
_LINKS = frozenset(("of", "in", "from", "at", "for"))
_CUE = re.compile(r" (?:that|not|to|will|would|could|should|must|did|does) ")
_ASKED = re.compile(
    r"\b(?P<verb>asks?|asked|asking|urges?|urged|urging|begs?|begged|orders?|ordered|requests?|requested|invites?|invited|"
    r"instructs?|instructed|implores?|implored|advises?|advised|warns?|warned|tells?|told|called on|calls on|"
    r"appealed to|encouraged|encourages?) (?P<who>[^.;:“”\"]{2,110}?) that (?P<they>they |he |she )?"
    r"(?P<not>(?:do |does |did )?not )?(?P<do>[a-z]+)\b"
)
# These say something as well: "told them that they do not pay".
_ALSO_SAYS = frozenset("tell tells told warn warns warned advise advises advised".split())
_COMPLEMENT = re.compile(r"\b(?:to [a-z]+|whether|if|why|how|what|where|who|about|that)\b")
_RECOMMENDED = re.compile(
    r"\b(?P<verb>recommend(?:s|ed)?|suggest(?:s|ed)?|propos(?:es|ed)|demand(?:s|ed)?|insist(?:s|ed)?)"
    r"(?P<from> to| from)? (?P<who>[^.;:“”\"]{3,90}?) (?P<how>to not|not to|do not|does not|to) (?P<do>[a-z]+)\b"
)
_GOVERNS = (
    r"manag(?:ed|es|e)|decid(?:ed|es|e)|wants?|wanted|hop(?:es|ed|ing)|tri(?:ed|es)|trying|fail(?:ed|s)?|"
    r"refus(?:ed|es)|un?able|able|began|begins?|start(?:ed|s)?|continu(?:ed|es)|plan(?:s|ned|ning)?|promis(?:ed|es)|"
    r"ready|going|had|has|have|ordered|expected|forced|allowed|attempt(?:ed|s)?|intends?|intended|helped|is|are|was|were|"
    r"in order|would like|seeks?|sought|aims?|offered|threatened|vowed|pledged|due"
)
_TO_PAST = re.compile(
    rf"\b(?P<governs>(?i:{_GOVERNS})) (?P<to>to) (?P<past>[a-z]{{2,}}(?:ed|ied|d|t|g|w|e|n|k|p|s)) "
    r"(?=(?:the|an?|his|her|its|their|this|that|these|those|him|them|it|us|all|more than|up to|[A-Z][a-z]+)\b)"
)
_DID_PAST = re.compile(
    r"\b(?P<did>[Dd]id|[Dd]oes|[Dd]o|didn['’]t|doesn['’]t|don['’]t)(?P<not> not)? (?P<past>[a-z]{3,}(?:ed|s))\b"
)
_WILL_PAST = re.compile(
    r"(?<![Tt]he )(?<!his )(?<!her )(?<!their )(?<!\b[Aa] )(?<!last )(?<!free )\b"
    r"(?P<modal>will|would|could|should|must) "
    r"(?P<not>not |also )?(?P<past>[a-z]{3,}ed)\b "
    r"(?=(?:the|an?|his|her|its|their|this|these)\b)"
)
_TO_ING = re.compile(
    r"\b(?P<first>to [a-z]+)\b(?P<between>[^.;:“”\"]{5,90}?) and to (?P<ing>[a-z]{2,}ing) (?=(?:the|an?|his|"
    r"her|its|their|more|less|all|any|new|[a-z]+s)\b)"
)
_INFINITIVE_VERB = re.compile(
    r"\b(?:invited|asked|urged|want(?:s|ed)?|decided|plans?|planned|promised|agreed|ordered|advised|encouraged|hopes?|hoped|"
    r"allow(?:s|ed)?|helped|able|managed|tried|wish(?:es)?|intends?|called on|recommended) "
)
_STATIVE = frozenset("is are was were be been".split())


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the English build of such clauses."""
    if about.language != "en" or not _CUE.search(ground.text):
        return
    for match in _ASKED.finditer(ground.text):
        yield from _asked(ground, match)
    for match in _RECOMMENDED.finditer(ground.text):
        yield from _recommended(ground, match)
    for pattern in (_TO_PAST, _DID_PAST, _WILL_PAST):
        for match in pattern.finditer(ground.text):
            yield from _plain(ground, match)
    for match in _TO_ING.finditer(ground.text):
        yield from _parallel(ground, match)


def _asked(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "asked the residents that do not drink tap water" -> "not to drink"."""
    text = ground.text
    if ground.quoted(*match.span()):
        return
    who = tagged(text, *match.span("who"))
    if not who or noun_phrase(who, 0, _LINKS) != len(who) or not (agent(_head(who)) or who[0].tag == "NNP"):
        return
    verb, does, negated = match["verb"], match["do"], match["not"]
    if (match["they"] and (verb in _ALSO_SAYS or not (negated or "ask" in verb))) or does in _STATIVE:
        return
    if match["they"] and not negated:
        return  # "asked him that he speak" may be a subjunctive
    end = ground.sentence(match.start())[1]
    token = tagged(text, match.start(), end)
    at = next((i for i, one in enumerate(token) if one.start == match.start("do")), None)
    if at is None or (token[at].tag not in ("VB", "VBP", "VBZ") and not negated) or _base(does) != does:
        return
    if not match["they"] and _COMPLEMENT.search(text, match.end(), end):
        return  # "asked the residents that live there to move"
    many = _head(who).tag in ("NNS", "NNPS")
    if many and not negated and verb in _ALSO_SAYS:
        return
    after = f"{'not ' if negated else ''}to {does}"
    start = match.end("who") + 1
    yield Edit(start, match.end(), text[start : match.end()], after, "clause.asked-that", ASKED, 0.92)


def _recommended(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "recommended the owners to not let out" -> "recommended that the owners not let out"."""
    text = ground.text
    if ground.quoted(*match.span()) or match["who"].startswith(("that ", "to ", "on ")):
        return
    who = tagged(text, *match.span("who"))
    if not who or noun_phrase(who, 0, _LINKS) != len(who) or not (agent(_head(who)) or who[0].tag == "PRP"):
        return
    if (
        who[0].tag == "PRP"
        or _base(match["do"]) != match["do"]
        or (match["do"] in ("be", "have") and match["how"] == "to")
    ):
        return
    if who[0].word.lower() in ("a", "an") or (
        match["verb"].startswith("propos") and not match["from"] and match["how"] == "to"
    ):
        return  # "recommended a lawyer to draft the deal"
    if "not" in match["how"] and not match["from"] and who[0].tag not in ("DT", "PRP$"):
        return  # "recommends residents do not": a rule of its own
    if match["from"] == " from" and not match["verb"].startswith("demand"):
        return
    negated = "not " if "not" in match["how"] else ""
    after = f"{match['verb']} that {match['who']} {negated}{match['do']}"
    yield Edit(*match.span(), match.group(), after, "clause.recommended-to", RECOMMENDED, 0.92)


def _plain(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "managed to extinguished the fire" -> "managed to extinguish the fire"."""
    past = match["past"]
    base = _base(past)
    if base == past or base is None or past == "does" or ground.quoted(*match.span()):
        return  # "what he does does matter"
    tokens = tagged(ground.text, ground.sentence(match.start())[0], min(len(ground.text), match.end() + 40))
    at = next((i for i, token in enumerate(tokens) if token.start == match.start("past")), None)
    if at is None or tokens[at].tag not in ("VBD", "VBN", "VBZ", "VB", "VBP"):
        return
    if past.endswith("s") and (match.re is not _DID_PAST or tokens[at].tag not in ("VBZ", "VB", "VBP")):
        return
    yield Edit(*match.span("past"), past, base, "clause.plain-form", BASE, 0.93)


def _parallel(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "invited them to leave the car at home and to using the buses" -> "and to use"."""
    base = _base(match["ing"])
    start = ground.sentence(match.start())[0]
    if base is None or base == match["ing"] or ground.quoted(*match.span()):
        return
    if _INFINITIVE_VERB.search(ground.text, start, match.start("first")):
        yield Edit(*match.span("ing"), match["ing"], base, "clause.plain-form", BASE, 0.92)


def _head(tokens: list[Token]) -> Token:
    stop = next((at for at in range(1, len(tokens)) if tokens[at].tag in ("IN", "TO")), len(tokens))
    return tokens[stop - 1]


def _base(word: str) -> str | None:
    """Return the plain form of a verb."""
    import lemminflect

    lemma = lemminflect.getLemma(word, "VERB", lemmatize_oov=False)
    return lemma[0] if lemma else None
