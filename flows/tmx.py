"""Translation memories as other tools read them: TMX 1.4b (LISA OSCAR), written and read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from normalizers.errors import WireError

if TYPE_CHECKING:
    from flows.store.memory import Remembered
    from normalizers.wires.xml import Element

TOOL = "copydesk"
AT_ONCE = 1000  # units that are parsed together: a memory of a million sentences is never one tree
_UNIT = re.compile(r"<tu[\s>].*?</tu\s*>", re.DOTALL)
_NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # XML 1.0 section 2.2 has no such characters
_CODES = ("bpt", "ept", "it", "ph", "ut", "sub")  # elements of section 3 that hold codes of formats and no words


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence with one translation. `engine` and `model` are "" where no engine of ours said it.

    `changed_by` is who changed it last, as the file says ("" if it does not).
    """

    source: str
    target: str
    sentence: str
    translation: str
    engine: str = ""
    model: str = ""
    changed_by: str = ""


def write(entries: Iterable[Remembered], version: str) -> Iterator[str]:
    """Yield a TMX document in pieces, one entry a unit."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="{TOOL}" creationtoolversion={quoteattr(version)} segtype="sentence" o-tmf="{TOOL}" '
        'adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
    )
    for entry in entries:
        who = "person" if entry.engine == "person" else TOOL
        times = "".join(
            f' {name}="{datetime.fromtimestamp(at, UTC):%Y%m%dT%H%M%SZ}"'
            for name, at in (("creationdate", entry.made_at), ("lastusagedate", entry.used_at))
            if at is not None
        )
        yield f'<tu srclang={quoteattr(entry.source)} usagecount="{entry.hits}" creationid="{who}"{times}>\n'
        if who == TOOL:
            yield f'<prop type="x-engine">{_text(entry.engine)}</prop>\n'
            yield f'<prop type="x-model">{_text(entry.model)}</prop>\n'
        for language, text in ((entry.source, entry.sentence), (entry.target, entry.translation)):
            yield f"<tuv xml:lang={quoteattr(language)}><seg>{_text(text)}</seg></tuv>\n"
        yield "</tu>\n"
    yield "</body>\n</tmx>\n"


def read(raw: bytes) -> Iterator[Unit]:
    """Yield the sentences of a TMX document, of a unit in several languages one for each but the source.

    The document is parsed as strictly as a wire: no DTD is opened, no entity is expanded, what is not well-formed is an
    error. Codes of formats inside a segment (`bpt`, `ph`, …) are left out, the words between them stay.

    Raises:
        WireError: it is no TMX, or damaged; nothing after the damage has been yielded.
    """
    from normalizers.wires.charset import declared, decode
    from normalizers.wires.xml import attribute, find, parse_xml, root_name

    text, _ = decode(raw, declared(raw))
    if root_name(text) != "tmx":
        raise WireError("tmx.not-tmx", "The file is no TMX document.", todo="Export the memory as TMX 1.4b.")
    frame, _ = parse_xml(_UNIT.sub("", text))
    header = find(frame, "header")
    usual = (attribute(header, "srclang") if header is not None else None) or "*all*"
    units = [match.group() for match in _UNIT.finditer(text)]
    for at in range(0, len(units), AT_ONCE):
        tree, _ = parse_xml(f"<body>{''.join(units[at : at + AT_ONCE])}</body>")
        for unit in tree:
            yield from _unit(unit, usual)


def _unit(unit: Element, usual: str) -> Iterator[Unit]:
    from normalizers.wires.xml import attribute, find, find_all, local_name, remove, text_of, within

    if local_name(unit) != "tu":
        return
    said: list[tuple[str, str, str]] = []
    for variant in find_all(unit, "tuv"):
        segment = find(variant, "seg")
        for code in list(within(variant, *_CODES)):
            remove(code)
        words = unicodedata.normalize("NFC", " ".join(text_of(segment).split()))
        language = attribute(variant, "lang") or ""
        if words and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w+)*", language):
            said.append((re.split("[-_]", language.lower())[0], words, attribute(variant, "changeid") or ""))
    source = re.split("[-_]", (attribute(unit, "srclang") or usual).lower())[0]
    props = {attribute(prop, "type") or "": text_of(prop) for prop in find_all(unit, "prop")}
    first = next((one for one in said if one[0] == source), said[0] if said and source == "*all*" else None)
    for other in said:
        if first is not None and other[0] != first[0]:
            changed = other[2] or attribute(unit, "changeid") or ""
            yield Unit(
                first[0], other[0], first[1], other[1], props.get("x-engine", ""), props.get("x-model", ""), changed
            )


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))
