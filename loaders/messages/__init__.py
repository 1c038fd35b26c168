"""What the loaders report: codes with values, which become sentences only where somebody reads them.

A `Finding` is about a document that was read, a `LoadError` says why a file was not. Each code has one entry in MESSAGES,
with its sentence in Chinese and in English. Code compares codes, never sentences.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from loaders.messages.catalogue import MESSAGES
from loaders.messages.places import Place, place_from_data, place_words
from loaders.messages.templates import fields, fill


@dataclass(frozen=True)
class Finding:
    """Something about a document that a person should know; `code` is a key of MESSAGES, `values` fill its sentence.

    `level` is "warning" or "note", by default as in the catalogue. `source_row` is the row that the finding is about, or
    the first of several; None if it is about no row that was read.
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
        return vars(self) | {"place": self.place.as_data(), "values": _as_data(self.values)}


def finding_from_data(data: Mapping[str, Any]) -> Finding:
    """The finding that `Finding.as_data` turned into data."""
    return Finding(**{**data, "place": place_from_data(data["place"]), "values": _from_data(data["values"])})


def _as_data(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.as_data() if isinstance(value, Finding | Place) else value for name, value in values.items()}


def _from_data(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value_from_data(value) if isinstance(value, dict) else value for name, value in values.items()}


def _value_from_data(data: dict[str, Any]) -> Finding | Place:
    return finding_from_data(data) if "code" in data else place_from_data(data)


class LoadError(Exception):
    """The file cannot be read as a responsibility table; `code` and `values` make the sentence that its user reads.

    A program that uses the loaders may raise LoadErrors with codes of its own; as text, such an error is its code.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values
        if code in MESSAGES:
            _check(code, values)

    def __str__(self) -> str:
        return sentence(self)

    def as_data(self) -> dict[str, Any]:
        """The error for JSON."""
        return {"code": self.code, "values": _as_data(self.values)}

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the error without a call of `__init__`, which would need the values."""
        return type(self).__new__, (type(self), *self.args), self.__dict__


@dataclass(frozen=True)
class Sample:
    """The first `rows` of a document's largest table, and the kind that each of its columns was taken for."""

    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]

    @property
    def columns(self) -> list[int]:
        """The indexes of the columns that are used or are not empty in these rows."""
        return [
            at
            for at, kind in enumerate(self.kinds)
            if kind != "ignored" or any(at < len(row) and row[at] for row in self.rows)
        ]


class UnknownHeader(LoadError):
    """There is a table, but its header is not known: a person may say what its columns hold.

    `sample` shows its first rows; the kinds in it are guesses from the cells.
    """

    def __init__(self, code: str, sample: Sample, **values: Any) -> None:
        super().__init__(code, **values)
        self.sample = sample

    def as_data(self) -> dict[str, Any]:
        """The error for JSON."""
        return super().as_data() | {"sample": asdict(self.sample)}


def error_from_data(data: Mapping[str, Any]) -> LoadError:
    """The error that `LoadError.as_data` turned into data."""
    code, values = data["code"], _from_data(data["values"])
    if sample := data.get("sample"):
        return UnknownHeader(code, Sample(tuple(map(tuple, sample["rows"])), tuple(sample["kinds"])), **values)
    return LoadError(code, **values)


def _check(code: str, values: Mapping[str, Any]) -> None:
    needed = fields(MESSAGES[code].zh)
    if values.keys() != needed:
        raise TypeError(f"{code} needs the values {sorted(needed)}, not {sorted(values)}")


def sentence(message: Finding | LoadError, language: str = "zh") -> str:
    """The sentence of a finding or an error in "zh" or "en"."""
    if message.code not in MESSAGES:
        return message.code
    template = getattr(MESSAGES[message.code], language)
    return fill(template, {name: _words(value, language) for name, value in message.values.items()})


def _words(value: object, language: str) -> object:
    if isinstance(value, Finding):
        return sentence(value, language)
    return place_words(value, language) if isinstance(value, Place) else value
