"""What a page says about its story: JSON-LD, meta elements, the page's own headline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalizers.wires import markup
from normalizers.wires.fields import Fields

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_ARTICLE = re.compile(r"(News|Report|Blog|Opinion|Analysis|Background|Review|Satirical)?\w*(Article|Posting)\w*")
_LOCALE = re.compile(r"([A-Za-z]{2,3})[_-]([A-Za-z]{2,4})")
_SITE_TAIL = re.compile(r"\s+[|•·»]\s+[^|•·»]{2,40}$")  # a dash may be part of the headline

_BYLINE = frozenset(("author", "autor", "autore", "auteur", "byline"))
_LONGEST_BYLINE = 80


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about its story. Dates as received."""

    headline: str
    source: str
    language: str | None
    translated_from: str | None
    date: str | None
    byline: str | None
    usage: str | None
    abstract: str | None
    keywords: tuple[str, ...]
    link: str | None


def about(root: Element) -> About:
    """Everything that the page says about its story, most trusted first: JSON-LD, og and meta, the text itself."""
    meta = _metas(root)
    data = next(_articles(root), Fields({}))
    return About(
        headline=_headline(root, data, meta),
        source=_name(data, "publisher") or meta.get("og:site_name") or "",
        language=_language(root, data, meta),
        translated_from=_translated_from(data),
        date=data.string("dateModified", "datePublished") or _first(meta, *_DATES) or _time(root),
        byline=_name(data, "author")
        or _first(meta, "author", "article:author", "dc.creator", "parsely-author")
        or _byline(root),
        usage=data.string("usageInfo", "license") or _first(meta, "copyright", "dcterms.rights", "dc.rights"),
        abstract=data.string("description") or _first(meta, "og:description", "description"),
        keywords=_keywords(data, meta),
        link=_link(root, meta),
    )


_DATES = ("article:modified_time", "article:published_time", "dc.date", "dcterms.modified", "date", "pubdate")


def _headline(root: Element, data: Fields, meta: dict[str, str]) -> str:
    said = data.string("headline", "name") or meta.get("og:title") or meta.get("twitter:title") or ""
    shown = [text for element in root.iter("h1") if (text := " ".join(b.text for b in markup.from_tree(element)))]
    for text in shown:
        # The headline that the reader sees; what the page says elsewhere is often cut or has the site's name on it.
        if len(shown) == 1 or (said and (text in said or said in text)):
            return text
    title = next((element.text or "" for element in root.iter("title")), "")
    return (said or _SITE_TAIL.sub("", title)).strip()


def _language(root: Element, data: Fields, meta: dict[str, str]) -> str | None:
    said = root.get("lang") or root.get("xml:lang") or data.string("inLanguage")
    said = said or meta.get("content-language") or meta.get("og:locale") or ""
    match = _LOCALE.fullmatch(said.strip())
    return (f"{match[1].lower()}-{match[2]}" if match else said.strip()) or None


def _translated_from(data: Fields) -> str | None:
    original = next(data.objects("translationOfWork"), None)
    return original.string("inLanguage") if original is not None else None


def _name(data: Fields, key: str) -> str:
    names = [entry.string("name") for entry in data.objects(key)]
    return ", ".join(name for name in names if name) or ", ".join(data.strings(key))


def _keywords(data: Fields, meta: dict[str, str]) -> tuple[str, ...]:
    said = data.strings("keywords") or tuple(filter(None, (_first(meta, "news_keywords", "keywords"),)))
    return tuple(dict.fromkeys(word.strip() for text in said for word in text.split(",") if word.strip()))


def _link(root: Element, meta: dict[str, str]) -> str | None:
    for element in root.iter("link"):
        address = (element.get("href") or "").strip()
        if (element.get("rel") or "").lower() == "canonical" and address.startswith(("http://", "https://")):
            return address
    address = meta.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else None


def _time(root: Element) -> str | None:
    times = {said for element in root.iter("time") if (said := (element.get("datetime") or "").strip())}
    return times.pop() if len(times) == 1 else None  # one of many may belong to a teaser


def _byline(root: Element) -> str | None:
    """The byline that the reader sees, where the page marks one line as such."""
    lines = {
        " ".join(block.text for block in markup.from_tree(element))
        for element in root.iter("a", "address", "div", "p", "span")
        if element.get("rel") == "author" or _BYLINE & set((element.get("class") or "").lower().split())
    }
    lines = {line for line in lines if 0 < len(line) <= _LONGEST_BYLINE}
    return lines.pop() if len(lines) == 1 else None  # of several, one may belong to a teaser


def _metas(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _articles(root: Element) -> Iterator[Fields]:
    """The articles in the page's JSON-LD. Pages get it wrong often, and it is only a hint: errors are passed over."""
    for element in root.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            value: object = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        top = list(Fields({"@graph": value}).objects("@graph"))
        for entry in (*top, *(inner for one in top for inner in one.objects("@graph"))):
            kinds = entry.strings("@type")
            if any(_ARTICLE.fullmatch(kind) for kind in kinds):
                yield entry


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
