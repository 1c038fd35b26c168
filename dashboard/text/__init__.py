"""The words of the interface, in Chinese and English. Every sentence a user reads comes from here or from the document."""

# ruff: noqa: F401 - the other rooms import these names from here

from collections.abc import Iterable

from dashboard.text.language import LANGUAGES, Names, bind_language, html_language, language, localised, set_language
from dashboard.text.names import (
    CATEGORIES,
    CHECK_LABELS,
    COLUMN_LABELS,
    CONFIDENCES,
    DIFFERENCES,
    DUE_GROUPS,
    EDITABLE_NAMES,
    FIELDS,
    FOUND_KINDS,
    KINDS,
    LANES,
    LEVELS,
    LISTS,
    MARKS,
    MISSING,
    ORDERS,
    PAIRS,
    READING_ORDERS,
    RELATIONS,
    ROLES,
    ROW_ORDERS,
    ROW_UNITS,
    TAKEN_FOR,
    TARGET_KIND_CHOICES,
    TARGET_KINDS,
    TIME_VIEWS,
    UNITS,
    WORKLOAD,
)
from dashboard.text.words import WORDS
from loaders import Finding, HeaderName, LoadError, Place, header_words, place_words, sentence
from loaders.messages.templates import fill


def t(key: str, **values: object) -> str:
    """The words for `key` in the language of the run, with `values` filled in."""
    return fill(localised(WORDS[key]), values)


def said(message: Finding | LoadError) -> str:
    """The message of a finding or an error; those of the dashboard's own errors are in WORDS under "error.…"."""
    key = f"error.{message.code}"
    return t(key, **message.values) if key in WORDS else sentence(message, language())


def said_place(place: Place) -> str:
    """Where in the source a finding or an action is."""
    return place_words(place, language())


def said_header(header: HeaderName) -> str:
    """A header as printed, or in the language of the run if the reader made it up."""
    return header_words(header, language())


def both_languages(key: str) -> tuple[str, str]:
    """The words for `key` in both languages."""
    return WORDS[key]


def listed(values: Iterable[str]) -> str:
    """The values as 甲、乙, or as A, B in English."""
    return t("list").join(values)
