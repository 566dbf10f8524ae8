"""Invisible characters: planted ones go, all of them; those that a script needs stay."""

import random
import tomllib
from pathlib import Path

import pytest

from normalizers.edits import apply
from normalizers.hygiene import controls, tidy

SAMPLES = tomllib.loads((Path(__file__).parents[1] / "languages" / "samples.toml").read_text(encoding="utf-8"))

GO = (
    [chr(n) for n in (*range(9), *range(14, 28), 127)]
    + list("\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
    + list("\u2060\u2061\u2064\u2066\u2067\u2068\u2069")
    + list("\u206a\u206f\u061c\ufeff\ufff9\ufffb\ufffc\ufffe\uffff\ufdd0\U000e0001\U000e0041\U000e007f")
)  # fmt: skip

LEAVES = [
    "می‌خواهم کتاب‌ها را ببینم؛ نمی‌دانم",
    "क्‍या हुआ? र‍ाज और क्‌ष",
    "നമ്മൾ അവന്‍ പറഞ്ഞു, ന്‍റെ",
    "ශ්‍රී ලංකා",
    "বাংলা র‍্যাব",
    "👩‍💻 👨‍👩‍👧 🏳️‍🌈 🧑🏽‍🚒 1️⃣ ☺️ ❤️ 🇺🇦",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 won",
    "ภาษา\u200bไทย",
    "מחיר: \u2066$5\u2069 בלבד, ‎C++‎",
    "العدد \u202b(عربي)\u202c هنا",
    "one\ttwo\nthree\r\nfour",
    "naïve e\u0301 ﬁ ﷺ ؀١٢٣",
]


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str) -> None:
    assert controls.find(text) == ()


@pytest.mark.parametrize("mark", GO, ids=ascii)
def test_a_stray_one_goes_between_latin_letters(mark: str) -> None:
    text = f"min{mark}ister"
    assert apply(text, tidy(text)) == "minister"


def test_a_thousand_planted_ones_all_go() -> None:
    chance = random.Random(7)
    texts = [t for tag in ("en", "pt", "de", "ru", "pl") for t in SAMPLES[tag]["paragraphs"]]
    planted = 0
    for n in range(200):
        text = texts[n % len(texts)]
        bad = text
        for _ in range(5):
            places = [at for at in range(1, len(bad)) if bad[at - 1].isalpha() and bad[at].isalpha()]
            at = chance.choice(places)
            bad = bad[:at] + chance.choice(GO) + bad[at:]
            planted += 1
        assert apply(bad, tidy(bad)) == text
    assert planted == 1_000


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("pay \u202e001\u202c now", "pay 001 now"),
        ("שלום \u202eabc\u202c", "שלום abc"),
        ("שלום \u2067abc", "שלום abc"),
        ("line one\u2028line two", "line one\nline two"),
        ("First.\x85Second", "First.\nSecond"),
        ("one\x0btwo", "one\ntwo"),
        ("red \x1b[31malert\x1b[0m", "red alert"),
        ("one\x1ftwo", "one two"),
        ("\ud83d\ude00 fine", "😀 fine"),
        ("half \ud83d gone", "half � gone"),
        ("a\ufe0f b", "a b"),
        ("Auf\u200clage", "Auflage"),
        ("soft\u00adhy\u00adphen", "softhyphen"),
    ],
)
def test_repairs(before: str, after: str) -> None:
    assert apply(before, tidy(before)) == after
