"""The briefing: which slide is shown, and the bar that moves through them."""

from __future__ import annotations

import streamlit as st

from dashboard import ROOT
from dashboard.render import slides
from dashboard.text import ROW_UNITS, t
from dashboard.ui.page import choose, show_html
from dashboard.ui.view import view

_DIGITS = 7
#: For this page alone: each would pay for what it asks of the whole page.
_STYLE = ROOT / "dashboard/web/assets/briefing.css"


def show_briefing() -> None:
    """The slide at `at` of the URL, and below it the bar; board.js turns keys into clicks on it."""
    unit = _unit()
    deck = slides.slide_deck(view().actions, unit)
    at = min(max(_asked(), 1), len(deck))
    if st.session_state.get("at", at) != at:
        st.session_state["at"] = at
    place = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing"):
        at = _bar(at, len(deck))
        choose(t("briefing.by"), ROW_UNITS, key="by")
        full = st.toggle(t("briefing.full"), key="full", bind="query-params")
    st.html(_STYLE)
    with place:
        show_html(slides.slide(view().dataset, deck[at - 1], full=full))


def _unit() -> str:
    """The unit that the choice below the slide stands at."""
    return ROW_UNITS.key_of(st.session_state.get("by") or st.query_params.get("by", "")) or "measures"


def _asked() -> int:
    """The slide that the session, or at its start the address, asks for."""
    asked = st.session_state.get("at") or st.query_params.get("at", "")
    return int(asked) if str(asked).isdecimal() and len(str(asked)) < _DIGITS else 1


def _bar(at: int, last: int) -> int:
    st.button(t("briefing.back"), key="slide-back", on_click=_move, args=(-1, last), disabled=at <= 1)
    at = st.number_input(
        t("briefing.at"), 1, last, key="at", bind="query-params", width=150, label_visibility="collapsed"
    )
    st.text(t("briefing.of", at=at, of=last))
    st.button(t("briefing.next"), key="slide-next", on_click=_move, args=(1, last), disabled=at >= last)
    return at


def _move(by: int, last: int) -> None:
    st.session_state["at"] = min(max((st.session_state.get("at") or 1) + by, 1), last)
