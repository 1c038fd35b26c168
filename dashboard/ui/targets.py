"""The parts of the page about targets: deadlines, amounts, frequencies and named policies in the texts."""

import pandas as pd
import streamlit as st

from dashboard.analysis.targets import MOST_SEARCHED, targets_of
from dashboard.export.tables import targets_table
from dashboard.text import COLUMN_LABELS, t
from dashboard.ui.session import dataset, selection

_SECONDS = 2.0  # that a run may search for targets


def found_targets() -> pd.DataFrame:
    """The targets in the actions shown. If time runs out: those found so far, with a note and a button to go on."""
    with st.spinner(t("targets.reading")):
        found = targets_of(selection(), seconds=_SECONDS)
    if found.searched < found.all:
        st.info(t("targets.left", read=found.searched, all=found.all))
        if found.searched < MOST_SEARCHED:
            st.button(t("targets.go_on"))
        else:
            st.text(t("targets.most", most=MOST_SEARCHED))
    return found.table


def show_targets_of(agency: str) -> None:
    """A table of the targets in the agency's actions, if there are any."""
    found = targets_of(selection(), agency, seconds=_SECONDS).table
    if len(found):
        st.subheader(t("targets.nav"))
        table = targets_table(found, dataset())
        columns = [COLUMN_LABELS["measure"], t("targets.kind"), t("targets.piece"), t("targets.value")]
        st.dataframe(table[columns], hide_index=True, height="content", key="targets", row_height=44)


def of_kind(found: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The targets of this kind; all of them for "all"."""
    return found if kind == "all" else found[found["kind"] == kind]
