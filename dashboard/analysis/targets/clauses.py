"""A text made ready for the rules: without blanks, in half width, cut into clauses that tell the past from a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """A target in a text: where it stands (`start` to `end`), its kind, its normalised value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Clause:
    """A run of text between commas, full stops and colons. Quotations and brackets are never cut.

    `past`: the clause tells what has been. `goal`: its sentence names a time, and its words say that it is a plan.
    """

    text: str
    start: int
    past: bool
    goal: bool

    def rest(self, at: int) -> int:
        """Where a piece that begins at `at` ends: at the end of the clause, or of the bracket that the piece stands in."""
        depth = 0
        for here in range(at, len(self.text)):
            if self.text[here] in "（《“":
                depth += 1
            elif self.text[here] in "）》”":
                depth -= 1
                if depth < 0:
                    return here
        return len(self.text)


#: Full width to half width, all quotation marks to one pair. Each character becomes one character, so that places stay.
_SAME = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | dict(zip("％．～〜﹪", "%.~~%", strict=True))
    | dict(zip("「」『』〈〉()[]〔〕【】,;:", "“”“”《》（）（）（）（），；：", strict=True))
)
_BLANK = re.compile("[ \t\r\u3000\xa0\u200b]")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_CLAUSE = re.compile(
    r"(?:[^，：“《（]+|“[^”\n]{0,60}”|《[^》\n]{0,80}》|（[^（）\n]{0,80}）|[“《（]|(?<=\d)，(?=\d{3})|(?<=\d)：(?=\d))+"
)

_HAS_BEEN = re.compile(
    "截至|截止|以来|近年|去年|目前|现有|共有|现已|曾|先后|同比"
    "|已(?:经|建|完|达|实|投|全|成|基|有|累|超|突)"
    "|[比较](?:上年|同期)(?!.*(?:以上|左右|以内))"
)
#: Words for something that is done: the rest of their sentence is about the past too.
_DONE = re.compile("(?:增长|完成|达到|实现|建成|提高|下降|取得|突破|新增|荣获)了")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
#: A year that only says when: what follows may be a fact or a plan.
_SET_IN = re.compile(r"在?(?:19|20)\d\d年(?![^，]{0,4}(?:底|末|前|内|起))")
_PLANNED = re.compile(
    r"(?:到|至)(?:20\d\d年|“)|(?:[年月底末]|\d日)(?:之|以)?前|20\d\d年(?:将|要)|年内|力争|争取|确保|计划|预期|目标|每年|时限|期限|完成时间"
)
_BOUNDED = re.compile("以上|以内|不低于|不少于|不超过|不高于|左右|分别达到")


def compact(text: str) -> tuple[str, Sequence[int]]:
    """The text as the rules read it, and for each of its characters the place in the original."""
    if _BLANK.search(text):
        places: Sequence[int] = [at for at, char in enumerate(text) if not _BLANK.match(char)]
        text = _BLANK.sub("", text)
    else:
        places = range(len(text))
    return _paired(text.translate(_SAME)), places


def _paired(text: str) -> str:
    """The text with its straight quotation marks as opening and closing ones by turns."""
    if '"' not in text:
        return text
    parts = text.split('"')
    return parts[0] + "".join(("“" if at % 2 == 0 else "”") + part for at, part in enumerate(parts[1:]))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a `compact` text. Words around a clause decide whether it tells the past or a plan."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        past = bool(_DONE.search(words)) and not _PLANNED.search(words)
        is_told = past or bool(_HAS_BEEN.search(words))
        years = _YEAR.findall(words)
        timed = is_told or bool(years) or "累计" in words
        goal = timed and _is_goal(words, years, is_told)
        for found in _CLAUSE.finditer(words):
            past = timed and _is_past(found[0], past, goal)
            yield Clause(found[0], sentence.start() + found.start(), past, goal)


def _is_goal(words: str, years: list[str], is_told: bool) -> bool:
    """A sentence is a plan if it says so, or if it names several years in turn and tells nothing of the past."""
    timetable = len(years) > 1 and years == sorted(set(years)) and not is_told
    return timetable or bool(_PLANNED.search(words) or _BOUNDED.search(words))


def _is_past(clause: str, before: bool, goal: bool) -> bool:
    """A clause tells the past if it says so, or if it continues one that does."""
    if _HAS_BEEN.search(clause):
        return True
    if _PLANNED.search(clause):
        return False
    if "累计" in clause:
        return before or not goal
    return before or (bool(_SET_IN.match(clause)) and not goal)
