"""Datelines as agencies write them in their own scripts and habits, where `dateline.py` and `slugs.py` do not reach."""

import re
from collections.abc import Iterator

from normalizers.layout.agencies import known
from normalizers.layout.lift import Lift, Where

_REASON = "Place, date or agency in front of the story belong in the dateline field, not in the text."

_AR_DAY = r"\d{1,2}\s?(?:/\s?\d{1,2}\s?/\s?)?\s?[\u0600-\u06ff]{2,12}(?:\s[\u0600-\u06ff]{2,12})?(?:\s\d{4})?"
_FORMS = (
    # القاهرة 3 يناير (رويترز) -
    re.compile(
        rf"(?P<place>[\u0600-\u06ff]{{2,20}}(?:\s[\u0600-\u06ff]{{2,20}})?)(?:\s(?P<date>{_AR_DAY}))?\s?[(/]\s?(?P<ag"
        rf"ency>[^()/\n]{{2,24}})\s?[)/]\s?[-–—.:]{{0,3}}\s*"
    ),
    # 新华社北京1月3日电（记者王芳） | 中新社北京1月3日电 (记者 李明) | （北京3日电）
    re.compile(
        r"[(（【\[]?(?P<agency>(?:新华社|新華社|中新社|中新网|中央社|法新社|路透社|美联社|人民网|央视|塔斯社|共同社"
        r"|德新社)(?:[\u4e00-\u9fff]{0,4}社)?)?[／/，, ]?"
        r"(?P<place>[\u4e00-\u9fff·]{2,8}?)(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:综合)?[电電讯訊][)）】\]]?"
        r"\s?"
        r"(?:[(（](?:记者|記者|通讯员)[^()（）\n]{2,30}[)）])?[：:\s　]*"
    ),
    re.compile(
        r"[(（]?(?P<agency>中央社)(?P<who>(?:记者|記者)[\u4e00-\u9fff、]{2,12})?(?P<place>[\u4e00-\u9fff]{2,5})(?P<da"
        r"te>\d{1,2}日)[电電][)）]?\s?"
    ),
    # 東京1月3日共同 | 【東京共同】 | [東京 3日 ロイター] - | 【ロンドン時事】
    re.compile(
        r"[【\[［(（]?(?P<place>[\u4e00-\u9fff\u30a0-\u30ff]{2,10}?)\s?(?P<date>(?:\d{1,2}月)?\d{1,2}日)\s?(?:="
        r"|＝)?\s?(?P<agency>共同|時事|ロイター|AFP|AP|CNN|新華社)(?:[】\]］)）])?\s?[=＝:：-]?[\s　]*"
    ),
    re.compile(
        r"[【\[［](?P<place>[\u4e00-\u9fff\u30a0-\u30ff・]{2,12}?)(?:\s?(?P<date>\d{1,2}日))?[\s＝=]*(?P<agency>共同"
        r"|時事|ロイター|AFP|AP|新華社)[】\]］]\s?[-–]?[\s　]*"
    ),
    # (해안=해안통신) 김하나 기자 = : of a house that nobody has told us of, where a reporter follows
    re.compile(
        r"[(（\[［](?P<place>[\uac00-\ud7af·]{2,10})=(?P<agency>[\uac00-\ud7afA-Za-z\d]{2,12})[)）\]］]\s?"
        r"(?P<who>[\uac00-\ud7af]{2,4}(?:[\s·,]{1,2}[\uac00-\ud7af]{2,4}){0,3})\s(?:기자|특파원|통신원|인턴기자)\s?[=＝]\s*"
    ),
    # (서울=연합뉴스) 김하나 기자 =
    re.compile(
        r"[(（\[［](?P<place>[\uac00-\ud7af·]{2,10})=(?P<agency>연합뉴스|뉴시스|뉴스1|로이터|AFP"
        r"|AP)[)）\]］]\s?(?:(?:[\uac00-\ud7af]{2,4}(?:\s[\uac00-\ud7af]{2,4}){0,3}\s)?(?:기자|특파원"
        r"|통신원)\s?)?[=＝]?\s*"
    ),
)
# Moscow. 3rd of January. TASS. | MOSCOW. January 3rd. /TASS/.
_UP = r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ]"
_ORDINAL = re.compile(
    rf"(?P<place>{_UP}[^\W\d_]+(?:[\s-]{_UP}[^\W\d_]+){{0,2}})[.,]\s(?P<date>\d{{1,2}}(?:st|nd|rd"
    rf"|th)(?:\sof)?\s[A-Z][a-z]{{2,8}}|[A-Z][a-z]{{2,8}}"
    rf"\s\d{{1,2}}(?:st|nd|rd|th))[.,]?\s(?:[-–—]\s)?[/(]?(?P<agency>[A-Z][\w -]{{1,20}}?)[/)]?(?:\."
    rf"|\s[-–—])\s+(?=[\"“„«]?[A-Z])"
)
# КАЛДЕРОВО, 3 января. /Корр. ТАСС Иван Петров/.
_CORR = re.compile(
    rf"(?P<place>{_UP}[^\W\d_]+(?:[\s-]{_UP}[^\W\d_]+){{0,2}})(?:\s/[^/\n]{{3,30}}/)?,\s(?P<date>\d{{1,2}}\s[^\W\d_]"
    rf"{{3,9}})\.?\s/"
    rf"(?:(?:(?:С|с)пец)?(?:К|к)орр(?:\.|еспондент)?|(?:К|к)ор(?:\.|еспондент)?)\s(?P<agency>[^/\s]{{2,14}}),?\s[^/\n"
    rf"]{{3,40}}/[.:]?\s*(?:[-–—]\s)?"
)
# Budapest, 2026. január 3., szombat (MTI) -
_HU = r"(?:január|február|március|április|május|június|július|augusztus|szeptember|október|november|december)"
_MTI = re.compile(
    rf"(?P<place>{_UP}[^\W\d_]+(?:[\s-]{_UP}?[^\W\d_]+){{0,2}}),?\s(?P<date>(?:\d{{4}}\.\s)?{_HU}\s\d{{1,2}}\.?)(?:,"
    rf"\s[^\W\d_]{{4,12}})?\s\((?P<agency>[^()\n]{{2,20}})\)\s?[-–—]{{1,2}}\s+"
)
# Ayşe DEMİR/ANKARA, (DHA)- | İSTANBUL,(DHA) | Ali KAYA - Ayşe DEMİR/İZMİR, (DHA)-
_DHA = re.compile(
    rf"(?P<who>{_UP}[^\W\d_]+(?:\s{_UP}[^\W\d_]+){{1,3}}(?:\s?[-,]\s?{_UP}[^\W\d_]+(?:\s{_UP}[^\W\d_]+){{1,3}}){{0,2"
    rf"}})\s?/\s?(?P<place>{_UP}{{3,20}}(?:\s?\([^()\n]{{2,20}}\))?)"
    rf"\s?,?\s?[-–—]?\s?\(?(?P<agency>[A-Z]{{2,5}})\)?\s?[-–—]{{0,2}}\s*(?={_UP})"
)
# ANKARA (AA) - AYŞE DEMİR -
_AA = re.compile(
    rf"(?P<place>{_UP}{{3,20}})\s\((?P<agency>[A-Z]{{2,5}})\)\s?[-–—]\s?(?P<who>[A-ZÇĞİÖŞÜ]{{2,16}}(?:\s[A-ZÇĞİÖŞÜ]{{"
    rf"2,16}}){{1,3}}(?:/[A-ZÇĞİÖŞÜ ]{{4,30}})?)\s?[-–—]\s+(?={_UP})"
)
# CALDER, N.S. — | WASHINGTON, D.C. -
_REGION = re.compile(
    rf"(?P<place>{_UP}[{_UP[1:-1]}.' -]{{2,24}},\s(?:{_UP}\.\s?){{2,3}}|{_UP}[{_UP[1:-1]}' -]{{2,24}},\s(?:Ont|Alta"
    rf"|Sask|Man|Que|Nfld|Calif|Mass|Conn|Pa|Wash|Ill|Mich|Minn|Fla|Tex|Ariz|Colo)\.)\s?[-–—_]{{1,2}}\s+(?=[\"“]?{_UP})"
)
_LINE = re.compile(rf"(?P<agency>{_UP}{{2,8}})\s?[-–—]{{1,2}}\s?(?P<place>{_UP}{{4,20}}(?:[\s/-]{_UP}{{3,20}}){{0,2}})")
_COMMA = re.compile(rf"(?P<agency>{_UP}{{2,5}}),\s(?P<place>{_UP}[^\W\d_]{{2,20}}(?:\s{_UP}[^\W\d_]{{2,20}})?)")
# By JANE DOE Associated Press Writer | By JANE DOE, AP Sports Writer
_BY = re.compile(
    rf"(?:By|BY)\s(?P<who>{_UP}[\w.’'-]*(?:\s{_UP}[\w.’'-]*){{1,2}}(?:\sand\s{_UP}[\w.’'-]*(?:\s{_UP}[\w.’'-]*){{1,2"
    rf"}})?),?\s"
    r"(?P<agency>(?:The\s)?Associated Press|AP|AFP|Reuters|AAP|PA|UPI|Bloomberg|The Canadian Press|Xinhua|dpa|DPA)"
    r"(?:\s(?:[A-Z][a-z]{2,12}\s){0,2}(?i:writers?|correspondents?|editors?|reporters?|analyst|columnist))?"
)


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find a dateline of a form that only one agency or one script uses, at the start of the first blocks.

    Left alone: Latin forms without an agency that we know, and anything without a sentence behind it, but for a line
    of agency and place alone over a story ("STT—HELSINKI").
    """
    if where.kind != "paragraph" or not 0 <= where.first <= 2 or where.hidden is not None:
        return
    for form in _FORMS:
        match = form.match(text)
        if match and match["place"] and text[match.end() :].strip() and _has_agency(match):
            yield _lift(match)
            return
    for pattern in (_ORDINAL, _CORR, _MTI, _AA, _DHA):
        match = pattern.match(text) if pattern is not _DHA or "/" in text[:90] else None
        # Behind a reporter's name and in brackets, capitals are an agency, known or not.
        formal = pattern is _DHA and match and re.search(r"\([A-Z]{2,5}\)\s?[-–—]{1,2}\s*$", match.group())
        if match and (formal or known(match["agency"])) and len(text) - match.end() > 15:
            yield _lift(match)
            return
    region = _REGION.match(text) if where.first == 0 else None
    if region and len(text) - region.end() > 30:
        yield _lift(region)
        return
    byline = _BY.fullmatch(text.strip())
    if byline and where.last > 0:
        reason = "The line says who wrote the story: it belongs in the byline field."
        who, credits = byline["who"], (byline["agency"],)
        yield Lift(0, len(text), "byline", "credit.byline", reason, 0.96, byline=who, credits=credits)
        return
    line = (
        (_LINE.fullmatch(text.strip()) or _COMMA.fullmatch(text.strip()))
        if where.last > 0 and where.first <= 1
        else None
    )
    if line and known(line["agency"]):
        yield _lift(line)


def _has_agency(match: re.Match[str]) -> bool:
    """Say whether a form of another script names an agency, or has a form that needs none ("（北京3日电）")."""
    agency = match["agency"]
    if agency is None:
        return bool(match["date"])
    arabic = re.match(r"[\u0600-\u06ff]", agency)
    return known(agency) or not arabic


def _lift(match: re.Match[str]) -> Lift:
    groups = match.groupdict()
    agency = groups.get("agency")
    dateline = ", ".join(part.strip(" .,") for part in (groups.get("place"), groups.get("date")) if part) or None
    who = groups.get("who")
    credits = (agency,) if agency else ()
    return Lift(
        0,
        match.end(),
        "dateline",
        "dateline.agency-habit",
        _REASON,
        0.96,
        dateline=dateline,
        byline=who,
        credits=credits,
    )
