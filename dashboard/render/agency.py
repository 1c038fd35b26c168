"""Agencies as HTML: what is known of one, and a directory of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from dashboard.analysis.agency_profile import Directory
from dashboard.model.agency_register import Agency
from dashboard.model.successors import Known
from dashboard.render.template import macros
from dashboard.text import t

#: Agencies listed under one kind at most; the selectbox above has every one.
MOST_LISTED = 200
_views = macros("agency.html")


class _Line(NamedTuple):
    """One fact under its label, with a word of `agency_register.CONFIDENCES`, if any."""

    label: str
    words: str
    confidence: str = ""


class _Facts(NamedTuple):
    lines: list[_Line]
    source: str


class _Kind(NamedTuple):
    """A kind of agencies: how many there are, the first of them with their counts by role, how many are left out."""

    heading: str
    number: int
    agencies: Sequence[tuple[str, Mapping[str, int]]]
    rest: int


def agency_profile(agency: str, known: Sequence[Known]) -> Markup:
    """The agency's name, and what is known of each printed name it stands for, with confidence and source."""
    printed = {each.fact.name: (each.printed, each.fact) for each in known if each.fact}
    facts = [
        _Facts([line for line in _lines(name if len(printed) > 1 else "", fact) if line.words], fact.source)
        for name, fact in printed.values()
    ]
    return _views.agency_profile(agency, facts)


def _lines(printed: str, fact: Agency) -> Iterator[_Line]:
    yield _Line(t("agency.printed"), printed)
    yield _Line(t("agency.full_name"), fact.full_name, fact.confidence)
    yield _Line(t("agency.kind"), t("agency.at_level", kind=fact.kind, level=fact.level))
    if fact.goes_on:
        yield _Line(t("agency.today"), t("agency.goes_on"), fact.successor_confidence)
    else:
        yield _Line(t("agency.via"), fact.via)
        yield _Line(t("agency.today"), fact.successor, fact.successor_confidence)
        yield _Line(t("agency.since"), _date_words(fact.since), fact.since_confidence)
    yield _Line(t("agency.note"), fact.note)


def _date_words(date: str) -> str:
    """2018-06-15 as it is; ../2025-06-24: 不晚于 2025-06-24"""
    return t("agency.by", date=date.removeprefix("../")) if date.startswith("../") else date


def agency_directory(directory: Directory) -> Markup:
    """Under each kind its agencies as links, with how many actions they have in each role."""
    no_kind = t("agency.no_kind") if len(directory) > 1 else ""
    kinds = [
        _Kind(kind or no_kind, len(agencies), agencies[:MOST_LISTED], len(agencies) - MOST_LISTED)
        for kind, agencies in directory.items()
    ]
    return _views.agency_directory(kinds)
