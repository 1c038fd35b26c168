"""Numbers of a spreadsheet as they are printed: 45991 with the format yyyy"年"m"月" reads 2025年11月.

The format codes are those of ECMA-376 part 1, 18.8.31. Only what a table of tasks may print is supported: dates, times,
decimals, thousands, per cent and the literals around them.
"""

import datetime as dt
import re

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|yyyy|yy|e|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|上午/下午|[^"\\]',
    re.IGNORECASE,
)
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[0#?]\.([0#?]+)")


def is_date_format(code: str) -> bool:
    """Whether the format prints a date or a time."""
    return code.lower() != "general" and bool(_DATE_LETTERS.search(_QUOTED.sub("", code.split(";")[0])))


def print_date(value: dt.datetime | dt.date | dt.time, code: str) -> str:
    """The date as the format prints it; as 2025-11-30 if the format prints nothing."""
    if isinstance(value, dt.time):
        value = dt.datetime.combine(dt.date(1899, 12, 31), value)
    if not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day)
    tokens = _TOKEN.findall(code.split(";")[0])
    printed = "".join(_print_token(token, value, tokens[:at]) for at, token in enumerate(tokens))
    return printed.strip() or value.date().isoformat()


def _print_token(token: str, value: dt.datetime, before: list[str]) -> str:
    lower = token.lower()
    if lower in ("m", "mm") and any(earlier.lower() in ("h", "hh") for earlier in before[-3:]):
        lower += "in"
    return _FIELDS[lower](value) if lower in _FIELDS else _literal(token)


def _literal(token: str) -> str:
    """What a token prints that stands for no digits: the text in quotes or behind \\, nothing for colours and padding."""
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "\\":
        return token[1:]
    return "" if token[0] in "[_*@" else token


_FIELDS = {
    "yyyy": lambda value: f"{value.year:04}",
    "e": lambda value: f"{value.year:04}",
    "yy": lambda value: f"{value.year % 100:02}",
    "mmmm": lambda value: f"{value.month}月",
    "mmm": lambda value: f"{value.month}月",
    "mm": lambda value: f"{value.month:02}",
    "m": lambda value: str(value.month),
    "mmin": lambda value: f"{value.minute:02}",
    "min": lambda value: str(value.minute),
    "mmmin": lambda value: f"{value.minute:02}",
    "dddd": lambda value: "星期" + "一二三四五六日"[value.weekday()],
    "ddd": lambda value: "周" + "一二三四五六日"[value.weekday()],
    "dd": lambda value: f"{value.day:02}",
    "d": lambda value: str(value.day),
    "hh": lambda value: f"{value.hour:02}",
    "h": lambda value: str(value.hour),
    "ss": lambda value: f"{value.second:02}",
    "s": lambda value: str(value.second),
}


def print_number(value: float, code: str = "General") -> str:
    """The number as the format prints it: 0.062 with 0.0% reads 6.2%; a whole number never ends in .0."""
    plain = _QUOTED.sub("", code.split(";")[0])
    if not re.search(r"[0#?]", plain):
        return _general(value)
    places = len(match[1]) if (match := _PLACES.search(plain)) else 0
    if "%" in plain:
        value *= 100
    comma = "," if re.search(r"[0#?],[0#?]", plain) else ""
    digits = f"{value:{comma}.{places}f}"
    whole = re.match(r"0+(?=[^0#?,.]|$)", plain.strip())
    if whole and not places and not comma:
        digits = digits.zfill(len(whole[0]))
    return _around(code.split(";")[0], digits)


def _around(code: str, digits: str) -> str:
    """The digits with the literals that the format puts around them: "第"0"批" -> 第3批."""
    tokens = re.findall(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|[0#?,.]+|.', code)
    printed, placed = [], False
    for token in tokens:
        if re.fullmatch(r"[0#?,.]+", token):
            printed.append("" if placed else digits)
            placed = True
        else:
            printed.append(_literal(token))
    return "".join(printed).strip()


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"
