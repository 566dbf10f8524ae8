"""Faults that engines make, planted into good translations. Each returns None where the sentence offers no place."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Plant = Callable[[str, str, random.Random], "str | None"]

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")


def nothing(source: str, output: str, dice: random.Random) -> str | None:
    return dice.choice(["", "  ", "\n"])


def the_source_again(source: str, output: str, dice: random.Random) -> str | None:
    return source


def half_translated(source: str, output: str, dice: random.Random) -> str | None:
    words, ours = output.split(), source.split()
    return " ".join([*words[: len(words) // 4], *ours[len(ours) // 4 :]]) if len(ours) >= 12 else None


def another_language(source: str, output: str, dice: random.Random) -> str | None:
    foreign = {
        "Die Regierung hat am Montag angekündigt, dass sie die Steuern nicht erhöhen werde.",
        "Le gouvernement a annoncé lundi qu’il n’augmenterait pas les impôts cette année.",
        "El gobierno anunció el lunes que no subirá los impuestos durante este año.",
        "Il governo ha annunciato lunedì che quest’anno non aumenterà le tasse.",
    }
    return dice.choice(sorted(foreign)) if not re.search(r"\d|“", source) and 50 < len(source) < 110 else None


def a_loop(source: str, output: str, dice: random.Random) -> str | None:
    words = output.split()
    size = dice.randint(1, 4)
    return " ".join(words + words[-size:] * dice.randint(3, 8)) if len(words) >= 6 else None


def said_twice(source: str, output: str, dice: random.Random) -> str | None:
    return f"{output} {output}" if len(output.split()) >= 3 else None


def half_missing(source: str, output: str, dice: random.Random) -> str | None:
    words = output.split()
    return " ".join(words[: int(len(words) * 0.42)]) + "." if len(source) >= 80 else None


def a_number_dropped(source: str, output: str, dice: random.Random) -> str | None:
    found = [match for match in _NUMBER.finditer(output) if output.count(match.group()) == 1]
    if not found:
        return None
    match = dice.choice(found)
    return output[: match.start()] + "some" + output[match.end() :]


def another_number(source: str, output: str, dice: random.Random) -> str | None:
    digits = [n for n, letter in enumerate(output) if letter.isdigit()]
    if not digits:
        return None
    at = dice.choice(digits)
    return output[:at] + dice.choice([d for d in "123456789" if d != output[at]]) + output[at + 1 :]


def the_mark_left(source: str, output: str, dice: random.Random) -> str | None:
    found = [match for match in _NUMBER.finditer(output) if re.search(r"[.,]", match.group())]
    if not found:
        return None
    match = dice.choice(found)
    return output[: match.start()] + match.group().translate(str.maketrans(".,", ",.")) + output[match.end() :]


def another_scale(source: str, output: str, dice: random.Random) -> str | None:
    swaps = {"billion": "million", "million": "billion", "trillion": "billion"}
    found = re.search(r"(?<=\d )(billion|million|trillion)", output)
    return output.replace(found.group(), swaps[found.group()], 1) if found else None


def morning_for_evening(source: str, output: str, dice: random.Random) -> str | None:
    found = re.search(r"(?<=\d)( ?)([ap])(?=\.?m\b)", output)
    if not found:
        return None
    return output[: found.start(2)] + {"a": "p", "p": "a"}[found.group(2)] + output[found.end(2) :]


def a_month_or_day_dropped(source: str, output: str, dice: random.Random) -> str | None:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    found = re.search(rf"\b(?:{months}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", output)
    return output.replace(found.group(), "then", 1) if found else None


def a_placeholder(source: str, output: str, dice: random.Random) -> str | None:
    words = output.split()
    words[dice.randrange(len(words))] = dice.choice(["Q1Q", "Q2Q", "<unk>", "⁇", "▁the", "@@"])
    return " ".join(words)


def a_link_damaged(source: str, output: str, dice: random.Random) -> str | None:
    found = re.search(r"www\.\S+?(?=[\s,.]|$)\S*|\S+@\S+\w|[@#]\w+", output)
    return output.replace(found.group(), found.group().replace(".", ". ").replace("@", "")[1:], 1) if found else None


def quotation_lost(source: str, output: str, dice: random.Random) -> str | None:
    return re.sub("[“”]", "", output) if output.count("“") == output.count("”") > 0 else None


def rows_of_marks(source: str, output: str, dice: random.Random) -> str | None:
    return output + dice.choice([' " " " " "', " “”“”“”", " , , , , , ,", " !!!!!!!"])


def negation_lost(source: str, output: str, dice: random.Random) -> str | None:
    found = re.search(
        r"(?<=\w)n[’']t\b| (?:not|never|no longer)(?= )|\b(?:No one|Nobody|None of|No )|(?<= )(?:no|without)(?= )",
        output,
    )
    if not found or re.search(r"not only", output):
        return None
    positive = {"no one": "Everyone", "nobody": "Everyone", "none of": "All of", "no": "Some", "without": "with"}
    word = positive.get(found.group().strip().lower(), "")
    word += " " if found.group().endswith(" ") else ""
    return re.sub(r"\bca (?=\w)", "can ", output[: found.start()] + word + output[found.end() :])


def negation_gained(source: str, output: str, dice: random.Random) -> str | None:
    found = re.search(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|must|may)\b(?! not)", output)
    if not found or re.search(r"n[’']t\b|\b(?:not|no|never|nobody|none|neither|nor|without)\b", output, re.IGNORECASE):
        return None
    return f"{output[: found.end()]} not{output[found.end() :]}"


def another_name(source: str, output: str, dice: random.Random) -> str | None:
    """A name that stands in both is replaced, as a model replaces a rare name by one that it knows."""
    names = re.findall(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{4,}\b", output)
    names = [name for name in names if name in source]
    if not names:
        return None
    return re.sub(rf"\b{dice.choice(names)}\b", dice.choice(["Thompson", "Bradley", "Hughes", "Wilkinson"]), output)


def a_code_changed(source: str, output: str, dice: random.Random) -> str | None:
    found = re.search(r"\b[A-Z]{1,5}-?\d+\b", output)
    return output.replace(found.group(), found.group()[::-1].replace("-", "") + "X") if found else None


def another_currency(source: str, output: str, dice: random.Random) -> str | None:
    swaps = (("R$", "$"), ("euros", "dollars"), ("€", "£"), ("zlotys", "euros"), ("rubles", "dollars"))
    swaps += (("hryvnias", "dollars"), ("dollars", "euros"))
    for old, new in swaps:
        if old in output:
            return output.replace(old, new)
    return None


def percent_lost(source: str, output: str, dice: random.Random) -> str | None:
    lost = re.sub(r"%| percent\b", "", output)
    return lost if lost != output and "percentage" not in output else None


def a_bracket_lost(source: str, output: str, dice: random.Random) -> str | None:
    return re.sub(r" ?\([^()]*\)", "", output) if "(" in output else None


def a_number_word_changed(source: str, output: str, dice: random.Random) -> str | None:
    words = "two three four five six seven eight nine ten twelve twenty thirty fifty eighty".split()
    found = [word for word in words if re.search(rf"\b{word}\b", output, re.IGNORECASE)]
    if not found:
        return None
    old, new = dice.choice(found), dice.choice(words)
    return re.sub(rf"\b{old}\b", new, output, flags=re.IGNORECASE) if new not in found else None


FAULTS: tuple[Plant, ...] = (
    nothing,
    the_source_again,
    half_translated,
    another_language,
    a_loop,
    said_twice,
    half_missing,
    a_number_dropped,
    another_number,
    the_mark_left,
    another_scale,
    morning_for_evening,
    a_month_or_day_dropped,
    a_placeholder,
    a_link_damaged,
    quotation_lost,
    rows_of_marks,
    negation_lost,
    negation_gained,
    another_name,
    a_code_changed,
    another_currency,
    percent_lost,
    a_bracket_lost,
    a_number_word_changed,
)
