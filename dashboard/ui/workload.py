"""The parts of the page about the workload: bars, where a click filters, and a table, where it opens an agency."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import ROOT
from dashboard.analysis.workload import MOST_WITH_PARTNERS, of_everyone, workload
from dashboard.render import charts
from dashboard.render.page_head import agency_links
from dashboard.text import ROLES, UNITS, WORKLOAD, t
from dashboard.text.captions import caption, workload_headers
from dashboard.text.file_names import file_stem
from dashboard.text.gloss import gloss
from dashboard.ui.address import pin_choices
from dashboard.ui.page import show_html, theme
from dashboard.ui.session import dataset, selection, session

MOST_LISTED = 2_000  # agencies in the table; the file has all


class Workloads(NamedTuple):
    """The workload of the agencies shown and of all agencies, as `analysis.workload` gives it, with the number of all
    agencies and the total. Of very many agencies, those with most work are listed, and those of the filter."""

    shown: pd.DataFrame
    everyone: pd.DataFrame
    agencies: int
    whole: int


def workloads(count: str) -> Workloads:
    """The workloads under the page's filter, counted in `count`: measures, actions or assignments."""
    filter_ = selection().filter
    everyones = of_everyone(selection())
    whole = everyones.counts[count]
    everyone = dataset().cached(
        ("workload", everyones.filter, count), lambda: workload(everyones, count=count, whole=whole, most=MOST_LISTED)
    )
    shown = everyone
    if filter_.agency:
        shown = workload(selection(), count=count, whole=whole)
        more = shown[~shown["agency"].isin(everyone["agency"])].reindex(columns=everyone.columns, fill_value=0)
        everyone = pd.concat([everyone, more], ignore_index=True)
    return Workloads(shown, everyone, everyones.counts["agencies"], whole)


def show_bars(load: Workloads, unit: str) -> None:
    """The workload as bars. A click on a bar filters by its agency; a click on the only agency filtered clears that."""
    picked = selection().filter.agency
    title = t("chart.title", name=t("workload.nav"), what=UNITS[unit], caption=caption(selection()))
    st.plotly_chart(
        charts.workload_bars(load.everyone, unit=unit, picked=picked, theme=theme(), title=title),
        key="bars",
        on_select=_pick_agency,
        selection_mode="points",
        config=charts.picture_config(file_stem(t("workload.name"), selection())),
        alt=t("workload.title"),
    )
    hints = [t("workload.hint")]
    if load.agencies > charts.MOST_BARS:
        hints.append(t("workload.top", top=charts.MOST_BARS, rest=load.agencies - charts.MOST_BARS))
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
    config: dict[str, Any] = {**workload_headers(unit, load.shown.columns)}
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
    if len(load.shown) < selection().counts["agencies"]:
        notes.append(t("workload.listed", most=len(load.shown), rest=selection().counts["agencies"] - len(load.shown)))
    if "partners" not in load.shown:
        notes.append(t("workload.no_partners", most=MOST_WITH_PARTNERS))
    roles = [role for role in ROLES if role in load.shown]
    if load.shown[roles].sum(axis=1).gt(load.shown["total"]).any():
        notes.append(t("workload.both", unit=UNITS[unit]))
    return notes


def _open_agency(agencies: pd.Series) -> None:
    for row, _ in st.session_state["workload"]["selection"]["cells"]:
        pin_choices()  # st.switch_page forgets what the widgets hold
        st.session_state["agency"] = [agencies[row]]
        session().opens_agency = True
