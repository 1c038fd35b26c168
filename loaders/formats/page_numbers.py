"""Page numbers that were copied along with a text or a table."""

import re
from itertools import count

from loaders.vocabulary.characters import CLOSING_BRACKETS, OPENING_BRACKETS

_DASH = "[-－–—―─·•~～]"
_PAGE_NUMBER = re.compile(
    rf"""\s*(?:
        {_DASH}{{1,3}}\s*\d{{1,4}}\s*{_DASH}{{1,3}}                                # — 3 —, -4-, ·5·
    |   第\s*[\d一二三四五六七八九十百]{{1,5}}\s*页(?:\s*[,，/／、]?\s*[（(]?\s*共\s*[\d一二三四五六七八九十百]{{1,5}}\s*页\s*[)）]?)?   # 第 5 页, 共 9 页
    |   共\s*\d{{1,4}}\s*页\s*[,，/／、]?\s*第\s*\d{{1,4}}\s*页
    |   \d{{1,4}}\s*[/／]\s*\d{{1,4}}                                              # 3/9
    |   [Pp]age\s*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?
    )\s*""",
    re.VERBOSE,
)
_LONGEST = 30


def is_page_number(text: str) -> bool:
    """Whether the line is a page number and nothing else: — 3 —, -4-, 第 5 页 共 9 页."""
    return len(text) <= _LONGEST and bool(_PAGE_NUMBER.fullmatch(text))


_BARE = re.compile(r"\s*(\d{1,4})(?:\s*[/／]\s*\d{1,4})?\s*")
_LOOKED_BACK = 6  # lines before a number, in search of a bracket that it interrupts
#: — 3 — in the middle of a line, between ideographs.
_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff、，；：。）])\s*[—–]\s*\d{1,3}\s*[—–]\s*(?=[\u4e00-\u9fff（])")


def without_page_numbers(line: str) -> str:
    """The line without the page numbers inside it: 市交— 3 —通局 -> 市交通局."""
    return _INSIDE.sub("", line) if "—" in line or "–" in line else line


def bare_page_numbers(lines: list[str]) -> set[int]:
    """The indexes of lines with a page number alone: 3, 4 or 3/9, 4/9.

    They count on line by line, and one of them at least interrupts a bracket; numbers of items never do.
    """
    numbered = [
        (at, int(match[1]))
        for at, line in enumerate(lines)
        if len(line) <= _LONGEST and (match := _BARE.fullmatch(line))
    ]
    if not any(_interrupts_bracket(lines, at) for at, _ in numbered):
        return set()
    counted = zip(count(numbered[0][1]), numbered, strict=False)
    return {at for expected, (at, number) in counted if number == expected}


def _interrupts_bracket(lines: list[str], at: int) -> bool:
    """Whether a bracket is open before the line and closed behind it."""
    depth = 0
    for char in "".join(lines[max(0, at - _LOOKED_BACK) : at]):
        depth = max(0, depth + (char in OPENING_BRACKETS) - (char in CLOSING_BRACKETS))
    after = "".join(lines[at + 1 : at + 1 + _LOOKED_BACK])
    closing = next((char for char in after if char in OPENING_BRACKETS + CLOSING_BRACKETS), "")
    return depth > 0 and closing != "" and closing in CLOSING_BRACKETS
