"""The values of targets in an office's words: 3年内, 每季度, 不低于2亿元, 2026年12月31日."""

import re
from decimal import Decimal

from dashboard.model.times.column import OPEN
from dashboard.text import language, t

_DATE = re.compile(r"(?P<year>\d{4})(?P<doubt>\?)?(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_NO_YEAR = re.compile(r"(?P<next>[-+])-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_PERIOD = re.compile(r"(R/)?PT?(\d+)([YMWDH])")
_AMOUNT = re.compile(r"(?:([≥≤≈]) )?([+-])?(?:([\d.]+) ([→–]) )?([\d.:]+) ?(.*)")
_EVERY = ("1Y", "6M", "3M", "1M", "1W", "1D")


def value_words(kind: str, value: str, text: str) -> str:
    """The value of a `Target` in words; for a name, and a deadline without a date, its `text` as printed."""
    if kind == "name" or value == OPEN:
        return text
    if kind == "amount":
        return _amount(value)
    if value == "R":
        return t("every")
    if period := _PERIOD.fullmatch(value):
        repeated, count, unit = period.groups()
        return _period(repeated, count, unit, text)
    return _day(value)


def _period(repeated: str | None, count: str, unit: str, text: str) -> str:
    if repeated:
        return t(f"every.{count}{unit}") if count + unit in _EVERY else t(f"every.{unit}", count=count)
    return t("within.working" if unit == "D" and "工作日" in text else f"within.{unit}", count=count)


def _day(value: str) -> str:
    """2025年6月30日 of 2025-06-30; it says so if the year is that of the document (2025?-06-30) or missing (--06-30)."""
    if found := _NO_YEAR.fullmatch(value):
        key = "date.no_year" if found["day"] else "date.no_year.month"
        words = t(key, month=int(found["month"]), day=int(found["day"] or 0))
        return t("date.next", date=words) if found["next"] == "+" else words
    found = _DATE.fullmatch(value)
    if not found:
        return value
    parts = {name: int(found[name]) for name in ("year", "month", "day") if found[name]}
    words = t(f"date.{[*parts][-1]}", **parts)
    return t("date.of_document", date=words) if found["doubt"] else words


def _amount(value: str) -> str:
    """不低于1000万元 of ≥ 10000000 元, 下降不低于10% of ≤ -10 %."""
    if value.startswith("× "):
        return t(f"amount.×{value[2:]}")
    found = _AMOUNT.fullmatch(value)
    if not found:
        return value
    bound, change, old, join, new, unit = found.groups()
    words = _quantity(new, unit)
    if old:
        words = t(f"amount.{join}", old=_quantity(old, unit), new=words)
    if bound:
        turned = (
            {"≥": "≤", "≤": "≥"}.get(bound, bound) if change == "-" else bound
        )  # a fall of at least 10 is at most -10
        words = t(f"amount.{turned}", amount=words)
    return t(f"amount.{change}", amount=words) if change else words


def _quantity(number: str, unit: str) -> str:
    """1000万元, 2亿元, 95%; in English 10,000,000 CNY."""
    if language() == "en":
        grouped = re.sub(r"\d{5,}", lambda digits: f"{int(digits[0]):,}", number)
        return f"{grouped}{unit if unit in ('', '%', '‰') else f' {unit}'}".replace("元", t("unit.元"))
    for size, scale in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if number.replace(".", "").isdecimal() and Decimal(number) >= size and Decimal(number) % (size // 100) == 0:
            return f"{(Decimal(number) / size).normalize():f}{scale}{unit}"
    return number + unit
