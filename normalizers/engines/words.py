"""Number words of the languages that the embedded model and the tests know: they let "três" stand for "3"."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete "
    "dezoito dezenove vinte",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "trente quarante cinquante soixante septante huitante nonante",
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "pt": "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_MORE = {  # word: values, any of which it may stand for
    "en": "single:1 once:1 both:2 twice:2 double:2 doubled:2 couple:2 pair:2 triple:3 tripled:3 thirds:3 "
    "thrice:3 quarter:4,25,0.25 quarters:4 half:0.5,50,2 dozen:12 dozens:12 hundred:100 hundreds:100 thousand:1000 "
    "thousands:1000 million:1000000 millions:1000000 billion:1000000000 billions:1000000000 trillion:1000000000000 "
    "noon:t0p,12 midday:t0p,12 midnight:t0a,0,12,24 third:33 sole:1 tied:1,2,3 nil:0 "
    "twenties:20 thirties:30 forties:40 fifties:50 sixties:60 seventies:70 eighties:80 nineties:90 "
    "thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 "
    "fortnight:15,14 last:1",
    "pt": "uma:1 única:1 único:1 duas:2 ambos:2 ambas:2 dobro:2 duplo:2 dupla:2 triplo:3 triplica:3 dobra:2 dobrou:2 "
    "quatorze:14 dezasseis:16 dezassete:17 dezanove:19 cem:100 cento:100 duzentos:200 duzentas:200 trezentos:300 "
    "trezentas:300 quatrocentos:400 quinhentos:500 quinhentas:500 seiscentos:600 setecentos:700 oitocentos:800 "
    "novecentos:900 mil:1000 milhar:1000 milhão:1000000 milhões:1000000 bilhão:1000000000 bilhões:1000000000 "
    "trilhão:1000000000000 trilhões:1000000000000 meio:0.5,50,30 meia:6,0.5,50,30 metade:0.5,50,2 dúzia:12 dezena:10 "
    "dezenas:10 terço:3,33 terços:3 quartos:4 primeira:1 segunda:2 terceira:3 quarta:4 quinta:5 sexta:6 sétima:7 "
    "oitava:8 nona:9 décima:10 vigésimo:20 quinzena:15 meio-dia:t0p,12 meia-noite:t0a,0 centena:100 centenas:100",
    "es": "una:1 un:1 única:1 único:1 ambos:2 ambas:2 doble:2 triple:3 veintiuno:21 veintidós:22 veintitrés:23 "
    "veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29 cien:100 ciento:100 "
    "doscientos:200 trescientos:300 cuatrocientos:400 quinientos:500 seiscientos:600 setecientos:700 ochocientos:800 "
    "novecientos:900 mil:1000 millón:1000000 millones:1000000 medio:0.5,50,30 media:0.5,50,30 mitad:0.5,50,2 "
    "docena:12 decena:10 tercio:3,33 primera:1 primer:1 segunda:2 tercera:3 tercer:3 cuarta:4 quinta:5 sexta:6",
    "fr": "une:1 premier:1 première:1 seconde:2 double:2 triple:3 cent:100 cents:100 mille:1000 million:1000000 "
    "millions:1000000 milliard:1000000000 milliards:1000000000 demi:0.5,50 demie:0.5,30 moitié:0.5,50 douzaine:12 "
    "dizaine:10 vingtaine:20 trentaine:30 centaine:100 tiers:3,33 quart:4,25,15 quatre-vingt:80 soixante-dix:70 "
    "midi:t0p,12 minuit:t0a,0",
}
_AND = {"en": "and", "pt": "e", "es": "y", "fr": "et"}
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ONE = re.compile(r"\ban? (?:year|month|week|day|hour|minute|second|hundred|thousand|million|billion|trillion)\b")
_ROMAN = re.compile(r"\b[IVXLC]{1,7}\b")
_DIGIT = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def knows(language: str) -> bool:
    """Tell whether number words of this language are known."""
    return language in _UNITS


def spoken(text: str, language: str) -> frozenset[str]:
    """Return every value that a number word, a month or a Roman numeral of the text may stand for."""
    table = _table(language)
    joins = _AND.get(language, "")
    values = {"1"} if language == "en" and _ONE.search(text) else set()
    values |= {str(_roman(match.group())) for match in _ROMAN.finditer(text)}
    run: list[int] = []
    for word in [part for match in _WORDS.finditer(text.lower()) for part in _parts(match.group(), table)]:
        if word in table:
            values.update(table[word])
            if table[word][0].isdigit():
                run.append(int(table[word][0]))
                continue
        elif word == joins:
            continue
        values.update(_sums(run))
        run = []
    values.update(_sums(run))
    return frozenset(values)


def _parts(word: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    return [word] if word in table else word.split("-")


def _sums(run: list[int]) -> set[str]:
    """Return the value of number words in a row, "dois mil e trezentos", and of the parts that make sense."""
    values = set()
    for start in range(len(run)):
        total = current = 0
        for number in run[start:]:
            if number >= 1000:
                total, current = total + max(current, 1) * number, 0
            elif number == 100 and 0 < current < 100:
                current *= 100
            else:
                current += number
            values.add(str(total + current))
    return values


def _roman(numeral: str) -> int:
    digits = [_DIGIT[letter] for letter in numeral]
    return sum(-one if one < two else one for one, two in zip(digits, [*digits[1:], 0], strict=True))


@lru_cache(maxsize=8)
def _table(language: str) -> dict[str, tuple[str, ...]]:
    if language not in _UNITS:
        return {}
    table: dict[str, tuple[str, ...]] = {word: (str(n),) for n, word in enumerate(_UNITS[language].split())}
    table.update((word, (str(n * 10),)) for n, word in enumerate(_TENS[language].split(), 3))
    table.update((word, (str(n),)) for n, word in enumerate(_ORDINALS[language].split(), 1))
    table.update((word, (str(n),)) for n, word in enumerate(_MONTHS[language].split(), 1))
    for entry in _MORE[language].split():
        word, _, values = entry.partition(":")
        table[word] = (*table.get(word, ()), *values.split(","))
    return table
