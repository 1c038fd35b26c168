"""The briefing: the slide on screen, and the bar that moves from slide to slide."""

import streamlit as st

from dashboard import ROOT
from dashboard.analysis.matrix import actions_in_row, matrix_rows
from dashboard.render.slides import slide
from dashboard.text import ROW_UNITS, t
from dashboard.ui.page import choose, choose_number, show_html
from dashboard.ui.session import selection

#: Loaded on this page only: its `:has()` rules would slow down every other page.
_STYLE = ROOT / "dashboard/web/assets/briefing.css"


def show() -> None:
    """The slide whose number is in the address or in the bar below; briefing_keys.js lets keys change that number."""
    screen = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing"):
        moves = st.container(horizontal=True, vertical_alignment="bottom", width="content")
        unit = choose(t("briefing.by"), ROW_UNITS, key="by")
    st.html(_STYLE)
    last = selection().counts[unit]
    with moves:
        number = _choose_slide(last)
    with screen:
        (row,) = matrix_rows(selection(), unit, number - 1, 1)
        show_html(slide(selection().dataset, actions_in_row(selection(), unit, row), last=last))


def _choose_slide(last: int) -> int:
    number = choose_number("at", last)
    st.button(t("briefing.back"), key="slide-back", on_click=_move, args=(-1, last), disabled=number <= 1)
    st.number_input(t("briefing.at"), 1, last, key="at", width=150, label_visibility="collapsed")
    st.text(t("briefing.of", at=number, of=last))
    st.button(t("briefing.next"), key="slide-next", on_click=_move, args=(1, last), disabled=number >= last)
    return number


def _move(by: int, last: int) -> None:
    st.session_state["at"] = min(max((st.session_state.get("at") or 1) + by, 1), last)
