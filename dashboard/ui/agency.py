"""The parts of the page about one agency, and the directory of all."""

from itertools import groupby

import streamlit as st

from dashboard.analysis.agency_profile import actions_by_role, agency_directory
from dashboard.analysis.workload import workload
from dashboard.library import catalogue
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.model.successors import Known
from dashboard.render import agency as agency_markup
from dashboard.render.page_head import figures
from dashboard.render.palette import role_name
from dashboard.text import ROLES, UNITS, t
from dashboard.text.gloss import with_gloss
from dashboard.text.pinyin import with_pinyin
from dashboard.ui.overview import show_actions
from dashboard.ui.page import first_of, page_of, show_html
from dashboard.ui.session import dataset, selection, session
from dashboard.ui.workload import workloads


def choose_agency() -> str | None:
    """The list of agencies, which sets the filter to the one picked last. None if the filter has no agency, or several.

    It is a multiselect, since a selectbox would write the pinyin of the chosen one into its field.
    """
    chosen = selection().filter.agency
    st.session_state["only-agency"] = [*chosen] if len(chosen) == 1 else []
    st.multiselect(
        t("agency.choose"),
        first_of(dataset().agencies, chosen),
        format_func=lambda name: with_pinyin(with_gloss(name), name),
        key="only-agency",
        placeholder=t("agency.choose.none"),
        filter_mode="contains",
        select_all=False,
        on_change=_filter_by_agency,
        width=560,
    )
    return chosen[0] if len(chosen) == 1 else None


def _filter_by_agency() -> None:
    st.session_state["agency"] = st.session_state["only-agency"][-1:]


def show_directory(unit: str) -> None:
    """The agencies shown, grouped by kind, with their number of actions or measures; each name links to its page."""
    load = workloads(unit).shown
    known = _known_of(load["agency"].tolist())
    kinds = {name: fact.kind for name, named in known.items() if (fact := named[0].fact)}
    show_html(agency_markup.agency_directory(agency_directory(load, kinds), unit))
    st.text(t("agency.hint", unit=UNITS[unit]))


def show_name(agency: str) -> None:
    """The agency's name, and how many of the actions shown, and of their measures, it has in each role."""
    actions, measures = (_by_role(agency, unit) for unit in ("actions", "measures"))
    counts = [(role, actions[role], measures[role]) for role in actions]
    show_html(agency_markup.agency_name(agency, counts))


def _by_role(agency: str, unit: str) -> dict[str, int]:
    """How much of what is shown an agency has in each role."""
    load = workload(selection(), count=unit, whole=1)
    row = load[load["agency"] == agency].to_dict("records")[0]
    return {role: row[role] for role in ROLES if row.get(role)}


def show_facts(agency: str) -> None:
    """What is known of the agency, if anything is."""
    if known := _known_of([agency]).get(agency):
        st.subheader(t("agency.facts"))
        show_html(agency_markup.agency_profile(known))


def _known_of(agencies: list[str]) -> dict[str, list[Known]]:
    """The known facts about the printed names that each agency stands for; none of one unless every name has one."""
    known: dict[str, list[Known]] = {}
    for each in session().known or catalogue.known_among(dataset(), agencies):
        for name in {each.printed, each.label}:
            known.setdefault(name, []).append(each)
    return {name: named for name, named in known.items() if all(each.fact for each in named)}


def show_figures(agency: str, unit: str) -> None:
    """The agency's number of actions, or measures (`unit`), in each role; of actions led alone and jointly, and of partners:
    filtered / all."""
    mine = Selection(dataset(), Filter(agency=(agency,)))
    shown, whole = (workload(each, count=unit, whole=1).iloc[0] for each in (selection(), mine))
    names = {role: role_name(role) for role in dataset().roles if role in whole}
    names |= {"lead_alone": t("agency.alone"), "lead_jointly": t("agency.jointly"), "partners": t("agency.with")}
    units = {name: unit if name in ROLES else "agencies" if name == "partners" else "actions" for name in names}
    notes = {names[name]: t(f"in.{counted}") for name, counted in units.items()}
    show_html(figures(((label, shown.get(name, 0), whole[name]) for name, label in names.items()), notes))
    if selection().counts["assignments"] < mine.counts["assignments"]:
        st.text(t("agency.filtered"))


def show_tasks(agency: str) -> None:
    """The full text of the agency's actions, grouped by its role."""
    tasks = actions_by_role(selection(), agency)
    for role, run in groupby(page_of(tasks), key=lambda task: task[0]):
        count = sum(task[0] == role for task in tasks)
        st.subheader(t("agency.role", role=role_name(role), count=count))
        show_actions([action_id for _, action_id in run])
