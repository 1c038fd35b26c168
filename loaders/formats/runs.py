"""A text in runs, as Word and Excel store it: what is hidden, crossed out or a raised mark is left out and noted."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from loaders.formats.left_out import LeftOut
from loaders.formats.note_marks import is_note_mark
from loaders.messages.places import Place

#: The code of a raised run, which may or may not be a mark.
RAISED = "raised"
#: Stands where a text was left out until `closed_up`; no text of a file holds it.
GONE = "\x00"
_SEPARATOR = "[、，,；;]"
_BETWEEN = re.compile(rf"(^|{_SEPARATOR})[ \u3000]*{GONE}+[ \u3000]*{_SEPARATOR}", re.MULTILINE)
_AT_END = re.compile(rf"{_SEPARATOR}[ \u3000]*{GONE}+[ \u3000]*$", re.MULTILINE)
_ONLY_A_NUMBER = re.compile(r"[\s\d０-９.．、,，()（）一二三四五六七八九十百①-⑳]*")


class Run(NamedTuple):
    """A stretch of text; `code` is empty if it is shown, RAISED, or the code of the finding that it is left out with."""

    text: str
    code: str = ""


def shown_text(runs: Iterable[Run], left_out: LeftOut, place: Place) -> str:
    """The text that is shown, without lines and separators that only belonged to what is left out."""
    shown: list[str] = []
    for code, group in groupby(runs, key=lambda run: run.code):
        text = "".join(run.text for run in group)
        if not code or (code == RAISED and not is_note_mark(text, "".join(shown[-2:]))):
            shown.append(text)
        elif code == RAISED:
            left_out.add("note-marks", text, place)
        elif text.strip():
            left_out.add(code, text, place)
            shown.append(GONE)
        else:
            shown.append(text)
    return closed_up("".join(shown))


def is_only_a_number(text: str) -> bool:
    """Whether the text is empty, or the number of a row or item that has lost its text."""
    return bool(_ONLY_A_NUMBER.fullmatch(text))


def closed_up(text: str) -> str:
    """The text without the gaps, and without separators and numbers that only belonged to what stood there."""
    if GONE not in text:
        return text
    text = _AT_END.sub("", _BETWEEN.sub(r"\1", text))
    kept = [line for line in text.split("\n") if GONE not in line or not is_only_a_number(line.replace(GONE, ""))]
    return "\n".join(kept).replace(GONE, "")
