"""ANPA 1312, the high-speed wire format of North American agencies (ANPA Bulletin 1312; NAA 89-3).

SYN SYN SOH, service level and number, US, selector; then priority, category, format, keyword, version, date, words;
STX, the text with its rails (`^` at the beginning of a line, `<` or `=` at its end), ETX, the time of sending, EOT.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from normalizers.errors import WireError
from normalizers.story import Block, PubStatus, Skipped, Story
from normalizers.wires import identity, telegraph
from normalizers.wires.charset import Received
from normalizers.wires.identity import Telegram
from normalizers.wires.telegraph import Message

_FIRST = (
    r"(?P<service>[A-Za-z]?)(?P<number>\d{3,4})(?P<agency>[A-Za-z ]{0,15}?)"
    r"(?:\x1f(?P<selector>[\w-]{0,8})| ?(?P<bare>[a-z-]{5}))?"
)
_SECOND = r"(?P<priority>[A-Za-z]) (?P<category>[A-Za-z])(?P<format>[\x11-\x14]{0,2}) *(?P<keyword>[^\r\n]*?)"
_FILED = r"(?P<filed>\d{1,2}-\d{1,2})(?:[ \t]+(?P<words>\d{1,5}))?"
_HEADER = re.compile(rf"\s*{_FIRST}[ \t]*[\r\n]+[ \t]*{_SECOND}[ \t]+{_FILED}[ \t]*(?:[\r\n]+|$)")
_HALF = re.compile(rf"\s*{_FIRST}[ \t]*[\r\n]+[ \t]*{_SECOND}[ \t]*(?:[\r\n]+|$)(?P<filed>)(?P<words>)")
_SIGNED = re.compile(
    rb"\x01[A-Za-z]?\d{3,4}[A-Za-z ]{0,15}(?:\x1f|[\w-]{0,8}\s{0,4}[\r\n]+[A-Za-z] [A-Za-z]"
    rb"(?:[\x13\x14][\x11\x12]| {0,4}(?i:[ap]m|bc)-))"
)
_BARE = re.compile(
    rb"[\s\x16\x00]*[A-Za-z]\d{4}[A-Za-z]{0,8} ?[a-z-]{5}[ \t]*[\r\n]+[a-z] [a-z][\x11-\x14]{0,2} "
    rb"(?i:[AP]M|BC|AP)-\S[^\r\n]{0,60} \d\d-\d\d(?: \d{0,4})?\s*[\r\n]"
)

_SENT_US = re.compile(r"\b([A-Z][A-Za-z]{1,7})(?:-[A-Z]{1,4})?-(\d\d)-(\d\d)-(\d\d)\s+(\d\d):?(\d\d)\s?([A-Z]{1,4})?")
_SENT_EAST = re.compile(r"\b([A-Z]{2,5})-(\d\d):(\d\d)-(\d\d)-(\d\d)-(\d\d)\b")
_SENT_REUTERS = re.compile(r"\b([A-Za-z]+)?\s?(\d\d):(\d\d)\s(\d\d)-(\d\d)-(\d\d)\b")
_SENT_CP = re.compile(r"\b(\d\d):?(\d\d)(E[DS]?T)\s(\d\d)-(\d\d)-(\d\d)\b")
_SENT_ANY = "|".join(one.pattern for one in (_SENT_US, _SENT_EAST, _SENT_REUTERS, _SENT_CP))
_TRAILER = re.compile(rf"\s*(?:{_SENT_ANY})\s*<?\s*")

# Transmission priorities of the bulletin, most urgent first.
_PRIORITIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "s": 6, "a": 6, "x": 7, "z": 8}
_AGENCY = re.compile(
    r"\((Reuters|Bloomberg|Kyodo|Xinhua|[A-Z]{2,6})\)|^c\.[ \t]*\d{4}[ \t]+([^\n]{3,40})$", re.MULTILINE
)
_EDITORIAL = re.compile(
    r"\W{0,3}(?:Eds\b|EDS\b|(?:EDITOR|Editor)S?(?:'S|'s)? NOTE\b|(?:Editors|EDITORS):|"
    r"(?:With )?AP (?:Photo|Graphic|Video|Audio)|(?:With )?Photos?:|ADVISORY\b|NOTE:|ATTENTION\b|"
    r"(?i:embargo|for release|hold for|not for (?:use|release)))"
)
_EMBARGO = re.compile(r"(?i)\bembargo(?:ed)?\b|\bfor release\b|\bhold for release\b|\bnot for (?:use|release) before\b")
_BYLINE = re.compile(r"(?:By|BY|Por|POR|Par|PAR)\s+\S")
_TAKE = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)\s*)?(?:ld|lead|lede|add|writethru|take|sub|insert|correctn?|correction|clarification|"
    r"update|bjt|advisory|kill|withhold|elimination|optional|abridged|adv\d*)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\btake \d"
)
_KILL = re.compile(r"(?i)\b(?:kill|elimination|bulletin kill|mandatory kill|withdrawal)\b")
_HOLD = re.compile(r"(?i)\bwithhold\b")
# Rails that name their field (The Canadian Press): HL:Headline@
_FIELD = re.compile(r"(?i)(hl|index|symbol|update|code|slug|byline|source|photo|ec):\s*(.*)")
_CANADIAN = ("THE CANADIAN PRESS", "The Canadian Press", "La Presse Canadienne", "LA PRESSE CANADIENNE")
_KEYWORD = re.compile(r"(?i:[ap]m|bc|ap|bjt)-\S|[A-Z]{2,4}-[A-Z0-9/-]{3,}(?: \([A-Z0-9 ]+\))?\s*$")
_LAST = re.compile(r"\W{0,3}(?:(?i:end adv)\b.{0,60}|Keywords: [A-Z0-9 /-]+)")
_HELD = re.compile(r"\$?Adv\d{1,2}|(?:End|Eds:? end) Adv\b.*|Adv\.? for (?:release )?\w.*", re.IGNORECASE)
_LONG = 160  # characters; a rail before the byline that is longer than a headline is the summary


def sniff(raw: bytes) -> bool:
    """Whether the bytes are an ANPA message, with its control characters or with what is left without them."""
    return bool(_SIGNED.search(raw[:4_000]) or _BARE.match(raw[:400]))


def read(received: Received) -> list[Story | Skipped]:
    """The stories of a file: one or several messages.

    Raises:
        WireError: a message without control characters has no header that we understand.
    """
    found: list[Story | Skipped] = []
    for n, message in enumerate(telegraph.messages(received), 1):
        if isinstance(message, Skipped):
            found.append(message)
        else:
            found.append(_story(message, received, n) or Skipped(f"message {n}", "this message has no text"))
    return found


@dataclass(slots=True)
class _Rails:
    """What the lines before the text say."""

    slug: str = ""
    take: list[str] = field(default_factory=list)
    words: int | None = None
    headline: str = ""
    abstract: list[str] = field(default_factory=list)
    byline: str = ""
    credit: list[str] = field(default_factory=list)
    editorial: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)

    def take_field(self, name: str, text: str) -> None:
        """Keep what a rail says that names its field."""
        if name == "hl":
            self.headline = text
        elif name == "index":
            self.subjects += [part.strip() for part in text.split(",") if part.strip()]
        elif text:
            self.editorial.append(f"{name.capitalize()}: {text}")


def _story(message: Message, received: Received, n: int) -> Story | None:
    whole = message.header if message.framed else message.text
    match = _HEADER.match(whole) or _HALF.match(whole)
    if match is None and not message.framed:
        raise WireError(
            "wire.broken-header", "The header of this message is not ANPA 1312.", todo="Look at its first lines."
        )
    text, sent = _typeset(message.text), message.trailer
    if not message.framed and match:
        text = text[match.end() :]
    if not _TRAILER.search(telegraph.clean(sent)):
        text, sent = _off_trailer(text, sent)
    table = bool(match) and "\x12" in (match["format"] if match else "")
    rails = _Rails()
    blocks = _text(rails, telegraph.clean(text).replace("\r\n", "\n").replace("\r", "\n"), table)
    if not blocks and not rails.headline:
        if not rails.editorial:
            return None
        rails.headline = ", ".join((rails.slug, *rails.take))  # a kill is a word to the editors, and nothing else
    story = _made(match, rails, blocks, telegraph.clean(sent), received)
    return story if match or n == 1 else replace(story, guid=f"{story.guid}#{n}")


def _typeset(text: str) -> str:
    """A text without the codes of typesetters (ANPA Bulletin 1312, special characters): quads are ends of lines."""
    text = re.sub(r"&Q[CLR];[ \t]*", "<", text)
    text = re.sub(r"(?m)^<+", "", text)
    return re.sub(r"&(?:UR|LR|BF|IT|RO|TF|LF);", "", text).replace("&MD;", "--").replace("&HT;", "\t")


def _off_trailer(text: str, sent: str) -> tuple[str, str]:
    """Text and time of sending, where the time stands before ETX or the control characters are lost."""
    every = telegraph.clean(text).rstrip().splitlines()
    if every and _TRAILER.fullmatch(every[-1]):
        return "\n".join(every[:-1]), every[-1]
    return text, sent


def _text(rails: _Rails, text: str, table: bool) -> tuple[Block, ...]:
    """The blocks of a text; its rails are sorted into fields as long as the story has not begun."""
    every = _own_lines(text.rstrip().split("\n"))
    while len(every) > 1 and (not every[-1].strip() or _LAST.fullmatch(_bare(every[-1]))):
        rails.editorial += [line for line in [_bare(every.pop())] if line]
    start = next((n for n, line in enumerate(every) if line.strip() and not line.lstrip().startswith("^")), len(every))
    if not any(line.lstrip().startswith("^") for line in every[:start]):
        start = _without_rails(rails, every)
    else:
        top = [line.lstrip() for line in every[:start] if line.strip()]
        if start == len(every) and not table:
            return _only_rails(rails, top)
        rest = _sort(rails, [_bare(line) for line in top], [line.rstrip().endswith("=") for line in top])
        every = [*(f"^{line}" for line in rest), *every[start:]]
        start = 0
    return tuple(_blocks(every[start:], table))


def _own_lines(every: list[str]) -> list[str]:
    """Rails that follow each other on one line (`^*9006< ^Keyword<`) on lines of their own, all with their mark."""
    found: list[str] = []
    for line in every:
        if line.startswith("^"):
            found += re.split(r"(?<=<) +(?=\^)", line)
        elif found and found[-1].startswith("^") and line.rstrip().endswith("<") and _FIELD.fullmatch(_bare(line)):
            found.append(f"^{line}")
        else:
            found.append(line)
    return found


def _bare(line: str) -> str:
    """A line without its rails and the quads at its end."""
    return re.sub(r"[\s<=^]+$|@[\s<=]*$", "", line.lstrip().lstrip("^")).strip()


def _only_rails(rails: _Rails, top: list[str]) -> tuple[Block, ...]:
    """A list of headlines has nothing but rails: after keyword and headline they are the text."""
    lines = [_bare(line) for line in top]
    rest = _sort(rails, lines[:3], [line.rstrip().endswith("=") for line in top[:3]])
    texts = [*rails.abstract, *rest, *lines[3:]]
    rails.abstract = []
    return tuple(Block("paragraph", line) for line in texts if line)


def _sort(rails: _Rails, lines: list[str], centred: list[bool]) -> list[str]:
    """Put each rail into its field; those that are no field are lines of the text."""
    rest: list[str] = []
    for line, centre in zip(lines, centred, strict=True):
        if not line:
            continue
        if not rails.slug and re.fullmatch(r"\*\d{3,5}", line):
            continue  # the number of a desk
        if not rails.slug:
            _keyword(rails, line)
        elif named := _FIELD.fullmatch(line):
            rails.take_field(named[1].lower(), named[2])
        elif _EDITORIAL.match(line) or _HELD.fullmatch(line):
            rails.editorial.append(line)
        elif rails.byline and centre and not rest and len(rails.credit) < 2 and len(line) < 60:
            rails.credit.append(line)
        elif _BYLINE.match(line) and not rails.byline and len(line) < 120:
            rails.byline = line
        elif line in _CANADIAN or (centre and re.fullmatch(r"AP|UPI|CP|AFP|NYT|TNS|DJ", line)):
            rails.credit.append(line)
        elif not rails.headline and len(line) <= _LONG:
            rails.headline = line
        elif not rails.byline and not centre:
            rails.abstract.append(line)
        else:
            rest.append(line)
    return rest


def _keyword(rails: _Rails, line: str) -> None:
    """The keyword line: `BC-US--Lobster Death, 1st Ld-Writethru,127`."""
    parts = [part.strip() for part in line.split(",")]
    if len(parts) > 1 and parts[-1].isdigit():
        rails.words = int(parts.pop())
    rails.editorial += [f"refers to {part}" for part in parts[1:] if re.fullmatch(r"[A-Za-z]\d{4}", part)]
    parts = [part for part in parts if not re.fullmatch(r"[A-Za-z]\d{4}", part)] or [line]
    takes = [part for part in parts[1:] if _TAKE.search(part)]
    rails.take += takes
    rails.slug = ", ".join(part for part in (parts[0], *parts[1:]) if part and part not in takes)


def _without_rails(rails: _Rails, every: list[str]) -> int:
    """Keyword and headline of agencies that use no rails (Kyodo, Reuters); the line at which the story begins."""
    n = next((n for n, line in enumerate(every) if line.strip()), len(every))
    if n < len(every) and _KEYWORD.match(every[n]):
        _keyword(rails, _bare(every[n]))
        n += 1
    top: list[str] = []
    while n + len(top) < len(every) and len(top) < 4:
        line = every[n + len(top)]
        if not line.strip() or re.match(r"\s", line):
            break
        top.append(line)
        if line.rstrip().endswith("+"):
            break
    if top and (top[-1].rstrip().endswith("+") or sum(map(len, top)) <= _LONG):
        top = [_bare(line.rstrip().removesuffix("+")) for line in top]
        signed = next((n for n, line in enumerate(top) if _BYLINE.match(line)), len(top))
        rails.headline = " ".join(top[:signed])
        rails.byline = "".join(top[signed : signed + 1])
        rails.credit += top[signed + 1 :]
        return n + len(top)
    return n


def _blocks(every: list[str], table: bool) -> list[Block]:
    found: list[Block] = []
    run: list[str] = []

    def end() -> None:
        found.extend(telegraph.paragraphs("\n".join(run), table=table))
        run.clear()

    for n, line in enumerate(every):
        if line.startswith("^"):
            bare = _bare(line)
            following = next((later for later in every[n + 1 :] if later.strip()), "")
            if bare.count(";") > 2 or re.search(r"\S {3,}\S", bare):
                end()
                run.append(re.sub(r"[\s<=]+$", "", line.removeprefix("^")))  # the heads of the columns
                continue
            end()
            if bare:
                found.append(Block("heading" if following else "paragraph", bare))
        else:
            run.append(re.sub(r"\s*[<=]\s*$", "", line) if re.search(r"[^<=\s][<=]\s*$", line) else line.rstrip())
    end()
    return found


def _made(
    match: re.Match[str] | None, rails: _Rails, blocks: tuple[Block, ...], sent: str, received: Received
) -> Story:
    notes: list[str] = []
    time, day, signature = _time(sent, notes)
    head_slug, head_take = _header_keyword(_said(match, "keyword"))
    take = ", ".join(rails.take) or head_take or None
    if match is None:
        notes.append("the header of this message was not understood")
    priority = _PRIORITIES.get(_said(match, "priority").lower())
    if match and priority is None:
        notes.append(f"priority not understood: {_said(match, 'priority')}")
    category = _said(match, "category")
    words = int(_said(match, "words") or 0) or rails.words
    named = _AGENCY.search("\n".join(block.text[:150] for block in blocks[:3]))
    source = _said(match, "agency") or signature or ((named[1] or named[2]) if named else "") or ""
    number = f"{_said(match, 'service')}{_said(match, 'number')}"
    day = day or _said(match, "filed") or received.sha256[:16]
    embargo = next((line for line in (*rails.editorial, *rails.abstract) if _EMBARGO.search(line)), None)
    pubstatus = _status(f"{take or ''} {rails.slug or head_slug}", rails.headline)
    message = Telegram(
        wire="anpa-1312",
        agency=_said(match, "agency") or signature,
        service=_said(match, "service"),
        number=number,
        slug=rails.slug or head_slug,
        take=take or "",
        day=day,
        time=time,
    )
    said = "\n".join((rails.headline, *rails.editorial, *(block.text for block in blocks)))
    return Story(
        guid=identity.guid(message) if number else f"sha256:{received.sha256}",
        headline=rails.headline,
        blocks=blocks,
        wire="anpa-1312",
        raw_sha256=received.sha256,
        version=identity.version(message, take or "", kill=pubstatus == "canceled"),
        source=source,
        charset_found=received.found,
        pubstatus=pubstatus,
        urgency=priority,
        priority=priority,
        embargo=embargo,
        version_created=time,
        sent=time,
        slugline=rails.slug or head_slug or None,
        take=take,
        abstract="\n".join(rails.abstract) or None,
        subjects=(category,) if category else (),
        keywords=tuple(rails.subjects),
        byline=rails.byline or None,
        credit=", ".join(rails.credit) or None,
        words=words,
        also=identity.also(message, said if pubstatus == "canceled" else None) if number else (),
        editorial_note="\n".join(rails.editorial) or None,
        notes=tuple(notes),
    )


def _header_keyword(keyword: str) -> tuple[str, str]:
    """Keyword and version of the second header line; the keyword is cut off at 24 characters there."""
    slug, _, version = telegraph.clean(keyword).strip().partition(" ")
    return slug, re.sub(r"(?<=\d[snrt][tdh])(?=L)", " ", version.strip())


def _time(sent: str, notes: list[str]) -> tuple[str | None, str, str]:
    """When the message was sent (ISO 8601), its day, and the agency that signs."""
    if match := _SENT_US.search(sent):
        found = telegraph.when(match[4], int(match[2]), match[3], match[5] + match[6], match[7])
    elif match := _SENT_EAST.search(sent):
        found = telegraph.when(match[6], int(match[5]), match[4], match[2] + match[3], None)
    elif match := _SENT_CP.search(sent):
        found = telegraph.when(match[6], int(match[5]), match[4], match[1] + match[2], match[3])
        return found, found[:10] if found else "", ""
    elif match := _SENT_REUTERS.search(sent):
        found = telegraph.when(match[6], int(match[4]), match[5], match[2] + match[3], None)
    else:
        return None, "", ""
    signature = "Kyodo" if match[1] == "KWS" else "Reuters" if (match[1] or "").lower().startswith("reut") else match[1]
    if found is None:
        notes.append(f"date not understood: {match[0].strip()}")
        return None, re.sub(r"\W+", "-", match[0].strip()), signature or ""
    return found, found[:10], signature or ""


def _status(said: str, headline: str) -> PubStatus:
    if _KILL.search(said) or re.match(r"(?:BULLETIN |MANDATORY )?KILL\b(?!ED|ER)", headline):
        return "canceled"
    return "withheld" if _HOLD.search(said) else "usable"


def _said(match: re.Match[str] | None, name: str) -> str:
    return (match[name] or "").strip() if match else ""
