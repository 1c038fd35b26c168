"""The switch to the names of today, and what is known of an agency."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.library import catalogue
from dashboard.model.dataset import Dataset
from dashboard.model.successors import Known
from dashboard.text import t
from dashboard.ui.view import escape_markdown


def choose_names(dataset: Dataset) -> Dataset:
    """The dataset as printed, or by today's names where the switch is on; the filter's agencies follow the switch."""
    known = catalogue.known_of(dataset)
    st.session_state["_known"] = known
    can_switch = any(each.is_renamed for each in known)
    note = t("current.help") if can_switch else t("current.help.none")
    is_on = st.toggle(t("current"), key="current", bind="query-params", help=note, disabled=not can_switch)
    if problem := catalogue.agency_facts().problem:
        st.warning(escape_markdown(t("current.problem", reason=problem)))
    _follow(known, is_on=is_on)
    return catalogue.with_current_names(dataset) if is_on else dataset


def _follow(known: Sequence[Known], *, is_on: bool) -> None:
    names: dict[str, dict[str, None]] = {}
    for each in known:
        if each.is_renamed:
            old, new = (each.printed, each.label) if is_on else (each.label, each.printed)
            names.setdefault(old, {})[new] = None
    chosen = st.session_state.get("agency") or []
    followed = list(dict.fromkeys(name for value in chosen for name in names.get(value, {value: None})))
    if followed != chosen:
        st.session_state["agency"] = followed


def known_of(agency: str) -> list[Known]:
    """What is known of the printed names that an agency of the dataset stands for, where all their documents agree."""
    named = [each for each in st.session_state["_known"] if agency in (each.printed, each.label)]
    return named if all(each.fact for each in named) else []
