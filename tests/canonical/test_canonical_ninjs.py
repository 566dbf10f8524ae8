"""An article as ninjs: valid as it stands, nothing lost, and the provenance has the shape that we publish."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from normalizers.canonical import ninjs, provenance
from normalizers.canonical.quality import judge
from normalizers.edits import Edit, Flag
from normalizers.errors import WireError
from normalizers.story import Article, ArticleBlock, Found, Lifted, Sentence, Translation

ROOM = Path(ninjs.__file__).parent
IPTC = Draft202012Validator(json.loads((ROOM / "ninjs-schema_3.1.json").read_text(encoding="utf-8")))
OURS = Draft202012Validator(json.loads((ROOM / "copydesk.schema.json").read_text(encoding="utf-8")))

TEXT = st.text(max_size=12)
MAYBE = st.none() | TEXT
UNIT = st.floats(0, 1)
SPAN = st.integers(0, 10_000)
KIND = st.sampled_from(["headline", "paragraph", "heading", "quote", "list", "preformatted"])
ADDRESS = st.sampled_from(["headline", "body.0", "body.1"])
ROLE = st.sampled_from(
    ["dateline", "byline", "credit", "caption", "promo", "disclaimer", "headline", "furniture", "note"]
)
TIMES = MAYBE | st.sampled_from(["2026-05-12T10:15:00Z", "2026-05-12T10:15:00+02:00", "2026-05-12"])
HOW = st.sampled_from(["engine", "memory", "person", "as-is", "kept"])
SENTENCE = st.builds(Sentence, SPAN, SPAN, SPAN, SPAN, HOW, st.tuples(TEXT), TEXT, MAYBE)
TRANSLATION = st.builds(Translation, TEXT, TEXT, TEXT, TEXT, TEXT, st.tuples(TEXT, TEXT), st.tuples(SENTENCE))
BLOCK = st.builds(ArticleBlock, ADDRESS, KIND, TEXT, TEXT, TEXT, st.none() | TRANSLATION)
EDIT = st.builds(Edit, SPAN, SPAN, TEXT, TEXT, TEXT, TEXT, UNIT, ADDRESS, st.sampled_from(["wire", "translation"]))
FLAG = st.builds(Flag, SPAN, SPAN, TEXT, TEXT, TEXT, UNIT, MAYBE, ADDRESS, st.just("wire"))


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


ARTICLES = st.builds(
    Article,
    guid=TEXT | st.just("https://example.com/a?b=1"),
    version=st.integers(0, 10**9),
    source=TEXT,
    wire=TEXT,
    raw_sha256=TEXT,
    copy=some(BLOCK),
    language=TEXT,
    source_language=MAYBE,
    source_confidence=UNIT,
    translated_by=MAYBE,
    dateline=MAYBE,
    byline=MAYBE,
    credits=some(TEXT),
    lifted=some(st.builds(Lifted, ROLE, TEXT, ADDRESS)),
    edits=some(EDIT),
    flags=some(FLAG),
    quality=UNIT,
    verdict=st.sampled_from(["clean", "repaired", "needs-a-person"]),
    rules=TEXT,
    declared_language=MAYBE,
    languages=some(st.builds(Found, TEXT, UNIT, st.booleans())),
    charset=MAYBE,
    charset_found=TEXT,
    pubstatus=st.sampled_from(["usable", "withheld", "canceled"]),
    urgency=st.none() | st.integers(-1, 12),
    embargo=TIMES,
    version_created=TIMES,
    slugline=MAYBE,
    usage=MAYBE,
    keywords=some(TEXT),
    link=MAYBE | st.just("https://example.com/a"),
    notes=some(TEXT),
    engine_note=TEXT,
    lead=TEXT,
)

STORY = Article(
    guid="tag:example.com,2026:1", version=2, source="example", wire="ninjs-3.1", raw_sha256="ab" * 32,
    copy=(
        ArticleBlock("headline", "headline", "Port waits", "en"),
        ArticleBlock("body.0", "paragraph", "The quay & the port.", "en", translation=Translation(
            "O cais e o porto.", "The quay & the port.", "pt", "bergamot", "pt-en 1.0", ("pt", "en"))),
        ArticleBlock("body.1", "heading", "A quay <too> far", "en"),
        ArticleBlock("body.2", "paragraph", "", "en"),
    ),
    language="en", source_language="pt", source_confidence=0.9, translated_by="bergamot pt>en", dateline="VIGO",
    byline="Jane Doe", credits=("EFE", "AP"), lifted=(Lifted("credit", "/EFE and AP", "body.2"),),
    edits=(Edit(0, 11, "/EFE and AP", "", "credit.tail", "Agencies are a field.", 0.97, "body.2"),),
    flags=(Flag(4, 8, "quay", "name.two-spellings", "Two spellings.", 0.6, "Quay", "body.0"),), quality=0.93,
    verdict="repaired", rules="0f" * 16, urgency=4, keywords=("ports",), link="https://example.com/1",
    version_created="2026-05-12T10:15:00Z", notes=("Write-thru.",),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_any_article_is_valid_and_comes_back(article: Article) -> None:
    document = ninjs.to_ninjs(article)
    IPTC.validate(document)
    stored = json.dumps(document, ensure_ascii=False)
    assert ninjs.from_ninjs(json.loads(stored)) == article
    OURS.validate(ninjs.provenance(document))


def test_the_public_fields() -> None:
    document = STORY.to_ninjs()
    assert document["uri"] == "tag:example.com,2026:1"
    assert document["headlines"] == [{"role": "main", "contentType": "text/plain", "value": "Port waits"}]
    main, html = document["bodies"]  # type: ignore[misc]
    assert main["value"] == STORY.text == "The quay & the port.\n\nA quay <too> far"
    assert html["value"] == "<p>The quay &amp; the port.</p>\n<h2>A quay &lt;too&gt; far</h2>"
    assert document["located"] == "VIGO"
    assert document["infoSources"] == [
        {"name": "example", "role": "provider"}, {"name": "EFE", "role": "credit"}, {"name": "AP", "role": "credit"}
    ]  # fmt: skip
    assert document["digitalSourceType"] == {  # one block of three was translated
        "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
        "literal": "machine translation: bergamot pt>en",
    }
    record = ninjs.provenance(document)["article"]
    assert isinstance(record, dict)
    for key in ("raw_sha256", "wire", "charset", "charset_found", "declared_language", "languages", "rules", "edits",
                "flags", "lifted", "quality", "verdict", "copy"):  # fmt: skip
        assert key in record
    assert record["copy"][1]["translation"]["model"] == "pt-en 1.0"


def test_the_same_article_gives_the_same_bytes() -> None:
    assert json.dumps(STORY.to_ninjs()) == json.dumps(STORY.to_ninjs())


@pytest.mark.parametrize(
    ("guid", "uri"),
    [
        ("https://example.com/1", "https://example.com/1"),
        ("urn:newsml:example.com:2026:1", "urn:newsml:example.com:2026:1"),
        ("sha256:ab12", "urn:copydesk:sha256:ab12"),
        ("story 7/é", "urn:copydesk:story%207%2F%C3%A9"),
        ("https://example.com/a b", "urn:copydesk:https:%2F%2Fexample.com%2Fa%20b"),
        ("", "urn:copydesk:none"),
    ],
)
def test_uri(guid: str, uri: str) -> None:
    from dataclasses import replace

    document = replace(STORY, guid=guid).to_ninjs()
    assert document["uri"] == uri
    assert ninjs.from_ninjs(document).guid == guid


def test_a_document_that_is_not_ours_or_was_edited_is_refused() -> None:
    with pytest.raises(WireError, match=r"canonical\.no-provenance"):
        ninjs.from_ninjs({"uri": "urn:x:y"})
    edited = STORY.to_ninjs()
    edited["headlines"] = [{"role": "main", "value": "Port does not wait"}]
    with pytest.raises(WireError, match=r"canonical\.text-changed"):
        ninjs.from_ninjs(edited)
    torn = STORY.to_ninjs()
    torn["associations"][0]["bodies"][0]["value"] = "{"  # type: ignore[index]
    with pytest.raises(WireError, match=r"canonical\.provenance-torn"):
        ninjs.from_ninjs(torn)
    torn["associations"][0]["bodies"][0]["value"] = '{"format":"copydesk-1","article":{}}'  # type: ignore[index]
    with pytest.raises(WireError, match=r"canonical\.provenance-torn"):
        ninjs.from_ninjs(torn)
    torn["associations"][0]["bodies"][0]["value"] = '{"format":"copydesk-9"}'  # type: ignore[index]
    with pytest.raises(WireError, match=r"canonical\.format-unknown"):
        ninjs.from_ninjs(torn)


def test_our_schema_is_fresh() -> None:
    assert provenance.SCHEMA_FILE.read_text(encoding="utf-8") == provenance.schema()
    Draft202012Validator.check_schema(json.loads(provenance.schema()))


def test_quality_and_verdict() -> None:
    copy = (ArticleBlock("body.0", "paragraph", "one two three four five six seven eight nine ten", "en"),)
    sure = Edit(0, 3, "won", "one", "glued.words", "r", 1.0, "body.0")
    quiet = Edit(0, 1, " ", "", "text.outer-space", "r", 1.0, "body.0")
    flag = Flag(0, 7, "one two", "name.two-spellings", "r", 0.5, None, "body.0")
    assert judge(copy, (), ()) == (1.0, "clean")
    assert judge(copy, (quiet,), ()) == (1.0, "clean")
    assert judge(copy, (sure,), ()) == (1.0, "repaired")
    assert judge(copy, (), (flag,)) == (0.9, "repaired")
    assert judge(copy, (), (flag,) * 3) == (0.7, "needs-a-person")
    assert judge(copy, (), (Flag(0, 3, "one", "unsettled", "r", 1.0),)) == (0.9, "needs-a-person")
    assert judge(copy, (), (), untranslated=("body.0",)) == (0.0, "needs-a-person")
    assert judge((), (), ()) == (0.0, "needs-a-person")


def made_by(engine: str, *by: str) -> Article:
    """A story of one block that was translated so."""
    spans = tuple(Sentence(0, 5, 0, 4, one) for one in by)  # type: ignore[arg-type]
    block = ArticleBlock("body.0", "paragraph", "A. B", "en", translation=Translation(
        "A. B.", "A. B", "pt", engine, "1 #12345678", ("pt", "en"), spans))  # fmt: skip
    about = {"translated_by": f"{engine} pt>en", "translated_on": "2026-03-01"}
    return replace(STORY, copy=(block,), edits=(), flags=(), **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("engine", "by", "term"),
    [
        ("bergamot", ("engine", "memory"), "trainedAlgorithmicMedia"),
        ("bergamot", ("engine", "kept"), "compositeWithTrainedAlgorithmicMedia"),
        ("person+bergamot", ("person", "engine"), "compositeWithTrainedAlgorithmicMedia"),
        ("apertium", ("engine",), "algorithmicMedia"),
        ("person", ("person",), None),
    ],
)
def test_who_wrote_the_words(engine: str, by: tuple[str, ...], term: str | None) -> None:
    article = made_by(engine, *by)
    document = article.to_ninjs()
    IPTC.validate(document)
    said = document.get("digitalSourceType")
    assert (said["uri"].rpartition("/")[2] if isinstance(said, dict) else None) == term
    stored = json.loads(json.dumps(document))
    assert ninjs.from_ninjs(stored) == article
    OURS.validate(ninjs.provenance(stored))
