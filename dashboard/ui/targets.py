"""The pieces of the page about targets: deadlines, amounts, frequencies and named policies in the texts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.analysis.targets import targets_of
from dashboard.export.tables import targets_table
from dashboard.text import COLUMN_LABELS, TARGET_KIND_CHOICES, t
from dashboard.ui.page import choose
from dashboard.ui.session import dataset, selection

_PATIENCE = 2.0  # seconds that a run may look for targets


def found_targets() -> pd.DataFrame:
    """The targets in the actions shown; of very many those found so far, with a word and a way to go on."""
    actions = selection().actions
    with st.spinner(t("targets.reading")):
        found, left = targets_of(dataset(), actions, seconds=_PATIENCE)
    if left:
        st.info(t("targets.left", read=len(actions) - left, all=len(actions)))
        st.button(t("targets.go_on"))
    return found


def show_targets_of(agency: str) -> None:
    """The targets in the actions shown in which the agency has a part; nothing where there are none."""
    shown = selection()
    ids = shown.assignments.loc[shown.assignments["agency"] == agency, "action_id"]
    found, _ = targets_of(dataset(), shown.actions[shown.actions["action_id"].isin(ids)], seconds=_PATIENCE)
    if len(found):
        st.subheader(t("targets.nav"))
        table = targets_table(found, dataset())
        columns = [COLUMN_LABELS["measure"], t("targets.kind"), t("targets.piece"), t("targets.value")]
        st.dataframe(table[columns], hide_index=True, height="content", key="targets", row_height=44)


def of_kind(found: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The targets of this kind, or of all."""
    return found if kind == "all" else found[found["kind"] == kind]


def choose_kind() -> str:
    """A kind of target, or all to begin with."""
    return choose(t("targets.kind"), TARGET_KIND_CHOICES, key="kind")
