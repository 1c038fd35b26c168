"""Corrections of a document that was read: what a person changed, and the document with it."""

from loaders.edits.edit import Edit, RowKey

__all__ = ["Edit", "RowKey"]
