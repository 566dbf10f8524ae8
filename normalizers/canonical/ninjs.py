"""An article as ninjs 3.1, and back without loss but of what is not for publication (SPEC.md, "The JSON")."""

import json
import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from normalizers.canonical.private import public
from normalizers.canonical.provenance import FORMAT, NAME, Provenance
from normalizers.canonical.times import iso
from normalizers.errors import WireError
from normalizers.story import Article

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MEDIA_TYPE = "application/vnd.copydesk.provenance+json"
ADVICE = "Give the document as copydesk wrote it."

_SCHEMES = r"https?|ftp|urn|tag|info|doi|cid|mid|ark|hdl|nntp|news"
_URI = re.compile(rf"(?:{_SCHEMES}):(?:[\w.~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-F]{{2}})+", re.IGNORECASE | re.ASCII)
_TAGS = {"heading": "h2", "quote": "blockquote", "preformatted": "pre"}


def to_ninjs(article: Article) -> dict[str, object]:
    """Return the article as a ninjs 3.1 document that is valid as it stands, with all provenance in it.

    The public fields hold what a receiver publishes; one associated object named "copydesk" holds everything that
    copydesk knows about the article, as JSON. Times are written in the long form of ISO 8601. A field that the schema
    would refuse (a time that is none or has no zone, an urgency out of range) is left out of the public fields and
    kept there. What the wire marks as not for publication is blocked out there as well (`private.public`).
    """
    article = public(article)
    uri = _uri(article.guid)
    out: dict[str, object] = {
        "uri": uri,
        "type": "text",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "representationType": "full",
        "version": str(article.version),
        "pubStatus": article.pubstatus,
        "language": article.language,
    }
    times = (
        ("firstCreated", article.first_created),
        ("versionCreated", article.version_created),
        ("embargoedUntil", article.embargo),
        ("expires", article.expires),
    )
    for key, time in times:
        if written := iso(time):
            out[key] = written
    if article.urgency is not None and 1 <= article.urgency <= 9:
        out["urgency"] = article.urgency
    texts = (
        ("by", article.byline),
        ("located", article.located or article.dateline),
        ("slugline", article.slugline),
        ("usageTerms", article.usage),
        ("copyrightNotice", article.copyright),
        ("edNote", "\n".join(note for note in (article.editorial_note, *article.notes, article.engine_note) if note)),
    )
    out.update({key: value for key, value in texts if value})
    if article.headline:
        out["headlines"] = [{"role": "main", "contentType": "text/plain", "value": article.headline}]
    out["bodies"] = _bodies(article)
    if article.keywords or article.subjects:
        out["subjects"] = [*({"name": word} for word in article.keywords), *map(_subject, article.subjects)]
    if article.genre:
        out["genres"] = [{"name": article.genre}]
    sources = [{"name": name, "role": "credit"} for name in article.credits]
    if article.source:
        sources.insert(0, {"name": article.source, "role": "provider"})
    if sources:
        out["infoSources"] = sources
    if made := _source_type(article):
        out["digitalSourceType"] = {
            "uri": SOURCE_TYPES + made, "literal": f"machine translation: {article.translated_by}"
        }  # fmt: skip
    if uri != article.guid:
        out["altIds"] = [{"role": "guid", "value": article.guid}]
    if article.link and _URI.fullmatch(article.link):
        out["renditions"] = [{"name": "web", "href": article.link}]
    out["associations"] = [_extension(article)]
    return out


def from_ninjs(data: dict[str, object]) -> Article:
    """Return the article that `to_ninjs` made the document of, with every edit, so that undo works on it.

    What was blocked out because it is not for publication stays so.

    Raises:
        WireError: the document has no provenance of ours, or its text is no longer the text that the provenance tells
            the story of.
    """
    record = provenance(data)
    if record.get("format") != FORMAT:
        message = f"the provenance is of format {record.get('format')!r}, we read {FORMAT!r}"
        raise WireError("canonical.format-unknown", message, todo="Use the version of copydesk that wrote it.")
    try:
        article = _adapter().validate_python(record, strict=False).article
    except ValueError as error:
        raise WireError("canonical.provenance-torn", str(error).splitlines()[0], todo=ADVICE) from error
    if _main(data.get("bodies")) != article.text or _main(data.get("headlines")) != article.headline:
        message = "the text of the document is not the text that its provenance belongs to"
        raise WireError("canonical.text-changed", message, todo="Undo works only on a document that nobody has edited.")
    return article


def provenance(data: dict[str, object]) -> dict[str, object]:
    """Return the record of provenance out of a document: what copydesk.schema.json describes.

    Raises:
        WireError: there is none, or it is no JSON.
    """
    associations = data.get("associations")
    for item in associations if isinstance(associations, list) else []:
        if isinstance(item, dict) and item.get("name") == NAME:
            try:
                record = json.loads(_main(item.get("bodies")))
            except ValueError as error:
                raise WireError("canonical.provenance-torn", str(error), todo=ADVICE) from error
            if isinstance(record, dict):
                return record
    raise WireError("canonical.no-provenance", "the document carries no provenance of copydesk", todo=ADVICE)


def _bodies(article: Article) -> list[dict[str, object]]:
    text = article.text
    rich = []
    for block in article.blocks:
        tag = _TAGS.get(block.kind, "p")
        lines = escape(block.text) if tag == "pre" else escape(block.text).replace("\n", "<br>")
        rich.append(f"<{tag}>{lines}</{tag}>")
    return [
        {
            "role": "main",
            "contentType": "text/plain",
            "charCount": len(text),
            "wordCount": len(text.split()),
            "value": text,
        },
        {"role": "html", "contentType": "text/html", "value": "\n".join(rich)},
    ]


def _source_type(article: Article) -> str | None:
    """Return the term of IPTC's vocabulary for who wrote the words; None where no machine of ours did."""
    blocks = [block for block in article.copy if block.text]
    made = [block.translation for block in blocks if block.translation is not None]
    engines = {name for translation in made for name in translation.engine.split("+")} - {"person", ""}
    if not engines:
        return None
    ours = len(made) < len(blocks) or any(one.by in ("person", "kept") for it in made for one in it.sentences)
    if engines == {"apertium"}:  # rules that people wrote, nothing that was trained
        return "compositeSynthetic" if ours else "algorithmicMedia"
    return "compositeWithTrainedAlgorithmicMedia" if ours else "trainedAlgorithmicMedia"


def _subject(code: str) -> dict[str, str]:
    """A subject code: a URI if it is one, a free identifier otherwise."""
    return {"uri": code} if code.startswith("http") and _URI.fullmatch(code) else {"literal": code}


def _extension(article: Article) -> dict[str, object]:
    record = _adapter().dump_json(Provenance(FORMAT, article)).decode()
    return {
        "name": NAME,
        "rel": "provenance",
        "uri": f"urn:copydesk:provenance:{_quoted(article.guid)}:{article.version}",
        "type": "component",
        "bodies": [{"role": "main", "contentType": MEDIA_TYPE, "value": record}],
    }


def _main(items: object) -> str:
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and item.get("role") == "main":
            return str(item.get("value", ""))
    return ""


def _uri(guid: str) -> str:
    return guid if _URI.fullmatch(guid) else f"urn:copydesk:{_quoted(guid)}"


def _quoted(text: str) -> str:
    return quote(text, safe=":._~-") or "none"


@lru_cache(maxsize=1)
def _adapter() -> "TypeAdapter[Provenance]":
    from pydantic import TypeAdapter

    return cast("TypeAdapter[Provenance]", TypeAdapter(Provenance))
