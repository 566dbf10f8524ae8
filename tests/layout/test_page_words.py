"""Lines of the page that are known by their vocabulary, and lines of news that share it."""

import pytest

from normalizers import repair

FIRST = "The council of the port met for three hours on Tuesday and put off its decision."
LAST = "It will be built by three firms from Bilbao, the mayor said on Wednesday."

EVERYWHERE = """
Found a typo? Select it and press Ctrl + Enter
Noticed a mistake? Highlight it and press Ctrl+Enter
Select a fragment and press Ctrl + Enter
Did you notice an error? Let us know
Sign in to save this article
You have 78% left to read.
You must accept cookies to view this content. Change settings
To be able to show this content, you must accept marketing cookies
Here you will find external content. Show content
Reading time: 2 mins. Text size A A
Open full-screen image
Share this message
Read us on Telegram
Subscribe and keep reading
To read the rest of this article, subscribe for 1 euro
Register for free to read this article
You are using an ad blocker
Update your browser to view this content
Manage your privacy settings
Read this article for free
Already a subscriber? Log in
"""

LINES = """
Recommended editorial content: Show external content
Share this: Telegram Viber
Facebook Twitter WhatsApp Telegram
Comments (12) Share
Play video Pause Mute
Get the latest news in your e-mail
Choose a subscription
Send us your news on Viber
No time to read?
Get a summary
Support our independent journalism
"""

NEWS = """
How to subscribe
The photos and the video
Follow the money
Share of the vote
The Telegram channel
Telegram and Viber
Personal data
Cookies and privacy
Advertising on Facebook
You can read Telegram in the browser.
Log in to the portal of the tax office and enter your number.
Do not click on the link in the message.
Users can share this video on Facebook and Telegram.
Subscribers can read the article in the app.
The newsletter is free.
The app is free and available on Google Play.
To register, send an e-mail to the school.
The text of the article is available on the website.
Follow the match on our website from 8 p.m.
We share the same language.
To use the service, you must register in the app.
"""


@pytest.mark.parametrize("line", EVERYWHERE.strip().splitlines())
def test_inside(line: str) -> None:
    assert repair(f"{FIRST} {line} {LAST}").text == f"{FIRST} {LAST}"
    assert repair(f"{FIRST} {line}").text == FIRST


@pytest.mark.parametrize("line", (EVERYWHERE + LINES.lstrip()).strip().splitlines())
def test_whole_line(line: str) -> None:
    assert repair(f"{line}\n\n{FIRST}\n\n{LAST}").text == f"{FIRST}\n\n{LAST}"
    assert repair(f"{FIRST}\n\n{line}\n\n{LAST}").text == f"{FIRST}\n\n{LAST}"
    assert repair(f"{FIRST}\n\n{LAST}\n\n{line}").text == f"{FIRST}\n\n{LAST}"


@pytest.mark.parametrize("line", NEWS.strip().splitlines())
def test_news_stays(line: str) -> None:
    for text in (f"{FIRST}\n\n{line}\n\n{LAST}", f"{FIRST} {line} {LAST}", f"{FIRST} “{line}” {LAST}"):
        assert not repair(text).lifted


def test_the_large_first_letter_goes() -> None:
    assert repair("DThe stock exchange closed almost unchanged.").text == "The stock exchange closed almost unchanged."
    assert repair("D The bank will decide in May, he said.").text == "The bank will decide in May, he said."
    for text in ("A The text was left.", "McThe is a name.", "VIn is short.", "X. The bank will decide."):
        assert not repair(text).lifted


@pytest.mark.parametrize(
    "mark", [" | Latest news of Ukraine and the world today", " | The Example Times of the North and the South"]
)
def test_a_long_name_behind_a_bar(mark: str) -> None:
    text = "Rain and sleet expected in the west on Sunday"
    assert repair(f"{text}{mark}\n\n{FIRST}").text == f"{text}\n\n{FIRST}"
    assert repair(f"+++ Translated from German +++ {text}\n\n{FIRST}").text == f"{text}\n\n{FIRST}"
