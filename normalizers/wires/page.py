"""What a page says about its story: JSON-LD, meta elements, the page's own headline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalizers.wires import markup
from normalizers.wires.dates import date
from normalizers.wires.fields import Fields, whole_number

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_ARTICLE = re.compile(r"(News|Report|Blog|Opinion|Analysis|Background|Review|Satirical)?\w*(Article|Posting)\w*")
_LOCALE = re.compile(r"([A-Za-z]{2,3})[_-]([A-Za-z]{2,4})")
_UNTIDY = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?://\s*)?(?:-->|\]\]>)\s*$")
_SITE_TAIL = re.compile(r"\s+[|•·»]\s+[^|•·»]{2,40}$")  # a dash may be part of the headline

_NAMES = ("class", "itemprop", "data-testid", "data-component")
_BYLINE = re.compile(
    r"(?i)(?<![a-z])(?:by-?line|authors?|autor|autora|autore|auteur)(?![a-z]|-?(?:bio|box|card|image|pic))"
)
_BETWEEN = " -\u2013\u2014|:·•«»›‹/"  # what stands between a headline and the name of the site
_LONGEST_BYLINE = 80
_LONGEST_LINE = 120  # of a line with date, author and views
# Who wrote it, behind a word for it: up to a bar, a figure, a bracket; no more than four words.
_LABELLED = re.compile(
    r"(?:(?i:[^|]{0,40}\|\s?)?(?i:автор(?:ка)?|авторы|журналист|корреспондент|текст|autore?|autora|autores|author|"
    r"auteur|redaktor|reporter|kirjoittaja|teksti|skribent|szerző|írta|συντάκτης|yazar|muhabir|haber|ავტორი|հեղինակ|"
    r"penulis|tác giả|piše|autorius|autorė|autors|skrifar|scrie|shkruan|"
    r"كتبت?|بقلم|الكاتب|إعداد|نویسنده|خبرنگار|מאת|כתב|लेखक|রিপোর্টার)\s?[:：]"
    r"|(?:本报记者|本報記者|记者|記者|作者|文|編集|기자)\s?[:：／/])\s?"
    r"(?P<who>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,3}?)(?=\s?(?:$|[|•·,，;()（）/]|\d|\s{2}|[-–—]\s))"
)


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about its story. Dates as received; `text` is what it calls the text of its article."""

    headline: str
    text: str | None
    source: str
    language: str | None
    translated_from: str | None
    modified: str | None
    published: str | None
    expires: str | None
    byline: str | None
    usage: str | None
    abstract: str | None
    keywords: tuple[str, ...]
    link: str | None
    subheadline: str | None
    dateline: str | None
    located: str | None
    country: str | None
    genre: str | None
    copyright: str | None
    credit: str | None
    words: int | None
    notes: tuple[str, ...]


def about(root: Element) -> About:
    """Everything that the page says about its story, most trusted first: JSON-LD, og and meta, the text itself."""
    meta = _metas(root)
    graph = _graph(root)
    data = next(_articles(graph), Fields({}))
    notes: list[str] = []

    def when(field: str, names: tuple[str, ...]) -> str | None:
        said = data.string(field) or _first(meta, field.lower(), *names) or _property(root, field)
        return date(said, field, notes)

    source = _name(data, "publisher", graph) or meta.get("og:site_name") or ""
    published = when("datePublished", _PUBLISHED) or date(_time(root), "time", notes)
    place = next(data.objects("locationCreated"), Fields({}))
    address = next(place.objects("address"), place)
    return About(
        headline=_headline(root, data, meta, source),
        text=data.string("articleBody"),
        source=source,
        language=_language(root, data, meta),
        translated_from=_translated_from(data),
        modified=when("dateModified", _MODIFIED),
        published=published,
        expires=when("expires", ("article:expiration_time", "dcterms.valid", "unavailable_after")),
        byline=_name(data, "author", graph) or _name(data, "creator", graph) or _authors(meta) or _byline(root),
        usage=data.string("usageInfo", "license") or _first(meta, "copyright", "dcterms.rights", "dc.rights"),
        abstract=data.string("description") or _first(meta, "og:description", "description", "dc.description"),
        keywords=_keywords(data, meta),
        link=_link(root, meta),
        subheadline=data.string("alternativeHeadline"),
        dateline=data.string("dateline"),
        located=address.string("addressLocality") or place.string("name") or next(iter(_place_names(data)), None),
        country=address.string("addressCountry") or _name(address, "addressCountry", graph) or None,
        genre=data.string("genre"),
        copyright=_copyright(data, meta, graph),
        credit=data.string("creditText"),
        words=whole_number(data.value("wordCount")[1]),
        notes=tuple(dict.fromkeys(notes)),
    )


_MODIFIED = (
    *("article:modified_time", "og:updated_time", "og:article:modified_time", "dcterms.modified", "dc.date.modified"),
    *("last-modified", "lastmod", "revised"),
)
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "dcterms.created", "dcterms.issued"),
    *("dc.date.issued", "dc.date.created", "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date", "pubdate"),
    *("publishdate", "publish-date", "publication_date", "cxenseparse:recs:publishtime", "citation_date", "date"),
)


def _place_names(data: Fields) -> tuple[str, ...]:
    """The place where an article was made, where JSON-LD has it as words."""
    return data.strings("locationCreated")


def _headline(root: Element, data: Fields, meta: dict[str, str], site: str) -> str:
    """The headline that the reader sees; what the page says elsewhere is often cut or has the site's name on it."""
    said = data.string("headline", "name") or meta.get("og:title") or meta.get("twitter:title") or ""
    title = next((" ".join((element.text or "").split()) for element in root.iter("title")), "")
    tops = [text for element in root.iter("h1") if (text := _text(element))]
    names = {site, *(top for top in tops if len(top) < len(_rest(title, top) or ""))} - {"", said}
    rests = {rest for name in names if (rest := _rest(title, name))}
    wanted = {said, _SITE_TAIL.sub("", title).strip(), *rests} - {""}
    for element in root.iter("h1"):
        for inner in element.iterdescendants():  # a line above the headline may stand in the same element
            if (text := _text(inner)) in wanted:
                return text
    for text in (*tops, *(_text(element) for element in root.iter("h2", "h3"))):
        if text in wanted:
            return text
    tops = [text for text in tops if text != site]
    for text in tops:
        if len(tops) == 1 or (said and (text in said or said in text)):
            return text
    return said or next(iter(rests), "") or _SITE_TAIL.sub("", title).strip()


def _rest(title: str, name: str) -> str | None:
    """A page's title without the site's name before or after it; None if it does not stand there."""
    for rest in (title.removesuffix(name), title.removeprefix(name)):
        short = rest.strip(_BETWEEN)
        if name and rest != title and short and rest.strip() != short:
            return short
    return None


def _text(element: Element) -> str:
    return " ".join(block.text for block in markup.from_tree(element)).replace("\n", " ")


def _language(root: Element, data: Fields, meta: dict[str, str]) -> str | None:
    said = root.get("lang") or root.get("xml:lang") or data.string("inLanguage")
    said = said or meta.get("content-language") or meta.get("og:locale") or ""
    match = _LOCALE.fullmatch(said.strip())
    return (f"{match[1].lower()}-{match[2]}" if match else said.strip()) or None


def _translated_from(data: Fields) -> str | None:
    original = next(data.objects("translationOfWork"), None)
    return original.string("inLanguage") if original is not None else None


def _name(data: Fields, key: str, graph: list[Fields]) -> str:
    """The names of persons or firms; one that is only referred to by `@id` is looked up in the page's graph."""
    found: list[str] = []
    for entry in data.objects(key):
        name, ref = entry.string("name"), entry.string("@id")
        if not name and ref:
            name = next((one.string("name") for one in graph if one.string("@id") == ref and one.string("name")), None)
        found += [name] if name else []
    return ", ".join(dict.fromkeys(found)) or ", ".join(text for text in data.strings(key) if not _is_link(text))


def _authors(meta: dict[str, str]) -> str | None:
    names = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
    return next((meta[name] for name in names if name in meta and not _is_link(meta[name])), None)


def _is_link(text: str) -> bool:
    return text.startswith(("http://", "https://", "//", "@", "#"))


def _copyright(data: Fields, meta: dict[str, str], graph: list[Fields]) -> str | None:
    holder = _name(data, "copyrightHolder", graph)
    year = data.vital("copyrightYear") if isinstance(data.value("copyrightYear")[1], (int, str)) else None
    made = " ".join(part for part in (year, holder) if part) if holder else None
    return data.string("copyrightNotice") or made or _first(meta, "copyright", "dcterms.rights", "dc.rights")


def _keywords(data: Fields, meta: dict[str, str]) -> tuple[str, ...]:
    said = data.strings("keywords") or tuple(filter(None, (_first(meta, *_KEYWORDS),)))
    return tuple(dict.fromkeys(word.strip() for text in said for word in text.split(",") if word.strip()))


_KEYWORDS = ("news_keywords", "keywords", "article:tag", "parsely-tags", "dc.subject")


def _property(root: Element, name: str) -> str | None:
    """A date of the microdata: the one element that has it as `itemprop`."""
    said = {
        value
        for element in root.iter("time", "span", "meta", "div")
        if element.get("itemprop") == name
        and (value := (element.get("datetime") or element.get("content") or "").strip())
    }
    return said.pop() if len(said) == 1 else None  # one of many may belong to a teaser


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
        for element in root.iter("a", "address", "div", "p", "span", "li")
        if element.get("rel") == "author" or _BYLINE.search(" ".join(element.get(name) or "" for name in _NAMES))
    }
    lines = {line for line in lines if 0 < len(line) <= _LONGEST_BYLINE and any(map(str.isalpha, line))}
    # Of several, one may belong to a teaser, unless they are one line and its parts.
    shown = next((one for one in sorted(lines, key=len) if all(one in other for other in lines)), None)
    return signed(shown or "") or shown or _signed(root)


def signed(line: str) -> str | None:
    """The name behind a word for author at the start of a line or of its second part; None if there is none."""
    match = _LABELLED.match(line) if len(line) <= _LONGEST_LINE else None
    return match["who"].strip() if match else None


def _signed(root: Element) -> str | None:
    """The one name that stands behind a word for author on a short line: "Автор: …", "كتب: …", "记者 …"."""
    found = {
        who
        for element in root.iter("div", "span", "p", "li", "td", "small", "em", "b", "font")
        if (who := signed(" ".join("".join(map(str, element.itertext())).split())))
    }
    return found.pop() if len(found) == 1 else None


def _metas(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        key = (name or "").strip().lower()
        if key == "article:tag" and key in found and content:
            found[key] += f",{content}"  # one element for each
        elif key and content:
            found.setdefault(key, content)
    return found


def _graph(root: Element) -> list[Fields]:
    """Everything in the page's JSON-LD. Pages get it wrong often, and it is only a hint: errors are passed over."""
    found: list[Fields] = []
    for element in root.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            value: object = json.loads(_UNTIDY.sub("", element.text or ""), strict=False)
            shown = json.dumps(value, ensure_ascii=False)
            shown.encode("utf-8")  # no half characters
        except (ValueError, RecursionError):
            continue
        if "\\u0000" in shown:
            continue
        top = list(Fields({"@graph": value}).objects("@graph"))
        found += [*top, *(inner for one in top for inner in one.objects("@graph"))]
        found += [inner for one in top for inner in one.objects("mainEntity")]
    return found


def _articles(graph: list[Fields]) -> Iterator[Fields]:
    for entry in graph:
        kinds = entry.strings("@type")
        if any(_ARTICLE.fullmatch(kind.rpartition("/")[2]) for kind in kinds):
            yield entry


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
