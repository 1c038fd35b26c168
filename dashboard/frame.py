"""The script that runs around every page: address, language, page, document and filter, then the page's own script."""

import time

import streamlit as st

from dashboard.text import said, t
from dashboard.ui import address, language, leaving, navigation, saved_views, sidebar, sign_in
from dashboard.ui.documents import entries, listing
from dashboard.ui.page import PageEnd, escape_markdown, show_answer, show_notices
from dashboard.ui.session import session
from dashboard.web.metrics import count_run
from loaders import LoadError

started, mine = time.perf_counter(), session()
mine.is_page_stale = False
address.read_address()  # may change the language
language.use_language()
script, page = navigation.choose_page()
address.enter_page(page)
st.set_page_config(page_title=f"{script.title} · {t('app')}", layout="wide")
links, notices, answer = st.container(), st.empty(), st.container(key="answer")

listed = entries.look()
with st.sidebar:
    try:
        sidebar.choose_selection(listed)
    except LoadError as error:
        st.error(escape_markdown(said(error)))
    saved_views.show_saved_views()
    language.offer_guide_and_language()
    sign_in.offer_sign_in()
    leaving.ask_before_leaving()
listing.note_stale(listed)
address.write_address(page)
with links:
    navigation.show_navigation(page)

try:
    if mine.selection or page.name == "documents":
        script.run()
    address.finish_run()
except PageEnd:
    address.finish_run()
finally:
    address.write_address(page)  # again, since the page may have corrected a number that is out of bounds
    show_notices(notices, [*address.link_notices(), *mine.notices])
    show_answer(answer, mine.done, mine.refused)
    for words in (mine.notices, mine.done, mine.refused):
        words.clear()
    count_run(page.name, time.perf_counter() - started)
