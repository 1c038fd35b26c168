"""Pieces of the pages about commitments and about two documents side by side."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import library
from dashboard.commitments import commitments_of
from dashboard.compare import compare
from dashboard.exports import csv_bytes, file_name
from dashboard.filters import Filter
from dashboard.library import Entry
from dashboard.text import COMMITMENTS, t
from dashboard.ui.page import choose
from dashboard.ui.view import view
from loaders import Document


def found_commitments() -> pd.DataFrame:
    """The commitments in the actions shown."""
    with st.spinner(t("commitments.reading")):
        return commitments_of(view().board, view().actions)


def choose_kind(found: pd.DataFrame) -> pd.DataFrame:
    """The commitments of the kind picked; all of them to begin with."""
    kind = choose(t("commitments.kind"), {"all": t("filter.all")} | COMMITMENTS, key="kind")
    return found if kind == "all" else found[found["kind"] == kind]


def choose_two(entries: list[Entry]) -> tuple[Document, Document]:
    """The two documents to compare, in the address as `old` and `new`; stops with a word where there is one only."""
    labels = library.by_label(entries)
    if len(labels) < 2:
        st.info(t("compare.one"))
        st.stop()
    with st.container(horizontal=True):
        old, new = (_choose_one(entries, list(labels), key, at) for at, key in enumerate(("old", "new")))
    if old == new:
        st.info(t("compare.same_choice"))
        st.stop()
    return labels[old].document, labels[new].document


def _choose_one(entries: list[Entry], labels: list[str], key: str, default: int) -> str:
    if key not in st.session_state and (named := library.find(entries, st.query_params.get(key, ""))) in labels:
        st.session_state[key] = named
    if st.session_state.get(key, labels[0]) not in labels:
        del st.session_state[key]
    return st.selectbox(t(f"compare.{key}"), labels, default, key=key, bind="query-params")


def differences(old: Document, new: Document) -> pd.DataFrame:
    """What differs between the two; kept while both stay chosen."""
    chosen = [(document.sha256, document.headers) for document in (old, new)]
    known, found = st.session_state.get("_differences", (None, None))
    if known != chosen:
        found = compare(old, new)
        st.session_state["_differences"] = (chosen, found)
    return found


def download_rows(label: str, name: str, rows: Callable[[], pd.DataFrame], chosen: Filter | None = None) -> None:
    """A button for a table under its Chinese headers, made when it is asked for."""
    name = file_name(name, chosen or Filter())
    st.download_button(
        label,
        lambda: csv_bytes(rows()),
        name,
        "text/csv",
        key=f"download_{name}",
        on_click="ignore",
        help=t("download.note"),
    )
