"""Whose: "The mother, who had left his two children", "The mother said that the daughter had left his telephone".

Languages that say "su", "sua" or "son" of everybody leave the machine to guess. Where one person alone is spoken of and
a clause of hers has his things in it, they are hers. Where several of one sex are, nobody can say, and it is flagged.
Right and alike: "The nun, who knew his family" of somebody told of before, "The woman, whose husband lost his job".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import HE, OPEN, SHE, nouns, referents
from normalizers.edits import Edit, Flag

HERS = "The story has only one person here, and the pronoun is of the other sex: the source leaves it open."
WHOSE = "Whose this is cannot be told here, and the pronoun fits nobody named: look into the source."
BOTH = "The story says both he and she of what seems to be one person: look into the source."
_OWNED = (
    r"(?:children|child|son|sons|daughter|daughters|baby|twins|home|house|flat|apartment|car|purse|wallet|bag|"
    r"handbag|job|"
    r"post|office|savings|birthday|life|career|keys|dog|cat|bicycle|phone|telephone|money|leg|arm|hair|studies|"
    r"contract|debut|seat|pension|farm|shop|business|mother|father|parents|sister|brother|grandchildren|grandson|"
    r"granddaughter|jewellery|belongings|clothes|passport|luggage|suitcase|handcuffs|first (?:novel|film|book|title))"
)
_CLAUSE = re.compile(
    r", who (?:(?:had|has|was|is|will|would|also|later|then|recently|already|once) ){0,2}[a-z]+(?:ing)?(?: (?:up|"
    r"behind|out|"
    rf"to|for|with|in|after))? (?P<word>his|her) (?:(?:two|three|four|five|six|only|own|young|\d+(?:st|nd|rd|th)|"
    rf"[a-z]+) ){{0,2}}?{_OWNED}\b"
)
_POSSESSIVE = re.compile(r"\b(?P<word>his|her) (?!own\b)[a-z\d]+")
_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|him|himself|herself)\b")
_HE, _SHE = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b"), re.compile(r"\b(?:[Ss]he|[Hh]er)\b")
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\. [A-Z][^\W\d_]+")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the other pronoun where one person alone can be meant, flag it where none of several fits."""
    text = ground.text
    if about.language != "en" or about.source == "en" or not _POSSESSIVE.search(text):
        return
    earlier = about.before()
    if _HE.search(earlier) or _SHE.search(earlier):
        return
    for match in _CLAUSE.finditer(text):
        start, end = match.span("word")
        who = referents(earlier + "\n" + text[:start])
        mine = HE if match["word"] == "his" else SHE
        rest = text[end : ground.sentence(start)[1]]
        if ground.quoted(start, end) or not who or len(who) > 1 or (who[0].implies and not _itself(text)):
            continue
        own, others = (_HE, _SHE) if mine == HE else (_SHE, _HE)
        if who[0].sex in (mine, OPEN) or (own.search(rest) and others.search(rest)) or own.search(text[:start]):
            continue
        yield Edit(start, end, match["word"], who[0].sex, "pronoun.whose", HERS, 0.92)
    yield from _nobody(ground, earlier)
    yield from _both(ground, earlier)


def _itself(text: str) -> bool:
    """Tell whether a word of kinship names the one spoken of: "The 34-year-old mother", "The widow"."""
    return re.match(r"(?:The|A) (?:[\w-]+ )?(?:grand)?(?:mother|father|widow|widower)\b", text) is not None


def _nobody(ground: Ground, earlier: str) -> Iterator[Flag]:
    """ "The mother said that the daughter had left his telephone": it fits neither."""
    for match in _POSSESSIVE.finditer(ground.text):
        start, end = match.span("word")
        mine = HE if match["word"] == "his" else SHE
        who = referents(earlier + "\n" + ground.text[:start])
        kin = [one for one in who if one.noun in nouns()["kin"]]
        if len(who) > 1 and kin and all(one.sex and one.sex != mine for one in who) and not ground.quoted(start, end):
            yield Flag(start, end, match["word"], "pronoun.two", WHOSE, 0.6, SHE if mine == HE else HE)
        return


def _both(ground: Ground, earlier: str) -> Iterator[Flag]:
    """ "Judge O. Marchenko said that he …, and the council has given her": one person, both sexes."""
    text = ground.text
    he, she = _HE.search(text), _SHE.search(text)
    if he is None or she is None or not _INITIAL.search(text):
        return
    who = referents(earlier + "\n" + text)
    if who and not any(one.sex for one in who) and not ground.quoted(*he.span()) and not ground.quoted(*she.span()):
        for match in (he, she):
            yield Flag(*match.span(), match.group(), "pronoun.both", BOTH, 0.5, "")
