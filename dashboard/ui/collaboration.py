"""The parts of the page about collaboration."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from dashboard.analysis import collaboration
from dashboard.analysis.collaboration import Flow
from dashboard.analysis.questions import questions
from dashboard.render import charts
from dashboard.render.pairs import crossing_table, partner_lists
from dashboard.render.questions import MOST_LINES, QUESTIONS, question_lists
from dashboard.text import t
from dashboard.text.captions import caption
from dashboard.text.file_names import file_stem
from dashboard.ui.address import say_unknown, take
from dashboard.ui.overview import show_actions
from dashboard.ui.page import escape_markdown, page_of, show_html, theme
from dashboard.ui.session import dataset, selection

#: As many as can be read: in the crossing on a meeting screen, and on each side of the flow, which may be scrolled.
MOST_LEADS, MOST_PARTNERS = 24, 30
MOST_ENDS = 60


def has_pairs() -> bool:
    """Whether there are few enough assignments to list the pairs of agencies that work together in them."""
    return selection().counts["assignments"] <= collaboration.MOST_ASSIGNMENTS


def note_too_many() -> None:
    """Say that there are too many assignments to list pairs, and what to do."""
    count = selection().counts["assignments"]
    st.info(t("collaboration.many", count=count, most=collaboration.MOST_ASSIGNMENTS))


def show_questions(question: str) -> None:
    """What a chair would ask, with the answers: all questions ("") or one of them."""
    show_html(question_lists(questions(selection(), MOST_LINES), dataset(), question))
    st.text(t("questions.hint"))


def asked_question() -> str:
    """The question that the address asks for; "" for all."""
    if (written := take("question")) is not None:
        st.session_state["question"] = written if written in QUESTIONS else ""
        if written not in ("", *QUESTIONS):
            say_unknown("question", written)
    return st.session_state.get("question", "")


def forget_question() -> None:
    """Any other view of the page has no question."""
    st.session_state.pop("question", None)


def show_partners(agency: str) -> None:
    """With whom one agency works."""
    show_html(partner_lists(collaboration.partners(collaboration.pairs(selection()), agency), dataset()))


def show_crossing() -> None:
    """The table of leads by partners."""
    pairs = collaboration.pairs(selection())
    if _note_what_is_missing(pairs):
        return
    crossing = collaboration.crossing(pairs, most_leads=MOST_LEADS, most_partners=MOST_PARTNERS)
    show_html(crossing_table(crossing, dataset()))
    st.text(t("pairs.hint"))
    if any(crossing.left_out):
        st.text(t("pairs.left_out", leads=crossing.left_out[0], partners=crossing.left_out[1]))


def show_flow() -> None:
    """The pairs as ribbons; a click on a ribbon or an agency lists its actions below."""
    pairs, alone = collaboration.pairs(selection()), collaboration.led_alone(selection())
    if _note_what_is_missing(pairs, alone):
        return
    flow = collaboration.flow(pairs, alone, most_leads=MOST_ENDS, most_partners=MOST_ENDS)
    st.text(t("flow.hint"))
    title = f"{t('flow.title')}　{caption(selection())}"
    name = file_stem(t("collaboration.name"), selection())
    event = st.echarts_chart(
        charts.flow_ribbons(flow, theme=theme(), title=title, name=name),
        height=charts.flow_height(flow, title),
        key="flow",
        on_select="rerun",
        renderer="svg",
        alt=t("flow.title"),
    )
    if clicked := _clicked_part(flow, event["selection"]["selected"]):
        names, ids = clicked
        st.subheader(escape_markdown(t("flow.picked", names=names, count=len(ids))))
        show_actions(page_of(ids))


def _clicked_part(flow: Flow, selected: list[dict]) -> tuple[str, list[int]] | None:
    """The name and the action ids of the ribbon or agency that was clicked."""
    try:
        return charts.flow_part(flow, selected[0]["data_type"], selected[0]["data_indices"][0])
    except (IndexError, KeyError):  # nothing was clicked, or the click was on the chart of an earlier filter
        return None


def _note_what_is_missing(pairs: pd.DataFrame, alone: Collection[str] = ()) -> bool:
    """Say which actions have too many agencies to be counted, and whether no pairs are left, nor leads that stand alone;
    True in that case."""
    crowded = collaboration.crowded_actions(selection())
    if crowded:
        st.info(t("collaboration.crowded", count=crowded, most=collaboration.MOST_AGENCIES))
    is_empty = pairs.empty and not alone
    if is_empty:
        st.info(t("collaboration.none"))
    return is_empty
