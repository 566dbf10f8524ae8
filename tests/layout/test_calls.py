"""What sites ask of their readers, in many languages, and what looks the same and is news."""

import pytest

from normalizers.layout import lay_out
from normalizers.story import Block

_STORY = "The council of the town has voted to rebuild the old bridge before the winter."

_TAKEN = """
Segueix-nos a Instagram i a TikTok
Abonați-vă la newsletterul nostru!
Síguenos en WhatsApp: noticias de la comarca
Folgen Sie uns auf Instagram!
Volg ons op Facebook
Följ oss på Instagram
Följ vår kanal på Whatsapp
Meld deg på nyhetsbrevet vårt
Seuraa meitä Facebookissa
Jälgi meid Facebookis
Sekite mus „Facebook“ ir „Instagram“
Zapisz się do naszego newslettera
Sledujte nás na Facebooku
Pratite nas na Viberu i Instagramu
Пратите нас на друштвеним мрежама
Абонирайте се за нашия бюлетин
Подпишитесь на наш канал в Телеграме
Підписуйтесь на наш Telegram-канал
Iratkozzon fel hírlevelünkre!
Ακολουθήστε μας στο Facebook
Bizi Instagram'dan takip edin
تابعونا على فيسبوك وتويتر
اشترك في النشرة البريدية
הצטרפו לערוץ שלנו בטלגרם
हमें फेसबुक पर फॉलो करें
Ikuti kami di Instagram dan Facebook
Theo dõi chúng tôi trên Facebook
扫码关注本报微信公众号
ニュースレターの登録はこちら
Drucken
Wyślij znajomemu | Wersja do druku
Tulosta / Jaa artikkeli
Lue myös: Talvi tulee tänä vuonna aikaisin
Läs även: Regnet fortsätter hela veckan
Baca juga: Hujan lebat di pesisir
اقرأ أيضاً: أمطار غزيرة في الساحل
Заметили ошибку в тексте? Напишите нам
Klíčová slova: most, doprava
Märksõnad: sild, liiklus
Zdroj: TASR
Sumber: Antara
"""

_LEFT = """
Facebook sperrte am Montag 300 Konten, wie das Unternehmen mitteilte.
Folgen der Flut: Instagram zeigt Bilder aus dem Tal.
Sigue en Facebook la campaña de los vecinos, que ya reúne mil firmas.
Kövessen mindenki szabályt, mondta a polgármester.
Подписчики канала в Телеграме собрали миллион рублей на ремонт моста.
Følg med i vinduet, sa vaktmesteren.
Telegram wurde am Dienstag in Russland gedrosselt.
“Síguenos en Instagram”, decía el cartel de la tienda.
Iscriviti, disse il maestro al ragazzo.
Kaynak: Belediye'nin salı günü açıkladığı ve üç yılı kapsayan rapora göre su kayıpları yüzde kırk.
Abonnenter av Facebook-siden ble lurt for tre millioner kroner.
"""


def _left(line: str) -> list[str]:
    texts = [_STORY, "Work will begin in May and cost 3 million.", line]
    blocks = [("headline", Block("paragraph", "Bridge to be rebuilt"))]
    blocks += [(f"blocks.{n}", Block("paragraph", text)) for n, text in enumerate(texts)]
    laid = lay_out(blocks)
    return [address for address, _ in blocks if not any(edit.after == "" for edit in laid.edits.get(address, ()))]


@pytest.mark.parametrize("line", _TAKEN.strip().splitlines())
def test_what_a_site_asks_is_lifted(line: str) -> None:
    assert _left(line) == ["headline", "blocks.0", "blocks.1"]


@pytest.mark.parametrize("line", _LEFT.strip().splitlines())
def test_what_is_told_of_a_network_stays(line: str) -> None:
    assert "blocks.2" in _left(line)


def test_who_was_the_source_is_a_credit() -> None:
    blocks = [
        ("headline", Block("paragraph", "Bro")),
        ("a", Block("paragraph", _STORY)),
        ("b", Block("paragraph", "Kilde: NTB")),
    ]
    assert lay_out(blocks).credits == ("NTB",)


def test_a_line_that_is_all_there_is_stays() -> None:
    assert not lay_out([("a", Block("paragraph", "Jälgi meid Facebookis"))]).edits
