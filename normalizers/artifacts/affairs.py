"""What a sentence is about: public affairs, where a figure of speech is likely, or things that can be touched.

"The sailors pulled the oars into the boat", "flip the omelette" and "a hair in the soup" are figures of speech in
news of politics, business and sport, word for word from another language, and plain English at sea and in a kitchen.
"""

import re

from normalizers.artifacts.about import About
from normalizers.artifacts.protect import Ground

TRANSLATED = 0.5  # likelihood of one source language from which on a text counts as a translation
_AFFAIRS = re.compile(
    r"(?i)\b(?:governments?|governors?|minist(?:er|ers|ry|ries|erial)|mayors?|part(?:y|ies)|unions?|opposition|"
    r"reforms?|cris[ei]s|presiden\w+|laws?|board|clubs?|council\w*|parliament\w*|senat\w+|deput\w+|compan\w+|banks?|"
    r"coalition|candida\w+|elect\w+|vot\w+|police|court\w*|judge[sd]?|prosecut\w+|budget\w*|econom\w+|market\w*|"
    r"coach(?:es)?|teams?|players?|defenders?|season|league|match(?:es)?|investors?|chairman|chairwoman|director\w*|"
    r"manag\w+|spokes\w+|leader\w*|critics?|negotiat\w+|talks|deals?|agreements?|projects?|plans?|proposal\w*|"
    r"decisions?|accus\w+|scandal\w*|campaign\w*|regional|federal|national|authorit\w+|commission\w*|associations?|"
    r"federation|firms?|business\w*|owners?|experts?|analysts?|lawmakers?|debate\w*|measures?|tax\w*|strikes?|"
    r"residents|defen[cs]e|lawyers?|merger\w*|bids?|contracts?|retailers?|supermarkets?|growers|workers|customers|"
    r"hospitals?|schools?|universit\w+|anniversar\w+|festivals?)\b"
)


def may_be_figure(ground: Ground, about: About, start: int, end: int) -> bool:
    """Tell whether words that also have a plain meaning may be a figure of speech from another language.

    They may in a text that shows its source, and in a sentence about public affairs.
    """
    if about.source_confidence >= TRANSLATED:
        return True
    first, last = ground.sentence(start)
    return bool(_AFFAIRS.search(ground.text, first, start) or _AFFAIRS.search(ground.text, end, last))
