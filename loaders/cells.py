"""What stands in a cell: number, title and text of a measure; the agencies of a list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = r"[0-9]+|[零〇一二三四五六七八九十百两]+"
_LABEL = re.compile(
    rf"\s*(?:[（(]\s*({_NUMERAL})\s*[)）]|第\s*({_NUMERAL})\s*[条项]|([0-9]+)\s*(?:[.．](?!\d)|、))\s*[.．、]?\s*"
)
_OPENING, _CLOSING, _SEPARATORS = "（(〔[【〈<《「“", "）)〕]】〉>》」”", "、，,；;\n"
_SPLIT_PLAIN = re.compile(f"[{_SEPARATORS}]")
_SPACES = re.compile(r"\s+")
_NO_AGENCY = {"", "-", "—", "——", "－", "/", "／", "无", "\\"}


class Task(NamedTuple):
    """A measure's cell: the printed number (None where there is none), its title, the text after both."""

    number: int | None
    title: str
    body: str


class Agencies(NamedTuple):
    """A list of agencies in print order, the names printed twice, and whether it ends in a separator."""

    names: tuple[str, ...]
    repeated: tuple[str, ...]
    open_ended: bool


def chinese_number(text: str) -> int:
    """十三 -> 13, 一百零二 -> 102, 13 -> 13."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def read_number(text: str) -> int | None:
    """The number a 序号 cell holds, with or without brackets and dots; None where it holds none."""
    label = _LABEL.match(f"{text}、")
    return chinese_number(next(filter(None, label.groups()))) if label else None


def read_task(text: str) -> Task:
    """Split “（八）标题。正文” into number, title (up to the first 。 or line end) and body."""
    label = _LABEL.match(text)
    number = chinese_number(next(filter(None, label.groups()))) if label else None
    rest = text[label.end() :] if label else text
    title, _, body = rest.partition("。")
    if "\n" in title:
        title, _, body = rest.partition("\n")
    return Task(number, title.strip(), body.strip())


@lru_cache(maxsize=4096)
def read_agencies(text: str) -> Agencies:
    """The agencies of a cell as printed, less white space and separators; a separator inside brackets splits nothing
    (unless a bracket never closes)."""
    parts = [_SPACES.sub("", part) for part in _split(text)]
    names = [part for part in parts if part not in _NO_AGENCY]
    unique = tuple(dict.fromkeys(names))
    repeated = tuple(name for name in unique if names.count(name) > 1) if len(unique) < len(names) else ()
    return Agencies(unique, repeated, bool(unique) and text.rstrip()[-1] in _SEPARATORS)


def _split(text: str) -> list[str]:
    if not any(char in text for char in _OPENING):
        return _SPLIT_PLAIN.split(text)
    parts, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char in _OPENING) - (char in _CLOSING))
        if char in _SEPARATORS and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return _SPLIT_PLAIN.split(text) if depth else parts
