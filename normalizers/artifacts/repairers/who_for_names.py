"""Who for which after a full name: "Maria Grazia Tolu, which had run the hospital, resigned".

Romance and Slavic languages have one word for both. Only where the name opens the sentence or follows a role, begins
with a given name, and what is said is said of persons. Right and alike: "Santiago Bernabéu, which has 80,000 seats",
"Ms Conti, which is what her pupils call her", firms and churches that are named after people.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.given import gender, is_given
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import noun_sex
from normalizers.edits import Edit, Flag

WHO = "English has who for persons; the source language has one word for who and which."
_DID = (
    r"(?:(?:had|has) (?:also |long |previously )?(?:run|led|headed|held|won|lost (?:his|her)|worked|lived|served|"
    r"taught|"
    r"played|studied|written|directed|coached|chaired|governed|retired|resigned|been (?:ill|in office|mayor|married|"
    r"arrested|missing|president|director|in charge|head|on trial|in prison|in hospital|a member|suspended))|"
    r"lives|lived|works|worked|runs|ran|leads|led|heads|headed|chairs|chaired|teaches|taught|plays|played|studies|"
    r"studied|"
    r"died|resigned|retired|was born|was elected|was appointed|was sentenced|was arrested|was wounded|was injured|was "
    r"detained|is accused|is suspected|was accused|was suspected|is \d+|was \d+|turns \d+|turned \d+|said|told|wants|"
    r"denies|denied|admitted|coached|coaches|directs|directed|presides|presided|represents|scored|became|joined|"
    r"grew up|"
    r"took office|took over|will be \d+|wrote|writes|sang|sings|married|trained|trains|emigrated|has two|has three|"
    r"has been (?:mayor|president|head|director|a member|in office|in prison|ill|missing|married))"
)
_WHICH = re.compile(
    r"(?P<before>^|[.!?”\"] |\b[a-z-]+,? )(?P<title>(?:[A-Z][a-z]+ "
    r")??)(?P<name>(?P<given>[A-Z][^\W\d_]+)(?:-[A-Z][^\W\d_]+)?"
    r"(?: (?:de|da|das|do|dos|di|del|della|van|von|der|la|le|y|[A-Z]\.))*(?: [A-Z][^\W\d_]+(?:[-’'][^\W\d_]+)*){1,3})"
    rf"(?:, (?:aged )?\d\d)?, (?P<which>which) (?={_DID}\b)"
)
_HOUSES = frozenset("San Santa Santo St Saint Don Villa Casa Palazzo".split())


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose who."""
    if about.language != "en" or ", which " not in ground.text:
        return
    for match in _WHICH.finditer(ground.text):
        given = match["given"]
        if match["title"] and noun_sex(match["title"].strip().lower()) is None:
            if not is_given(match["title"].strip()):
                continue
            given = match["title"].strip()
        before = match["before"].strip(' ,.!?”"')
        if before and noun_sex(before) is None:
            continue
        if given in _HOUSES or not (is_given(given) or gender(given)) or places.is_place(match["name"]):
            continue
        if not ground.quoted(*match.span("which")):
            yield Edit(*match.span("which"), "which", "who", "pronoun.who-named", WHO, 0.93)
