"""Does the desk honour a house's glossary, and do headlines in capitals keep their names?

    python benchmarks/terms.py         -v shows what was missed

The embedded engine translates 500 Portuguese sentences: each of the 40 entries of benchmarks/glossary/house.toml in
12 or 13 sentence frames. A term is honoured if the article has the house's rendering, and flagged if it says that it
has not. Headlines: 100 in capitals, 40 with acronyms, 60 with names that the story shows.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from normalizers import Desk, Story, normalize_many  # noqa: E402
from normalizers.engines import Bergamot, Request, read_glossary, translate  # noqa: E402
from normalizers.story import Block, Translation  # noqa: E402

FRAMES = (
    "O debate sobre {} dominou a sessão de terça-feira em Brasília.",
    "Segundo analistas, {} será decisivo para a economia em 2027.",
    "A ministra falou de {} durante 40 minutos e não respondeu a perguntas.",
    "Ninguém quis comentar {} depois da reunião com os governadores.",
    "O jornal publicou na sexta-feira uma reportagem sobre {}.",
    "“Vamos discutir {} na próxima semana”, disse o presidente.",
    "O relatório cita {} em três capítulos e critica o governo.",
    "Para a oposição, {} continua sendo o maior problema do país.",
    "Moradores reclamam de {} desde o início do ano.",
    "A pesquisa mostra que 62% dos brasileiros já ouviram falar de {}.",
    "Depois de {}, o tema mais citado foi a segurança pública.",
    "O texto trata de {}, de impostos e de saúde.",
    "A nota divulgada por volta das 18h menciona {} apenas uma vez.",
)
NAMES = ("Lula", "Pacheco", "Haddad", "Zambelli", "Tarcísio", "Moraes", "Marina", "Alckmin", "Nunes", "Boulos")
SHOUTS = (
    "GOVERNO ANUNCIA CORTE DE GASTOS E {} CRITICA MEDIDA",
    "{} VENCE ELEIÇÃO COM 54% DOS VOTOS",
    "JUSTIÇA MANDA SOLTAR ALIADO DE {} EM SÃO PAULO",
    "{} DIZ QUE NÃO VAI RENUNCIAR AO CARGO",
    "CHUVA FORTE DEIXA 12 MORTOS NO SUL; {} VISITA A REGIÃO",
    "{} SE REÚNE COM EMPRESÁRIOS E PEDE APOIO À REFORMA",
)
ACRONYMS = ("STF", "IBGE", "PT", "FMI")
ACRONYM_SHOUTS = (
    "{} DIVULGA NOVOS DADOS NESTA QUINTA-FEIRA",
    "PRESIDENTE DO {} DEFENDE MUDANÇAS NA LEI",
    "RELATÓRIO DO {} PREVÊ ALTA DE 2,3% NO ANO",
    "{} REJEITA RECURSO E MANTÉM MULTA DE R$ 3 MILHÕES",
    "FUNCIONÁRIOS DO {} ENTRAM EM GREVE EM 14 ESTADOS",
    "{} ELEGE NOVA DIREÇÃO PARA OS PRÓXIMOS DOIS ANOS",
    "MINISTRO ELOGIA DECISÃO DO {} SOBRE IMPOSTOS",
    "{} ABRE INVESTIGAÇÃO SOBRE CONTAS DE 2025",
    "DEPUTADOS CRITICAM PROPOSTA DO {} PARA O ORÇAMENTO",
    "{} ADIA DECISÃO SOBRE NOVAS REGRAS",
)


def main() -> None:
    """Print honoured, repaired, asked again, flagged and missed."""
    house = ROOT / "benchmarks" / "glossary" / "house.toml"
    glossary = read_glossary(house.read_bytes(), house.name)
    wanted = []
    for n, term in enumerate(glossary.terms):
        frames = FRAMES if n < 500 - 12 * len(glossary.terms) else FRAMES[:12]
        wanted += [(term, frame.format(term.forms[at % len(term.forms)])) for at, frame in enumerate(frames)]
    stories = [
        Story(guid=str(n), headline="", blocks=(Block("paragraph", text),), wire="plain", raw_sha256="0" * 64,
              language="pt")
        for n, (_, text) in enumerate(wanted)
    ]  # fmt: skip
    engine = Bergamot()
    for name, desk in (
        ("without a glossary", Desk(engines=(engine,))),
        ("with it", Desk(engines=(engine,), glossary=glossary)),
    ):
        start = time.perf_counter()
        said: Counter[str] = Counter()
        missed = []
        for (term, text), article in zip(wanted, normalize_many(stories, desk), strict=True):
            right = (term.rendering, term.plural, *term.accept)
            body = article.text if term.exact else article.text.lower()
            made = article.copy[0].translation
            if any(word and (word if term.exact else word.lower()) in body for word in right):
                said["honoured"] += 1
                said["by an edit"] += any(edit.rule.startswith("glossary.") for edit in article.edits)
                said["asked again"] += bool(made and any("glossary" in one.fired for one in made.sentences))
            elif any(flag.rule.startswith("glossary.") for flag in article.flags):
                said["flagged"] += 1
                missed.append((term.rendering, text, article.text))
            elif made is None:
                said["not translated, flagged"] += 1
                missed.append(("REFUSED", text, article.engine_note))
            else:
                said["missed in silence"] += 1
                missed.append((term.rendering, text, article.text))
        share = said["honoured"] / len(wanted)
        print(f"{name}: {len(wanted)} sentences, {len(glossary.terms)} terms: honoured {share:.1%}; {dict(said)}")
        print(f"  {time.perf_counter() - start:.1f} s")
    if "-v" in sys.argv:
        for rendering, text, output in missed:
            print(f"  {rendering}\n    {text}\n    {output}")
    headlines(engine)


def headlines(engine: Bergamot) -> None:
    """Print how many names and acronyms of headlines in capitals survive, and how many headlines are translated."""
    shouts = [(name, shout.format(name.upper())) for name in NAMES for shout in SHOUTS]
    shown = "Na reunião, " + ", ".join(NAMES) + " falaram."
    requests = [Request(text, "pt", "headline", shown) for _, text in shouts]
    for word in ACRONYMS:
        shouts += [(word, shout.format(word)) for shout in ACRONYM_SHOUTS]
        requests += [Request(shout.format(word), "pt", "headline", shown) for shout in ACRONYM_SHOUTS]
    answers = translate(requests, "en", [engine])
    done = [(name, text, one.output) for (name, text), one in zip(shouts, answers, strict=True)
            if isinstance(one, Translation)]  # fmt: skip
    translations = {"STF": ("STF", "Supreme"), "IBGE": ("IBGE",), "PT": ("PT", "Workers"), "FMI": ("IMF",)}
    kept = [(n, t, o) for n, t, o in done if any(form in o for form in translations.get(n, (n,)))]
    print(f"headlines in capitals: {len(shouts)}, translated {len(done)}, name or acronym kept {len(kept)}")
    if "-v" in sys.argv:
        for row in set(done) - set(kept):
            print("   ", row)
        for (name, text), one in zip(shouts, answers, strict=True):
            if not isinstance(one, Translation):
                print("    refused", name, text, one.reason)


if __name__ == "__main__":
    main()
