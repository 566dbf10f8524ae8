"""One sentence or passage at a time: what is lifted, into which field, and, with more care, what stays."""

import pytest

from normalizers.edits import apply, take_back
from normalizers.layout import Layout, lay_out
from normalizers.story import Block


def laid(text: str) -> tuple[str, Layout]:
    layout = lay_out([("body.0", Block("paragraph", text))])
    edits = layout.edits.get("body.0", ())
    left = apply(text, edits)
    assert take_back(left, edits) == text
    return left, layout


DATELINES = [
    ("MOSCOW – The Russian army withdrew.", "The Russian army withdrew.", "MOSCOW", ()),
    ("MOSCOW – “We agree,” he said.", "“We agree,” he said.", "MOSCOW", ()),
    ("GROSSETO, Italy (AP) -- The trial has begun.", "The trial has begun.", "GROSSETO, Italy", ("AP",)),
    ("PARIS (AFP) - The strike goes on.", "The strike goes on.", "PARIS", ("AFP",)),
    ("Berlin (dpa) – Die Bahn streikt.", "Die Bahn streikt.", "Berlin", ("dpa",)),
    ("Kiew/Moskau (dpa) - Die Lage ist ernst.", "Die Lage ist ernst.", "Kiew/Moskau", ("dpa",)),
    ("Kyiv, 3 May (Interfax) — The bank closed.", "The bank closed.", "Kyiv, 3 May", ("Interfax",)),
    ("Madrid, 3 may (EFE).- El presidente habló.", "El presidente habló.", "Madrid, 3 may", ("EFE",)),
    ("SÃO PAULO, May 3 (Reuters) - The real fell.", "The real fell.", "SÃO PAULO, May 3", ("Reuters",)),
    ("MOSCOW, May 3. /TASS/. The bridge is open.", "The bridge is open.", "MOSCOW, May 3", ("TASS",)),
    ("МОСКВА, 3 мая. /ТАСС/. Мост открыт.", "Мост открыт.", "МОСКВА, 3 мая", ("ТАСС",)),
    ("/TASS/. The bridge is open.", "The bridge is open.", None, ("TASS",)),
    ("Moscow. May 3. INTERFAX.RU - The bank said so.", "The bank said so.", "Moscow, May 3", ("INTERFAX.RU",)),
    ("(ANSA) - ROMA, 03 MAG - Il ministro parla.", "Il ministro parla.", "ROMA, 03 MAG", ("ANSA",)),
    ("(Reuters) - The company lost money.", "The company lost money.", None, ("Reuters",)),
    ("Source: afp / Paris (AFP)", "", "Paris", ("AFP",)),
    ("SUWAŁKI – Mieszkańcy wybrali radę.", "Mieszkańcy wybrali radę.", "SUWAŁKI", ()),
    ("Kyiv – Russian forces struck the city on Monday.", "Russian forces struck the city on Monday.", "Kyiv", ()),
    ("Lisboa, 3 de maio de 2023 (Lusa) – O governo caiu.", "O governo caiu.", "Lisboa, 3 de maio de 2023", ("Lusa",)),
]


@pytest.mark.parametrize(("text", "left", "dateline", "credits"), DATELINES)
def test_a_dateline_becomes_a_field(text: str, left: str, dateline: str | None, credits: tuple[str, ...]) -> None:
    found, layout = laid(text)
    assert (found, layout.dateline, layout.credits) == (left, dateline, credits)
    assert [lifted.role for lifted in layout.lifted] == ["dateline"]


CREDITS = [
    ("a way out of this.”/NYT, W.POST, AP and AFP", "a way out of this.”", ("NYT", "W.POST", "AP", "AFP")),
    ("No one was hurt. (AFP)", "No one was hurt.", ("AFP",)),
    ("She is called „the professor“. (ANP)", "She is called „the professor“.", ("ANP",)),
    ("No one was hurt. (with information from EFE)", "No one was hurt.", ("EFE",)),
    ("It is on the agenda./AGÊNCIAS ESTADO AND EFE", "It is on the agenda.", ("AGÊNCIAS ESTADO", "EFE")),
    ("The bridge is open. /TASS/", "The bridge is open.", ("TASS",)),
    ("Source: Ukrinform", "", ("Ukrinform",)),
    ("© AFP", "", ("AFP",)),
    ("No one was hurt. — AFP", "No one was hurt.", ("AFP",)),
    ("“No one was hurt.” – Reuters, dpa", "“No one was hurt.”", ("Reuters", "dpa")),
    ("dpa/AFP", "", ("dpa", "AFP")),
    ("Redaction/EFE", "", ("EFE",)),
    ("Reproduction Reserved ©", "", ()),
    ("© All rights reserved", "", ()),
    ("RIPRODUZIONE RISERVATA", "", ()),
    ("Gazeta Exemplo. Todos os direitos reservados.", "", ()),
    ("The mayor agreed. © All rights reserved", "The mayor agreed.", ()),
    ("(Reporting by Jane Doe in Kyiv; Editing by Ann Roe)", "", ()),
    ("The mayor agreed. (Reporting by Jane Doe; Editing by Ann Roe)", "The mayor agreed.", ()),
]


@pytest.mark.parametrize(("text", "left", "credits"), CREDITS)
def test_a_credit_becomes_a_field(text: str, left: str, credits: tuple[str, ...]) -> None:
    found, layout = laid(text)
    assert (found, layout.credits) == (left, credits)
    assert layout.lifted


BYLINES = [
    ("By Jane Doe", "Jane Doe"),
    ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
    ("By Jane Doe, Reuters", "Jane Doe"),
    ("Por João da Silva", "João da Silva"),
    ("Von Anna Müller", "Anna Müller"),
    ("By Ruth Okonjo Sat 20 Jun 2026 07.00 BST", "Ruth Okonjo"),
    ("Redaction/EFE", "Redaction/EFE"),
]


@pytest.mark.parametrize(("text", "byline"), BYLINES)
def test_a_byline_becomes_a_field(text: str, byline: str) -> None:
    left, layout = laid(text)
    assert (left, layout.byline) == ("", byline)


CAPTIONS = [
    ("The fire (Photo: X/dpa) spread.", "The fire spread."),
    ("The fire spread (Foto: dpa).", "The fire spread."),
    ("The fire (Image: Reuters), he said, spread.", "The fire, he said, spread."),
    ("(Photo: X/dpa)", ""),
    ("(Image: Reuters)", ""),
    ("Photo: EFE", ""),
    ("Photograph: Ana Ruiz/EFE", ""),
    ("Photo by Ana Ruiz/Getty Images", ""),
    ("REUTERS/Ana Ruiz", ""),
    ("Ana Ruiz/AFP", ""),
    ("Foto: Mann am Fenster", ""),
    ("© Photo: press service of the museum", ""),
    ("Фото: РИА Новости", ""),
    ("Crédito da foto: Agência Brasil", ""),
    ("The roof fell in. Photo: Ana Ruiz/EFE", "The roof fell in."),
]


@pytest.mark.parametrize(("text", "left"), CAPTIONS)
def test_a_caption_leaves_and_is_kept(text: str, left: str) -> None:
    found, layout = laid(text)
    assert found == left
    assert [lifted.role for lifted in layout.lifted] == ["caption"]
    assert layout.credits == ()  # who sold the picture did not write the story


FURNITURE = """
-> READ ALSO Palermo, the map of the most dangerous crossings
Read also: The oldest steamship on the Volga
READ MORE: Who pays for the bridge?
LEIA TAMBÉM: Os dez filmes mais esperados
Lire aussi : Le loup revient
Читайте также: Мост закрыт
It might interest you
It might interest you: The ten largest fires
You may be interested in
Subscribe to our newsletter
Subscribe to our newsletter and get the news first.
Follow us on Twitter
Follow us on Facebook, Instagram and Telegram
Share on Facebook
910 / 5000
910/5,000
This content is not accessible.
Advertisement
Publicidade
Loading…
Translation results
Original text
Rate this translation
Original text / Rate this translation
Listen to the article
Accept cookies
We use cookies to improve your experience.
The rest is reserved for subscribers. It remains for you 61% of this article to read.
Tags: museum, court, Nizhny Novgorod
.post-title{font-size:12px;color:#fff}
@media (max-width:600px){.ad{display:none}}
var x = function(){return 1};
(adsbygoogle = window.adsbygoogle || []).push({});
<!-- wp:paragraph -->
%%%MINIFYHTML0a1b2c3d4e%%%
"""


@pytest.mark.parametrize("text", FURNITURE.strip().splitlines())
def test_page_furniture_leaves_and_is_kept(text: str) -> None:
    left, layout = laid(text)
    assert left == ""
    assert [lifted.text for lifted in layout.lifted] == [text]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The mayor agreed. -> READ ALSO The map of crossings", "The mayor agreed."),
        ("The mayor (Read also: The map of crossings) agreed.", "The mayor agreed."),
        ("The mayor MINIFYHTML0a1b2c3d4e agreed.", "The mayor agreed."),
        ("The mayor agreed. 910 / 5000", "The mayor agreed."),
        ("Por Iara Bonfim 07/02/2026 18h40\nFoto: Divulgação", ""),
        ("Photo: EFE\nThe mayor agreed.", "The mayor agreed."),
        ("The mayor agreed.\nRead also: The map", "The mayor agreed."),
        ("*** TRANSLATED *** The mayor agreed.", "The mayor agreed."),
    ],
)
def test_furniture_inside_a_block(text: str, left: str) -> None:
    assert laid(text)[0] == left


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("*** TRANSLATED ***", None),
        ("Translated from Spanish", "es"),
        ("(Translated from the Portuguese)", "pt"),
        ("THIS IS AN AUTOMATED TRANSLATION FROM GERMAN", "de"),
        ("*** DISCLAIMER: THIS IS AN AUTOMATED TRANSLATION FROM GERMAN. IT MAY CONTAIN ERRORS ***", "de"),
        ("This article was automatically translated from French.", "fr"),
        ("This is a machine translation.", None),
        ("Traducido del inglés", "en"),
        ("Aus dem Spanischen übersetzt", "es"),
        ("Wednesday, 21 January 2026, 16:05 · translated by machine from Ukrainian", "uk"),
    ],
)
def test_a_disclaimer_tells_the_source_language(text: str, language: str | None) -> None:
    left, layout = laid(text)
    assert (left, layout.translated_from) == ("", language)
    assert [lifted.role for lifted in layout.lifted] == ["disclaimer"]


STAYS = """
Prague – the city that never sleeps – was quiet.
Prague – the city that never sleeps.
Iran – a country that says no – refused.
Paris – The city of light – is dark.
Madrid – Barcelona 2-1
Talks – which began Monday – failed.
LONDON’s mayor resigned.
Berlin – Stadt der vielen Gegensätze
He left the house. – Reuters was told so
Photo by photo, she rebuilt the album.
Angela Merkel/Olaf Scholz
Carter/Ford
NATO – The alliance said it would not move.
UNESCO – The agency said no.
BREAKING – The minister has resigned.
UPDATE – Talks go on in Geneva.
Russia – Ukraine talks were delayed again.
London – Paris by train takes two hours.
Moscow (population 12 million) – the largest city – froze.
Smith (Labour) – the MP for Leeds – said no.
Athens (Greece) – The government fell.
Washington (state) – Fires burn.
Washington – D.C. police said.
KHARKIV: The mayor said no.
By Friday morning the troops had left.
By Friday Morning
By Land And Sea
By Popular Demand
By Jane Doe’s account, the talks failed.
By now, the war was lost.
Por la noche, llovió en Madrid.
Por favor no molestar
Von der Leyen reiste nach Kiew.
Di Maio ha detto di no.
AP and AFP reported the attack.
The report by AP and AFP was denied.
The attack was reported by AFP.
He works for Reuters, AFP and EFE.
Reuters said it would cut 300 jobs.
AP Moller-Maersk rose 2%.
Use and/or carefully; he drove at 120 km/h.
The ratio was 9/11 and the vote 50/50.
He said yes. / No, she answered
The agreement with Russia/Interfax was signed.
“We saw it,” he told AFP
The dispute (AP, AFP) was reported widely by others.
He said (AFP) was wrong.
“Photo: the best of all,” he said.
She said: “Photo: EFE”.
“The line under it (Photo: Reuters) was false,” she said.
The caption read "Photo: EFE" in small type.
He sent a photo (Photo of the year) to the jury.
The image (see figure 3) is blurred.
Photo finish: Bolt wins by a hair.
The photo: a man, a dog and a tank. It was taken in 1943. Nobody knows who took it.
Photo: a word that he never used. He preferred picture. It was odd.
Bild: Kanzler plant Rücktritt
Bild/Axel Springer said it would appeal.
Read more books, she said.
Read more about it in his memoirs, the minister added.
Read also the report.
See also the report of 2019, which found the same.
Related: the two men were brothers, police said.
Related parties were told.
More information is expected on Monday.
More information: The ministry will answer on Monday.
Learn more, earn more: the new slogan.
You may be interested in knowing that the mayor resigned.
He follows us on Twitter, she joked.
Follow us on this journey, the priest said.
Share on the market fell by 5 per cent.
Subscribe to our view, he demanded of them.
Advertisement spending fell by 3 percent.
Loading of the ship took three days.
The original text was lost.
Listen to the article of faith, he said.
All rights reserved for women in the constitution were abolished.
He said that all rights were reserved.
Reproduction is reserved for the few.
The source: afp was right.
Source: the ministry said it could not tell.
The book, translated from Spanish, sold well.
Translated from the Spanish by Edith Grossman, it won a prize.
This is a translation of the Bible from 1611.
Translation
3 / 5
12 / 5000 people voted.
The function (x) = 3 was plotted.
In 2022 the company { as it was } folded.
Editing by hand takes time.
Reporting by journalists was restricted. It got worse.
(Reporting by the UN was delayed.) The rest came.
3 May 2024
Ends
"""


@pytest.mark.parametrize("text", STAYS.strip().splitlines())
def test_what_only_looks_like_it_stays(text: str) -> None:
    left, layout = laid(text)
    assert left == text, layout.lifted
    assert not layout.flags
    assert not layout.kinds


@pytest.mark.parametrize("text", ["", " ", "\n", "–", "(", "/", "“", "A", "()", "©", "a\n\nb"])
def test_odd_texts_pass(text: str) -> None:
    laid(text)
