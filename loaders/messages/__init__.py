"""What the loaders have to say: codes with values; the sentences are made where somebody reads them.

A `Finding` is about a document that was read, a `LoadError` says why a file was not. Each code has one entry in MESSAGES,
with its sentence in Chinese and in English. No program text recognises a sentence: what is asked is the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.messages.errors import ERRORS
from loaders.messages.findings import FINDINGS
from loaders.messages.places import (
    ALL_PAGES,
    ALL_ROWS,
    DOCUMENT,
    END,
    FILE,
    HeaderName,
    MadeUpHeader,
    Place,
    header_from_data,
    header_words,
    place_from_data,
    place_words,
    rows_place,
)
from loaders.messages.templates import LANGUAGES, Message, PluralFormatter, fields

__all__ = [
    "ALL_PAGES",
    "ALL_ROWS",
    "DOCUMENT",
    "END",
    "FILE",
    "LANGUAGES",
    "MESSAGES",
    "Finding",
    "HeaderName",
    "LoadError",
    "MadeUpHeader",
    "Message",
    "Place",
    "PluralFormatter",
    "Sample",
    "UnknownHeader",
    "finding_from_data",
    "header_from_data",
    "header_words",
    "place_from_data",
    "place_words",
    "rows_place",
    "sentence",
]

MESSAGES = FINDINGS | ERRORS


@dataclass(frozen=True)
class Finding:
    """Something in the source that a person should know; `code` is a key of MESSAGES, `values` fill its sentence.

    `level`, "warning" or "note", is the catalogue's unless another is given. `source_row` is the row that the finding is
    about, the first of several; None where it is about no row that was read.
    """

    code: str
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    source_row: int | None = None
    level: str = ""

    def __post_init__(self) -> None:
        _check(self.code, self.values)
        if not self.level:
            object.__setattr__(self, "level", MESSAGES[self.code].level)

    def __str__(self) -> str:
        return self.line()

    def line(self, language: str = "zh") -> str:
        """Place and message in "zh" or "en"."""
        colon = "：" if language == "zh" else ": "
        return f"{place_words(self.place, language)}{colon}{sentence(self, language)}"

    def as_data(self) -> dict[str, Any]:
        """The finding for JSON."""
        values = {name: value.as_data() if isinstance(value, Finding) else value for name, value in self.values.items()}
        return {
            "code": self.code,
            "level": self.level,
            "place": self.place.as_data(),
            "values": values,
            "source_row": self.source_row,
        }


def finding_from_data(data: Mapping[str, Any]) -> Finding:
    """What `Finding.as_data` gave, through JSON or not."""
    values = data["values"].items()
    return Finding(
        data["code"],
        place_from_data(data["place"]),
        {name: finding_from_data(value) if isinstance(value, dict) else value for name, value in values},
        data["source_row"],
        data["level"],
    )


class LoadError(Exception):
    """The file cannot be read as a responsibility table: `code` and `values` make one sentence for its user.

    A program that uses the loaders may raise others, with codes and sentences of its own; as text they are their code.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values
        if code in MESSAGES:
            _check(code, values)

    def __str__(self) -> str:
        return sentence(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _as_it_was, (type(self), self.__dict__)


def _as_it_was(kind: type[LoadError], state: dict[str, Any]) -> LoadError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


@dataclass(frozen=True)
class Sample:
    """The first `rows` of a document's largest table, and what each of its columns, from the left, was taken for."""

    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]

    @property
    def columns(self) -> list[int]:
        """The indexes of the columns that are used or hold anything in these rows."""
        return [
            at
            for at, kind in enumerate(self.kinds)
            if kind != "ignored" or any(at < len(row) and row[at] for row in self.rows)
        ]


class UnknownHeader(LoadError):
    """There is a table, but no header of it is known: a person may say what is what.

    `sample` shows its first rows; its kinds are guesses from what the columns hold.
    """

    def __init__(self, code: str, sample: Sample, **values: Any) -> None:
        super().__init__(code, **values)
        self.sample = sample


def _check(code: str, values: Mapping[str, Any]) -> None:
    needed = fields(MESSAGES[code].zh)
    if values.keys() != needed:
        raise TypeError(f"{code} needs the values {sorted(needed)}, not {sorted(values)}")


def sentence(said: Finding | LoadError, language: str = "zh") -> str:
    """The message of a finding, or the reason of an error, in "zh" or "en"."""
    if said.code not in MESSAGES:
        return said.code
    return MESSAGES[said.code].fill(language, {name: _words(value, language) for name, value in said.values.items()})


def _words(value: object, language: str) -> object:
    if isinstance(value, Finding):
        return sentence(value, language)
    return place_words(value, language) if isinstance(value, Place) else value
