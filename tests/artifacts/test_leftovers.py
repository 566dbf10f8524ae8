"""Words that were never translated: which get their English one, which are flagged, which stay."""

import pytest

from normalizers import repair
from normalizers.artifacts import leftovers
from normalizers.languages.words import zipf

MENDED = [
    ("es", "Nurses marched with drums and pancartas to demand their pay.", "drums and banners to"),
    ("es", "He left with a full depósito and landed in a field.", "a full tank and"),
    ("es", "The town has an ayuntamiento from 1890.", "has a town hall from"),
    ("it", "The winner, a 72-year-old pensionato from Urbino, gave it away.", "a 72-year-old pensioner from"),
    ("fr", "Two camions were stolen from the yard.", "Two lorries were"),
    ("de", "Thieves drove a live Schaf across the square.", "a live sheep across"),
    ("de", "The town has asked Bürgermeister Weber for help.", "asked Mayor Weber for"),
    ("nl", "The wethouders resigned on Monday.", "The aldermen resigned"),
    ("pl", "Ratownicy searched the lake until midnight.", "Rescuers searched the"),
    ("ru", "The dam flooded two streets in the poselok of Kamenka.", "in the settlement of"),
    ("uk", "The ryatuvalnyky pulled a man from the rubble.", "The rescuers pulled"),
    ("fr", "The inhabitants of the [quartier] complained.", "the [district] complained"),
]
FLAGGED = [
    ("pt", "The family was living in a puxadinho behind the shop.", "puxadinho"),
    ("nl", "The choir was offered dúmkes in the vestry.", "dúmkes"),
    (
        "de",
        "The association is calling for a reform of the Ehrenamtspauschale, which is too low.",
        "Ehrenamtspauschale",
    ),
    ("it", "The sindaco di Castiglione has asked the owners not to come.", "sindaco di Castiglione"),
]
LEFT = [
    ("es", "The rodaballo, or turbot, weighed nine kilos."),
    ("es", "The village calls it the “ayuntamiento”."),
    ("es", "They had tapas and paella before the siesta."),
    ("es", "The maestro sailed from the puerto of the novel."),
    ("de", "The painter Peter Schaf lives in Trier."),
    ("ru", "The dacha stands on a former kolkhoz."),
    ("fr", "The barrage of questions went on."),
    ("nl", "The painting by Schilder hangs in the hall."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "wanted"), MENDED)
def test_words_of_the_tables_get_their_english_one(source: str, text: str, wanted: str) -> None:
    assert wanted in repair(text, source_language=source).text


@pytest.mark.parametrize(("source", "text", "words"), FLAGGED)
def test_other_words_are_flagged(source: str, text: str, words: str) -> None:
    done = repair(text, source_language=source)
    assert done.text == text
    assert words in [done.text[flag.start : flag.end] for flag in done.flags]


@pytest.mark.parametrize(("source", "text"), LEFT)
def test_words_that_english_has_or_the_story_explains_stay(source: str, text: str) -> None:
    assert repair(text, source_language=source).text == text


@pytest.mark.parametrize("language", leftovers.LANGUAGES)
def test_no_table_has_a_word_that_english_uses(language: str) -> None:
    known = leftovers.leftovers(language)
    assert len(known) > 100
    assert not [one.word for one in known if zipf(one.word, "en") >= leftovers.ENGLISH]
    assert not [one.word for one in known if one.word == one.meant or not one.meant]
