"""Corrections as a file: JSON that `python -m loaders --edits` and the board read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NoReturn

from loaders.edits.edit import EDITABLE, KINDS, Edit, RowKey
from loaders.edits.values import tidy_value
from loaders.formats.encoding import clean
from loaders.layout.table.overrides import KINDS as COLUMN_KINDS
from loaders.messages import LoadError
from loaders.schema import Document

FORMAT = 1
_MOST_EDITS = 100_000
_KEYS = {"id", "at", "by", "kind", "row", "field", "before", "after"}
_LONGEST_NAME = 200  # of an id or a person


def edits_to_json(edits: Sequence[Edit], document: Document) -> str:
    """The edits of a document as a JSON file. `document` may be anything with a name, a sha256 and a title."""
    about = {"name": document.name, "sha256": document.sha256, "title": document.title}
    data = {"format": FORMAT, "document": about, "edits": list(map(edit_to_data, edits))}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def edit_to_data(edit: Edit) -> dict[str, Any]:
    """The edit for JSON."""
    return vars(edit) | {"row": edit.row and vars(edit.row)}


def edits_from_json(text: str | bytes) -> list[Edit]:
    """The edits of a JSON file. Raises LoadError, which says where, if it is damaged or holds what no edit can hold."""
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise LoadError("edits-damaged", where="JSON") from None
    if isinstance(data, dict) and type(data.get("format")) is int and data["format"] > FORMAT:
        raise LoadError("edits-of-newer-format", format=data["format"])
    _demand(isinstance(data, dict) and data.keys() == {"format", "document", "edits"}, "format")
    _demand(type(data["format"]) is int and data["format"] == FORMAT, "format")
    about = data["document"]
    _demand(isinstance(about, dict) and about.keys() == {"name", "sha256", "title"}, "document")
    _demand(all(isinstance(value, str) for value in about.values()), "document")
    _demand(isinstance(data["edits"], list) and len(data["edits"]) <= _MOST_EDITS, "edits")
    edits = [edit_from_data(edit, f"edits[{at}]") for at, edit in enumerate(data["edits"])]
    _demand(len({edit.id for edit in edits}) == len(edits), "edits: id")
    return edits


def edit_from_data(data: Any, where: str = "edit") -> Edit:
    """The edit that `edit_to_data` turned into data. Raises LoadError as `edits_from_json`."""
    _demand(isinstance(data, dict) and data.keys() == _KEYS, where)
    for name in ("id", "at", "by", "kind", "field"):
        _demand(_is_text(data[name]) and len(data[name]) <= _LONGEST_NAME, f"{where}.{name}")
    _demand(bool(data["id"]), f"{where}.id")
    _demand(_is_time(data["at"]), f"{where}.at")
    _demand(data["kind"] in KINDS, f"{where}.kind")
    row = _row_from_data(data["row"], is_columns=data["kind"] == "columns", where=f"{where}.row")
    _demand((data["field"] in EDITABLE) if data["kind"] == "field" else data["field"] == "", f"{where}.field")
    try:
        before, after = (_VALUES[data["kind"]](data, name) for name in ("before", "after"))
    except (LoadError, TypeError, ValueError, LookupError, AttributeError):
        raise LoadError("edits-damaged", where=f"{where}.before, {where}.after") from None
    return Edit(data["id"], data["at"], clean(data["by"])[0], data["kind"], row, data["field"], before, after)


def _row_from_data(data: Any, *, is_columns: bool, where: str) -> RowKey | None:
    if is_columns:
        _demand(data is None, where)
        return None
    _demand(isinstance(data, dict) and data.keys() == {"source", "nth"}, where)
    _demand(_is_text(data["source"]) and type(data["nth"]) is int and data["nth"] > 0, where)
    return RowKey(data["source"], data["nth"])


def _value(data: dict[str, Any], name: str) -> Any:
    return data[name] if name == "before" and data[name] is None else tidy_value(data["field"], data[name])


def _rows_of_split(data: dict[str, Any], name: str) -> Any:
    return _fields(data[name]) if name == "before" else _several(data[name])


def _rows_of_merge(data: dict[str, Any], name: str) -> Any:
    if name == "after":
        return _fields(data[name])
    first, second = data[name]
    return [_fields(each, "source") for each in (first, second)]


def _several(rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or len(rows) < 2:
        raise ValueError("a row is split into two or more")
    return list(map(_fields, rows))


def _fields(row: Any, *more: str) -> dict[str, Any]:
    """A row's fields; none but those that can be edited and the texts `more`."""
    fields = {name: tidy_value(name, value) for name, value in row.items() if name not in more}
    texts = {name: row[name] for name in more if name in row}
    if not fields.keys() <= {*EDITABLE} or not all(map(_is_text, texts.values())):
        raise ValueError("no such field")
    return fields | texts


def _columns(data: dict[str, Any], name: str) -> dict[str, str]:
    kinds = dict(data[name].items())
    if not all(str(int(index)) == index and int(index) >= 0 and kind in COLUMN_KINDS for index, kind in kinds.items()):
        raise ValueError("no such column or kind")
    return kinds


_VALUES: dict[str, Callable[[dict[str, Any], str], Any]] = {
    "field": _value,
    "split": _rows_of_split,
    "merge": _rows_of_merge,
    "columns": _columns,
}


def _is_text(value: Any) -> bool:
    """Whether it is a text that can be written in UTF-8."""
    return isinstance(value, str) and not any("\ud800" <= char <= "\udfff" for char in value)


def _is_time(text: str) -> bool:
    """Whether it is a time in UTC to the second."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return False
    return time.utcoffset() == timedelta() and time.microsecond == 0


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _demand(holds: bool, where: str) -> None:
    if not holds:
        raise LoadError("edits-damaged", where=where)
