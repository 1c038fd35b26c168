"""The dataset by the names of today: agencies whose work one body does today become one agency, under its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd
import pyarrow as pa

from dashboard.model.agency_register import Agency, Facts
from dashboard.model.dataset import Dataset
from dashboard.model.dataset_tables import OF_ACTION, with_agencies
from dashboard.model.engine import Schema
from dashboard.model.stored_tables import role_columns
from loaders import ROLES

#: What stands before the former names of a body, and after a name that is not certain. Part of the name in both languages.
FORMER = "原"
UNSURE = "（待核实）"
#: Assignments of the largest dataset that is offered by the names of today.
MOST_RENAMED = 500_000


@dataclass(frozen=True)
class Known:
    """An agency as the documents of one region print it, and what the register knows of it.

    `region` is a province, or empty where a document names none. `today` is the name of the body that does its work today, empty if unknown; `sure` is False where the register marks
    that as unsure. `label` is the name of the agency in a dataset by today's names.
    """

    region: str
    printed: str
    fact: Agency | None
    today: str
    sure: bool
    label: str

    @property
    def is_renamed(self) -> bool:
        """Whether the agency has another name in a dataset by today's names."""
        return self.label != self.printed


def known_agencies(dataset: Dataset, facts: Facts, agencies: Sequence[str] | None = None) -> list[Known]:
    """Each agency of a dataset, or each of `agencies`, as printed, in print order, with what the register knows of it.

    A name such as 省财政厅 names no province. The register's entry for it is used unless the document names another
    province more often than the entry's.
    """
    wanted = "" if agencies is None else "WHERE agency IN (SELECT unnest($wanted))"
    found = dataset.tables.rows(
        f"""
        SELECT region, agency, any_value(agencies.words)
        FROM assignments JOIN documents USING (doc) JOIN agencies USING (agency) {wanted}
        GROUP BY region, agency ORDER BY min(line)
        """,
        None if agencies is None else {"wanted": list(agencies)},
    )
    known = [_look_up(region, name, folded, facts) for region, name, folded in found]
    together: dict[str, list[Known]] = {}
    for each in known:
        together.setdefault(each.today, []).append(each)
    labels = {today: _label(today, group) for today, group in together.items() if today}
    return [replace(each, label=labels[each.today]) if each.today else each for each in known]


def _look_up(region: str, name: str, folded: str, facts: Facts) -> Known:
    fact = facts.find_folded(folded)
    if fact is None:
        return Known(region, name, None, facts.body_today(folded), True, name)
    if fact.region and region not in ("", fact.region):
        return Known(region, name, None, "", True, name)
    return Known(region, name, fact, fact.successor, fact.successor_confidence != "unsure", name)


def _label(today: str, group: Sequence[Known]) -> str:
    """国家税务总局山西省税务局（原省国税局、省地税局）; as printed where a body has one name here and still bears it."""
    goes_on = {known.printed: known.fact is None or known.fact.goes_on for known in group}
    if len(goes_on) == 1 and all(goes_on.values()):
        return group[0].printed
    others = [name for name, same in goes_on.items() if same and name != today]
    if former := [name for name, same in goes_on.items() if not same]:
        others.append(FORMER + "、".join(former))
    doubt = "" if all(known.sure for known in group) else UNSURE
    return f"{today}{doubt}" + (f"（{'、'.join(others)}）" if others else "")


def current_dataset(
    dataset: Dataset, known: Sequence[Known], kinds: Mapping[str, int] = MappingProxyType({})
) -> Dataset:
    """The dataset with each agency under its label of `known_agencies`; `kinds` as in `make_dataset`.

    Where agencies that are one body today share a role in an action, they become one assignment. `assignments` has two
    more columns: `printed`, the names as printed, and `agency_today`, the name of today's body, where known.
    """
    rows = dataset.tables.frame(
        """
        SELECT doc, action_id, measure_id, line, position, role, label AS agency, agency AS printed, agency_today
        FROM assignments JOIN documents USING (doc) JOIN names USING (region, agency) ORDER BY line
        """,
        names=_names_table(known),
    )
    rows = _joined(rows.astype({"role": pd.CategoricalDtype(list(ROLES))}))
    rows = rows.assign(**role_columns(rows, action="action_id", measure="measure_id")).astype({"role": "str"})
    tables = Schema(on=dataset.tables)
    for name in ("documents", "actions"):
        tables.run(f"CREATE VIEW {name} AS FROM {dataset.tables.name}.{name}")
    of_action = ", ".join(f"actions.{name}" for name in OF_ACTION)
    tables.run(
        f"CREATE TABLE assignments AS SELECT renamed.*, {of_action} FROM renamed JOIN actions USING (action_id) ORDER BY line",
        renamed=rows,
    )
    return Dataset(dataset.documents, dataset.titles, with_agencies(tables, kinds), renamed=_other_names(known))


def _names_table(known: Sequence[Known]) -> pa.Table:
    names = ("region", "agency", "label", "agency_today")
    lines = [(k.region, k.printed, k.label, k.today + ("" if k.sure else UNSURE)) for k in known]
    return pa.table(
        {name: pa.array(values, pa.string()) for name, values in zip(names, zip(*lines, strict=True), strict=True)}
    )


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, with those of the same action, role and agency merged; the merged row lists all their printed names."""
    key = ["action_id", "role", "agency"]
    printed = rows.groupby(key, observed=True, sort=False)["printed"].agg("、".join)
    firsts = rows.drop_duplicates(key, ignore_index=True)
    return firsts.assign(printed=printed.to_numpy())  # groups stand in the order of their first rows


def _other_names(known: Sequence[Known]) -> dict[str, tuple[str, ...]]:
    """The printed names and today's names of renamed agencies, each with the labels that it has in the dataset."""
    labels: dict[str, dict[str, None]] = {}
    for each in known:
        if each.is_renamed:
            for name in (each.printed, each.today):
                labels.setdefault(name, {})[each.label] = None
    return {name: tuple(found) for name, found in labels.items()}
