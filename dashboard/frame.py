"""The script around every page: navigation, document, filters."""

import streamlit as st

from dashboard import ui
from dashboard.text import t
from loaders import LoadError

ui.adopt_language()
page = st.navigation(ui.pages(), position="top")
st.set_page_config(page_title=f"{page.title} · {t('app')}", layout="wide")

try:
    entries = ui.entries(anew=True)
    ui.adopt_url(entries)
    ui.restore_address(page.url_path)
    with st.sidebar:
        dataset = ui.choose_names(ui.choose_dataset(entries))
        view = ui.make_view(dataset, ui.choose_filter(dataset))
        st.text(t("filter.counts", **ui.counts()[0]))
        st.button(t("filter.clear"), on_click=ui.clear_filter, disabled=not view.chosen.active, width="stretch")
        ui.offer_handouts()
except LoadError as error:
    ui.no_view(error)
with st.sidebar:
    ui.offer_language()
if not ui.has_view() and page.url_path != "documents":
    st.stop()

ui.say_what_is_lost()
ui.say_what_became_of_files(entries)
page.run()
ui.forget_what_is_lost()
