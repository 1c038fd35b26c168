"""Saved views in the sidebar: links to them, and for editors the fields that save and remove one."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.database import Library, SavedView
from dashboard.library.database.saved_views import LONGEST_NAME
from dashboard.render.saved_views import view_list
from dashboard.text import said, t
from dashboard.ui import visitor
from dashboard.ui.documents.saving import write
from dashboard.ui.page import escape_markdown, show_html
from dashboard.ui.session import session
from loaders import LoadError

#: Parameters that are not part of a view: the language is the reader's, the page of rows a moment's.
_NOT_SAVED = ("lang", "page")


def show_saved_views() -> None:
    """A line that opens to the list. The library is asked only while it is open."""
    st.session_state["views"] = bool(st.session_state.get("views"))  # so that it stays open from page to page
    place = st.expander(t("views"), key="views", on_change="rerun")
    if not place.open:
        return
    with place:
        try:
            saved = catalogue.library().library.views()
        except LoadError as error:
            st.error(escape_markdown(said(error)))
            return
        if saved:
            show_html(view_list(saved))
        else:
            st.text(t("views.none"))
        if visitor.may_edit():
            _offer_saving()
            _offer_removal(saved)


def _offer_saving() -> None:
    if not session().is_served:
        return
    with st.form("view-form", border=False, clear_on_submit=True):
        st.text_input(t("views.name"), key="view-name", max_chars=LONGEST_NAME, placeholder=t("views.name.hint"))
        st.form_submit_button(t("views.save"), on_click=_save, width="stretch")


def _offer_removal(saved: list[SavedView]) -> None:
    if saved:
        with st.popover(t("views.remove"), width="stretch"):
            for at, view in enumerate(saved):
                st.button(
                    escape_markdown(view.name),
                    key=f"view-remove-{at}",
                    on_click=_remove,
                    args=(view.name,),
                    width="stretch",
                )


def _save() -> None:
    mine, name = session(), st.session_state["view-name"] or ""
    address = {key: values for key, values in (mine.address or {}).items() if key not in _NOT_SAVED}

    def save(library: Library, by: str, _owner: str) -> None:
        was_there = library.save_view(name, mine.page, urlencode(address, doseq=True), by=by)
        mine.done.append(t("views.replaced" if was_there else "views.saved", name=name.strip()))

    write(catalogue.library().library, save)


def _remove(name: str) -> None:
    if write(catalogue.library().library, lambda library, by, _owner: library.remove_view(name, by=by)):
        session().done.append(t("views.removed", name=name))
