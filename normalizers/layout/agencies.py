"""The names that sign wire copy: news agencies, picture agencies, and the papers that syndicate."""

import re

_NAMES = """
ap; associated press; the associated press; afp; agence france-presse; france-presse; reuters; thomson reuters; efe;
europa press; ep; dpa; dpa-afx; apa; ansa; agi; adnkronos; askanews; lapresse; lusa; agência lusa; agência brasil;
agencia brasil; estadão conteúdo; estadao conteudo; folhapress; agência estado; nyt; new york times;
the new york times; wpost; w post; washington post; the washington post; wp; bloomberg; upi; pa; pa media; aap; cp;
canadian press; the canadian press; tass; itar-tass; тасс; итар-тасс; ria; ria novosti; риа; риа новости; interfax;
интерфакс; interfaxru; interfax-ukraine; интерфакс-украина; інтерфакс-україна; ukrinform; укринформ; укрінформ; unian;
униан; уніан; unn; унн; sputnik; rbc; рбк; xinhua; kyodo; jiji; yonhap; pti; ani; ians; anp; belga; pap; ctk; čtk; mti;
ntb; tt; ritzau; stt; anadolu; anadolu agency; aa; dha; irna; isna; mehr; fars; wafa; mena; telam; télam; notimex;
prensa latina; bbc; cnn; dw; rfi; rtve; bernama; antara; nan; sid; kna; epd; sda; ats; keystone-sda; getty;
getty images; zuma; zuma press; imago; imago images; picture alliance; picture-alliance; shutterstock; epa; epa-efe;
agerpres; mediafax; hina; tanjug; bta; srna; fena; belta; белта; azertac; kazinform; ots; presseportal; rtr; sipa;
abaca; contacto; agencias; agencies; agências; agences; agenturen; agenzie; wires; wire services; wam; spa; mna;
""".replace("\n", " ")
AGENCIES = frozenset(name.strip() for name in _NAMES.split(";") if name.strip())

_SPLIT = re.compile(r"\s*(?:[,/;+&|]|\b(?:and|und|y|e|et|en|i|и|та|with|com|con|avec|mit)\b)\s*", re.IGNORECASE)


def names(text: str) -> tuple[str, ...]:
    """Return the agencies that a credit names, as written there; () if it names anything else as well.

    A short name in capitals that we do not know is let pass beside one that we know ("NYT, W.POST, XYZ").
    """
    items = [item for item in (part.strip(" \t\n.©") for part in _SPLIT.split(text)) if item]
    if not items or len(items) > 8:
        return ()
    seen = [known(item) for item in items]
    if not any(seen):
        return ()
    for item, sure in zip(items, seen, strict=True):
        short = re.fullmatch(r"[^\W\d_]{2,4}", item) or (item.isupper() and re.fullmatch(r"[\w. -]{2,24}", item))
        if not sure and not short:
            return ()
    return tuple(items)


def known(name: str) -> bool:
    """Say whether this is the name of an agency that we know."""
    name = name.casefold().strip(" .©").replace(".", "")
    return name in AGENCIES or re.sub(r"^(?:the|la|el|die|agencia|agência|agenzia|agence)\s", "", name) in AGENCIES
