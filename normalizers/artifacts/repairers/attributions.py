"""Who said it, after what and when: "announced on Wednesday the councillor", "has admitted the president".

Romance and Slavic languages put the verb of an attribution first, then the day or whom it was said to, then the
speaker. English puts the speaker first, or straight after the verb. Right and alike: "said the mayor", a second verb of
the sentence's subject ("Diaz, 58, announced on Monday the closure of two plants").
"""

import re
from collections.abc import Iterator, Sequence

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, Token, noun_phrase, tagged
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

ASKED = "The attribution has the verb, the day and only then who said it."
SAY = frozenset(
    "said says announced explained added told assured guaranteed stressed indicated reported confirmed stated "
    "declared warned pointed noted recalled "
    "admitted affirmed insisted commented claimed emphasised emphasized underlined specified clarified revealed "
    "denounced regretted lamented "
    "argued concluded acknowledged maintained manifested detailed summarised concluded observed remarked "
    "replied answered promised "
    "complained estimated predicted demanded criticised criticized wrote informed conceded reiterated "
    "highlighted".split()
)  # fmt: skip
_DAY = (
    r"(?:on |this |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"yesterday|today|this (?:morning|afternoon|evening|week)"
    r"|to (?:the )?(?:press|journalists|reporters|media|newspaper|television|radio|agency)(?: (?:on )?(?:Mon|"
    r"Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    r"|at a press conference|in a statement|in an interview|journalists|reporters|the press|[A-Z][\w-]+(?= (?:the|a) )"
)
_ATTRIBUTION = re.compile(
    rf"(?P<lead>[,”\"] )(?P<verb>(?:has |have |had )?(?:{'|'.join(sorted(SAY))}))(?P<out> out)? "
    rf"(?P<when>{_DAY}) (?P<who>(?!that\b|the fact\b)[^.,;:“”\"]{{4,120}}?)(?=[.,;]|$| (?:who|after|before|"
    rf"during|at the|in a|in an|in the)\b)"
)
_PERFECT = re.compile(
    rf"(?P<lead>[,”\"] )(?P<verb>(?:has|have) (?:{'|'.join(sorted(SAY))}))(?P<out> out)?(?P<when>) "
    rf"(?P<who>(?!that\b|the fact\b)[^.,;:“”\"]{{4,120}}?)(?=[.,;]|$| (?:who|after|before|during|at the|in a|in "
    rf"an|in the|on)\b)"
)
# "guaranteed the lawyer": verbs that no English attribution puts first.
_NEVER_FIRST = re.compile(
    r"(?P<lead>[,”\"] )(?P<verb>guaranteed|assured|indicated|affirmed|manifested|denounced|highlighted|detailed|"
    r"informed|specified)(?P<out>)(?P<when>) (?P<who>(?:the|[A-Z])[^.,;:“”\"]{4,120}?)(?=[.,;]|$| (?:who|after|"
    r"before|during|at the|in a|in an|in the|on)\b)"
)
_NAME = r"[A-Z][\w’'-]+(?: (?:de|da|do|dos|del|di|van|von|der|la|le|y|e) )?(?: ?[A-Z][\w’'-]+)*"
_APPOSED = re.compile(
    rf", (?P<name>{_NAME}|(?:the |an? |its |his |her |their )(?:[\w’'-]+ ){{0,5}}?[\w’'-]+)(?=[.;]|$|,(?! (?:who|"
    r"which|whose|an?|the)\b))"
)
_HOW = re.compile(r", (?:in|at|after|before|during|on|adding|while|when)\b")
_ENDS = re.compile(
    r", (?:who|and|but|after|before|while|when|as|in|at|during|on|adding|noting|stressing|where|which)\b"
)
_SPEAKERS = frozenset(
    "minister president mayor councillor councilor spokesman spokeswoman spokesperson head director chairman "
    "chairwoman chief leader lawyer judge "
    "prosecutor governor coach manager captain expert doctor bishop ministry government union association "
    "company police court council "
    "management direction authorities board institute club school university party command operator network "
    "brigade firefighters "
    "gendarmerie prefecture hall region group regulator scientists bank hospital department secretariat bureau "
    "commission committee "
    "service agency office federation secretary commissioner senator deputy ambassador general commander "
    "professor researchers author "
    "witness witnesses sources residents neighbours neighbors owner victim mother father brother sister".split()
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to put who said it before the verb, and when after it."""
    if about.language != "en":
        return
    for pattern in (_ATTRIBUTION, _PERFECT, _NEVER_FIRST):
        for match in pattern.finditer(ground.text):
            tokens = tagged(ground.text, *match.span("who"))
            ends = noun_phrase(tokens, 0, frozenset(("of", "for")))
            if not ends or ground.quoted(match.start("verb"), match.end()):
                continue
            if any(token.tag in FINITE for token in tokens) or not _is_attribution(ground, match, tokens[:ends]):
                continue
            start, end = match.start("verb"), tokens[ends - 1].end
            who = ground.text[match.start("who") : end]
            if ground.text[end : end + 2] == ", ":
                if (more := _APPOSED.match(ground.text, end)) is not None:
                    end = more.end("name")  # "the spokeswoman of the utility, Ana Lledó"
                    who = ground.text[match.start("who") : end] + ","
                    if _HOW.match(ground.text, end):
                        end += 1  # the comma that ended the apposition
                elif not _ENDS.match(ground.text, end):
                    continue  # what follows the comma may belong to the speaker
            verb = match["verb"] + (match["out"] or "")
            when = f" {match['when']}" if match["when"] else ""
            if verb in ("assured", "informed"):
                when = when.replace(" to ", " ", 1)
            if "day" in when:  # "has admitted on Tuesday": English has no perfect with a date
                verb = re.sub(r"^(?:has|have|had) ", "", verb)
            yield Edit(start, end, ground.text[start:end], f"{who} {verb}{when}", "grammar.attribution", ASKED, 0.93)


def _is_attribution(ground: Ground, match: re.Match[str], who: Sequence[Token]) -> bool:
    """Tell whether a verb after a comma is no second verb of the sentence's subject: "Diaz, 58, announced a plan"."""
    if match["lead"][0] != ",":
        return True
    start = ground.sentence(match.start())[0]
    before = tagged(ground.text, start, match.start())
    if before and ground.text[before[-1].end - 1] in '”"':
        return True
    speaks = any(token.tag == "NNP" or token.word.lower() in _SPEAKERS for token in who)
    return speaks and match.re is not _NEVER_FIRST and any(token.tag in FINITE for token in before)
