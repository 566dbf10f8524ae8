"""The language of stories and blocks: ours in every length, "und" where nothing can be known, the same everywhere."""

import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.languages import detect

HERE = Path(__file__).parent
SAMPLES = tomllib.loads((HERE / "samples.toml").read_text(encoding="utf-8"))
OTHERS = SAMPLES.pop("others")
BLOCKS = [(tag, text) for tag, group in SAMPLES.items() for texts in group.values() for text in texts]
ENGLISH = [line for line in (HERE.parents[1] / "fixtures" / "clean" / "en.txt").read_text("utf-8").splitlines() if line]


def ids(pairs: list[tuple[str, str]]) -> list[str]:
    return [f"{tag}-{n}" for n, (tag, _) in enumerate(pairs)]


@pytest.mark.parametrize(("language", "text"), BLOCKS, ids=ids(BLOCKS))
def test_a_block_in_one_of_our_languages(language: str, text: str) -> None:
    found = detect.of_block(text)
    assert found.language == language
    assert found.confidence >= 0.5
    assert detect.of_block(text.upper()).language == language
    assert detect.of_block(text, "en").language == language  # a wrong declaration does not win against the text


OTHER = [(tag, text) for tag, texts in OTHERS.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), OTHER, ids=ids(OTHER))
def test_a_block_in_another_language(language: str, text: str) -> None:
    assert detect.of_block(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "1.234,56", "... !!!", "—", "MOSCOW –", "NYT, AP, AFP", "Reuters", "no", "Trump", "Путин", "🙂 🙂"),
        *("\x00\x00", "\ud800", "AAPL 182.31 +0.4%", "Real Madrid 2-1 Barcelona", "Lula da Silva"),
        "@handle https://example.org/o-porta-voz-disse-que-sim",
        "Vladimir Putin, Olaf Scholz, Emmanuel Macron, Joe Biden",
        "Maria Silva, João Costa, Pedro Santos, Ana Oliveira",
    ],
    ids=ascii,
)
def test_what_cannot_be_known(text: str) -> None:
    assert detect.of_block(text).language == "und"
    assert detect.of_block(text).confidence == 0


@pytest.mark.parametrize(
    ("text", "prior", "language"),
    [
        ("Reuters", "en", "en"),
        ("Lula da Silva", "pt-BR", "pt"),
        ("Путин", "en", "und"),  # the prior never wins against the script
        ("Путин", "ru", "ru"),
        ("東京", "ja", "ja"),
        ("東京", "en", "zh"),
        ("Photo: Reuters", "zh", "und"),
        ("", "pt", "pt"),
        ("Storm", "und", "und"),
        ("Storm", "not a tag at all", "und"),
    ],
)
def test_the_prior_names_what_is_too_short(text: str, prior: str, language: str) -> None:
    found = detect.of_block(text, prior)
    assert found.language == language
    assert language in ("und", "zh") or found.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("서울", "ko"),
        ("ひらがな", "ja"),
        ("カタカナ", "ja"),
        ("Αθήνα", "el"),
        ("שלום", "he"),
        ("สวัสดี", "th"),
        ("Հայ", "hy"),
    ],
)
def test_the_script_decides(text: str, language: str) -> None:
    assert detect.of_block(text).language == language


def test_a_story_is_what_most_of_it_is() -> None:
    paragraphs = SAMPLES["pt"]["paragraphs"]
    found = detect.of_story([*paragraphs, SAMPLES["en"]["sentences"][0]], "en")
    assert [one.language for one in found] == ["pt", "en"]
    assert found[0].agreed
    assert found[0].confidence > 0.9


@pytest.mark.parametrize("language", SAMPLES)
def test_a_story_in_each_of_our_languages(language: str) -> None:
    (found,) = detect.of_story([SAMPLES[language]["headlines"][0], *SAMPLES[language]["paragraphs"]], None)
    assert found.language == language
    assert found.agreed


@pytest.mark.parametrize(("texts", "declared", "language"), [([], None, "und"), ([], "pt", "pt"), (["1"], None, "und")])
def test_a_story_without_text(texts: list[str], declared: str | None, language: str) -> None:
    (found,) = detect.of_story(texts, declared)
    assert found.language == language
    assert found.confidence < 0.5


ANSWERS = """
import sys, tomllib
from normalizers.languages import detect
samples = tomllib.loads(open(sys.argv[1], encoding="utf-8").read())
samples.pop("others")
for tag, group in samples.items():
    print(detect.of_story(group["headlines"] + group["sentences"], None), detect.of_block(group["headlines"][0][:20]))
"""


def test_the_same_answer_in_every_thread_and_process() -> None:
    command = [sys.executable, "-c", ANSWERS, str(HERE / "samples.toml")]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout]
    groups = list(SAMPLES.values())

    def answer(group: dict[str, list[str]]) -> str:
        story = detect.of_story(group["headlines"] + group["sentences"], None)
        return f"{story} {detect.of_block(group['headlines'][0][:20])}\n"

    with ThreadPoolExecutor(8) as pool:
        for _ in range(2):
            runs.append("".join(pool.map(answer, groups)))
    runs.append("".join(map(answer, groups)))
    assert len(set(runs)) == 1


RACE = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from normalizers.languages import detect
ready = threading.Barrier(8)
def ask(_):
    ready.wait()
    return detect.of_story(["O porta-voz do governo disse que as tropas vão voltar para casa ainda neste mês."], None)
with ThreadPoolExecutor(8) as pool:
    print(len(set(pool.map(ask, range(8)))), detect.of_story(["Nobody had expected the vote to be so close."], None)[0])
"""


def test_first_calls_from_many_threads_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", RACE], capture_output=True, text=True, check=True).stdout
    assert done.startswith("1 ")
    assert "'en'" in done


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=())), st.sampled_from([None, "en", "pt-BR", "zh", "", "x"]))
def test_any_text_gets_an_answer(text: str, prior: str | None) -> None:
    found = detect.of_block(text, prior)
    assert 0 <= found.confidence <= 1
    assert found == detect.of_block(text, prior)
    for start, end, _ in detect.foreign(text, prior or "en"):
        assert 0 <= start < end <= len(text)


FOREIGN = [  # | marks where the foreign part begins and ends
    (
        "en",
        "pt",
        "The mayor left. |«Não vamos aceitar isso de forma alguma», disse ele aos jornalistas.| It rained.",
    ),
    ("en", "pt", "Asked about the strike, she said |“não vamos aceitar isso de forma alguma”| and hung up."),
    ("en", "es", "The mayor spoke. |“No vamos a permitir que esto ocurra otra vez en nuestra ciudad.”| Then he left."),
    ("en", "de", "The sign says |[Betreten der Baustelle ist für alle Personen verboten]| in big letters."),
    ("en", "ru", "He wrote: |“Мы не будем комментировать эти сообщения до утра.”| Others were quicker."),
    ("en", "fr", "|La banque centrale a laissé son taux inchangé pour la troisième fois.| Markets had expected it."),
    ("pt", "en", "O porta-voz foi direto. |“We are not going to discuss this with anyone before Monday”|, disse ele."),
]


@pytest.mark.parametrize(("home", "away", "marked"), FOREIGN)
def test_a_foreign_sentence_or_quotation_is_seen(home: str, away: str, marked: str) -> None:
    text = marked.replace("|", "")
    ((start, end, found),) = detect.foreign(text, home)
    assert found.language == away
    assert text[start:end] == marked.split("|")[1]


NOT_FOREIGN = [
    "The film “O Auto da Compadecida” was shown before “La vie est belle”.",
    "Police in Rio de Janeiro and São Paulo de Olivença met the Secretaria de Segurança Pública.",
    "“Vamos!” he shouted, and then “gracias a todos”.",
    "President Luiz Inácio Lula da Silva met Andrés Manuel López Obrador and Gabriel Boric in Montevideo.",
    "The party, Partido dos Trabalhadores, lost to the Movimento Democrático Brasileiro in Belo Horizonte.",
    "He played for Borussia Mönchengladbach, Bayer Leverkusen and FC Schalke 04 before moving to Paris Saint-Germain.",
    "She read from “Die Leiden des jungen Werthers” at the Frankfurter Buchmesse.",
    "The paper Süddeutsche Zeitung, citing Agence France-Presse, named the firm as Compagnie Générale de Navigation.",
    "The word “saudade” has no English equivalent, nor does “Schadenfreude”.",
    "Le Monde, El País, La Repubblica and Die Zeit all carried the story.",
    "Scores: Vasco da Gama 2, Santos 1; Atlético Mineiro 0, Corinthians 0.",
    "The slogan “Россия” was painted on the wall beside “Единая Россия”.",
    "Results from São Luís do Maranhão, Ribeirão Preto, Foz do Iguaçu and Jaboatão dos Guararapes came late.",
]


@pytest.mark.parametrize("text", NOT_FOREIGN)
def test_names_titles_and_short_quotes_are_not_foreign(text: str) -> None:
    assert detect.foreign(text, "en") == ()


def test_clean_english_has_nothing_foreign_in_it() -> None:
    wrong = [line for line in ENGLISH if detect.foreign(line, "en") or detect.of_block(line, "en").language != "en"]
    assert wrong == []


@pytest.mark.parametrize("language", SAMPLES)
def test_nothing_is_foreign_at_home(language: str) -> None:
    texts = [text for group in SAMPLES[language].values() for text in group]
    assert [text for text in texts if detect.foreign(text, language)] == []
