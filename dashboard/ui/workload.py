"""The workload as bars and as a table; a click on an agency filters by it, or leads to it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import ROOT
from dashboard.analysis.counts import counts
from dashboard.analysis.workload import workload, workload_of
from dashboard.export.file_names import file_stem
from dashboard.model import filters
from dashboard.model.selection import caption
from dashboard.render import charts
from dashboard.render.page_head import agency_links
from dashboard.text import ROLES, UNITS, WORKLOAD, t
from dashboard.text.gloss import gloss
from dashboard.ui.page import show_html, theme
from dashboard.ui.view import view


def workloads(count: str) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The workload of the agencies shown; that of all when the agency filter is left out; and the whole of both."""
    dataset, chosen = view().dataset, view().chosen
    free = chosen.without("agency")
    everyone = filters.filter_assignments(dataset.assignments, free)
    whole = counts(everyone, filters.filter_actions(dataset, free, everyone))[count]
    all_shown = workload(everyone, dataset.assignments, count=count, whole=whole)
    return workload_of(all_shown, chosen.agency) if chosen.agency else all_shown, all_shown, whole


def show_bars(load: pd.DataFrame, unit: str) -> None:
    """The workload as bars; a click on one sets the agency filter to it, a click on the only one picked clears it."""
    title = t("chart.title", name=t("workload.nav"), what=UNITS[unit], caption=caption(view()))
    figure = charts.workload_bars(load, unit=unit, picked=view().chosen.agency, theme=theme(), title=title)
    st.plotly_chart(
        figure,
        key="bars",
        on_select=_pick_agency,
        selection_mode="points",
        config=charts.picture_config(file_stem(t("workload.name"), view().chosen)),
        alt=t("workload.title"),
    )
    hints = [t("workload.hint")]
    if len(load) > charts.MOST_BARS:
        hints.append(t("workload.top", top=charts.MOST_BARS, rest=len(load) - charts.MOST_BARS))
    st.text("".join(hints))
    if view().chosen.agency:
        show_html(agency_links(view().chosen.agency))


def _pick_agency() -> None:
    points = st.session_state["bars"]["selection"]["points"]
    if points:
        picked = points[0]["customdata"]
        st.session_state["agency"] = [] if view().chosen.agency == (picked,) else [picked]


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
        st.switch_page(ROOT / "pages/agency.py", query_params={})
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


def _pick_row(agencies: pd.Series) -> None:
    for row, _ in st.session_state["workload"]["selection"]["cells"]:
        st.session_state["agency"] = [agencies[row]]
        st.session_state["_to_agency"] = True
