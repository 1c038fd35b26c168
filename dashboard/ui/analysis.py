"""Pieces of the pages about commitments and about two documents side by side."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.analysis.comparison import Difference, compare
from dashboard.analysis.targets import targets_of
from dashboard.export.tables import targets_table
from dashboard.library import catalogue
from dashboard.model.dataset import Dataset
from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from dashboard.text import COLUMN_LABELS, COMMITMENT_CHOICES, t
from dashboard.ui.page import choose
from dashboard.ui.view import view

_PATIENCE = 2.0  # seconds that a run may look for commitments


def found_commitments() -> pd.DataFrame:
    """The commitments in the actions shown; of very many those found so far, with a word and a way to go on."""
    asked = (view().dataset, view().chosen)
    known, found = st.session_state.get("_commitments", (None, None))
    if known == asked:
        return found
    with st.spinner(t("commitments.reading")):
        found, left = targets_of(*_shown(), seconds=_PATIENCE)
    if left:
        st.info(t("commitments.left", read=len(view().actions) - left, all=len(view().actions)))
        st.button(t("commitments.go_on"))
    else:
        st.session_state["_commitments"] = (asked, found)
    return found


def show_commitments_of(agency: str) -> None:
    """The commitments in the actions shown in which the agency has a part; nothing where there are none."""
    shown = view()
    ids = shown.assignments.loc[shown.assignments["agency"] == agency, "action_id"]
    found, _ = targets_of(shown.dataset, shown.actions[shown.actions["action_id"].isin(ids)], seconds=_PATIENCE)
    if len(found):
        st.subheader(t("commitments.nav"))
        whole = targets_table(found, shown.dataset)
        said = [COLUMN_LABELS["measure"], t("commitments.kind"), t("commitments.piece"), t("commitments.value")]
        st.dataframe(whole[said], hide_index=True, height="content", key="commitments", row_height=44)


def _shown() -> tuple[Dataset, pd.DataFrame]:
    return view().dataset, view().actions


def of_kind(found: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The commitments of this kind, or of all."""
    return found if kind == "all" else found[found["kind"] == kind]


def choose_kind() -> str:
    """A kind of commitment, or all to begin with."""
    return choose(t("commitments.kind"), COMMITMENT_CHOICES, key="kind")


def choose_two(entries: list[Entry]) -> tuple[StoredDocument, StoredDocument]:
    """The two documents to compare, in the address as `old` and `new`; stops with a word where there is one only."""
    labels = catalogue.by_label(entries)
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
    if st.session_state.get(key) not in labels:
        named = catalogue.find(entries, st.query_params.get(key, ""))
        st.session_state[key] = named if named in labels else labels[default]
    return st.selectbox(t(f"compare.{key}"), labels, key=key, bind="query-params")


def differences(old: StoredDocument, new: StoredDocument) -> list[Difference]:
    """What differs between the two; kept while both stay chosen."""
    chosen = [(document.sha256, document.headers, document.sample) for document in (old, new)]
    known, found = st.session_state.get("_differences", (None, None))
    if known != chosen:
        found = compare(old, new)
        st.session_state["_differences"] = (chosen, found)
    return found
