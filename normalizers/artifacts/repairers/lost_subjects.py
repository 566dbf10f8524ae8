"""A subject lost after "that", or at a sentence's start: "The club announced that will appeal", "On his channel wrote".

Languages that drop subjects leave the clause without one. It is put back where the speaker is one body, several people
or a person whose sex is known, and the verb is one that only they can do; elsewhere the place is flagged, and so is a
sentence that begins with a place and a verb of saying, because who spoke is gone. Right and alike: "said that was
wrong", "confirmed that will help", "In the document the mayor wrote that", "On the wall somebody wrote that".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.inversion import TIME, agent, head
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import HE, nouns, referents
from normalizers.edits import Edit, Flag

LOST = "The clause has lost its subject, which the source language need not say: whoever spoke."
WHO = "Who said this is gone: look into the source."
_SAID = (
    r"announced|announces|announce|said|says|promised|promises|declared|declares|confirmed|confirms|stated|states|"
    r"assured|explained|explains|added|adds|admitted|insisted|stressed|noted|indicated|warned|claimed|claims|revealed|"
    r"acknowledged|maintained|reported|replied|hopes|believes|denied"
)
# What only somebody does; "that will help" and "that has changed" may be right.
_DOES = (
    r"(?:hire|appeal|travel|invest|launch|publish|sign|resign|retire|vote|seek|file|sue|visit|meet|send|withdraw|"
    r"investigate|cooperate|co-operate|propose|try|fight|attend|deploy|install|plant|renovate|repair|rebuild|dismiss|"
    r"comply|buy|sell|build|hold|present|join|leave|receive|pay|compete|run (?:again|for)|stand (?:again|for)|return|"
    r"stay|recruit|inaugurate|request|demand|ask|inform|convene|submit|donate|organi[sz]e|collaborate|negotiate|"
    r"campaign|testify|play|train|step down|take legal|take part|file|lodge|challenge|refrain|abstain|respect|adopt|"
    r"study|analy[sz]e|review|continue to (?:work|fight|support|invest)|move to|write to|apply for|do everything|"
    r"do its|not tolerate|close (?:the|its|two|three|four|five)|open (?:a|an|two|three|four|five|its)|"
    r"build|employ|deliver|present|produce|purchase|acquire|spend|allocate|finance|fund|sponsor|punish|prosecute)"
)
_DONE = (
    r"(?:hired|appealed|travelled|traveled|invested|published|signed|resigned|filed|visited|met with|withdrawn|"
    r"investigated|proposed|deployed|installed|planted|renovated|repaired|dismissed|bought|sold|received|paid|"
    r"decided|arrested|detained|seized|identified|seen|heard|asked|requested|submitted|lodged|recruited|"
    r"no plans|no intention|no information|no knowledge|nothing to|not received|not been (?:informed|notified|told|"
    r"invited|paid|consulted)|been (?:informed|notified|told|invited|threatened|beaten|robbed)|already "
    r"(?:signed|sent|filed|asked|paid|received|bought|hired|sold|begun work))"
)
_LOST = re.compile(
    rf"\b(?P<said>{_SAID})(?P<hearer> (?:on|last|this) [A-Z][a-z]+day| yesterday| today)?,? that "
    rf"(?=(?:will|would) (?:not |also |soon |never |now )*{_DOES}\b|(?:has|have|had) (?:also |already )?{_DONE}\b)"
)
# "In his statement wrote that": it cannot be the place that speaks.
_WROTE = re.compile(
    r"(?:wrote|said|reported|announced|stated|explained|added|told (?:reporters|journalists|us)|confirmed|admitted|"
    r"stressed|declared|complained|emphasi[sz]ed|recalled|warned|claimed|promised|noted) (?=that\b)"
)
_PLACES = frozenset(("On", "In", "At", "During", "After", "To", "Before", "For", "From", "Through", "Via", "With"))


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Put the subject back, or flag that it is gone."""
    if about.language != "en" or " that " not in ground.text:
        return
    text = ground.text
    for match in _LOST.finditer(text):
        at = match.end()
        if ground.quoted(match.start(), at):
            continue
        if word := _speaker(ground, match):
            yield Edit(at, at, "", word + " ", "fragment.lost-subject", LOST, 0.93)
    for start, end in ground.sentences:
        opening = text[start:end].split(" ", 1)[0]
        if (
            opening not in _PLACES
            or ground.quoted(start, start + 1)
            or not _WROTE.search(text, start, min(end, start + 140))
        ):
            continue
        tokens = tagged(text, start, min(end, start + 200))
        verb = next((at for at, token in enumerate(tokens) if at > 2 and _WROTE.match(text, token.start)), None)
        if verb is None or any(agent(one) and one.tag == "NNS" for one in tokens[:verb]):
            continue
        stop = noun_phrase(tokens, 1, frozenset(("of", "with", "on", "in", "to")))
        if stop == verb and not _speaks(tokens, verb):
            span = tokens[0].start, tokens[verb].end
            yield Flag(*span, text[slice(*span)], "fragment.who-spoke", WHO, 0.6, "")


def _speaks(tokens: list[Token], verb: int) -> bool:
    """Tell whether a name before the verb may be who spoke: "In Rome Bianchi said"."""
    return tokens[verb - 1].tag in ("NNP", "PRP") or tokens[verb - 1].word.endswith("day")


def _speaker(ground: Ground, match: re.Match[str]) -> str | None:
    """Return the pronoun of a sentence's subject: it for a body, they for several, he or she where that is known."""
    text = ground.text
    start = ground.sentence(match.start())[0]
    if match.start() - start > 160:
        return None
    before = text[start : match.start()]
    if (time := TIME.match(before)) is not None:
        before = before[time.end() :].lstrip(", ")
    tokens = tagged(before)
    while (tokens and tokens[-1].tag in ("RB", "MD")) or (tokens and tokens[-1].word in ("has", "have", "had")):
        tokens = tokens[:-1]
    if not tokens:
        return None
    low = tokens[0].word.lower()
    if low in ("he", "she", "they", "it") and len(tokens) == 1:
        return low
    if any(token.tag in FINITE for token in tokens) or tokens[0].tag in ("IN", "TO"):
        return None
    who = referents(" ".join(token.word for token in tokens))
    core = noun_phrase(tokens, 0, frozenset())
    if not core:
        return None
    first = head(tokens, 0, core)
    if first.tag in ("NNS", "NNPS") and (agent(first) or who):
        return "they"
    if not _whole(tokens):
        return None
    hall = first.word == "hall" and re.search(r"\b(?:city|town) hall\b", before) is not None
    body = hall or (first.word.lower() in nouns()["bodies"] and first.tag == "NN")
    if body and (not who or all(one.start > len(first.word) for one in who)) and first.word.lower() != "police":
        return "it"
    if len(who) == 1 and who[0].sex and not who[0].implies and not body:
        return "he" if who[0].sex == HE else "she"
    return None


def _whole(tokens: list[Token]) -> bool:
    """Tell whether words are one noun phrase, with a name or a role between commas at most."""
    end = noun_phrase(tokens, 0, frozenset(("of", "for", "in", "from", "at")))
    if end == len(tokens):
        return True
    return tokens[end].word == "," and len(tokens) - end <= 12 and any(token.tag in NOUNS for token in tokens[end:])
