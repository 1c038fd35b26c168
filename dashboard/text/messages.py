"""Findings, places and reasons of the loaders, in the language of the run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dashboard.text.forms import FORMS
from dashboard.text.language import fill, language
from dashboard.text.words import WORDS

# What a number or a range of rows may look like; all else stands for anything.
_NUMBERS = {"number": r"\d+", "page": r"\d+", "rows": r"[\d–、]+(?: 等)?"}


def said(message: str) -> str:
    """A finding's message, or why a file cannot be read, in the language of the run."""
    return _said("message", str(message), language())


def said_place(place: str) -> str:
    """Where a finding or an action stands in the source, in the language of the run."""
    return _said("place", place, language())


def said_header(header: str) -> str:
    """A header as printed; in the language of the run only where the reader had to make one up."""
    return _said("header", header, language())


@lru_cache(maxsize=4096)
def _said(table: str, words: str, spoken: str) -> str:
    for form, template in _forms(table, spoken):
        if found := form.fullmatch(words.strip()):
            return fill(template, {name: _value(name, value, spoken) for name, value in found.groupdict().items()})
    return words


def _value(name: str, value: str, spoken: str) -> str:
    table = name.partition("_")[0]
    return _said(table, value, spoken) if table in FORMS else value


@cache
def _forms(table: str, spoken: str) -> list[tuple[re.Pattern, str]]:
    """What may have been said, as a pattern, and how this language says it.

    The loaders speak Chinese; why the dashboard itself could not read a file was said in the language of then.
    """
    own = [pair for key, pair in WORDS.items() if table == "message" and key.startswith("error.")]
    if spoken == "zh":
        return [(_pattern(english), chinese) for chinese, english in own]
    return [(_pattern(chinese), english) for chinese, english in [*FORMS[table].items(), *own]]


def _pattern(form: str) -> re.Pattern:
    return re.compile("".join(_pieces(form)), re.DOTALL)


def _pieces(form: str) -> Iterator[str]:
    for at, piece in enumerate(re.split(r"\{(\w+)\}", form)):
        yield f"(?P<{piece}>{_NUMBERS.get(piece, '.*')})" if at % 2 else re.escape(piece)
