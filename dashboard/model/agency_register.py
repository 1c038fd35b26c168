"""The register of agencies: the reviewed table data/agencies.csv, its check, and the lookup of a name."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from dashboard.model.agency_kinds import kinds_by_register
from dashboard.model.folding import fold

CONFIDENCES = ("verified", "well-known", "unsure")
#: A date as precise as it is known, or `../2025-06-24`: at the latest on that day (ISO 8601-2, an interval with an open start).
_DATE = re.compile(r"(\.\./)?\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True)
class Agency:
    """One row of the table; an empty field is unknown.

    `confidence`, one of CONFIDENCES, applies to full name, kind and level. `successor` is the body that does the agency's
    work today, or its full name if it still exists under it; `since` is the day (month, year) when the successor took
    over. Both have a confidence of their own. `via` lists the names in between, each after its date, separated by ；.
    `region` is the province whose documents mean this agency by the name; empty where the name itself tells it.
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
        """Whether the agency still exists under its own name."""
        return self.successor == self.full_name


@dataclass(frozen=True)
class Facts:
    """The table, to be looked up by printed name, full name or alias; `problem` says why it could not be read, if so."""

    agencies: tuple[Agency, ...] = ()
    problem: str = ""

    @cached_property
    def _by_name(self) -> dict[str, Agency]:
        return {fold(name): agency for agency in self.agencies for name in _names(agency)}

    @cached_property
    def _successors(self) -> dict[str, str]:
        return {fold(agency.successor): agency.successor for agency in self.agencies if agency.successor}

    def find(self, name: str) -> Agency | None:
        """The agency of this name, regardless of the width of its brackets; None if the table has none."""
        return self.find_folded(fold(name))

    def find_folded(self, folded: str) -> Agency | None:
        """The same for a name that is folded already."""
        return self._by_name.get(folded)

    @cached_property
    def kinds(self) -> dict[str, int]:
        """The bits of the kinds of each agency (`agency_kinds`) by all its names, folded."""
        return {name: kinds_by_register(agency.kind, agency.level) for name, agency in self._by_name.items()}

    def body_today(self, folded: str) -> str:
        """The name as the table writes it, if it is the successor of some agency; else empty."""
        return self._successors.get(folded, "")


def read_agencies(data: bytes) -> Facts:
    """Read a UTF-8 CSV whose header is the fields of Agency. Raises ValueError that names the line, or agency and field."""
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
    """Raise ValueError, naming agency and field, where a value lacks its confidence or source, or breaks another rule."""
    taken: dict[str, Agency] = {}
    for agency in agencies:
        for name in ("name", "full_name", "kind", "level", "source"):
            _require(agency, name, bool(getattr(agency, name).strip()), "is missing")
        _require(agency, "confidence", agency.confidence in CONFIDENCES, f"is not one of {CONFIDENCES}")
        for name in ("successor", "since"):
            allowed = CONFIDENCES if getattr(agency, name) else ("",)
            field = f"{name}_confidence"
            _require(agency, field, getattr(agency, field) in allowed, f"is not one of {allowed}")
        _require(agency, "since", not agency.since or bool(_DATE.fullmatch(agency.since)), "is not a date")
        _require(agency, "since", not agency.since or bool(agency.successor), "has no successor")
        for name in map(fold, _names(agency)):
            other = taken.setdefault(name, agency)
            _require(agency, "name", other is agency, f"is also a name of {other.full_name}")


def _names(agency: Agency) -> set[str]:
    return {agency.name, agency.full_name, *agency.aliases}


def _require(agency: Agency, field: str, holds: bool, message: str) -> None:
    if not holds:
        raise ValueError(f"{agency.name}: {field} {message}")
