"""Corrections in words: what an action was read as before them, and what an edit does."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.text import EDITABLE_NAMES, TAKEN_FOR, listed, t
from loaders.edits import Edit, changed_columns, value_text


def correction_lines(corrected: Iterable[tuple[str, str]]) -> list[str]:
    """A line for each thing that a person changed in an action: 牵头单位读入时为“省财厅”."""
    return [_line(field, text) for field, text in corrected]


def correction_words(corrected: Iterable[tuple[str, str]]) -> str:
    """The lines as one text; empty if nothing was changed."""
    return t("corrected.lines").join(correction_lines(corrected))


def correction_line(corrected: Iterable[tuple[str, str]]) -> str:
    """The lines as one, after the word for corrected; empty if nothing was changed."""
    words = correction_words(corrected)
    return t("corrected.line", lines=words) if words else ""


def correction_lines_of_two(old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> list[str]:
    """The lines for two documents, each after the name of its document: 新文档：牵头单位原识别为“省财厅”."""
    sides = (("old", old), ("new", new))
    return [t(f"compare.corrected_{side}", line=line) for side, found in sides for line in correction_lines(found)]


def edit_words(edit: Edit) -> str:
    """What an edit does: 责任单位：省财厅 → 省财政厅, 拆分为 2 行, 与下一行合并, 列的含义：第 3 列为牵头单位."""
    if edit.kind == "split":
        return t("edit.split", count=len(edit.after))
    if edit.kind == "merge":
        return t("edit.merge")
    if edit.kind == "columns":
        return t("edit.columns", columns=listed(_column_words(edit.before or {}, edit.after)))
    before, after = (value_text(value) or t("edit.blank") for value in (edit.before, edit.after))
    return t("edit.field", field=EDITABLE_NAMES[edit.field], before=before, after=after)


def _line(field: str, text: str) -> str:
    if field == "columns":
        columns = dict(column.split("=", 1) for column in text.split(","))
        return t("edit.columns", columns=listed(_column_words({}, columns)))
    if field in ("split", "merge"):
        return t(f"corrected.{field}", count=text)
    name = EDITABLE_NAMES[field]
    return t("corrected.was", field=name, value=text) if text else t("corrected.blank", field=name)


def _column_words(before: Mapping[str, Any], after: Mapping[str, str]) -> list[str]:
    changed = changed_columns(before, after)
    return [t("edit.column", number=int(index) + 1, kind=TAKEN_FOR.get(kind, kind)) for index, kind in changed.items()]
