"""The part of a dataset that a filter lets through, as SQL that every table of the analysis begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.model.dataset import Dataset, one_of, with_ids
from dashboard.model.engine import Schema, Values
from dashboard.model.filters import Filter
from dashboard.model.stored_document import fold
from loaders import ROLES

_EVERYTHING = """
    marked AS (SELECT *, true AS is_shown FROM assignments), shown AS (FROM assignments), shown_actions AS (FROM actions)
"""
_MOST_NAMED = 20_000  # actions that are named one by one in a query
_MOST_WORDS = 60  # of a search that are looked for in the names of agencies, too; any more only in the texts


@dataclass(frozen=True, eq=False)
class Selection:
    """A dataset, a filter, and queries on what the filter lets through.

    Queries see the dataset's tables, `shown`, the assignments that the filter lets through, and `shown_actions`: the actions
    of these; without a filter on agency or role also the matching ones that name no agency. `marked` are all assignments,
    with `is_shown`.
    """

    dataset: Dataset
    filter: Filter

    def rows(self, sql: str, **values: Any) -> list[tuple]:
        """The rows of the answer to a query."""
        return self.dataset.tables.rows(*self._query(sql, values))

    def frame(self, sql: str, **values: Any) -> pd.DataFrame:
        """The answer to a query as a table."""
        return self.dataset.tables.frame(*self._query(sql, values))

    def _query(self, sql: str, values: Values) -> tuple[str, Values]:
        if not self.filter.active:
            return f"WITH {_EVERYTHING} {sql}", values
        return f"WITH {self._tables} {sql}", {**self._filter.parameters, **values}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many measures, actions, agencies and assignments are shown."""
        if not self.filter.active:
            return self.dataset.counts
        of_actions = "SELECT count(*), count(DISTINCT measure_id) FROM shown_actions"
        by_agency = (
            "SELECT count(*), coalesce(sum(rows), 0)::BIGINT FROM (SELECT count(*) AS rows FROM shown GROUP BY agency)"
        )
        ((actions, measures),), ((agencies, assignments),) = self.rows(of_actions), self.rows(by_agency)
        return {"measures": measures, "actions": actions, "agencies": agencies, "assignments": assignments}

    def action_ids(self, first: int = 0, most: int | None = None) -> list[int]:
        """The ids of the actions shown, in print order: at most so many, after the first ones."""
        limit = "" if most is None else f"LIMIT {most} OFFSET {first}"
        return [
            action_id for (action_id,) in self.rows(f"SELECT action_id FROM shown_actions ORDER BY action_id {limit}")
        ]

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies of the assignments shown, in the order in which they are printed there."""
        if not self.filter.active:
            return self.dataset.agencies
        return tuple(name for (name,) in self.rows("SELECT agency FROM shown GROUP BY agency ORDER BY min(line)"))

    @cached_property
    def _filter(self) -> _Conditions:
        return _Conditions(self.dataset, self.filter)

    @cached_property
    def _tables(self) -> str:
        where = self._filter
        return f"{where.shown}, shown_actions AS (SELECT a.* FROM actions a {where.found} WHERE {where.action})"

    @cached_property
    def of_actions(self) -> str:
        """The SQL that an assignment, shown or hidden, belongs to an action that is shown."""
        if not (self.filter.agency or self.filter.role or self.filter.q):
            return self._filter.assignment
        if self.counts["actions"] > _MOST_NAMED:
            return "action_id IN (SELECT action_id FROM shown_actions)"
        return with_ids("action_id", self.action_ids())


def select(dataset: Dataset, filter_: Filter) -> Selection:
    """Apply a filter to a dataset."""
    return Selection(dataset, filter_)


def relaxations(shown: Selection) -> list[tuple[str, int]]:
    """(field, number of actions) for each active field of the filter whose removal alone would show something."""
    less = {name: Selection(shown.dataset, shown.filter.without(name)) for name in shown.filter.active}
    return [(name, count) for name, other in less.items() if (count := other.counts["actions"])]


class _Conditions:
    """A filter as SQL: `assignment` holds for what it lets through, `action` for the actions; `parameters` stand in them.

    `found` and `named` join what the search has found in the words of actions and in the names of agencies.
    """

    def __init__(self, dataset: Dataset, filter_: Filter) -> None:
        self.parameters: dict[str, Any] = {}
        self.found = self.named = ""
        both = self._common(dataset, filter_)
        agency = [self._among("agency", filter_.agency)] if filter_.agency else []
        role = [self._among("role", filter_.role)] if filter_.role else []
        words = tuple(dict.fromkeys(fold(filter_.q).split()))
        self._search = dataset.cached(("search", words), lambda: _Search(dataset.tables, words)) if words else None
        mask, in_text = 0, []
        if self._search:
            mask = self._search.mask
            self.found = f"LEFT JOIN {self._search.actions.name} USING (action_id)"
            self.named = f"LEFT JOIN {self._search.agencies.name} USING (agency)" if mask else ""
            in_text = ["bits IS NOT NULL"] if len(words) > mask.bit_count() else []
        in_either = [f"(coalesce(bits, 0) | coalesce(agency_bits, 0)) = {mask}"] if mask else []
        self.assignment = _all([*both, *agency, *role, *in_text, *in_either])
        only_text = [*in_text, f"coalesce(bits, 0) = {mask}"] if mask else in_text
        if agency or (mask and role):
            self.action = _all([*both, self._has_assignment(dataset)])
        elif mask:
            self.action = _all([*both, f"({_all(only_text)} OR {self._has_assignment(dataset)})"])
        else:
            roles = sum(1 << ROLES.index(name) for name in filter_.role)
            self.action = _all([*both, *only_text, *([f"roles & {roles} <> 0"] if roles else [])])

    @property
    def shown(self) -> str:
        """The tables `marked` and `shown`."""
        return f"""
            marked AS (SELECT a.*, {self.assignment} AS is_shown FROM assignments a {self.found} {self.named}),
            shown AS (SELECT * FROM marked WHERE is_shown)
        """

    def _has_assignment(self, dataset: Dataset) -> str:
        """That an action has an assignment that is shown. Few actions are named, so that no others are read."""
        sql = f"WITH {self.shown} SELECT DISTINCT action_id FROM shown LIMIT {_MOST_NAMED + 1}"
        ids = [action_id for (action_id,) in dataset.tables.rows(sql, self.parameters)]
        return with_ids("action_id", ids) if len(ids) <= _MOST_NAMED else "action_id IN (SELECT action_id FROM shown)"

    def _common(self, dataset: Dataset, filter_: Filter) -> list[str]:
        conditions = []
        if filter_.document:
            conditions.append(one_of("doc", [dataset.doc_of(key) for key in filter_.document]))
        if filter_.measure:
            measures = dataset.find_measures(filter_.measure)
            conditions.append(with_ids("measure_id", [at for at, label, *_ in measures if label in filter_.measure]))
        return conditions

    def _among(self, column: str, values: Iterable[str]) -> str:
        names = []
        for value in values:
            names.append(f"$f{len(self.parameters)}")
            self.parameters[names[-1][1:]] = value
        return f"{column} IN ({', '.join(names)})"


class _Search:
    """What a search finds, in kept tables: for each action in whose words it finds something, and for each agency in whose
    name, a bit for each word. `mask` has the bits of the words that are in the name of some agency.

    Any other word must stand in the words of the action: `actions` has only those that have them all.
    """

    def __init__(self, tables: Schema, words: Sequence[str]) -> None:
        values = {f"w{at}": word for at, word in enumerate(words)}
        tests = [f"contains(words, ${name})" for name in values]
        bits = " | ".join(f"(({test})::BIGINT << {at})" for at, test in enumerate(tests[:_MOST_WORDS]))
        self.agencies = tables.keep(
            f"SELECT agency, {bits} AS agency_bits FROM agencies WHERE agency_bits <> 0", values
        )
        ((self.mask,),) = tables.rows(f"SELECT coalesce(bit_or(agency_bits), 0) FROM {self.agencies.name}")
        needed = [test for at, test in enumerate(tests) if not self.mask >> at & 1]
        where = _all(needed) if needed else " OR ".join(tests)
        self.actions = tables.keep(
            f"SELECT action_id, ({bits}) & {self.mask} AS bits FROM actions WHERE {where}", values
        )


def _all(conditions: Iterable[str]) -> str:
    return " AND ".join(conditions) or "true"
