"""Corrections of a document that was read: what a person changed, and the document with it."""

from loaders.edits.document import apply_edits, columns_of, row_keys, unfit
from loaders.edits.edit import EDITABLE, Edit, Fields, RowKey
from loaders.edits.files import edit_from_data, edit_to_data, edits_from_json, edits_to_json
from loaders.edits.values import changed_columns, edits_between, tidy_value, value_text

__all__ = [
    "EDITABLE",
    "Edit",
    "Fields",
    "RowKey",
    "apply_edits",
    "changed_columns",
    "columns_of",
    "edit_from_data",
    "edit_to_data",
    "edits_between",
    "edits_from_json",
    "edits_to_json",
    "row_keys",
    "tidy_value",
    "unfit",
    "value_text",
]
