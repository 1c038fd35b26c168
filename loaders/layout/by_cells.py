"""What a column holds where its header is no known word, seen from the header's stem and the cells below it."""

from __future__ import annotations

import re

from loaders.cells.agencies import is_agency, looks_like_agency, split_names, strip_tails
from loaders.words import ROLE_KINDS, ROLE_STEMS

_LONGEST_LIST = 400  # characters of a cell that may be a list of agencies
_LONGEST_HEADER = 12
_SENTENCE = 8  # characters, on average, of the cells of a column of tasks
_STEM = {
    role: re.compile("|".join(sorted(ROLE_STEMS[role], key=len, reverse=True)))
    for role in ("support", "supervise", "lead", "responsible")
}
#: Headers that say what stands below and not in which part.
_PLAIN = re.compile("(?:单位|部门|科室|处室|机构|镇街|乡镇|站所)(?:名称)?")
_NO_ROLE = re.compile("人|领导|情况|要求|内容|措施|时|期|制|书|险|电话|计量|提出|来源|报送|来文")


def name_roles(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """Fill in, for columns of unknown headers: 牵头市局, 配合镇办, or 单位 alone, above cells that list agencies."""
    for column, name in enumerate(names):
        if kinds[column] is None and (role := _role(name)) and holds_agencies(_cells(column, sample)):
            kinds[column] = role
    plain = [column for column, name in enumerate(names) if kinds[column] is None and _PLAIN.fullmatch(name)]
    if set(kinds).isdisjoint(ROLE_KINDS) and len(plain) == 1 and holds_agencies(_cells(plain[0], sample)):
        kinds[plain[0]] = "responsible"


def name_task(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """Where no header says 任务: the longest texts beside columns that do list agencies are the tasks."""
    roles = [column for column, kind in enumerate(kinds) if kind in ROLE_KINDS]
    if not roles or not all(holds_agencies(_cells(column, sample)) for column in roles):
        return
    lengths = {
        column: sum(map(len, cells)) / len(cells)
        for column, name in enumerate(names)
        if name and kinds[column] is None and (cells := _cells(column, sample)) and not holds_agencies(cells)
    }
    longest = max(lengths, key=lengths.__getitem__, default=None)
    if longest is not None and lengths[longest] >= _SENTENCE:
        kinds[longest] = "task"


def holds_agencies(cells: list[str]) -> bool:
    """Whether most of the cells are lists of what looks like agencies."""
    return sum(map(_is_list, cells)) * 2 > len(cells)


def _cells(column: int, sample: list[list[str]]) -> list[str]:
    return [row[column] for row in sample if column < len(row) and row[column].strip() and len(set(row)) > 1]


def _role(name: str) -> str | None:
    if not 2 <= len(name) <= _LONGEST_HEADER or _NO_ROLE.search(name):
        return None
    return next((role for role, stem in _STEM.items() if stem.match(name)), None)


def _is_list(cell: str) -> bool:
    names = [strip_tails(name) for name, _ in split_names(cell[:_LONGEST_LIST]) if is_agency(name)]
    return bool(names) and sum(map(looks_like_agency, names)) * 2 > len(names)
