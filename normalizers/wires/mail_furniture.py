"""What stands around the story of a mail: signatures, the heads of forwarded mails, links to leave a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalizers.story import Block

# RFC 3676 §4.3: two hyphens and a space; many senders lose the space.
_SIGNATURE = re.compile(r"\n-- ?\n")
_LONGEST = 1_200  # characters of a signature with a disclaimer
_MOST_LINES = 15
_FORWARDED = re.compile(
    r"(?im)^[ \t]*(?:-{3,}[ \t]*)?(?:begin forwarded message|(?:original|forwarded) message|message transféré|"
    r"début du message (?:réexpédié|transféré)|(?:anfang der )?weitergeleiteten? nachricht|mensaje reenviado|"
    r"mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|videresendt (?:besked|melding)|"
    r"vidarebefordrat meddelande)[ \t]*:?(?:[ \t]*-{3,})?[ \t]*\n\s*"
    r"((?:[^\s:>][^\n:]{1,24}:[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n){0,3}){2,8})[ \t]*(?:\n|\Z)"
)
_SUBJECT = re.compile(r"(?im)^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne)[ \t]*:[ \t]*(.+)")
_FROM = re.compile(r"(?im)^(?:from|von|de|da|van|fra|från)[ \t]*:[ \t]*(.+)")
_OF_LISTS = re.compile(
    r"(?i)\b(?:unsubscribe|opt[ -]out of|manage your (?:subscription|preferences)|view online|"
    r"(?:view|open|read)(?: this)?(?: e-?mail)? (?:in|with) (?:your |a )?(?:web )?browser|"
    r"newsletter (?:abbestellen|abmelden)|vom newsletter abmelden|"
    r"im browser (?:ansehen|anzeigen|öffnen)|se désinscrire|se désabonner|voir (?:la version )?en ligne|afmeld|"
    r"(?:vis|åbn) i (?:din )?browser|avregistrera|visa i webbläsare|avmeld|uitschrijven|"
    r"bekijk in (?:je |uw )?browser|darse de baja|ver en (?:el|tu) navegador|"
    r"cancelar (?:a )?(?:su |sua |la )?(?:suscripción|subscrição|inscrição|assinatura)|"
    r"annulla(?:re)? l['’]iscrizione|disiscri\w+|visualizza nel browser)"
)
_SHORT = 200  # characters of a line that only serves a list


@dataclass(slots=True)
class Around:
    """What was taken off a text.

    Attributes:
        notes: between editors: who forwarded it with which words, signatures, links of lists.
        subject, sender: of the mail that was forwarded, "" where none was.
    """

    notes: list[str] = field(default_factory=list)
    subject: str = ""
    sender: str = ""

    def add(self, other: Around) -> None:
        """Take over what stood around another part."""
        self.notes += other.notes
        self.subject, self.sender = self.subject or other.subject, self.sender or other.sender


def of_text(text: str) -> tuple[str, Around]:
    """The text of a mail without the head of a forwarded one and without a signature, and these."""
    around = Around()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    forwarded = _FORWARDED.search(text)
    if forwarded and text[: forwarded.start()].count("\n") < 12 and text[forwarded.end() :].strip():
        around.notes += [part for part in (text[: forwarded.start()].strip(), forwarded[0].strip()) if part]
        subject, sender = _SUBJECT.search(forwarded[1]), _FROM.search(forwarded[1])
        around.subject, around.sender = (subject[1].strip() if subject else ""), (sender[1].strip() if sender else "")
        text = text[forwarded.end() :]
    *_, signed = (None, *_SIGNATURE.finditer(text))
    after = text[signed.end() :].strip() if signed else ""
    if signed and text[: signed.start()].strip() and len(after) < _LONGEST and after.count("\n") < _MOST_LINES:
        around.notes += [after] if after else []
        text = text[: signed.start()]
    return text, around


def of_lists(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without what a mailing list puts before and behind them, and that."""
    first = next((n for n, block in enumerate(blocks[:3]) if not _serves(block)), 0)
    last = len(blocks)
    while last > first + 1 and _serves(blocks[last - 1]):
        last -= 1
    taken = [block.text for block in (*blocks[:first], *blocks[last:])]
    return blocks[first:last], taken


def _serves(block: Block) -> bool:
    return len(block.text) <= _SHORT and _OF_LISTS.search(block.text) is not None
