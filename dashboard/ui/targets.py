"""The parts of the page about time and targets: actions by month, targets in the texts, the policies that they name."""

import pandas as pd
import streamlit as st

from dashboard.analysis.matrix import matrix_rows, row_labels
from dashboard.analysis.targets import MOST_SEARCHED, TARGET_KINDS, targets_of
from dashboard.analysis.timeline import due_agencies, due_counts, timeline
from dashboard.export import downloads as files
from dashboard.export.calendar_file import MOST_EVENTS, count_deadlines
from dashboard.export.tables import targets_table
from dashboard.model.due_groups import today
from dashboard.render.months import due_figures, months_table
from dashboard.render.page_head import count_figures
from dashboard.render.targets import policy_list, target_counts, target_list
from dashboard.text import COLUMN_LABELS, FOUND_KINDS, LANES, TARGET_KIND_CHOICES, TIME_VIEWS, t
from dashboard.ui import downloads
from dashboard.ui.address import asked_for, take
from dashboard.ui.page import choose, page_of, show_html
from dashboard.ui.session import dataset, selection

_SECONDS = 2.0  # that a run may search for targets
_MOST_LANES = 30  # agencies with the most deadlines


def choose_view() -> str:
    """What the page shows. A link from before it had views names a kind alone: it leads to the view of that kind."""
    kind = asked_for("kind")
    if kind and asked_for("view") is None:
        take("view")
        st.session_state["view"] = "policies" if FOUND_KINDS.key_of(kind) == "name" else "targets"
    return choose(t("targets.view"), TIME_VIEWS, key="view", with_label=False)


def show_months(bar: st.delta_generator.DeltaGenerator) -> None:
    """How many actions are due when, and agencies or measures by month. Its choices stand in the bar."""
    shown = selection()
    with bar:
        _choose_asof()
        by = choose(t("times.lanes"), LANES, key="lanes")
        if deadlines := count_deadlines(shown):
            downloads.offer("times.calendar", files.deadlines_calendar(shown), note=t("times.calendar.note"))
    counts = due_counts(shown)
    show_html(due_figures(counts))
    asof = shown.filter.asof
    st.text(t("times.figures", asof=t("date.day", year=asof.year, month=asof.month, day=asof.day)))
    if deadlines > MOST_EVENTS:
        st.text(t("times.calendar.cut", most=MOST_EVENTS))
    if deadlines:
        _show_lanes(by)
    else:
        _show_targets_instead()


def _show_targets_instead() -> None:
    """That no action has a date, and the targets in the texts: of such a document they are all that can be said of time."""
    found = _found_targets()
    numbers = found[found["kind"].isin(TARGET_KINDS)]
    if numbers.empty:
        st.info(t("times.none"))
        return
    st.info(t("times.none.targets"))
    _list_targets(numbers)


def _choose_asof() -> None:
    """The day as of which deadlines count. The filter has it on every page; only this page shows a widget for it."""
    st.session_state["asof-day"] = selection().filter.asof
    st.date_input(
        t("times.asof"), key="asof-day", help=t("times.asof.help"), on_change=_keep_asof, format="YYYY-MM-DD", width=220
    )


def _keep_asof() -> None:
    picked = st.session_state["asof-day"]
    st.session_state["asof"] = None if picked == today() else picked


def _show_lanes(by: str) -> None:
    shown = selection()
    if by == "agencies":
        lanes: list = due_agencies(shown, _MOST_LANES)
        labels = lanes
    else:
        places = page_of(range(shown.counts["measures"]))
        lanes = [*matrix_rows(shown, by, places[0], len(places))]
        labels = row_labels(shown.dataset, lanes, by)
    if not lanes:
        return
    show_html(months_table(timeline(shown, by, lanes), labels, shown.dataset, by, shown.filter.asof))
    st.text(t("times.hint" if by == "agencies" else "times.hint.measures"))
    if by == "agencies" and (rest := shown.counts["agencies"] - len(lanes)) > 0:
        st.text(t("times.rest", count=rest))


def show_targets(bar: st.delta_generator.DeltaGenerator) -> None:
    """The targets in the texts: how many of each kind, and the texts with the targets marked. Its choices stand in the bar."""
    everything = _found_targets()
    with bar:
        kind = choose(t("targets.kind"), TARGET_KIND_CHOICES, key="kind")
        kinds = TARGET_KINDS if kind == "all" else (kind,)
        offered = files.targets(selection(), kinds, t("targets.name"))
        downloads.offer("targets.download", offered, note=t("download.note"))
    show_html(count_figures(counts := target_counts(everything), counts))
    st.text(t("targets.figures"))
    found = everything[everything["kind"].isin(kinds)]
    if found.empty:
        st.info(t("targets.none"))
        return
    _list_targets(found)


def _list_targets(found: pd.DataFrame) -> None:
    """The texts of these targets, with the targets marked."""
    st.text(t("targets.hint"))
    ids = page_of(found["action_id"].unique().tolist())
    show_html(target_list(dataset(), ids, found, selection().filter))


def show_policies(bar: st.delta_generator.DeltaGenerator) -> None:
    """The policies that the actions name; the link to their file stands in the bar."""
    found = _found_targets()
    found = found[found["kind"] == "name"]
    if found.empty:
        st.info(t("policies.none"))
        return
    st.text(t("policies.hint"))
    with bar:
        offered = files.targets(selection(), ["name"], t("policies.name"))
        downloads.offer("policies.download", offered, note=t("download.note"))
    names = page_of(found["value"].unique().tolist())
    show_html(policy_list(dataset(), found[found["value"].isin(names)]))


def _found_targets() -> pd.DataFrame:
    """The targets in the actions shown. If time runs out: those found so far, with a note and a button to go on."""
    with st.spinner(t("targets.reading")):
        found = targets_of(selection(), seconds=_SECONDS)
    if found.searched < found.all:
        st.info(t("targets.left", read=found.searched, all=found.all))
        if found.searched < MOST_SEARCHED:
            st.button(t("targets.go_on"))
        else:
            st.text(t("targets.most", most=MOST_SEARCHED))
    return found.table


def show_targets_of(agency: str) -> None:
    """A table of the targets in the agency's actions, if there are any."""
    found = targets_of(selection(), agency, seconds=_SECONDS).table
    found = found[found["kind"].isin(TARGET_KINDS)]
    if len(found):
        st.subheader(t("targets.nav"))
        table = targets_table(found, dataset())
        columns = [COLUMN_LABELS["measure"], t("targets.kind"), t("targets.piece"), t("targets.value")]
        st.dataframe(table[columns], hide_index=True, height="content", key="targets", row_height=44)
