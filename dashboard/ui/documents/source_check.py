"""What a document was read as, and the check of any row against its printed source."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis import source_check
from dashboard.analysis.source_check import SourceFocus, findings_of
from dashboard.model.dataset import Dataset
from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from dashboard.render.page_head import count_figures
from dashboard.render.source_grids import findings_grid, outside_grid, source_grids
from dashboard.render.source_view import header_lines, source_row
from dashboard.text import CHECK_LABELS, COLUMN_LABELS, t
from dashboard.ui.documents.corrections import correct_row
from dashboard.ui.language import fragment
from dashboard.ui.page import show_html
from dashboard.ui.session import session

_WIDTHS: dict[str, Any] = {
    "source_row": 100,
    "role": 110,
    "level": 90,
    "place": 170,
    "message": "large",
    "printed": "large",
}
_LINE, _MOST_LINES = 39, 9  # height of a grid's line in pixels; lines visible at once, with the header


def show_reading(dataset: Dataset) -> None:
    """The counts of the documents, and each of their headers with what it was taken for."""
    show_html(count_figures(dataset.counts, dataset.counts))
    show_html(header_lines(dataset.documents, list(dataset.titles.values())))


def show_check(dataset: Dataset, entry: Entry | None) -> None:
    """The grids to choose a row from, and beside them that row as printed and as read.

    For several documents together, without an entry, there are only the findings.
    """
    if entry:
        _check(dataset, entry)
        return
    found = findings_grid(findings_of(dataset))
    st.text(t("documents.one"))
    _name_grid("findings", found)
    if len(found):
        _show_grid(found, "findings")


@fragment
def _check(dataset: Dataset, entry: Entry) -> None:
    """The three grids follow each other: choosing a source row selects its assignments, and the other way round."""
    if session().is_page_stale:
        st.rerun()
    grids = source_grids(dataset)
    key = "-".join([dataset.documents[0].sha256[:12], *(str(len(table)) for table in grids.values())])
    focus = _update_focus(dataset, grids, key)
    st.text(t("documents.check.hint"))
    left, right = st.columns([3, 2])
    with left:
        for grid, table in grids.items():
            _name_grid(grid, table)
            if len(table):
                mode = "multi-row" if grid == "assignments" else "single-row"
                _show_grid(table, f"{grid}-{key}", on_select="rerun", selection_mode=[mode, "single-cell"])
        _show_outside(dataset.documents[0])
    with right, st.container(key="source-focus"):
        _show_focus(dataset, entry, grids["findings"], focus)


def _update_focus(dataset: Dataset, grids: dict[str, pd.DataFrame], key: str) -> SourceFocus:
    """The focus after the last click in one of the grids; the selections of all grids are set to it."""
    focus = session().source_focus.get(key) or _focus_before(dataset, key)
    for grid, shown in source_check.focus_lines(dataset, focus).items():
        line = source_check.clicked_line(st.session_state.get(f"{grid}-{key}"), shown, grid)
        if line is not None:
            focus = source_check.focus_on(dataset, grid, line)
            break
    session().source_focus = {key: focus}
    for grid, shown in source_check.focus_lines(dataset, focus).items():
        state = source_check.grid_state(shown, grid)
        if len(grids[grid]) and st.session_state.get(f"{grid}-{key}") != state:
            st.session_state[f"{grid}-{key}"] = state
    return focus


def _focus_before(dataset: Dataset, key: str) -> SourceFocus:
    """The row that was looked at before the document was corrected, so that one goes on from there; else the first one."""
    last = len(source_check.lines_of(dataset).actions) - 1
    for known, focus in session().source_focus.items():
        if known.partition("-")[0] == key.partition("-")[0] and focus.action is not None:
            return SourceFocus(action=min(focus.action, last))
    return SourceFocus()


def _name_grid(grid: str, table: pd.DataFrame) -> None:
    name = "no_findings" if grid == "findings" and table.empty else grid
    st.text(t(f"documents.check.{name}", count=len(table)))


def _show_outside(document: StoredDocument) -> None:
    outside = outside_grid(document)
    if len(outside):
        with st.expander(t("documents.check.outside", count=len(outside))):
            _show_grid(outside, "outside")


def _show_grid(table: pd.DataFrame, key: str, **selection: Any) -> None:
    labels = COLUMN_LABELS | CHECK_LABELS
    columns = {name: st.column_config.Column(labels[name], width=_WIDTHS.get(name)) for name in table.columns}
    height = min(_MOST_LINES, len(table) + 1) * _LINE + 4
    st.dataframe(table, hide_index=True, height=height, column_config=columns, key=key, placeholder="", **selection)


def _show_focus(dataset: Dataset, entry: Entry, found: pd.DataFrame, focus: SourceFocus) -> None:
    if focus.finding is not None:
        line = found.iloc[focus.finding]
        st.text(f"{line['level']}　{t('finding', place=line['place'], message=line['message'])}")
    if focus.action is None:
        st.text(t("documents.check.no_row"))
        return
    row = source_check.lines_of(dataset).actions["source_row"].iloc[focus.action]
    (action,) = dataset.actions([int(row)])  # in a dataset of one document, an action's id is its source row
    show_html(source_row(action, dataset.documents[0], source_check.focus_filter(dataset, focus)))
    correct_row(entry, dataset, action)
