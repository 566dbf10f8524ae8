"""The house's terms: what is found, replaced, asked for again, flagged; files that are wrong."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalizers import Desk, Story, normalize, undo
from normalizers.engines import Glossary, Recent, Request, read_glossary, translate
from normalizers.errors import RuleError
from normalizers.story import Article, Block, Translation

TOML = """
from = "pt"
to = "en"
keep = ["Lula da Silva", "PETR4", "Folha de S.Paulo"]

[[term]]
term = "segundo turno"
forms = ["segundos turnos"]
translation = "runoff"
plural = "runoffs"
accept = ["run-off"]
not = ["second round", "second turn"]

[[term]]
term = "PF"
translation = "Federal Police"

[[term]]
term = "aluguel social"
translation = "emergency rent"
not = ["social rent"]
"""
CSV = """from,to,term,translation,forms,not
pt,en,segundo turno,runoff,segundos turnos,second round|second turn
pt,en,PETR4,,,
"""
HOUSE = read_glossary(TOML.encode(), "house.toml")


class Engine:
    """Says what it is told to, and writes down what it is asked."""

    name = "told"

    def __init__(self, said: dict[str, str]) -> None:
        self.said = said
        self.asked: list[str] = []

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        return (source, target)

    def model(self, source: str, target: str) -> str:
        return "1"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        self.asked += sentences
        return [self.said.get(sentence, "Nothing of the kind.") for sentence in sentences]


def article(text: str, said: dict[str, str], glossary: Glossary = HOUSE) -> Article:
    story = Story(guid="a", headline="", blocks=(Block("paragraph", text),), wire="plain", raw_sha256="0" * 64,
                  language="pt")  # fmt: skip
    made = normalize(story, Desk(engines=(Engine(said),), glossary=glossary))
    assert undo(made) == story.text
    return made


@pytest.mark.parametrize(
    ("source", "said", "text"),
    [
        ("O candidato venceu o segundo turno.", "The candidate won the second round.", "The candidate won the runoff."),
        ("Segundo turno será no domingo.", "Second round will be on Sunday.", "Runoff will be on Sunday."),
        ("Houve dois segundos turnos.", "There were two second rounds.", "There were two runoffs."),
        ("Haverá aluguel social.", "There will be a social rent.", "There will be an emergency rent."),
        ("Lula da Silva saiu.", "Lula of Silva left.", "Lula da Silva left."),
        ("A ação PETR4 subiu.", "The petr4 share rose.", "The PETR4 share rose."),
        ("A Folha de S.Paulo publicou.", "Folha de S. Paulo published it.", "Folha de S.Paulo published it."),
    ],
)
def test_what_is_known_to_be_wrong_is_replaced_by_an_edit(source: str, said: str, text: str) -> None:
    made = article(source, {source: said})
    assert made.text == text
    assert [edit.rule.split(".")[0] for edit in made.edits if edit.stage == "translation"] == ["glossary"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("O segundo turno será no domingo.", "The run-off will be on Sunday."),
        ("O segundo turno será no domingo.", "The runoff will be on Sunday."),
        ("A pf é uma sigla.", "The pf is an acronym."),
        ("No segundo dia, mudou de turno.", "On the second day, he changed shifts."),
        ("A segunda rodada acabou.", "The second round is over."),
    ],
)
def test_what_is_right_or_no_term_is_left_alone(source: str, said: str) -> None:
    made = article(source, {source: said})
    assert made.text == said
    assert not [flag for flag in made.flags if flag.rule.startswith("glossary.")]


def test_a_term_in_an_unknown_rendering_is_asked_for_again_and_remembered_with_the_glossary() -> None:
    source = "A PF prendeu o prefeito."
    again = {"A Federal Police prendeu o prefeito.": "The Federal Police arrested the mayor."}
    engine, memory = Engine({source: "The FP arrested the mayor.", **again}), Recent()
    for _ in range(2):
        made = translate([Request(source, "pt", "paragraph")], "en", [engine], memory, glossary=HOUSE)[0]
        assert isinstance(made, Translation)
        assert made.output == "The Federal Police arrested the mayor."
    assert engine.asked == [source, "A Federal Police prendeu o prefeito."]
    translate([Request(source, "pt", "paragraph")], "en", [engine], memory)
    assert engine.asked[2:] == [source]


def test_a_term_that_never_comes_is_flagged_and_the_sentence_published() -> None:
    source = "A PF prendeu o prefeito."
    parts = dict.fromkeys((source, "A Federal Police prendeu o prefeito."), "The FP arrested the mayor.")
    made = article(source, parts)
    assert made.text == "The FP arrested the mayor."
    assert [(flag.rule, flag.suggestion) for flag in made.flags] == [("glossary.term", "Federal Police")]


def test_csv_says_the_same() -> None:
    terms = read_glossary(CSV.encode(), "house.csv").terms
    assert [(term.forms, term.rendering, term.wrong, term.keep) for term in terms] == [
        (("segundo turno", "segundos turnos"), "runoff", ("second round", "second turn"), False),
        (("PETR4",), "PETR4", (), True),
    ]


def test_pairs_and_files_are_kept_apart_and_the_later_entry_counts() -> None:
    both = HOUSE | read_glossary(b'[[term]]\nterm = "PF"\ntranslation = "PF force"\n', "b.toml")
    assert [term.rendering for term, *_ in both.within("A PF", "pt", "en")] == ["PF force"]
    assert not HOUSE.within("A PF", "es", "en")
    assert not HOUSE.within("A PF", "pt", "fr")
    assert [term.rendering for term, *_ in both.within("La PF", "es", "fr")] == ["PF force"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"[[term]]\ntranslation = 'x'\n", "a.toml"),
        (b"[[term]]\nterm = 'x'\nforms = 'y'\n", "a.toml"),
        (b"[[term]]\nterm = 'x'\ncase = 'upper'\n", "a.toml"),
        (b"[[term]]\nterm = 'x'\nfrm = 'pt'\n", "a.toml"),
        (b"terms = []\n", "a.toml"),
        (b"keep = 'x'\n", "a.toml"),
        (b"term = 3", "a.toml"),
        (b"[[term", "a.toml"),
        (b"\xff\xfe", "a.toml"),
        (b"term,translation\na,b,c\n", "a.csv"),
        (b"term,translation\na\n", "a.csv"),
        (b"trem,translation\na,b\n", "a.csv"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(data: bytes, name: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_glossary(data, name)
    assert caught.value.code == "glossary.wrong"
    assert name in str(caught.value)
