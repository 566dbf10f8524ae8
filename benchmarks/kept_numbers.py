"""Are the numbers of translated news right, or flagged?

    python benchmarks/kept_numbers.py    -v shows what is wrong in silence

1,200 Portuguese sentences, made of 48 frames as desks write them, are translated by the embedded engine. The numbers
were drawn before the sentences were written, so what must be in the translation is known without reading Portuguese;
and the English is read by a reader that shares nothing with the desk's checks: digits, words and scales to values.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from normalizers import Desk, Story, normalize_many  # noqa: E402
from normalizers.engines import Bergamot  # noqa: E402
from normalizers.story import Block  # noqa: E402

SENTENCES = 1200
# {i} a count, {k} with thousands, {z} before mil, {d} a decimal, {m} millions, {b} billions, {t} a time, {w} in words,
# {s} a score, {j} a day, {y} a year
FRAMES = (
    "O governo liberou R$ {b} bilhões para {i} municípios atingidos pela seca.",
    "A taxa subiu {d}% em abril e acumula alta de {d}% no ano.",
    "Ao menos {i} pessoas morreram e {i} ficaram feridas no desabamento.",
    "A empresa demitiu {k} funcionários e fechou {i} lojas.",
    "O jogo começa às {t} e deve receber {k} torcedores.",
    "A safra deve chegar a {m} milhões de toneladas, {d}% a mais que no ano passado.",
    "O deputado recebeu {k} votos, {d}% do total.",
    "A operação cumpriu {i} mandados em {w} estados.",
    "O dólar fechou a R$ {d}, em queda de {d}%.",
    "Segundo a polícia, {w} homens armados levaram R$ {k}.",
    "A cidade registrou {i} casos de dengue em {w} semanas.",
    "O navio levava {i} tripulantes e {k} contêineres.",
    "O lucro foi de R$ {m} milhões, contra R$ {m} milhões um ano antes.",
    "A greve afeta {k} alunos de {i} escolas.",
    "A temperatura chegou a {i} graus e a umidade caiu para {i}%.",
    "O time venceu por {s} a {s} e soma {i} pontos.",
    "O incêndio destruiu {k} hectares em {w} dias.",
    "A vacina será aplicada em {m} milhões de crianças a partir do dia {j} de março.",
    "O reajuste de {d}% vale para {b} bilhões de reais em contratos.",
    "A comissão aprovou o texto por {i} votos a {i}.",
    "O paciente de {i} anos ficou {i} dias internado.",
    "A ponte, de {k} metros, custou {m} milhões de euros.",
    "A audiência será no dia {j} de outubro, às {t}.",
    "Cerca de {z} mil pessoas foram às ruas em {w} capitais.",
    "A dívida passou de {b} bilhões para {b} bilhões de dólares.",
    "A velocidade máxima caiu de {i} para {i} km/h.",
    "O ingresso custa R$ {i} e a meia-entrada, R$ {i}.",
    "Foram apreendidos {k} comprimidos e {i} quilos de cocaína.",
    "O índice caiu {d} ponto, para {d} pontos.",
    "Em {y}, o país exportou {b} bilhões; em {y}, {b} bilhões.",
    "A pesquisa ouviu {k} eleitores em {i} cidades entre os dias {j} e {j} de maio.",
    "O tribunal condenou os {w} réus a {i} anos de prisão.",
    "O preço do litro subiu de R$ {d} para R$ {d}.",
    "O voo {i} atrasou {w} horas.",
    "A chuva deixou {k} desabrigados e {i} bairros sem luz.",
    "Das {i} vagas, {i} são para cotistas.",
    "A fila do programa tem {m} milhões de famílias.",
    "O atleta correu os {k} metros em {i} minutos e {i} segundos.",
    "A barragem tem {m} milhões de metros cúbicos de rejeitos.",
    "O plano prevê {z} mil casas até {y}.",
    "O acordo garante {w} dias de folga e aumento de {d}%.",
    "A reunião durou {w} horas e terminou às {t}.",
    "O terremoto de magnitude {d} matou {k} pessoas.",
    "A usina vai gerar {k} megawatts a partir de {y}.",
    "Ele marcou {w} gols em {i} partidas.",
    "O prêmio de R$ {m} milhões saiu para {w} apostas.",
    "A lei de {y} dava prazo de {i} meses.",
    "A estrada ficou interditada por {i} km durante {w} horas.",
)
WORDS = {"dois": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10,
         "doze": 12, "vinte": 20}  # fmt: skip
ENGLISH = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split())}  # fmt: skip
ENGLISH |= {"both": 2, "twice": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "half": 0.5}
ENGLISH |= {"seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "bn": 1e9}
MONTHS = {"march", "may", "october", "april"}


def drawn(kind: str, dice: random.Random) -> tuple[str, float | str]:
    """Return a number as Portuguese writes it, and its value (a time as "14:30")."""
    if kind == "w":
        word = dice.choice(sorted(WORDS))
        return word, WORDS[word]
    if kind == "t":
        hour, minute = dice.randint(6, 23), dice.choice([0, 0, 10, 15, 30, 40, 45])
        return f"{hour}h{minute:02}" if minute else f"{hour}h", f"{hour}:{minute:02}"
    if kind == "k":
        value = dice.choice(
            [dice.randint(1001, 9999), dice.randint(10, 400) * 100 + 1000, dice.randint(10_000, 999_999)]
        )
        return f"{value:,}".replace(",", "."), value
    if kind == "z":
        value = dice.randint(13, 480)
        return str(value), value * 1000
    if kind in "dmb":
        value = round(dice.uniform(0.1, 19), dice.choice([1, 1, 2])) if kind != "m" else dice.choice(
            [dice.randint(2, 950), round(dice.uniform(1, 40), 1)])  # fmt: skip
        return f"{value}".replace(".", ","), value * {"d": 1, "m": 1e6, "b": 1e9}[kind]
    value = {
        "i": dice.randint(13, 480),
        "s": dice.randint(0, 6),
        "j": dice.randint(2, 28),
        "y": dice.randint(1950, 2035),
    }[kind]
    return str(value), value


def read_english(text: str) -> tuple[set[float], set[str]]:
    """Return every value that an English text says, and its times of day; nothing here is the desk's."""
    values: set[float] = set()
    times: set[str] = set()
    for match in re.finditer(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b|(\d{1,2}):(\d\d)", text.lower()):
        hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
        times.add(f"{hour % 12 + (12 if match[3] == 'p' else 0) if match[3] else hour}:{minute:02}")
    times |= {"12:00"} if re.search(r"\bnoon\b", text) else set()
    for match in re.finditer(r"(\d[\d,]*(?:\.\d+)?)(?:[\s-]?([a-z]+))?", text.lower()):
        digits = match[1].rstrip(",")
        if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", digits):
            continue  # "1,23" is no English number
        value = float(digits.replace(",", ""))
        values |= {value, value * SCALES.get(match[2] or "", 1)}
    run: list[float] = []
    for word in [*re.findall(r"[a-z]+", text.lower()), ""]:
        if word in ENGLISH:
            run.append(ENGLISH[word])
            values.add(ENGLISH[word])
            values.add(sum(run) if len(run) > 1 and run[-1] < run[-2] else run[-1])
            values.add(run[0] * run[-1])
        elif word != "and":
            run = []
    return values, times


def main() -> None:
    """Print the share of sentences whose numbers are right, flagged, or wrong in silence."""
    dice = random.Random(40)
    wanted: list[tuple[str, list[float | str]]] = []
    for n in range(SENTENCES):
        numbers: list[float | str] = []

        def put(match: re.Match[str], numbers: list[float | str] = numbers) -> str:
            text, value = drawn(match[1], dice)
            numbers.append(value)
            return text

        wanted.append((re.sub(r"\{(\w)\}", put, FRAMES[n % len(FRAMES)]), numbers))
    stories = (
        Story(guid=str(n), headline="", blocks=(Block("paragraph", text),), wire="plain", raw_sha256="0" * 64,
              language="pt")
        for n, (text, _) in enumerate(wanted)
    )  # fmt: skip
    counts: Counter[str] = Counter()
    silent = []
    for (text, numbers), article in zip(wanted, normalize_many(stories, Desk(engines=(Bergamot(),))), strict=True):
        values, times = read_english(article.text)
        if article.verdict == "needs-a-person":
            counts["flagged"] += 1
            counts["numbers flagged"] += len(numbers)
            continue
        missing = [n for n in numbers if (n not in times if isinstance(n, str) else not near(n, values))]
        counts["numbers right"] += len(numbers) - len(missing)
        counts["numbers wrong"] += len(missing)
        counts["wrong in silence" if missing else "right"] += 1
        if missing:
            silent.append((missing, text, article.text))
    total = counts["numbers right"] + counts["numbers wrong"] + counts["numbers flagged"]
    print(f"{SENTENCES} sentences: {counts['right']} right, {counts['flagged']} flagged, "
          f"{counts['wrong in silence']} wrong in silence")  # fmt: skip
    print(f"{total} numbers: {1 - counts['numbers wrong'] / total:.2%} right or flagged")
    print(f"  of those not flagged {counts['numbers right'] / max(1, total - counts['numbers flagged']):.2%} right")
    if "-v" in sys.argv:
        for missing, text, output in silent:
            print(f"  {missing}\n    {text}\n    {output}")


def near(value: float, values: set[float]) -> bool:
    """Tell whether a value was said; floats are compared as such."""
    return any(abs(value - other) <= 1e-9 * max(1.0, abs(value)) for other in values)


if __name__ == "__main__":
    main()
