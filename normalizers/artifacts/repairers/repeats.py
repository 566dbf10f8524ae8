"""A phrase, a clause or a sentence that stands twice in a row.

A link's text is often translated twice: once inside its sentence and once alone. Three words or more repeated without
anything between is a fault; right and alike: "step by step", "no, no, no", "day after day after day", a refrain or an
anaphora in a quotation, "New York, New York", "had had".
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from normalizers.artifacts.about import About
from normalizers.artifacts.evidence import WORD
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

REASON = "The same words stand twice in a row."
REASON_SENTENCE = "The same sentence stands twice in a row."
_OPENS_PHRASE = frozenset(
    "the a an of in on at to for from with by and that which who his her their its this until since after before "
    "during between under over near some".split()
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_CLAUSE = frozenset("who what that which whoever whatever where if when as those how".split())
_ENDS_PHRASE = frozenset("is was are to of and or by for in after on with than a the as but".split())
_COMMA = re.compile(r",(?= )")
FINITE_NEXT = re.compile(
    r" (?:is|was|are|were|has|had|have|will|would|can|could|may|must|should|did|does|takes?|took|comes?|came|goes|went|"
    r"prevails?|wins?|won|loses?|lost|applies|apply|gets?|got|pays?|paid|said|says)\b"
)
LONGEST = 40  # words: longer repetitions are whole sentences, which are compared as such


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to drop the second of two identical phrases of three words or more; quotations only get a flag."""
    text = ground.text
    spans = [match.span() for match in _TOKEN.finditer(text)]
    low = [text[start:end].lower() for start, end in spans]
    places: dict[tuple[str, str, str], int] = {}
    at = 0
    while at + 3 <= len(low):
        key = (low[at], low[at + 1], low[at + 2])
        before = places.get(key)
        places[key] = at
        size = at - before if before is not None else 0
        if before is None or not 3 <= size <= LONGEST or low[before:at] != low[at : at + size]:
            at += 1
            continue
        first_end, second, end = spans[at - 1][1], spans[at][0], spans[at + size - 1][1]
        between = text[first_end:second]
        if between.strip(" ,\u00a0") or len(set(low[at : at + size])) < 3:
            at += 1
            continue
        # "in a meeting on television a meeting on television": the first copy keeps its small words and its capital.
        finding = Edit(first_end, end, text[first_end:end], "", "duplicate.phrase", REASON, 0.95)
        chain = low[at + size - 1] in _ENDS_PHRASE  # "a rose is a rose is a rose"
        # Three words are seldom enough: "those who stayed at home stayed at home".
        clause = bool(_CLAUSE & set(low[max(0, before - 12) : before]))
        plain = chain or (size == 3 and low[at] not in _OPENS_PHRASE and ("," in between or clause))
        # "where the texts disagree with the English text, the English text takes precedence"; a refrain after "and"
        subject = "," in between and (FINITE_NEXT.match(text, end) is not None or low[at - 1] in ("and", "or"))
        refrain = size >= 4 and "," in between and low[at] == "and"
        if plain or subject or refrain or ground.quoted(first_end, end):
            yield Flag(first_end, end, finding.before, finding.rule, REASON, 0.6, "")
        else:
            yield finding
        at += size
    yield from _clause_again(ground)
    yield from _sentences(ground)


def _clause_again(ground: Ground) -> Iterator[Edit]:
    """ "A court has extended the house arrest until March, a court has extended the house arrest, his lawyer said"."""
    text = ground.text
    for start, end in ground.sentences:
        commas = (
            [match.start() for match in _COMMA.finditer(text, start, end)] if text.count(",", start, end) < 9 else []
        )
        for one, two in pairwise(commas):
            again = text[one + 2 : two]
            if len(again.split()) < 4 or ground.quoted(one, two):
                continue
            head = text[start : start + len(again)]
            if head.lower() == again.lower() and start + len(again) <= one:
                yield Edit(one, two, text[one:two], "", "duplicate.clause", REASON, 0.94)


def _sentences(ground: Ground) -> Iterator[Edit | Flag]:
    for (start, end), (again, stop) in pairwise(ground.sentences):
        one, two = ground.text[start:end].strip(), ground.text[again:stop].strip()
        if (
            two.startswith(one[:-1])
            and one[-1:] == "."
            and two[len(one) - 1 : len(one)] in (",", " ")
            and len(WORD.findall(one)) >= 6
            and not ground.quoted(start, stop)
        ):
            # "A fire broke out in Omsk. A fire broke out in Omsk, killing two people": the second says more.
            yield Edit(start, again, ground.text[start:again], "", "duplicate.sentence", REASON_SENTENCE, 0.94)
            continue
        if (
            two.startswith(one)
            and len(WORD.findall(one)) >= 4
            and one[-1] in ".!?”"
            and two[len(one) : len(one) + 1] in ("", " ")
        ):
            two, stop = one, again + len(one)  # a stop after "May" is no end for everybody
            end = start + len(ground.text[start:end].rstrip())
            if ground.quoted(again, stop):
                yield Flag(again, stop, two, "duplicate.sentence", REASON_SENTENCE, 0.6, "")
            else:
                before = ground.text[end:stop]
                yield Edit(end, stop, before, "", "duplicate.sentence", REASON_SENTENCE, 0.97)
