"""What houses call the parts of a story in XML of their own: names without prefix, marks and capitals."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEST_FIRST = (
    "headline hedline hl1 mainheadline newsheadline articleheadline rubrik otsikko overskrift titulo titular "
    "titre titolo titel tytul nadpis cim naslov titlu titulek titull baslik pealkiri virsraksts antraste "
    "ueberschrift kop titlos judul tieude biaoti midashi jemok onvan zagolovok заголовок заглавие наслов наслоў "
    "τίτλος τιτλος العنوان عنوان शीर्षक 标题 標題 見出し 제목 title newstitle articletitle head header"
)
# Names of a headline, and how good each is.
HEADLINES = {name: place for place, name in enumerate(_BEST_FIRST.split())}
BODIES = _names(
    "body bodytext bodycontent bodyhtml text story storytext storybody content contents maintext fulltext articlebody "
    "articletext newstext newsbody htmlcontent brodtext tekst texto texte testo cuerpo corps corpo leipateksti tresc "
    "szoveg torzs icerik metin continut vsebina besedilo sisu teksts tekstas turinys inhalt noidung isi keimeno honbun "
    "bonmun neirong zhengwen matn текст тіло зміст содержание κείμενο κειμενο المحتوى النص نص متن "
    "पाठ 正文 内容 本文 본문 내용"
)
PARAGRAPHS = _names("p para paragraph absatz bekezdes akapit odstavec odsek paragraf pasus абзац abzac")
# What XHTML and NITF have in a text; other elements that are all alike there are paragraphs.
KNOWN_IN_TEXT = _names(
    "a abbr b big blockquote block bq br chron dd div dl dt em event font frac function h1 h2 h3 h4 h5 h6 hl1 hl2 hr i "
    "img lang li location media money note num ol org person pre q s section small span strong sub sup table td th tr "
    "u ul video virtloc text content body title headline"
)
# The first paragraph of the copy, in an element of its own.
LEADS = _names(
    "lead lede leadtext leadparagraph intro introduction ingress preamble chapeau entradilla chapo perex zajawka "
    "bevezeto uvod"
)
HEADS = _names(
    "head header heads headlines meta metadata info docdata newslines storyhead articlehead properties fejlec kopf "
    "entete cabecera cabecalho intestazione hlavicka zaglavlje glava kunye"
)
# What is told beside a story and has names and texts of its own.
BESIDE = _names(
    "images image pictures picture photos photo media medias videos video audio documents document attachments "
    "attachment contacts contact related relatedstories links caption captions enclosure gallery figure factbox "
    "resimler resim kepek kep obrazky obrazek zdjecia zdjecie imagenes imagen imagens imagem immagini immagine bilder "
    "bild fotos foto slike slika videolar fotograflar"
)
EMBARGOES = ("embargo", "embargodate", "embargotime", "embargoed", "embargoeduntil", "embargountil", "holduntil")
# Kinds of XML that have titles and texts and are no wire.
NO_WIRE = _names(
    "opml svg math kml gpx plist xsd schema wsdl definitions stylesheet transform project xliff ts tmx tei wordml "
    "package coverage testsuite testsuites urlset sitemapindex sportscontent sports-content score-partwise ncx dmodule"
)

_FIELDS = {
    "guid": "guid newsid itemid docid storyid articleid uniqueid uuid uri newsitemid messageid identifier azonosito "
    "kod haberkodu",
    "id": "id",
    "version": "version revision versionnumber revisionnumber revisionid storyversion verzio wersja versiyon",
    "subheadline": "subheadline subtitle subhead subheader subheading deck undertitle undertittel underrubrik alcim "
    "altbaslik podnaslov podtytul podtitulek subtitulo sottotitolo soustitre untertitel",
    "abstract": "abstract summary standfirst teaser description synopsis resumen resume ozet spot osszefoglalo "
    "streszczenie resumo riassunto zusammenfassung rezumat sazetak",
    "byline": "byline bylines by author authors authorname reporter journalist writer szerzo autor autorzy auteur "
    "autore muhabir yazar",
    "dateline": "dateline placeline",
    "located": "city location place sehir varos helyszin miasto mesto ciudad cidade citta ville stadt",
    "country": "country ulke orszag kraj pais paese pays land",
    "language": "language lang languagecode sprog sprache langue idioma dil nyelv jezyk jazyk jezik lingua limba",
    "translated_from": "translatedfrom originallanguage sourcelanguage",
    "slugline": "slugline slug strapline catchline stikord stikkord slugg",
    "keywords": "keywords keyword keywordlist tags tag topics topic kulcsszavak kulcsszo anahtarkelimeler etiketler "
    "slowakluczowe klicovaslova kljucnerijeci palabrasclave palavraschave motscles schlagworte",
    "subjects": "subject subjects subjectcode subjectcodes iptc iptccode iptccodes iptclist",
    "genre": "genre",
    "editorial_note": "ednote ednotes editornote editorsnote editorsnotes editorialnote tilredaktionen "
    "noteforeditors notetoeditors notestoeditors specialinstructions instructions advisory",
    "usage": "usage usageterms rights restrictions usagerestrictions",
    "copyright": "copyright copyrightnotice copyrightline telifhakki szerzoijog",
    "credit": "credit creditline credits",
    "source": "source provider publisher agency origin newsagency sourcename supplier forras kaynak zrodlo zdroj "
    "izvor fuente fonte quelle agencja agence agentur agenzia agencia",
    "link": "longurl link url permalink weburl canonicalurl",
    "priority": "priority prio prioritas oncelik priorytet priorita",
    "urgency": "urgency",
    "words": "words wordcount",
    "take": "take",
    "pubstatus": "pubstatus status state publishstatus publicationstatus newsstatus",
    "act": "action instruction messagetype operation",
    "sent": "sent senttime senddate transmissiondate transmissiontime",
    "expires": "expires expiry expirydate expirationdate",
    "first_created": "created creationdate createddate datecreated firstcreated createdat",
    "version_created": "modified updated lastmodified lastmodifieddate modificationdate updatetime updateddate "
    "versioncreated versiondate revisiondate datemodified updatedat",
    "published": "published publishdate publicationdate pubdate pubtime publicationtime publisheddate datepublished "
    "publishedat publishtime date datetime timestamp issuedate displaydate releasedate datum tarih fecha datumvydani "
    "日期 дата",
    "time": "time",
}
FIELDS = {word: field for field, words in _FIELDS.items() for word in words.split()}
