"""The pieces of the page about collaboration."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.analysis import collaboration
from dashboard.analysis.collaboration import Flow
from dashboard.render import charts
from dashboard.render.pairs import crossing_table
from dashboard.text import t
from dashboard.text.captions import caption
from dashboard.ui.overview import show_actions
from dashboard.ui.page import escape_markdown, page_of, show_html, theme
from dashboard.ui.session import dataset, selection

#: What can be read on a meeting screen.
MOST_LEADS, MOST_PARTNERS = 24, 30
MOST_ENDS = 20


def pairs_shown() -> pd.DataFrame:
    """Each two agencies that work together in the assignments shown."""
    return collaboration.pairs(selection().assignments, dataset().assignments)


def whole_actions() -> pd.DataFrame:
    """All assignments of the actions shown, whatever the filter hides."""
    every = dataset().assignments
    return every[every["action_id"].isin(selection().actions["action_id"])]


def show_crossing(pairs: pd.DataFrame) -> None:
    """Leads by partners."""
    if _say_if_none(pairs):
        return
    crossing = collaboration.crossing(pairs, most_leads=MOST_LEADS, most_partners=MOST_PARTNERS)
    show_html(crossing_table(crossing, dataset()))
    st.text(t("pairs.hint"))
    if any(crossing.left_out):
        st.text(t("pairs.left_out", leads=crossing.left_out[0], partners=crossing.left_out[1]))


def show_flow(pairs: pd.DataFrame) -> None:
    """The pairs as ribbons; a click on a ribbon or an agency lists its actions below."""
    if _say_if_none(pairs):
        return
    flow = collaboration.flow(pairs, most_leads=MOST_ENDS, most_partners=MOST_ENDS)
    st.text(t("flow.hint"))
    title = f"{t('flow.title')}　{caption(selection())}"
    name = selection().filter.file_stem(t("collaboration.name"), t)
    event = st.echarts_chart(
        charts.flow_ribbons(flow, theme=theme(), title=title, name=name),
        height=charts.flow_height(flow, title),
        key="flow",
        on_select="rerun",
        renderer="svg",
        alt=t("flow.title"),
    )
    if picked := _picked(flow, event["selection"]["selected"]):
        names, ids = picked
        st.subheader(escape_markdown(t("flow.picked", names=names, count=len(ids))))
        show_actions(page_of(ids))


def _picked(flow: Flow, selected: list[dict]) -> tuple[str, list[int]] | None:
    """What was clicked in the picture, a ribbon or an agency: its name and the ids of its actions."""
    for group in selected:
        for place in group["data_indices"]:
            return _part(flow, group["data_type"], place)
    return None


def _part(flow: Flow, data_type: str, place: int) -> tuple[str, list[int]] | None:
    """None where the click was on the picture of another filter."""
    try:
        return charts.flow_part(flow, data_type, place)
    except (IndexError, KeyError):
        return None


def _say_if_none(pairs: pd.DataFrame) -> bool:
    crowded = len(collaboration.crowded_actions(whole_actions()))
    if crowded:
        st.info(t("collaboration.crowded", count=crowded, most=collaboration.MOST_AGENCIES))
    if pairs.empty:
        st.info(t("collaboration.none"))
    return pairs.empty
