"""The navigation. Each link is the complete address of a page, so that it can be copied and opened anywhere."""

from contextlib import nullcontext

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


def show_navigation(shown: Page) -> None:
    """A link to each page with the current document and filter; below it, where the page has parts, one to each part; and the button for the full screen."""
    with st.container(key="pages", horizontal=True):
        for page in PAGES:
            if not page.under:
                with st.container(key="around-part", width="content") if page.name == shown.under else nullcontext():
                    _link(page, t(f"{page.name}.nav"))
        show_html(full_screen_button(), width="content")
    parts = [page for page in PAGES if page.top == shown.top]
    if len(parts) > 1:
        with st.container(key="parts", horizontal=True):
            for page in parts:
                _link(page, t(f"{page.name}.nav" if page.under else f"{page.name}.part"))


def _link(page: Page, label: str) -> None:
    st.page_link(ROOT / f"pages/{page.name}.py", label=label, query_params=view_parameters())


def link_home() -> None:
    """A link to the first page, for a page that has failed."""
    st.page_link(ROOT / f"pages/{PAGES[0].name}.py", label=t("error.home"), query_params=view_parameters())
