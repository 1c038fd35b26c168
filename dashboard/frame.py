"""The script around every page: navigation, document, filters."""

import streamlit as st

from dashboard import library, printed, shell, ui
from dashboard.text import t
from loaders import LoadError

st.html(library.ROOT / "dashboard/style.css")
ui.adopt_language()
st.html(printed.connection_words())
page = st.navigation(
    [
        st.Page(library.ROOT / f"pages/{name}.py", title=t(f"{name}.nav"), url_path=name, default=name == shell.FIRST)
        for name in (
            "overview",
            "briefing",
            "matrix",
            "workload",
            "agency",
            "collaboration",
            "commitments",
            "compare",
            "documents",
        )
    ],
    position="top",
)
st.set_page_config(
    page_title=f"{page.title} · {t('app')}", page_icon=str(library.ROOT / "dashboard/icon.png"), layout="wide"
)

try:
    entries = ui.entries()
    ui.adopt_url(entries)
    with st.sidebar:
        board = ui.choose_names(ui.choose_board(entries))
        view = ui.make_view(board, ui.choose_filter(board))
        st.text(t("filter.counts", **ui.shown_counts()))
        st.button(t("filter.clear"), on_click=ui.clear_filter, disabled=not view.chosen.active, width="stretch")
        ui.offer_handouts()
except LoadError as error:
    ui.no_view(error)
with st.sidebar:
    ui.offer_language()
if not ui.has_view() and page.url_path != "documents":
    st.stop()

ui.say_what_is_lost()
page.run()
ui.settle_memory()
