"""What a page prints on the screen around a story, by patterns: counters, players, paywalls, buttons, short codes."""

import re

_IT = r"(?:(?:the|this|our|your|full|whole|complete|entire|rest of the|original)\s){0,3}"
_ITEM = (
    rf"{_IT}(?:article|story|text|news|news item|note|content|report|publication|post|page|material|interview|video"
    rf"|audio|podcast)"
)
_N = r"\d[\d.,\s]{0,8}\s?[KkM]?"
_TIME = r"\d{1,2}[:.h]\d{2}(?:\s?(?:am|pm|h|hrs?|hours|uhr|[A-Z]{2,4}))?"
_DAYS = (
    r"(?:\w+day,?\s)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?(?:st|nd|rd|th)?\s(?:of\s)?\w{3,9}\.?,?\s?\d{0,4}"
    r"|\w{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|today|yesterday)"
)
_WHEN = (
    rf"(?:{_DAYS}(?:(?:,|\sat|\s[-–|•·])?\s{_TIME})?|{_TIME}(?:(?:,|\son|\s[-–|•·])?\s{_DAYS})?|(?:\d+|an?|one|two)"
    rf"\s\w+\sago)"
)
_VIEWS = (
    r"(?:views?|shares?|comments?|reads?|likes?|votes?|reactions?|times read|visits?|followers|переглядів|"
    r"переглядiв|просмотров|комментариев)"
)
_ACT = (
    r"(?:log|sign)(?:\s?in| up| on)|login|register|subscribe|create (?:an|a free|your) account|become (?:a )"
    r"?(?:subscriber|member)"
    r"|activate your subscription|take out a subscription|buy (?:a )?subscription|get a subscription"
)

# Whole lines; a sentence inside a paragraph may be one of SENTENCES too.
SENTENCES = (
    r"(?:you(?:['’]ve| have) )(?:now )?(?:reached|exceeded|used up|exhausted|hit|read|used|consumed) (?:the|"
    r"your|all (?:of )?(?:the|your))"
    r"(?: (?:maximum|monthly|number|limit|quota|of|free|the|your|all|available|allowed))* "
    r"(?:limit|articles?|contents?|reads?|readings?|news|stories|texts|quota)(?: (?:for|of|this|per|in)(?: the"
    r"| this)?(?: free)? ?(?:month|week|day|articles?|content))?",
    rf"(?:(?:the rest of )?{_ITEM}|this|the rest|reading this article|continued reading) (?:is|are) (?:only |"
    rf"exclusively |reserved |available |exclusive |accessible |visible )*"
    r"(?:for|to) (?:our |registered |paying |premium |digital )*(?:subscribers?|members|registered users|users"
    r"|premium)(?: only)?",
    rf"(?:(?:please )?(?:{_ACT})(?: (?:now|here|for free|free of charge|or register|or subscribe))? (?:to|and)"
    rf" (?:read|continue|keep|access|see|view|unlock|comment"
    r"|leave a comment|post a comment|watch|enjoy|follow)(?: reading| on| with)?(?: (?:more|all|it|here))?"
    rf"(?: (?:{_ITEM}|our (?:contents?|articles?|news)|(?:all|the) (?:the )?(?:contents?|articles?|comments?|"
    rf"exclusive content)|without limits?|unlimited))?)",
    r"(?:are you )?already (?:a |an )?(?:subscribers?|subscribed|registered|members?|have an account)"
    r"\s?[?.,:]?\s?(?:(?:log|sign) ?in(?: here)?|login|enter)?",
    r"(?:do you|you|would you like to|if you) (?:want|like|wish)(?: to)? (?:to )?(?:read|receive|know|"
    r"be informed|stay informed|continue|keep)[^.!?:]{0,70}"
    r"[?:,]\s?(?:subscribe|sign up|register|log in|click|follow|join|become)[^.!?]{0,70}",
    r"(?:don['’]?t|do not|never) miss (?:anything|any news|out|the news|a thing|any (?:of )?(?:news|article|"
    r"story))[^.!?:]{0,50}[:,.!–-]?\s?(?:subscribe|follow|join|sign up)[^.!?]{0,70}",
    r"(?:by (?:continuing|clicking|browsing|using|accepting)[^.!?,]{0,60}, you (?:accept|agree|consent)[^.!?]{0,100})",
    r"(?:to (?:view|see|display|watch|play|read|access|show) (?:this|the|these|our)"
    r" [^.!?,]{2,40},? (?:you (?:must|need to|have to)|please|it is necessary to)"
    r" (?:\w+ )?(?:accept|allow|enable|activate|consent|agree)[^.!?]{2,80})",
    r"(?:this|the) (?:content|video|embed|element|media|player|page|post|tweet|audio)(?: (?:is|has been|was|"
    r"cannot|can['’]?t|could not))(?: not| been| be)?"
    r" (?:blocked|available|accessible|supported|displayed|played|loaded|hidden|shown|viewed)(?: (?:because|"
    r"due|in your|for|until|without|here|on|by)[^.!?]{0,80})?",
    r"(?:this|our) (?:web)?site (?:uses|makes use of|works with) (?:\w+ )?cookies[^.!?]{0,120}",
    r"we (?:use|and our (?:\d+ )?partners (?:use|store)) (?:own and third-party |our own |technical |"
    r"first-party )?cookies (?:to|for|and|on)\b[^.!?,]{0,120}",
    r"(?:if you (?:find|found|notice|noticed|see|spot|discover)|(?:found|noticed|seen|see|spotted)|"
    r"did you (?:find|notice|see)|have you (?:found|noticed)) (?:an?|any|the) "
    r"(?:error|mistake|typo|misprint|bug|inaccuracy)[^.!?]{0,40}[?.,:]?\s?[^.!?]{0,60}(?:ctrl|select|highlight"
    r"|report|write to us|let us know|press)[^.!?]{0,50}",
    r"your browser (?:does not|doesn['’]t) support [^.!?]{2,60}",
    r"(?:please )?(?:enable|activate|turn on|allow) (?:javascript|cookies|notifications)[^.!?]{0,60}",
    r"(?:please )?(?:disable|turn off|deactivate|switch off) (?:the|your) ad[- ]?blocker[^.!?]{0,60}",
    rf"(?:listen to|hear|escuchar|ouvir|ouça|écouter|ascolta) {_ITEM}(?:\s\(?(?:\d{{1,2}}\s?min(?:utes?)?\.?|"
    rf"\d{{1,2}}:\d\d)\)?)?",
    r"(?:stay|keep|be) (?:informed|up to date|updated|tuned|connected)(?: (?:with|by|on|through|about)"
    r"[^.!?,]{0,20})? (?:with|on|by|via|in|through) (?:our|the)? ?"
    r"[^.!?]{0,30}(?:newsletter|channel|telegram|whatsapp|app|notifications)[^.!?]{0,30}",
    r"(?:(?:read|follow|get|see|receive|find) (?:us|more|all|the|our|the latest|the most important|important|"
    r"breaking)?\s?(?:the )?(?:\w+ )?(?:news)?(?: also)? ?(?:in|on|via|by) (?:our |the )"
    r"(?:telegram|whatsapp|viber|youtube|instagram|facebook|messenger)(?: channel| page| group)?)",
    r"(?:send (?:us )?(?:your |the )?(?:news|photos?|videos?|information|tips?|reports?)(?: and (?:photos?|"
    r"videos?))? (?:to|by|via|on) (?:our )?(?:whatsapp|telegram|e-?mail)[^.!?]{0,50})",
    r"(?:subscribe|join|follow|sign up)(?: (?:to|up|for|us))* (?:(?:our|the|my|this|on|to|for) ){0,2}(?:\w+ )"
    r"{0,3}(?:telegram|whatsapp|youtube|viber|newsletter|channel|page|google news)(?: channel| group|"
    r" community| page)?"
    r"(?: (?:and|to|so|on|in|here|now|for|via|at)[^.!?,]{0,70})?",
    r"(?:watch|see|view) (?:the |this )?(?:full )?(?:video|photo gallery|gallery|photos|slideshow|broadcast)"
    r"(?: (?:here|below|above|of the day|by clicking here|in full))?",
    r"(?:read|see|view|find|discover|consult) (?:here |also )?(?:the |our )?(?:full|complete|whole|entire|"
    r"original)? ?(?:article|story|text|interview|news|report|note|statement|list)?"
    r"(?: with [^.!?]{2,30}| of [^.!?]{2,30})? (?:here|at this link|in this link|on our (?:web)?site|"
    r"by clicking here|in full)",
    r"(?:the |this )?(?:article|story|text|news|report) (?:continues|goes on|continued) (?:below|"
    r"after (?:the )?(?:advertisement|advertising|ad|video|photo|publicity|promo))",
    r"(?:download|get|install) (?:our|the) (?:free )?(?:mobile |new )?(?:app|application)(?:\s[^.!?,]{0,50})?",
    r"(?:support|donate to) (?:us|our work|independent journalism|the editorial office)(?: (?:on|with|via|by)"
    r"[^.!?,]{0,40})?",
    r"(?:the )?(?:use|reprinting|copying|republication|reproduction|publication|distribution|quoting)"
    r" (?:of (?:the |any |this |all )?[^.!?,]{2,50} )?(?:is|are) (?:only |strictly )?(?:allowed|permitted|"
    r"prohibited|forbidden|possible)"
    r" (?:only |without |subject )[^.!?]{2,110}",
    r"(?:total or partial |any |the )?(?:reproduction|redistribution|use)(?:,? (?:in whole or in part|"
    r"total or partial|even partial|even partially|total|partial)),?(?: of[^.!?,]{2,50})?,? (?:is |are )"
    r"?(?:strictly )?(?:prohibited|forbidden|reserved)[^.!?]{0,80}",
    r"your (?:e-?mail )?address will not be (?:published|made public)[^.!?]{0,40}",
    r"required fields are marked[^.!?]{0,10}",
)
LINES = (
    rf"{_N}\s?{_VIEWS}(?:\s?[|•·]\s?{_N}\s?{_VIEWS})*|{_VIEWS}\s?[:(]?\s?{_N}\)?",
    rf"(?:[A-Z]\w{{1,10}}\s[•·|]\s){{1,2}}{_N}\s?{_VIEWS}",
    r"\d{1,2}:\d\d(?:\s?/\s?\d{1,2}:\d\d)?|(?:image|photo|picture|slide|page|video)\s\d{1,3}\s(?:of|from|/|"
    r"out of)\s\d{1,3}|\d{1,3}\s(?:of|from)\s\d{1,3}|\d{1,2}\s?/\s?\d{1,2}",
    rf"(?:last )?(?:update|updated|modified|published|posted|publication|created|edited|publication date|date|"
    rf"modification)(?: (?:on|at|date|time))?\s?:?\s{_WHEN}(?:\s?[,|•·–-]\s?(?:(?:last )?(?:update|updated|"
    rf"modified)(?: on| at)?\s?:?\s)?{_WHEN})?",
    r"(?:reading|read|reading time|time (?:of|to|for) read(?:ing)?|estimated reading time|reading duration)"
    r"\s?(?:time)?\s?:?\s(?:about |approx\.? |~)?\d{1,2}\s?(?:min(?:ute)?s?|['’′]|sec(?:ond)?s?)?\.?|"
    r"\d{1,2}\s?(?:min(?:ute)?s?|['’′])\.?\s(?:of |to )?read(?:ing)?(?: time)?",
    r"(?!.*\.$)(?:tags?|keywords?|key words|topics?|themes?|labels?|categor(?:y|ies)|etiquetas|schlagworte|"
    r"rubrics?|sections?|теги)\s?:\s(?:#?\w[\w’' .-]{1,30})(?:[,;|•·/]\s?#?\w[\w’' .-]{1,30}){0,12}",
    r"(?:advert(?:isement|ising|isment|s)?|ads?|publicity|sponsored(?: content| by \w+)?|promotion|commercial|"
    r"partner (?:content|material|news)|promoted content|paid content)"
    r"(?:\s?[-–—:|.]\s?(?:continue(?:s|d)?(?: reading)?(?: below| after(?: advertising)?)?|scroll (?:down )"
    r"?to continue|[\w ]{0,20}below))?",
    r"(?:(?:continue|keep|continued) reading|scroll (?:down )?(?:to|for) [\w ]{2,30}|read (?:in|on|it in|"
    r"on the) (?:the )?(?:app|full|original)|(?:read|see) (?:less|all|the comments|comments|the rest|"
    r"the original)|open (?:in|on) (?:the |an? )?(?:app|new window|browser))",
    r"(?:(?:add|leave|write|post|send|submit|read|view|see|show|hide|load|go to|close|all|open|enable) )"
    r"?(?:an? |your |the |all |more |other |first )?(?:comments?|replies|reaction)(?: (?:section|below|here|"
    r"on (?:this|the) (?:article|news)|\d+))?(?: \(\d{1,5}\))?",
    r"(?:be the first to comment|no comments(?: yet)?|there are no comments(?: yet)?|comments? (?:are |is )"
    r"?(?:closed|disabled|off)|join the (?:discussion|conversation|debate))",
    r"(?:share|send|print|save|copy|e-?mail|listen|forward|tweet|pin|bookmark|download|subscribe|follow|like|"
    r"menu|search|newsletter|rss|close|next|previous|back|home|login|register|pdf|zoom|play|pause|mute|unmute|"
    r"whatsapp|telegram|messenger|facebook|twitter|linkedin|viber|vkontakte|odnoklassniki)"
    r"(?:(?: this| the)? (?:article|news|story|page|link|url|text|post|content|material|address)| (?:to|by|via"
    r"|on|with|in) (?:an? |your |the )?(?:friends?|e-?mail|mail|facebook|twitter|whatsapp|telegram|linkedin|x|"
    r"pdf|print(?:er)?|phone|messenger|vk|viber|social networks?|social media|networks))?"
    r"(?:[ ,|•·/]{1,3}(?:share|send|print|save|copy|e-?mail|listen|tweet|download|subscribe|follow|facebook|"
    r"twitter|whatsapp|telegram|linkedin|x|pinterest|comment|comments|link|instagram|youtube|messenger|viber|"
    r"vk|copy link))*(?:\s\(?\d{1,5}\)?)?",
    r"add (?:this |the |us )?(?:\w+ )?(?:to|in|on|as) (?:my |your |the )?(?:favou?rites?|bookmarks?|"
    r"reading list|preferred sources?|google news|google)(?:[^.!?]{0,30})",
    r"(?:font|text|letter|type) size|(?:a\s?[+-]\s?){1,3}|(?:[aA]\s){2,3}[aA]?|(?:increase|decrease|enlarge|"
    r"reduce|change) (?:the )?(?:font|text|letter|image|picture|photo)(?: size)?",
    r"(?:rate|evaluate|like|report|recommend|translate|gift|give) (?:this|the|an?|us)?\s?(?:article|news|story"
    r"|error|mistake|typo|text|comment|content|problem|page|material|publication)(?: (?:as|in|to)[\w ]{1,20})?",
    r"rating\s?:?\s\d(?:[.,]\d)?(?:\s?/\s?\d{1,2})?(?:\s?\(\d+[\w ]*\))?",
    r"(?:click|tap|press|touch|swipe|scroll|slide|zoom)(?: (?:on|here|the|this|left|right|up|down|in|to|image|"
    r"images|picture|photo|photos|gallery)){0,5} (?:to|for) (?:enlarge|zoom|see|view|open|read|expand|"
    r"enlargement|larger|more|watch|unmute|play|subscribe|continue|the)[\w ]{0,40}",
    r"(?:the )?most (?:read|viewed|seen|popular|commented|watched|shared)(?: (?:news|articles?|stories|today|"
    r"now|this week|of the (?:day|week)|in [A-Z]\w+))?|top (?:news|stories)|(?:latest|recent|main|other|"
    r"popular|hot|more|all|related|similar|recommended|today['’]s) (?:news|articles|stories|posts|publications"
    r"|videos|materials|content|topics|reading)(?: (?:on|about) (?:this|the) (?:topic|subject))?",
    r"(?:go|back|return|up|scroll|jump)(?: back)? to (?:the )?(?:top|home|home ?page|main page|beginning|start"
    r"|comments|start page|overview)(?: of (?:the )?page)?",
    r"(?:thank you|thanks) for (?:reading|your (?:attention|reading|registration|feedback|rating|subscription)"
    r")(?: (?:us|this article|our (?:articles?|news|site)))?",
    r"(?:accept|reject|refuse|agree|allow|decline|manage|customi[sz]e|set)(?: (?:and|all|to|only|necessary|"
    r"cookies|continue|close|settings|preferences|options|the|my|selection|everything|consent|choices)){1,5}",
    r"you (?:may|might|could|can) (?:also )?(?:be interested|like(?: this)?|find (?:it )?interesting|"
    r"be interested in(?: this| these)?)|(?:it |this )(?:may|might|could) (?:also )?(?:interest|"
    r"be of interest to) you",
    r"\[\s?/?(?:image|video|photo|audio|embed|embedded content|gallery|tweet|youtube|ad|map|graphic|"
    r"infographic|link|caption|quote|poll|table|instagram|facebook|iframe|picture)(?:\s?[:=\s][^\[\]]{0,160})"
    r"?\](?:[^\[\]]{0,160}\[/\w+\])?",
    r"(?:\[(?:ad_?\d{1,2}|et_pb_\w+|vc_\w+|/?su_\w+|adrotate|adinserter|wp\w*|shortcode|/?spoiler|/?quote|/?b|"
    r"/?i|/?center|/?url|googlead\w*)[^\[\]]{0,120}\]\s?){1,4}",
    r"(?:</?(?:div|p|br|span|iframe|img|a|b|i|em|strong|script|style|ul|ol|li|hr|figure|figcaption|section|"
    r"article|aside|h[1-6]|blockquote|center|font|table|td|tr|video|audio|source|amp-\w+|noscript)"
    r"\b[^<>]{0,300}>\s?){1,12}",
    r"\{\{\s?[\w.$|() '-]{1,60}\s?\}\}|\{%[^{}%]{1,80}%\}|\$\{[\w.]{1,40}\}|%[A-Z_]{3,30}%|&(?:nbsp|amp|lt|gt|"
    r"quot|raquo|laquo|#\d{2,5});",
    r"(?:loading|please wait|one moment|uploading|buffering)(?: (?:please|comments|video|the (?:video|player|"
    r"comments|content)|the next article|more))?\s?(?:\.{1,3}|…)?",
    r"(?:undefined|null|NaN|\[object Object\]|lorem ipsum[^\n]{0,200}|error 404|404 not found)",
    r"(?:show|hide|read|open|close|see|view|expand|collapse) (?:more|less|all|everything|full (?:text|screen)|"
    r"fullscreen|gallery|the gallery|transcript|table of contents|summary|menu|caption|map|original)",
    r"(?:live )?(?:broadcast|stream|player) (?:is )?(?:loading|ended|over|unavailable)",
    r"(?:editor['’]?s? (?:choice|pick|picks)|editorial (?:choice|selection)|selected for you|"
    r"recommended (?:for you|by \w+)|from (?:our|the) partners|news from partners|partner news|around the web|"
    r"by taboola|by outbrain|mgid)",
)

SENTENCE = re.compile(rf"(?i:{'|'.join(SENTENCES)})\s?[.!…:»>]{{0,3}}")
LINE = re.compile(rf"[*•►▶→>\s-]{{0,4}}(?i:{'|'.join((*LINES, *SENTENCES))})\s?[.!…:»>]{{0,3}}")
CODE = re.compile(
    r"\[(?:ad_?\d{1,2}|et_pb_\w+[^\[\]]{0,120}|adrotate[^\[\]]{0,40}|/?embed|/?caption[^\[\]]{0,120}|"
    r"gallery[^\[\]]{0,80}"
    r"|(?:image|video|audio|photo|embedded content))\]"
    r"|</?(?:div|br|span|iframe|img|script|figure|figcaption|section|aside|noscript|p|strong|em)\b[^<>]{0,300}>"
    r"|\{\{\s?[\w.$|() '-]{1,60}\s?\}\}",
    re.IGNORECASE,
)
# Without a stop before the next sentence.
INSIDE = re.compile(
    r"(?i:advertisement|advertising|publicidade?|publicité|pubblicità|anzeige|werbung|реклама|"
    r"continue reading(?: below)?"
    r"|(?:article|story) continues (?:below|after (?:the )?(?:advertisement|ad))|continues? after (?:the )"
    r"?advertis(?:ing|ement)"
    r"|(?:estimated )?reading time\s?:\s\d{1,2}\s?min(?:utes?)?\.?|watch the video(?: below)?|see the photos|"
    r"loading\s?(?:…|\.\.\.)"
    r"|listen to (?:this|the) (?:article|story|news)|share (?:this article )?on (?:facebook|twitter|whatsapp|"
    r"telegram|x|linkedin)"
    r"|\d{1,4}\s?/\s?5[,. ]?000|(?:image|photo|slide) \d{1,2} of \d{1,2}|subscribe to (?:continue reading|"
    r"our newsletter)"
    r"|follow us on (?:facebook|twitter|whatsapp|telegram|x|instagram|google news)|add a comment|"
    r"leave a comment|\[(?:ad_\d|image|video)\]"
    r"|\d+ (?:shares|views|comments)(?: \d+ (?:shares|views|comments))+|click here to subscribe|"
    r"skip to content|print this article)"
)
