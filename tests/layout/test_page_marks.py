"""Marks of the page in their many forms, each at its place, and sentences of news that share their words."""

import pytest

from normalizers import repair

FIRST = "The council of the port met for three hours on Tuesday and put off its decision."
LAST = "It will be built by three firms from Bilbao, the mayor said on Wednesday."

BETWEEN = """
1,204 / 5000
1204/5.000
Translation results
5000 character limit
Character limit: 5,000
More about this source text
Source text required for additional translation information
Share Button
Print Button
To continue reading, subscribe or log in
To keep reading, register for free
To read the full article, log in
The rest of the article is below the video
The rest of the text below the photo
Continuation of the text below the advertisement
Text continues under the photo
The article continues below the tweet.
Read on below the photo
Read on under the advertisement
Further part of the article below the video
Continued below the video
Article continues below the gallery
- Advertisement -
[Advertisement]
- Publicidad -
Gallery: 12 photos
Photo gallery (12 images)
12 photos
Audio version
Powered by Google Translate
This article was voiced by artificial intelligence
Press shift question mark to access a list of keyboard shortcuts
Volume 90%
Up next
Enter your e-mail address
I agree to the processing of my personal data
I agree to the terms and conditions
More from the author
All articles by the author
About the author
View author's profile
Follow this topic
Save for later
Report an error
Report a typo
Full screen
Was this article helpful? Yes No
Did you like this article?
Did you like the article? Share it with your friends
Rate the article
Reading mode
Dark mode
Go to comments
3 reactions
Copied to clipboard
Short link
Permalink
Unlock the article
Gift this article
Premium article
Subscriber article
F+
Home > News > Region
Home / Sport / Football
You are here: Home » News » Region
Change cookie settings
Recommended editorial content
At this point you will find external content from Twitter that complements the article.
I agree to external content being displayed to me.
I agree that external content is displayed to me. Personal data may be transmitted to third-party platforms.
This allows personal data to be transmitted to third-party platforms.
With your consent, external content is loaded here.
This article contains content from Instagram.
Here you will find content from Twitter
Allow Twitter content?
This content is not visible due to your cookie settings.
This element comes from Facebook
Please log in or register to vote
Source link
>> To see also – Our summary of the frost in Burgundy, in pictures
Read also – Our summary of the frost
To reread: Five questions about the fire
To listen: Five questions about the fire
To discover: Five questions about the fire
Read our file: Five questions about the fire
Check it out: Five questions about the fire
Check also: Five questions about the fire
Understand: Five questions about the fire
Also of interest: Five questions
Further information: Five questions about the fire
Further reading: Five questions
Read more on the topic: Five questions
Interesting on the topic: Five questions
Listen to the podcast: Five questions
We advise you to read: Five questions
We also recommend: Five questions
Must read: Five questions about the fire
Earlier on the topic: Five questions
ALSO READ | Five questions about the fire
READ | Five questions about the fire
READ: Five questions about the fire
SEE: Five questions about the fire
LOOK: Five questions about the fire
KNOW MORE: Five questions about the fire
WATCH: Five questions about the fire
Photo: private
Photo: zVg
Photo: D.R.
© DR
© rr
– © rr
© Photo News
Belga Image
Photo from the archive of the district administration
Photo provided by the fire brigade
Image provided by the police
Photo courtesy of the family
Photo: courtesy of the town hall
Photo released by the prosecutor's office
Screenshot from a video
Video screenshot
Frame from the video
Photo: press service of the governor
Photo: social networks
Image: Reproduction/Instagram
Photo: Disclosure/Civil Police
(Photo: Ivan Petrov/Kommersant)
Illustrative photo
Symbol image
Symbolic photo. Photo: dpa
Photo: State Emergency Service
Photo by the author
Photo source: Facebook
Photo: Facebook/Ivan Petrov
Getty Images
A firefighter at the quay. | Photo: EFE
The quay on Tuesday. © EFE
Photo | EFE
Share this news
Share your opinion
Send to a friend
Subscribe to our free newsletter
Sign up for the daily newsletter
Follow @example on Twitter
Topics: Bilbao, Port, Fire
Tags: Bilbao Port Fire
Labels: Bilbao
News in development
News in expansion
Developing news
(News in development)
Breaking news
Live
Minute by minute
"""

AFTER = """
Original source in Spanish
Original article in French
Original text in German
Original: Le Monde
Article originally published in Spanish
This article was originally published in Le Monde
Originally published on El Faro
First published in Gazeta de Exemplo
(*With Reuters and Bloomberg)
*With information from EFE
* With agency information
With agency information
(With agencies)
With agency material
With files from AFP
*With the collaboration of Juan Pérez
Source: “Rossiyskaya Gazeta” – Federal issue: No. 214 (9456)
Rossiyskaya Gazeta – Federal issue No. 214 (9456)
Newspaper “Kommersant” No. 23 of 5 May
Published in the newspaper “Kommersant” No. 23
Editorial staff with The Occitan Telegraph
Editorial staff with AFP
The editors with AFP
Editorial with AFP
Newsroom with agencies
By our regional editors / Omroep Zeeland
By our editors
By our regional editors
From our correspondent
By our correspondent in Madrid
From our editorial team
Web editorial
Online editorial team
By the newsroom
Editorial Office
News editors
(Adnkronos Labitalia/Adnkronos Economy)
(Adnkronos Health)
(ANSA Health)
(Red/Adnkronos)
(Com/Red)
(9Colonne)
Status: 14 June 2026 3:20 p.m. | NDR 1 Lower Saxony
Status: 06/14/2026 3:20 p.m.
As of: 14 June 2026, 3:20 p.m.
Stand: 14.06.2026 15:20 Uhr
(mh)
(red)
(jw/dpa)
mak/ jbp/
Text: Juan Pérez; photo: Ana Gil
Juan Pérez / EFE
Juan Pérez for EFE
Juan Pérez, EFE
Special for Ukrinform
Translated by Juan Pérez
Translation: Juan Pérez
Information from EFE
Information: EFE
Info: EFE
Text and photo: Ana Gil
© 2026 EFE
© EFE 2026. The redistribution of this content is expressly prohibited.
© EFE. All rights reserved.
© REPRODUCTION RESERVED
All rights reserved. Reproduction in whole or in part is prohibited.
(EFE/EP)
EFE/Ana Gil
Author: Ivan Petrov
Author: Ivan Petrov, Kyiv
Editor: Ivan Petrov
Edited by Ana Gil
Edition: Ana Gil
Source: dpa/tmn
Source: Belga
Source: press service of the governor
Source: State Emergency Service
Source: Ministry of Health
According to the materials of: Ukrinform
Based on materials from Ukrinform
Prepared by Ivan Petrov
Prepared on the basis of Ukrinform
Photo: EFE
Photo: Ana Gil
IAR/PAP
(IAR)
Source: PAP
© ANP
ANP/Omroep Zeeland
dpa/lno
© dpa-infocom, dpa:230514-99-123456/2
With content from Estadão
*Intern under the supervision of Ana Gil
*Trainee under supervision of Ana Gil
Report: Ana Gil
ANSA – All rights reserved
Article written by Ana Gil
"""

BEFORE = """
VLADIVOSTOK, 19 Feb – PrimaMedia.
TOMSK, 3 May – RIA Tomsk.
KAZAN, 3 May – Tatar-inform.
(Kazan, 3 May, Tatar-inform).
[Moscow, 3 May, RIA Novosti]
29 May, Minsk /Corr. BELTA/.
29 May, Minsk /Ivan Ivanov – BELTA/.
MINSK, 3 May (BelTA) –
Tashkent, Uzbekistan (UzDaily.com) --
Hamburg/Berlin (dpa/tmn) -
Ramallah | AFP |
PARIS | AFP –
MADRID / EFE –
EFE | Madrid –
Madrid, EFE.-
Caracas, 3 May.-
Quito.-
Buenos Aires, May 3 (NA) --
Warsaw, 3 May (ISBnews) -
Xinhua / Beijing -
Kyiv. 3 May. UNN.
Kyiv. 3 May. Ukrinform –
KYIV, May 3, 2023 — Ukrinform.
Rome, 3 May (Adnkronos) -
(AGENPARL) - Rome, 3 May 2023 -
(Adnkronos) -
ROME (ITALPRESS) -
(ITALPRESS) -
Milan, 3 May (LaPresse) –
Lisbon, 3 May 2023 (Lusa) –
Brasília, 3 May 2023 –
São Paulo (AE) -
RIO DE JANEIRO (Reuters) –
Villaclara (EFE).-
Villaclara, 14 Mar (EFE) .-
Palma, 14 Mar. (EUROPA PRESS) -
PALMA DE MALLORCA, 14 (EUROPA PRESS)
Toulouse, 3 May 2023 (AFP) -
AFP -
AFP, published on Tuesday 3 May 2023 at 10:12 a.m.
Düsseldorf (dpa/lnw) –
Düsseldorf (dpa).
dpa Berlin –
Berlin - dpa.
MOSCOW, May 3 - RIA Novosti.
MOSCOW, May 3. /TASS/.
MOSCOW, May 3. INTERFAX.RU -
INTERFAX.RU -
REGNUM –
Moscow, May 3, 2023, 12:40 — REGNUM
KYIV. May 3. UNN.
Brussels, Belgium -
UTRECHT (ANP) -
AMSTERDAM -
UTRECHT -
MIDDELBURG -
"""

INSIDE = """
- Advertisement -
ADVERTISEMENT
Share Button
[Advertisement]
To continue reading, subscribe or log in.
The rest of the article is below the video.
Text continues under the photo.
(photo from the archive of the district administration)
(photo provided by the fire brigade)
(image courtesy of the museum)
(photo by the author)
(pictured)
(photo above)
(see photo)
(see video)
(video below)
(VIDEO)
(photo: police)
(photo: archive)
– © rr
© Belga
– Photo: Belga
Photo: EFE
Photo: Ana Gil / EFE
Photo: Ana Gil/EFE.
(Read also: Five questions about the fire)
(READ MORE HERE)
(see here)
[read here]
READ ALSO: Five questions about the fire.
>> Read also: Five questions about the fire
Read more here.
Follow us on Instagram.
Subscribe to our newsletter.
Click here to read more.
1,204 / 5000
[ad_1]
"""

NEWS = """
She read the rest of the article below the picture of the quay.
The rest of the article is about the port, she said.
The button on the wall opened the gate.
He asked readers to continue and to subscribe to the idea.
The original source in Spanish was lost in 1936.
The advertisement - a poster - was removed on Friday.
The status of the quay is open.
Editorial staff with long contracts will keep their jobs.
By our count, three ships are missing.
From our house you can see the port.
(photos of the fire were shown in court)
The museum shows a photo (a gift from the archive of the city).
To see also the second bridge, walk north.
With Reuters and Bloomberg, the ministry signed a contract.
The photo from the archive of the city was sold.
(mostly in the evening)
The article continues to cause debate.
Share buttons will disappear from the site, the firm said.
He asked: “Source: unknown?” and left.
Understand the port and you understand the town.
Check it out at the quay on Sunday.
Look: the ship has gone.
The photo provided by the fire brigade shows the quay.
More from the author is expected in spring.
Live and let live was his rule.
This article of the law was voiced by nobody.
Translated by Ana Gil, the novel sold 4,000 copies.
Information from the police was late.
Prepared by Ivan Petrov, the soup was excellent.
Based on materials from the court, the film won a prize.
"""


def lines(table: str) -> list[str]:
    return [line for line in table.split("\n") if line]


@pytest.mark.parametrize("line", lines(BETWEEN))
def test_line_between_two_paragraphs_leaves(line: str) -> None:
    assert repair(f"{FIRST}\n\n{line}\n\n{LAST}").text == f"{FIRST}\n\n{LAST}"


@pytest.mark.parametrize("line", lines(AFTER))
def test_sign_off_leaves_as_a_line_and_as_a_tail(line: str) -> None:
    assert repair(f"{FIRST}\n\n{LAST}\n\n{line}").text == f"{FIRST}\n\n{LAST}"
    assert repair(f"{FIRST} {LAST} {line}").text == f"{FIRST} {LAST}"


@pytest.mark.parametrize("line", lines(BEFORE))
def test_dateline_leaves(line: str) -> None:
    assert repair(f"{line} {FIRST} {LAST}").text == f"{FIRST} {LAST}"


@pytest.mark.parametrize("mark", lines(INSIDE))
def test_mark_between_two_sentences_leaves(mark: str) -> None:
    assert repair(f"{FIRST} {mark} {LAST}").text == f"{FIRST} {LAST}"


@pytest.mark.parametrize("line", lines(NEWS))
def test_news_stays_wherever_it_stands(line: str) -> None:
    for text in (
        f"{FIRST}\n\n{line}\n\n{LAST}",
        f"{FIRST}\n\n{LAST}\n\n{line}",
        f"{FIRST} {line} {LAST}",
        f"{FIRST} {line}",
    ):
        assert repair(text).text == text
