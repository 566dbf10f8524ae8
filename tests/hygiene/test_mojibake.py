"""Wrong decodings: what is mended, and the many odd things that are right as they are."""

import tomllib
from pathlib import Path

import pytest

from normalizers.edits import apply
from normalizers.hygiene import tidy

SAMPLES = tomllib.loads((Path(__file__).parents[1] / "languages" / "samples.toml").read_text(encoding="utf-8"))

REPAIRS = [
    ("Ele nÃ£o quis comentar.", "Ele não quis comentar."),
    ("â€œIt is over,â€\x9d she said.", "“It is over,” she said."),
    ("â€œIt is over,â€ she said.", "“It is over,” she said."),
    ("â€œIt is over,â€\ufffd she said.", "“It is over,” she said."),
    ("It isnâ€™t over â€“ not yetâ€¦", "It isn’t over – not yet…"),
    ("voilÃ  le travail", "voilà le travail"),
    ("voilÃ\xa0le travail", "voilàle travail"),
    ("dÃ©jÃ\xa0 vu", "déjà vu"),
    ("Ã€s 10h, em BrasÃ­lia", "Às 10h, em Brasília"),
    ("Â£5m and Â© 2020", "£5m and © 2020"),
    ("ĞŸÑ€Ğ¸Ğ²ĞµÑ‚", "Привет"),
    ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
    ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир"),
    ("FranÃƒÂ§ois", "François"),
    ("He said \x93no\x94 \x96 twice", "He said “no” – twice"),
    ("wait\x85 he said", "wait… he said"),
    ("GrÃ¶ÃŸe „Zitat“ – Straße", "Größe „Zitat“ – Straße"),
]

LEAVES = """SÃO PAULO
AMANHÃ É DIA DE ELEIÇÃO EM SÃO LUÍS DO MARANHÃO
A IRMÃ DE JOÃO. MAÇÃ À VENDA
É “bom”, é ‘ruim’; à… é – não
“CAFÉ”, disse o dono do «CAFÉ»
«PARIS À L’AUBE»
« Où ? » dit-il… « À Zürich ! »
Die „GRÖẞE“ zählt: „Größe“, ‚Öl‘
20 °C, 5 µg, ½, 3×4, ±2, №5, 2², 10‰
© 2024 Agência Brasil®, Citroën™, Nestlé™
¿Qué? ¡Sí! ESPAÑA™
el niño de 5º año y la 2ª vez
€5m £3 ¥200 5 €
ÅSA Ö. och ÄRLA Å.
Łódź, Gdańsk, Świętokrzyskie, Ćma, „Żółć”…
Đorđe Đoković, Šid, Žižek, Ćuprija
Děčín, Říjen, Ďábel, Ťapka ‚ano‘
Ţara, Şoimi, România: „Știri”
İstanbul, Şişli, ĞÜÇ
Ελλάδα «ΝΑΙ» Ο πρωθυπουργός…
Привет! «Ёлка» — Россия… СССР № 5
в „Єдність“ і їжак ґанок
Србија, Ђоковић, Љубљана
Beyoncé’s “Déjà Vu”, Françoise’s crème brûlée—delicious
JOSÉ’S, ANDRÉ’S CAFÉ”
“À”, “É”, ‘Ê’
Việt Nam, Đà Nẵng, Hồ Chí Minh. “Ở Đâu”?
√2 ≈ 1.41, ∞, ≤, ≥, ∑
†1999, ‡ note, •item
日本語「引用」『本』（全角）　字下げ、ｶﾅ
한국어 “인용” 中文“引号”《书名》
العربية «اقتباس» ١٢٣
עברית ״ציטוט״ ומקף־
Ó meu Deus… Ó “céus”
L’été à “la plage”
Hawaiʻi, Oʻahu, Māori, “Tōkyō”
“MÁS”… “SÍ”, «NÃO»
Zoë’s naïve coöperation
x ≠ y, a→b, ☎ ✓ ★ ❤""".split("\n")


@pytest.mark.parametrize(("before", "after"), REPAIRS)
def test_repairs(before: str, after: str) -> None:
    assert apply(before, tidy(before)) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str) -> None:
    assert tidy(text) == ()


@pytest.mark.xfail(strict=True, reason="a text that explains mojibake looks like mojibake")
@pytest.mark.parametrize("text", ["Ã is the letter A with a tilde.", "The marks â€œ and â€\x9d are damage."])
def test_known_failures(text: str) -> None:
    assert tidy(text) == ()


def wrong(text: str, encoding: str) -> str:
    """Return the text as it looks when its UTF-8 is read in another encoding; unassigned bytes pass."""
    return "".join(bytes([b]).decode(encoding, "replace").replace("\ufffd", chr(b)) for b in text.encode())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_planted_damage_is_mended(encoding: str) -> None:
    texts = [t for tag, group in SAMPLES.items() for ts in group.values() for t in ts if not t.isascii()]
    mended = [apply(bad, tidy(bad)) == text for text in texts if (bad := wrong(text, encoding))]
    assert sum(mended) >= len(texts) - 1  # one Polish sentence has its only marks at the ends of words


@pytest.mark.parametrize("language", ["en", "pt", "es", "fr", "it", "de", "nl", "ru"])
def test_damage_beside_good_text_is_mended_and_the_good_stays(language: str) -> None:
    for text in SAMPLES[language]["paragraphs"]:
        mixed = f"{text} {wrong(text, 'cp1252')}"
        assert apply(mixed, tidy(mixed)) == f"{text} {text}"


def test_a_sign_of_markup_in_one_line_changes_nothing_in_the_next() -> None:
    text = "5 < 6 nÃ£o\n&lt;b&gt; nÃ£o\n<p>&amp;quot;nÃ£o&amp;quot;"
    assert apply(text, tidy(text)) == '5 < 6 não\n<b> não\n<p>"não"'
