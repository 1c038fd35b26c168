"""The part of a dataset that a filter lets through, as SQL that every table of the analysis begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.model.agency_kinds import kind_bits
from dashboard.model.dataset import Dataset
from dashboard.model.due_groups import in_groups
from dashboard.model.engine import Schema, Values
from dashboard.model.filters import Filter
from dashboard.model.folding import fold
from dashboard.model.ids import one_of, with_ids
from loaders import ROLES

_EVERYTHING = {
    "marked": "SELECT *, true AS is_shown FROM assignments",
    "shown": "FROM assignments",
    "shown_actions": "FROM actions",
}
_TAKES_PART = 1 << ROLES.index("responsible") | 1 << ROLES.index("support")
_MOST_NAMED = 20_000  # actions that are named one by one in a query
_MOST_WORDS = 60  # of a search that are looked for in the names of agencies, too; any more only in the texts


@dataclass(frozen=True, eq=False)
class Selection:
    """A dataset, a filter, and queries on what the filter lets through.

    Queries see the dataset's tables, `shown`, the assignments that the filter lets through, and `shown_actions`: the actions
    of these; without a filter on agency, their category or role also the matching ones that name no agency. `marked` are all assignments,
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
        # Only the tables that it needs, because the planner takes time for each: a millisecond, of two for a small document.
        tables = [f"{name} AS ({table})" for name, table in self._tables.items() if name in sql or name == "shown"]
        return f"WITH {', '.join(tables)} {sql}", {**self._parameters, **values}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many measures, actions, agencies and assignments are shown."""
        if not self.filter.active:
            return self.dataset.counts
        actions = self.few_actions
        if actions is not None:
            return {
                "measures": len({measure_id for _, measure_id in actions}),
                "actions": len(actions),
                "agencies": len(self._by_agency),
                "assignments": sum(self._by_agency.values()),
            }
        of_actions = "SELECT count(*), count(DISTINCT measure_id) FROM shown_actions"
        by_agency = "SELECT count(*), sum(rows)::BIGINT FROM (SELECT count(*) AS rows FROM shown GROUP BY agency)"
        ((count, measures),), ((agencies, assignments),) = self.rows(of_actions), self.rows(by_agency)
        return {"measures": measures, "actions": count, "agencies": agencies, "assignments": assignments or 0}

    @cached_property
    def few_actions(self) -> list[tuple[int, int]] | None:
        """(action id, measure id) of all actions shown, in print order; None if they are too many to be held."""
        sql = f"SELECT action_id, measure_id FROM shown_actions ORDER BY action_id LIMIT {_MOST_NAMED + 1}"
        actions = self.rows(sql)
        return actions if len(actions) <= _MOST_NAMED else None

    @cached_property
    def _by_agency(self) -> dict[str, int]:
        return dict(self.rows("SELECT agency, count(*) FROM shown GROUP BY agency ORDER BY min(line)"))

    @cached_property
    def has_due(self) -> bool:
        """Whether any action shown is due on a day."""
        return bool(self.rows("SELECT 1 FROM shown_actions WHERE len(due) > 0 LIMIT 1"))

    def action_ids(self, first: int = 0, most: int | None = None, *, by_due: bool = False) -> list[int]:
        """The ids of the actions shown, in print order: at most so many, after the first ones. `by_due`: those that are due
        first come first, those without a day last."""
        if by_due:
            limit = "" if most is None else f"LIMIT {most} OFFSET {first}"
            sql = f"SELECT action_id FROM shown_actions ORDER BY due[1] NULLS LAST, action_id {limit}"
            return [at for (at,) in self.rows(sql)]
        if self.few_actions is not None:
            return [action_id for action_id, _ in self.few_actions[first:][:most]]
        limit = "" if most is None else f"LIMIT {most} OFFSET {first}"
        return [at for (at,) in self.rows(f"SELECT action_id FROM shown_actions ORDER BY action_id {limit}")]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies of the assignments shown, in the order in which they are printed there."""
        return tuple(self._by_agency) if self.filter.active else self.dataset.agencies

    @cached_property
    def _filter(self) -> _Conditions:
        return _Conditions(self.dataset, self.filter)

    @cached_property
    def _parameters(self) -> Values:
        return self._filter.parameters if self.filter.active else {}

    @cached_property
    def _tables(self) -> dict[str, str]:
        if not self.filter.active:
            return _EVERYTHING
        where = self._filter
        return {
            "marked": f"SELECT a.*, {where.assignment} AS is_shown FROM assignments a {where.found} {where.named}",
            "shown": where.shown,
            "shown_actions": f"SELECT a.* FROM actions a {where.found} WHERE {where.action}",
        }

    @cached_property
    def of_actions(self) -> str:
        """The SQL that an assignment, shown or hidden, belongs to an action that is shown."""
        if not (self.filter.of_agencies or self.filter.role or self.filter.q):
            return self._filter.assignment
        if self.counts["actions"] > _MOST_NAMED:
            return "action_id IN (SELECT action_id FROM shown_actions)"
        return with_ids("action_id", self.action_ids())


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
        agency = self._of_agencies(filter_)
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
        """The assignments that the filter lets through."""
        return f"SELECT a.* FROM assignments a {self.found} {self.named} WHERE {self.assignment}"

    def _has_assignment(self, dataset: Dataset) -> str:
        """That an action has an assignment that is shown. Of a large dataset few actions are named, so that no others are read."""
        if dataset.counts["assignments"] <= _MOST_NAMED:
            return "action_id IN (SELECT action_id FROM shown)"
        sql = f"SELECT DISTINCT action_id FROM ({self.shown}) LIMIT {_MOST_NAMED + 1}"
        ids = [action_id for (action_id,) in dataset.tables.rows(sql, self.parameters)]
        return with_ids("action_id", ids) if len(ids) <= _MOST_NAMED else "action_id IN (SELECT action_id FROM shown)"

    def _of_agencies(self, filter_: Filter) -> list[str]:
        conditions = [self._among("agency", filter_.agency)] if filter_.agency else []
        if filter_.category:
            bits = kind_bits(filter_.category)
            conditions.append(f"agency IN (SELECT agency FROM agencies WHERE kinds & {bits} <> 0)")
        return conditions

    def _common(self, dataset: Dataset, filter_: Filter) -> list[str]:
        conditions = []
        if filter_.document:
            conditions.append(one_of("doc", [dataset.doc_of(key) for key in filter_.document]))
        if filter_.measure:
            measures = dataset.find_measures(filter_.measure)
            conditions.append(with_ids("measure_id", [at for at, label, *_ in measures if label in filter_.measure]))
        if filter_.section:
            conditions.append(self._among("section", filter_.section))
        if filter_.due:
            conditions.append(in_groups(filter_.due, filter_.asof))
        if filter_.missing:
            conditions.append(f"roles & {_TAKES_PART} = 0")
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
