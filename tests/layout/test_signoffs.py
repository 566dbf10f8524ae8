"""Signatures of several parts, captions of a description and a credit, and what looks like them and stays."""

import pytest

from normalizers import repair

FIRST = "The council of the port met for three hours on Tuesday and put off its decision."
LAST = "It will be built by three firms from Bilbao, the mayor said."

TAILS = """
(PAP) author: Jan Kowal jko/ agz/
(PAP) Author: Jan Kowal
(PAP) jko/agz/ lm/
(Unioneonline/v.f.)
BELGA/Source: Het Laatste Nieuws
(ANSA-AFP)
(dpa) lby
(rm/fs)
(a.b.)
(A.B.)
(APA, 12.3.2024)
(RIA Novosti, Ivan Petrov)
As “Suspilne Poltava” informs.
Informs UNIAN with reference to the press service of the police.
- reports RBC-Ukraine.
(Reportage by Jan Kowal, edited by Ana Silva)
Edited by: Ana Silva; Source: Lusa
"""
NEWS = """
This was reported by Ukrinform.
Source: the ministry did not answer.
He arrived on time (as usual).
The fare is 3 euros (m/f).
As the mayor reports, it is full.
It won 3-2 (after extra time).
The list is long (AFP has seen it).
"""

CAPTIONS = """
The burned-out carriage at Fulda station. Photo: Jörg Halisch/dpa
The trout farm in Las Lajas after the flood. (Andrés Beltrán / La Prensa)
The house destroyed by the flames. Photo: Jan Kowal/PAP
A flooded street in Faenza. Photo: ANSA
The damaged bridge in Mykolaiv. Photo: Suspilne
"""


@pytest.mark.parametrize("tail", TAILS.strip().splitlines())
def test_signature(tail: str) -> None:
    assert repair(f"{FIRST} {LAST} {tail}").text == f"{FIRST} {LAST}"
    assert repair(f"{FIRST}\n\n{LAST} {tail}").text == f"{FIRST}\n\n{LAST}"


@pytest.mark.parametrize("line", NEWS.strip().splitlines())
def test_news_stays_at_the_end(line: str) -> None:
    for text in (f"{FIRST} {LAST} {line}", f"{FIRST}\n\n{LAST}\n\n{line}"):
        assert not repair(text).lifted


@pytest.mark.parametrize("caption", CAPTIONS.strip().splitlines())
def test_caption(caption: str) -> None:
    assert repair(f"{caption}\n\n{FIRST} {LAST}").text == f"{FIRST} {LAST}"


@pytest.mark.parametrize("line", ["The mayor opened the bridge on Monday.", "Two men were hurt in Faenza."])
def test_sentence_before_a_credit_stays(line: str) -> None:
    assert repair(f"{line} Photo: Jan Kowal/PAP\n\n{FIRST} {LAST}").text == f"{line}\n\n{FIRST} {LAST}"
