"""The navigation. Each link is the complete address of a page, so that it can be copied and opened anywhere."""

import streamlit as st

from dashboard import ROOT
from dashboard.pages import BY_PATH, PAGES, Page
from dashboard.render.page_head import full_screen_button
from dashboard.text import t
from dashboard.ui.address import view_parameters
from dashboard.ui.page import show_html


def choose_page() -> tuple[st.Page, Page]:
    """The script that the address asks for, and its entry in the table of pages."""
    scripts = [
        st.Page(ROOT / f"pages/{page.name}.py", title=t(f"{page.name}.nav"), url_path=page.name, default=not page.path)
        for page in PAGES
    ]
    chosen = st.navigation(scripts, position="hidden")
    return chosen, BY_PATH[chosen.url_path]


def show_navigation() -> None:
    """A link to each page with the current document and filter, and the button for the full screen."""
    with st.container(key="pages", horizontal=True):
        for page in PAGES:
            st.page_link(ROOT / f"pages/{page.name}.py", label=t(f"{page.name}.nav"), query_params=view_parameters())
        show_html(full_screen_button(), width="content")


def link_home() -> None:
    """A link to the first page, for a page that has failed."""
    st.page_link(ROOT / f"pages/{PAGES[0].name}.py", label=t("error.home"), query_params=view_parameters())
