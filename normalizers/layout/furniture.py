"""What belongs to the page and not to the story: promotions, buttons, leftovers of scripts, notes on translation."""

import re
from collections.abc import Iterator

from normalizers.layout.headings import LANGUAGES
from normalizers.layout.lift import Lift, Role, Where, ended, plain, quoted, words

_ARROW = r"(?:-+>|=+>|→|➜|►|▶|»+|>{1,3}|👉|•|\*|■)"
_ALSO = (
    "read also|also read|read more|read too|see also|watch also|see more|related(?: (?:news|articles?|stories|content|links))?"
    "|more on this|more information|learn more|recommended|don't miss|don’t miss|lea también|lee también|leer también"
    "|lea además|te puede interesar|le puede interesar|también te puede interesar|más información|leer más|ver también"
    "|mira también|leia também|leia mais|veja também|veja mais|saiba mais|ler também|ler mais|lire aussi|à lire aussi"
    "|voir aussi|à lire|leggi anche|leggi di più|potrebbe interessarti|vedi anche|guarda anche|lesen sie auch"
    "|lesen sie mehr|mehr zum thema|auch interessant|lees ook|lees meer|читайте также|читать также|смотрите также"
    "|читайте ещё|читайте еще|читайте також|дивіться також|czytaj także|czytaj też|zobacz także|zobacz też"
    "|przeczytaj także|it might interest you|it may interest you|you might be interested in|you may be interested in"
    "|you may also be interested in|you might also like|you may also like|you may be interested|this may interest you"
)
_ALSO_LINE = re.compile(rf"(?P<arrow>{_ARROW}\s?)?(?P<what>(?i:{_ALSO}))(?P<sep>\s?(?::|…|\.\.\.|{_ARROW}|\|)\s?)?(?P<rest>.*)")
_ALSO_TAIL = re.compile(rf"\s*{_ARROW}\s?(?i:{_ALSO})\b[^\n]{{0,200}}$")
_ALSO_BRACKET = re.compile(
    r"[(\[](?i:read also|also read|read more|leia também|leia mais|lea también|lire aussi|leggi anche|lesen sie auch"
    r"|lees ook|читайте также|czytaj także|читайте також)\s?:[^()\[\]\n]{3,180}[)\]]"
)
_NET = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|threads|bluesky|mastodon|google news"
    r"|pinterest|reddit|vk|viber|flipboard|e-?mail|our (?:\w+ )?(?:channel|page|networks))"
)
_NETS = rf"{_NET}(?:(?:,|\sand|\sor|\s&|/|,\sand)\s?(?:on\s)?{_NET})*"
_CALLS = re.compile(
    r"(?i:"
    rf"(?:follow (?:us|@\w+|\w+(?: \w+)?)|find us|join us|share(?: this(?: \w+)?| it)?|like us|tweet|send) (?:on|to|via|by|in) {_NETS}"
    rf"|(?:síguenos|siga-nos|siga-nos|suivez-nous|seguici|folgen sie uns|volg ons|подписывайтесь на нас) (?:en|no|na|nas|sur|su|auf|op|в) [^.!?]{{2,60}}"
    rf"|(?:compartir|compartilhar|compartilhe|partager|condividi|teilen|поделиться) (?:en|no|na|em|sur|su|auf|в) {_NETS}"
    r"|(?:subscribe|sign up|register)(?: here| now)? (?:to|for) (?:our|the|this) (?:[\w-]+ ){0,3}(?:newsletters?|channel|bulletin)(?:\s[^.!?]{0,80})?"
    r"|(?:subscribe|join|follow) (?:to )?our (?:telegram|whatsapp|youtube|viber)(?: channel| group)?(?:\s[^.!?]{0,60})?"
    r"|(?:suscríbete|suscríbase|inscreva-se|assine|abonnez-vous|iscriviti|abonnieren sie)\s[^.!?]{0,30}(?:newsletter|boletín|canal|boletim|lettre)[^.!?]{0,40}"
    r"|(?:download|get) (?:our|the) (?:free )?(?:mobile )?app(?:\s[^.!?]{0,50})?"
    r"|click here (?:to|for) (?:read|subscribe|see|watch|follow|register|join|more)[^.!?]{0,80}"
    r"|receive (?:the|our) [^.!?]{0,40}(?:newsletter|news in your e?-?mail)[^.!?]{0,60}"
    r")[.!]?"
)
_BUTTONS = frozenset(
    plain(line)
    for line in """
This content is not accessible|This content is not available|This content is not available in your region
Content not available|Advertisement|Advertising|Advert|Ad|Sponsored content|Publicidad|Publicidade|Publicité|Anzeige
Pubblicità|Реклама|Reklama|Advertentie|Werbung|Continues after advertising|Continue reading|Continue reading below
Continua depois da publicidade|Continua após a publicidade|Article continues after advertisement|Story continues below
Loading|Loading comments|Please wait|Translation results|Translation result|Original text|Rate this translation
Original text Rate this translation|Source text|Contribute a better translation|Suggest an edit|Show original
Your feedback will be used to help improve Google Translate|Send feedback|Side panels|Listen to the article
Listen to this article|Listen to article|Escuchar el artículo|Ouvir o artigo|Ouça este conteúdo|Écouter l'article
Ascolta l'articolo|Artikel anhören|Luister naar dit artikel|Прослушать|Accept cookies|Accept all cookies|Accept all
Reject all|Cookie settings|Manage cookies|Aceptar cookies|Aceitar cookies|Accepter les cookies|Cookies akzeptieren
We use cookies|Skip to content|Skip to main content|Back to top|Go to top|Show more|Load more|See all|View all
Show comments|Hide comments|Leave a comment|Post a comment|Comments are closed|No comments|Copy link|Link copied
Copy the link|Print this page|Share this article|Share this|Share article|Share|Compartir|Compartilhar|Partager|Condividi
Teilen|Поделиться|Enable JavaScript|Please enable JavaScript|JavaScript is disabled in your browser
You need to enable JavaScript to run this app|Your browser does not support the video tag
Your browser does not support the audio element|Video player is loading|Play video|This video is not available
Sign in|Log in|Log in to continue|Subscribe to continue|Subscribe to continue reading|Subscribe now|Subscribers only
Exclusive for subscribers|Exclusive content for subscribers|This article is reserved for subscribers
This article is for subscribers only|Article reserved for subscribers|Already a subscriber|Become a subscriber
To continue reading subscribe|Font size|Text size|Reading time|Toggle navigation|Main menu|Close menu|Search
Embedded content|Tweet embed|View on Instagram|View this post on Instagram|Slideshow|Photo gallery|Open gallery
Enlarge image|Click to enlarge|Zoom image|Related|Related news|Related articles|Most read|Latest news|Más leídas
Noticias relacionadas|Notícias relacionadas|Articoli correlati|Articles liés|Похожие новости
""".replace("\n", "|").split("|")
    if line
)
_COUNTER = re.compile(r"\d{1,4}\s?/\s?5[,. ]?000")
_COUNTER_TAIL = re.compile(r"\s*\b\d{1,4}\s?/\s?5[,. ]?000(?=\s*$)")
_MINUTES = re.compile(r"(?i:reading time:?\s)?\d{1,2}\s?(?i:min(?:ute)?s?\.?)\s(?i:of reading|read|reading)|(?i:reading time):?\s\d{1,2}\s\w{1,8}")
_SHARE = re.compile(r"\d{1,3}\s?% of (?:this|the) article (?:is left|remains) to (?:read|be read|be discovered)\.?.{0,80}")
_MINIFIER = re.compile(r"%*MINIFYHTML[0-9a-fA-F]{6,}\d*%*")
_CODE = (
    re.compile(r"\(adsbygoogle\s?=\s?window\.adsbygoogle\s?\|\|\s?\[\]\)\.push\(\{[^{}]{0,200}\}\);?"),
    re.compile(r"googletag\.cmd\.push\(function\s?\(\)\s?\{[^{}]{0,300}\}\);?"),
    re.compile(r"<!--\s?/?(?:wp|more|nextpage|START|END|\[if)[^<>]{0,120}-->"),
)
_CODE_LINE = (
    re.compile(r"(?:@media[^{}]{1,80}\{\s?)?(?:[.#]?[\w\-.#:\[\]=\"'>,* ]{1,120}\{[\w\s\-:;#%.,()!\"'/]{0,400}\}\s?\}?\s?)+"),
    re.compile(r"(?:var|let|const)\s[\w$]{1,40}\s?=\s?.{1,300}[;{}\])]|(?:window|document)\.[\w.]{2,60}[\s(=\[].{0,300}"),
    re.compile(r"(?:\(|!|;)?function\s?[\w$]{0,40}\([\w$, ]{0,80}\)\s?\{.{0,400}"),
    re.compile(r"\{\s?\"@(?:context|type|graph)\".{0,2000}|/\*[^*]{0,200}\*/|//# sourceMappingURL=\S+"),
)
_END = re.compile(r"[-–—(*\s]*(?i:ends|end|the end|fin|fim|ende)[-–—)*\s]*|-?\s?30\s?-|#{2,5}|\*{3}")

_LANGUAGE = "|".join(sorted(LANGUAGES, key=len, reverse=True))
_LANG = rf"(?P<lang>{_LANGUAGE})"
_MADE = (
    rf"(?:this (?:article|text|story|news item|content|is)[^.\n*]{{0,40}}?\s)?(?:an? )?(?:(?:automatic(?:ally)?|automated|machine|computer)[- ])?"
    rf"(?:translation|translated)(?: (?:automatically|by machine))?(?: (?:from|of)(?: the)? {_LANG}(?: original)?)?"
    r"(?: (?:by|with|using) (?:google(?: translate)?|deepl|yandex|bing|microsoft|a machine|machine|artificial intelligence|ai))?"
)
_NATIVE = (
    "traducid[oa] (?:automáticamente )?del? (?P<es>[^\\W\\d_]+)|traduzid[oa] (?:automaticamente )?d[eo] (?P<pt>[^\\W\\d_]+)"
    "|traduit (?:automatiquement )?d(?:e l['’]|u )(?P<fr>[^\\W\\d_]+)|tradotto (?:automaticamente )?da(?:l|ll['’])\\s?(?P<it>[^\\W\\d_]+)"
    "|aus dem (?P<de>[^\\W\\d_]+) übersetzt|перевод с (?P<ru>[^\\W\\d_]+)|vertaald uit het (?P<nl>[^\\W\\d_]+)"
    "|przetłumaczon[oye] z (?P<pl>[^\\W\\d_]+)"
)
_DISCLAIMER = re.compile(rf"[*\[(_\s]*(?i:(?:disclaimer|note|notice)\s?:\s?)?(?i:{_MADE}|{_NATIVE})[*\])_.!\s]*")
_STARRED = re.compile(r"\*{2,}[^*\n]{3,200}\*{2,}")
_FULL = re.compile(rf"[*\s]*(?:DISCLAIMER\s?:\s?)?(?i:this is an? (?:automated|automatic|machine) translation)\b(?:(?i: from {_LANG})\b)?[^\n]{{0,400}}")
_STARRED_HEAD = re.compile(rf"\*{{2,}}\s?(?i:translated(?: from {_LANG})?|(?:automatic|automated|machine) translation(?: from (?:{_LANGUAGE}))?)\s?\*{{2,}}\s*")


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find page furniture: nearly always the whole line, by closed lists of what sites print there.

    Left alone: the same words inside a sentence ("Read more books, she said", "He follows us on Twitter") or inside a
    quotation, and anything that only looks like code.
    """
    if where.first < 0 or where.kind == "preformatted":
        return
    whole = _line(text.strip(), where) if len(text) <= 2_500 else None
    if whole is not None:
        role, rule, reason, confidence, language = whole
        yield Lift(0, len(text), role, rule, reason, confidence, translated_from=language)
        return
    head = _STARRED_HEAD.match(text)
    if head:
        reason = "The note says that a machine translated the story; it is kept as a field."
        language = LANGUAGES.get((head["lang"] or "").casefold())
        yield Lift(0, head.end(), "disclaimer", "disclaimer.translated", reason, 0.97, translated_from=language)
    for pattern in (_MINIFIER, *_CODE):
        for match in pattern.finditer(text):
            reason = "Leftovers of the page's own code are no part of the story."
            yield Lift(match.start(), match.end(), "furniture", "ui.code", reason, 0.97)
    for match in _ALSO_BRACKET.finditer(text):
        if not quoted(text, match.start()):
            reason = "The bracket points to another story of the site."
            yield Lift(match.start(), match.end(), "promo", "promo.bracket", reason, 0.96)
    tail = _ALSO_TAIL.search(text, max(0, len(text) - 260))
    if tail and ended(text, tail.start()) and not quoted(text, tail.start()):
        yield Lift(tail.start(), len(text), "promo", "promo.tail", "The line points to another story of the site.", 0.95)
    counter = _COUNTER_TAIL.search(text, max(0, len(text) - 30))
    if counter and ended(text, counter.start()):
        reason = "The counter of a translation window was copied with the text."
        yield Lift(counter.start(), counter.end(), "furniture", "ui.counter", reason, 0.97)


def _line(line: str, where: Where) -> tuple[Role, str, str, float, str | None] | None:
    if not line:
        return None
    made = _disclaimer(line, where)
    if made is not None:
        return made
    if _COUNTER.fullmatch(line):
        return ("furniture", "ui.counter", "The counter of a translation window was copied with the text.", 0.98, None)
    if len(line) <= 200 and (plain(line) in _BUTTONS and words(line) <= 12):
        return ("furniture", "ui.button", "The line is a button or notice of the web page.", 0.96, None)
    if _MINUTES.fullmatch(line) or _SHARE.fullmatch(line):
        return ("furniture", "ui.button", "The line is a button or notice of the web page.", 0.95, None)
    if any(pattern.fullmatch(line) for pattern in _CODE_LINE) and re.search(r"[{}();/]", line):
        return ("furniture", "ui.code", "Leftovers of the page's own code are no part of the story.", 0.95, None)
    if where.last == 0 and where.first > 0 and _END.fullmatch(line):
        return ("furniture", "ui.end-mark", "The mark says that the story ends here.", 0.96, None)
    if len(line) <= 240 and _CALLS.fullmatch(line):
        return ("promo", "promo.call", "The line asks the reader to follow, share or subscribe.", 0.96, None)
    also = _ALSO_LINE.fullmatch(line) if len(line) <= 240 else None
    if also:
        loud = also["what"].isupper()
        if also["arrow"] or also["sep"] or not also["rest"].strip(" .!") or (loud and also["rest"][:1].isspace()):
            return ("promo", "promo.also", "The line points to another story of the site.", 0.96, None)
    return None


def _disclaimer(line: str, where: Where) -> tuple[Role, str, str, float, str | None] | None:
    match = _FULL.fullmatch(line) or (_DISCLAIMER.fullmatch(line) if len(line) <= 240 else None)
    if match is None or (plain(line) in {"translation", "a translation"} and not _STARRED.fullmatch(line)):
        return None
    language = next((value for value in match.groupdict().values() if value), "")
    reason = "The note says that the story is a translation; it is kept as a field."
    return ("disclaimer", "disclaimer.translated", reason, 0.97, LANGUAGES.get(language.casefold()))
