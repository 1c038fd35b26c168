"""The parts of the page that compares two documents."""

import streamlit as st

from dashboard.analysis.comparison import Difference, compare
from dashboard.library import catalogue
from dashboard.model.dataset import make_dataset
from dashboard.model.listing import Listing
from dashboard.model.stored_document import StoredDocument
from dashboard.text import t
from dashboard.ui.address import say_unknown, take
from dashboard.ui.documents.entries import versions_of
from dashboard.ui.page import stop
from dashboard.ui.session import session


def choose_two(entries: Listing) -> tuple[StoredDocument, StoredDocument]:
    """The two documents to compare, `old` and `new` in the address. Stops the page with a hint if they are not two.

    The versions of the document on screen are offered first, and the last two of them are compared at first.
    """
    documents, titles = entries.documents, entries.titles
    if len(documents) < 2:
        st.info(t("compare.one"))
        stop()
    versions = _versions(entries)
    keys = [*versions, *(key for key in documents if key not in versions)]
    first = (versions[1], versions[0]) if len(versions) > 1 else (keys[0], keys[1])
    with st.container(horizontal=True):
        old, new = (_choose(entries, keys, titles, name, key) for name, key in zip(("old", "new"), first, strict=True))
    if old == new:
        st.info(t("compare.same_choice"))
        stop()
    return documents[old], documents[new]


def _versions(entries: Listing) -> list[str]:
    """The keys of the versions of the kept document on screen, the newest first; none of any other document."""
    mine = session()
    entry = entries.by_key.get(mine.doc or "")
    if entry is None or entry.origin != "kept":
        return []
    return [key for key in versions_of(entry) if key in entries.documents]


def _choose(entries: Listing, keys: list[str], titles: dict[str, str], name: str, default: str) -> str:
    if written := take(name, ""):
        st.session_state[name] = catalogue.find(entries, session().linked.get(written, written))
        if st.session_state[name] not in titles:
            say_unknown(name, written)
    if st.session_state.get(name) not in titles:
        st.session_state[name] = default
    return st.selectbox(t(f"compare.{name}"), keys, format_func=titles.__getitem__, key=name, persist_state="session")


def differences(old: StoredDocument, new: StoredDocument) -> list[Difference]:
    """The differences between two documents, kept in the session while the same two are compared."""
    contents = old.tables, new.tables
    return session().remember("differences", contents, lambda: compare(make_dataset(old), make_dataset(new)))
