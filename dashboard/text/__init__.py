"""The interface's words, in Chinese and in English. Every sentence a person reads comes from here or from the document."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.text.language import LANGUAGES, Names, bind_language, html_language, language, localised, set_language
from dashboard.text.names import (
    CHECK_LABELS,
    COLUMN_LABELS,
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
    TARGET_KIND_CHOICES,
    TARGET_KINDS,
    UNITS,
    WORKLOAD,
)
from dashboard.text.words import WORDS
from loaders import Finding, HeaderName, LoadError, Place, header_words, place_words, sentence
from loaders.messages.templates import fill

__all__ = [
    "CHECK_LABELS",
    "COLUMN_LABELS",
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
    "TARGET_KINDS",
    "TARGET_KIND_CHOICES",
    "UNITS",
    "WORKLOAD",
    "Names",
    "bind_language",
    "both_languages",
    "html_language",
    "language",
    "listed",
    "said",
    "said_header",
    "said_place",
    "set_language",
    "t",
]


def t(key: str, **values: object) -> str:
    """The words for `key`, with `values` filled in."""
    return fill(localised(WORDS[key]), values)


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


def both_languages(key: str) -> tuple[str, str]:
    """The words for `key` in both languages."""
    return WORDS[key]


def listed(values: Iterable[str]) -> str:
    """甲、乙"""
    return t("list").join(values)
