"""The grids of the source check, in the words of the screen: findings, source rows, assignments."""

from collections.abc import Iterable

import pandas as pd

from dashboard.analysis.source_check import findings_of, lines_of
from dashboard.model.dataset import Dataset
from dashboard.model.stored_document import StoredDocument
from dashboard.text import LEVELS, ROLES, said, said_place
from loaders import Finding, Place

_WIDEST = 200  # characters of a cell: each click sends the grid again, and the whole text is shown beside it


def source_grids(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """The tables from which a person chooses a row, for a dataset of one document."""
    return {
        "findings": findings_grid(findings_of(dataset)).drop(columns="document"),
        "rows": _rows_grid(lines_of(dataset).actions),
        "assignments": _assignments_grid(lines_of(dataset).assignments),
    }


def findings_grid(found: Iterable[tuple[str, Finding]]) -> pd.DataFrame:
    """The findings with document, level, place, message and source_row (the first, if a finding is about several)."""
    lines = [
        (title, LEVELS[finding.level], said_place(finding.place), said(finding), finding.source_row)
        for title, finding in found
    ]
    table = pd.DataFrame(lines, columns=["document", "level", "place", "message", "source_row"])
    return table.astype({"source_row": "Int64"})


def outside_grid(document: StoredDocument) -> pd.DataFrame:
    """The paragraphs of a document that belong to no action, with place and printed."""
    lines = [(said_place(place), text[:_WIDEST]) for place, text in document.outside]
    return pd.DataFrame(lines, columns=["place", "printed"])


def _rows_grid(actions: pd.DataFrame) -> pd.DataFrame:
    """The source rows with source_row, place and printed, the text as printed on a single line."""
    printed = actions["source"].str.slice(0, _WIDEST)
    for pattern, put in ((r"\s*\t\s*", "　|　"), (r"\s*\n\s*", " ")):
        printed = printed.str.replace(pattern, put, regex=True)
    return actions[["source_row"]].assign(
        place=[said_place(Place(**place)) for place in actions["place"]], printed=printed
    )


def _assignments_grid(assignments: pd.DataFrame) -> pd.DataFrame:
    return assignments.assign(role=assignments["role"].map(ROLES), measure=assignments["measure"].str.slice(0, _WIDEST))
