"""The parts of the page that compares two documents."""

import streamlit as st

from dashboard.analysis.comparison import Difference, compare
from dashboard.analysis.comparison.alike import likest, likest_two, older_first
from dashboard.library import catalogue
from dashboard.model.dataset import make_dataset
from dashboard.model.listing import Listing
from dashboard.model.stored_document import StoredDocument
from dashboard.text import t
from dashboard.ui.address import say_unknown, take
from dashboard.ui.documents.entries import versions_of
from dashboard.ui.page import first_of, stop
from dashboard.ui.session import session

_SIDES = ("old", "new")


def choose_two(entries: Listing) -> tuple[StoredDocument, StoredDocument]:
    """The two documents to compare, `old` and `new` in the address. Stops the page with a hint if they are not two.

    The versions of the document on screen are offered first, then the documents with titles like its own. Only such are
    compared before anybody has chosen.
    """
    documents = entries.documents
    if len(documents) < 2:
        st.info(t("compare.one"))
        stop()
    _propose(entries)
    with st.container(horizontal=True):
        old, new = (_choose(entries, name) for name in _SIDES)
    if not old or not new:
        st.info(t("compare.none_alike"))
        stop()
    if old == new:
        st.info(t("compare.same_choice"))
        stop()
    return documents[old], documents[new]


def _propose(entries: Listing) -> None:
    """Set what is not chosen: both to the last two versions of the document on screen, or to two with like titles; one to the
    likest of the other."""
    held = {name: _held(entries, name) for name in _SIDES}
    chosen = [key for key in held.values() if key]
    if not chosen:
        proposed = _two(entries)
    elif len(chosen) == 1:
        alike = _alike(entries, chosen[0])[1:2]
        proposed = [held[name] or key for name, key in zip(_SIDES, alike * 2, strict=False)]
    else:
        return
    for name, key in zip(_SIDES, proposed, strict=False):
        st.session_state[name] = key


def _held(entries: Listing, name: str) -> str | None:
    """The key that a new address or the widget has, unless there is no such document."""
    if written := take(name, ""):
        st.session_state[name] = catalogue.find(entries, session().linked.get(written, written))
        if st.session_state[name] not in entries.titles:
            say_unknown(t(f"compare.{name}"), written)
    if st.session_state.get(name) not in entries.titles:
        st.session_state[name] = None
    return st.session_state[name]


def _two(entries: Listing) -> list[str]:
    """The last two versions of the document on screen, or it and the one with the likest title, the older first."""
    shown = session().doc or ""
    if shown in entries.titles:
        if len(versions := _versions(entries, shown)) > 1:
            return [versions[1], versions[0]]
        two = _alike(entries, shown)[:2]
    else:
        two = [*(likest_two(_printed_titles(entries)) or ())]
    two.sort(key=lambda key: entries.by_key[key].origin == "draft")  # of titles alike, a draft is the newer one
    return older_first(two, entries.titles) if len(two) == 2 else []


def _printed_titles(entries: Listing) -> dict[str, str]:
    """The titles as printed: those of the listing have file names added where two are the same."""
    return {key: document.title for key, document in entries.documents.items()}


def _alike(entries: Listing, key: str) -> list[str]:
    """A document, its versions, the newest first, and those with like titles, the likest first."""
    titles = _printed_titles(entries)
    found = session().remember("alike", (key, titles), lambda: likest(key, titles))
    return list(dict.fromkeys([key, *_versions(entries, key), *found]))


def _versions(entries: Listing, key: str) -> list[str]:
    return [version for version in versions_of(entries.by_key[key]) if version in entries.titles]


def _choose(entries: Listing, name: str) -> str | None:
    """The widget of a side: the document on screen and those like it are offered first."""
    shown, titles = session().doc or "", entries.titles
    near = _alike(entries, shown) if shown in titles else []
    held = st.session_state[name]
    offered = first_of(list(dict.fromkeys([*near, *titles])), [held] if held else [])
    return st.selectbox(
        t(f"compare.{name}"),
        offered,
        index=None,
        format_func=titles.__getitem__,
        key=name,
        placeholder=t("choose"),
        persist_state="session",
    )


def differences(old: StoredDocument, new: StoredDocument) -> list[Difference]:
    """The differences between two documents, kept in the session while the same two are compared."""
    contents = old.tables, new.tables
    return session().remember("differences", contents, lambda: compare(make_dataset(old), make_dataset(new)))
