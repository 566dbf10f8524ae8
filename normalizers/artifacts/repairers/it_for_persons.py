"""It for he and she: "found the pensioner and accompanied it", "the girl … Its teacher", "It told them that he".

German and Dutch have neuter words for girls and children, and languages with dropped subjects leave the machine to
guess. "It" is changed only where what is said is done by persons or to them, one person stands before
it, and no animal.
Right and alike: dogs that are given a medal, companies that say and pay, "it" for an idea or an event.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import HE, HUMAN, OPEN, SHE, Referent, nouns, referents
from normalizers.edits import Edit, Flag

PERSON = (
    "This is done by a person or to one, and the story has only one here; the source has a neuter noun or no pronoun."
)
TWO = "Two persons may be meant here, and the source language does not say which: look into the source."
# What only a person does or suffers. Bodies are fined, and say things; nobody is married to them.
_PUNISHED = re.compile(r"(?:will pay|has to pay|may not|faces|was sentenced|is suspected)\b")
_JUDGES = frozenset("court tribunal jury prosecution police inspectorate commission".split())
_SAYS = re.compile(
    r"(?:(?:later |also |then |has |had )*(?:told|said|explained|admitted|denied|thought|knew|wanted|spoke|wrote|asked|"
    r"heard|saw|seen|decided|claimed|recalled|ran|walked)\b)"
)
_IT = re.compile(r"\b(?P<word>[Ii]t)\b(?= (?P<verb>[a-z]+(?: [a-z]+){0,4}))")
_TO_IT_DONE = re.compile(
    r"\b(?:accompanied|arrested|detained|hospitali[sz]ed|questioned|interrogated|handcuffed|resuscitated|congratulated|"
    r"greeted|thanked|hugged|kissed|embraced|interviewed|sentenced|acquitted|convicted|remanded|took|rushed|airlifted|"
    r"escorted|gave|found|caught|pulled|dragged|freed|led|carried|overpowered|subdued|beat) "
    r"(?P<word>it)\b(?P<after>[^.,;]{0,40})"
)
_ONLY_WITH = {
    "found": re.compile(
        r" (?:alive|dead|unharmed|unhurt|unconscious|injured|asleep|safe and sound|lifeless|"
        r"wounded)\b"
    ),
    "gave": re.compile(
        r" (?:a |an |the |first )(?:medal|bouquet|diploma|award|prize|hug|first aid|aid|certificate|"
        r"handshake)\b"
    ),
    "took": re.compile(r" to (?:the |a )?(?:hospital|police station|emergency|doctor|station)\b"
                       r"| (?:away )?(?:in handcuffs|into custody)\b"),
    "caught": re.compile(r" (?:two|three|a few|several|\w+) (?:streets?|blocks|metres|kilometres|hours|minutes|days) "
                         r"(?:away|later)\b| red-handed\b| as (?:he|she) "),
    "pulled": re.compile(r" (?:out |from [^.,;]{2,30} )?(?:alive|unharmed|unconscious|unhurt)\b"),
    "dragged": re.compile(r" (?:out |from [^.,;]{2,30} )?(?:alive|unharmed|unconscious|unhurt|by the hair)\b"),
    "freed": re.compile(r" (?:alive|unharmed|unhurt|from (?:the |her |his )?(?:captors|handcuffs|kidnappers))\b"),
    "led": re.compile(r" away in handcuffs\b"),
    "carried": re.compile(r" to (?:the |a )?(?:hospital|ambulance)\b"),
    "overpowered": re.compile(r""), "subdued": re.compile(r""),
    "beat": re.compile(r" (?:up|unconscious|to death)\b"),
    "rushed": re.compile(r" to (?:the |a )?(?:hospital|emergency|clinic)\b"),
    "airlifted": re.compile(r" to\b"),
}  # fmt: skip
_LOOKED = re.compile(
    r"\b(?:found|rescued|located|discovered|missing|lost|freed) [^.]{0,120}\b(?:looking|searching|searched|looked) for "
    r"(?P<word>it)\b"
)
_ITS = re.compile(
    r"\b(?P<word>[Ii]ts) (?P<noun>mother|father|parents|husband|wife|sister|brother|sisters|brothers|son|daughter|"
    r"grandmother|grandfather|grandparents|girlfriend|boyfriend|teacher|classmates|schoolmates|birthday|childhood|"
    r"wallet|"
    r"hair|knee|wrist|leg|arm|shoulder|ankle|letter of resignation|widow|widower|fiancée|fiancé|stepfather|aunt|"
    r"uncle)\b"
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose he, him and his for "it", where only a person does or suffers what is said."""
    if about.language != "en" or about.source == "en" or not ("it " in ground.low or "its " in ground.low):
        return
    text = ground.text
    for pattern, role in ((_IT, "subject"), (_TO_IT_DONE, "object"), (_LOOKED, "object"), (_ITS, "possessive")):
        for match in pattern.finditer(text):
            start, end = match.span("word")
            if ground.quoted(start, end):
                continue
            sentence, stop = ground.sentence(start)
            first = ground.sentence(sentence - 2)[0] if sentence else 0
            before = text[first:start]
            words = set(re.findall(r"[a-z]+", (before + text[end:stop]).lower()))
            if (nouns()["animals"] - {"baby", "infant", "newborn", "child", "toddler", "kid"}) & words:
                continue
            if pattern is _IT and not _it_is_human(match, before, start == sentence):
                continue
            if (
                pattern is _TO_IT_DONE
                and (only := _ONLY_WITH.get(match.group().split()[0]))
                and not only.match(match["after"])
            ):
                continue
            who = [one for one in referents(before) if one.noun or one.name]
            if not who:
                continue
            if role == "possessive" and not _owner(match["noun"], words, who):
                continue
            if len(who) > 1 and not (role == "subject" and len({one.sex for one in who}) == 1 and who[0].sex):
                if role == "possessive":
                    yield Flag(start, end, match["word"], "pronoun.its", TWO, 0.6, "his or her")
                continue
            sex = who[-1].sex or later(text[end:stop])
            if not sex and role != "object":
                continue
            yield _edit(start, end, match["word"], _form(sex, role))


def _form(sex: str, role: str) -> str:
    return {"subject": {HE: "he", SHE: "she"}, "object": {HE: "him", SHE: "her", OPEN: "them"},
            "possessive": {HE: "his", SHE: "her"}}[role][sex]  # fmt: skip


def _it_is_human(match: re.Match[str], before: str, opens: bool) -> bool:
    verb, text = match["verb"], match.string
    if not opens and not re.search(r"(?:[,;] (?:and |but )?|\bwhen |\bbecause |\bafter |\band )\Z", before):
        return False
    words = set(re.findall(r"[a-z]+", before.lower()))
    bodies = nouns()["bodies"] & words
    if HUMAN.match(verb):
        return not (bodies - _JUDGES if _PUNISHED.match(verb) else bodies)
    if not _SAYS.match(verb) or bodies or (nouns()["things"] & words and not opens and "when" not in before[-6:]):
        return False
    return not re.match(r" (?:said|explained|asked) that (?:it|they|he|she) is\b", text[match.end("word") :][:40])


def _owner(noun: str, words: set[str], who: list[Referent]) -> bool:
    if noun in ("teacher", "hair", "childhood", "birthday", "letter of resignation", "leg", "arm", "shoulder"):
        return (
            not (nouns()["bodies"] - _JUDGES) & words - {"school", "group", "force"} or noun == "letter of resignation"
        )
    return bool(who)


def later(rest: str) -> str:
    """Return the sex that the rest of a sentence shows by its pronouns."""
    he, she = bool(re.search(r"\b(?:he|his|him)\b", rest)), bool(re.search(r"\b(?:she|her)\b", rest))
    return OPEN if he == she else HE if he else SHE


def _edit(start: int, end: int, word: str, after: str) -> Edit:
    return Edit(start, end, word, after.capitalize() if word[0].isupper() else after, "pronoun.person", PERSON, 0.92)
