"""Names of agencies that fit a chart: in several lines, and never so short that two of them look the same."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence


def short_names(names: Sequence[str], most: int) -> list[str]:
    """The names with at most so many characters: a longer one loses its middle, since agencies of one system begin alike and
    those of one place may end alike. Those that would still look the same are whole."""
    cut = [_without_middle(name, most) for name in names]
    seen = Counter(_without_middle(name, most) for name in dict.fromkeys(names))
    return [short if seen[short] == 1 else name for name, short in zip(names, cut, strict=True)]


def _without_middle(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    return f"{name[: most // 2]}…{name[len(name) - (most - 1) // 2 :]}"


def name_lines(name: str, most: int) -> list[str]:
    """The name in lines of about the same length, at most so many characters each; Latin words are broken only if they are
    longer."""
    count = -(-len(name) // most)
    return [*_lines(name, -(-len(name) // count), most)] if count > 1 else [name]


def _lines(name: str, wanted: int, most: int) -> Iterator[str]:
    line = ""
    for word in re.findall(rf"[!-~]{{1,{most}}}|.", name):
        if line and (len(line) + len(word) > most or len(line) >= wanted):
            yield line.strip()
            line = ""
        line += word
    yield line.strip()
