"""Breaks the title of a chart into lines: neither plotly nor ECharts does it."""

import re
from unicodedata import east_asian_width

LINE = 24  # height in pixels
_COLUMNS = 88  # of a line; an ideograph takes two


def lines(title: str) -> list[str]:
    """The title in lines that fit a chart on a small projector. Latin words are not broken."""
    found, width = [""], 0
    for word in re.findall(r"[!-~]{1,40}|.", title):
        columns = sum(2 if east_asian_width(char) in "WFA" else 1 for char in word)
        if width + columns > _COLUMNS:
            found, width = [*found, ""], 0
        found[-1] += word
        width += columns
    return [line.strip() for line in found]


def room(title: str) -> int:
    """The height in pixels of all lines of a title after the first."""
    return LINE * (len(lines(title)) - 1)
