"""Streamlit pieces that pages share. A page gets the view of this run from here: the board, the filter, the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import charts, exports, filters, tables
from dashboard.board import Board
from dashboard.choices import canonical, choices
from dashboard.filters import Filter
from dashboard.text import COUNTED, FIELDS, LEVELS, ROLES, UNITS, WORKLOAD, chosen_words, t
from loaders import COLUMNS, NAMES

ROWS_A_PAGE = 60
#: The grid's columns: what is short first, the action's text after the names it belongs to.
GRID_ORDER = (
    "source_row", "section", "measure_no", "measure", "action_no", "agency", "role", "position", "deadline", "action"
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class View:
    """What this run shows: the board, the filter, and the assignments and actions it lets through."""

    board: Board
    chosen: Filter
    assignments: pd.DataFrame
    actions: pd.DataFrame


def view() -> View:
    """The view of this run, made by the frame."""
    return st.session_state["_view"]


def escape_markdown(words: str) -> str:
    """The words as Markdown that shows them as typed: a backslash before every ASCII punctuation mark."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def adopt_url(board: Board) -> None:
    """Once per session: write the URL's values as the widgets know them (measure=8, role=lead), and start over."""
    if st.session_state.setdefault("_url_read", False):
        return
    st.session_state["_url_read"] = True
    changed = False
    for name in choices(board):
        given = st.query_params.get_all(name)
        known = [label for value in given if (label := canonical(board, name, value)) is not None]
        if given and known != given:
            st.query_params[name] = known
            changed = True
    if changed:
        st.rerun()


def choose_filter(board: Board) -> Filter:
    """The four filters, bound to the URL; what they mean is in `filters`."""
    offered = choices(board)
    chosen = {name: tuple(_choose(name, labels)) for name, labels in offered.items()}
    q = st.text_input(FIELDS["q"], key="q", bind="query-params", live="300ms", help=t("filter.q.help"))
    return Filter(
        **{name: tuple(offered[name][label] for label in chosen[name]) for name in offered}, q=(q or "").strip()
    )


def _choose(name: str, labels: dict[str, str]) -> list[str]:
    if name == "role":
        return st.pills(FIELDS[name], list(labels), selection_mode="multi", key=name, bind="query-params") or []
    return st.multiselect(
        FIELDS[name],
        list(labels),
        key=name,
        bind="query-params",
        placeholder=t("filter.all"),
        filter_mode="contains",
        select_all=False,
    )


def clear_filter() -> None:
    """Empty all four filters."""
    for name in filters.NAMES:
        st.session_state[name] = "" if name == "q" else []


def make_view(board: Board, chosen: Filter) -> View:
    """The view of a filter, kept for the page of this run."""
    shown = filters.filter_assignments(board.assignments, chosen)
    made = View(board, chosen, shown, filters.filter_actions(board, chosen, shown))
    st.session_state["_view"] = made
    return made


def shown_counts() -> dict[str, int]:
    """The counts of what is shown."""
    return tables.counts(view().assignments, view().actions)


def page_head(title: str) -> None:
    """The title and the filter in words; on an empty result, what to relax instead of the rest of the page."""
    st.title(title)
    st.text(f"《{view().board.document.title}》　{filter_words()}")
    if view().actions.empty:
        st.info(empty_words())
        st.stop()


def filter_words() -> str:
    """单位：省金融办 · 角色：牵头 · 5 项任务"""
    said = chosen_words(view().chosen) or t("filter.none")
    return f"{said} · {len(view().actions)} {COUNTED['actions']}"


def empty_words() -> str:
    """That nothing matches, and what to relax."""
    options = filters.relaxations(view().board, view().chosen)
    hints = [t("empty.relax", field=FIELDS[name], count=count) for name, count in options]
    return t("empty") + ("".join(hints) or t("empty.clear"))


def show_html(markup: str) -> None:
    """One HTML element, built by `dashboard.views`, where every value of a document is escaped."""
    st.html(markup)


def download_assignments() -> None:
    """The button for exactly the assignments shown."""
    rows, chosen = view().assignments, view().chosen
    st.download_button(
        t("download"),
        lambda: exports.assignments_csv(rows),
        exports.file_name(t("csv.name"), chosen),
        "text/csv",
        key="download",
        on_click="ignore",
        help=t("download.note"),
    )


def download_table(label: str, name: str, content) -> None:
    """A button for a page's own table: `content` is a function that returns its bytes."""
    file_name = exports.file_name(name, view().chosen)
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
    table = view().assignments[list(NAMES)].dropna(axis="columns", how="all").astype({"role": "str"})
    table["role"] = table["role"].map(ROLES)
    config = {column.name: column.zh for column in COLUMNS}
    order = [name for name in GRID_ORDER if name in table]
    st.dataframe(
        table,
        hide_index=True,
        height=640,
        column_order=order,
        column_config=config,
        row_height=44,
        key="assignments",
    )


def show_findings() -> None:
    """What the reader of the document found odd, weightier first."""
    findings = view().board.document.findings
    if not findings:
        return
    with st.expander(t("findings", count=len(findings))):
        for finding in sorted(findings, key=lambda finding: list(LEVELS).index(finding.level)):
            st.text(f"{LEVELS[finding.level]}　{finding}")


def row_labels(matrix: pd.DataFrame, rows: str) -> list[str]:
    """What the rows of a matrix are called: the measure, or number and place of the action."""
    if rows == "measures":
        return list(matrix.index)
    return [action_label(view().board.rows[row]) for row in matrix.index]


def action_label(action) -> str:
    """8. 有效落实小微企业金融政策（2）: the measure, and which of its actions where it has several."""
    several = view().board.actions["measure_label"].eq(action.measure_label).sum() > 1
    return f"{action.measure_label}（{action.action_no}）" if several else action.measure_label


def without_agency_filter() -> pd.DataFrame:
    """The assignments that the filter shows when its agencies are left out: the chart draws the rest pale."""
    return filters.filter_assignments(view().board.assignments, view().chosen.without("agency"))


def show_bars(load: pd.DataFrame, unit: str) -> None:
    """The workload as bars; a click on one sets the agency filter to it, a click on the only one picked clears it."""
    figure = charts.workload_bars(load, unit=unit, picked=view().chosen.agency, theme=_theme())
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


def _theme() -> str:
    """light or dark, as the browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _pick_agency() -> None:
    points = st.session_state["bars"]["selection"]["points"]
    if points:
        picked = [points[0]["customdata"]]
        st.session_state["agency"] = [] if st.session_state["agency"] == picked else picked


def show_workload(load: pd.DataFrame, unit: str) -> None:
    """The workload as a table, and what its columns count."""
    roles = [role for role in ROLES if role in load]
    config = {name: WORKLOAD[name] for name in load.columns}
    config["share"] = st.column_config.NumberColumn(WORKLOAD["share"], format="%.1f%%")
    table = load.assign(share=load["share"] * 100)
    st.dataframe(table, hide_index=True, column_config=config, height="content", key="workload", row_height=44)
    notes = [t("workload.share", unit=UNITS[unit], total=shown_counts()[unit])]
    if load[roles].sum(axis=1).gt(load["total"]).any():
        notes.append(t("workload.both", unit=UNITS[unit]))
    st.text("".join(notes))
