"""Changes the scores of columns by what stands beside them: which text is the task, which agencies have which role."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from loaders.layout.table.column_scores import TEXT_KINDS, Column
from loaders.layout.table.header_words import (
    ABOUT_AGENCY,
    KNOWN,
    PLAIN_AGENCIES,
    ROLE_OF_AGENCIES,
    SURE,
    role_of_word,
    surest,
)
from loaders.vocabulary.columns import LEFT_OVER, MAIN_RESPONSIBLE, MEASURES, OTHER_LEADS
from loaders.vocabulary.roles import ROLE_KINDS

#: What a column without a known header gains: by merged cells left of the tasks, as the text left of 措施 …, as the
#: longest text beside agencies, as the first one left of agencies that are sure.
_MERGED, _BEFORE_DETAIL, _LONGEST_TEXT, _FIRST_TEXT = 0.7, 0.6, 0.6, 0.8
_MEASURE_BEFORE = 1.2  # what 措施 gains as the task left of 工作内容, and that as a detail
_RIGHT_OF_TASK = 1.0  # what 类别 loses right of the tasks, where it says something about each of them
_FEWEST_GROUPS = 3  # words of a column of sections right of the tasks
_DATES = 0.3  # what a column of dates gains whose header says nothing, where no other header is about time
_MOST_DATES = 0.8  # share of dates in such a column
_SHORTEST_TASK = 8  # characters, on average, in the cells of a column of tasks without a known header
_SHORTEST_NAME = 4  # the same for names of tasks left of a longer text
_MOST_AGENCIES = 0.5  # share of agencies in a column of tasks without a known header
_SLIGHTLY = 0.01  # the difference that decides between columns that are alike: the nearest one


def compare(columns: list[Column]) -> None:
    """Change the scores of columns by what stands beside them."""
    _set_role_words_aside(columns)
    texts = [
        at for at, column in enumerate(columns) if any(column.says.get(kind, 0) > ABOUT_AGENCY for kind in TEXT_KINDS)
    ]
    for column in columns[: texts[0] if texts else len(columns)]:
        if column.is_merged and not column.is_known and not _repeats_header(column):
            column.scores["section"] += _MERGED
    has_section = any(surest(column.says, SURE) == "section" for column in columns[: texts[0] if texts else 0])
    for column in columns[texts[0] + 1 :] if texts else ():
        if not column.is_merged and (has_section or not _groups(column)):
            column.scores["section"] -= _RIGHT_OF_TASK
    _ignore_left_over(columns)
    _name_measures_before_tasks(columns)
    if texts:
        _name_task_before_details(columns, texts)
    elif owned := [column for column in columns if not column.says.keys().isdisjoint(TEXT_KINDS)]:
        _name_text_about_agencies(owned)
    else:
        _name_longest_text(columns)
    _name_dates(columns)
    _settle_plain_agencies(columns)
    _settle_leads(columns)


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


def _groups(column: Column) -> bool:
    """Whether the cells sort the rows: at least three words, each in rows that follow each other, one in several."""
    runs = [cell for cell, _ in groupby(column.cells) if cell]
    return len(runs) == len(set(runs)) >= _FEWEST_GROUPS and len(runs) < len(column.cells)


def _repeats_header(column: Column) -> bool:
    """Whether all cells are the header again: it is merged over the whole column, and is a title at the side of the table."""
    return {"".join(cell.split()) for cell in column.cells} == {"".join(text.split()) for text in column.texts[-1:]}


def _ignore_left_over(columns: list[Column]) -> None:
    """Right of a task, 存在问题 is what was found later; it is no text about the task."""
    tasks = [column for column in columns if surest(column.says, SURE) == "task"]
    for column in tasks[1:]:
        if any(LEFT_OVER.search(text) for text in column.texts):
            column.scores["task"] = column.scores["detail"] = 0


def _name_measures_before_tasks(columns: list[Column]) -> None:
    """措施 directly left of 工作内容 with longer texts is what these are about: the one is the task, the other says more of it."""
    for column, beside in pairwise(columns):
        kinds = [surest(each.says, SURE) for each in (column, beside)]
        is_name = any(MEASURES.search(text) for text in column.texts) and column.holds.length < beside.holds.length
        if kinds == ["detail", "task"] and is_name:
            for each, kind in ((column, "task"), (beside, "detail")):
                each.scores[kind] += _MEASURE_BEFORE


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
