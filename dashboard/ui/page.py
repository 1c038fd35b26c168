"""What pages are put together from: head, figures, grids, charts, downloads."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import charts, exports, filters, heads, library, matrix_view, tables, text, views
from dashboard.board import Board
from dashboard.gloss import gloss
from dashboard.markup import join
from dashboard.selection import Selection, caption
from dashboard.text import COLUMN_LABELS, FIELDS, LEVELS, ROLES, UNITS, WORKLOAD, Names, t
from dashboard.ui.language import adopt
from dashboard.ui.view import clear_filter, has_view, view
from loaders import NAMES, Finding

ROWS_A_PAGE = 60  # of whole texts to read
MATRIX_ROWS = 60
MATRIX_PAGE = 36  # rows of a page, where there are more than that
GRID_ROWS = 1_000
MOST_FINDINGS = 200
#: The grid's columns: what is short first, the action's text after the names it belongs to.
GRID_ORDER = (
    "document", "source_row", "section", "measure_no", "measure", "action_no", "agency", "role", "position",
    "deadline", "action",
)  # fmt: skip


def page_head(title: str, *more: Markup) -> None:
    """The title, the filter in words and `more`; on an empty result, what to relax instead of the rest of the page."""
    head = heads.head(title, caption(view()))
    if view().actions.empty:
        show_html(head)
        _show_empty()
        st.stop()
    show_html(join([head, *more]))


def _show_empty() -> None:
    options = filters.relaxations(view().board, view().chosen)
    hints = [t("empty.relax", field=FIELDS[name], count=count) for name, count in options]
    st.info(t("empty") + ("".join(hints) or t("empty.clear")))
    with st.container(horizontal=True):
        for name, _ in options:
            st.button(t("empty.drop", field=FIELDS[name]), key=f"drop-{name}", on_click=clear_filter, args=((name,),))


def stop_without_assignments() -> None:
    """For a page about agencies: a word instead of it where none of the actions shown names one."""
    if view().assignments.empty:
        st.info(t("no_assignments"))
        st.stop()


def show_html(markup: Markup) -> None:
    """One HTML element. A Markup escapes every value that is put into it; mere text is refused."""
    if not isinstance(markup, Markup):
        raise TypeError(f"{type(markup).__name__} is no Markup")
    st.html(markup)


def show_actions(ids: Sequence[int]) -> None:
    """The actions of these ids to read, with the filter's agencies and words marked."""
    show_html(actions_of(view(), ids))


def actions_of(shown: Selection, ids: Sequence[int]) -> Markup:
    """The markup of `show_actions`, or what is kept of it."""
    board, chosen = shown.board, shown.chosen
    key = "actions", tuple(ids), chosen, text.language()
    return board.kept(key, lambda: views.actions(board, ids, chosen))


def show_matrix(matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> None:
    """A matrix of `tables.matrix` for the view's filter; `made_by` is what else it depends on."""
    show_html(matrix_of(view(), matrix, labels, **made_by))


def matrix_of(shown: Selection, matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> Markup:
    """The markup of `show_matrix`, or what is kept of it."""
    key = "matrix", shown.chosen, *made_by.values(), text.language()
    return shown.board.kept(key, lambda: matrix_view.matrix(matrix, labels, shown.assignments, shown.board))


def choose(label: str, options: Names, key: str) -> str:
    """One of a few options, as a row of buttons bound to the URL; the first is the default."""
    adopt(key, options)
    labels = list(options.values())
    picked = st.segmented_control(label, labels, default=labels[0], key=key, bind="query-params", required=True)
    return next((value for value, shown in options.items() if shown == picked), next(iter(options)))


def tabs(names: Names, key: str) -> list:
    """Tabs bound to the URL; the page draws the open one alone."""
    adopt(key, names)
    return st.tabs(list(names.values()), key=key, bind="query-params", on_change="rerun")


def figures(shown: dict[str, int], everything: dict[str, int]) -> Markup:
    """Each count as a figure: filtered / all."""
    return heads.figures(heads.counted(shown, everything))


def page_of(rows: Sequence, size: int = ROWS_A_PAGE) -> Sequence:
    """The rows of the page chosen, where there are more than a person scrolls through; other rows begin at page 1."""
    of = (size, len(rows), view().chosen if has_view() else None)
    if st.session_state.setdefault("_paged", of) != of:
        st.session_state.update(_paged=of, page=1)
    if len(rows) <= size:
        return rows
    page = st.pagination(-(-len(rows) // size), key="page", bind="query-params")
    return rows[(page - 1) * size : page * size]


def show_assignments() -> None:
    """The tidy rows as a sortable, searchable grid, with the source row."""
    stop_without_assignments()
    rows = view().assignments
    names = [*NAMES, "document"] if len(view().board.documents) > 1 else list(NAMES)
    names = [name for name in names if rows[name].notna().any()]
    if len(rows) > GRID_ROWS:
        st.text(t("overview.paged", size=GRID_ROWS))
    at = page_of(range(len(rows)), GRID_ROWS)
    table = rows[names].iloc[at.start : at.stop]
    table = table.astype({name: "str" for name in names if table[name].dtype == "category"})  # sent as they are here
    table["role"] = table["role"].map(ROLES)
    order = [name for name in GRID_ORDER if name in table]
    st.dataframe(
        table,
        hide_index=True,
        height=640,
        column_order=order,
        column_config=COLUMN_LABELS,
        row_height=44,
        key="assignments",
    )


def show_findings() -> None:
    """What the reader of the documents found odd, weightier first."""
    board = view().board
    if found := sorted_findings(board):
        show_html(board.kept(("findings", text.language()), lambda: heads.details(*_finding_lines(board, found))))


def _finding_lines(board: Board, found: Sequence[tuple[Finding, str]]) -> tuple[str, list[str]]:
    """How many there are, and a line for each of the first."""
    lines = [_finding_line(*pair, several=len(board.documents) > 1) for pair in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        lines.append(t("findings.rest", count=len(found) - MOST_FINDINGS))
    return t("findings", count=len(found)), lines


def sorted_findings(board: Board) -> list[tuple[Finding, str]]:
    """The findings of the documents, weightier first, each with its document's title."""
    found = [
        (finding, title)
        for title, document in zip(board.titles, board.documents, strict=True)
        for finding in document.findings
    ]
    found.sort(key=lambda pair: list(LEVELS).index(pair[0].level))
    return found


def _finding_line(finding: Finding, title: str, *, several: bool) -> str:
    words = t("finding", place=text.said_place(finding.place), message=text.said(finding.message))
    return f"{LEVELS[finding.level]}　{f'《{title}》' if several else ''}{words}"


def matrix_page(rows: str) -> Sequence | None:
    """The rows of the matrix's page chosen; None where all are on one."""
    every = tables.matrix_rows(view().actions, rows)
    if len(every) <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=len(every)))
    return page_of(every, MATRIX_PAGE)


def row_labels(board: Board, index: pd.Index, rows: str) -> list[str]:
    """What the rows of a matrix are called: the measure; for an action, where the measure has several, also its number."""
    if rows == "measures":
        return list(index)
    labels = board.actions["measure_label"].cat
    several = np.bincount(labels.codes)[labels.codes] > 1
    return [_action_label(board.rows[at]) if several[at - 1] else board.rows[at].measure_label for at in index]


def _action_label(action) -> str:
    """8. 有效落实小微企业金融政策（2）"""
    return f"{action.measure_label}（{action.action_no}）"


def workloads(count: str) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The workload of the agencies shown; that of all when the agency filter is left out; and the whole of both."""
    board, chosen = view().board, view().chosen
    free = chosen.without("agency")
    everyone = filters.filter_assignments(board.assignments, free)
    whole = tables.counts(everyone, filters.filter_actions(board, free, everyone))[count]
    all_shown = tables.workload(everyone, board.assignments, count=count, whole=whole)
    return tables.workload_of(all_shown, chosen.agency) if chosen.agency else all_shown, all_shown, whole


def show_bars(load: pd.DataFrame, unit: str) -> None:
    """The workload as bars; a click on one sets the agency filter to it, a click on the only one picked clears it."""
    title = t("chart.title", name=t("workload.nav"), what=UNITS[unit], caption=caption(view()))
    figure = charts.workload_bars(load, unit=unit, picked=view().chosen.agency, theme=theme(), title=title)
    st.plotly_chart(
        figure,
        key="bars",
        on_select=_pick_agency,
        selection_mode="points",
        config=_as_picture(exports.file_name(t("workload.name"), view().chosen, "").rstrip(".")),
        alt=t("workload.title"),
    )
    hints = [t("workload.hint")]
    if len(load) > charts.MOST_BARS:
        hints.append(t("workload.top", top=charts.MOST_BARS, rest=len(load) - charts.MOST_BARS))
    st.text("".join(hints))
    if view().chosen.agency:
        show_html(views.agency_links(view().chosen.agency))


def _as_picture(name: str) -> dict:
    """plotly's own picture of a chart, at the size of a slide; board.js has our button press the one nobody sees."""
    picture = {"format": "png", "width": 1600, "height": None, "scale": 2, "filename": name}
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displaylogo": False,
        "toImageButtonOptions": picture,
    }


def theme() -> str:
    """light or dark, as the browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _pick_agency() -> None:
    points = st.session_state["bars"]["selection"]["points"]
    if points:
        picked = points[0]["customdata"]
        st.session_state["agency"] = [] if view().chosen.agency == (picked,) else [picked]


def _pick_row(agencies: pd.Series) -> None:
    for row, _ in st.session_state["workload"]["selection"]["cells"]:
        st.session_state["agency"] = [agencies[row]]
        st.session_state["_to_agency"] = True


def show_workload(load: pd.DataFrame, unit: str, whole: int) -> None:
    """The workload as a table, and what its columns count."""
    roles = [role for role in ROLES if role in load]
    config = {name: WORKLOAD[name] for name in load.columns}
    config["share"] = st.column_config.NumberColumn(WORKLOAD["share"], format="%.1f%%")
    table = load.assign(share=load["share"] * 100)
    if any(glosses := load["agency"].map(gloss)):
        table.insert(1, "gloss", glosses)
        config["gloss"] = t("gloss.column")
    if st.session_state.pop("_to_agency", False):
        st.switch_page(library.ROOT / "pages/agency.py", query_params={})
    st.dataframe(
        table,
        hide_index=True,
        column_config=config,
        height="content" if len(table) <= charts.MOST_BARS else 640,
        key="workload",
        row_height=44,
        on_select=lambda: _pick_row(load["agency"]),
        selection_mode="single-cell",
    )
    notes = [t("workload.open"), t("workload.share", unit=UNITS[unit], total=whole)]
    if load[roles].sum(axis=1).gt(load["total"]).any():
        notes.append(t("workload.both", unit=UNITS[unit]))
    st.text("".join(notes))
