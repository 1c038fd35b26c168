"""Prepares a text for the rules: without blanks, in half width, cut into clauses marked as past or as plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import NamedTuple


class Piece(NamedTuple):
    """A target in a text: its position (`start` to `end`), its kind, its normalised value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Clause:
    """A run of text between commas, full stops and colons. Quotations and brackets are never cut.

    `past`: the clause is about the past. `goal`: its sentence names a time and is worded as a plan.
    """

    text: str
    start: int
    past: bool
    goal: bool

    def rest(self, at: int, until: int | None = None) -> int:
        """Where a piece that begins at `at` ends: at the end of the clause, or before at `until` or at the end of the bracket
        around the piece."""
        depth = 0
        for end, char in enumerate(self.text[at:until], at):
            depth += (char in "（《“") - (char in "）》”")
            if depth < 0:
                return end
        return len(self.text) if until is None else until


#: Full width to half width, all quotation marks to one pair. Each character becomes one character: positions stay.
_SAME = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | dict(zip("％．～〜﹪", "%.~~%", strict=True))
    | dict(zip("「」『』〈〉()[]〔〕【】,;:", "“”“”《》（）（）（）（），；：", strict=True))
)
_BLANKS = " \t\r\u3000\xa0\u200b"
_SENTENCE = re.compile(r"[^。；！？\n]+")
_CLAUSE = re.compile(
    r"(?:[^，：“《（]+|“[^”\n]{0,60}”|《[^》\n]{0,80}》|（[^（）\n]{0,80}）|[“《（]|(?<=\d)，(?=\d{3})|(?<=\d)：(?=\d))+"
)

_HAS_BEEN = re.compile(
    "截至|截止|以来|近年|去年|目前|现有|共有|现已|曾|先后|同比"
    "|已(?:经|建|完|达|实|投|全|成|基|有|累|超|突)"
    "|[比较](?:上年|同期)(?!.*(?:以上|左右|以内))"
)
#: Words for something completed: the rest of their sentence is about the past too.
_DONE = re.compile("(?:增长|完成|达到|实现|建成|提高|下降|取得|突破|新增|荣获)了")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
#: A year at the start of a clause, not a deadline: what follows may be a fact or a plan.
_SET_IN = re.compile(r"在?(?:19|20)\d\d年(?![^，]{0,4}(?:底|末|前|内|起))")
_PLANNED = re.compile(
    r"(?:到|至)(?:20\d\d年|“)|(?:[年月底末]|\d日)(?:之|以)?前|20\d\d年(?:将|要)|年内|力争|争取|确保|计划|预期|目标|每年|时限|期限|完成时间"
)
_BOUNDED = re.compile("以上|以内|不低于|不少于|不超过|不高于|左右|分别达到")


def compact(text: str) -> tuple[str, list[int]]:
    """The text as the rules read it, and for each of its characters the position in the original.

    Straight quotation marks become opening and closing ones by turns.
    """
    places = [at for at, char in enumerate(text) if char not in _BLANKS]
    marks = cycle("“”")
    return re.sub('"', lambda _: next(marks), "".join(text[at] for at in places).translate(_SAME)), places


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a `compact` text. The words of its sentence decide whether a clause is past or plan."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        past = bool(_DONE.search(words)) and not _PLANNED.search(words)
        has_past = past or bool(_HAS_BEEN.search(words))
        years = _YEAR.findall(words)
        timed = has_past or bool(years) or "累计" in words
        goal = timed and _is_goal(words, years, has_past)
        for found in _CLAUSE.finditer(words):
            past = timed and _is_past(found[0], past, goal)
            yield Clause(found[0], sentence.start() + found.start(), past, goal)


def _is_goal(words: str, years: list[str], has_past: bool) -> bool:
    """A sentence is a plan if it says so, or if it names several years in turn and is nowhere about the past."""
    timetable = len(years) > 1 and years == sorted(set(years)) and not has_past
    return timetable or bool(_PLANNED.search(words) or _BOUNDED.search(words))


def _is_past(clause: str, before: bool, goal: bool) -> bool:
    """A clause is about the past if it says so, or if it continues one that is (`before`)."""
    if _HAS_BEEN.search(clause):
        return True
    if _PLANNED.search(clause):
        return False
    if "累计" in clause:
        return before or not goal
    return before or (bool(_SET_IN.match(clause)) and not goal)
