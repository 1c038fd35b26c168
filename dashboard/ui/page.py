"""What pages are put together from: head, figures, grids, charts, downloads."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import charts, exports, filters, library, tables, views
from dashboard.board import Board
from dashboard.text import COUNTED, FIELDS, LEVELS, ROLES, UNITS, WORKLOAD, chosen_words, t
from dashboard.ui.view import clear_filter, view
from loaders import COLUMNS, NAMES

ROWS_A_PAGE = 60
COLUMN_LABELS = {column.name: column.zh for column in COLUMNS} | {"document": FIELDS["document"]}
#: The grid's columns: what is short first, the action's text after the names it belongs to.
GRID_ORDER = (
    "document", "source_row", "section", "measure_no", "measure", "action_no", "agency", "role", "position",
    "deadline", "action",
)  # fmt: skip


def page_head(title: str) -> None:
    """The title and the filter in words; on an empty result, what to relax instead of the rest of the page."""
    st.title(title)
    st.text(f"{document_words()}　{filter_words()}")
    if view().actions.empty:
        _show_empty()
        st.stop()


def document_words() -> str:
    """《金融支持小微企业责任分工表》, or 全部文档（3 份）"""
    titles = view().board.titles
    return f"《{titles[0]}》" if len(titles) == 1 else t("documents.together", count=len(titles))


def filter_words() -> str:
    """单位：省金融办 · 角色：牵头 · 5 项任务"""
    said = chosen_words(view().chosen) or t("filter.none")
    return f"{said} · {len(view().actions)} {COUNTED['actions']}"


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


def show_html(markup: str) -> None:
    """One HTML element, built by `dashboard.views`, where every value of a document is escaped."""
    st.html(markup)


def download_assignments() -> None:
    """The button for exactly the assignments shown."""
    rows, chosen = view().assignments, view().chosen
    several = len(view().board.documents) > 1
    st.download_button(
        t("download"),
        lambda: exports.assignments_csv(rows, with_document=several),
        exports.file_name(t("csv.name"), chosen),
        "text/csv",
        key="download",
        on_click="ignore",
        help=t("download.note"),
    )


def download_table(label: str, name: str, unit: str, content: Callable[[], bytes]) -> None:
    """A button for a page's own table, counted in `unit`: `content` returns its bytes."""
    file_name = exports.file_name(f"{name}_{UNITS[unit]}", view().chosen)
    st.download_button(label, content, file_name, "text/csv", key=f"download_{name}", on_click="ignore")


def choose(label: str, options: dict[str, str], key: str) -> str:
    """One of a few options, as a row of buttons bound to the URL; the first is the default."""
    labels = list(options.values())
    picked = st.segmented_control(label, labels, default=labels[0], key=key, bind="query-params", required=True)
    return next((value for value, shown in options.items() if shown == picked), next(iter(options)))


def show_figures(shown: dict[str, int], everything: dict[str, int]) -> None:
    """Each count as a figure: filtered / all."""
    with st.container(horizontal=True, key="figures"):
        for name, number in shown.items():
            whole = everything[name]
            st.metric(t(f"counted.{name}"), str(whole) if number == whole else f"{number} / {whole}", border=True)


def page_of(rows: list[int]) -> list[int]:
    """The rows of the page chosen, where there are more than a person scrolls through."""
    if len(rows) <= ROWS_A_PAGE:
        return rows
    page = st.pagination(-(-len(rows) // ROWS_A_PAGE), key="page", bind="query-params")
    return rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]


def show_assignments() -> None:
    """The tidy rows as a sortable, searchable grid, with the source row."""
    stop_without_assignments()
    names = [*NAMES, "document"] if len(view().board.documents) > 1 else list(NAMES)
    table = view().assignments[names].dropna(axis="columns", how="all").astype({"role": "str"})
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
    lines = finding_lines(view().board)
    if lines:
        with st.expander(t("findings", count=len(lines))):
            st.text("\n".join(lines))


def finding_lines(board: Board) -> list[str]:
    """The findings of the documents, weightier first, each with its level and, of several documents, its title."""
    found = [
        (finding, title)
        for title, document in zip(board.titles, board.documents, strict=True)
        for finding in document.findings
    ]
    found.sort(key=lambda pair: list(LEVELS).index(pair[0].level))
    several = len(board.documents) > 1
    return [f"{LEVELS[finding.level]}　{f'《{title}》' if several else ''}{finding}" for finding, title in found]


def row_labels(matrix: pd.DataFrame, rows: str) -> list[str]:
    """What the rows of a matrix are called: the measure, or number and place of the action."""
    if rows == "measures":
        return list(matrix.index)
    board = view().board
    times = board.actions["measure_label"].value_counts()
    several = set(times[times > 1].index)
    return [_action_label(board.rows[at], several) for at in matrix.index]


def _action_label(action, several: set[str]) -> str:
    """8. 有效落实小微企业金融政策（2）: the measure, and which of its actions where it has several."""
    return f"{action.measure_label}（{action.action_no}）" if action.measure_label in several else action.measure_label


def workloads(count: str) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The workload of the agencies shown; that of all when the agency filter is left out; and the whole of both."""
    board, free = view().board, view().chosen.without("agency")
    everyone = filters.filter_assignments(board.assignments, free)
    whole = tables.counts(everyone, filters.filter_actions(board, free, everyone))[count]
    shown, all_shown = (
        tables.workload(rows, board.assignments, count=count, whole=whole) for rows in (view().assignments, everyone)
    )
    return shown, all_shown, whole


def show_bars(load: pd.DataFrame, unit: str) -> None:
    """The workload as bars; a click on one sets the agency filter to it, a click on the only one picked clears it."""
    figure = charts.workload_bars(load, unit=unit, picked=view().chosen.agency, theme=theme())
    st.plotly_chart(
        figure,
        key="bars",
        on_select=_pick_agency,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=t("workload.title"),
    )
    hints = [t("workload.hint")]
    if len(load) > charts.MOST_BARS:
        hints.append(t("workload.top", top=charts.MOST_BARS, rest=len(load) - charts.MOST_BARS))
    st.text("".join(hints))
    if view().chosen.agency:
        show_html(views.agency_links(view().chosen.agency))


def theme() -> str:
    """light or dark, as the browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _pick_agency() -> None:
    points = st.session_state["bars"]["selection"]["points"]
    if points:
        picked = [points[0]["customdata"]]
        st.session_state["agency"] = [] if st.session_state["agency"] == picked else picked


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
    if st.session_state.pop("_to_agency", False):
        st.switch_page(library.ROOT / "pages/agency.py", query_params={})
    st.dataframe(
        table,
        hide_index=True,
        column_config=config,
        height="content",
        key="workload",
        row_height=44,
        on_select=lambda: _pick_row(load["agency"]),
        selection_mode="single-cell",
    )
    notes = [t("workload.open"), t("workload.share", unit=UNITS[unit], total=whole)]
    if load[roles].sum(axis=1).gt(load["total"]).any():
        notes.append(t("workload.both", unit=UNITS[unit]))
    st.text("".join(notes))
