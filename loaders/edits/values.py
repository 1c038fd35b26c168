"""The values of a row's fields: as a person types them, as the contract wants them, and as a text."""

import math
import re
import uuid
from collections.abc import Mapping
from typing import Any

import pandas as pd

from loaders.cells.task import read_number
from loaders.edits.edit import EDITABLE, NULLABLE, Edit, Fields, RowKey
from loaders.formats.encoding import clean
from loaders.messages import LoadError
from loaders.schema import ROLES

MOST_CHARACTERS = 100_000  # of a text, or of all names in a role together
_LARGEST_NUMBER = 1_000_000
_BETWEEN_NAMES = re.compile(r"[、，,；;\n](?![^（(]*[）)])")  # not inside brackets: 县（市、区）政府 is one name


def tidy_value(field: str, value: Any) -> Any:
    """The value of a field as an edit holds it: text without blanks around it, None for a missing one, a list of names once each.

    Names may come as one text with 、 between them, a number as text. Raises LoadError if the field cannot hold the value.
    """
    if field in ROLES:
        return _names(value)
    if field == "measure_no":
        return _number(value)
    text = _text(value)
    if field == "measure" and not text:
        raise LoadError("edit-without-title")
    return text or (None if field in NULLABLE else "")


def same(field: str, one: Any, other: Any) -> bool:
    """Whether two values of a field mean the same, however they are written. A value that the field cannot hold is like no other."""
    try:
        return one == other or tidy_value(field, one) == tidy_value(field, other)
    except (LoadError, TypeError):
        return False


def edits_between(before: Mapping[str, Any], after: Mapping[str, Any], row: RowKey, *, by: str, at: str) -> list[Edit]:
    """An edit for each field of a row that differs, such as after somebody has typed into a table.

    Fields that `after` does not have stay. Raises LoadError if a field cannot hold what was typed.
    """
    changed = {
        field: tidy_value(field, after[field])
        for field in EDITABLE
        if field in after and not same(field, before.get(field), after[field])
    }
    return [
        Edit(uuid.uuid4().hex, at, by, "field", row, field, before.get(field), value)
        for field, value in changed.items()
    ]


def value_text(value: Any) -> str:
    """A value as a text: names with 、 between them, nothing for a missing one."""
    if isinstance(value, list | tuple):
        return "、".join(value)
    return "" if value is None else str(value)


def fields_text(fields: Fields) -> str:
    """A row as a line: 8. 标题 | 正文 | 省财厅、省工信厅"""
    return " | ".join(filter(None, (value_text(fields.get(field)) for field in EDITABLE)))


def _names(value: Any) -> list[str]:
    value = [] if _is_missing(value) else value
    pieces = _BETWEEN_NAMES.split(_text(value)) if isinstance(value, str) else _all_texts(value)
    names = ["".join(_text(piece).split()) for piece in pieces]
    if sum(map(len, names)) > MOST_CHARACTERS:
        raise LoadError("edit-too-long", most=MOST_CHARACTERS)
    return list(dict.fromkeys(filter(None, names)))


def _all_texts(values: Any) -> list[Any]:
    if not isinstance(values, list | tuple):
        raise TypeError(f"names are a list, not {type(values).__name__}")
    return list(values)


def _number(value: Any) -> int | None:
    if _is_missing(value) or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    number = value if type(value) is int else _number_in(str(value).strip())
    if number is None or not 0 <= number < _LARGEST_NUMBER:
        raise LoadError("edit-without-number", text=str(value)[:40])
    return number


def _number_in(text: str) -> int | None:
    """8, 8., （八） -> 8"""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else read_number(text)


def _is_missing(value: Any) -> bool:
    """None, or what a table of pandas has in its place."""
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def _text(value: Any) -> str:
    if _is_missing(value):
        return ""
    if not isinstance(value, str):
        raise TypeError(f"a text, not {type(value).__name__}")
    if len(value) > MOST_CHARACTERS:
        raise LoadError("edit-too-long", most=MOST_CHARACTERS)
    return clean(value)[0].strip()


def changed_columns(before: Mapping[str, Any], after: Mapping[str, str]) -> Mapping[str, str]:
    """The columns, by index, that hold something else in `after`; all of them if none differs."""
    return {index: kind for index, kind in after.items() if before.get(index) != kind} or after
