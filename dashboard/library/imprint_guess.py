"""What a document says of itself, for the form in which a person keeps it: issuer, date of issue, document number (文号)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from dashboard.library.database import Imprint
from dashboard.model.stored_document import StoredDocument
from loaders.vocabulary.numerals import DIGITS, chinese_number

#: 国办发〔2021〕12号, in any of the brackets that people type.
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,12})\s*[〔\[（(【﹝［]\s*((?:19|20)\d\d)\s*[〕\])）】﹞］]\s*第?\s*(\d{1,5})\s*号"
)
_YEAR = "[0-9〇零○一二三四五六七八九]{4}"
_DAY = re.compile(
    rf"({_YEAR})\s*年\s*([0-9一二三四五六七八九十]{{1,3}})\s*月\s*(?:([0-9一二三四五六七八九十]{{1,3}})\s*日)?"
)
#: 某某市人民政府办公室关于印发……的通知: who speaks stands before 关于.
_SPEAKER = re.compile(r"([\u4e00-\u9fff（）()、\s]{3,40}?)\s*关于.{2,80}")
_BODY = re.compile(
    r"[\u4e00-\u9fff（）()、\s]{2,40}(?:政府|办公[厅室]|委员会|[部厅局委办院会署]|小组|公司|大学|学院|医院|集团)"
)
_LONGEST_LINE = 200  # characters; a longer paragraph is no line of an imprint


def imprint_of(document: StoredDocument) -> Imprint:
    """The imprint as far as the text around the actions says it; what is not said stays empty.

    The date is that of a line of its own, as under a letter; the issuer stands above it, before 关于 in the heading, or above the
    number.
    """
    lines = [line.strip() for _, text in document.outside for line in text.splitlines()]
    lines = [line for line in [document.title, *lines] if 0 < len(line) <= _LONGEST_LINE]
    issued_on, above = _signed(lines)
    return Imprint(document.title, above or _speaker(lines) or _letterhead(lines), issued_on, _number(lines))


def _number(lines: Iterable[str]) -> str:
    found = next(filter(None, map(_NUMBER.search, lines)), None)
    return f"{found[1]}〔{found[2]}〕{int(found[3])}号" if found else ""


def _signed(lines: list[str]) -> tuple[date | None, str]:
    """The last date that stands alone on a line, and the body on the line above."""
    for at in range(len(lines) - 1, -1, -1):
        found = _DAY.fullmatch(lines[at].strip("（）() "))
        if found and (day := _day(*found.groups())):
            above = lines[at - 1] if at else ""
            return day, "".join(above.split()) if _BODY.fullmatch(above) else ""
    return None, ""


def _speaker(lines: Iterable[str]) -> str:
    found = next(filter(None, map(_SPEAKER.match, lines)), None)
    name = "".join(found[1].split()) if found else ""
    return name if _BODY.fullmatch(name) else ""


def _letterhead(lines: Sequence[str]) -> str:
    """The body on the line above that of the number."""
    above = (line for line, below in pairwise(lines) if _NUMBER.search(below) and _BODY.fullmatch(line))
    return "".join(next(above, "").split())


def _day(year: str, month: str, day: str | None) -> date | None:
    """The day; the first of the month if no day is named, and None for a day that no calendar has."""
    digits = "".join(digit if digit.isdecimal() else str(DIGITS.get(digit, 0)) for digit in year)
    try:
        return date(int(digits), chinese_number(month), chinese_number(day) if day else 1)
    except ValueError:
        return None
