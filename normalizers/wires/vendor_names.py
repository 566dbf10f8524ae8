"""What houses call the parts of a story in XML of their own: names without prefix, marks and capitals."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEST_FIRST = (
    "headline hedline hl1 mainheadline newsheadline articleheadline rubrik otsikko overskrift titulo titular titre "
    "titolo titel tytul nadpis cim naslov title newstitle articletitle head header"
)
# Names of a headline, and how good each is.
HEADLINES = {name: place for place, name in enumerate(_BEST_FIRST.split())}
BODIES = _names(
    "body bodytext bodycontent bodyhtml text story storytext storybody content contents maintext fulltext articlebody "
    "articletext newstext newsbody htmlcontent brodtext tekst texto texte testo cuerpo corps corpo leipateksti "
    "tresc szoveg"
)
PARAGRAPHS = _names("p para paragraph absatz")
# The first paragraph of the copy, in an element of its own.
LEADS = _names("lead lede leadtext leadparagraph intro introduction ingress preamble chapeau entradilla")
HEADS = _names("head header heads headlines meta metadata info docdata newslines storyhead articlehead properties")
# What is told beside a story and has names and texts of its own.
BESIDE = _names(
    "images image pictures picture photos photo media medias videos video audio documents document attachments "
    "attachment contacts contact related relatedstories links caption captions enclosure gallery figure factbox"
)
EMBARGOES = ("embargo", "embargodate", "embargotime", "embargoed", "embargoeduntil", "embargountil", "holduntil")
# Kinds of XML that have titles and texts and are no wire.
NO_WIRE = _names(
    "opml svg math kml gpx plist xsd schema wsdl definitions stylesheet transform project xliff ts tmx tei wordml "
    "package coverage testsuite testsuites urlset sitemapindex sportscontent sports-content score-partwise ncx dmodule"
)

_FIELDS = {
    "guid": "guid newsid itemid docid storyid articleid uniqueid uuid uri newsitemid messageid identifier",
    "id": "id",
    "version": "version revision versionnumber revisionnumber revisionid storyversion",
    "subheadline": "subheadline subtitle subhead subheader subheading deck undertitle undertittel underrubrik",
    "abstract": "abstract summary standfirst teaser description synopsis resumen resume",
    "byline": "byline bylines by author authors authorname reporter journalist writer",
    "dateline": "dateline placeline",
    "located": "city location place",
    "country": "country",
    "language": "language lang languagecode sprog sprache langue idioma",
    "translated_from": "translatedfrom originallanguage sourcelanguage",
    "slugline": "slugline slug strapline catchline stikord stikkord slugg",
    "keywords": "keywords keyword keywordlist tags tag topics topic",
    "subjects": "subject subjects subjectcode subjectcodes iptc iptccode iptccodes iptclist",
    "genre": "genre",
    "editorial_note": "ednote ednotes editornote editorsnote editorsnotes editorialnote tilredaktionen noteforeditors "
    "notetoeditors notestoeditors specialinstructions instructions advisory",
    "usage": "usage usageterms rights restrictions usagerestrictions",
    "copyright": "copyright copyrightnotice copyrightline",
    "credit": "credit creditline credits",
    "source": "source provider publisher agency origin newsagency sourcename supplier",
    "link": "longurl link url permalink weburl canonicalurl",
    "priority": "priority prio",
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
    "publishedat publishtime date datetime timestamp issuedate displaydate releasedate datum",
    "time": "time",
}
FIELDS = {word: field for field, words in _FIELDS.items() for word in words.split()}
