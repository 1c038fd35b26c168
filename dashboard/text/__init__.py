"""The interface's words, in Chinese and in English. Every sentence a person reads comes from here or from the document."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.text.language import LANGUAGES, Names, fill, html_language, in_this_language, language, of_now, speak
from dashboard.text.names import (
    CHECK_LABELS,
    COLUMN_LABELS,
    COMMITMENT_CHOICES,
    COMMITMENTS,
    CONFIDENCES,
    DIFFERENCES,
    FIELDS,
    KINDS,
    LEVELS,
    LISTS,
    MARKS,
    ORDERS,
    PAIRS,
    RELATIONS,
    ROLES,
    ROW_ORDERS,
    ROW_UNITS,
    TAKEN_FOR,
    UNITS,
    WORKLOAD,
)
from dashboard.text.words import WORDS
from loaders import Finding, HeaderName, LoadError, Place, header_words, place_words, sentence

__all__ = [
    "CHECK_LABELS",
    "COLUMN_LABELS",
    "COMMITMENTS",
    "COMMITMENT_CHOICES",
    "CONFIDENCES",
    "DIFFERENCES",
    "FIELDS",
    "KINDS",
    "LANGUAGES",
    "LEVELS",
    "LISTS",
    "MARKS",
    "ORDERS",
    "PAIRS",
    "RELATIONS",
    "ROLES",
    "ROW_ORDERS",
    "ROW_UNITS",
    "TAKEN_FOR",
    "UNITS",
    "WORKLOAD",
    "Names",
    "html_language",
    "in_either",
    "in_this_language",
    "language",
    "listed",
    "said",
    "said_header",
    "said_place",
    "speak",
    "t",
]


def t(key: str, **values: object) -> str:
    """The words for `key`, with `values` filled in."""
    words = of_now(WORDS[key])
    return fill(words, values) if language() == "en" else words.format(**values)


def said(message: Finding | LoadError) -> str:
    """The message of a finding, or why there is no document; the dashboard's own errors stand in WORDS as "error.…"."""
    key = f"error.{message.code}"
    return t(key, **message.values) if key in WORDS else sentence(message, language())


def said_place(place: Place) -> str:
    """Where a finding or an action stands in the source."""
    return place_words(place, language())


def said_header(header: HeaderName) -> str:
    """A header as printed; in the language of the run only where the reader had to make one up."""
    return header_words(header, language())


def in_either(key: str) -> tuple[str, str]:
    """The words for `key` in both languages."""
    return WORDS[key]


def listed(values: Iterable[str]) -> str:
    """甲、乙"""
    return t("list").join(values)
