"""JSON that two programs would read in two ways, or that none can read: always a WireError, wherever it stands."""

from __future__ import annotations

import pytest

from normalizers.errors import WireError
from normalizers.wires import read_all

ITEM = '"uri": "urn:x:1", "type": "text", "headline": "Ferry sails", "body_text": "The ferry left.", "version": 1'

PLACES = {
    "in a field": f"{{{ITEM}, " + '"x": ODD}',
    "as the first field": '{"x": ODD, ' + f"{ITEM}}}",
    "in a list": f"{{{ITEM}, " + '"keywords": ["a", ODD, "b"]}',
    "deeper": f"{{{ITEM}, " + '"associations": {"a": {"b": [{"c": ODD}]}}}',
    "in the second of two": f"[{{{ITEM}}}, {{{ITEM}, " + '"x": ODD}]',
    "in a wrapper": f'{{"_items": [{{{ITEM}}}], "_meta": ' + "ODD}",
    "in a wrapped item": f'{{"data": {{"item": {{{ITEM}, ' + '"x": ODD}}}',
    "in JSON Feed": '{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "title": "A", "x": ODD}]}',
    "in the second line": f"{{{ITEM}}}\n{{{ITEM}, " + '"x": ODD}\n',
    "after the end": f"{{{ITEM}}} ODD",
}
DEEP = 80  # more than we read, and less than Python's stack
VERY_DEEP = 60_000

VALUES = {
    **{word: word for word in ("NaN", "Infinity", "-Infinity", "nan", "inf", "True", "None", "undefined", "NULL")},
    **{
        word: word
        for word in ("0x1F", "0b1", "01", "-01", "+1", ".5", "1.", "1_000", "1e", "1e+", "--1", "-", "1;5", "١")
    },
    **{
        word: word
        for word in ("1e999", "-1e999", "2026-03-03", "12:30", "'single'", "`back`", "“curly”", "word", "(1, 2)")
    },
    "5,000 digits": "9" * 5000,
    "5,000 digits after a minus": "-" + "9" * 5000,
    "100,000 digits and a point": "9" * 100_000 + ".0e308",
    "half a character": r'"\ud800"',
    "the other half": r'"\udc00"',
    "halves in the wrong order": r'"\udc00\ud800"',
    "half a character as a key": r'{"\ud83d": 1}',
    "NUL by its number": r'"a\u0000b"',
    "NUL in a key": r'{"a\u0000": 1}',
    "escape of no letter": r'"\x41"',
    "escape too short": r'"\u12"',
    "escape in braces": r'"\u{61}"',
    "line end in a string": '"a\nb"',
    "tabulator in a string": '"a\tb"',
    "bell in a string": '"a\x07b"',
    "string that never ends": '"a',
    "key twice": '{"a": 1, "a": 2}',
    "key twice by an escape": r'{"a": 1, "\u0061": 2}',
    "key without marks": "{a: 1}",
    "number as a key": "{1: 2}",
    "comma too many": "[1,]",
    "comma too many in an object": '{"a": 1,}',
    "two commas": "[1,,2]",
    "comma wanting": "[1 2]",
    "colon wanting": '{"a" 1}',
    "equals sign": '{"a" = 1}',
    "comment": "1 // one",
    "comment in stars": "/* one */ 1",
    "comment with a hash": "# one",
    "two strings": '"a" "b"',
    "bracket that never closes": "[1",
    "brace that never closes": '{"a": 1',
    "bracket closed by a brace": "[1}",
    "bracket too many": "1]]",
    "deep lists": "[" * DEEP + "]" * DEEP,
    "deep objects": '{"a":' * DEEP + "1" + "}" * DEEP,
    "very deep lists": "[" * VERY_DEEP + "]" * VERY_DEEP,
    "very deep objects": '{"a":' * VERY_DEEP + "1" + "}" * VERY_DEEP,
    "very deep and never closed": "[" * VERY_DEEP,
    "byte order mark": "\ufeff1",
    "wide space": "\u30001",
    "nothing": "",
}
CASES = [(place, odd) for place in PLACES for odd in VALUES if place != "after the end" or odd != "nothing"]


def test_there_are_five_hundred() -> None:
    assert len({_text(place, odd) for place, odd in CASES}) == len(CASES) >= 500


@pytest.mark.parametrize("place", PLACES)
def test_odd_json_is_an_error_with_code_and_place(place: str) -> None:
    wrong = []
    for _, odd in (case for case in CASES if case[0] == place):
        try:
            found: object = read_all(_text(place, odd).encode(), name="odd.json")
        except WireError as error:
            found = error
            if error.code.startswith("wire.") and error.place.startswith("odd.json") and error.message:
                continue
        wrong.append((odd, found))
    assert wrong == []


def _text(place: str, odd: str) -> str:
    return PLACES[place].replace("ODD", VALUES[odd])
