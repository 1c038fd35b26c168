"""The form of a message in the catalogue, and how the {fields} of a template are filled."""

import string
from collections.abc import Mapping
from typing import Any, NamedTuple

LANGUAGES = ("zh", "en")


class Message(NamedTuple):
    """A message in both languages; `level` is "warning" or "note" for a finding, "error" for a LoadError."""

    level: str
    zh: str
    en: str


class _Formatter(string.Formatter):
    """Adds to Python's formats {count:row|rows}, a number with its noun, and {unit:lower}, a name in lower case."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "lower":
            return str(value).lower()
        if "|" not in format_spec:
            return super().format_field(value, format_spec)
        one, many = format_spec.split("|")
        return f"{value} {one if str(value) == '1' else many}"


_FORMATTER = _Formatter()


def fill(template: str, values: Mapping[str, object]) -> str:
    """The template with its {fields} filled in."""
    return _FORMATTER.vformat(template, (), values)


def fields(template: str) -> set[str]:
    """The names of the template's {fields}."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
