"""The script around every page: document, navigation, filters."""

import streamlit as st

from dashboard import library, ui
from dashboard.text import t
from loaders import LoadError

st.html(library.ROOT / "dashboard/style.css")
page = st.navigation(
    [
        st.Page(library.ROOT / f"pages/{name}.py", title=t(f"{name}.nav"), url_path=name, default=name == "overview")
        for name in ("overview", "matrix", "workload")
    ],
    position="top",
)
st.set_page_config(
    page_title=f"{page.title} · {t('app')}", page_icon=str(library.ROOT / "dashboard/icon.png"), layout="wide"
)

try:
    board = library.default_board()
except LoadError as error:
    st.error(ui.escape_markdown(str(error)))
    st.stop()

ui.adopt_url(board)
with st.sidebar:
    view = ui.make_view(board, ui.choose_filter(board))
    st.text(t("filter.counts", **ui.shown_counts()))
    st.button(t("filter.clear"), on_click=ui.clear_filter, disabled=not view.chosen.active, width="stretch")

page.run()
