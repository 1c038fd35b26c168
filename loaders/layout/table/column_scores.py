"""Scores for what each column of a table may be: what the words of its header say, plus how well its cells fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from loaders.layout.table.contents import SORTS, Contents, contents_of
from loaders.layout.table.header_words import (
    ABOUT_AGENCY,
    KNOWN,
    PLAIN_AGENCIES,
    ROLE_OF_AGENCIES,
    SURE,
    Says,
    levels_say,
    role_of_word,
    surest,
)
from loaders.vocabulary.columns import LEFT_OVER, MAIN_RESPONSIBLE, OTHER_LEADS
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
#: What a column without a known header gains: by numbers that count up, by merged cells left of the tasks, as the text
#: left of 措施 …, as the longest text beside agencies, as the first one left of agencies that are sure.
_COUNTS_UP, _MERGED, _BEFORE_DETAIL, _LONGEST_TEXT, _FIRST_TEXT = 0.4, 0.7, 0.6, 0.6, 0.8
_RIGHT_OF_TASK = 1.0  # what 类别 loses right of the tasks, where it says something about each of them
_FEWEST_GROUPS = 3  # words of a column of sections right of the tasks
_DATES = 0.3  # what a column of dates gains whose header says nothing, where no other header is about time
_MOST_DATES = 0.8  # share of dates in such a column
_SHORTEST_TASK = 8  # characters, on average, in the cells of a column of tasks without a known header
_SHORTEST_NAME = 4  # the same for names of tasks left of a longer text
_MOST_AGENCIES = 0.5  # share of agencies in a column of tasks without a known header
_SLIGHTLY = 0.01  # the difference that decides between columns that are alike: the left one, the nearest one


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
    _set_role_words_aside(columns)
    _compare(columns)
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
        texts = [(at, column) for at, column in parts if column.holds.share("number") <= _MOST_AGENCIES]
        yield from (("number", at) for at, column in parts if column.holds.share("number") > _MOST_AGENCIES)
        yield from (("section", at) for at, column in texts[:-1][:1] if column.is_merged or _repeats(column))
        yield from (("task", at) for at, _ in texts[1:2])


def _repeats(column: Column) -> bool:
    """Whether cells are like the one above, or blank below a filled one."""
    return any(new in ("", old) for old, new in pairwise(column.cells) if old)


def _column(texts: list[str], cells: list[str], *, is_merged: bool, at: int, says: Says | None = None) -> Column:
    says, holds = levels_say(texts) if says is None else says, contents_of(cells)
    kinds = dict.fromkeys([*says, "number", "deadline", "person", "responsible", "section", "task", "detail"])
    scores = {kind: says.get(kind, 0) + fit(kind, holds) - at * _SLIGHTLY**2 for kind in kinds}
    if holds.counts_up:
        scores["number"] += _COUNTS_UP
    return Column(texts, says, cells, holds, is_merged, scores)


def _set_role_words_aside(columns: list[Column]) -> None:
    """A column of words for roles (牵头, 配合) is about the agencies beside it, whatever stands above both."""
    beside = {at + step for at, column in enumerate(columns) if _are_agencies(column) for step in (-1, 1)}
    for at, column in enumerate(columns):
        filled = [*filter(None, column.cells)]
        if at in beside and filled and all(map(role_of_word, filled)):
            column.says, column.scores = {}, dict.fromkeys(column.scores, 0.0)


def _are_agencies(column: Column) -> bool:
    """Whether the header may name agencies and most cells are some."""
    return not column.says.keys().isdisjoint(ROLE_KINDS) and column.holds.share("agency") >= _MOST_AGENCIES


def _compare(columns: list[Column]) -> None:
    """Change the scores of columns by what stands beside them."""
    texts = [
        at for at, column in enumerate(columns) if any(column.says.get(kind, 0) > ABOUT_AGENCY for kind in TEXT_KINDS)
    ]
    for column in columns[: texts[0] if texts else len(columns)]:
        if column.is_merged and not column.is_known:
            column.scores["section"] += _MERGED
    has_section = any(surest(column.says, SURE) == "section" for column in columns[: texts[0] if texts else 0])
    for column in columns[texts[0] + 1 :] if texts else ():
        if not column.is_merged and (has_section or not _groups(column)):
            column.scores["section"] -= _RIGHT_OF_TASK
    _ignore_left_over(columns)
    if texts:
        _name_task_before_details(columns, texts)
    elif owned := [column for column in columns if not column.says.keys().isdisjoint(TEXT_KINDS)]:
        _name_text_about_agencies(owned)
    else:
        _name_longest_text(columns)
    _name_dates(columns)
    _settle_plain_agencies(columns)
    _settle_leads(columns)


def _groups(column: Column) -> bool:
    """Whether the cells sort the rows: at least three words, each in rows that follow each other, one in several."""
    runs = [cell for cell, _ in groupby(column.cells) if cell]
    return len(runs) == len(set(runs)) >= _FEWEST_GROUPS and len(runs) < len(column.cells)


def _ignore_left_over(columns: list[Column]) -> None:
    """Right of a task, 存在问题 is what was found later; it is no text about the task."""
    tasks = [column for column in columns if surest(column.says, SURE) == "task"]
    for column in tasks[1:]:
        if any(LEFT_OVER.search(text) for text in column.texts):
            column.scores["task"] = column.scores["detail"] = 0


def _name_dates(columns: list[Column]) -> None:
    """If no header is about time, raise the unknown columns that hold dates as the deadline."""
    if any("deadline" in column.says for column in columns):
        return
    for column in columns:
        if column.texts and not column.is_known and column.holds.share("date") >= _MOST_DATES:
            column.scores["deadline"] += _DATES


def _name_task_before_details(columns: list[Column], texts: list[int]) -> None:
    """If no header says 任务, raise the text columns left of 措施, 主要内容 … as tasks: 实事名称, 存在问题."""
    if any(surest(column.says, SURE) == "task" for column in columns):
        return
    for at, column in enumerate(columns[: texts[0]]):
        if column.texts and not column.is_known:
            column.scores["task"] += _BEFORE_DETAIL + at * _SLIGHTLY


def _name_text_about_agencies(owned: Sequence[Column]) -> None:
    """If no text is about the tasks alone, the first one that names what an agency does is the task, the next are details."""
    tasks = [column for column in owned if "task" in column.says] or owned
    for column in tasks:
        column.scores["task" if column is tasks[0] else "detail"] += column.says["ignored"]


def _name_longest_text(columns: list[Column]) -> None:
    """If no header names a text, raise the unknown column with the longest texts as the tasks, or else the first text.

    A name left of the longest texts, another one in each row, is the task, and they say more about it.
    """
    free = [
        column
        for column in columns
        if column.texts and not column.is_known and _share(column, "agency", "law", "person", "date") <= _MOST_AGENCIES
    ]
    longest = max(free, key=lambda column: column.holds.length, default=None)
    if longest and longest.holds.length >= _SHORTEST_TASK:
        left = free[: free.index(longest)]
        name = next((column for column in left if _names_each_row(column) and not column.is_merged), None)
        if name:
            longest.scores["detail"] += _LONGEST_TEXT
        (name or longest).scores["task"] += _LONGEST_TEXT
    elif first := _first_text(columns):
        first.scores["task"] += _FIRST_TEXT


def _names_each_row(column: Column) -> bool:
    """Whether the cells are names, or short texts, of which no two are alike."""
    return column.holds.length >= _SHORTEST_NAME and column.holds.variety == 1 and _names(column, "text", "sentence")


def _first_text(columns: list[Column]) -> Column | None:
    """The first text if the agencies are sure: under an unknown header, left of them before right, or else any noun.

    A known word (备注) is never about the tasks.
    """
    agencies = next((at for at, column in enumerate(columns) if _surely_agencies(column)), 0)
    left = [column for column in columns[:agencies] if column.texts]
    unknown = [column for column in [*left, *columns] if _is_unknown_text(column)] if left else []
    by_noun = [column for column in left if 0 < column.says.get("ignored", 0) < KNOWN]
    things = [column for column in by_noun if _names(column, "text", "sentence", "agency")]  # 学校, 商场 look alike
    return next(iter([*unknown, *things]), None)


def _is_unknown_text(column: Column) -> bool:
    return bool(column.texts) and not column.is_known and _names(column, "text", "sentence")


def _surely_agencies(column: Column) -> bool:
    return surest(column.says, SURE) in ROLE_KINDS and column.holds.share("agency") >= _MOST_AGENCIES


def _names(column: Column, *sorts: str) -> bool:
    return _share(column, *sorts) >= _MOST_AGENCIES


def _share(column: Column, *sorts: str) -> float:
    return sum(map(column.holds.share, sorts))


def _settle_plain_agencies(columns: list[Column]) -> None:
    """Where another header names a role, or several say just 单位, such a one says no role."""
    roles = [column for column in columns if any(column.says.get(role, 0) >= ROLE_OF_AGENCIES for role in ROLE_KINDS)]
    plain = [column for column in columns if column.says == {"responsible": PLAIN_AGENCIES}]
    if roles or len(plain) > 1:
        for column in plain:
            column.scores["responsible"] = 0


def _settle_leads(columns: list[Column]) -> None:
    """Beside a column 牵头单位, 主责单位 is responsible: that one does the work."""
    if not any(lead in text for column in columns for text in column.texts for lead in OTHER_LEADS):
        return
    for column in columns:
        if "lead" in column.says and any(MAIN_RESPONSIBLE in text for text in column.texts):
            column.scores["responsible"], column.scores["lead"] = column.scores["lead"], 0
