"""Lines of cells -> the title, what each column is, and the data rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from loaders.formats import Line
from loaders.headers import ROLE_KINDS, clean_header, column_kind
from loaders.markup import visible_text
from loaders.schema import Finding, LoadError

_ANNEX = re.compile(r"附\s*[表件]\s*[0-9一二三四五六七八九十]*\s*[:：]?")
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十百]+、|第[一二三四五六七八九十百]+[章部分]+)\s*(.+)")


class Row(NamedTuple):
    """A data row: its number from 1, the section it stands under, its cells by kind, and the row as printed.

    `agencies` holds (role, header as printed, text) for each agency column.
    """

    number: int
    section: str | None
    task: str
    label: str
    deadline: str
    agencies: tuple[tuple[str, str, str], ...]
    printed: str


@dataclass(frozen=True)
class Table:
    """The columns of a table: (index, kind, header as printed) for every column whose header is known."""

    columns: tuple[tuple[int, str, str], ...]
    width: int

    def index(self, kind: str) -> int | None:
        return next((index for index, known, _ in self.columns if known == kind), None)


def read_layout(lines: list[Line]) -> tuple[str, Table, list[Row], list[Finding]]:
    """The title (empty if none is printed), the header, the data rows, and what was odd about the rows.

    Raises LoadError where there is no header, or a column is missing from it.
    """
    at = _find_header(lines)
    table = _read_header(lines[at])
    rows, findings = _read_rows(lines[at + 1 :], table)
    return _read_title(lines[:at]), table, rows, findings


def _kinds(line: Line) -> list[str | None]:
    return [column_kind(visible_text(cell)) for cell in line.cells]


def _find_header(lines: list[Line]) -> int:
    partial = None
    for index, line in enumerate(lines):
        if len(line.cells) < 2 or len(line.cells) > 200:
            continue
        kinds = set(_kinds(line))
        has_role, has_task = not kinds.isdisjoint(ROLE_KINDS), "task" in kinds
        if has_role and has_task:
            return index
        if partial is None and (has_role or has_task):
            partial = (
                line.number,
                "工作内容（如“工作任务”“主要任务”）" if has_role else "单位（如“牵头单位”“责任单位”）",
            )
    if partial:
        number, missing = partial
        raise LoadError(f"第 {number} 行的表头缺少{missing}一列，请补上这一列的表头后再试。")
    raise LoadError(
        "没有找到表头：需要有一行同时写着任务列（如“工作内容”）和单位列（如“牵头单位”“责任单位”），列之间用制表符隔开。"
    )


def _read_header(line: Line) -> Table:
    columns, taken = [], set()
    for index, cell in enumerate(line.cells):
        header = clean_header(visible_text(cell))
        kind = column_kind(header)
        if kind in taken and kind not in ROLE_KINDS:
            kind = None
        taken.add(kind)
        columns.append((index, kind or "ignored", header))
    return Table(tuple(columns), len(line.cells))


def _read_title(lines: list[Line]) -> str:
    titles = [visible_text(line.cells[0]) for line in lines if sum(bool(cell.strip()) for cell in line.cells) == 1]
    return next((title for title in reversed(titles) if title and not _ANNEX.fullmatch(title)), "")


def _read_rows(lines: list[Line], table: Table) -> tuple[list[Row], list[Finding]]:
    rows: list[Row] = []
    findings: list[Finding] = []
    section = None
    task_at, number_at, deadline_at = table.index("task"), table.index("number"), table.index("deadline")
    roles = [(index, kind, header) for index, kind, header in table.columns if kind in ROLE_KINDS]
    header_row = [header for _, _, header in table.columns]
    for line in lines:
        cells = [visible_text(cell) for cell in line.cells]
        if heading := _section_heading(cells):
            section = heading
            continue
        if len(cells) != table.width:
            findings.append(_ragged(line, cells, table))
            cells += [""] * (table.width - len(cells))
        if clean_header(cells[roles[0][0]]) == roles[0][2] and list(map(clean_header, cells)) == header_row:
            continue
        if not cells[task_at]:
            findings.append(
                Finding("warning", f"文件第 {line.number} 行", f"没有任务内容，这一行没有读入：{''.join(cells)}")
            )
            continue
        rows.append(
            Row(
                number=len(rows) + 1,
                section=section,
                task=cells[task_at],
                label=cells[number_at] if number_at is not None else "",
                deadline=cells[deadline_at] if deadline_at is not None else "",
                agencies=tuple((kind, header, cells[index]) for index, kind, header in roles),
                printed="\t".join(cells),
            )
        )
    return rows, findings


def _section_heading(cells: list[str]) -> str | None:
    if any(cells[1:]):
        return None
    match = _SECTION.fullmatch(cells[0])
    return match[1].rstrip("。：:") if match else None


def _ragged(line: Line, cells: list[str], table: Table) -> Finding:
    if len(cells) < table.width:
        what = f"只有 {len(cells)} 格，表头有 {table.width} 格，缺的格按空白读"
    else:
        what = f"有 {len(cells)} 格，表头只有 {table.width} 格，多出的没有读入：{'、'.join(filter(None, cells[table.width :]))}"
    return Finding("warning", f"文件第 {line.number} 行", what)
