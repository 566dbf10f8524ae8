"""What sites join to a headline: sections, the names of papers and stations, labels of pictures and videos."""

import re
import tomllib
from pathlib import Path

from normalizers.layout.lift import words


def _table(key: str) -> frozenset[str]:
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("sites.toml").read_text("utf-8"))
    return frozenset(name.strip() for name in table[key].replace("\n", " ").split(";") if name.strip())


SECTIONS = _table("sections")
MEDIA = _table("media")
LABELS = _table("labels")

_DOMAIN = re.compile(
    r"(?:www\.)?[\w\-]{2,30}\.(?:com|net|org|info|news|media|online|today|tv|eu|ru|ua|by|kz|es|pt|br|fr|it|de|at|ch|nl|be|pl"
    r"|cz|lt|lv|ee|mx|ar|cl|pe|ve|uk|us|cat|gal)(?:\.(?:br|mx|ar|co|ua|uk|pe|ve))?",
    re.IGNORECASE,
)
# Gazeta de Exemplo | Radio Example | Example News | News from Galicia | The Example Times Online
_NAMED = re.compile(
    r"(?:Jornal|Diário|Diario|Gazeta|Gazzetta|Journal|Correio|Correo|Corriere|Kurier|Folha|Tribuna|Rádio|Radio|Portal|Agência"
    r"|Agencia|Agenzia|Agence|Agentur|Revista|Revue|Semanario|Semanário|Periódico|Notícias|Noticias|Noticia|Giornale|Dziennik"
    r"|Głos|Echo|Канал|Газета|Радио|Telewizja|Omroep|RTV|TV|Canal|Televisión|Onda|Cadena)\s(?:d[aeo]s?\s|del\s|di\s|della\s|la\s)?"
    r"[A-ZÀ-ÞŁŚŻА-Я0-9][\w.’'-]*(?:\s[\w.’'-]+){0,2}"
    r"|(?:[A-ZÀ-ÞŁŚŻА-Я][\w.’'-]*\s){1,3}(?:Zeitung|Nachrichten|Tagblatt|Tageblatt|Anzeiger|Rundschau|Courant|Dagblad|Nieuws"
    r"|Noticias|Notícias|Notizie|Info|Wiadomości|Новости|Online|TV|Gazette|Newspaper|Digital|Actu|Média|Media)"
    # Corse-Matin | Nice-Matin | Lyon Capitale | Est-Éclair | Lausitzer Post: one or two words with a paper's
    # second half
    r"|[A-ZÀ-Þ][\w’'.]*[- ](?:Matin|Soir|Éclair|Républicain|Capitale|Presse|Post|Kurier|Bote|Echo|"
    r"Stimme|Merkur|Volksblatt"
    r"|Krant|Expres|Express|Kurjer|Mercantil|Informação|Oggi|Sera|Cronaca|Hoy)"
    r"|(?:The\s)?(?:Latest\s|Today[’']s\s|Breaking\s|Local\s|World\s|National\s|Regional\s)?News(?:\s(?:from|of|in|about|on)\s"
    r"(?:the\s)?[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*)?|\sof\sthe\sday|\stoday|\sportal|\ssite|\sagency)?"
)


def is_section(text: str) -> bool:
    """Say whether this is the name of a section, or several beside each other ("Politics, Economy")."""
    parts = re.split(r"\s?[,/>»]\s?", text.strip(" .:"))
    return bool(parts) and all(part.casefold() in SECTIONS for part in parts)


def is_site(text: str) -> bool:
    """Say whether this is a paper's, station's or site's own name."""
    name = text.strip(" .:").replace("’", "'")
    low = name.casefold()
    return (
        low in MEDIA
        or low.removeprefix("the ") in MEDIA
        or bool(_DOMAIN.fullmatch(name))
        or (words(name) <= 5 and bool(_NAMED.fullmatch(name)))
    )


def is_label(text: str) -> bool:
    """Say whether this is a label of pictures, videos or ages ("VIDEO", "photo report", "18+")."""
    return re.sub(r"\s?[+&]\s?", " + ", text).strip(" .:!+-–—|").casefold() in LABELS
