"""What a page says of itself in whole lines: where the text goes on, who may read it, whose content is embedded."""

import re
from collections.abc import Iterator

from normalizers.layout.lift import Lift, Where, ended, quoted, words
from normalizers.layout.sites import is_section

_TEXT = r"(?:article|text|story|material|news|news item|interview|post|report|note|publication|message)"
_THING = (
    r"(?:video|photos?|pictures?|images?|gallery|ad|advert|advertisement|advertising|publicity|promo|tweet|post|map|"
    r"graphic"
    r"|infographic|recording|poll|survey|link|player|podcast|audio|embed|widget|form|table|illustration|slideshow|"
    r"trailer)"
)
_UNDER = rf"(?:below|under|underneath|beneath|after|behind)(?: (?:the|this) (?:\w+ )?{_THING})?"
_NETS = (
    r"(?:twitter|x|facebook|instagram|youtube|tiktok|telegram|spotify|vimeo|dailymotion|soundcloud|datawrapper|"
    r"google maps"
    r"|opinary|flourish|glomex|giphy|pinterest|external providers|social networks|social media|an external (?:source|"
    r"provider))"
)
_ENTER = (
    r"(?:log|sign)(?:\s?in| on| up)|login|register|subscribe|become (?:a )?(?:subscriber|member)|create (?:an |a "
    r"free )?account"
    r"|(?:buy|take out|choose|activate|get) (?:a |your )?subscription|accept cookies|turn off (?:the )?ad ?blocker"
)
_READ = (
    r"(?:continue|continue reading|keep reading|go on reading|read on|read more|read further|read (?:the|this) "
    rf"(?:full |whole |entire |complete |rest of the )?{_TEXT}|access (?:the|this) (?:full |premium )?(?:{_TEXT}|"
    rf"content)|comment"
    r"|vote|leave a comment|see (?:the|all) (?:comments|photos)|enjoy (?:all )?the content)"
)

# May stand between two sentences too.
SENTENCES = (
    rf"(?:the )?(?:rest|continuation|remainder|further (?:part|text)|sequel|second part|next part|end|remaining part)"
    rf" of (?:the|this)"
    rf" {_TEXT}(?: (?:is|can be found|follows|comes|appears|continues|you will find|is available|is located))? "
    rf"(?:{_UNDER}|on the next"
    rf" page|further (?:down|below))",
    rf"(?:the |this )?{_TEXT} (?:continues?|goes on|carries on|resumes?|follows|(?:is )?continued) (?:{_UNDER}|on "
    rf"the next page"
    rf"|further (?:down|below))",
    rf"(?:read|reading|continue|continues|continued|scroll|look|see|watch)(?: on| further| reading)? {_UNDER}"
    rf"(?: (?:the|this) (?:\w+ )?{_THING})",
    rf"(?:below|under|after) the {_THING},? (?:the )?{_TEXT} (?:continues|goes on)",
    rf"(?:please )?(?:to {_READ},? (?:please )?(?:{_ENTER})(?:(?:,| or| and) (?:{_ENTER}))*(?: (?:here|now|for free|"
    rf"to our [\w ]{{2,30}}))?)",
    rf"(?:please )?(?:{_ENTER})(?:(?:,| or| and) (?:{_ENTER}))* to {_READ}",
    r"(?:at this point|here|in this place|at this place),? (?:you(?:['’]ll| will)? find|you can find|is|there is|we "
    r"show)"
    r" (?:recommended |additional |editorial |external )*content (?:from|by|of) [^.!?]{2,90}",
    r"I (?:agree|consent)(?: that| to)? (?:the )?external content (?:is|being|be|may be|can be)(?: displayed| "
    r"shown)?(?: to me)?"
    r"(?:\. (?:this (?:allows|means)[^.!?]{0,20})?personal data[^.!?]{5,100})?",
    r"(?:this (?:allows|means that) )?personal data (?:may|can|to|could) be (?:transmitted|transferred|sent) to "
    r"third[- ]party"
    r" (?:platforms|providers)",
    r"with your (?:consent|permission),? (?:external )?[^.!?]{2,50} (?:is|will be|are) (?:loaded|displayed|shown)(?: "
    r"here)?",
    rf"(?:this|the) (?:article|page|post|element|content|map|video|graphic) (?:contains|includes|comes|is|was "
    rf"embedded)(?: content)?"
    rf" (?:from|by|provided by) {_NETS}",
    r"(?:we need|we ask for|we ask) your (?:consent|permission) (?:before|to) [^.!?]{3,90}",
    r"this (?:content|element|video|post|part|embed) (?:is|remains) (?:not visible|hidden|not shown|not displayed|"
    r"invisible)(?: (?:due to|because"
    r" of|until) [^.!?]{3,80})?",
    r"this (?:article|text|story|news) (?:was|is|has been) (?:voiced|read(?: aloud)?|narrated|spoken) by (?:an? "
    r")?(?:artificial"
    r" (?:intelligence|voice)|ai|automatic voice|computer voice|synthetic voice)",
    r"(?:this|the) (?:text|article|content) (?:was|is|has been) (?:automatically |machine[- ])?(?:generated|created|"
    r"produced|translated)"
    r" (?:automatically|by (?:a machine|an? algorithm|artificial intelligence)|with the help of (?:artificial "
    r"intelligence|ai))",
    rf"(?:did you (?:like|enjoy|find)|was|is|do you like|have you liked) (?:this|the) {_TEXT}(?: (?:helpful|useful|"
    rf"interesting))?\?"
    r"(?: (?:yes|no|share|rate|tell|leave|write|let)[^.!?]{0,60})?",
    r"\(?(?:news|story|information|article) (?:is )?(?:in|under) (?:development|expansion|progress|construction|"
    r"elaboration|update|editing)\)?",
    r"\(?(?:(?:developing|breaking) (?:news|story)|there will be an extension|(?:we will |to be )(?:expand(?:ed)?|"
    r"extend(?:ed)?|update(?:d)?)"
    r"(?: (?:the|this) (?:information|news|article))?(?: soon| shortly)?)\)?",
    r"(?:read|see|view|find out|know|discover|learn|watch|listen) (?:more|it|all|everything|further)?(?: about (?:it|"
    r"this|the (?:topic|case)))?"
    r" ?(?:here|at this link|on this link|by clicking here)",
    r"(?:we|the site|this site|our partners|example)(?: and our (?:\d+ )?partners)? use(?:s)? (?:\w+ )?cookies (?:to|"
    r"for|and)\b[^.!?,]{0,140}",
    r"(?:you can|you may) (?:withdraw|revoke|change) your (?:consent|settings|choices?)[^.!?]{0,80}",
    r"(?:more|further) (?:information )?(?:on this|about this)? ?(?:can be found )?in our (?:privacy policy|data "
    r"protection declaration"
    r"|privacy notice|cookie policy)",
    r"follow (?:all |the latest |more )?(?:the )?news (?:of|from|on|about|in) [^.!?,]{2,50} (?:on|in|via|through) "
    r"(?:our |google )[^.!?]{3,40}",
)

LINES = (
    r"(?:(?:shares?|tweets?|likes?|pin|send|views?|comments?|read(?:ing)?|time|in|min(?:utes?)?\.?|save|print|mail|whatsapp|"
    r"telegram|facebook|twitter|\d{1,6})(?:[\s:|]+|$)){4,}",
    r"\d{1,2}[.,]?\d{3}\s?/\s?5[,. ]?000(?: translation results?)?|(?:character limit:? ?5[,.]?000|5[,.]?000 "
    r"character limit)"
    r"|(?:more about|send feedback on|look up|listen to) (?:this )?source text|source text required for additional "
    r"translation information"
    r"|(?:detect language|swap languages|translation result|translate (?:this )?(?:text|page)|clear source text|copy "
    r"translation)"
    r"|(?:volume_up|content_copy|star_(?:border|outline)|arrow_\w+|expand_(?:more|less)|share|thumb_up|close)(?: "
    r"\w+_\w+| share)*",
    r"(?:share|print|like|play|pause|search|menu|close|subscribe|follow|back|home|tweet|download|comment|donate|copy|"
    r"listen|e-?mail|save"
    r"|whatsapp|facebook|twitter|telegram)[- ](?:button|icon|arrow|symbol|sign|link|image)s?",
    r"(?:photo |picture |image )?galler(?:y|ies):? ?\(?\d{1,3} (?:photos?|images?|pictures?|slides?)\)?|(?:all |see |"
    r"view )?(?:the )?\d{1,3}"
    r" (?:photos?|images?|pictures?|videos?|slides)(?: in (?:the )?gallery)?|gallery \(\d{1,3}\)",
    r"(?:audio|print|printed|text|mobile|desktop|full|amp|web|pdf|short) version|version for (?:print(?:ing)?|the "
    r"blind)",
    r"powered by [^.!?]{2,40}|(?:translated|voiced|read) by google",
    r"press shift question mark[^.!?]{0,60}|keyboard shortcuts|play/pause.{0,40}|(?:increase|decrease) volume.{0,20}|"
    r"volume \d{1,3}\s?%"
    r"|speed \d(?:[.,]\d+)?x|\d(?:[.,]\d+)?x|up next|next up|autoplay|now playing|skip ad|(?:mute|unmute)|"
    r"full ?screen|exit full ?screen",
    r"(?:enter|type|insert|write) your (?:e-?mail|name|city|address|comment|message)(?: address)?(?: here)?|(?:your "
    r")?e-?mail(?: address)?\*?",
    r"(?:I|you) (?:agree|consent|accept)(?: to| with)? (?:the )?(?:processing|terms|use|general|privacy|storage|"
    r"rules|cookies)[^.!?]{0,90}",
    r"(?:more|all|other|latest) (?:articles?|news|texts?|posts?|stories|publications)?\s?(?:from|by|of) (?:the |this "
    r")(?:author|section|topic"
    r"|category|editor|journalist|column|region|day)|about the author|(?:see|view|show) (?:the )?(?:author|user)"
    r"(?:['’]s)? profile|author profile",
    r"(?:follow|unfollow|save|mute|add) (?:this |the )?(?:topic|author|section|tag|journalist|theme|match)|save for "
    r"later|saved|read later"
    r"|(?:add to|remove from) (?:favou?rites|reading list|bookmarks)",
    r"(?:reading|night|dark|light|read|day|focus|zen) mode|go to (?:the )?comments|\d{1,4} (?:reactions?|answers?|"
    r"replies|opinions|ratings)",
    r"(?:url |link )?copied(?: to (?:the )?clipboard)?|short (?:link|url)|permalink|direct link|copy (?:url|address)|"
    r"source link|link to (?:the )?source",
    r"(?:unlock|gift|give|offer|give away)(?: this| the| an)? (?:article|news|text|story)|(?:premium|plus|subscriber|"
    r"exclusive|paid|members?)"
    r" (?:article|content|text|access|story)|[A-Z]{1,2}\+|(?:for|only for) (?:premium )?(?:subscribers|members|"
    r"registered users)",
    r"(?:change|edit|open|manage|privacy|show|adjust) (?:cookie|privacy|consent|data protection)[- ]?(?:settings|"
    r"preferences|options)?"
    r"|recommended editorial content|external (?:editorial )?content|editorial recommendation|(?:activate|load|show|"
    r"allow|display)"
    rf" (?:external |all |{_NETS} )?(?:content|posts?|tweets?|videos?|maps?)(?: from {_NETS})?\??(?: once| always)?",
    r"please log ?in(?: or register)?(?: to vote| to comment)?",
    r"live|minute by minute|last minute|last hour|breaking(?: news)?|urgent|exclusive|latest news|in development|in "
    r"progress|just now"
    r"|\d{1,2} (?:minutes?|hours?|days?|weeks?) ago|news in brief",
    r"(?:share|give|leave|tell us|write|send us) (?:us )?your (?:opinion|view|comment|thoughts|feedback)(?: (?:on|in|"
    r"about|below|with)[^.!?]{0,40})?",
    r"(?:source|text|article|news|page|site|story|original|read) (?:of the )?(?:source|original|link|here)(?: here)?",
    r"(?:have|got) (?:a )?(?:question|tip|complaint|news|comment)s?\??(?: (?:write|send|let|mail|contact|e-?mail)"
    r"[^.!?]{2,80})",
    r"(?:rights and permissions|terms of (?:use|service)|imprint|legal notice|contact(?: us)?|advertise(?: with us)?|"
    r"about us|site map|sitemap"
    r"|our (?:apps|newsletters|team|partners)|help|faq|rss feeds?|all rights reserved)",
)

LINE = re.compile(rf"[*•►▶→>\s-]{{0,4}}(?i:{'|'.join((*LINES, *SENTENCES))})\s?[.!…:»>]{{0,3}}")
SENTENCE = re.compile(rf"(?i:{'|'.join(SENTENCES)})\s?[.!…:»>]{{0,3}}")
_AD = (
    r"advertisements?|advertising|advert|publicity|publicidade?|publicité|pubblicità|anzeige|werbung|реклама|reklama|"
    r"advertentie|promo|ad"
)
_MARKED = re.compile(
    rf"(?:\[\s?(?i:{_AD})\s?\]|[-–—*|]{{1,3}}\s?(?i:{_AD})\s?[-–—*|]{{1,3}}(?=\s|$)|(?<=\s)(?:ADVERTISEMENT|"
    rf"ADVERTISING|PUBLICIDADE?|PUBLICITÉ"
    r"|PUBBLICITÀ|ANZEIGE|WERBUNG|РЕКЛАМА|REKLAMA|ADVERTENTIE|PUBLICITY)(?=\s[A-Z]?[a-z]|$))"
)
_POINTER = re.compile(
    r"[(\[](?i:(?:read|see|find|know|learn)(?: more| also| about it| it| the (?:full )?(?:article|story|text))? here|"
    r"read more(?: here)?"
    r"|(?:see|watch|look at) (?:the )?(?:video|photos?|pictures?|gallery|images?|map|graphic|infographic|table)(?: "
    r"(?:here|below|above))?"
    r"|(?:video|photos?|map|gallery|images?|graphic) (?:below|above|here|inside)|click here|link(?: here)?|source|"
    r"VIDEO|\+ ?VIDEO|more here"
    r"|vid[eé]os?)[)\]]"
)
_TAIL = re.compile(
    r"\s(?:(?i:share|print|like|play|tweet|follow|subscribe|comment|listen) (?:Button|Icon|Arrow|Link)s?|"
    r"(?:(?i:source text )?(?i:translation results? ))?(?:\d{1,2}[.,])?\d{1,4}\s?/\s?5[,. ]?000"
    r"(?:\s(?i:translation results?|send feedback|side panels|history|saved|contribute))*"
    r"|(?i:(?:send feedback|side panels)(?: history| saved| contribute| side panels)*))(?=\s[A-Z“\"]|\s*$)"
)
_TRAIL = re.compile(
    r"(?:you are here:? )?(?P<crumbs>[^>»/›|.!?]{2,30}(?:\s[>»/›]\s[^>»/›|.!?]{2,30}){1,4})", re.IGNORECASE
)

_PAGE = "The line is a button or notice of the web page."
_INSIDE = "The words are a button or notice of the web page."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find lines and marks of the page that are nobody's news.

    Left alone: the same words as part of a sentence or inside a quotation; a single line that is the whole text.
    """
    if where.first < 0 or where.kind in ("preformatted", "quote"):
        return
    line = text.strip()
    if len(line) <= 240 and where.first + where.last > 0 and (LINE.fullmatch(line) or _is_trail(line)):
        yield Lift(0, len(text), "furniture", "ui.notice", _PAGE, 0.95)
        return
    for pattern in (_MARKED, _POINTER):
        for match in pattern.finditer(text):
            if not quoted(text, match.start()):
                yield Lift(match.start(), match.end(), "furniture", "ui.mark", _INSIDE, 0.95)
    for match in _TAIL.finditer(text):
        if ended(text, match.start()) and not quoted(text, match.start()):
            yield Lift(match.start(), match.end(), "furniture", "ui.mark", _INSIDE, 0.95)
    for stop in re.finditer(r"[.!?…][”\"»’')]{0,2}\s+(?=\S)", text[-300:] if where.first + where.last else ""):
        at = max(0, len(text) - 300) + stop.end()
        tail = text[at:].strip()
        if 3 <= words(tail) <= 40 and tail[-1] not in ".!?" and SENTENCE.fullmatch(tail) and not quoted(text, at):
            yield Lift(at, len(text), "furniture", "ui.notice", _INSIDE, 0.95)
            return


def _is_trail(line: str) -> bool:
    """Say whether a line is the way to a page: "Home > News > Region"."""
    trail = _TRAIL.fullmatch(line) if len(line) <= 120 else None
    if trail is None:
        return False
    crumbs = [crumb.strip() for crumb in re.split(r"\s[>»/›]\s", trail["crumbs"])]
    return crumbs[0].casefold() in ("home", "start", "main", "main page", "homepage", "home page", "index") or (
        len(crumbs) > 2 and all(map(is_section, crumbs[:-1]))
    )
