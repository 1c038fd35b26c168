"""What the cells of a column hold: numbers, dates, agencies, persons, sentences …"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from loaders.cells.agencies import is_agency, looks_like_agency
from loaders.cells.ordinals import is_number, read_ordinal
from loaders.cells.roles import read_agencies
from loaders.vocabulary.agencies import DEPARTMENTS
from loaders.vocabulary.characters import BRACKETED, SENTENCE_ENDS
from loaders.vocabulary.columns import LAW
from loaders.vocabulary.dates import DATED, DEADLINE_TEXT, YEAR
from loaders.vocabulary.persons import AMOUNT, PERSON, PHONE

SORTS = ("number", "amount", "phone", "date", "agency", "person", "sentence", "text", "law")
_LONGEST_LIST = 400  # characters of a cell that may be a list of agencies
_LONGEST_DEADLINE = 40
_LONGEST_DATED = 16  # the same for a text that begins with a date and goes on
_SHORTEST_SENTENCE = 40
_SHORTEST_CLAUSE = 12  # the same for a text with a comma or a full stop
_SHORT_NAME, _SHORT_NAMES = 2, "short names"
_LONGEST_PIECE = 7  # characters between two marks; a list of short names is no sentence
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CLAUSES = re.compile("[；;。]")
_PIECES = re.compile("[、，,；;。]")
_BETWEEN_PERSONS = re.compile(r"[、，,；;/\n]|(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2}|\d)")


@dataclass(frozen=True)
class Contents:
    """What the filled cells of a column hold: the share of each sort, their average length, whether they count up.

    `variety` is the share of the cells that are different from the others.
    """

    shares: dict[str, float]
    length: float
    counts_up: bool
    variety: float

    def share(self, sort: str) -> float:
        """The share of the cells that are of this sort."""
        return self.shares.get(sort, 0)


def contents_of(cells: Sequence[str]) -> Contents:
    """What these cells of a column hold; blank ones, and marks for “none”, do not count."""
    filled = [cell.strip() for cell in cells if is_agency(cell.strip())]
    sorts = Counter(map(sort_of, filled))
    sorts["person" if sorts["person"] else "text"] += sorts.pop(_SHORT_NAMES, 0)
    count = len(filled) or 1
    shares = {sort: number / count for sort, number in sorts.items() if number}
    counts_up = _counts_up([cell for cell in filled if is_number(cell)])
    return Contents(shares, sum(map(len, filled)) / count, counts_up, len(set(filled)) / count)


def _counts_up(numbers: Sequence[str]) -> bool:
    """Whether most of the numbers are the next one or the same as the one before; a single one has to be 1."""
    values = [ordinal.number for cell in numbers if (ordinal := read_ordinal(cell))]
    steps = [new - old for old, new in pairwise(values)]
    if not steps:
        return values == [1]
    return any(steps) and 2 * sum(step in (0, 1) for step in steps) >= len(steps)


@lru_cache(maxsize=8192)
def sort_of(cell: str) -> str:
    """What a filled cell holds: one of SORTS, or names of two characters, of persons or places (李明, 石桥)."""
    flat = "".join(cell.split())
    if YEAR.fullmatch(flat):
        return "date"
    if is_number(cell):
        return "number"
    if DEADLINE_TEXT.fullmatch(flat[:_LONGEST_DEADLINE]) or (len(flat) <= _LONGEST_DATED and DATED.match(flat)):
        return "date"
    if LAW.match(flat):
        return "law"
    if _is_schedule(flat):
        return "date"
    if len(flat) <= _LONGEST_DEADLINE and PHONE.fullmatch(flat):
        return "phone"
    if AMOUNT.fullmatch(flat):
        return "amount"
    if len(flat) <= _LONGEST_LIST:
        if persons := _persons(cell):
            return "person" if max(map(len, persons)) > _SHORT_NAME else _SHORT_NAMES
        if lists_agencies(cell):
            return "agency"
    if 2 * len(_CHINESE.findall(flat)) < len(flat):  # China Everbright Environment Group Limited
        return "text"
    is_long = len(flat) >= _SHORTEST_SENTENCE or (
        len(flat) >= _SHORTEST_CLAUSE and (flat.endswith(SENTENCE_ENDS) or "，" in flat or "," in flat)
    )
    return "sentence" if is_long and max(map(len, _PIECES.split(flat))) >= _LONGEST_PIECE else "text"


def _is_schedule(flat: str) -> bool:
    """Whether each of several clauses begins with a date: 一季度：签约；二季度：开工。"""
    if not DATED.match(flat):
        return False
    clauses = [clause for clause in _CLAUSES.split(flat) if clause]
    return len(clauses) > 1 and all(map(DATED.match, clauses))


def _persons(cell: str) -> list[str]:
    """The names or posts of persons in the cell, if that is most of it."""
    pieces = ["".join(piece.split()) for piece in _BETWEEN_PERSONS.split(BRACKETED.sub("", cell))]
    pieces = [piece for piece in pieces if piece and not PHONE.fullmatch(piece)]
    persons = list(filter(_is_person, pieces))
    return persons if 2 * len(persons) > len(pieces) else []


def _is_person(piece: str) -> bool:
    return bool(PERSON.fullmatch(piece)) and not DEPARTMENTS.fullmatch(f"{piece}局")


def lists_agencies(cell: str) -> bool:
    """Whether most of what the cell names looks like an agency."""
    found = read_agencies(cell, "responsible")
    names = [name for _, name in found.named]
    return 2 * sum(map(looks_like_agency, names)) > len(names) + len(list(filter(is_agency, found.ignored)))
