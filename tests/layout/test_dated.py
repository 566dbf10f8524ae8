"""Datelines with dates in many languages, signs of desks at the end, and what looks like them and stays."""

import pytest
from babel import Locale

from normalizers.edits import apply
from normalizers.layout import dated, lay_out
from normalizers.story import Block

HEAD = Block("paragraph", "What the paper of another town said")
MORE = Block("paragraph", "The second paragraph stands here and says more of the same.")

# What leaves, "|", and what stays.
LINES = """
Huế (TTXVN 7/9) - |Thành phố Huế mở lại chợ Đông Ba sau trận lụt tuần trước.
ZAGREB, 19. veljače 2024. (Hina) - |Hrvatska liječnička komora upozorila je u ponedjeljak na manjak.
أغادير 8 فبراير 2022 (ومع) - |أعلنت وزارة الموارد المائية، اليوم الثلاثاء، بدء تشغيل محطة.
Вологда. 23 августа. СЗИ - |Правительство Вологодской области выделит 320 млн рублей.
Харків, 4 березня 2025 р. (ХІА) – |Міська рада ухвалила бюджет на наступний рік.
ХАРКІВ. 4 березня. УНІАН. |Міська рада ухвалила бюджет на наступний рік.
София, 19 февруари /БТА/ |Общинският съвет прие бюджета за следващата година.
Пловдив, 7 юни 2023 г. (Фокус) - |Общинският съвет прие бюджета за годината.
BEOGRAD, 3. avgusta (Tanjug) - |Vlada je usvojila budžet za narednu godinu.
БЕОГРАД, 3. августа 2024. (Бета) - |Влада је усвојила буџет за наредну годину.
Скопје, 12 јануари (МИА) - |Владата го усвои буџетот за следната година.
LJUBLJANA, 12. januarja (STA) - |Vlada je sprejela proračun za prihodnje leto.
Praha 12. února 2024 (ČTK) - |Vláda schválila rozpočet na příští rok.
Bratislava 5. októbra (TASR) - |Vláda schválila rozpočet na budúci rok.
Warszawa, 5 października 2023 (PAP) - |Rząd przyjął projekt budżetu na przyszły rok.
Szeged, 2024. május 3., péntek (DMI) - |A közgyűlés elfogadta a költségvetést.
București, 19 feb /Agerpres/ - |Guvernul a adoptat bugetul pentru anul viitor.
Cluj-Napoca, 19 februarie 2024 (NewsIn) - |Consiliul local a adoptat bugetul.
ΑΘΗΝΑ, 19 ΦΕΒΡΟΥΑΡΙΟΥ 2024 (ΑΠΕ-ΜΠΕ) - |Η κυβέρνηση ενέκρινε τον προϋπολογισμό.
Θεσσαλονίκη, 3 Μαρτίου (ΑΝΑ) – |Το δημοτικό συμβούλιο ενέκρινε τον προϋπολογισμό.
ANKARA, 14 Ağustos 2023 (ANKA) - |Belediye meclisi gelecek yılın bütçesini kabul etti.
EDİRNE, (MHA) - |Belediye meclisi gelecek yılın bütçesini kabul etti.
Bakı, 6 oktyabr, AZƏRTAC |Nazirlik gələn ilin büdcəsini təsdiq edib.
BAKI, 6 oktyabr (APA) - |Nazirlik gələn ilin büdcəsini təsdiq edib, deyə məlumat verilir.
АСТАНА, 19 ақпан (ҚазАқпарат) – |Үкімет келесі жылдың бюджетін бекітті.
БИШКЕК, 3-март (Кабар) - |Өкмөт кийинки жылдын бюджетин бекитти деп билдирди.
თბილისი, 19 თებერვალი (იპნ) - |მთავრობამ დაამტკიცა ბიუჯეტი მომავალი წლისთვის.
ԵՐԵՎԱՆ, 19 փետրվարի (ԱՐՄԵՆՊՐԵՍ) - |Կառավարությունը հաստատեց հաջորդ տարվա բյուջեն։
תל אביב, 3 במרץ (עתים) - |הממשלה אישרה את תקציב המדינה לשנה הבאה.
תهران، 12 مارس (ایسنا) - |دولت بودجه سال آینده را تصویب کرد و خبر داد.
नयी दिल्ली, 19 फरवरी (भाषा) |सरकार ने अगले वर्ष का बजट मंजूर किया है।
Hà Nội, ngày 19 tháng 2 (TTXVN) - |Chính phủ đã thông qua ngân sách năm tới.
Đà Nẵng, 19/2/2024 (VNS) - |Chính phủ đã thông qua ngân sách năm tới.
กรุงเทพฯ 19 ก.พ. (ข่าวสด) - |คณะรัฐมนตรีอนุมัติงบประมาณปีหน้าแล้ว วันนี้
KUALA LUMPUR, 19 Feb (Bernama) -- |Kerajaan meluluskan belanjawan tahun depan.
Surabaya, 19 Agustus 2024 (ANTARA) - |Pemerintah menyetujui anggaran tahun depan.
DODOMA, Februari 19 (KIHABA) - |Serikali imeidhinisha bajeti ya mwaka ujao.
NAIROBI, Feb. 19 (KNA) -- |The county assembly passed the budget for next year.
Vilnius, vasario 19 d. (BNS). |Vyriausybė patvirtino kitų metų biudžetą.
VILNIUS, Vas 19 (ELTA) – |Vyriausybė patvirtino kitų metų biudžetą ir pranešė.
Rīga, 19.febr., LETA. |Valdība apstiprināja nākamā gada budžetu.
TALLINN, 19. veebruar, BNS - |Valitsus kinnitas järgmise aasta eelarve.
Reykjavík, 3. september (RUV) – |Ríkisstjórnin samþykkti fjárlög næsta árs.
Tiranë, 19 shkurt /ATSH/ - |Qeveria miratoi buxhetin e vitit të ardhshëm.
Donostia, 3 martxoa (IBE) - |Gobernuak datorren urteko aurrekontua onartu du.
A Coruña, 19 feb (AGN) - |O goberno aprobou o orzamento do ano que vén.
Bengaluru, Wednesday, 3 January 2024 (KPN) - |The council passed the budget for next year.
Toshkent, 19-fevral (OʻzA) – |Hukumat kelgusi yil byudjetini tasdiqladi.
Минск, 3 студзеня (БелТА) - |Урад зацвердзіў бюджэт на наступны год.
Ulaanbaatar, 19 Feb 2024 (MONTSAME) - |The government passed next year's budget.
19.02. Kraków (PAP) - |Rada miasta przyjęła budżet na przyszły rok.
Addis Ababa, February 19, 2024 (ENA) -|The council passed the budget for next year.
"""
KEPT = """
London, 19 February (Monday) was the day on which the bridge opened to traffic again.
In Zagreb, 19 February (2024) – the year of the flood – was a holiday for all the city's schools.
Wednesday, 3 January 2024 (the day before) was quiet, the council said in its report on traffic.
Paris, May 3 (and not May 4) - that is the date which the treaty names in its second article.
Section 3, May (Theresa) - the former leader's memoirs fill four shelves of the library now.
August 14, 1945 (V-J Day) – the war was over, and the crowd in the square sang until the morning.
Sofia, 19, (right) and her sister Marta, 21, won the doubles final on Tuesday in three sets.
Anna, 12. März (Donnerstag) - so steht es im Kalender der Schule, sagte die Lehrerin am Montag.
Real Madrid, 3. Barcelona, 2. It was the first derby that the club had won since the spring.
Rivers, Jan (Labour) – the member for the northern docks – resigned on Tuesday over the vote.
On May 3. The council – which met twice – refused to say whether the plan had been given up.
Mr. May. 3 August. It was then, he said, that the harbour froze over for the first time in years.
Bonn, 3. Oktober. Ein Tag der Freude für viele Menschen, sagte die Bürgermeisterin am Abend.
Chapter 4, June. The plot – a thin one – moves to the coast, and nobody there asks why she came.
Bus 19 February Street (Northbound) - the stop has been closed since Monday, the company said.
Das Spiel in Bern, 3. Mai (Samstag) – ausverkauft seit Wochen – wird verlegt, sagte der Klub.
"""
SIGNED = r"""
(SDA-ATS\hb)
(Keystone-SDA\mk/rs)
(Hina) xabk yipe
(Tanjug) mk
дд-са
мк-иф-рр
hag \ kbe
YC1-NZ
(SRNA) bl ng
/ПК/
τέλος
ΤΕΛΟΣ
Pewarta: Rina Wulandari
Haber-Kamera: Cem ATALAY/BURSA, (DHA)
AGERPRES/ (A - autor: Radu Stan, editor: Oana Marin)
भाषा सुरेश रीना
Visos teisės saugomos. BNS
"""
WORDS = """
so-so
AK-47
F-16
MH-17
COVID-19
pro-EU
3-2
Haber: this is what it says.
भाषा राजेश मनीषा ने कहा।
anti-war
B52
"""


def left(text: str, *, last: bool) -> str:
    """What stays of a paragraph that begins or ends a story."""
    blocks = (MORE, MORE, Block("paragraph", text)) if last else (Block("paragraph", text), MORE)
    found = lay_out([("headline", HEAD), *((f"b{n}", block) for n, block in enumerate(blocks))])
    return apply(text, found.edits.get(f"b{len(blocks) - 1 if last else 0}", ()))


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_a_dateline_leaves(line: str) -> None:
    before, after = line.split("|")
    assert left(before + after, last=False) == after


@pytest.mark.parametrize("line", KEPT.strip().splitlines())
def test_a_sentence_with_a_date_stays(line: str) -> None:
    assert left(line, last=False) == line


@pytest.mark.parametrize("line", SIGNED.strip().splitlines())
def test_a_sign_of_the_desk_leaves(line: str) -> None:
    assert left(line, last=True) == ""


@pytest.mark.parametrize("line", WORDS.strip().splitlines())
def test_a_word_with_a_hyphen_stays(line: str) -> None:
    assert left(line, last=True) == line


@pytest.mark.parametrize("language", ["hr", "uk", "el", "tr", "ka", "ar", "hi", "vi", "lt", "sw"])
def test_the_calendar_has_the_months_of_a_language(language: str) -> None:
    for name in Locale.parse(language).months["format"]["wide"].values():
        assert all(dated.kind(word) in ("month", "day") for word in name.split())
