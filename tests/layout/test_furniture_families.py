"""Page furniture as it comes translated, each family with sentences of news that look like it and must stay."""

import pytest

from normalizers import repair

LONG = "The council of the port met for three hours on Tuesday and put off its decision on the new quay until spring."
NEXT = "It will be built by three firms from Bilbao, the mayor said."

LINES = """
Read also: The oldest steamship on the Volga
To read also: The oldest steamship on the Volga
-> To read also: The oldest steamship on the Volga
-> READ ALSO The oldest steamship
READ TOO: Singer sells mansion in Angra after divorce
Also read: The oldest steamship
SEE ALSO: The oldest steamship
See too: The oldest steamship
• Also read: Five questions about the fire
>>> Read also: Five questions
► Read more: Five questions
More on the subject: Five questions about the fire
On the same subject: Five questions about the fire
Read on the topic: Five questions
Also on the topic: Five questions
We recommend: Five questions
We recommend reading: Five questions
Recommended: Five questions about the fire
Related news: Five questions
Related: Five questions about the fire
To know more: Five questions
Know more: Five questions
Find out more: Five questions
Learn more: Five questions
You might be interested in: Five questions
It might interest you: Five questions
This may interest you: Five questions
You may also like: Five questions
Don't miss: Five questions
Discover also: Five questions
Watch also: Five questions
Watch the video: Five questions
Watch the video
VIDEO: Five questions about the fire
Video: Five questions about the fire
Related article
Read the full article here
Read the interview with the mayor here
Join our Telegram channel
Join our WhatsApp channel and receive the news
Subscribe to our Telegram channel
Subscribe to our channel on YouTube
Subscribe to the newsletter
Follow us on Twitter
Follow us on Google News
Follow us on Facebook and Instagram!
Follow Example on Instagram
Follow our channel on WhatsApp
Share on Facebook
Share on WhatsApp
Share
Print
Comments (12)
12 comments
0 comments
Add a comment
Leave a comment
Add comment
Comment
Reading time: 3 min
Reading time: 3 minutes
3 min read
3 minutes of reading
Last update 12:40
Last update: 14.05.2023 12:40
Updated: 14 May 2023, 12:40
Published: 14 May 2023 at 12:40
Published on 14/05/2023
Updated at 12:40
Advertisement
ADVERTISING
Advertisement - Continue reading below
Continues after advertising
Loading…
Loading...
Please wait...
We use cookies to improve your experience.
This site uses cookies to offer you a better service.
By continuing to browse, you accept the use of cookies.
To view this content, you must accept the cookies.
This content is blocked because you have not accepted cookies.
Accept and continue
Log in to read
Log in to continue reading
Sign in to comment
Register to continue reading
You have reached the limit of free articles.
You have read all your free articles this month.
This article is for subscribers only.
Subscribe to read the full article
Already a subscriber? Log in
[Image]
[Video]
[image: quay.jpg]
[ad_1]
[ad_2]
[embed]https://example.com/v/1[/embed]
[gallery ids="1,2,3"]
[caption id="attachment_12" align="alignnone" width="300"]
0:00 / 3:42
00:00
Listen to this article
Listen to the news
Listen to the article 3 min
4127 views
1.2K views
Views: 412
Kyiv • UNN • 4127 views
UNN • 4127 переглядів
23 shares
910 / 5000
1 of 12
1/12
Photo 1 of 5
Image 1 of 5
<div class="ad">
<br>
<p></p>
<iframe src="https://example.com"></iframe>
{{ article.title }}
Found a mistake? Select it and press Ctrl+Enter
If you notice an error, select the text and press Ctrl + Enter
If you find an error in the text, highlight it and press Ctrl+Enter.
Support us
Send to a friend
Send by email
Copy link
Copy the URL
Save
Save article
Add to favorites
Add to bookmarks
Font size
A+ A-
Enable notifications
Allow notifications
Rate the article
Report an error
Go to comments
Tags: fire, Vigo
Keywords: fire, Vigo
Topics: fire, Vigo
Download the app
Download our app
Your browser does not support HTML5 video.
Read on app
Open in the app
Click on the image to enlarge
Tap to enlarge
Swipe to see more
Related news
Most read
The most read
You may also be interested
Back to the top
The article continues below
Go to homepage
View all
Menu
Newsletter
Sign up for our newsletter
Thank you for reading
Do you want to receive the news? Subscribe here
Don't miss anything: subscribe to our newsletter
Send us your news to WhatsApp
Turn off the ad blocker
Stay informed with our newsletter
Read the news in our Telegram channel
"""

INSIDE = """
READ ALSO: The oldest steamship on the Volga.
(Read also: The oldest steamship on the Volga)
You have reached the limit of free articles.
Subscribe to our newsletter.
Follow us on Twitter.
Join our Telegram channel.
Listen to this article.
Advertisement
Continue reading
Loading...
Read also: The oldest steamship on the Volga.
ALSO READ: The oldest steamship on the Volga
Read also: The oldest steamship on the Volga
READ MORE: Who pays for the quay?
[Image]
[ad_1]
We use cookies to improve your experience.
This article is for subscribers only.
Share on Facebook
Watch the video
Reading time: 3 min
910 / 5000
"""

PROSE = """
Read also the small print, the lawyers say.
Read more books, she said.
See also the report of 2019.
Video shows the van leaving the scene.
Video: it was the word of the year.
Related: the two men were brothers.
Watch the video, he told them, and you will see.
He told them to follow us on Twitter.
Share prices fell.
Print is dead, he said.
Comments (twelve of them) were deleted.
12 comments were deleted.
Loading the ship took three days.
Advertisement revenue fell by a tenth.
Save the whales!
Support us, he begged.
We use cookies in our kitchen, the baker said.
Menu prices rose.
3 minutes later, it was over.
1/12 of the sum was paid.
Listen to the people, he said.
Published in 1923, it sold well.
Updated figures were due on Monday.
Learn more, he said.
Topics: none of them was new.
Newsletter writers earn little.
Most read it in one night.
Join our struggle, they wrote.
We recommend that you stay at home, the mayor said.
We recommend: stay at home.
Thank you for reading this, he wrote.
Report an error to the hotline, the firm said.
Discover also means to uncover, he said.
Subscribe to our newspaper, she used to say, and you will be wise.
Views: there were many.
Open in May, the shop closed in June.
Continue reading, she told him.
Also read by millions, it won the prize.
To know more is to fear more.
On the same subject, the minister said nothing.
Recommended: a walk along the quay.
It might interest you to know that he won.
Don't miss the last bus, he warned.
"""

CREDITS = """
(PAP) mak/ je/
mak/ je/
mow/ mhr/ jann/
rib/lmn/acs
EFE rib/lmn/acs
/EFE/
(EFE)
EFE
-sid
With Estadão Content
With information from Agência Brasil
With information from EFE and AP.
With information from the newspaper O Globo
(With information from Reuters)
With agencies.
(With agencies)
With additional reporting by AFP
EFE/Ana Ruiz
Ana Ruiz/EFE
(EFE/Ana Ruiz)
Text: Ana Ruiz
Source: Lusa
Source: Ministry of Health
Source: RBC-Ukraine
By Ana Ruiz, correspondent
By Ana Ruiz
By Ana Ruiz, dpa
By Ana Ruiz in Rome, special envoy
(Reporting by Ana Ruiz)
(Reported by Ana Ruiz; Editing by John Roe)
Reporting by Ana Ruiz; Editing by John Roe
© ANP
© 2024 AFP
(© AFP)
© dpa-infocom, dpa:240501-99-123456/2
© All rights reserved
All rights reserved.
© 2024 Example Media Group. All rights reserved.
Copyright 2024 The Associated Press. All rights reserved.
(APA/red., Photo: APA/EXPA/Johann Groder)
(dpa/lsw)
(dpa/lby/dpa)
(sid)
(ANSA).
(AdnKronos)
(KNA)
(epd)
(AFP, dpa, Reuters)
(dpa/tmn)
(SDA/afp)
(Schluss)
Lusa/End
(LaPresse)
(TASS)
- TASS
/Ukrinform/
| EFE
Edited by: Ana Ruiz
Edited by Ana Ruiz
Author: Jan Kowalski
Translated by Jan Kowalski
(By Ana Ruiz)
JLS // MLM
Source: afp.com
Ana Ruiz, EFE
(Ana Ruiz, dpa)
With information from Folhapress and G1
With AFP
With AFP and Reuters
(Xinhua)
(Telam)
(Notimex)
(NTB)
(Belga)
Agencies
(Agencies)
Source: Europa Press
Source: TASS, RIA Novosti
REPRODUCTION RESERVED ©
Reproduction prohibited.
"""

NO_CREDITS = """
With information from the ministry, police found the van.
With that, the meeting ended.
With Reuters gone, the town has no agency.
The source said so.
Source: the ministry said no.
By Friday it was over.
By Monday, Anna Ruiz had left.
He can have one and/or the other.
It was his.
No one (the mayor said) was hurt.
(It rained.)
He wrote to AFP.
He called EFE.
It was published by Reuters.
By popular demand.
Edited by hand, the book took years.
The text: a poem.
Text messages followed.
It ran at 120 km/h.
Ask him/her.
“Never again,” Ana Ruiz said.
The band is AC/DC.
He is with AFP.
The agencies agreed.
The authors: three men.
(The mayor did not answer.)
By and large, it worked.
By Ana Ruiz’s account, it rained.
The winner was Ana Ruiz.
The BBC, however, said no.
Editing is done by hand.
He said: all rights reserved.
With God.
With Anna Ruiz.
"""

PICTURES = """
Photo: Ana Ruiz
Photo: Ana Ruiz/EFE
(Photo: Ana Ruiz/dpa)
(Photo archive DDM, Luc Barthe)
(archive photo)
(Photo by Ana Ruiz)
(file photo)
(Archive image)
(Symbol image)
(Image: Handout/City Hall)
(AP Photo/Ana Ruiz)
(Foto Ana Ruiz/ANSA)
[Photo: Ana Ruiz]
(© Ana Ruiz)
(photo: press service)
(Ph. Ana Ruiz)
PHOTO/EFE
PHOTO: EFE
Photo | Ana Ruiz
Photo Ana Ruiz/dpa
Image of archive
Archive image
Archive photo
File photo
Archive photo: Ana Ruiz
Image from archive. Photo: EFE
Illustrative photo
Illustrative image: pixabay
Photo for illustration
Picture alliance / dpa
Ana Ruiz / Getty
Ana Ruiz / Getty Images
Ana Ruiz/picture alliance
Credit: Ana Ruiz
Credits: EFE
Photo credit: Ana Ruiz
Photo courtesy of the museum
In the picture, the mayor with his wife at the quay
In the photo: the quay of Vigo
Pictured: the quay of Vigo
The quay of Vigo, in a file image. Photo: Ana Ruiz / El Faro
The quay of Vigo in May. Photo: Ana Ruiz/EFE
The quay of Vigo (Photo: Ana Ruiz)
Photo: Disclosure/City Hall
Photo: Reproduction/Instagram
Foto: Divulgação
Disclosure/City Hall
Symbol picture
Screenshot: YouTube
Image: Shutterstock
Image caption: The quay
REUTERS/Ana Ruiz
© Ana Ruiz/dpa
Photo: unsplash.com
Photo: t.me/example
"""

NO_PICTURES = """
The photo (taken by her father) hung in the hall.
He sent a picture (the photo of the year) to the jury.
In the picture, a man is seen running; police are looking for him. Anyone who knows him should call.
In the photo album she found the letter.
The archive image shows the tower.
Archive photos of the tower were shown.
Photo archives are dear, she said.
Photo finish in Rome.
Image is everything, he said.
Credit: the word is on every lip.
The painter (1881-1973) lived here.
He met Ana Ruiz/EFE there.
Photos: three of them were lost.
The illustration on the cover is hers.
Pictured: that is what he hated.
She (Ana Ruiz) won.
A photo by Ana Ruiz won.
The credits: who gets them?
He took a photo. Image rights are another matter.
Archive fever
Carter / Ford
Getty died in 1976.
The prize went to the series (Reuters).
In this picture, nothing is left to chance.
The actor (pictured left by a fan) smiled.
The firm (Photo Hall) closed.
"""

DATELINES = """
Villaclara, 14 Mar (EFE).-
Villaclara (Cuba), 14 Mar (EFE).-
MOSCOW, 3 June. /TASS/.
Moscow, June 3 /TASS/ -
Berlin (dpa) -
Berlin (dpa/bb) -
Hamburg/Berlin (AFP) -
Rome, 12 Feb. (askanews) -
Rome, 12 feb (Adnkronos/Labitalia) -
Kiev. UNIAN.
KYIV. May 17. UNN.
Kyiv. May 17. INTERFAX-UKRAINE -
São Paulo (SP) -
São Paulo -
SÃO PAULO, SP (FOLHAPRESS) -
BRASÍLIA -
ABIDJAN, 14 May 2023 (AIP) –
MADRID, 28 Jul. (EUROPA PRESS) –
SEVILLE 28 Jul. (EUROPA PRESS) -
MADRID, 28 (EUROPA PRESS)
EFE.-
(EFE).-
(ANSA) - ROME, 03 MAY -
(ANSA) -
ROME (ITALPRESS) -
ROME –
(LaPresse) -
AGI -
Lisbon, 3 May 2024 (Lusa) -
Moscow. Interfax.
Moscow. June 3. INTERFAX.RU -
MOSCOW, 3 June - RIA Novosti.
MOSCOW, June 3 - RIA Novosti, Ivan Petrov.
MINSK, 3 June /BELTA/.
MINSK, June 3 - BelTA.
Warsaw (PAP) -
Warsaw, 3 May (PAP) -
PARIS (AFP) —
Vienna (APA) -
Vienna/Graz (APA) –
Bonn (KNA)
Bern (awp/sda) -
Amsterdam (ANP) -
AMSTERDAM (ANP) -
Brussels (Belga) -
Source: EFE / Madrid -
Kyiv • UNN •
Kyiv •
Buenos Aires, May 3 (Télam) -
Mexico City, 3 May (Notimex).-
Tegucigalpa, 3 May (Xinhua) --
Köln (sid) -
Munich (SID) -
BUCHAREST, May 3 (Agerpres) -
Kyiv, May 3, Ukrinform.
KYIV, May 3 (Ukrinform) –
Ukrinform.
Barnaul. May 3. INTERFAX-SIBERIA -
YEKATERINBURG, June 3. /Corr. TASS Ivan Petrov/.
Vladivostok, 3 June. IA REGNUM.
Bogotá, 3 May. (EFE) -
Washington, DC (AP) -
Naples, January 12 -
Kyiv, 12 May —
"""

NO_DATELINES = """
Madrid – Barcelona by train takes two hours, which is less than a plane needs.
Prague – the city that never sleeps – was quiet on Monday.
Kyiv. May 17 was the day on which it all began, the mayor said.
Berlin (population 3.7 million) - the capital - was quiet.
Smith (Labour) - the member for Leeds - said no on Monday.
Moscow said on Monday that it would not take part.
Interfax. That was the name of the agency that he founded in 1989.
Lusa (the agency) was founded in 1987 and belongs to the state.
AGI is the aim of three firms, all of which are Californian.
TASS. Reuters. AFP. He had worked for all of them.
Apple (AAPL) - the maker of phones - lost a tenth of its value.
The Rome (Italy) marathon was won by a baker from Turin.
In Rome, 12 February was a day of mourning, the mayor said.
Sources close to Madrid (EFE) - he named none - said no.
Paris, Texas - the film that made him known - is forty years old.
Vienna. May they live there long, he wrote in his diary.
Washington (AP) photographers went on strike on Monday.
Rome, 12 February: the senate meets for the last time.
"""

HEADLINES = """
Storm leaves four thousand homes without power in Curitiba - Daily Life
Bordeaux: the bridge of stone will be closed to cars all summer - Sud Ouest
VIDEO. Rennes: a swan blocks the ring road for an hour
VIDEO: Swan blocks ring road in Rennes
Swan blocks ring road in Rennes (PHOTOS)
Swan blocks ring road in Rennes (VIDEO)
Swan blocks ring road in Rennes. VIDEO
Swan blocks ring road in Rennes - VIDEO
Swan blocks ring road in Rennes (photo, video)
Swan blocks ring road in Rennes VIDEO
[VIDEO] Swan blocks ring road in Rennes
PHOTO | Swan blocks ring road in Rennes
Three injured in a fire in Lübeck – Panorama – Society
Storm tears the roof off a school in Lajes – Society – Jornal do Vale
Strike at the refinery, unions to meet prefect – Chronicle
Council of Deventer stops the building of flats | Regional | De Stentor
Fire in a warehouse near Kazan - NEWS.ru
Fire in a warehouse near Kazan — RBC.ru
Fire in a warehouse near Kazan :: Society
Fire in a warehouse near Kazan • Gazeta de Exemplo
Fire in a warehouse near Kazan - Latest News
Fire in a warehouse near Kazan - Sport - Süddeutsche.de
Minister promises aid to flooded villages - Brazil
translated from Spanish: Three hikers rescued in the Picos
Three hikers rescued in the Picos - translated from Spanish
"""

NO_SUFFIX = """
Two hurt in explosion at the plant – police
Troops to leave by Friday – Reuters
Troops to leave by Friday – Spiegel
Euro 2024 quarter-final: Germany – Spain
Rugby: England – France
Ukraine needs more money – Minister
Storm hits coast – two dead
Photo of missing girl found in wallet
Video shows moment bridge collapsed
Video: a swan blocks
The city that never sleeps - and why
Photos: what the fire left behind in the valley
A new map of the world
The last photo
Police seize drugs, photos and video
Court bans use of phones while driving, video games
Paris-Brest cycle race: police
Death of a salesman – Theatre of war
Winter 2023/24: snow
We are all Spain – King
Mayor quits: Too much sport and politics
"""


def rows(table: str) -> list[str]:
    return table.strip().split("\n")


@pytest.mark.parametrize("line", rows(LINES))
def test_a_line_of_the_page_is_lifted(line: str) -> None:
    assert repair(f"{LONG}\n\n{line}\n\n{NEXT}").text == f"{LONG}\n\n{NEXT}"
    assert repair(f"{LONG}\n\n{NEXT}\n\n{line}").text == f"{LONG}\n\n{NEXT}"


@pytest.mark.parametrize("line", rows(INSIDE))
def test_furniture_between_sentences_is_lifted(line: str) -> None:
    found = repair(f"{LONG} {line} {NEXT}")
    assert found.text == f"{LONG} {NEXT}"
    assert [lifted.text for lifted in found.lifted] == [line]
    assert repair(f"{LONG} {line}").text == LONG


@pytest.mark.parametrize("tail", rows(CREDITS))
def test_a_signature_is_lifted(tail: str) -> None:
    assert repair(f"{LONG} {tail}").text == LONG
    assert repair(f"{LONG}\n\n{tail}").text.strip() == LONG


@pytest.mark.parametrize("line", rows(PICTURES))
def test_a_caption_is_lifted(line: str) -> None:
    assert repair(f"{LONG}\n\n{line}\n\n{NEXT}").text == f"{LONG}\n\n{NEXT}"
    if line[0] in "([":
        assert repair(f"{LONG[:-1]} {line}.").text == LONG


@pytest.mark.parametrize("front", rows(DATELINES))
def test_a_dateline_is_lifted(front: str) -> None:
    assert repair(f"{front} {LONG}\n\n{NEXT}").text == f"{LONG}\n\n{NEXT}"


@pytest.mark.parametrize("headline", rows(HEADLINES))
def test_what_a_site_joins_to_a_headline_is_lifted(headline: str) -> None:
    left = repair(f"{headline}\n\n{LONG}").text.split("\n")[0]
    assert left in headline
    assert 3 <= len(left.split()) < len(headline.split())


@pytest.mark.parametrize("line", rows(NO_SUFFIX))
def test_a_headline_stays(line: str) -> None:
    assert not repair(f"{line}\n\n{LONG}").lifted


@pytest.mark.parametrize("line", rows(PROSE) + rows(NO_PICTURES))
def test_news_that_looks_like_furniture_stays(line: str) -> None:
    assert not repair(f"{LONG}\n\n{line}\n\n{NEXT}").lifted
    assert not repair(f"{LONG} {line} {NEXT}").lifted


@pytest.mark.parametrize("line", rows(NO_CREDITS))
def test_a_last_sentence_stays(line: str) -> None:
    assert not repair(f"{LONG} {line}").lifted
    assert not repair(f"{LONG}\n\n{line}").lifted


@pytest.mark.parametrize("line", rows(NO_DATELINES))
def test_a_first_sentence_stays(line: str) -> None:
    assert not repair(f"{line}\n\n{NEXT}").lifted
