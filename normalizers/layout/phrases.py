"""What web pages print around a story, as data: one list per kind of line, in the languages that our wires speak."""


def _lines(text: str) -> tuple[str, ...]:
    """Split a table into its entries, which stand apart by "|" or by a line break."""
    return tuple(entry.strip() for entry in text.replace("\n", "|").split("|") if entry.strip())


# These may be followed by any title.
ALSO = _lines("""
read also | also read | read more | read too | see also | watch also | lea también | lee también | leer también
lea además | también te puede interesar | te puede interesar | le puede interesar | leer más | ver también
mira también | leia também | leia mais | veja também | veja mais | ler também | ler mais | lire aussi | à lire aussi
voir aussi | leggi anche | leggi di più | potrebbe interessarti | vedi anche | guarda anche | lesen sie auch
lesen sie mehr | auch interessant | lees ook | lees meer | читайте также | читать также | смотрите также
читайте ещё | читайте еще | читайте також | дивіться також | czytaj także | czytaj też | zobacz także | zobacz też
przeczytaj także | it might interest you | it may interest you | you might be interested in
you may be interested in | you may also be interested in | you might also like | you may also like
you may be interested | this may interest you | to read also | to be read also | also to read | read too | see too
also see | watch too | also watch | listen also | discover also | also discover | more on the subject
more on the topic
more on this subject | more about this topic | more about the topic | more about this | on the same subject
on the same topic | on this subject | on this topic | on the subject | on the topic | also on the topic
read on the topic
read on the subject | read about it | read about this | more details | also worth reading | worth reading
you can also read | you can read also | also interesting | interesting too | find out also | to go further | to deepen
to learn more | to know more | to find out more | to read more | to continue reading on the topic | read the deepening
you might also be interested in | you may also be interested | might interest you | may also interest you
could interest you | it could interest you | also important | important too | read now | read next | next article
read our article | read our analysis | read also our article | see also our article | read also on the subject
read also on the topic | read also on | read also about | also read on | also read about | look also | look too
look at this too | reread | to reread | re-read | to listen | to listen also | to see | to see again | to watch
to discover
to be seen | to be discovered | also to read | also to see | also of interest | also worth seeing | check also
check out also
check it out too | also check | further reading | further information | further articles | read more on the topic
read more on this | read more about | read more on the subject | interesting on the topic | earlier on the topic
previously on the topic | we also recommend | we also suggest | we advise you to read | we advise to read | must read
a must read | you should read | read our file | read our dossier | see our file | our file | our dossier | find our file
listen to the podcast | listen to our podcast | watch our video | see our video | watch on video | see on video
watch on youtube | watch our report | see our report | read our report | read our interview | read the interview
read our survey | to the article | more on this at | more about it | more on that | more about this here
read about this topic | material on the topic | materials on the topic | other materials on the topic
other news on the topic | news on the topic | also recommended | recommended for reading | recommended reading
read before | read earlier | read it too | read these too | read this too | you may find it useful
it may be useful | useful | this is interesting | that's interesting | that is interesting
don't miss also | not to be missed | in case you missed it | popular now | now being read | they are reading now
llegiu també | llegeix també | le tamén | irakurri ere | irakurri gehiago | citește și | citiți și | citeşte şi
lexo edhe | läs också | läs även | les också | læs også | les også | lesa einnig | lesið einnig | lue myös
katso myös | loe ka | lasi arī | lasiet arī | skaitykite taip pat | taip pat skaitykite | lees ook dit
čtěte také | přečtěte si také | čítajte aj | prečítajte si aj | pročitajte i | pročitajte još | pročitaj još
čitajte još | preberite tudi | beri še | прочитајте и | прочитајте још | прочитајте повеќе | прочетете още
прочети още | вижте още | прочетете и | чытайце таксама | olvassa el ezt is | olvasd el ezt is | διαβάστε επίσης
διαβάστε ακόμα | διαβάστε ακόμη | δείτε επίσης | ayrıca okuyun | bunu da okuyun | ilginizi çekebilir
həmçinin oxuyun | اقرأ أيضا | اقرأ أيضاً | اقرأ أيضًا | إقرأ أيضا | اقرأ ايضا | اقرا ايضا | شاهد أيضا
شاهد أيضاً | طالع أيضا | بیشتر بخوانید | همچنین بخوانید | یہ بھی پڑھیں | קראו גם | קרא גם | קראו עוד
यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें | আরও পড়ুন | আরো পড়ুন | மேலும் படிக்க | baca juga | simak juga
lihat juga | baca pula | xem thêm | đọc thêm | อ่านเพิ่มเติม | อ่านข่าวที่เกี่ยวข้อง | 延伸阅读 | 延伸閱讀 | 相关阅读
相关新闻 | 相關新聞 | 関連記事 | あわせて読みたい | 관련기사 | 관련 기사 | 함께 보기 | soma pia | soma zaidi
basahin din | կարդացեք նաև | წაიკითხეთ ასევე | karanta kuma
""")

# These open ordinary sentences as well, so a title without a stop must follow.
ALSO_WEAK = _lines("""
see more | related | related news | related article | related articles | related story | related stories
related content | related links | more on this | more on this topic | more information | learn more | recommended
recommended for you | we recommend | we recommend reading | we recommend you read | we recommend to read | we suggest
recommended reading | our recommendation | suggested reading | more news | other news | related topics | related topic
related video | related videos | related materials | related material | read related | in this regard | know more
find out more
find out here | discover here | watch | watch the video | watch video | see the video | see video | see photos
photo gallery | gallery | video | videos | in video | in pictures | in photos | photos | podcast | infographic
follow live | follow the live | in-depth | deepening | deepenings | also in this section | in the same section
continue reading | read in full | read it here | source video | exclusive for subscribers | for subscribers
only for subscribers | read | see | look | know | check | check out | check it out | check it | understand | remember
discover | reread | relive | find out why | find out how | more | more on the | further | earlier | previously
see the map | see the list | see the gallery | see our map | see the full list | test | quiz | to the topic
explainer | our analysis | our explanations | special | special report | don't miss | don’t miss
más información | saiba mais | à lire | mehr zum thema | click here
""")

# Asked of the reader in brackets: "(Read also: …)".
ALSO_BRACKET = _lines("""
read also | also read | read more | leia também | leia mais | lea también | lire aussi | leggi anche | lesen sie auch
lees ook | читайте также | czytaj także | читайте також
""")

NETWORKS = _lines("""
facebook | twitter | x | instagram | telegram | whatsapp | youtube | linkedin | tiktok | threads | bluesky | mastodon
google news | pinterest | reddit | vk | viber | flipboard | e-mail | email | our channel | our page | our networks
our telegram channel | our whatsapp channel | our youtube channel
""")

# Patterns of whole lines that ask the reader for something; NETS stands for one or more networks.
CALLS = (
    r"(?:follow (?:us|@\w+|\w+(?: \w+)?)|find us|join us|like us) (?:on|in|via) NETS",
    r"(?:share|send)(?: this(?: \w+)?| it)? (?:on|to|via|by|in) NETS(?:,? tweet)?",
    r"(?:síguenos|siga-nos|suivez-nous|seguici|folgen sie uns|volg ons|подписывайтесь на нас)"
    r" (?:en|no|na|nas|sur|su|auf|op|в) [^.!?]{2,60}",
    r"(?:compartir|compartilhar|compartilhe|partager|condividi|teilen|поделиться) (?:en|no|na|em|sur|su|auf|в) NETS",
    r"(?:subscribe|sign up|register)(?: here| now)? (?:to|for) (?:our|the|this) (?:[\w-]+ ){0,3}"
    r"(?:newsletters?|channel|bulletin)(?:\s[^.!?]{0,80})?",
    r"(?:subscribe|join|follow) (?:to )?our (?:telegram|whatsapp|youtube|viber)(?: channel| group)?(?:\s[^.!?]{0,60})?",
    r"(?:suscríbete|suscríbase|inscreva-se|assine|abonnez-vous|iscriviti|abonnieren sie)\s[^.!?]{0,30}"
    r"(?:newsletter|boletín|canal|boletim|lettre)[^.!?]{0,40}",
    r"(?:you )?(?:want|would you like) to read more\??(?: subscribe(?: now)?| sign up| log in| register)?",
    r"accept (?:all )?cookies to (?:view|see|read|watch|play) [^.!?]{3,60}",
    r"share(?: this \w+)? (?:on|via) NETS(?: share (?:on|via) NETS){1,6}",
    r"(?:download|get) (?:our|the) (?:free )?(?:mobile )?app(?:\s[^.!?]{0,50})?",
    r"click here (?:to|for) (?:read|subscribe|see|watch|follow|register|join|more)[^.!?]{0,80}",
    r"[^.!?]{3,100}: CLICK HERE",
    r"receive (?:the|our) [^.!?]{0,40}(?:newsletter|news in your e?-?mail)[^.!?]{0,60}",
)

# Whole lines, compared without case and marks.
BUTTONS = _lines("""
This content is not accessible | This content is not available | This content is not available in your region
Content not available | Advertisement | Advertising | Advert | Sponsored content | Publicidad | Publicidade | Publicité
Anzeige | Pubblicità | Реклама | Reklama | Advertentie | Werbung | Continues after advertising | Continue reading
Continue reading below | Continua depois da publicidade | Continua após a publicidade | Story continues below
Article continues after advertisement | Loading | Loading comments | Please wait | Translation results
Translation result | Original text | Rate this translation | Original text Rate this translation | Source text
Contribute a better translation | Suggest an edit | Show original | Send feedback | Side panels
Your feedback will be used to help improve Google Translate | Listen to the article | Listen to this article
Listen to article | Escuchar el artículo | Ouvir o artigo | Ouça este conteúdo | Écouter l'article | Ascolta l'articolo
Artikel anhören | Luister naar dit artikel | Прослушать | Accept cookies | Accept all cookies | Accept all | Reject all
Cookie settings | Manage cookies | Aceptar cookies | Aceitar cookies | Accepter les cookies | Cookies akzeptieren
We use cookies | Privacy policy | Terms and conditions | Skip to content | Skip to main content | Back to top
Go to top | Show more | Load more | See all | View all | All news | Show comments | Hide comments | Leave a comment
Post a comment | Comments are closed | No comments | Log in to comment | Copy link | Link copied | Copy the link
Print this page | Share this article | Share this | Share article | Share | Compartir | Compartilhar | Partager
Condividi | Teilen | Поделиться | Enable JavaScript | Please enable JavaScript | JavaScript is disabled in your browser
You need to enable JavaScript to run this app | Your browser does not support the video tag
Your browser does not support the audio element | Video player is loading | Play video | This video is not available
Sign in | Log in | Log in to continue | Subscribe to continue | Subscribe to continue reading | Subscribe now
Subscribers only | Exclusive for subscribers | Exclusive content for subscribers | The rest is for subscribers only
This article is reserved for subscribers | This article is for subscribers only | Article reserved for subscribers
The rest is reserved for subscribers | Already a subscriber | Become a subscriber | To continue reading subscribe
Font size | Text size | Reading time | Toggle navigation | Main menu | Close menu | Embedded content | Tweet embed
View on Instagram | View this post on Instagram | Slideshow | Photo gallery | Open gallery | Enlarge image
Click to enlarge | Zoom image | Related | Related news | Related articles | Related stories | Most read | Most viewed
Latest news | Más leídas | Mais lidas | Noticias relacionadas | Notícias relacionadas | Articoli correlati
Articles liés | Похожие новости | No time to read | Get a summary
Get the summary | Read the summary | Show the summary
Privacy settings | Show image description | Change settings
Mobile version | Desktop version | Share the news
""")

# Patterns of whole lines that a page prints.
NOTICES = (
    r"(?:reading time:?\s)?\d{1,2}\s?min(?:ute)?s?\.?\s(?:of reading|read|reading)|reading time:?\s\d{1,2}\s\w{1,8}",
    r"(?:the rest is (?:reserved )?for subscribers(?: only)?\.\s)?(?:it remains for you |you have )?"
    r"\d{1,3}\s?% of (?:this|the) article (?:is left |remains )?to (?:read|be read|be discovered)\.?.{0,80}",
    r"(?:we use|this (?:web)?site uses|usamos|utilizamos|este site (?:usa|utiliza)) cookies\b[^.!?,]{0,120}[.!]?",
    r"(?:tags?|etiquetas|schlagworte|теги):\s[^.!?]{2,140}",
)

RIGHTS = _lines("""
reproduction reserved | reproduction is reserved | reproduction prohibited | reproduction is prohibited
reproduction forbidden | all rights reserved | all the rights reserved | riproduzione riservata
tutti i diritti riservati | reproducción prohibida | prohibida su reproducción | todos los derechos reservados
todos os direitos reservados | direitos reservados | reprodução proibida | tous droits réservés
reproduction interdite | alle rechte vorbehalten | все права защищены | alle rechten voorbehouden
wszelkie prawa zastrzeżone
""")

# Language names, as English and the other languages say them, with their tags.
_TONGUES = {
    "en": "english inglés inglês anglais inglese englischen английского engels angielskiego",
    "es": "spanish español espanhol espagnol spagnolo spanischen испанского spaans hiszpańskiego",
    "pt": "portuguese portugués português portugais portoghese portugiesischen португальского",
    "fr": "french francés francês français francese französischen французского frans francuskiego",
    "it": "italian italiano italien italienischen итальянского italiaans",
    "de": "german alemán alemão allemand tedesco deutschen немецкого duits niemieckiego",
    "ru": "russian ruso russo russe russischen русского russisch rosyjskiego",
    "uk": "ukrainian ucraniano ukrainien ucraino ukrainischen украинского",
    "nl": "dutch holandés holandês neerlandés néerlandais olandese niederländischen",
    "pl": "polish polaco polonês polonais polacco polnischen польского",
    "ar": "arabic árabe arabe",
    "zh": "chinese chino chinês chinois",
    "ja": "japanese japonés japonês",
    "ko": "korean",
    "tr": "turkish turco",
    "ca": "catalan catalán catalão",
    "cs": "czech checo",
    "ro": "romanian rumano romeno",
    "el": "greek griego grego",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "fi": "finnish",
    "hu": "hungarian",
    "bg": "bulgarian",
    "sr": "serbian",
    "hr": "croatian",
    "he": "hebrew",
    "hi": "hindi",
    "fa": "persian farsi",
    "vi": "vietnamese",
    "id": "indonesian",
}
LANGUAGES = {name: tag for tag, names in _TONGUES.items() for name in names.split()}
