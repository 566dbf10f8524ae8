"""Batches: what is asked, in what order, and what becomes of an engine that fails in one of many ways."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence

import pytest

from normalizers.engines import Deadline, Engine, Pivot, Recent, Refusal, Request, translate
from normalizers.errors import EngineError
from normalizers.story import Translation

STORY = (
    "O governo anunciou um corte de 3,2 bilhões. O ministro disse que não haverá novos impostos neste ano.",
    "“Não vamos recuar”, afirmou a ministra. O ministro disse que não haverá novos impostos neste ano.",
)
BOOK = {
    "O governo anunciou um corte de 3,2 bilhões.": "The government announced a cut of 3.2 billion.",
    "O ministro disse que não haverá novos impostos neste ano.": (
        "The minister said there will be no new taxes this year."
    ),
    "“Não vamos recuar”, afirmou a ministra.": "“We will not back down,” the minister said.",
}
LONGEST_FIRST = tuple(sorted(BOOK, key=len, reverse=True))


def split(text: str, language: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S[^.\n]*(?:\.[”\"]?|$)", text)]


class Fake:
    """Knows the book by heart; `spoil` does to its answers what bad engines do."""

    def __init__(
        self,
        spoil: Callable[[list[str]], list[str]] = lambda answers: answers,
        name: str = "fake",
        pair: tuple[str, str] = ("pt", "en"),
    ) -> None:
        self.spoil, self.name, self.pair = spoil, name, pair
        self.calls: list[tuple[str, ...]] = []

    def path(self, source: str, target: str) -> tuple[str, ...] | None:
        return (source, target) if (source, target) == self.pair else None

    def model(self, source: str, target: str) -> str:
        return "book-1"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        self.calls.append(tuple(sentences))
        return self.spoil([BOOK.get(sentence, sentence) for sentence in sentences])


def blocks(*texts: str) -> list[Request]:
    return [Request(text, "pt", "paragraph") for text in texts]


def run(engines: Sequence[Engine], *texts: str, memory: Recent | None = None) -> list[Translation | Refusal]:
    return translate(blocks(*(texts or STORY)), "en", engines, memory, split)


def every(change: Callable[[str], object]) -> Callable[[list[str]], list[str]]:
    return lambda answers: [change(answer) for answer in answers]  # type: ignore[misc]


def raises(error: Exception) -> Callable[[list[str]], list[str]]:
    def spoil(answers: list[str]) -> list[str]:
        raise error

    return spoil


def hangs(answers: list[str]) -> list[str]:
    threading.Event().wait(20)
    return answers


FAULTS = {
    "dies": raises(RuntimeError("out of memory")),
    "says that it failed": raises(EngineError("engine.failed", "no licence")),
    "returns too few": lambda answers: answers[:-1],
    "returns too many": lambda answers: [*answers, "And more."],
    "returns no text": every(lambda answer: None),
    "returns nothing": every(lambda answer: " "),
    "returns the source": every(lambda answer: next(k for k, v in BOOK.items() if v == answer)),
    "wrong language": every(
        lambda answer: "El gobierno anunció que no habrá más impuestos de 3,2 mil millones este año."
    ),
    "loops": every(lambda answer: answer + " of the state" * 6),
    "twice the length": every(lambda answer: f"{answer} {answer}"),
    "other numbers": every(lambda answer: answer.replace("3.2", "3.7") if "3.2" in answer else answer + " It is 47."),
    "leaked placeholders": every(lambda answer: "Q1Q " + answer),
    "rows of marks": every(lambda answer: "“ ” “ ” “ ” " + answer),
    "hangs": hangs,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_engine_is_never_published_and_the_next_is_asked(fault: str) -> None:
    bad: Engine = Fake(FAULTS[fault], "bad")
    if fault == "hangs":
        bad = Deadline(bad, seconds=0.2, per_sentence=0.0)
    alone = run([bad])
    assert all(isinstance(answer, Refusal) for answer in alone)
    assert {answer.code for answer in alone if isinstance(answer, Refusal)} <= {"engine.failed", "engine.check-failed"}
    both = run([bad, Fake(name="good")])
    assert [answer.engine for answer in both if isinstance(answer, Translation)] == ["good", "good"]


def test_a_refusal_names_engine_and_check_and_shows_what_was_written() -> None:
    refusal = run([Fake(FAULTS["other numbers"], "bad")], STORY[0])[0]
    assert isinstance(refusal, Refusal)
    assert refusal.code == "engine.check-failed"
    assert refusal.reason.startswith("bad failed the check `numbers`: the number 3,2 is not in the translation")
    assert refusal.output is not None
    assert "3.7" in refusal.output


def test_one_bad_sentence_goes_to_the_next_engine_and_the_article_says_so() -> None:
    first = Fake(every(lambda answer: answer.replace("3.2", "3.7")), "first")
    second = Fake(name="second")
    one, two = run([first, second])
    assert isinstance(one, Translation)
    assert isinstance(two, Translation)
    assert one.engine == "second+first"
    assert two.engine == "first"
    assert second.calls == [("O governo anunciou um corte de 3,2 bilhões.",)]


def test_repeats_are_asked_once_longest_first_and_come_back_in_order() -> None:
    engine = Fake()
    one, two = run([engine])
    assert engine.calls == [LONGEST_FIRST]
    assert isinstance(one, Translation)
    assert isinstance(two, Translation)
    assert one.output.startswith("The government")
    assert two.output == f"{BOOK[next(reversed(BOOK))]} The minister said there will be no new taxes this year."
    assert (one.source, one.path, one.model) == (STORY[0], ("pt", "en"), "book-1")


def test_the_memory_is_asked_first_and_what_failed_is_not_remembered() -> None:
    memory, engine = Recent(), Fake()
    cold = [one.output for one in run([engine], memory=memory)]
    warm = run([engine], memory=memory)
    assert [one.output for one in warm] == cold
    assert {one.by for answer in warm if isinstance(answer, Translation) for one in answer.sentences} == {"memory"}
    assert len(engine.calls) == 1
    assert len(memory) == 3
    run([engine], STORY[0], "O senado aprovou a lei na sexta-feira em votação única.", memory=memory)
    assert engine.calls[1:] == [("O senado aprovou a lei na sexta-feira em votação única.",)]
    assert len(memory) == 3


def test_many_sentences_go_in_several_calls_and_each_gets_its_own_answer() -> None:
    lines = [f"O governo anunciou {n} medidas novas." for n in range(2, 702)]
    known = {line: f"The government announced {n} new measures." for n, line in enumerate(lines, 2)}

    class Many(Fake):
        def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
            self.calls.append(tuple(sentences))
            if any("451 " in sentence for sentence in sentences):
                raise RuntimeError("one call fails")
            return [known[sentence] for sentence in sentences]

    engine, memory = Many(), Recent()
    answers = run([engine], *lines, memory=memory)
    (failed,) = (call for call in engine.calls if any("451 " in sentence for sentence in call))
    assert len(engine.calls) > 3
    for line, answer in zip(lines, answers, strict=True):
        if line in failed:
            assert isinstance(answer, Refusal)
        else:
            assert isinstance(answer, Translation)
            assert answer.output == known[line]
    assert len(memory) == len(lines) - len(failed)


def test_what_was_remembered_passes_the_checks_too() -> None:
    memory, engine = Recent(), Fake()
    run([engine], memory=memory)
    for key in list(memory._known):
        memory._known[key] = "Q1Q"
    run([engine], memory=memory)
    assert len(engine.calls) == 2


def test_the_memory_is_bounded_and_forgets_the_oldest() -> None:
    memory = Recent(size=2)
    run([Fake()], memory=memory)
    assert len(memory) == 2
    assert {key.sentence for key in memory._known} == set(LONGEST_FIRST[1:])


def test_white_space_and_text_without_words_stay() -> None:
    engine = Fake()
    text = f"  {next(iter(BOOK))}\n\t{list(BOOK)[1]}  "
    answer = run([engine], text, "— 12,5 —", "www.exemplo.com.br", "")
    outputs = [one.output for one in answer if isinstance(one, Translation)]
    assert outputs == [f"  {BOOK[next(iter(BOOK))]}\n\t{BOOK[list(BOOK)[1]]}  ", "— 12,5 —", "www.exemplo.com.br", ""]
    assert engine.calls == [LONGEST_FIRST[:2]]


def test_no_engine_names_the_pair_and_stops_nothing_else() -> None:
    requests = [
        Request("Он сказал это вчера.", "ru", "paragraph"),
        *blocks(*STORY),
        Request("?? xx", "und", "paragraph"),
    ]
    first, *middle, last = translate(requests, "en", [Fake()], None, split)
    assert isinstance(first, Refusal)
    assert first.code == "engine.no-pair"
    assert "ru to en" in first.reason
    assert "copydesk models" in first.todo
    assert all(isinstance(answer, Translation) for answer in middle)
    assert isinstance(last, Refusal)
    assert "not known" in last.reason


def test_a_headline_in_capitals_is_folded_with_the_names_of_the_story() -> None:
    engine = Fake()
    translate(
        [Request("LULA E STF FECHAM ACORDO", "pt", "headline", "Disse que Lula aceitou.")], "en", [engine], None, split
    )
    assert engine.calls == [("Lula e STF fecham acordo",)]


def test_tables_go_cell_by_cell_and_lists_line_by_line() -> None:
    engine = Fake()
    translate([Request("Café    3,2\nAçúcar bruto  4,1", "pt", "preformatted")], "en", [engine], None, split)
    translate([Request("primeira linha\nsegunda linha", "pt", "list")], "en", [engine], None, split)
    assert engine.calls == [("Açúcar bruto", "Café"), ("primeira linha", "segunda linha")]


def test_a_pivot_joins_engines_only_where_none_has_the_pair() -> None:
    one, two = Fake(name="one", pair=("es", "pt")), Fake(name="two")
    pivot = Pivot([one, two])
    assert pivot.path("es", "en") == ("es", "pt", "en")
    assert pivot.path("pt", "en") is None
    assert pivot.path("ru", "en") is None
    assert pivot.model("es", "en") == "book-1+book-1"
    assert pivot.translate([next(iter(BOOK)), ""], "es", "en") == [BOOK[next(iter(BOOK))], ""]
    assert two.calls == [(next(iter(BOOK.values())),)]


def test_the_shorter_path_is_asked_first() -> None:
    class Long(Fake):
        def path(self, source: str, target: str) -> tuple[str, ...] | None:
            return ("pt", "es", "en")

    answers = run([Long(name="long"), Fake(name="short")])
    assert {answer.engine for answer in answers if isinstance(answer, Translation)} == {"short"}
