"""The parts of the page that compares two documents."""

import streamlit as st

from dashboard.analysis.comparison import Difference, compare
from dashboard.library import catalogue
from dashboard.model.dataset import make_dataset
from dashboard.model.listing import Listing
from dashboard.model.stored_document import StoredDocument
from dashboard.text import t
from dashboard.ui.address import say_unknown, take
from dashboard.ui.page import stop
from dashboard.ui.session import session


def choose_two(entries: Listing) -> tuple[StoredDocument, StoredDocument]:
    """The two documents to compare, `old` and `new` in the address. Stops the page with a hint if they are not two."""
    documents, titles = entries.documents, entries.titles
    if len(documents) < 2:
        st.info(t("compare.one"))
        stop()
    with st.container(horizontal=True):
        keys = list(documents)
        old, new = _choose(entries, titles, "old", keys[0]), _choose(entries, titles, "new", keys[1])
    if old == new:
        st.info(t("compare.same_choice"))
        stop()
    return documents[old], documents[new]


def _choose(entries: Listing, titles: dict[str, str], name: str, default: str) -> str:
    if written := take(name, ""):
        st.session_state[name] = catalogue.find(entries, written)
        if st.session_state[name] not in titles:
            say_unknown(name, written)
    if st.session_state.get(name) not in titles:
        st.session_state[name] = default
    return st.selectbox(
        t(f"compare.{name}"), list(titles), format_func=titles.__getitem__, key=name, persist_state="session"
    )


def differences(old: StoredDocument, new: StoredDocument) -> list[Difference]:
    """The differences between two documents, kept in the session while the same two are compared."""
    contents = old.tables, new.tables
    return session().remember("differences", contents, lambda: compare(make_dataset(old), make_dataset(new)))
