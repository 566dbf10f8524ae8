"""Who for which after names, whose things in a clause, it for bodies, your for his."""

import pytest

from normalizers.artifacts import About, mend

ES = About(odds={"es": 1.0})

REPAIRED = [
    ("Maria Grazia Tolu, which had run the hospital since 2015, resigned.",
     "Maria Grazia Tolu, who had run the hospital since 2015, resigned."),
    ("The mother, who had left his two children with a neighbour, was found.",
     "The mother, who had left her two children with a neighbour, was found."),
    ("The nun, who celebrated his 100th birthday on Sunday, lives in Ronda.",
     "The nun, who celebrated her 100th birthday on Sunday, lives in Ronda."),
    ("The company has paid back the aid that she received last year.",
     "The company has paid back the aid that it received last year."),
    ("The president of Angola, João Catumbela, will meet your Portuguese counterpart.",
     "The president of Angola, João Catumbela, will meet his Portuguese counterpart."),
    ("The man was hiding in a wardrobe and the police took it away in handcuffs.",
     "The man was hiding in a wardrobe and the police took him away in handcuffs."),
]  # fmt: skip

LEFT = [
    "Santiago Bernabéu, which has 80,000 seats, will close.",
    "He supports San Marino, which has 33,000 inhabitants.",
    "The woman, whose husband lost his job, moved to Ronda.",
    "Ana Ruiz wrote to the bank. The company has paid back the money that she lent.",
    "The court rejected the appeal that she had lodged.",
    "The man found a wallet and the police took it to the lost property office.",
]


@pytest.mark.parametrize(("before", "after"), REPAIRED)
def test_repaired(before: str, after: str) -> None:
    assert mend(before, ES).text == after


@pytest.mark.parametrize("text", LEFT)
def test_left(text: str) -> None:
    assert mend(text, ES).text == text


def test_a_pronoun_that_fits_nobody_is_flagged() -> None:
    done = mend("The mother told the police that the daughter had left his telephone in the car.", ES)
    assert [flag.text for flag in done.flags if flag.rule == "pronoun.two"] == ["his"]
