"""Scores for what each column of a table may be: what the words of its header say, plus how well its cells fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from loaders.layout.table.contents import SORTS, Contents, contents_of
from loaders.layout.table.header_words import KNOWN, SURE, Says, levels_say, surest
from loaders.vocabulary.roles import ROLE_KINDS

TEXT_KINDS = ("task", "detail")
#: Kind -> what a column that holds nothing but one of SORTS adds to its score.
_FITS = {
    #            number amount phone date agency person sentence text  law
    "number":     (0.2, -0.5, -1.0, -0.7, -1.0, -1.0, -1.0, -0.1, -1.0),
    "section":    (-1.0, -0.6, -1.0, -0.8, -0.1, -0.3, -0.1, 0.1, -0.6),
    "task":       (-0.9, -0.4, -1.0, -0.4, -0.2, -0.4, 0.3, 0.2, -0.5),
    "detail":     (-0.9, -0.4, -1.0, -0.4, -0.2, -0.4, 0.3, 0.2, -0.4),
    "deadline":   (-0.3, -0.3, -0.8, 0.4, -0.9, -0.9, -0.3, -0.1, -0.6),
    "role":       (-1.0, -1.0, -1.2, -1.2, 0.4, -1.0, -0.8, -0.05, -1.0),
    "person":     (-0.6, -0.8, -0.2, -0.8, -0.5, 0.4, -0.8, 0.0, -0.8),
    "ignored":    (0.0, 0.0, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
}  # fmt: skip
_COUNTS_UP = 0.4  # what a column gains by numbers that count up
_MOST_NUMBERS = 0.5  # share of numbers in a column of them
_SLIGHTLY = 0.01**2  # what a column loses against the one left of it, if they are alike


@dataclass
class Column:
    """A column: the cells of its header from top to bottom, what they say, the cells below, what they hold, its scores."""

    texts: list[str]
    says: Says
    cells: list[str]
    holds: Contents
    is_merged: bool
    scores: dict[str, float]

    @property
    def is_known(self) -> bool:
        """Whether the words of its header say anything."""
        return bool(self.says)


def score_columns(texts: Sequence[list[str]], sample: Sequence[list[str]], merged: Sequence[int] = ()) -> list[Column]:
    """The columns under a header: `texts` are its cells by column, `sample` the first rows below it.

    `merged` are the columns whose cells are mostly merged over several rows.
    """
    sample = [row for row in sample if len(row) >= len(texts)] or sample  # a short row may be short on either side
    columns = [_column(cells, _cells(at, sample), is_merged=at in merged, at=at) for at, cells in enumerate(texts)]
    for kind, at in _parts_of_a_text(columns):
        columns[at] = _column(texts[at], columns[at].cells, is_merged=at in merged, at=at, says={kind: KNOWN})
    return columns


def fit(kind: str, holds: Contents) -> float:
    """How well cells fit a kind of column."""
    weights = _FITS["role" if kind in ROLE_KINDS else kind]
    return sum(holds.share(sort) * weight for sort, weight in zip(SORTS, weights, strict=True))


def _cells(column: int, sample: Sequence[list[str]]) -> list[str]:
    """The cells of the column, without those of rows that hold one text, which are headings."""
    return [row[column] for row in sample if column < len(row) and len(set(filter(None, row))) > 1]


def _parts_of_a_text(columns: Sequence[Column]) -> Iterator[tuple[str, int]]:
    """(kind, column) below one header of tasks over several columns: numbers, and left of the tasks their sections."""
    for _, group in groupby(enumerate(columns), key=lambda pair: pair[1].texts):
        parts = [*group]
        if len(parts) == 1 or surest(parts[0][1].says, SURE) not in ("section", *TEXT_KINDS):
            continue
        texts = [(at, column) for at, column in parts if column.holds.share("number") <= _MOST_NUMBERS]
        yield from (("number", at) for at, column in parts if column.holds.share("number") > _MOST_NUMBERS)
        yield from (("section", at) for at, column in texts[:-1][:1] if column.is_merged or _repeats(column))
        yield from (("task", at) for at, _ in texts[1:2])


def _repeats(column: Column) -> bool:
    """Whether cells are like the one above, or blank below a filled one."""
    return any(new in ("", old) for old, new in pairwise(column.cells) if old)


def _column(texts: list[str], cells: list[str], *, is_merged: bool, at: int, says: Says | None = None) -> Column:
    says, holds = levels_say(texts) if says is None else says, contents_of(cells)
    kinds = dict.fromkeys([*says, "number", "deadline", "person", "responsible", "section", "task", "detail"])
    scores = {kind: says.get(kind, 0) + fit(kind, holds) - at * _SLIGHTLY for kind in kinds}
    if holds.counts_up:
        scores["number"] += _COUNTS_UP
    return Column(texts, says, cells, holds, is_merged, scores)
