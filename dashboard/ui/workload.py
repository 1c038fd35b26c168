"""The parts of the page about the workload: bars, where a click filters, and a table, where it opens an agency."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import ROOT
from dashboard.analysis.counts import counts
from dashboard.analysis.workload import workload, workload_of
from dashboard.model import filters
from dashboard.render import charts
from dashboard.render.page_head import agency_links
from dashboard.text import ROLES, UNITS, WORKLOAD, t
from dashboard.text.captions import caption
from dashboard.text.gloss import gloss
from dashboard.ui.address import pin_choices
from dashboard.ui.page import show_html, theme
from dashboard.ui.session import dataset, selection, session


class Workloads(NamedTuple):
    """The workload of the agencies shown and of all agencies, as `analysis.workload` gives it, and the total."""

    shown: pd.DataFrame
    everyone: pd.DataFrame
    whole: int


def workloads(count: str) -> Workloads:
    """The workloads under the page's filter, counted in `count`: measures, actions or assignments."""
    filter_ = selection().filter
    of_all_agencies = filter_.without("agency")
    rows = filters.filter_assignments(dataset(), of_all_agencies)
    whole = counts(rows, filters.filter_actions(dataset(), of_all_agencies, rows))[count]
    everyone = workload(rows, dataset().assignments, count=count, whole=whole)
    shown = workload_of(everyone, filter_.agency) if filter_.agency else everyone
    return Workloads(shown, everyone, whole)


def show_bars(load: pd.DataFrame, unit: str) -> None:
    """The workload as bars. A click on a bar filters by its agency; a click on the only agency filtered clears that."""
    picked = selection().filter.agency
    title = t("chart.title", name=t("workload.nav"), what=UNITS[unit], caption=caption(selection()))
    st.plotly_chart(
        charts.workload_bars(load, unit=unit, picked=picked, theme=theme(), title=title),
        key="bars",
        on_select=_pick_agency,
        selection_mode="points",
        config=charts.picture_config(selection().filter.file_stem(t("workload.name"), t)),
        alt=t("workload.title"),
    )
    hints = [t("workload.hint")]
    if len(load) > charts.MOST_BARS:
        hints.append(t("workload.top", top=charts.MOST_BARS, rest=len(load) - charts.MOST_BARS))
    st.text("".join(hints))
    if picked:
        show_html(agency_links(picked))


def _pick_agency() -> None:
    points = st.session_state["bars"]["selection"]["points"]
    if points:
        agency = points[0]["customdata"]
        st.session_state["agency"] = [] if selection().filter.agency == (agency,) else [agency]


def show_table(load: Workloads, unit: str) -> None:
    """The workload as a table, with notes on what it counts. A click on a cell opens the page of its agency."""
    if session().opens_agency:
        session().opens_agency = False
        st.switch_page(ROOT / "pages/agency.py")
    table = load.shown.assign(share=load.shown["share"] * 100)
    config: dict[str, Any] = {name: WORKLOAD[name] for name in load.shown.columns}
    config["share"] = st.column_config.NumberColumn(WORKLOAD["share"], format="%.1f%%")
    if any(glosses := load.shown["agency"].map(gloss)):
        table.insert(1, "gloss", glosses)
        config["gloss"] = t("gloss.column")
    st.dataframe(
        table,
        hide_index=True,
        column_config=config,
        height="content" if len(table) <= charts.MOST_BARS else 640,
        key="workload",
        row_height=44,
        on_select=lambda: _open_agency(load.shown["agency"]),
        selection_mode="single-cell",
    )
    st.text("".join(_notes(load, unit)))


def _notes(load: Workloads, unit: str) -> list[str]:
    notes = [t("workload.open"), t("workload.share", unit=UNITS[unit], total=load.whole)]
    roles = [role for role in ROLES if role in load.shown]
    if load.shown[roles].sum(axis=1).gt(load.shown["total"]).any():
        notes.append(t("workload.both", unit=UNITS[unit]))
    return notes


def _open_agency(agencies: pd.Series) -> None:
    for row, _ in st.session_state["workload"]["selection"]["cells"]:
        pin_choices()  # st.switch_page forgets what the widgets hold
        st.session_state["agency"] = [agencies[row]]
        session().opens_agency = True
