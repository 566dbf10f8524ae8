"""What becomes of a sentence that fails: other ways to ask, and in the end the source sentence in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from normalizers import Desk, Story, normalize, undo
from normalizers.engines import Glossary, Recent, Refusal, Request, translate
from normalizers.engines.again import Attempt, attempts
from normalizers.engines.checks import Fault
from normalizers.story import Block, Translation

GOOD = "A ministra chegou a Lisboa na terça-feira para uma visita de trabalho."
GOOD_EN = "The minister arrived in Lisbon on Tuesday for a working visit."
BAD = "O acordo prevê 340 novas vagas; a oposição critica os prazos do governo."


class Teller:
    """Answers by a function; everything that it is asked is written down."""

    name = "teller"

    def __init__(self, says: Callable[[str], str]) -> None:
        self.says = says
        self.asked: list[str] = []

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        return (source, target) if source == "pt" else None

    def model(self, source: str, target: str) -> str:
        return "1"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        self.asked += sentences
        return [self.says(sentence) for sentence in sentences]


def stubborn(sentence: str) -> str:
    return (
        GOOD_EN if sentence == GOOD else "The agreement foresees some new posts and the opposition is critical of it."
    )


def test_a_sentence_that_no_engine_can_do_stays_in_its_place_and_is_flagged() -> None:
    made = translate([Request(f"{GOOD} {BAD}", "pt", "paragraph")], "en", [Teller(stubborn)])[0]
    assert isinstance(made, Translation)
    assert made.output == f"{GOOD_EN} {BAD}"
    one, two = made.sentences
    assert (one.by, two.by) == ("engine", "kept")
    assert made.source[two.start : two.end] == made.output[two.out_start : two.out_end] == BAD
    assert two.reason.startswith("teller failed the check `numbers`: the number 340")
    assert two.rejected == stubborn(BAD)


def test_a_block_of_which_nothing_could_be_done_is_refused() -> None:
    assert isinstance(translate([Request(BAD, "pt", "paragraph")], "en", [Teller(stubborn)])[0], Refusal)


def test_the_article_says_so_needs_a_person_and_is_undone() -> None:
    text = f"{GOOD} {BAD}"
    story = Story(guid="a", headline="", blocks=(Block("paragraph", text),), wire="plain", raw_sha256="0" * 64,
                  language="pt")  # fmt: skip
    article = normalize(story, Desk(engines=(Teller(stubborn),), today="2026-03-01"))
    assert BAD in article.text
    assert GOOD_EN in article.text
    assert article.verdict == "needs-a-person"
    assert article.quality < 0.6
    assert article.engine_note.startswith("engine.check-failed: teller failed the check `numbers`")
    assert article.translated_on == "2026-03-01"
    flag = next(flag for flag in article.flags if flag.rule == "engine.check-failed")
    assert article.copy[0].text[flag.start : flag.end] == flag.text == BAD
    assert undo(article) == story.text


def test_a_number_that_the_model_damages_goes_through_as_a_placeholder() -> None:
    def says(sentence: str) -> str:
        return (
            "The agreement foresees Q1Q new posts; the opposition criticizes the government’s deadlines."
            if ("Q1Q" in sentence)
            else stubborn(sentence)
        )

    memory, engine = Recent(), Teller(says)
    made = translate([Request(BAD, "pt", "paragraph")], "en", [engine], memory)[0]
    assert isinstance(made, Translation)
    assert made.output == "The agreement foresees 340 new posts; the opposition criticizes the government’s deadlines."
    assert made.sentences[0].fired == ("numbers",)
    assert len(memory) == 1


def test_a_sentence_is_cut_where_a_clause_ends() -> None:
    halves = {
        "O acordo prevê 340 novas vagas": "The agreement foresees 340 new posts.",
        "a oposição critica os prazos do governo.": "The opposition criticizes the government’s deadlines.",
    }
    made = translate([Request(BAD, "pt", "paragraph")], "en", [Teller(lambda s: halves.get(s, stubborn(s)))])[0]
    assert isinstance(made, Translation)
    assert made.output == "The agreement foresees 340 new posts; the opposition criticizes the government’s deadlines."


def test_no_cut_inside_a_quotation_or_between_short_parts() -> None:
    fault = Fault("loop", "")
    house = Glossary()
    for sentence in ("Ele disse: “Não vou sair daqui; quero ficar mais um ano” e saiu.", "Sim, e não; talvez."):
        ways = list(attempts(sentence, fault, "pt", "en", house))
        assert all("quero" not in part[:6] for way in ways for part in way.parts), ways
    assert not list(attempts("Sim, e não; talvez.", fault, "pt", "en", house))


def test_a_lost_placeholder_is_no_answer() -> None:
    way = Attempt(("x Q1Q",), masks=(("Q1Q", "340"),))
    assert way.answer(["y Q1Q"]) == "y 340"
    assert way.answer(["y"]) is None
    assert way.answer(["Q1Q Q1Q"]) is None
