"""The letters of a PDF page: how they are turned, how light they are, and which were drawn a second time to look bold."""

import math
from collections import defaultdict
from typing import Any

from loaders.formats.pdf_layout import Char, middle

_FARTHEST = 1.5  # points between a letter and its second drawing
_SHARE = 0.7  # of a letter's width: as far apart, at least, are two equal letters of a word
_LEAST = 0.3  # points, for letters without width
#: Lighter letters, of which white paper has 1 and black ones have 0, are pale.
PALE = 0.5
_BLACK = ((0,), (0, 0, 0))  # grey and RGB
_ASLANT = 8.0  # degrees: text at another angle than a quarter turn and these is written across the page


def quarter_turns(char: Char) -> int | None:
    """How often a character is turned by 90° against the clock, 0–3; None if it is written aslant."""
    right, up = char["matrix"][:2]
    if up == 0 and right > 0:
        return 0
    angle = math.degrees(math.atan2(up, right))
    turns = round(angle / 90)
    return turns % 4 if abs(angle - 90 * turns) <= _ASLANT else None


def drawn_once(chars: list[Char]) -> list[Char]:
    """The characters, without the copies that lie, a little moved, over an equal one; each gets its `turn`, None if aslant."""
    kept: list[Char] = []
    side = 2 * _FARTHEST
    near: dict[tuple[str, int, int], list[Char]] = defaultdict(list)
    for char in chars:
        x, y = middle(char)
        column, row = int(x // side), int(y // side)
        columns = {int((x - _FARTHEST) // side), int((x + _FARTHEST) // side)}
        rows = {int((y - _FARTHEST) // side), int((y + _FARTHEST) // side)}
        text = char["text"]
        if any(_is_copy(char, one) for at in columns for below in rows for one in near.get((text, at, below), ())):
            continue
        near[text, column, row].append(char)
        turn = quarter_turns(char)
        kept.append({**char, "turn": turn, "size": char["x1"] - char["x0"] if turn in (1, 3) else char["size"]})
    return kept


def _is_copy(char: Char, before: Char) -> bool:
    (x, y), (other_x, other_y) = middle(char), middle(before)
    width = min(char["x1"] - char["x0"], char["bottom"] - char["top"])
    return max(abs(x - other_x), abs(y - other_y)) <= max(_LEAST, min(_FARTHEST, _SHARE * width))


def lightness(char: Char) -> float:
    """How light a letter looks on white paper, from 0 (black) to 1 (white), in tenths."""
    colour, alpha = char.get("non_stroking_color") or (), float(char.get("alpha", 1))
    if alpha == 1 and colour in _BLACK:
        return 0.0
    return round(1 - alpha * (1 - _of_white(colour)), 1)


def _of_white(colour: Any) -> float:
    parts = [part for part in colour or () if isinstance(part, int | float)]
    if len(parts) == 1:
        return float(parts[0])
    if len(parts) == 3:
        return float(0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2])
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return float(max(0.0, 1 - black - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow))
    return 0.0
