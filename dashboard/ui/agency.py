"""The pieces of the page about one agency."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from dashboard.analysis.agency_profile import actions_by_role, agency_directory
from dashboard.analysis.workload import workload
from dashboard.render import agency as agency_views
from dashboard.render.page_head import figures
from dashboard.render.palette import role_name
from dashboard.text import t
from dashboard.ui.names import known_of
from dashboard.ui.overview import show_actions
from dashboard.ui.page import page_of, show_html
from dashboard.ui.view import view
from dashboard.ui.workload import workloads


def choose_agency() -> str | None:
    """The one agency that the filter holds; None where it holds none or several. The box sets the filter."""
    chosen = view().chosen.agency
    st.session_state["_agency"] = chosen[0] if len(chosen) == 1 else None
    st.selectbox(
        t("agency.choose"),
        view().dataset.agencies,
        index=None,
        key="_agency",
        placeholder=t("agency.choose.none"),
        filter_mode="contains",
        on_change=_filter_by_agency,
        width=560,
    )
    return st.session_state["_agency"]


def _filter_by_agency() -> None:
    picked = st.session_state["_agency"]
    st.session_state["agency"] = [picked] if picked else []


def show_directory() -> None:
    """The agencies shown, by kind, each leading to its page."""
    load, _, _ = workloads("actions")
    kinds = {agency: known[0].fact.kind for agency in load["agency"] if (known := known_of(agency))}
    show_html(agency_views.agency_directory(agency_directory(load, kinds)))
    st.text(t("agency.hint"))


def show_portrait(agency: str) -> None:
    """The agency's name and what is known of it."""
    show_html(agency_views.agency_profile(agency, known_of(agency)))


def show_agency_figures(agency: str) -> None:
    """How many actions it has in each role and leads alone and jointly, and how many partners: filtered / all."""
    dataset, rows = view().dataset, view().assignments
    mine = dataset.assignments[dataset.assignments["agency"] == agency]
    shown, whole = (workload(own, dataset.assignments, count="actions", whole=1).iloc[0] for own in (rows, mine))
    names = {role: role_name(role) for role in dataset.roles if role in whole}
    names |= {"lead_alone": t("agency.alone"), "lead_jointly": t("agency.jointly"), "partners": t("agency.with")}
    show_html(figures((label, shown.get(name, 0), whole[name]) for name, label in names.items()))
    if len(rows) < len(mine):
        st.text(t("agency.filtered"))


def show_parts(agency: str) -> None:
    """The actions of the agency by its role, in full."""
    rows = view().assignments
    parts = actions_by_role(rows[rows["agency"] == agency])
    for role, run in groupby(page_of(parts), key=lambda part: part[0]):
        count = sum(part[0] == role for part in parts)
        st.subheader(t("agency.role", role=role_name(role), count=count))
        show_actions([action_id for _, action_id in run])
