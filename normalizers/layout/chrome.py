"""What a page says of itself, known by its vocabulary: "Share this: Telegram Viber", "Select it and press Ctrl".

Sites word their buttons, consents, paywalls and appeals in endless ways, and each language translates them anew. What
they share is a small vocabulary (`chrome.toml`): a line all of whose words belong to it, and enough of whose words
speak of the page, is the page's. Right and alike: a heading ("How to subscribe", "The photos"), advice of a story
("Log in to the portal of the tax office"), a sentence about a network ("You can read Telegram in the browser").
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from normalizers.layout.lift import Lift, Where, quoted

_TABLES: dict[str, str] = tomllib.loads(Path(__file__).with_name("chrome.toml").read_text("utf-8"))
_SURE = frozenset(_TABLES["sure"].split())
_STRONG = frozenset(_TABLES["strong"].split())
_PAGE = frozenset(_TABLES["page"].split())
_OPENS = frozenset(_TABLES["opens"].split())
_PLAIN = frozenset(_TABLES["plain"].split()) | _OPENS
_APPEALS = _OPENS - frozenset(_TABLES["no_appeal"].split())
_BAR = frozenset(_TABLES["bar"].split())
_TOGETHER = frozenset(tuple(entry.split()) for entry in _TABLES["together"].replace("\n", " ").split(";"))
_FUNCTION = frozenset("the a an this that your our to of in on at for from by with and or if is are be".split())
_ASKS = frozenset("you your we our us i me my please".split())
_QUESTIONS = frozenset("how what why where who when which".split())
_APPEAL_PAIRS = frozenset(
    (one, two)
    for one in ("share", "report", "like", "play", "use", "offer", "support", "comment", "print", "reserve")
    for two in ("this", "it", "your", "us", "an", "a", "our")
) | {("share", "on"), ("share", "via"), ("share", "by"), ("share", "with"), ("comment", "on")}
_AFTER_THE = frozenset("article rest full content text comments continuation publication".split())

# One of these must occur, or nothing is tried.
_HINT = re.compile(
    r"(?i)cookie|subscri|newsletter|ctrl|\btypo|javascript|full-?\s?screen|viber|whatsapp|telegram|messenger|"
    r"\bsign (?:in|up)\b|\blog ?in\b|register|\bclick|external content|editorial content|embedded|reading time|"
    r"text size|font size|to read\b|comment|notification|blocker|account|journalism|loading|e-?mail|\bmute\b|"
    r"play video|gallery|\bus\b|\byour?\b|\bimage|\bapp\b|browser|linkedin|pinterest|premium|\bshare|follow us|"
    r"qr code|spelling|consent|instagram|facebook|"
    r"\b(?:this|the|our) (?:article|content|page|text|story|post|video|gallery|message|publication|news|site|image|"
    r"photo|podcast|audio)"
)
# What makes words inside a paragraph the page's and not the story's.
_SELF = re.compile(
    r"(?i)\b(?:newsletters?|cookies|ctrl|typos?|javascript|subscri(?:bers?|ptions?|be|bing)|ad-?\s?blockers?|"
    r"full-?\s?screen|left to read|reading time|text size|font size|google news|spelling (?:error|mistake)|"
    r"external content|editorial content|qr code|"
    r"this (?:article|content|page|story|post|gallery|publication|message|text)|"
    r"our (?:app|channels?|site|website|page|newsletters?|articles|content|journalism|telegram|(?:\w+ )?(?:bot|group))|"
    r"(?:leave |write |to |a |your |view |load )comments?|independent journalism|audio version|"
    r"(?:read|follow|join|find|watch|support|write to|notify|inform) us|(?:an?|the) (?:error|mistake)|"
    r"photo gallery|the gallery|(?:continue|keep) reading|on telegram|(?:telegram|viber|whatsapp) (?:channel|bot|chat)|"
    r"(?:view|show|load|display|see|watch|access) (?:this|the|external|all) (?:content|videos?|map|post|images?|tweet)|"
    r"your (?:consent|browser|privacy|favou?rites)|personal data|privacy settings|notifications|registered users|"
    r"(?:the|this|an?) (?:article|story|text|content|video|page) (?:in|by|as|to|on|with)\b|to enlarge|"
    r"share (?:on|via|it|this|by|with)|"
    r"(?:read|see|view|watch) (?:the |this )?(?:full |whole |entire |complete |original )"
    r"(?:article|text|story|video|interview))\b"
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:\s?%)?|[^\W_]+(?:[-’'/][^\W_]+)*|[+#@&%]")
_SENTENCE_END = re.compile(r"[.!?…]+[”\"»’')\]]*(?=\s|$)|\n")
_STARTS = re.compile(r"[.!?…][”\"»’')\]]{0,2}\s+(?=\S)")
_FOLLOWS = re.compile(r"[“\"]?[A-ZÀ-Þ\d][\w’'-]*,?(?:\s\S+){3,}")
_CAPITAL = re.compile(r"[A-ZÀ-ÞŁŚŻА-Я]")

_LINE = "The line is a button or notice of the web page."
_INSIDE = "The words are a button or notice of the web page."
_INITIAL = "The page’s large first letter was copied beside the translated word."
# The initial of the source's first word, set large, and then the word itself: "DThe stock exchange" (Die Börse).
_DROP_CAP = re.compile(
    r"[B-HJ-Z](?: (?=(?:In|It|At|On|For|He|She|We|As|If|An|By|To)\s[a-z])|[ ]?(?=(?:The|After|With|When|They|This|That|"
    r"There|Who|What|From|And|But|Since|Until|Before|While|For|She)\s\w))"
)
LONGEST = 40  # words of a notice


class _Word(NamedTuple):
    start: int
    end: int
    low: str
    points: int  # -1: no word of the page


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find lines of the page, and its sentences inside a paragraph, also where no stop parts them from the story."""
    if where.first < 0 or where.kind in ("preformatted", "quote", "heading"):
        return
    drop = _DROP_CAP.match(text) if where.first == 0 and where.kind == "paragraph" else None
    if drop:
        yield Lift(0, drop.end(), "furniture", "ui.drop-cap", _INITIAL, 0.95)
        return
    if not _HINT.search(text):
        return
    line = text.strip()
    if where.first + where.last > 0 and len(line) <= 260 and _is_line(line):
        yield Lift(0, len(text), "furniture", "ui.page-words", _LINE, 0.95)
        return
    starts = [0, *(match.end() for match in _STARTS.finditer(text))]
    if len(starts) > 200:
        return
    done = 0
    for at in starts:
        if at < done:
            continue
        end = _run(text, at)
        if end > at and not quoted(text, at) and (at > 0 or text[end:].strip()):
            done = end
            yield Lift(at, end, "furniture", "ui.page-words-inside", _INSIDE, 0.95)


def _words(text: str, at: int, end: int) -> Iterator[_Word]:
    for match in _WORD.finditer(text, at, end):
        low = match.group().casefold().replace("’", "'")
        yield _Word(*match.span(), low, _points(low))


def _points(low: str) -> int:
    if low in _SURE:
        return 4
    if low in _STRONG:
        return 2
    if low in _PAGE:
        return 1
    return 0 if low in _PLAIN or low[0].isdigit() or low in "+#@&%" else -1


def _score(words: list[_Word]) -> int:
    """Return how much a row of words speaks of the page."""
    return sum(max(0, word.points) for word in words) + 2 * _phrases([word.low for word in words])


def _phrases(lows: list[str]) -> int:
    return sum(tuple(lows[at : at + size]) in _TOGETHER for size in (2, 3, 4) for at in range(len(lows) - size + 1))


def _is_line(line: str) -> bool:
    words = list(_words(line, 0, len(line)))
    if not 2 <= len(words) <= LONGEST or words[0].low in _QUESTIONS or line[0] in '“"«':
        return False
    lows = [word.low for word in words]
    if all(low in _BAR or low.isdigit() for low in lows) and not lows[0].isdigit():
        return True
    unknown = [word for word in words if word.points < 0]
    score = _score(words)
    appeals = lows[0] in _APPEALS or (lows[0], lows[1]) in _APPEAL_PAIRS
    if unknown:  # the name of the site
        names = all(_CAPITAL.match(line[word.start]) for word in unknown)
        return appeals and names and len(unknown) <= 3 and score >= 5 and len(unknown) * 3 <= len(words)
    strong = any(word.points >= 2 for word in words)
    if appeals and strong and len(words) <= 5:
        return True
    asks = appeals or lows[0] == "this" or any(low in _ASKS for low in lows)
    if not asks:
        return strong and score >= 4 and line[-1] not in ".!" and "and" not in lows
    if line[-1] == "." and not (appeals or _SELF.search(line)):
        return False
    return score >= 3 and (strong or _phrases(lows) > 0) and score * 6 >= len(words)


def _run(text: str, at: int) -> int:
    """Return where the page's words end that start at a place; the place itself if the story's are meant."""
    words: list[_Word] = []
    stop = len(text)
    for word in _words(text, at, len(text)):
        if word.points < 0 or len(words) > 3 * LONGEST:
            stop = word.start
            break
        words.append(word)
    if len(words) < 3 or words[0].low not in _OPENS or (words[0].low, words[1].low) == ("do", "not"):
        return at
    if words[0].low == "the" and words[1].low not in _AFTER_THE:
        return at
    best, begun = at, at
    taken: list[_Word] = []
    ends = [match.end() for match in _SENTENCE_END.finditer(text, at, stop)]
    if stop == len(text):
        ends.append(stop)
    for end in ends:
        here = [word for word in words if begun <= word.start < end]
        if not here or _score(here) < 1 or here[0].low not in _OPENS:
            return best
        taken += here
        if _passes(text, at, end, taken):
            best = end
        begun = end
    soft = _before_story(text, begun, stop, words)
    if soft > begun:
        here = [word for word in words if begun <= word.start < soft]
        enough = 1 if best > at else 2
        if here and here[0].low in _OPENS and _score(here) >= enough and _passes(text, at, soft, taken + here):
            best = soft
    return best


def _before_story(text: str, begun: int, stop: int, words: list[_Word]) -> int:
    """Return where the next sentence of the story starts that no stop parts from the page's words."""
    if stop == len(text):
        return begun
    starts = [word.start for word in words if word.start > begun and _CAPITAL.match(text[word.start])]
    place = stop if _CAPITAL.match(text[stop]) else starts[-1] if starts else begun
    before = [word for word in words if word.start < place][-2:]
    if place <= begun or len(before) < 2 or not _FOLLOWS.match(text, place):
        return begun
    whole = tuple(word.low for word in before) in _TOGETHER or text[before[1].start].isupper()
    return place if whole or before[1].low not in _FUNCTION else begun


def _passes(text: str, at: int, end: int, words: list[_Word]) -> bool:
    score = _score(words)
    return len(words) >= 3 and score >= 3 and score * 5 >= len(words) and bool(_SELF.search(text, at, end))
