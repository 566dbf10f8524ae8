"""It for she and he in a clause about a body: "The company has paid back the aid that she received".

The source's company is feminine or masculine. Only where a body is the sentence's subject, the story names nobody whom
the pronoun fits, and the clause hangs on a thing. Right and alike: ships, countries and churches, "the court rejected
the appeal that she had lodged" of a woman told of before, "the company said that he had resigned".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import noun_phrase, tagged
from normalizers.artifacts.inversion import head
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import nouns, referents
from normalizers.artifacts.repairers.pronouns import SOURCES
from normalizers.edits import Edit, Flag

BODY = "The pronoun follows the gender of a noun in the source language; the story speaks of a body, not of a person."
_CLAUSE = re.compile(
    r"\b(?:has|have|had|will|would|must|may|can|could)? ?(?:not |also )?[a-z]+ (?:back |out |up |off )?"
    r"(?:the|all the|its|a|an|those|these|two|three|several|some|many) (?:[a-z-]+ ){1,4}(?:that |which |"
    r")(?P<word>she|he) "
    r"(?=(?:has |had |would |will )?(?P<verb>bought|received|collected|charged|inherited|opened|built|rented|"
    r"purchased|acquired|"
    r"obtained|borrowed|owed|owes|owns|owned|issued|launched|organi[sz]ed|produced|produces|sold|sells|published|"
    r"signed|"
    r"founded|manages|managed|operates|operated|runs|financed|funded|planned|announced|promised|presented|needs|"
    r"used|uses|spent|raised|lost|won|imposed|closed|took over|leased|rents|committed|granted|paid)\b)"
)
# These rule on what people did, and she may be said of these.
_NOT_THESE = frozenset(
    "court police tribunal jury prosecution parish church country nation state navy ship embassy kingdom".split()
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]ers)\b")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose it."""
    text = ground.text
    if about.language != "en" or about.source == "en" or not (" she " in text or " he " in text):
        return
    earlier = about.before()
    if _PRONOUN.search(earlier) or referents(earlier):
        return
    for start, end in ground.sentences:
        if text[start : start + 4] not in ("The ", "This", "Its "):
            continue
        match = _CLAUSE.search(text, start, end)
        if match is None or ground.quoted(*match.span("word")):
            continue
        if _PRONOUN.search(text, 0, match.start("word")) or referents(text[: match.start("word")]):
            continue
        tokens = tagged(text, start, end)
        core = noun_phrase(tokens, 0, frozenset())
        noun = head(tokens, 0, core).word.lower() if core else ""
        hall = noun == "hall" and tokens[core - 2].word in ("town", "city")
        if (
            noun not in nouns()["bodies"] and not hall and noun not in ("plant", "hospital", "factory")
        ) or noun in _NOT_THESE:
            continue
        rest = text[match.end("word") : end]
        if re.search(r"\b(?:his|her|herself|himself|she|he)\b", rest):
            continue
        if referents(rest) and about.may_come_from(SOURCES) < 0.5:
            continue
        yield Edit(*match.span("word"), match["word"], "it", "pronoun.body", BODY, 0.92)
