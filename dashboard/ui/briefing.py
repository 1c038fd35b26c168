"""The briefing: the slide on screen, and the bar that moves from slide to slide."""

import streamlit as st

from dashboard import ROOT
from dashboard.analysis.matrix import actions_in_row, matrix_rows, measure_numbers
from dashboard.render.slides import slide
from dashboard.text import ROW_UNITS, t
from dashboard.text.captions import document_words
from dashboard.ui.page import choose, choose_number, show_html
from dashboard.ui.session import selection

#: Loaded on this page only: its `:has()` rules would slow down every other page.
_STYLE = ROOT / "dashboard/web/assets/briefing.css"
_MOST_NUMBERED = 500  # slides whose measures can be opened by their number


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
        ids = actions_in_row(selection(), unit, row)
        show_html(slide(selection().dataset, ids, last=last, above=_above(), numbers=_numbers(unit, last)))


def _above() -> list[str]:
    """What an audience needs to know that sees the slide alone: the document and the filter."""
    shown = selection()
    words = shown.filter.words(t, shown.dataset)
    return ([] if shown.dataset.is_combined else [document_words(shown.dataset)]) + ([words] if words else [])


def _numbers(unit: str, last: int) -> list[int | None]:
    """The numbers of the measures of the slides in their document, if a filter leaves some out; none if not each has its own."""
    if unit != "measures" or last > _MOST_NUMBERED or not selection().filter.words(t, selection().dataset):
        return []
    numbers = measure_numbers(selection())
    return numbers if None not in numbers and len({*numbers}) == last else []


def _choose_slide(last: int) -> int:
    number = choose_number("at", last)
    st.button(t("briefing.back"), key="slide-back", on_click=_move, args=(-1, last), disabled=number <= 1)
    st.number_input(t("briefing.at"), 1, last, key="at", width=150, label_visibility="collapsed")
    st.text(t("briefing.of", at=number, of=last))
    st.button(t("briefing.next"), key="slide-next", on_click=_move, args=(1, last), disabled=number >= last)
    return number


def _move(by: int, last: int) -> None:
    st.session_state["at"] = min(max((st.session_state.get("at") or 1) + by, 1), last)
