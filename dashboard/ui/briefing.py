"""The briefing: which slide is shown, and the bar that moves through them."""

from __future__ import annotations

import streamlit as st

from dashboard import ROOT
from dashboard.render import slides
from dashboard.text import ROW_UNITS, t
from dashboard.ui.page import choose, choose_number, choose_switch, show_html
from dashboard.ui.session import selection

#: For this page alone: every other page would pay for what it asks of the whole page.
_STYLE = ROOT / "dashboard/web/assets/briefing.css"


def show() -> None:
    """The slide that the address or the bar below it names; briefing_keys.js turns keys into steps of its number."""
    slide = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing"):
        moves = st.container(horizontal=True, vertical_alignment="bottom", width="content")
        unit = choose(t("briefing.by"), ROW_UNITS, key="by")
        full = choose_switch(t("briefing.full"), key="full")
    st.html(_STYLE)
    deck = slides.slides(selection().actions, unit)
    with moves:
        number = _bar(len(deck))
    with slide:
        show_html(slides.slide(selection().dataset, deck[number - 1], full=full))


def _bar(last: int) -> int:
    number = choose_number("at", last)
    st.button(t("briefing.back"), key="slide-back", on_click=_move, args=(-1, last), disabled=number <= 1)
    st.number_input(t("briefing.at"), 1, last, key="at", width=150, label_visibility="collapsed")
    st.text(t("briefing.of", at=number, of=last))
    st.button(t("briefing.next"), key="slide-next", on_click=_move, args=(1, last), disabled=number >= last)
    return number


def _move(by: int, last: int) -> None:
    st.session_state["at"] = min(max((st.session_state.get("at") or 1) + by, 1), last)
