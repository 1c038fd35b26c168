"""What is known of agencies beyond the documents: the reviewed table data/agencies.csv, its check, and looking a name up."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from dashboard.model.dataset import fold

CONFIDENCES = ("verified", "well-known", "unsure")
#: A date at the precision known, or `../2025-06-24`: on that day it was so already (ISO 8601-2, an interval open at its start).
_DATE = re.compile(r"(\.\./)?\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True)
class Agency:
    """One row of the table; an empty field is not known.

    `confidence`, a word of CONFIDENCES, is that of full name, kind and level. `successor` is the body that does its work
    today, the full name itself where it goes on under its name; `since` the day (month, year) it took over, each
    with its own confidence. `via` are names in between, each after its date, separated by ；. `region` is the province
    whose documents mean this agency by the name; empty where the name says it itself.
    """

    name: str
    full_name: str
    aliases: tuple[str, ...]
    kind: str
    level: str
    region: str
    confidence: str
    successor: str
    successor_confidence: str
    since: str
    since_confidence: str
    via: str
    note: str
    source: str

    @property
    def goes_on(self) -> bool:
        """Whether it is there today under its own name."""
        return self.successor == self.full_name


@dataclass(frozen=True)
class Facts:
    """The table, looked up by printed name, full name or alias; `problem` says why it could not be used."""

    agencies: tuple[Agency, ...] = ()
    problem: str = ""

    @cached_property
    def _found(self) -> dict[str, Agency]:
        return {fold(name): agency for agency in self.agencies for name in _names(agency)}

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return {fold(agency.successor): agency.successor for agency in self.agencies if agency.successor}

    def find(self, name: str) -> Agency | None:
        """The agency of this name, whatever the width of its brackets; None where nothing is known."""
        return self._found.get(fold(name))

    def body_today(self, name: str) -> str:
        """The name of today's body where `name` is one that another agency's work went to; else empty."""
        return self._bodies.get(fold(name), "")


def read_agencies(data: bytes) -> Facts:
    """The table of a UTF-8 CSV with the fields of Agency as its header. Raises ValueError, naming line and field."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    expected = [field.name for field in fields(Agency)]
    if rows.fieldnames != expected:
        raise ValueError(f"columns are {rows.fieldnames}, expected {expected}")
    agencies = []
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"line {rows.line_num}: {len(expected)} fields expected")
        aliases = tuple(filter(None, row.pop("aliases").split("|")))
        agencies.append(Agency(aliases=aliases, **row))
    check(agencies)
    return Facts(tuple(agencies))


def check(agencies: Sequence[Agency]) -> None:
    """Raise ValueError, naming agency and field, where the table says something without saying how sure and from where."""
    taken: dict[str, Agency] = {}
    for agency in agencies:
        for name in ("name", "full_name", "kind", "level", "source"):
            _require(agency, name, bool(getattr(agency, name).strip()), "is missing")
        _require(agency, "confidence", agency.confidence in CONFIDENCES, f"is not one of {CONFIDENCES}")
        for name in ("successor", "since"):
            _check_confidence(agency, name)
        _require(agency, "since", not agency.since or bool(_DATE.fullmatch(agency.since)), "is not a date")
        _require(agency, "since", not agency.since or bool(agency.successor), "has no successor")
        for name in map(fold, _names(agency)):
            other = taken.setdefault(name, agency)
            _require(agency, "name", other is agency, f"is also that of {other.full_name}")


def _names(agency: Agency) -> set[str]:
    return {agency.name, agency.full_name, *agency.aliases}


def _check_confidence(agency: Agency, name: str) -> None:
    field = f"{name}_confidence"
    allowed = CONFIDENCES if getattr(agency, name) else ("",)
    _require(agency, field, getattr(agency, field) in allowed, f"is not one of {allowed}")


def _require(agency: Agency, field: str, holds: bool, message: str) -> None:
    if not holds:
        raise ValueError(f"{agency.name}: {field} {message}")
