"""One story, written in every format: each reader finds the same headline and blocks, character for character."""

from __future__ import annotations

import json
from base64 import b64encode, encodebytes
from html import escape

import pytest

from normalizers.wires import read

HEADLINE = "Ferry Anna sails again after the storm"
PARAGRAPHS = (
    "HARL (HW) - The ferry Anna left Harl at dawn on Tuesday with two hundred passengers and a brass band that played.",
    "It is the first crossing since the storm of January , which broke the pier & the ticket hall of the south quay.",
    '"We waited for this," said the captain, who has sailed the route for 31 years and keeps a goat on the island.',
)
# The same in other scripts: only formats with a charset of their own can say it.
GREEK = (
    "Το πλοίο ξαναταξιδεύει μετά την καταιγίδα",
    (
        "ΑΘΗΝΑ - Το πλοίο «Άννα» έφυγε την αυγή της Τρίτης με διακόσιους επιβάτες και μια μπάντα στο κατάστρωμα.",
        "Είναι το πρώτο ταξίδι μετά την καταιγίδα του Ιανουαρίου , που έσπασε την προβλήτα και το εκδοτήριο.",
    ),
)
DECLARED = '<?xml version="1.0" encoding="utf-8"?>'


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def nitf(headline: str, texts: tuple[str, ...]) -> str:
    return (
        f"{DECLARED}<nitf><head><docdata><doc-id id-string='x1'/></docdata></head><body><body.head><hedline>"
        f"<hl1>{escape(headline)}</hl1></hedline></body.head><body.content>{paragraphs(texts)}</body.content></body></nitf>"
    )


def newsml_g2(headline: str, texts: tuple[str, ...]) -> str:
    return (
        f'{DECLARED}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1"><itemMeta>'
        '<itemClass qcode="ninat:text"/><provider literal="HW"/><versionCreated>2026-03-03T07:00:00Z</versionCreated>'
        f"</itemMeta><contentMeta><headline>{escape(headline)}</headline></contentMeta><contentSet><inlineXML "
        'contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f"<body>{paragraphs(texts)}</body></html></inlineXML></contentSet></newsItem>"
    )


def newsml_1(headline: str, texts: tuple[str, ...]) -> str:
    return (
        f"{DECLARED}<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>hw.example</ProviderId>"
        '<DateId>20260303</DateId><NewsItemId>x1</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>'
        '</NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/>'
        '<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>'
        f'<HeadLine>{escape(headline)}</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/>'
        f"<DataContent>{paragraphs(texts)}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )


def own_xml(headline: str, texts: tuple[str, ...]) -> str:
    return f"{DECLARED}<News><Id>x1</Id><Title>{escape(headline)}</Title><Body>{paragraphs(texts)}</Body></News>"


def ninjs_1(headline: str, texts: tuple[str, ...]) -> str:
    return json.dumps({"uri": "urn:x:1", "type": "text", "headline": headline, "body_html": paragraphs(texts)})


def ninjs_3(headline: str, texts: tuple[str, ...]) -> str:
    body = {"role": "main", "contentType": "text/plain", "value": "\n\n".join(texts)}
    headlines = [{"role": "main", "value": headline}]
    return json.dumps({"uri": "urn:x:1", "type": "text", "headlines": headlines, "bodies": [body]})


def ap(headline: str, texts: tuple[str, ...]) -> str:
    item = {"altids": {"itemid": "x1"}, "type": "text", "headline": headline, "pubstatus": "usable"}
    return json.dumps({"data": {"item": item}, "nitf": {"body_html": f'<block id="Main">{paragraphs(texts)}</block>'}})


def rss(headline: str, texts: tuple[str, ...]) -> str:
    return (
        f'{DECLARED}<rss version="2.0"><channel><title>HW</title><item><title>{escape(headline)}</title><guid>x1</guid>'
        f"<description>{escape(paragraphs(texts))}</description></item></channel></rss>"
    )


def atom(headline: str, texts: tuple[str, ...]) -> str:
    return (
        f'{DECLARED}<feed xmlns="http://www.w3.org/2005/Atom"><title>HW</title><entry><id>x1</id><title>{escape(headline)}'
        '</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{paragraphs(texts)}</div></content></entry></feed>"
    )


def wxr(headline: str, texts: tuple[str, ...]) -> str:
    typed = "\n\n".join(texts).replace("&", "&amp;")
    return (
        f'{DECLARED}<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>HW</title><wp:wxr_version>1.2'
        f"</wp:wxr_version><item><title>{escape(headline)}</title><content:encoded><![CDATA[{typed}]]></content:encoded>"
        "<wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>"
    )


def page(headline: str, texts: tuple[str, ...]) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(headline)} | HW</title></head><body><nav>'
        f'<a href="/">Home</a></nav><main><article><h1>{escape(headline)}</h1>{paragraphs(texts)}</article></main>'
        "<footer><p>Terms</p></footer></body></html>"
    )


def plain(headline: str, texts: tuple[str, ...]) -> str:
    return "\n\n".join((headline, *texts)) + "\n"


def mail(headline: str, texts: tuple[str, ...], subtype: str) -> bytes:
    body = f"<html><body>{paragraphs(texts)}</body></html>" if subtype == "html" else "\n\n".join(texts) + "\n"
    # Written by hand: the standard library puts the space between two encoded words where RFC 2047 drops it.
    subject = f"=?utf-8?B?{b64encode(headline.encode()).decode()}?="
    return (
        f"From: desk@hw.example\nTo: you@paper.example\nSubject: {subject}\nMessage-ID: <x1@hw.example>\n"
        "Date: Tue, 03 Mar 2026 07:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/{subtype}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        f"{encodebytes(body.encode()).decode()}"
    ).encode()


def iptc_7901(headline: str, texts: tuple[str, ...]) -> bytes:
    body = "\r\n".join(f"   {text}" for text in texts)
    return f"\x01HWA0123 4 pl 18 HWX 0001\r\n\x02{headline} =\r\n\r\n{body}\r\n\x03031207 mar 26\r\n\x04".encode(
        "latin-1"
    )


MARKED_UP = (nitf, newsml_g2, newsml_1, own_xml, ninjs_1, ninjs_3, ap, rss, atom, wxr, page, plain)


@pytest.mark.parametrize("write", MARKED_UP, ids=lambda write: write.__name__)
@pytest.mark.parametrize(("headline", "texts"), [(HEADLINE, PARAGRAPHS), GREEK], ids=["latin", "greek"])
def test_reads_the_same_story(write, headline: str, texts: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    same(write(headline, texts).encode("utf-8"), headline, texts)


@pytest.mark.parametrize("subtype", ["plain", "html"])
@pytest.mark.parametrize(("headline", "texts"), [(HEADLINE, PARAGRAPHS), GREEK], ids=["latin", "greek"])
def test_reads_the_same_story_in_a_mail(subtype: str, headline: str, texts: tuple[str, ...]) -> None:
    same(mail(headline, texts, subtype), headline, texts)


def test_reads_the_same_story_in_iptc_7901() -> None:
    same(iptc_7901(HEADLINE, PARAGRAPHS), HEADLINE, PARAGRAPHS)


def same(raw: bytes, headline: str, texts: tuple[str, ...]) -> None:
    (story,) = read(raw, name="x")
    assert story.headline == headline
    assert [(block.kind, block.text) for block in story.blocks] == [("paragraph", text) for text in texts]
