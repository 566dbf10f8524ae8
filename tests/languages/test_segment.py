"""Sentences and words: where they are cut, and above all where they are not."""

import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.languages import detect, segment

SAMPLES = tomllib.loads((Path(__file__).parent / "samples.toml").read_text(encoding="utf-8"))

# | stands where a new sentence begins.
CASES = [
    ("en", "It is over. |We go home. |Nobody stays."),
    ("en", "“These reports have just come out (…). |We will assess the situation.”"),
    ("en", "“It is our right. |There is nothing new,” he said. |He left."),
    ("en", "He thanked the allies. . |Then he left."),
    ("en", "He thanked the allies . |Then he left."),
    ("en", "“He left.” |She stayed."),
    ("en", "She met J. Smith and John F. Kennedy Jr. in Ohio. |They talked."),
    ("en", "Mr. Brown, Gen. Lee and Dr. White met Sen. Cruz. |Nobody spoke."),
    ("en", "The U.S. Army said no. |The U.K. agreed."),
    ("en", "It cost $3.2 million. |It was worth 1.5 times that."),
    ("en", "He takes vitamin C. |Then he rests."),
    ("en", "At No. 10 Downing Street nobody spoke. |It was late."),
    ("en", "“Really?” he asked. |“Yes!” |She left."),
    ("en", "an end to the invasion. |the chancellor of Germany met him."),
    ("en", "He works for Yahoo! Inc. in Ohio. |She does not."),
    ("pt", "O sr. Silva falou com a dra. Costa às 10h. |Ninguém ouviu."),
    ("pt", "“Não sei. |Talvez amanhã”, disse ele. |Depois saiu."),
    ("es", "El Sr. García no vino. |¿Por qué? |¡Nadie lo sabe!"),
    ("fr", "M. Macron est arrivé avec Mme. Le Pen. |Ils ont parlé."),
    ("fr", "« Je ne sais pas. |On verra demain », dit-il. |Puis il est parti."),
    ("it", "Il dott. Rossi e la sig. Bianchi sono arrivati. |Nessuno ha parlato."),
    ("de", "Am 15. März kam Dr. Meyer nach Berlin. |Er blieb bis 3. April."),
    ("de", "„Wir warten. |Das dauert noch“, sagte er. |Dann ging er."),
    ("ru", "В 2020 г. было 5 млн. рублей. |Потом стало меньше."),
    ("nl", "Dhr. Jansen kwam om 10 uur. |Niemand zei iets."),
    ("pl", "Dr Nowak i prof. Kowalski przyszli 15. maja. |Nikt nie mówił."),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in segment.sentences(text, language)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("language", [tag for tag in SAMPLES if tag != "others"])
def test_every_paragraph_of_two_sentences_gives_two(language: str) -> None:
    counts = [len(segment.sentences(text, language)) for text in SAMPLES[language]["paragraphs"][:4]]
    assert counts == [2, 2, 2, 2]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(), st.text(st.sampled_from("Aab.,!?… “”\"'()\n1\u00a0Ж。"), max_size=60)),
    st.sampled_from(["en", "pt", "de", "ru", "ja", "und", "xx"]),
)
def test_spans_cover_all_that_is_no_space(text: str, language: str) -> None:
    spans = segment.sentences(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "piece", ["a.", "“", "(", "A. ", "“A b. ", "…) ", "x", '"Aa. ', "'", "-", "J. ", "“Não vamos aceitar isso nunca” "]
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    began = process_time()
    text = piece * (50_000 // len(piece))
    segment.sentences(text, "en")
    list(segment.words(text))
    detect.of_block(text)
    detect.foreign(text, "en")
    assert process_time() - began < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s a well-known fact.", ["It’s", "a", "well-known", "fact"]),
        ("l'homme d’État", ["l'homme", "d’État"]),
        ("‘quoted’ and “words”", ["quoted", "and", "words"]),
        ("COVID-19, F-16", ["COVID-19", "F-16"]),
        ("10th of 2024", ["of"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("under_score -dash- end-", ["under", "dash", "end"]),
        ("", []),
        ("12 — 34", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in segment.words(text)] == expected
