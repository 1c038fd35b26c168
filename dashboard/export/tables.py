"""The tables in the files: actions with their agencies, the matrix as marks, targets, differences."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from dashboard.analysis.comparison import Difference
from dashboard.analysis.matrix import matrix_totals
from dashboard.model.dataset import Action, Dataset
from dashboard.model.selection import Selection
from dashboard.render.palette import cell_marks, role_name
from dashboard.render.target_values import value_words
from dashboard.text import COLUMN_LABELS, DIFFERENCES, FIELDS, FOUND_KINDS, ROLES, UNITS, listed, t
from dashboard.text.corrections import correction_lines_of_two, correction_words
from loaders import ROLES as ROLE_KEYS
from loaders.schema import CORRECTED

_BLOCK = 1_000  # actions that are in memory at once
_MARKS = [cell_marks(cell) for cell in range(1 << len(ROLE_KEYS))]


def listed_actions(selection: Selection, most: int | None = None) -> Iterator[Action]:
    """The actions of a selection in print order, at most so many; each has all of its agencies."""
    ids = selection.action_ids(most=most)
    for at in range(0, len(ids), _BLOCK):
        yield from selection.dataset.actions(ids[at : at + _BLOCK])


def has_deadlines(selection: Selection) -> bool:
    """Whether any action shown has a deadline."""
    return bool(selection.rows("SELECT 1 FROM shown_actions WHERE deadline IS NOT NULL LIMIT 1"))


def has_sections(selection: Selection) -> bool:
    """Whether any action shown stands in a section."""
    return bool(selection.rows("SELECT 1 FROM shown_actions WHERE section IS NOT NULL LIMIT 1"))


def matrix_lines(table: pd.DataFrame, labels: Iterable[str], rows: str) -> Iterator[list[str | int | None]]:
    """A matrix of `analysis.matrix` as marks, first its header; `labels` are the names of its rows; with totals by role."""
    totals = matrix_totals(table)
    yield [UNITS[rows], *table.columns, *(t("matrix.total.agencies", role=role_name(role)) for role in totals.roles)]
    for label, cells, numbers in zip(labels, table.to_numpy(), totals.by_row.to_numpy().tolist(), strict=True):
        yield [label, *(_MARKS[cell] for cell in cells), *numbers]
    for role in totals.roles:
        yield [t(f"matrix.total.{rows}", role=role_name(role)), *totals.by_agency[role].tolist(), *totals.corner(role)]


def targets_table(found: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The targets of `analysis.targets` with measure, agencies and text, one row each."""
    actions = dataset.actions(found["action_id"].tolist())
    names = [*(["document"] if dataset.is_combined else []), "measure_no", "measure", "action_no"]
    columns = {COLUMN_LABELS[name]: [getattr(action, name) for action in actions] for name in names}
    columns |= {
        t("targets.kind"): found["kind"].map(FOUND_KINDS).tolist(),
        t("targets.piece"): found["text"].tolist(),
        t("targets.value"): [value_words(*target) for target in found[["kind", "value", "text"]].to_numpy().tolist()],
    }
    columns |= {ROLES[role]: [listed(action.agencies.get(role, ())) for action in actions] for role in dataset.roles}
    columns |= {COLUMN_LABELS[name]: [getattr(action, name) for action in actions] for name in ("action", "source_row")}
    if dataset.has_corrections:
        columns[COLUMN_LABELS[CORRECTED]] = [correction_words(action.corrected) for action in actions]
    # As object, since a missing number would turn the other integers of its column into floats.
    return pd.DataFrame(columns, dtype=object)


def differences_table(differences: Sequence[Difference]) -> pd.DataFrame:
    """The differences between two documents, one row each."""
    columns = {
        t("compare.kind"): [DIFFERENCES[each.kind] for each in differences],
        t("compare.measure_old"): [each.measure_old for each in differences],
        t("compare.measure_new"): [each.measure_new for each in differences],
        FIELDS["agency"]: [each.agency for each in differences],
        t("compare.role_old"): [_role_words(each.roles_old) for each in differences],
        t("compare.role_new"): [_role_words(each.roles_new) for each in differences],
        t("compare.was"): [each.old for each in differences],
        t("compare.became"): [each.new for each in differences],
        t("compare.source_old"): pd.array([each.row_old for each in differences], dtype="Int64"),
        t("compare.source_new"): pd.array([each.row_new for each in differences], dtype="Int64"),
    }
    corrected = [correction_lines_of_two(each.corrected_old, each.corrected_new) for each in differences]
    if any(corrected):
        columns[COLUMN_LABELS[CORRECTED]] = [t("corrected.lines").join(lines) for lines in corrected]
    return pd.DataFrame(columns)


def _role_words(roles: Iterable[str]) -> str:
    return listed(ROLES[role] for role in roles)
